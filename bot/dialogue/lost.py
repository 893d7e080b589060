"""A file that was told of could not be kept after all: it leaves the form it was in, and its sender is told why."""

from msgspec.structs import replace

from bot.dialogue import walk
from bot.dialogue.ask import ask
from bot.dialogue.content import Context
from bot.dialogue.events import FileLost
from bot.dialogue.replies import Reply
from bot.dialogue.said import said
from bot.dialogue.state import (
    Awaiting,
    AwaitingAnswer,
    AwaitingMenu,
    AwaitingVoice,
    Interrupted,
    State,
)
from bot.dialogue.steps import Step, held_files, held_words, moved, open_form, with_form
from bot.dialogue.walk import form_of

REASONS = frozenset(
    {
        "archive", "broken", "empty", "heic", "locked", "program", "too_big", "too_long", "two_kinds", "unfetched",
        "unknown_kind",
    }
)  # fmt: skip
"""Reasons with words of their own, the text `unsupported-<reason>`."""


def on_lost(state: State, event: FileLost, context: Context) -> Step:
    """Say so in a message of its own. What we wait for is asked again only where the file was part of it."""
    why = said(f"unsupported-{event.reason if event.reason in REASONS else 'broken'}", state, context)
    words = Reply(said("media-lost", state, context, reason=why))
    awaiting = _without(state, event.file_id, context)
    if awaiting is state.awaiting:
        return Step(state, (words,))
    after = moved(state, awaiting)
    return Step(after, (words, ask(after, context)))


def _without(state: State, file_id: str, context: Context) -> Awaiting:
    awaiting = state.awaiting
    if file_id in held_files(state):
        others_held = {id: kind for id, kind in held_files(state).items() if id != file_id}
        return AwaitingMenu(held=others_held, words=held_words(state))
    form = open_form(state)
    if form is not None and (left := _form_without(form, file_id, context)) is not form:
        awaiting = left if awaiting is form else with_form(awaiting, left)
    if isinstance(awaiting, AwaitingVoice) and file_id in awaiting.file_ids:
        others = tuple(one for one in awaiting.file_ids if one != file_id)
        return replace(awaiting, file_ids=others) if others else awaiting.interrupted
    return awaiting


def _form_without(held: Interrupted, file_id: str, context: Context) -> Interrupted:
    """The form without the file; a question it had answered is in front again."""
    form = context.programme.forms.get(held.form)
    if form is None or form.media is None or file_id not in (held.answers.get(form.media.key) or ()):
        return held
    files = [one for one in held.answers[form.media.key] if one != file_id]
    answers = {**held.answers, form.media.key: files}
    left = replace(held, answers=answers)
    missing = walk.missing(form_of(left, context), answers, context.programme)
    if missing is None or isinstance(held, AwaitingAnswer):
        return left  # asked in its turn, before the review
    return AwaitingAnswer(form=form.name, question=missing.key, answers=answers, editing=True)
