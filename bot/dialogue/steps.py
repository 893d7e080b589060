"""What one step gives: the next state, what is said, and what the turn has to do."""

from dataclasses import dataclass

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


@dataclass(frozen=True, slots=True)
class Step:
    """The result of one event. Replies are in the order they are to be read."""

    state: State
    replies: tuple[Reply, ...]
    effects: tuple[Effect, ...] = ()


def moved(state: State, awaiting: Awaiting) -> State:
    """The same conversation, now waiting for something else."""
    return State(
        locale=state.locale,
        awaiting=awaiting,
        wrong_codes=state.wrong_codes,
        codes_locked_until=state.codes_locked_until,
        commune=state.commune,
        content=state.content,
    )


def open_form(state: State) -> Interrupted | None:
    """The form this conversation has open, in front or interrupted, or None."""
    awaiting = state.awaiting
    if isinstance(awaiting, (AwaitingAnswer, AwaitingReview, AwaitingEdit)):
        return awaiting
    if isinstance(awaiting, (AwaitingCode, AwaitingCaseMessage, AwaitingLanguage)):
        return awaiting.interrupted
    return None
