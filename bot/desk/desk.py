"""The staff's side of a conversation: which events are theirs, and who may do what."""

from dataclasses import dataclass
from zoneinfo import ZoneInfo

from msgspec.structs import replace

from bot.desk.commands import COMMANDS, allowed_to
from bot.desk.errand import Errand
from bot.desk.home import home, overview
from bot.dialogue.content import Context
from bot.dialogue.events import (
    TEXT_LIMIT,
    ChoicePicked,
    CommandReceived,
    Event,
    MediaReceived,
    TextEdited,
    TextReceived,
    UnsupportedReceived,
)
from bot.dialogue.replies import Reply
from bot.dialogue.state import AwaitingArgument, AwaitingMenu, State
from bot.dialogue.steps import open_form
from bot.digests.hours import next_due
from bot.programme import Unit
from bot.transaction import Transaction
from storage import files, subscriptions
from storage.conversations import Conversation, StaffMember
from storage.staff import LEADERS

_PREFIX = "desk."
GROUP_SLOT = "group"
"""Of what is answered in a group: however often somebody orders something, one such answer waits."""


def may_order_in_group(name: str, member: StaffMember) -> bool:
    """Whether a member of staff may give the command `name` where everybody reads the answer."""
    command = COMMANDS.get(name)
    return command is not None and command.is_for_groups and member.role in LEADERS


@dataclass(frozen=True, slots=True)
class _Order:
    """A command line, whether typed, pressed, or finished by the words that were waited for."""

    name: str
    argument: str = ""


class Desk:
    """Handles the events of staff. `zone` is where the unit's hours are, `digest_at` (HH:MM) a newcomer's."""

    def __init__(self, unit: Unit, zone: ZoneInfo, digest_at: str = "07:00") -> None:
        self._unit = unit
        self._zone = zone
        self._digest_at = digest_at

    def wants(self, event: Event, state: State) -> bool:
        """Whether an event of a member of staff is for the desk; the rest of them is a citizen's."""
        awaits = isinstance(state.awaiting, AwaitingArgument)
        match event:
            case CommandReceived(name="start", argument=argument):
                return argument is None and (awaits or isinstance(state.awaiting, AwaitingMenu))
            case CommandReceived(name="cancel"):
                return open_form(state) is None
            case CommandReceived(name=name):
                return name in COMMANDS or name == "help"
            case ChoicePicked(id=id):
                return id.startswith(_PREFIX)
            case TextReceived() | TextEdited():
                return awaits or isinstance(state.awaiting, AwaitingMenu)
        return awaits

    async def handle(
        self,
        event: Event,
        state: State,
        conversation: Conversation,
        transaction: Transaction,
        context: Context,
    ) -> tuple[State, list[Reply]]:
        """Does what an officer asked for. A citizen's form they have open stays open."""
        if conversation.staff is None:
            raise PermissionError("not staff")
        errand = self._errand(conversation.staff, conversation.key, transaction, context, state.locale)
        if isinstance(event, TextEdited):
            return state, [errand.reply("staff-edited")]
        form, order = open_form(state), _order(event, state)
        errand.is_writing, errand.sought = form is not None, state.sought
        if isinstance(event, MediaReceived):  # no command takes a picture
            files.forget(transaction.work, event.file_id, conversation.key)
        if order is None or len(order.argument) > TEXT_LIMIT:
            is_long = order is not None or event == UnsupportedReceived("long_text")
            key = "unsupported-long_text" if is_long else "desk-words-only"
            return state, [errand.reply(key, errand.give_up())]
        replies = await self._obey(order, errand)
        awaiting = errand.waits_for or form or AwaitingMenu()
        return replace(state, awaiting=awaiting, sought=errand.sought), replies

    async def handle_in_group(
        self,
        event: CommandReceived,
        member: StaffMember,
        group: Conversation,
        transaction: Transaction,
        context: Context,
    ) -> list[Reply]:
        """Does what somebody orders in a group who may: see `may_order_in_group`."""
        command = COMMANDS[event.name]
        errand = self._errand(member, group.key, transaction, context, group.locale)
        errand.is_in_group = True
        replies = await command.handler(errand, command.split((event.argument or "")[:TEXT_LIMIT]))
        return [replace(reply, slot=GROUP_SLOT, locale=group.locale) for reply in replies]

    async def subscribe(self, member: Conversation, transaction: Transaction) -> None:
        """A newcomer gets the digest at the unit's hour; one who comes back, at the hour they had."""
        at = await subscriptions.hour_of(transaction.work, member.key) or self._digest_at
        due = next_due(at, self._zone, transaction.now)
        await subscriptions.subscribe(transaction.work, member.key, at, due)

    async def _obey(self, order: _Order, errand: Errand) -> list[Reply]:
        if order.name in ("start", "cancel"):
            errand.sought = ""
            return [home(errand, "desk-home")]
        if order.name == "help":
            return [overview(errand, [name for name in COMMANDS if name in errand.allowed])]
        command = COMMANDS.get(order.name)
        if command is None:
            return [home(errand, "desk-stale")]
        if command.name not in errand.allowed:
            await errand.record("refused", detail=order.name)
            return [errand.reply("desk-not-allowed", errand.button("help", label="desk-button-help"))]
        return await command.handler(errand, command.split(order.argument))

    def _errand(
        self,
        member: StaffMember,
        conversation: bytes,
        transaction: Transaction,
        context: Context,
        locale: str,
    ) -> Errand:
        allowed = allowed_to(member.role)
        return Errand(context, locale, member, conversation, transaction, self._unit, self._zone, allowed)


def _order(event: Event, state: State) -> _Order | None:
    """What is to be done, or None where words are awaited and something else came."""
    match event:
        case CommandReceived(name=name, argument=argument):
            return _Order(name, argument or "")
        case ChoicePicked(id=id) if id.startswith(_PREFIX):
            name, _, argument = id.removeprefix(_PREFIX).partition(".")
            return _Order(name, argument.replace(".", " "))
        case TextReceived(text=text) if isinstance(state.awaiting, AwaitingArgument):
            return _Order(state.awaiting.command, f"{state.awaiting.argument} {text}")
        case TextReceived():
            return _Order("help")
    return None
