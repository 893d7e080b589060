"""Calls for help: made with one message, added to by who calls again, and ended by who is safe."""

from datetime import timedelta

from msgspec.structs import replace

from bot.dialogue.content import Context, Form
from bot.dialogue.effects import AddToCase, ReloadCase
from bot.dialogue.events import CaseFound
from bot.dialogue.replies import Reply
from bot.dialogue.said import said
from bot.dialogue.state import AwaitingAnswer, AwaitingCaseMessage, AwaitingMenu, Call, State
from bot.dialogue.steps import Step, moved

CATEGORY = "flood"
"""The category whose cases are calls for help."""
SAME_CALL = timedelta(hours=1)
"""Within this time the same conversation calling again adds to the case it has."""

_STANDING = ("new", "accepted", "in_progress", "forwarded")
_WORDED = (*_STANDING, "resolved")


def status_key(category: str, status: str) -> str:
    """The text that tells a teller where their case stands; of a call for help it says who is coming."""
    return f"status-flood-{status}" if category == CATEGORY and status in _WORDED else f"status-{status}"


def is_standing(event: CaseFound) -> bool:
    """Whether the case is a call for help that nobody has closed."""
    return event.category == CATEGORY and event.status in _STANDING


def called(state: State, form: Form, case_id: str, context: Context) -> State:
    """The state that remembers the call which has just been filed."""
    return replace(state, call=Call(form.name, case_id, context.now))


def is_sought(state: State, case_id: str) -> bool:
    """Whether this case is the call that was looked for because somebody calls again."""
    return state.call is not None and state.call.is_sought and state.call.case_id == case_id


def seen(state: State, event: CaseFound) -> State:
    """The state after a case was opened: a call that is closed is no longer added to."""
    call = state.call
    if call is None or call.case_id != event.case_id:
        return state
    return replace(state, call=replace(call, is_sought=False) if is_standing(event) else None)


def standing_call(state: State, form: str, context: Context) -> str | None:
    """The case of the call of a moment ago, None if there is none or it is long ago."""
    call = state.call
    if call is None or call.form != form or context.now - call.at >= SAME_CALL:
        return None
    return call.case_id


def call_again(state: State, form: str, context: Context) -> Step | None:
    """Looks for the call of a moment ago instead of opening the form; None if there is none, or it is long ago."""
    call = state.call
    if call is None or standing_call(state, form, context) is None:
        return None
    return Step(replace(state, call=replace(call, is_sought=True)), (), (ReloadCase(call.case_id),))


def say_safe(state: State, context: Context) -> Step | None:
    """Whoever called is safe: said in their case. None if no call is known here."""
    awaiting, case_id = state.awaiting, state.call.case_id if state.call else None
    if isinstance(awaiting, AwaitingCaseMessage):
        case_id = awaiting.case_id if awaiting.is_call else None
    elif isinstance(awaiting, AwaitingAnswer) and awaiting.case_id is not None:
        case_id = awaiting.case_id
    if case_id is None:
        return None
    words = said("call-safe-words", state, context)
    if isinstance(awaiting, AwaitingAnswer) and awaiting.case_id is not None:
        state = moved(state, AwaitingMenu())  # nothing more needs asking
    return Step(state, (Reply(said("call-safe", state, context)),), (AddToCase(case_id, text=words),))
