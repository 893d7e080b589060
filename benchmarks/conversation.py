"""The conversation everybody holds: one citizen files one whole tip through our real form.

It is found by walking our own dialogue with our own seeds, so it cannot drift from the form. The stock
bots are given the same turns, the same replies and as many buttons.
"""

from dataclasses import dataclass
from datetime import UTC, datetime

from bot.dialogue.content import Context, Programme
from bot.dialogue.effects import FileCase
from bot.dialogue.events import CaseFiled, ChoicePicked, CommandReceived, PersonEvent, TextReceived
from bot.dialogue.machine import step
from bot.dialogue.replies import Choice, Reply
from bot.dialogue.state import AwaitingAnswer, State
from bot.places import Gazetteer
from bot.programme import load
from bot.texts import Catalogue

CHANNEL = "web"
_LONGEST = 60
_PICKED = ("menu.tip", "danger.no", "at_risk.no", "contact.chat", "form.submit")
"""Pressed where it is offered; elsewhere the first button that answers, else the one that skips."""
_WORDS = {
    "what": "Khoảng 22 giờ có ba thanh niên đập cửa kính xe ô tô đậu trước nhà văn hóa rồi lấy đi "
    "một túi xách, sau đó chạy xe máy về phía chợ.",
    "place": "trước nhà văn hóa thôn 2, xã Thăng Bình",
    "who": "Ba nam khoảng 20 tuổi, một người áo đỏ, đi hai xe máy màu đen",
}
_ANY_WORDS = "Tôi tận mắt thấy từ ban công nhà mình"


@dataclass(frozen=True, slots=True)
class Turn:
    """One message of the citizen and our answer to it.

    `said` is what somebody types, or the label of what they press, where buttons are a keyboard.
    """

    event: PersonEvent
    said: str
    replies: tuple[Reply, ...]


def whole_tip(channel: str = CHANNEL) -> tuple[Turn, ...]:
    """Every turn from /start to the receipt."""
    context = _context(channel)
    state, turns = State(), list[Turn]()
    event: PersonEvent = CommandReceived("start")
    offered: tuple[Choice, ...] = ()
    for _ in range(_LONGEST):
        outcome = step(state, event, context)
        state, replies = outcome.state, outcome.replies
        is_filed = any(isinstance(effect, FileCase) for effect in outcome.effects)
        if is_filed:
            replies += step(state, CaseFiled(1), context).replies
        turns.append(Turn(event, _said(event, offered), replies))
        if is_filed:
            return tuple(turns)
        offered = replies[-1].choices
        event = _next(state, offered, context.programme)
    raise RuntimeError(f"no tip was filed within {_LONGEST} turns; the walk is stuck at {state.awaiting}")


def up_to_the_description() -> tuple[Turn, ...]:
    """The same conversation, left where the citizen is asked what happened."""
    turns = whole_tip()
    typed = next(at for at, turn in enumerate(turns) if isinstance(turn.event, TextReceived))
    return turns[:typed]


def _context(channel: str) -> Context:
    return Context(
        now=datetime.now(UTC),
        random=bytes(10),
        channel=channel,
        texts=Catalogue.load(),
        programme=load().programme,
        gazetteer=Gazetteer.load(),
    )


def _next(state: State, offered: tuple[Choice, ...], programme: Programme) -> PersonEvent:
    match state.awaiting:
        case AwaitingAnswer(form=form, question=key, pending=None):
            questions = programme.forms[form]
            if questions.questions[questions.index[key]].kind in ("text", "place"):
                return TextReceived(_WORDS.get(key, _ANY_WORDS))
    ids = [choice.id for choice in offered]
    wanted = [picked for picked in _PICKED if picked in ids]
    answers = [id for id in ids if not id.startswith(("form.", "menu."))]
    return ChoicePicked((*wanted, *answers, "form.skip")[0])


def _said(event: PersonEvent, offered: tuple[Choice, ...]) -> str:
    match event:
        case CommandReceived(name=name):
            return f"/{name}"
        case TextReceived(text=text):
            return text
        case ChoicePicked(id=picked):
            return next(choice.label for choice in offered if choice.id == picked)
    raise TypeError(f"{type(event).__name__} cannot be typed")
