"""What one step gives: the next state, what is said, and what the turn has to do."""

from msgspec import Struct
from msgspec.structs import replace

from bot.dialogue.effects import Effect
from bot.dialogue.replies import Reply
from bot.dialogue.state import (
    Awaiting,
    AwaitingAnswer,
    AwaitingCaseAct,
    AwaitingCaseMessage,
    AwaitingEdit,
    AwaitingMenu,
    AwaitingResume,
    AwaitingReview,
    AwaitingVoice,
    Interrupted,
    Interrupting,
    State,
    Unfinished,
)


class Step(Struct, frozen=True):
    """The result of one event. Replies are in the order they are to be read."""

    state: State
    replies: tuple[Reply, ...]
    effects: tuple[Effect, ...] = ()


def moved(state: State, awaiting: Awaiting) -> State:
    """The same conversation, now waiting for something else; of a form that is left nothing is remembered.

    A question of which half the answer was given before another came in between goes on with that half.
    """
    if _form_in(awaiting) is None:
        state = forgotten(state)
    elif isinstance(awaiting, AwaitingAnswer) and awaiting.question in state.unfinished:
        half, state = state.unfinished[awaiting.question], _without_half(state, awaiting.question)
        awaiting = replace(awaiting, pending=half.pending, tried=half.tried)
    return replace(state, awaiting=awaiting)


def put_off(state: State, awaiting: AwaitingAnswer) -> State:
    """The state that keeps what is pending of the question in front, for when it is asked again."""
    if awaiting.pending is None:
        return state
    half = Unfinished(awaiting.pending, awaiting.tried)
    return replace(state, unfinished={**state.unfinished, awaiting.question: half})


def forgotten(state: State) -> State:
    """The state that knows nothing more of the form that was open."""
    if not (
        state.told_by or state.unfinished or state.ahead or state.cared or state.form_used_at or state.scope
    ):
        return state
    return replace(
        state, told_by={}, unfinished={}, ahead=(), cared=(), form_used_at=None, was_offered=False, scope=""
    )


def _without_half(state: State, question: str) -> State:
    return replace(state, unfinished={key: half for key, half in state.unfinished.items() if key != question})


def told(state: State, question: str, ref: str | None) -> State:
    """The state that knows which message gave the answer to a question; None: none that can be edited."""
    if state.told_by.get(question) == ref:
        return state
    told_by = {key: by for key, by in state.told_by.items() if key != question}
    if ref is not None:
        told_by[question] = ref
    return replace(state, told_by=told_by)


def open_form(state: State) -> Interrupted | None:
    """The form this conversation has open, in front or interrupted, or None.

    One that has made its case already is not: whoever leaves it loses nothing.
    """
    return _form_in(state.awaiting)


def _form_in(awaiting: Awaiting) -> Interrupted | None:
    # Several times a turn, so what is there most often comes first.
    if isinstance(awaiting, AwaitingAnswer):
        return awaiting if awaiting.case_id is None else None
    if isinstance(awaiting, AwaitingMenu):
        return None
    if isinstance(awaiting, (AwaitingReview, AwaitingEdit)):
        return awaiting
    if isinstance(awaiting, AwaitingVoice):
        return _form_in(awaiting.interrupted)
    if isinstance(awaiting, Interrupting):
        return awaiting.interrupted
    if isinstance(awaiting, AwaitingCaseAct):
        return awaiting.case.interrupted
    return None


def held_files(state: State) -> dict[str, str]:
    """Files that came outside a form and wait, id → kind."""
    return state.awaiting.held if isinstance(state.awaiting, AwaitingMenu) else {}


def held_words(state: State) -> str:
    """What was written under or after the files that wait outside a form."""
    return state.awaiting.words if isinstance(state.awaiting, AwaitingMenu) else ""


def with_form(awaiting: Awaiting, form: Interrupted | None) -> Awaiting:
    """What interrupts a form, now with another form behind it, or with none."""
    match awaiting:
        case AwaitingVoice(interrupted=AwaitingCaseMessage() as case):
            return replace(awaiting, interrupted=replace(case, interrupted=form))
        case AwaitingVoice():
            return AwaitingMenu() if form is None else replace(awaiting, interrupted=form)
        case AwaitingResume():
            return AwaitingMenu() if form is None else replace(awaiting, interrupted=form)
        case AwaitingCaseAct():
            return replace(awaiting, case=replace(awaiting.case, interrupted=form))
    return replace(awaiting, interrupted=form) if isinstance(awaiting, Interrupting) else awaiting
