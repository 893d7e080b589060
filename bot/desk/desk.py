"""The staff's side of a conversation: which events are theirs, who may do what, and the news they get."""

from collections.abc import Sequence
from dataclasses import dataclass
from zoneinfo import ZoneInfo

from msgspec.structs import replace

from bot.desk import casecard
from bot.desk.commands import COMMANDS, LEADERS
from bot.desk.errand import Errand
from bot.desk.home import home, overview
from bot.dialogue.content import Context
from bot.dialogue.events import (
    TEXT_LIMIT,
    ChoicePicked,
    CommandReceived,
    Event,
    MediaReceived,
    TextReceived,
    UnsupportedReceived,
)
from bot.dialogue.replies import Choice, Reply
from bot.dialogue.state import AwaitingArgument, AwaitingMenu, State
from bot.dialogue.steps import open_form
from bot.digests.hours import next_due
from bot.programme import Unit
from bot.transaction import Transaction
from storage import cases, files, subscriptions
from storage.conversations import Conversation, StaffMember
from storage.staff import Colleague

_PREFIX = "desk."


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
            case TextReceived():
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
        errand = self._errand(conversation.staff, transaction, context, state.locale)
        form, order = open_form(state), _order(event, state)
        errand.is_writing = form is not None
        if isinstance(event, MediaReceived):  # no command takes a picture
            files.forget(transaction.work, event.file_id, conversation.key)
        if order is None or len(order.argument) > TEXT_LIMIT:
            is_long = order is not None or event == UnsupportedReceived("long_text")
            key = "unsupported-long_text" if is_long else "desk-words-only"
            return state, [errand.reply(key, errand.give_up())]
        replies = await self._obey(order, errand)
        awaiting = errand.waits_for or form or AwaitingMenu()
        return replace(state, awaiting=awaiting), replies

    async def subscribe(self, member: StaffMember, transaction: Transaction) -> None:
        """A newcomer gets the digest at the unit's hour; one who comes back, at the hour they had."""
        at = await subscriptions.hour_of(transaction.work, member.id) or self._digest_at
        due = next_due(at, self._zone, transaction.now)
        await subscriptions.subscribe(transaction.work, member.id, at, due)

    async def announce_case(self, line: cases.Summary, transaction: Transaction, context: Context) -> None:
        """Tells those who look after its place that a case came in; nothing of what it says."""
        key = "desk-news-urgent" if line.is_urgent else "desk-news-case"
        await self._tell_staff(key, line, transaction, context)

    async def announce_message(self, line: cases.Summary, transaction: Transaction, context: Context) -> None:
        """Tells the officer who has the case, or everybody who may take it, that its teller wrote again.

        However often that is, one such message waits to be delivered; the case's arrival is another.
        """
        slot = f"news.{line.number}"
        await self._tell_staff("desk-news-message", line, transaction, context, slot=slot)

    async def _tell_staff(
        self,
        key: str,
        line: cases.Summary,
        transaction: Transaction,
        context: Context,
        *,
        slot: str | None = None,
    ) -> None:
        for to in await transaction.load(_to_be_told(line, await transaction.staff())):
            if to.staff is None:
                continue
            errand = self._errand(to.staff, transaction, context, to.locale)
            news = errand.text(
                key,
                number=str(line.number),
                category=casecard.category(errand, line),
                place=casecard.place(errand, line.commune),
            )
            if errand.may_see(line):
                button = Choice(f"desk.tip.{line.number}", errand.text("desk-button-open"))
                transaction.say(to, [Reply(news, (button,), slot=slot)])
            else:
                nobodys = errand.text("desk-news-nobody", commune=line.commune or "")
                transaction.say(to, [Reply(f"{news}\n{nobodys}", slot=slot)])

    async def _obey(self, order: _Order, errand: Errand) -> list[Reply]:
        role = errand.staff.role
        if order.name in ("start", "cancel"):
            return [home(errand, "desk-home")]
        if order.name == "help":
            return [overview(errand, [one.name for one in COMMANDS.values() if role in one.roles])]
        command = COMMANDS.get(order.name)
        if command is None:
            return [home(errand, "desk-stale")]
        if role not in command.roles:
            await errand.record("refused", detail=order.name)
            return [errand.reply("desk-not-allowed", errand.button("help", label="desk-button-help"))]
        return await command.handler(errand, command.split(order.argument))

    def _errand(self, member: StaffMember, transaction: Transaction, context: Context, locale: str) -> Errand:
        return Errand(member, transaction, context, self._unit, self._zone, locale)


def _to_be_told(line: cases.Summary, staff: Sequence[Colleague]) -> list[bytes]:
    """The conversations that news of a case go to: who has it, else who looks after its place.

    Where nobody does, the leaders are told that, or everybody if there are none: it must not lie unseen.
    """
    concerned = [one for one in staff if one.looks_after(line.commune)]
    assigned = [one for one in concerned if one.id == line.assignee_id]
    leaders = [one for one in staff if one.role in LEADERS]
    return [one.conversation for one in assigned or concerned or leaders or staff]


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
