"""The staff's side of a conversation: which events are theirs, who may do what, and the news they get."""

from collections.abc import Sequence
from dataclasses import dataclass
from zoneinfo import ZoneInfo

from bot.desk import casecard
from bot.desk.commands import COMMANDS
from bot.desk.errand import Errand
from bot.dialogue.content import Context
from bot.dialogue.events import ChoicePicked, CommandReceived, Event, TextReceived
from bot.dialogue.replies import Choice, Reply
from bot.dialogue.state import AwaitingArgument, AwaitingMenu, State
from bot.programme import Unit
from bot.transaction import Transaction
from storage import cases
from storage.conversations import Conversation

_OWN = {"start", "cancel", "help"}
_PREFIX = "desk."


@dataclass(frozen=True, slots=True)
class _Order:
    """A command line, whether typed, pressed, or finished by the words that were waited for."""

    name: str
    argument: str


class Desk:
    """Handles the events of staff. `zone` is where the unit's hours are."""

    def __init__(self, unit: Unit, zone: ZoneInfo) -> None:
        self._unit = unit
        self._zone = zone

    def wants(self, event: Event, state: State) -> bool:
        """Whether an event of a member of staff is for the desk; the rest of them is a citizen's."""
        match event:
            case CommandReceived(name="start", argument=argument):
                return argument is None and isinstance(state.awaiting, AwaitingMenu | AwaitingArgument)
            case CommandReceived(name=name):
                return name in COMMANDS or name in _OWN
            case ChoicePicked(id=id):
                return id.startswith(_PREFIX)
            case TextReceived():
                return isinstance(state.awaiting, AwaitingMenu | AwaitingArgument)
        return isinstance(state.awaiting, AwaitingArgument)

    async def handle(
        self,
        event: Event,
        state: State,
        conversation: Conversation,
        transaction: Transaction,
        context: Context,
    ) -> tuple[State, list[Reply]]:
        """Does what an officer asked for."""
        if conversation.staff is None:
            raise PermissionError("not staff")
        errand = Errand(
            conversation.staff, conversation, transaction, context, self._unit, self._zone, state.locale
        )
        replies = await self._obey(_order(event, state), errand)
        awaiting = errand.waits_for or AwaitingMenu()
        return state.model_copy(update={"awaiting": awaiting}), replies

    async def announce_case(self, line: cases.Summary, transaction: Transaction, context: Context) -> None:
        """Tells those who look after its place that a case came in; nothing of what it says."""
        key = "desk-news-urgent" if line.is_urgent else "desk-news-case"
        await self._tell_staff(key, line, transaction, context)

    async def announce_message(self, number: int, transaction: Transaction, context: Context) -> None:
        """Tells the officer who has the case, or everybody who may take it, that its teller wrote again."""
        line = await cases.summary(transaction.work, number)
        if line is not None:
            await self._tell_staff("desk-news-message", line, transaction, context)

    async def _tell_staff(
        self, key: str, line: cases.Summary, transaction: Transaction, context: Context
    ) -> None:
        concerned = [one for one in await transaction.staff() if one.looks_after(line.commune)]
        assigned = [one for one in concerned if one.id == line.assignee_id]
        for to in await transaction.load([one.conversation for one in assigned or concerned]):
            if to.staff is None:
                continue
            errand = Errand(to.staff, to, transaction, context, self._unit, self._zone, to.locale)
            button = Choice(f"desk.tip.{line.number}", errand.text("desk-button-open"))
            words = {
                "number": str(line.number),
                "category": casecard.category(errand, line),
                "place": casecard.place(errand, line.commune),
            }
            transaction.say(to, [Reply(errand.text(key, **words), (button,))])

    async def _obey(self, order: _Order, errand: Errand) -> list[Reply]:
        if order.name in ("start", "cancel"):
            return [_home(errand, "desk-home")]
        command = COMMANDS.get(order.name)
        if command is None:
            return [_help(errand)]
        if errand.staff.role not in command.roles:
            await errand.record("refused", detail=order.name)
            return [errand.reply("desk-not-allowed")]
        return await command.handler(errand, command.split(order.argument))


def _order(event: Event, state: State) -> _Order:
    match event:
        case CommandReceived(name=name, argument=argument):
            return _Order(name, argument or "")
        case ChoicePicked(id=id) if id.startswith(_PREFIX):
            name, _, argument = id.removeprefix(_PREFIX).partition(".")
            return _Order(name, argument.replace(".", " "))
        case TextReceived(text=text) if isinstance(state.awaiting, AwaitingArgument):
            return _Order(state.awaiting.command, f"{state.awaiting.argument} {text}")
    return _Order("help", "")


def _home(errand: Errand, key: str) -> Reply:
    buttons = (
        errand.button("tips", label="desk-button-tips"),
        errand.button("tips", "unassigned", label="desk-button-unassigned"),
        errand.button("tips", "mine", label="desk-button-mine"),
        errand.button("digest", "now", label="desk-button-digest"),
        errand.button("help", label="desk-button-help"),
    )
    return errand.reply(key, *buttons, role=errand.text(f"role-{errand.staff.role}"))


def _help(errand: Errand) -> Reply:
    """Only what this role may do, with an example each."""
    allowed: Sequence[str] = [
        errand.text(f"desk-help-{command.name}")
        for command in COMMANDS.values()
        if errand.staff.role in command.roles
    ]
    lines = "\n".join(allowed)
    return Reply(errand.text("desk-help", lines=lines), (errand.button("tips", label="desk-button-tips"),))
