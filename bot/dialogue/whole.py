"""A whole tip in one message: its words are the description, the rest that they say is proposed, not taken."""

from msgspec.structs import replace

from bot.dialogue import guess
from bot.dialogue.care import cared_for, said_once
from bot.dialogue.content import Context, Form
from bot.dialogue.events import TextReceived
from bot.dialogue.form import asked, proceed
from bot.dialogue.hints import Words
from bot.dialogue.named_place import named_place
from bot.dialogue.replies import Reply
from bot.dialogue.said import numbers_of, said
from bot.dialogue.scope import is_outside
from bot.dialogue.state import (
    Answers,
    AwaitingAnswer,
    AwaitingEdit,
    AwaitingReview,
    Interrupted,
    State,
    Unfinished,
)
from bot.dialogue.steps import Step, forgotten, held_files, held_words, moved, open_form, told
from bot.dialogue.voices import offering
from bot.dialogue.walk import form_of, question_of

_NOT_WORDS = ("choice", "confirm", "contact", "media")
"""Kinds of question that words answer only by picking a button."""


def whole_tip(state: State, event: TextReceived, context: Context) -> Step | None:
    """The step that opens the form with these words, or that keeps them in the one that is open; None if no tip.

    In an open form they are kept wherever a button is awaited and they are none.
    """
    hints = context.programme.hints
    form = context.programme.forms.get(hints.form or "")
    if form is None or not hints.is_whole(event.text):
        return None
    if state.scope != "still" and is_outside(event.text, context.programme.scope):
        return None
    held = open_form(state)
    if held is None:
        return opened(state, form, _with_held(event, state), context)
    if held is not state.awaiting or held.form != form.name:
        return None
    return _kept(state, held, event, context)


def _with_held(event: TextReceived, state: State) -> TextReceived:
    """The message, after the words that are held with a file; an edit of it would drop those."""
    before = held_words(state)
    return TextReceived(f"{before}\n{event.text.strip()}") if before else event


def opened(state: State, form: Form, event: TextReceived, context: Context) -> Step:
    """The form `form` of the hints, begun with these words and with the files that are held."""
    words = event.text.strip()
    limit = form.questions[form.index[context.programme.hints.text]].limit
    if len(words) > limit:
        notice = said("whole-long", state, context, limit=str(limit), length=str(len(words)))
        return asked(state, context, notice=notice)
    state = forgotten(state)
    state, first = _first_words(state, words, context)
    intro = form.intro
    if intro:
        first = (*first, Reply(said(intro, state, context, **numbers_of(context, state.locale))))
    held = held_files(state) if form.media else {}
    files: Answers = {form.media.key: list(held)[: form.media.limit]} if form.media and held else {}
    state, answers = _understood(state, form, files, event, context)
    step = proceed(state, form, answers, context, after=None, before=first)
    notice = _notice(state, form, answers, "whole-kept", context)
    voices = tuple(file_id for file_id, kind in held.items() if kind == "voice")
    return offering(step, voices, notice, context) if voices else _with_notice(step, notice)


def _kept(state: State, awaiting: Interrupted, event: TextReceived, context: Context) -> Step:
    """The words become the description, or are added to it."""
    form, key = form_of(awaiting, context), context.programme.hints.text
    before = awaiting.answers.get(key)
    words = event.text.strip()
    story = f"{before}\n{words}" if isinstance(before, str) else words
    limit = form.questions[form.index[key]].limit
    if len(story) > limit:
        notice = said("whole-long", state, context, limit=str(limit), length=str(len(story)))
        return asked(state, context, notice=notice)
    state, first = _first_words(state, words, context)
    if before is not None:
        state = told(state, key, None)  # an edit of one message would drop the other
        after = replace(state, awaiting=replace(awaiting, answers={**awaiting.answers, key: story}))
        return asked(after, context, first, said("whole-added", state, context))
    state, answers = _understood(state, form, awaiting.answers, event, context)
    after = moved(state, replace(awaiting, answers=answers))
    return asked(after, context, first, _notice(state, form, answers, "whole-kept-here", context))


def _understood(
    state: State, form: Form, answers: Answers, event: TextReceived, context: Context
) -> tuple[State, Answers]:
    """What the words answer: the description, and the time if they name one. The rest waits to be confirmed."""
    hints, text = context.programme.hints, event.text.strip()
    words = Words(text)
    found: Answers = {**answers, hints.text: text}
    ahead = [hints.text]
    state = told(state, hints.text, event.ref)
    when = hints.time_of(words)
    if when is not None and hints.time not in answers:
        found[hints.time] = when
        ahead.append(hints.time)
    halves = dict(state.unfinished)
    if hints.category not in answers and (category := hints.category_of(words)):
        halves[hints.category] = Unfinished(guess.pending(category))
    if hints.place not in answers and (place := named_place(text, form, context)):
        halves[hints.place] = Unfinished({"words": place, "point": None})
    kept = (*state.ahead, *(key for key in ahead if key not in state.ahead))
    return replace(state, unfinished=halves, ahead=kept), found


def _first_words(state: State, words: str, context: Context) -> tuple[State, tuple[Reply, ...]]:
    """What comes before everything else: whom to call, what not to touch."""
    hints, spoken = context.programme.hints, Words(words)
    first: tuple[Reply, ...] = ()
    if hints.urgent_says and hints.is_urgent(spoken):
        first = (Reply(said(hints.urgent_says, state, context, **numbers_of(context, state.locale))),)
    node = context.programme.category_by_key.get(hints.category_of(spoken) or "")
    state, warned = said_once(state, node.says if node else None, context)
    if warned and node and node.says not in state.cared:
        state = replace(
            state, cared=(*state.cared, node.says or "")
        )  # it is not said again when it is picked
    state, cared = cared_for(state, words, context)
    return state, (*first, *warned, *cared)


def _notice(state: State, form: Form, answers: Answers, key: str, context: Context) -> str:
    kept = said(key, state, context)
    time = context.programme.hints.time
    if time not in state.ahead or not isinstance(answers.get(time), str):
        return kept
    options = form.questions[form.index[time]].options
    label = next((option.label for option in options if option.id == answers[time]), None)
    if label is None:
        return kept
    return f"{kept}\n{said('whole-when', state, context, when=said(label, state, context))}"


def _with_notice(step: Step, notice: str) -> Step:
    *before, last = step.replies
    return replace(step, replies=(*before, replace(last, text=f"{notice}\n\n{last.text}")))


def unclear_words(state: State, event: TextReceived, context: Context) -> Step | None:
    """What to do with words where buttons, or pictures, are awaited; None if they are not worth keeping."""
    awaiting = state.awaiting
    if isinstance(awaiting, AwaitingAnswer):
        question = question_of(awaiting, context)
        is_number_awaited = question.kind == "contact" and awaiting.pending is not None
        if question.kind not in _NOT_WORDS or is_number_awaited:
            return None
    elif not isinstance(awaiting, (AwaitingReview, AwaitingEdit)):
        return None
    return whole_tip(state, event, context)
