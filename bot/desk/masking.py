"""Who reads a case's words as they were written, and who with phones, papers, plates and the like masked."""

from collections.abc import Callable, Iterator
from typing import Any

from bot.desk.errand import Errand
from bot.redaction import found, masked
from storage.cases import Case, Summary

Shown = Callable[[str], str]
"""Words of a case as their reader may see them."""


def shown_to(errand: Errand, line: Summary) -> Shown:
    """How this officer reads the words of a case: whoever has it, as they were written."""
    return _as_written if line.assignee_id == errand.staff.id else masked


async def on_card(errand: Errand, case: Case) -> str:
    """That something on the card is masked, and how it is read; nothing where nothing is."""
    if case.summary.assignee_id == errand.staff.id or not any(found(text) for text in words_of(case)):
        return ""
    free = "free" if case.summary.assignee_id is None else "taken"
    return errand.text(f"desk-card-masked-{free}", number=str(case.summary.number))


def words_of(case: Case) -> Iterator[str]:
    """All that somebody wrote in a case."""
    yield from _texts(case.answers)
    yield from (one.text for one in case.history if one.text)


def _texts(value: Any) -> Iterator[str]:
    match value:
        case str():
            yield value
        case dict():
            for part in value.values():
                yield from _texts(part)
        case list():
            for part in value:
                yield from _texts(part)


def _as_written(words: str) -> str:
    return words
