"""What a conversation remembers only for a while: an open form, offered again and then erased, and what was sent."""

from datetime import UTC, datetime, timedelta

from msgspec.structs import replace

from bot.dialogue.ask import ask
from bot.dialogue.content import Context, Operator
from bot.dialogue.sent import RECENTLY, recent
from bot.dialogue.state import AwaitingMenu, AwaitingResume, State
from bot.dialogue.steps import Step, held_files, moved, open_form

_HOUR = timedelta(hours=1)
_DAY = timedelta(days=1)
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


def touched(state: State, now: datetime) -> State:
    """The state after somebody used its open form, or sent files outside one: the hour, no more.

    What is past is forgotten.
    """
    if state.filed:
        state = _without_past(state, now)
    if open_form(state) is None and not held_files(state):
        return state
    used_at = state.form_used_at
    if used_at is not None and used_at - _HOUR < now <= used_at:
        return state
    return replace(state, form_used_at=_up_to(now, _HOUR))


def due_at(state: State, unit: Operator) -> datetime | None:
    """When `TimePassed` has something to do for this state, or None.

    For what was sent that is the end of a day, so that it says no more than the day.
    """
    due = None
    if state.form_used_at is not None and (open_form(state) is not None or held_files(state)):
        is_offered = not state.was_offered and open_form(state) is not None
        due = state.form_used_at + timedelta(
            hours=unit.resume_hours if is_offered else unit.forget_form_hours
        )
    if state.filed:
        forgotten = _up_to(state.filed[-1].at + RECENTLY, _DAY)
        due = forgotten if due is None else min(due, forgotten)
    return due


def _without_past(state: State, now: datetime) -> State:
    kept = recent(state, now)
    return state if len(kept) == len(state.filed) else replace(state, filed=kept)


def on_time_passed(state: State, context: Context) -> Step:
    """Offer a form that was left once, erase it later; nothing, if it was used meanwhile or is gone."""
    state = _without_past(state, context.now)
    form, used_at, unit = open_form(state), state.form_used_at, context.programme.unit
    if used_at is None or not (form or held_files(state)):
        return Step(state, ())
    idle = context.now - used_at
    if idle >= timedelta(hours=unit.forget_form_hours):
        return Step(replace(moved(state, AwaitingMenu()), erased=True), ())
    if form is None or idle < timedelta(hours=unit.resume_hours) or state.was_offered:
        return Step(state, ())
    offering = replace(moved(state, AwaitingResume(form)), was_offered=True)
    # In a message of its own: an old one that is changed in place would be seen by nobody.
    return Step(offering, (replace(ask(offering, context), slot=None),))


def _up_to(moment: datetime, step: timedelta) -> datetime:
    """The next whole `step` since 1970, or `moment` itself if it is one."""
    return _EPOCH - (_EPOCH - moment) // step * step
