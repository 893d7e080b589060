"""Somebody must not be seen here: whatever we said is taken away, at once and without a question."""

from bot.dialogue.content import Context
from bot.dialogue.effects import EmptyChat
from bot.dialogue.events import ChatEmptied
from bot.dialogue.fold import fold
from bot.dialogue.replies import Reply
from bot.dialogue.said import ANONYMOUS, said
from bot.dialogue.state import AwaitingMenu, State
from bot.dialogue.steps import Step, moved

_SAID = frozenset({"xoa het", "panic", "/panic", "delete everything"})


def is_panic(text: str) -> bool:
    """Whether these are the words for it, typed anywhere and all there is."""
    return len(text) <= 20 and fold(text).strip(" .!") in _SAID


def panic(state: State) -> Step:
    """Drop the open form, and have every message deleted that can be."""
    return Step(moved(state, AwaitingMenu()), (), (EmptyChat(),))


def on_emptied(state: State, event: ChatEmptied, context: Context) -> Step:
    """One last message without a word of what this is about, and no buttons that would tell."""
    key = f"panic-{context.channel}" if context.channel in ANONYMOUS else "panic"
    words = said(key, state, context)
    return Step(state, (Reply(words, locale=state.locale, clears=event.refs),))
