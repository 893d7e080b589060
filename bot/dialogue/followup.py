"""A form that has made its case already: each further answer is added to the case as it comes.

Whoever stops here loses nothing, so no menu and no command is held back, and words that are no answer are kept.
"""

from typing import Any

from msgspec.structs import replace

from bot.dialogue import walk
from bot.dialogue.answers import Asked, has_words, read
from bot.dialogue.buttons import offered
from bot.dialogue.content import Context, Form
from bot.dialogue.effects import AddToCase, AnswerCase
from bot.dialogue.events import (
    ChoicePicked,
    MediaReceived,
    PersonEvent,
    PlaceShared,
    TextEdited,
    TextReceived,
)
from bot.dialogue.form import asked, home, option_of, reading_of, said_after
from bot.dialogue.readings import Answered, Refused
from bot.dialogue.replies import Reply
from bot.dialogue.said import said
from bot.dialogue.state import Answers, AwaitingAnswer, AwaitingMenu, State
from bot.dialogue.steps import Step, moved
from bot.dialogue.walk import form_of, question_of


def begin(
    state: State, form: Form, answers: Answers, case_id: str, context: Context, before: tuple[Reply, ...]
) -> Step | None:
    """Ask the first question after the one that made the case, after saying `before`; None if there is none."""
    question = walk.following(form, answers, context.programme, form.files_after)
    if question is None:
        return None
    awaiting = AwaitingAnswer(form=form.name, question=question.key, answers=answers, case_id=case_id)
    return asked(moved(state, awaiting), context, before)


def on_followup(
    state: State, awaiting: AwaitingAnswer, case_id: str, event: PersonEvent, context: Context
) -> Step:
    """An event while such a question is in front."""
    match event:
        case MediaReceived(file_id=file_id, caption=caption):
            return Step(state, (), (AddToCase(case_id, text=caption or None, file_id=file_id),))
        case TextEdited(text=text) if _was_said(text, awaiting.answers):
            return asked(state, context)
        case TextEdited(text=text) if has_words(text):
            return Step(state, (), (AddToCase(case_id, text=text.strip()),))
        case ChoicePicked(id=picked):
            return _on_choice(state, awaiting, case_id, event, picked, context)
        case PlaceShared() if (key := _position(awaiting, context)) is not None:
            return _placed(state, awaiting, case_id, event, key, context)
    return _read(state, awaiting, case_id, event, context)


def on_case_answered(state: State, context: Context) -> Step:
    """The answer is part of the case; `state` waits for the next one already."""
    key = "followup-added" if isinstance(state.awaiting, AwaitingAnswer) else "followup-complete"
    return asked(state, context, notice=said(key, state, context))


def _on_choice(
    state: State, awaiting: AwaitingAnswer, case_id: str, event: ChoicePicked, picked: str, context: Context
) -> Step:
    if not any(choice.id == picked for choice in offered(state, context)):
        return asked(state, context, notice=said("stale-in-form", state, context))
    match picked:
        case "form.enough":
            return home(state, context, "followup-left")
        case "form.skip":
            after = _following(state, awaiting, None, context)
            if isinstance(after.awaiting, AwaitingMenu):
                return asked(after, context, notice=said("followup-left", state, context))
            return asked(after, context)
    return _read(state, awaiting, case_id, event, context)


def _read(state: State, awaiting: AwaitingAnswer, case_id: str, event: PersonEvent, context: Context) -> Step:
    form, question = form_of(awaiting, context), question_of(awaiting, context)
    reading = reading_of(state, awaiting, event, context, offered(state, context))
    match reading:
        case Answered(value=value, option=option):
            picked = option_of(form, question, awaiting.answers, option or value, context)
            answering = AnswerCase(case_id, {question.key: value}, _commune(value))
            after = _following(state, awaiting, value, context)
            return Step(after, said_after(picked, state, context), (answering,))
        case _ if isinstance(event, TextReceived) and has_words(event.text):
            return Step(state, (), (AddToCase(case_id, text=event.text.strip()),))
        case Refused(key=key, values=values):
            return asked(state, context, notice=said(key, state, context, **values))
    return asked(state, context)


def _position(awaiting: AwaitingAnswer, context: Context) -> str | None:
    """The last question of the form that takes a position: one shared at any time answers it."""
    places = [one.key for one in form_of(awaiting, context).questions if one.kind == "place"]
    return places[-1] if places else None


def _placed(
    state: State, awaiting: AwaitingAnswer, case_id: str, event: PlaceShared, key: str, context: Context
) -> Step:
    if key == awaiting.question:
        return _read(state, awaiting, case_id, event, context)
    form = form_of(awaiting, context)
    at = replace(awaiting, question=key)
    reading = read(event, Asked(form.questions[form.index[key]], at, (), context, state.commune, True))
    if not isinstance(reading, Answered):
        return asked(state, context, notice=said("place-unreadable", state, context))
    answers = {**awaiting.answers, key: reading.value}
    answering = AnswerCase(case_id, {key: reading.value}, _commune(reading.value))
    return Step(moved(state, replace(awaiting, answers=answers)), (), (answering,))


def _following(state: State, awaiting: AwaitingAnswer, value: Any, context: Context) -> State:
    """The state that waits for what is asked next, or is at home."""
    answers = {**awaiting.answers, awaiting.question: value}
    question = walk.following(form_of(awaiting, context), answers, context.programme, awaiting.question)
    if question is None:
        return moved(state, AwaitingMenu())
    return moved(state, replace(awaiting, question=question.key, answers=answers))


def _was_said(text: str, answers: Answers) -> bool:
    """Whether an answer consists of these words: some networks tell of an edit that changed none."""
    words = [one.get("words") if isinstance(one, dict) else one for one in answers.values()]
    return text.strip() in words


def _commune(value: Any) -> str | None:
    return value.get("commune") if isinstance(value, dict) else None
