"""A position shared while a form asks for something else: when, or how, it can be given after all."""

from bot.dialogue import walk
from bot.dialogue.content import Context
from bot.dialogue.said import said
from bot.dialogue.state import Interrupted, State
from bot.dialogue.walk import form_of


def misplaced_place(state: State, awaiting: Interrupted, context: Context) -> str:
    """What to say to it. Only a question that will come is promised; one that is past is changed in the review."""
    form, answers = form_of(awaiting, context), awaiting.answers
    places = [question for question in form.questions if question.kind == "place"]
    past = [question.key for question in places if question.key in answers]
    if past and form.review:
        name = said(f"{form.name}-{past[0]}-name", state, context)
        return said("misplaced-place-past", state, context, name=name)
    comes = any(
        question.key not in answers and walk.is_asked(form, question, answers, context.programme)
        for question in places
    )
    return said("misplaced-place" if comes else "misplaced-place-never", state, context)
