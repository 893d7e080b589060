"""Calling for help again: the call that still stands is opened, else a new one begins."""

from msgspec.structs import replace

from bot.dialogue import calls, tracking
from bot.dialogue.content import Context
from bot.dialogue.events import CaseFound
from bot.dialogue.form import open_form
from bot.dialogue.replies import Reply
from bot.dialogue.said import said
from bot.dialogue.state import State
from bot.dialogue.steps import Step


def on_found(state: State, event: CaseFound, context: Context) -> Step:
    """A case is open; if it was looked for as a call and is closed by now, the form begins anew."""
    call, is_again = state.call, calls.is_sought(state, event.case_id)
    state = calls.seen(state, event)
    if call is None or not is_again:
        return tracking.on_found(state, event, context)
    if not calls.is_standing(event):
        return open_form(state, call.form, context)
    opened = tracking.on_found(state, event, context)
    return Step(opened.state, (Reply(said("call-again", state, context)), *opened.replies), opened.effects)


def on_missing(state: State, context: Context) -> Step:
    """Nothing opened; a call that is gone makes way for a new one."""
    call = state.call
    if call is None or not call.is_sought:
        return tracking.on_missing(state, context)
    return open_form(replace(state, call=None), call.form, context)
