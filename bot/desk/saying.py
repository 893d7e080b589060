"""What a case says in words: what was typed for an answer, not what was picked from a list."""

from collections.abc import Iterator
from typing import Any

from bot.desk.words import indexed, words_of
from bot.dialogue.content import Programme
from bot.dialogue.fold import fold
from storage.indexing import Reading, Said

_TYPED = ("text", "place", "time")


def reading(programme: Programme) -> Reading:
    """How the index reads cases told by the forms of a programme."""
    return Reading(lambda said: indexed(words_said(said, programme)), fold)


def words_said(said: Said, programme: Programme) -> set[str]:
    """Every word of a case, as it was typed."""
    return words_of(*_answered(said, programme), *said.texts)


def _answered(said: Said, programme: Programme) -> Iterator[str]:
    form = programme.forms.get(said.form)
    kinds = {question.key: question.kind for question in form.questions} if form else {}
    for key, answer in said.answers.items():
        # Of a question that the unit has taken out nobody knows what it was: whatever it holds counts as words.
        if kinds.get(key, "text") in _TYPED:
            yield from _strings(answer)


def _strings(answer: Any) -> Iterator[str]:
    """Words, and those of a place: `words` of its parts."""
    if isinstance(answer, str):
        yield answer
    elif isinstance(answer, dict) and isinstance(answer.get("words"), str):
        yield answer["words"]
