"""A form in front of a citizen: every event is an answer, a step back, or kindly refused."""

from typing import Any

from msgspec.structs import replace

from bot.dialogue import walk
from bot.dialogue.answers import Asked, read
from bot.dialogue.ask import ask
from bot.dialogue.buttons import offered
from bot.dialogue.care import cared_for, said_once
from bot.dialogue.content import Context, Form, Option, Question
from bot.dialogue.events import ChoicePicked, Event, MediaReceived, PersonEvent, PlaceShared, TextReceived
from bot.dialogue.filing import file_case
from bot.dialogue.guess import guessed, taken
from bot.dialogue.misplaced import misplaced_place
from bot.dialogue.pictures import with_picture
from bot.dialogue.readings import Answered, Pending, Reading, Refused
from bot.dialogue.replies import Choice, Reply
from bot.dialogue.said import card_words, numbers_of, said
from bot.dialogue.state import Answers, AwaitingAnswer, AwaitingMenu, AwaitingReview, State
from bot.dialogue.steps import Step, forgotten, held_files, moved, put_off, told
from bot.dialogue.walk import form_of, question_of


def open_form(state: State, name: str, context: Context, before: tuple[Reply, ...] = ()) -> Step:
    """Start the form `name` from its first question, after saying `before`."""
    form = context.programme.forms[name]
    state = forgotten(state)
    if card := next((one for one in context.programme.cards if one.id == form.card), None):
        before = (*before, Reply(card_words(card, state, context)))
    if form.intro:
        values = numbers_of(context, state.locale)
        before = (*before, Reply(said(form.intro, state, context, **values)))
    held = list(held_files(state))[: form.media.limit] if form.media else []
    answers: Answers = {form.media.key: held} if form.media and held else {}
    return proceed(state, form, answers, context, after=None, before=before)


def proceed(
    state: State,
    form: Form,
    answers: Answers,
    context: Context,
    *,
    after: str | None,
    before: tuple[Reply, ...] = (),
) -> Step:
    """Ask the question that comes next, or show the review, or send a form that has none."""
    if after is not None and after == form.files_after:
        return _sent(state, form, answers, context, before)
    question = walk.following(form, answers, context.programme, after)
    if question is None:
        question = walk.missing(form, answers, context.programme)
    if question is not None:
        awaiting = AwaitingAnswer(form=form.name, question=question.key, answers=answers)
        return asked(moved(state, awaiting), context, before)
    if form.review:
        return asked(moved(state, AwaitingReview(form=form.name, answers=answers)), context, before)
    return _sent(state, form, answers, context, before)


def _sent(state: State, form: Form, answers: Answers, context: Context, before: tuple[Reply, ...]) -> Step:
    """The case is to be filed now, without a review."""
    reviewing = moved(state, AwaitingReview(form=form.name, answers=answers))
    return Step(reviewing, before, (file_case(reviewing, form, answers, context),))


def asked(state: State, context: Context, before: tuple[Reply, ...] = (), notice: str | None = None) -> Step:
    """Say `before`, then ask what `state` waits for."""
    return Step(state, (*before, ask(state, context, notice)))


def on_answer(state: State, awaiting: AwaitingAnswer, event: PersonEvent, context: Context) -> Step:
    """An event while a question is in front. Commands do not come here."""
    if isinstance(event, MediaReceived):
        return with_picture(state, awaiting, event, context, on_answer)
    question, shown = question_of(awaiting, context), offered(state, context)
    if isinstance(event, ChoicePicked):
        if event.id == "form.back":
            return back(state, awaiting, context)
        if event.id == "form.skip" and walk.may_skip(form_of(awaiting, context), question, awaiting.answers):
            return answered(state, awaiting, None, context, ref=event.ref)
        if not any(choice.id == event.id for choice in shown):
            return asked(state, context, notice=said("stale-in-form", state, context))
    if isinstance(event, PlaceShared) and question.kind != "place":
        return asked(state, context, notice=misplaced_place(state, awaiting, context))
    reading = reading_of(state, awaiting, event, context, shown)
    return _on_reading(state, awaiting, event, reading, context)


def reading_of(
    state: State, awaiting: AwaitingAnswer, event: Event, context: Context, shown: tuple[Choice, ...]
) -> Reading:
    """What the event says to the question in front, under which these choices are."""
    question = question_of(awaiting, context)
    in_haste = not form_of(awaiting, context).review
    return read(event, Asked(question, awaiting, shown, context, state.commune, in_haste))


def _on_reading(
    state: State, awaiting: AwaitingAnswer, event: PersonEvent, reading: Reading, context: Context
) -> Step:
    match reading:
        case Answered(value=value, option=option):
            ref = _told_by(awaiting, event, value)
            return answered(state, awaiting, value, context, picked=option or value, ref=ref)
        case Pending(value=pending):
            tried = event.ref if isinstance(event, TextReceived) else awaiting.tried
            return asked(moved(state, replace(awaiting, pending=pending, tried=tried)), context)
        case Refused(key=key, values=values):
            if isinstance(event, TextReceived) and event.ref and not _has_words(awaiting):
                state = moved(state, replace(awaiting, tried=event.ref))
            spoken = event.text if isinstance(event, TextReceived) else ""
            state, before = cared_for(state, spoken, context)
            return asked(state, context, before, said(key, state, context, **values))


def _has_words(awaiting: AwaitingAnswer) -> bool:
    """Whether the place that is pending was typed."""
    return bool(awaiting.pending and awaiting.pending.get("words"))


def _told_by(awaiting: AwaitingAnswer, event: PersonEvent, value: Any) -> str | None:
    """The message whose words are the answer: those of a place may have been there before its commune was picked.

    Words that came in several messages are told by none: an edit of one would drop the others.
    """
    if awaiting.pending and _has_words(awaiting):
        is_one = value["words"] == awaiting.pending["words"] and not awaiting.pending.get("earlier")
        return awaiting.tried if is_one else None
    return event.ref if isinstance(event, (TextReceived, ChoicePicked)) else None


def answered(
    state: State,
    awaiting: AwaitingAnswer,
    value: Any,
    context: Context,
    *,
    picked: Any = None,
    ref: str | None = None,
) -> Step:
    """Keep an answer and go on.

    `picked` is the id of the option behind it, if there is one; `ref` the message that gave it, if it was typed.
    """
    form = form_of(awaiting, context)
    awaiting = taken(awaiting, form, question_of(awaiting, context), value, context)
    question = question_of(awaiting, context)
    option = option_of(form, question, awaiting.answers, picked, context)
    state, before = said_once(state, option.says if option else None, context)
    if question.kind == "text" and isinstance(value, str):
        state, before = cared_for(state, value, context)
    if option and option.leads_to:
        return open_form(state, option.leads_to, context, before)
    if option and option.ends:
        return asked(moved(state, AwaitingMenu()), context, before, said("form-left", state, context))
    state = told(state, question.key, None if question.kind == "media" else ref)
    answers = {**awaiting.answers, question.key: value}
    if not awaiting.editing:
        return proceed(state, form, answers, context, after=question.key, before=before)
    return _mended(state, form, walk.holding(form, answers, context.programme), context, before)


def _mended(state: State, form: Form, answers: Answers, context: Context, before: tuple[Reply, ...]) -> Step:
    """After an edit: what the change made necessary is asked, then the review comes back."""
    question = walk.missing(form, answers, context.programme)
    if question is None:
        return asked(moved(state, AwaitingReview(form=form.name, answers=answers)), context, before)
    awaiting = AwaitingAnswer(form=form.name, question=question.key, answers=answers, editing=True)
    return asked(moved(state, awaiting), context, before, said("form-one-more", state, context))


def back(state: State, awaiting: AwaitingAnswer, context: Context) -> Step:
    """One step back: out of a half answer, out of an edit, to the question before, or home."""
    form = form_of(awaiting, context)
    if guessed(awaiting):
        state = put_off(state, awaiting)
    elif awaiting.pending is not None:
        return asked(moved(state, replace(awaiting, pending=None)), context)
    if awaiting.editing and awaiting.question in awaiting.answers:
        return _mended(state, form, awaiting.answers, context, ())
    question = walk.previous(form, awaiting.answers, context.programme, awaiting.question, state.ahead)
    if question is None:
        return home(state, context, "form-left")
    answers = awaiting.answers
    if not awaiting.editing:
        answers = walk.answers_before(form, answers, question.key, state.ahead)
    return asked(
        moved(
            state,
            AwaitingAnswer(form=form.name, question=question.key, answers=answers, editing=awaiting.editing),
        ),
        context,
    )


def home(state: State, context: Context, notice_key: str | None = None) -> Step:
    """Back at the main menu; an open form is gone."""
    notice = said(notice_key, state, context) if notice_key else None
    return asked(moved(state, AwaitingMenu()), context, notice=notice)


def said_after(option: Option | None, state: State, context: Context) -> tuple[Reply, ...]:
    """What is said once the option is picked, in a message of its own."""
    if option is None or option.says is None:
        return ()
    return (Reply(said(option.says, state, context, **numbers_of(context, state.locale))),)


def option_of(
    form: Form, question: Question, answers: Answers, picked: Any, context: Context
) -> Option | None:
    """The option of the question whose id is `picked`, or None: words, a number and a place have none."""
    if not isinstance(picked, str) or question.kind == "text":
        return None
    for option in walk.options(form, question, answers, context.programme):
        if option.id == picked:
            return option
    return None
