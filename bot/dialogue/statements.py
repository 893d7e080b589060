"""Statements of receipt in the chat: one is given for an open case, one that somebody sends is checked."""

from bot.dialogue.content import Context
from bot.dialogue.effects import CheckStatement
from bot.dialogue.events import ReceiptStated, StatementChecked
from bot.dialogue.form import asked
from bot.dialogue.replies import Reply
from bot.dialogue.said import said
from bot.dialogue.state import State
from bot.dialogue.statement import Statement, find, written
from bot.dialogue.steps import Step


def check_statement(state: State, text: str, context: Context) -> Step:
    """Look whether a statement is ours; one that is not whole is not looked at."""
    found = find(text)
    if found is None:
        return asked(state, context, notice=said("statement-incomplete", state, context))
    return Step(state, (), (CheckStatement(found.words, found.signature),))


def on_stated(state: State, event: ReceiptStated, context: Context) -> Step:
    """The statement, as a message of its own that can be passed on; before it how to have it checked."""
    words = written(Statement(event.words, event.signature))
    return asked(state, context, (Reply(said("statement-how", state, context)), Reply(words)))


def on_checked(state: State, event: StatementChecked, context: Context) -> Step:
    """Whether it is ours, with its words: whatever stood around them is not signed."""
    if event.is_ours is None:
        return asked(state, context, notice=said("statement-unknown", state, context))
    key = "statement-valid" if event.is_ours else "statement-invalid"
    return asked(state, context, notice=said(key, state, context, words=event.words))
