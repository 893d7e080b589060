"""A form changed while it was open: keep the answers that still fit, ask for what is now missing."""

from dataclasses import dataclass

from msgspec.structs import replace

from bot.dialogue import walk
from bot.dialogue.content import Context
from bot.dialogue.said import said
from bot.dialogue.state import (
    AwaitingAnswer,
    AwaitingMenu,
    AwaitingReview,
    Interrupted,
    State,
)
from bot.dialogue.steps import moved, open_form, with_form


@dataclass(frozen=True, slots=True)
class Repaired:
    """A state that fits the present content. `notice` is what to say about it, None if nothing was wrong.

    `asks_again` means another question is in front now, so the event cannot be its answer.
    """

    state: State
    notice: str | None = None
    asks_again: bool = False


def repaired(state: State, context: Context) -> Repaired:
    """`state`, mended if its form is no longer what it was."""
    form = open_form(state)
    if form is None:
        return _followed_up(state, context)
    fitting = _fitting(form, context)
    if fitting is form:
        return Repaired(state)
    notice = said("form-changed" if fitting else "form-gone", state, context)
    in_front = form is state.awaiting
    if not in_front:
        return Repaired(_with_interrupted(state, fitting), notice)
    mended = moved(state, fitting or AwaitingMenu())
    same = type(fitting) is type(form) and getattr(fitting, "question", 0) == getattr(form, "question", 0)
    return Repaired(mended, notice, asks_again=not same)


def _followed_up(state: State, context: Context) -> Repaired:
    """The case is made already: what can no longer be asked for it is left."""
    awaiting = state.awaiting
    if not isinstance(awaiting, AwaitingAnswer):
        return Repaired(state)
    form = context.programme.forms.get(awaiting.form)
    at = form.index.get(awaiting.question) if form else None
    if (
        form
        and at is not None
        and walk.is_asked(form, form.questions[at], awaiting.answers, context.programme)
    ):
        return Repaired(state)
    return Repaired(moved(state, AwaitingMenu()), said("followup-left", state, context), asks_again=True)


def _fitting(awaiting: Interrupted, context: Context) -> Interrupted | None:
    """`awaiting` itself if it fits, else what is left of it, or None if the form is gone."""
    form = context.programme.forms.get(awaiting.form)
    if form is None:
        return None
    programme = context.programme
    answers = walk.holding(form, awaiting.answers, programme)
    missing = walk.missing(form, answers, programme)
    intact = len(answers) == len(awaiting.answers)
    if not isinstance(awaiting, AwaitingAnswer):
        if intact and missing is None:
            return awaiting
        if missing is None:
            return AwaitingReview(form=form.name, answers=answers)
        return AwaitingAnswer(form=form.name, question=missing.key, answers=answers)
    at = form.index.get(awaiting.question)
    asked = at is not None and walk.is_asked(form, form.questions[at], answers, programme)
    earlier = missing is not None and (at is None or form.index[missing.key] < at)
    if asked and intact and (not earlier or awaiting.editing):
        return awaiting
    if asked and (not earlier or awaiting.editing):
        return replace(awaiting, answers=answers, pending=None)
    if missing is None:
        return AwaitingReview(form=form.name, answers=answers)
    return AwaitingAnswer(form=form.name, question=missing.key, answers=answers)


def _with_interrupted(state: State, form: Interrupted | None) -> State:
    return moved(state, with_form(state.awaiting, form))
