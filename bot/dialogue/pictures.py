"""A file sent while a form is open is kept at any of its questions, if the form takes files."""

from collections.abc import Callable

from msgspec.structs import replace

from bot.dialogue import walk
from bot.dialogue.ask import ask
from bot.dialogue.content import Context, Form, Question
from bot.dialogue.events import ChoicePicked, MediaReceived, PersonEvent, TextReceived
from bot.dialogue.said import said
from bot.dialogue.state import (
    Answers,
    AwaitingAnswer,
    AwaitingCaseMessage,
    AwaitingVoice,
    Interrupted,
    State,
)
from bot.dialogue.steps import Step, held_files, moved, open_form, told
from bot.dialogue.voices import offering
from bot.dialogue.walk import form_of, question_of

OnAnswer = Callable[[State, AwaitingAnswer, PersonEvent, Context], Step]


def pictures_of(state: State, context: Context) -> frozenset[str]:
    """The files that a conversation holds: its open form's, and those that wait for a word of their sender."""
    awaiting = open_form(state)
    form = context.programme.forms.get(awaiting.form) if awaiting else None
    if awaiting is None or form is None or form.media is None:
        return waiting_files(state)
    return waiting_files(state) | frozenset(awaiting.answers.get(form.media.key) or ())


def waiting_files(state: State) -> frozenset[str]:
    """The files that are in no form and no case yet."""
    awaiting = state.awaiting
    if isinstance(awaiting, AwaitingVoice) and isinstance(awaiting.interrupted, AwaitingCaseMessage):
        return frozenset(awaiting.file_ids)
    return frozenset(held_files(state))


def with_picture(
    state: State, awaiting: Interrupted, event: MediaReceived, context: Context, on_answer: OnAnswer
) -> Step:
    """Keep the file, say so, and ask again; words under it answer a question that waits for words.

    A voice message answers such a question by itself, and what is to become of the voice is asked.
    """
    form = form_of(awaiting, context)
    question = form.media
    if question is None:
        return Step(state, (ask(state, context, said(form.without_media, state, context)),))
    files: list[str] = list(awaiting.answers.get(question.key) or ())
    if event.file_id not in files:
        if len(files) >= question.limit:
            notice = said("media-full", state, context, limit=str(question.limit))
            return Step(state, (ask(state, context, notice),))
        files.append(event.file_id)
    holding = replace(awaiting, answers={**awaiting.answers, question.key: files})
    kept = kept_words(event, len(files), question, state, context)
    step = _after(moved(state, holding), holding, event, kept, context, on_answer)
    return offering(step, (event.file_id,), kept, context) if event.kind == "voice" else step


def kept_words(event: MediaReceived, count: int, question: Question, state: State, context: Context) -> str:
    """That a file was kept, and how many more may come."""
    key = "media-kept" if event.kind == "picture" else f"media-kept-{event.kind}"
    if event.source is not None:
        key = "media-coming"
    return said(key, state, context, count=str(count), limit=str(question.limit))


def _after(
    state: State, holding: Interrupted, event: MediaReceived, kept: str, context: Context, on_answer: OnAnswer
) -> Step:
    form = form_of(holding, context)
    caption = (event.caption or "").strip()
    if isinstance(holding, AwaitingAnswer) and (spoken := _spoken(holding, event, caption, context)):
        step = on_answer(state, holding, spoken, context)
        first, *rest = step.replies
        return Step(step.state, (replace(first, text=f"{kept}\n\n{first.text}"), *rest), step.effects)
    if caption:
        longer = _with_caption(form, holding.answers, caption)
        kept = f"{kept} {said('media-caption-kept' if longer else 'media-caption-lost', state, context)}"
        if longer:
            key, words = longer
            holding = replace(holding, answers={**holding.answers, key: words})
            # An edit of the first message would drop the caption.
            state = moved(told(state, key, None), holding)
    return Step(state, (ask(state, context, kept),))


def _spoken(
    holding: AwaitingAnswer, event: MediaReceived, caption: str, context: Context
) -> TextReceived | ChoicePicked | None:
    """What the file says to the question in front, None if nothing."""
    form, question = form_of(holding, context), question_of(holding, context)
    if question.kind != "text":
        return None
    if caption:
        return TextReceived(caption)
    tells = event.kind == "voice" and not question.optional and walk.may_skip(form, question, holding.answers)
    return ChoicePicked("form.skip") if tells and not holding.editing else None


def _with_caption(form: Form, answers: Answers, caption: str) -> tuple[str, str] | None:
    """The first text already given, its key and its words with `caption` added, or None if there is no room."""
    for question in form.questions:
        words = answers.get(question.key)
        if question.kind == "text" and isinstance(words, str):
            longer = f"{words}\n{caption}"
            return (question.key, longer) if len(longer) <= question.limit else None
    return None
