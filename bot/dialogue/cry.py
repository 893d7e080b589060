"""A cry for help out of a flood that is typed at home: it is the call itself, and goes out at once."""

from msgspec.structs import replace

from bot.dialogue.calls import standing_call
from bot.dialogue.content import Context
from bot.dialogue.effects import AddToCase
from bot.dialogue.events import TextReceived
from bot.dialogue.form import on_answer
from bot.dialogue.form import open_form as start_form
from bot.dialogue.hints import Words
from bot.dialogue.replies import Reply
from bot.dialogue.said import numbers_of, said
from bot.dialogue.state import AwaitingAnswer, State
from bot.dialogue.steps import Step, held_files


def is_cry(text: str, context: Context) -> bool:
    """Whether the words can only be a call for help, and there is a form for it."""
    call = context.programme.hints.call
    return call is not None and call.form in context.programme.forms and call.is_cry(text)


def on_cry(state: State, event: TextReceived, context: Context) -> Step | None:
    """The step that sends the words as a call, or adds them to the call of a moment ago; None if they are none.

    Whom to call is said first.
    """
    call = context.programme.hints.call
    if call is None:
        return None
    if not is_cry(event.text, context):
        return _more_words(state, call.form, event, context)
    if case_id := standing_call(state, call.form, context):
        intro = context.programme.forms[call.form].intro
        numbers = numbers_of(context, state.locale)
        first = (Reply(said(intro, state, context, **numbers)),) if intro else ()
        return Step(state, first, (AddToCase(case_id, text=event.text.strip()),))
    opened = start_form(state, call.form, context)
    if not isinstance(opened.state.awaiting, AwaitingAnswer):
        return opened
    step = on_answer(opened.state, opened.state.awaiting, event, context)
    return replace(step, replies=(*opened.replies[:-1], *step.replies))


def _more_words(state: State, form: str, event: TextReceived, context: Context) -> Step | None:
    """Whoever called a moment ago and goes on typing is still calling, unless they tell of something else."""
    case_id = standing_call(state, form, context)
    if case_id is None or held_files(state) or context.programme.hints.category_of(Words(event.text)):
        return None
    return Step(state, (), (AddToCase(case_id, text=event.text.strip()),))
