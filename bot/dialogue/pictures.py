"""A picture sent while a form is open is kept at any of its questions, if the form takes pictures."""

from collections.abc import Callable

from msgspec.structs import replace

from bot.dialogue.ask import ask, form_of, question_of, said
from bot.dialogue.content import Context, Form
from bot.dialogue.events import MediaReceived, PersonEvent, TextReceived
from bot.dialogue.state import Answers, AwaitingAnswer, Interrupted, State
from bot.dialogue.steps import Step, moved, open_form, told

OnAnswer = Callable[[State, AwaitingAnswer, PersonEvent, Context], Step]


def pictures_of(state: State, context: Context) -> frozenset[str]:
    """The files that the open form of a conversation holds."""
    awaiting = open_form(state)
    form = context.programme.forms.get(awaiting.form) if awaiting else None
    if awaiting is None or form is None or form.media is None:
        return frozenset()
    return frozenset(awaiting.answers.get(form.media.key) or ())


def with_picture(
    state: State, awaiting: Interrupted, event: MediaReceived, context: Context, on_answer: OnAnswer
) -> Step:
    """Keep the picture, say so, and ask again; words under it answer a question that waits for words."""
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
    answers = {**awaiting.answers, question.key: files}
    kept = said("media-kept", state, context, count=str(len(files)), limit=str(question.limit))
    caption = (event.caption or "").strip()
    if caption and isinstance(awaiting, AwaitingAnswer) and question_of(awaiting, context).kind == "text":
        holding = replace(awaiting, answers=answers)
        step = on_answer(moved(state, holding), holding, TextReceived(caption), context)
        first, *rest = step.replies
        return Step(step.state, (replace(first, text=f"{kept}\n\n{first.text}"), *rest), step.effects)
    if caption:
        longer = _with_caption(form, answers, caption)
        kept = f"{kept} {said('media-caption-kept' if longer else 'media-caption-lost', state, context)}"
        if longer:
            key, words = longer
            answers = {**answers, key: words}
            state = told(state, key, None)  # an edit of the first message would drop the caption
    after = moved(state, replace(awaiting, answers=answers))
    return Step(after, (ask(after, context, kept),))


def _with_caption(form: Form, answers: Answers, caption: str) -> tuple[str, str] | None:
    """The first text already given, its key and its words with `caption` added, or None if there is no room."""
    for question in form.questions:
        words = answers.get(question.key)
        if question.kind == "text" and isinstance(words, str):
            longer = f"{words}\n{caption}"
            return (question.key, longer) if len(longer) <= question.limit else None
    return None
