"""The dialogue in the real world of the seeds: one citizen's phone, and a fake desk that keeps the cases."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from functools import cache
from typing import Any, ClassVar, Protocol, Self

from msgspec.structs import replace

from bot import programme
from bot.dialogue import receipt
from bot.dialogue.content import Context, Form, Programme
from bot.dialogue.effects import (
    ActOnCase,
    AddToCase,
    AfterSendingEffect,
    AlterVoices,
    AnswerCase,
    CaseEffect,
    CheckCaseAct,
    CheckStatement,
    Effect,
    EmptyChat,
    Enrol,
    FileCase,
    FindCase,
    FindOwnCase,
    FindOwnData,
    ForgetFiles,
    ForgetTeller,
    OwnDataEffect,
    RecordConsent,
    ReloadCase,
    StateReceipt,
    WithdrawConsent,
)
from bot.dialogue.events import (
    CaseActDone,
    CaseActOpen,
    CaseActRefused,
    CaseAdded,
    CaseAnswered,
    CaseClosed,
    CaseFiled,
    CaseFound,
    CaseFull,
    CaseMissing,
    ChatEmptied,
    ChoicePicked,
    CommandReceived,
    ContactShared,
    Enrolled,
    Event,
    InviteRefused,
    MediaKind,
    MediaReceived,
    OutcomeEvent,
    OwnCase,
    OwnDataFound,
    PlaceShared,
    ReceiptStated,
    StatementChecked,
    TellerForgotten,
    TextReceived,
    TimelineEntry,
)
from bot.dialogue.hints import Hints
from bot.dialogue.machine import step
from bot.dialogue.register_effects import RegisterEffect
from bot.dialogue.replies import Reply
from bot.dialogue.state import State
from bot.dialogue.steps import open_form
from bot.places import Gazetteer
from bot.texts import Catalogue
from tests.fake_registers import FakeRegisters

NOW = datetime(2026, 11, 23, 5, 0, tzinfo=UTC)
INVITE = "i-0123456789abcdef"
THANH_BINH = "20878"
TAM_KY_POINT = (15.5736, 108.474)


@cache
def texts() -> Catalogue:
    """The real catalogue."""
    return Catalogue.load()


@cache
def real_context() -> Context:
    """A context from the real seeds, at `NOW`, on the web channel."""
    return Context(
        now=NOW,
        random=bytes(range(receipt.RANDOM_BYTES)),
        channel="web",
        texts=texts(),
        programme=programme.load().programme,
        gazetteer=Gazetteer.load(),
    )


def with_forms(forms: Mapping[str, Form], hints: Hints | None = None) -> Context:
    """The real context with other forms (and hints); the programme is made anew and remembers nothing."""
    context = real_context()
    fields = {name: getattr(context.programme, name) for name in Programme.model_fields}
    changed = {"forms": forms, "hints": hints or context.programme.hints}
    return replace(context, programme=Programme.model_construct(**fields | changed))


def without(name: str, *keys: str) -> Form:
    """The real form `name` without some of its questions."""
    data = real_context().programme.forms[name].model_dump()
    data["questions"] = [one for one in data["questions"] if one["key"] not in keys]
    return Form.model_validate(data)


def at_home(locale: str = "vi") -> State:
    """The state of somebody at the main menu who has said something before."""
    return State(locale=locale, content=real_context().programme.fingerprint)


@dataclass
class FakeDesk:
    """Keeps what was filed in memory and gives the outcomes that the turn would give."""

    now: datetime = NOW
    filed: list[FileCase] = field(default_factory=list)
    timeline: dict[int, list[TimelineEntry]] = field(default_factory=dict)
    added: list[AddToCase] = field(default_factory=list)
    answered: list[AnswerCase] = field(default_factory=list)
    pictures_left: int = 20
    closed: set[int] = field(default_factory=set)
    consents: list[RecordConsent | WithdrawConsent] = field(default_factory=list)
    can: tuple[str, ...] = ()
    refusal: str | None = None
    acted: list[ActOnCase] = field(default_factory=list)
    statement: tuple[str, str] = ("Đã nhận tin số 1", "0" * 111)
    invites: set[str] = field(default_factory=lambda: {INVITE})
    registers: FakeRegisters = field(default_factory=FakeRegisters)

    def answer(self, number: int, text: str) -> None:
        """An officer answers case `number`."""
        self.timeline[number].append(TimelineEntry(self.now, "answer", text))

    def carry_out(self, effect: Effect) -> OutcomeEvent | None:
        """Do one effect."""
        if isinstance(effect, RegisterEffect):
            return self.registers.carry_out(effect)
        if isinstance(effect, OwnDataEffect):
            return self._with_own_data(effect)
        if isinstance(effect, AfterSendingEffect):
            return self._after_sending(effect)
        if isinstance(effect, Enrol):
            return self._enrol(effect.code)
        return None if isinstance(effect, ForgetFiles | AlterVoices) else self._with_case(effect)

    def _with_case(self, effect: CaseEffect) -> OutcomeEvent:
        match effect:
            case FileCase():
                self.filed.append(effect)
                self.timeline[len(self.filed)] = [TimelineEntry(self.now, "status", "new")]
                return CaseFiled(len(self.filed), str(len(self.filed)))
            case FindCase(code=code):
                found = [at for at, case in enumerate(self.filed, 1) if case.code == code]
                return self._found(found[0]) if found else CaseMissing()
            case FindOwnCase(number=number):
                is_own = number in self.timeline and self.filed[number - 1].contact != "none"
                return self._found(number) if is_own else CaseMissing()
            case ReloadCase(case_id=case_id):
                return self._found(int(case_id))
            case AddToCase() | AnswerCase():
                return self._add(effect)

    def _after_sending(self, effect: AfterSendingEffect) -> OutcomeEvent:
        match effect:
            case CheckCaseAct() | ActOnCase():
                return self._act(effect)
            case StateReceipt():
                return ReceiptStated(*self.statement)
            case CheckStatement(words=words, signature=signature):
                return StatementChecked((words, signature) == self.statement, words)

    def _act(self, effect: CheckCaseAct | ActOnCase) -> OutcomeEvent:
        number = int(effect.case_id)
        if number not in self.timeline:
            return CaseMissing()
        if self.refusal is not None:
            return CaseActRefused(effect.case_id, number, effect.act, self.refusal, self.can)
        if isinstance(effect, CheckCaseAct):
            return CaseActOpen(effect.case_id, number, effect.act, self.can)
        self.acted.append(effect)
        return CaseActDone(effect.case_id, number, effect.act, self.can)

    def _with_own_data(self, effect: OwnDataEffect) -> OutcomeEvent | None:
        own = [number for number, case in enumerate(self.filed, 1) if case.contact != "none"]
        match effect:
            case RecordConsent() | WithdrawConsent():
                self.consents.append(effect)
                return None
            case FindOwnData():
                return OwnDataFound(tuple(OwnCase(number, "new", self.now) for number in own))
            case ForgetTeller():
                return TellerForgotten(len(own))
            case EmptyChat():
                return ChatEmptied()

    def _enrol(self, code: str) -> OutcomeEvent:
        if code not in self.invites:
            return InviteRefused()
        self.invites.remove(code)
        return Enrolled("officer")

    def _add(self, effect: AddToCase | AnswerCase) -> OutcomeEvent:
        number = int(effect.case_id)
        if number in self.closed:
            return CaseClosed(number, effect.file_id if isinstance(effect, AddToCase) else None)
        if isinstance(effect, AnswerCase):
            self.answered.append(effect)
            return CaseAnswered()
        if effect.file_id is not None:
            if not self.pictures_left:
                return CaseFull(20, effect.file_id)
            self.pictures_left -= 1
        self.added.append(effect)
        entry = TimelineEntry(self.now, "message", effect.text or "📷")
        self.timeline.setdefault(number, []).append(entry)
        return CaseAdded()

    def _found(self, number: int) -> CaseFound:
        case = self.filed[number - 1]
        told, thanks = tuple(self.timeline[number]), self.registers.thanks
        has_thanks = number in thanks and thanks[number] is None
        return CaseFound(
            str(number), number, case.category, "new", self.now, told, self.can, has_thanks=has_thanks
        )


Turn = Callable[[Event], list[Reply]]
"""What an event leads to, all of it done: the replies in their order."""


class Line(Protocol):
    """What lies between one phone and the dialogue. `channel` is its network's name, None for the story's."""

    channel: str | None

    def carry(self, event: Event, turn: Turn) -> None:
        """Brings an event to `turn`, and the replies back into sight of whoever holds the phone."""


class DirectLine:
    """No network at all."""

    channel: str | None = None

    def carry(self, event: Event, turn: Turn) -> None:
        """As it is."""
        turn(event)


class Phone:
    """A citizen's phone. Every method sends one event and gives the phone back, so that calls chain.

    `new_line` makes the line of each new phone.
    """

    new_line: ClassVar[Callable[[], Line]] = DirectLine

    def __init__(self, context: Context | None = None, desk: FakeDesk | None = None) -> None:
        self.line = type(self).new_line()
        self.context = context or real_context()
        self.desk = desk or FakeDesk()
        self.state = State()
        self.replies: list[Reply] = []
        self.effects: list[Effect] = []

    @property
    def answers(self) -> dict[str, Any]:
        """What the open form holds."""
        form = open_form(self.state)
        assert form is not None
        return form.answers

    def send(self, event: Event) -> Self:
        """One event, and everything that follows from it within its turn."""
        self.line.carry(event, self._turn)
        return self

    def say(self, *texts: str) -> Self:
        """Type each text in turn."""
        for text in texts:
            self.send(TextReceived(text))
        return self

    def press(self, *ids: str) -> Self:
        """Press buttons in turn; each must be on the screen."""
        for choice_id in ids:
            assert choice_id in self.buttons or not self.buttons, (choice_id, self.buttons)
            self.send(ChoicePicked(choice_id))
        return self

    def press_stale(self, choice_id: str) -> Self:
        """Press a button of an earlier message."""
        return self.send(ChoicePicked(choice_id))

    def command(self, name: str, argument: str | None = None) -> Self:
        """Send `/name argument`."""
        return self.send(CommandReceived(name, argument))

    def share_place(self, latitude: float, longitude: float) -> Self:
        """Share a position."""
        return self.send(PlaceShared(latitude, longitude, 20.0))

    def share_phone(self, number: str) -> Self:
        """Share the own phone number."""
        return self.send(ContactShared(number))

    def send_picture(self, file_id: str, caption: str | None = None) -> Self:
        """Send a picture."""
        return self.send(MediaReceived(file_id, "picture", 1000, caption))

    def send_file(self, file_id: str, kind: MediaKind, caption: str | None = None) -> Self:
        """Send a file of any kind."""
        return self.send(MediaReceived(file_id, kind, 1000, caption))

    def wait(self, time: timedelta) -> Self:
        """Let time pass."""
        self.context = replace(self.context, now=self.context.now + time)
        return self

    @property
    def screen(self) -> str:
        """All words of the last turn."""
        return "\n".join(reply.text for reply in self.replies)

    @property
    def buttons(self) -> list[str]:
        """The ids on the last message."""
        return [choice.id for choice in self.replies[-1].choices] if self.replies else []

    @property
    def question(self) -> str | None:
        """The key of the question in front, if there is one."""
        return getattr(self.state.awaiting, "question", None)

    @property
    def case(self) -> FileCase:
        """The last case filed."""
        return self.desk.filed[-1]

    def says(self, key: str, **values: str) -> bool:
        """Whether the last turn said the text `key`."""
        return self.context.texts.render(key, self.state.locale, **values) in self.screen

    def _turn(self, event: Event) -> list[Reply]:
        self.replies, self.effects = [], []
        context = replace(self.context, channel=self.line.channel or self.context.channel)
        events = [event]
        while events:
            outcome = step(self.state, events.pop(0), context)
            self.state = outcome.state
            self.replies += outcome.replies
            self.effects += outcome.effects
            events += [done for effect in outcome.effects if (done := self.desk.carry_out(effect))]
        return self.replies
