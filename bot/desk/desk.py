"""The staff's side of a conversation: which events are theirs, and who may do what."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from zoneinfo import ZoneInfo

from msgspec.structs import replace

from bot.desk import unlocking
from bot.desk.commands import COMMANDS, Command, allowed_to
from bot.desk.errand import Errand
from bot.desk.help import EVERYBODYS, help_with, unknown
from bot.desk.home import home
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
from storage import files, subscriptions, views
from storage.conversations import Conversation, StaffMember
from storage.staff import LEADERS

_PREFIX = "desk."
GROUP_SLOT = "group"
"""Of what is answered in a group: however often somebody orders something, one such answer waits."""


def may_order_in_group(name: str, member: StaffMember) -> bool:
    """Whether a member of staff may give the command `name` where everybody reads the answer."""
    command = COMMANDS.get(name)
    allowed = allowed_to(member.role, is_outside=member.is_outside) if member.role in LEADERS else ()
    return command is not None and command.is_for_groups and name in allowed


@dataclass(frozen=True, slots=True)
class _Order:
    """A command line, whether typed, pressed, or finished by the words that were waited for."""

    name: str
    argument: str = ""
    is_typed: bool = False


class Desk:
    """Handles the events of staff. `zone` is where the unit's hours are, `digest_at` (HH:MM) a newcomer's.

    With `asks_codes` content is shown after a one-time code only.
    """

    def __init__(
        self, unit: Unit, zone: ZoneInfo, digest_at: str = "07:00", *, asks_codes: bool = False
    ) -> None:
        self._unit = unit
        self._zone = zone
        self._digest_at = digest_at
        self._asks_codes = asks_codes

    def wants(self, event: Event, state: State) -> bool:
        """Whether an event of a member of staff is for the desk; the rest of them is a citizen's."""
        awaits = isinstance(state.awaiting, AwaitingArgument)
        match event:
            case CommandReceived(name="start", argument=argument):
                return argument is None and (awaits or isinstance(state.awaiting, AwaitingMenu))
            case CommandReceived(name="cancel"):
                return open_form(state) is None
            case CommandReceived(name=name):
                return name not in EVERYBODYS or name == "help"
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
        errand.is_writing, errand.memory = form is not None, state.desk
        errand.pending = state.awaiting.then if isinstance(state.awaiting, AwaitingArgument) else ""
        errand.sought = state.sought
        if isinstance(event, MediaReceived):  # no command takes a picture
            files.forget(transaction.work, event.file_id, conversation.key)
        if order is None or len(order.argument) > TEXT_LIMIT:
            is_long = order is not None or event == UnsupportedReceived("long_text")
            key = "unsupported-long_text" if is_long else "desk-words-only"
            return state, [errand.reply(key, errand.give_up())]
        replies = await self._obey(order, errand)
        if errand.resumes:
            replies += await self._obey(_resumed(errand.resumes), errand)
        self._note_views(replies, conversation, transaction)
        awaiting = errand.waits_for or form or AwaitingMenu()
        return replace(state, awaiting=awaiting, desk=errand.memory, sought=errand.sought), replies

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
        replies = await _done(command, event.argument or "", errand)
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
            return [help_with(errand, _allowed(errand), order.argument)]
        if order.name in ("send", "drop"):
            return await self._unsent(order, errand)
        command = COMMANDS.get(order.name)
        if command is None:
            return [_no_such(order, errand)]
        if command.name not in errand.allowed:
            await errand.record("refused", detail=order.name)
            return [errand.reply("desk-not-allowed", errand.button("help", label="desk-button-help"))]
        if command.needs_unlock and not await unlocking.is_open(errand):
            return await unlocking.refuse(errand, order.name, order.argument)
        return await _done(command, order.argument, errand)

    def _note_views(self, replies: Sequence[Reply], to: Conversation, transaction: Transaction) -> None:
        """What shows content is taken out of the chat later; `replies` are what is said to it next, in order."""
        for n, reply in enumerate(replies, to.last_n + 1):
            stays = timedelta(minutes=reply.stays_minutes or 0) or timedelta(hours=self._unit.view_hours)
            if reply.is_confidential and stays:
                views.note(transaction.work, to.key, n, transaction.now + stays, reply.slot)

    async def _unsent(self, order: _Order, errand: Errand) -> list[Reply]:
        """Sends the words that were kept back, or drops them; once, however often that is pressed."""
        number = order.argument
        unsent = errand.memory.unsent_to(int(number)) if number.isascii() and number.isdigit() else None
        if unsent is None:
            return [home(errand, "desk-stale")]
        if order.name == "drop":
            errand.memory = errand.memory.without(unsent.number)
            return [home(errand, "desk-home")]
        return await self._obey(_Order(unsent.command, f"{unsent.argument} {unsent.words}"), errand)

    def _errand(
        self,
        member: StaffMember,
        conversation: bytes,
        transaction: Transaction,
        context: Context,
        locale: str,
    ) -> Errand:
        return Errand(
            context,
            locale,
            member,
            conversation,
            transaction,
            self._unit,
            self._zone,
            allowed_to(member.role, is_outside=member.is_outside),
            asks_codes=self._asks_codes,
        )


async def _done(command: Command, argument: str, errand: Errand) -> list[Reply]:
    """What a command says. One that recorded nothing itself, such as a question it asks back, is recorded here."""
    recorded = errand.recorded
    replies = await command.handler(errand, command.split(argument[:TEXT_LIMIT]))
    if errand.recorded == recorded:
        await errand.record("command", errand.about, command.name)
    return replies


def _resumed(line: str) -> _Order:
    name, _, argument = line.partition(" ")
    return _Order(name, argument)


def _allowed(errand: Errand) -> list[str]:
    """The commands of the officer's role, in the order of the table."""
    return [name for name in COMMANDS if name in errand.allowed]


def _no_such(order: _Order, errand: Errand) -> Reply:
    if order.is_typed:
        return unknown(errand, _allowed(errand), order.name, order.argument)
    return home(errand, "desk-stale")


def _order(event: Event, state: State) -> _Order | None:
    """What is to be done, or None where words are awaited and something else came."""
    match event:
        case CommandReceived(name=name, argument=argument):
            return _Order(name, argument or "", is_typed=True)
        case ChoicePicked(id=id) if id.startswith(_PREFIX):
            name, _, argument = id.removeprefix(_PREFIX).partition(".")
            return _Order(name, argument.replace(".", " "))
        case TextReceived(text=text) if isinstance(state.awaiting, AwaitingArgument):
            return _Order(state.awaiting.command, f"{state.awaiting.argument} {text}")
        case TextReceived():
            return _Order("help")
    return None
