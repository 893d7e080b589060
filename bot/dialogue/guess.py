"""A category that the citizen's words speak of: offered as the first button, taken only when it is pressed."""

from typing import Any

from msgspec.structs import replace

from bot.dialogue.content import Context, Form, Question
from bot.dialogue.state import AwaitingAnswer
from bot.dialogue.walk import options

_KEY = "guess"


def pending(category: str) -> dict[str, Any]:
    """What is pending of a category question while `category` is only a guess."""
    return {_KEY: category}


def guessed(awaiting: AwaitingAnswer) -> str | None:
    """The category guessed, at the question that asks for one."""
    found = (awaiting.pending or {}).get(_KEY)
    return found if isinstance(found, str) else None


def offered_guess(awaiting: AwaitingAnswer, form: Form, question: Question, context: Context) -> str | None:
    """The guess, if the form can take it as an answer, here or with the question below this one."""
    category = guessed(awaiting)
    if category is None or question.source != "categories":
        return None
    return category if _taken(awaiting, form, question, category, context) else None


def taken(
    awaiting: AwaitingAnswer, form: Form, question: Question, value: Any, context: Context
) -> AwaitingAnswer:
    """The question that `value` answers: this one, or the one below it where a child of the tree was guessed."""
    if value != guessed(awaiting):
        return awaiting
    return _taken(awaiting, form, question, value, context) or awaiting


def _taken(
    awaiting: AwaitingAnswer, form: Form, question: Question, category: str, context: Context
) -> AwaitingAnswer | None:
    programme = context.programme
    if any(option.id == category for option in options(form, question, awaiting.answers, programme)):
        return replace(awaiting, pending=None)
    below = next((one for one in form.questions if one.source == "children" and one.of == question.key), None)
    for top in programme.categories:
        if below is None or all(child.key != category for child in top.children):
            continue
        answers = {**awaiting.answers, question.key: top.key}
        if any(option.id == category for option in options(form, below, answers, programme)):
            return replace(awaiting, question=below.key, answers=answers, pending=None)
    return None
