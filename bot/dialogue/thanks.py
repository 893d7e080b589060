"""Thanks of the unit to a teller: taken or refused, and nobody is named who did not want it."""

from msgspec.structs import replace

from bot.dialogue.content import Context
from bot.dialogue.form import asked
from bot.dialogue.register_effects import AnswerThanks
from bot.dialogue.register_events import ThanksAnswer, ThanksAnswered, ThanksMissing
from bot.dialogue.registers import number_in
from bot.dialogue.said import said
from bot.dialogue.state import AwaitingCaseMessage, AwaitingMenu, AwaitingThanks, State
from bot.dialogue.steps import Step, moved, open_form

_ANSWERS: dict[str, ThanksAnswer] = {"yes": "accepted", "no": "refused", "quiet": "quiet", "meet": "meet"}


def on_thanks_choice(state: State, picked: str) -> Step | None:
    """A button under the unit's thanks; they work anywhere, and what is open stays open. None if it is none."""
    verb, _, last = picked.removeprefix("thanks.").partition(".")
    number = number_in(last)
    if verb not in _ANSWERS or number is None:
        return None
    return Step(state, (), (AnswerThanks(number, _ANSWERS[verb], _open_case(state, number)),))


def _open_case(state: State, number: int) -> str | None:
    """The id of that case, if this conversation has it open."""
    awaiting = state.awaiting
    if isinstance(awaiting, (AwaitingCaseMessage, AwaitingThanks)) and awaiting.number == number:
        return awaiting.case_id
    return None


def on_thanks(state: State, event: ThanksAnswered | ThanksMissing, context: Context) -> Step:
    """The answer is on disk: how they may be thanked is asked, or it is said what happens now."""
    if isinstance(event, ThanksMissing):
        return asked(_left(state, None), context, notice=said("thanks-missing", state, context))
    if event.answer == "accepted":
        case_id = _open_case(state, event.number)
        return asked(moved(state, AwaitingThanks(event.number, case_id, open_form(state))), context)
    notice = said(f"thanks-{event.answer}-done", state, context, number=str(event.number))
    return asked(_left(state, event.number), context, notice=notice)


def _left(state: State, number: int | None) -> State:
    """The state in which nothing more is asked about thanks: the case, the form, or whatever was in front."""
    awaiting = state.awaiting
    if isinstance(awaiting, AwaitingThanks):
        if awaiting.case_id is not None and number is not None:
            return moved(state, AwaitingCaseMessage(awaiting.case_id, number, awaiting.interrupted))
        return moved(state, awaiting.interrupted or AwaitingMenu())
    if isinstance(awaiting, AwaitingCaseMessage):
        return moved(state, replace(awaiting, has_thanks=False))
    return state
