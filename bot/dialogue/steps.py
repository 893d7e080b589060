"""What one step gives: the next state, what is said, and what the turn has to do."""

from msgspec import Struct
from msgspec.structs import replace

from bot.dialogue.effects import Effect
from bot.dialogue.replies import Reply
from bot.dialogue.state import (
    Awaiting,
    AwaitingAnswer,
    AwaitingCaseMessage,
    AwaitingCode,
    AwaitingEdit,
    AwaitingLanguage,
    AwaitingReview,
    Interrupted,
    State,
)


class Step(Struct, frozen=True):
    """The result of one event. Replies are in the order they are to be read."""

    state: State
    replies: tuple[Reply, ...]
    effects: tuple[Effect, ...] = ()


def moved(state: State, awaiting: Awaiting) -> State:
    """The same conversation, now waiting for something else."""
    return replace(state, awaiting=awaiting)


def open_form(state: State) -> Interrupted | None:
    """The form this conversation has open, in front or interrupted, or None."""
    awaiting = state.awaiting
    if isinstance(awaiting, (AwaitingAnswer, AwaitingReview, AwaitingEdit)):
        return awaiting
    if isinstance(awaiting, (AwaitingCode, AwaitingCaseMessage, AwaitingLanguage)):
        return awaiting.interrupted
    return None
