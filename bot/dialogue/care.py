"""Children and victims come first: whom to call is said before the form goes on, once for each form."""

from msgspec.structs import replace

from bot.dialogue.content import Context
from bot.dialogue.hints import Words
from bot.dialogue.replies import Reply
from bot.dialogue.said import numbers_of, said
from bot.dialogue.state import State


def cared_for(state: State, words: str, context: Context) -> tuple[State, tuple[Reply, ...]]:
    """Whom to call, if the words are of a child or of a victim and it was not said in this form."""
    return said_once(state, context.programme.hints.care_of(Words(words)), context)


def said_once(state: State, key: str | None, context: Context) -> tuple[State, tuple[Reply, ...]]:
    """The text `key` in a message of its own, unless it was said in this form; other texts are said each time."""
    if key is None or key in state.cared:
        return state, ()
    if any(hint.says == key for hint in context.programme.hints.care):
        state = replace(state, cared=(*state.cared, key))
    return state, (Reply(said(key, state, context, **numbers_of(context, state.locale))),)
