"""A message edited after it was sent: it corrects the answer it gave while the form is open, and nothing else."""

import re

from msgspec.structs import replace

from bot.dialogue import walk
from bot.dialogue.answers import Asked, read
from bot.dialogue.buttons import offered
from bot.dialogue.content import Context, Form, Question
from bot.dialogue.events import ChoicePicked, TextEdited, TextReceived
from bot.dialogue.form import asked, on_answer, option_of, reading_of, said_after
from bot.dialogue.form import open_form as start_form
from bot.dialogue.places import place_answer, reworded, unworded, without_last_words
from bot.dialogue.readings import Answered, Pending, Reading, Refused
from bot.dialogue.receipt import normalise
from bot.dialogue.said import said
from bot.dialogue.state import (
    Answers,
    AwaitingAnswer,
    AwaitingCaseAct,
    AwaitingCaseMessage,
    AwaitingCode,
    AwaitingEdit,
    AwaitingMenu,
    AwaitingReview,
    AwaitingVoice,
    Interrupted,
    State,
)
from bot.dialogue.steps import Step, moved, open_form, put_off, with_form
from bot.dialogue.summary import in_words, shortened
from bot.dialogue.tracking import open_code
from bot.dialogue.typed import typed_choice
from bot.dialogue.walk import form_of, question_of

_NO_ANSWERS = frozenset({"form.back", "form.cancel", "form.clear", "form.done"})
"""Buttons of a question that an edit never presses: what follows from them is not undone by another edit."""
_REASONS = {
    "choice-unclear": "edited-choice-unclear",
    "count-range": "edited-count-range",
    "count-unclear": "edited-count-unclear",
    "phone-unclear": "edited-phone-unclear",
    "text-empty": "edited-text-empty",
    "text-long": "edited-text-long",
}
"""Why words are no answer → the same, said of a question that is not in front."""
_COMMAND = re.compile(r"/[A-Za-z]")


def on_edited(state: State, event: TextEdited, context: Context) -> Step:
    """An edited message in any state. Where no answer of the open form came from it, only that is said."""
    awaiting, form = state.awaiting, open_form(state)
    if isinstance(awaiting, AwaitingAnswer) and awaiting.tried == event.ref:
        return _tried_again(state, awaiting, event, context)
    key = _key_of(event.ref, state, form)
    if form is None or key is None:
        return _unheld(state, event, context)
    return _corrected(state, form, key, event.text, context)


def _key_of(ref: str, state: State, form: Interrupted | None) -> str | None:
    """The question of the open form whose present answer the message gave."""
    answers = form.answers if form else {}
    return next((key for key, by in state.told_by.items() if by == ref and key in answers), None)


def _unheld(state: State, event: TextEdited, context: Context) -> Step:
    """Nothing is kept of the message that could be changed; only a receipt code is as good as typed anew."""
    awaiting = state.awaiting
    if isinstance(awaiting, (AwaitingCode, AwaitingMenu)) and (code := normalise(event.text)):
        return open_code(state, code, context)
    key = "edited-unheld"
    if isinstance(awaiting, (AwaitingAnswer, AwaitingReview, AwaitingEdit)) or (
        isinstance(awaiting, AwaitingVoice) and open_form(state)
    ):
        key = "edited-in-form"
    elif isinstance(awaiting, (AwaitingCaseMessage, AwaitingCaseAct, AwaitingVoice)):
        key = "edited-in-case"
    return asked(state, context, notice=said(key, state, context))


def _tried_again(state: State, awaiting: AwaitingAnswer, event: TextEdited, context: Context) -> Step:
    """The words that the question in front could make nothing of, or not all: as if the new ones were typed."""
    fresh = awaiting
    if awaiting.pending and awaiting.pending.get("words"):
        fresh = replace(awaiting, pending=without_last_words(awaiting.pending), tried=None)
    at = moved(state, fresh)
    picked = typed_choice(at, event.text, context)
    if _is_no_answer(event.text, picked):
        return asked(state, context, notice=said("edited-tried-button", state, context))
    if picked:
        return on_answer(at, fresh, ChoicePicked(picked, event.ref), context)
    typed = TextReceived(event.text, event.ref)
    reading = reading_of(at, fresh, typed, context, offered(at, context))
    if isinstance(reading, Refused):
        return asked(state, context, notice=said(reading.key, state, context, **reading.values))
    return on_answer(at, fresh, typed, context)


def _corrected(state: State, held: Interrupted, key: str, text: str, context: Context) -> Step:
    """The answer `key` of the open form, read from its message's words now."""
    form = form_of(held, context)
    question = form.questions[form.index[key]]
    at = AwaitingAnswer(form=form.name, question=key, answers=held.answers, editing=True)
    reading = _read(moved(state, at), at, text, context)
    if isinstance(reading, Answered):
        return _replaced(state, held, question, reading, context)
    name, refused = said(f"{form.name}-{key}-name", state, context), _refused(reading)
    reason = said(refused.key, state, context, **refused.values)
    if refused.key == "edited-place-point":  # no further edit helps, so none is asked for
        return asked(state, context, notice=said("edited-kept", state, context, name=name, reason=reason))
    return asked(state, context, notice=said("edited-not", state, context, name=name, reason=reason))


def _read(at_question: State, at: AwaitingAnswer, text: str, context: Context) -> Reading:
    """What the words say to a question that was answered before; an answer in part is `Pending`."""
    question, before = question_of(at, context), at.answers[at.question]
    picked = typed_choice(at_question, text, context)
    if _is_no_answer(text, picked):
        return Refused("edited-button")
    if picked == "form.skip" and question.optional:
        return Answered(unworded(before) if question.kind == "place" else None)
    if question.kind == "place":
        return _read_place(at_question, at, text, context)
    if picked is None and question.kind == "contact" and before and before["way"] == "phone":
        at = replace(at, pending={"way": "phone"})
    event = ChoicePicked(picked) if picked else TextReceived(text)
    return reading_of(at_question, at, event, context, offered(at_question, context))


def _read_place(at_question: State, at: AwaitingAnswer, text: str, context: Context) -> Reading:
    """The place in the new words, a commune's name too: what was said in other messages stays."""
    question = question_of(at, context)
    reading = read(TextReceived(text), Asked(question, at, (), context, at_question.commune))
    if not isinstance(reading, Pending):
        return reading
    return reworded(at.answers[at.question] or place_answer(None, {}), reading.value["words"], context)


def _is_no_answer(text: str, picked: str | None) -> bool:
    return picked in _NO_ANSWERS or _COMMAND.match(text) is not None


def _refused(reading: Pending | Refused) -> Refused:
    """Why the words are no answer, without an order: what is typed now answers another question."""
    if isinstance(reading, Pending):
        return Refused("edited-phone-unclear")
    return Refused(_REASONS.get(reading.key, reading.key), reading.values)


def _replaced(
    state: State, held: Interrupted, question: Question, reading: Answered, context: Context
) -> Step:
    """Keep the corrected answer, say so, and go on where we were, unless it makes something else necessary."""
    key, value = question.key, reading.value
    if held.answers[key] == value:
        return asked(state, context)
    form = form_of(held, context)
    option = option_of(form, question, held.answers, reading.option or value, context)
    before = said_after(option, state, context)
    if option and option.leads_to:
        return start_form(state, option.leads_to, context, before)
    answers = walk.holding(form, {**held.answers, key: value}, context.programme)
    if isinstance(held, AwaitingAnswer) and held.question == key:
        held = AwaitingReview(form=form.name, answers=answers)  # opened from there, and answered by the edit
    fitting = _fitting(held, answers, context)
    if isinstance(held, AwaitingAnswer) and not _asks_same(held, fitting):
        state = _put_off(state, held, context)
    after = _with_form(state, fitting)
    notice = _notice(after, form, question, answers, context)
    if isinstance(after.awaiting, Interrupted) and _asks_more(held, fitting, form):
        notice = f"{notice}\n{said('form-one-more', state, context)}"
    return asked(after, context, before, notice)


def _fitting(held: Interrupted, answers: Answers, context: Context) -> Interrupted:
    """Where the form goes on with these answers: where it was, or at a question that has become necessary."""
    form, programme = form_of(held, context), context.programme
    missing = walk.missing(form, answers, programme)
    if not isinstance(held, AwaitingAnswer):
        if missing is None:
            return replace(held, answers=answers)
        return AwaitingAnswer(form=form.name, question=missing.key, answers=answers, editing=True)
    question = form.questions[form.index[held.question]]
    is_asked = walk.is_asked(form, question, answers, programme)
    is_earlier = missing is not None and form.index[missing.key] < form.index[question.key]
    if is_asked and (held.editing or not is_earlier):
        pending = held.pending if _still_offered(held, question, answers, context) else None
        return replace(held, answers=answers, pending=pending)
    if missing is None:
        return AwaitingReview(form=form.name, answers=answers)
    return AwaitingAnswer(form=form.name, question=missing.key, answers=answers, editing=held.editing)


def _asks_same(held: AwaitingAnswer, fitting: Interrupted) -> bool:
    return isinstance(fitting, AwaitingAnswer) and fitting.question == held.question


def _put_off(state: State, held: AwaitingAnswer, context: Context) -> State:
    """Half a place is kept for later. Of a contact nothing is yet said, and whether a call is wanted may change."""
    return put_off(state, held) if question_of(held, context).kind == "place" else state


def _still_offered(held: AwaitingAnswer, question: Question, answers: Answers, context: Context) -> bool:
    """Whether what is pending can still be picked: a call may not, once contact was said to be dangerous."""
    if question.kind != "contact":
        return True
    choices = walk.options(form_of(held, context), question, answers, context.programme)
    return any(option.id == f"{question.key}.phone" for option in choices)


def _with_form(state: State, form: Interrupted) -> State:
    """The state with its open form exchanged, in front or interrupted as it was."""
    if isinstance(state.awaiting, (AwaitingAnswer, AwaitingReview, AwaitingEdit)):
        return moved(state, form)
    return moved(state, with_form(state.awaiting, form))


def _asks_more(held: Interrupted, fitting: Interrupted, form: Form) -> bool:
    """Whether a question is in front that was not to come."""
    if not isinstance(fitting, AwaitingAnswer):
        return False
    return not isinstance(held, AwaitingAnswer) or form.index[fitting.question] < form.index[held.question]


def _notice(state: State, form: Form, question: Question, answers: Answers, context: Context) -> str:
    """That the answer was corrected or taken out, and to what, unless the review below says that."""
    name = said(f"{form.name}-{question.key}-name", state, context)
    if answers.get(question.key) is None:
        return said("edited-out", state, context, name=name)
    if isinstance(state.awaiting, AwaitingReview):
        return said("edited", state, context, name=name)
    programme, gazetteer, texts = context.programme, context.gazetteer, context.texts
    words = in_words(question, form, answers, programme, gazetteer, texts, locale=state.locale)
    return said("edited-to", state, context, name=name, words=shortened(words))
