"""`/tips` filters: the words an officer types, in Vietnamese, English or as keys, become a filter."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import timedelta
from typing import Any

from bot.desk.errand import Errand
from bot.dialogue.fold import fold
from storage.case_lists import Filter
from storage.cases import STATUSES

_PAGE = re.compile(r"(?:p|trang |page )([0-9]{1,6})")
_PUNCTUATION = re.compile(r"[,;/]")

_SAID = {
    "urgent": ("urgent", "khan", "khan cap", "tin khan"),
    "free": ("free", "unassigned", "not taken", "chua nhan", "chua ai nhan"),
    "mine": ("mine", "my tips", "cua toi", "tin cua toi"),
    "overdue": ("overdue", "qua han"),
    "merged": ("gop", "da gop", "tin da gop"),
    "new": ("moi", "moi nhan"),
    "accepted": ("da nhan",),
    "in_progress": ("in progress", "dang xu ly", "dang xac minh"),
    "forwarded": ("da chuyen",),
    "resolved": ("done", "da xong", "da xu ly", "da xu ly xong"),
    "rejected": ("khong xu ly", "khong xu ly tiep"),
    "unfounded": ("khong can cu", "chua thay can cu"),
    "out_of_scope": ("out of scope", "ngoai pham vi"),
    "withdrawn": ("da rut", "nguoi bao da rut"),
}
"""Filter → the folded words for it. `free` is short because a list's buttons carry their filters."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """A list that was asked for: its filter, its page (from 1), the words that made it.

    `unknown` was not understood; `clashing` asks for a second status, category, commune or owner.
    """

    filter: Filter
    page: int = 1
    words: tuple[str, ...] = ()
    unknown: tuple[str, ...] = ()
    clashing: tuple[str, ...] = ()


def read(errand: Errand, words: Sequence[str]) -> Wanted:
    """Reads the arguments of `/tips`: status, category, commune code, urgent, unassigned, mine, overdue, pN."""
    wanted = Wanted(errand.scope())
    vocabulary = _vocabulary(errand)
    for phrase in _phrases(_PUNCTUATION.sub(" ", " ".join(words)).split(), vocabulary):
        wanted = _with(errand, wanted, phrase, vocabulary)
    return wanted


def _vocabulary(errand: Errand) -> dict[str, str]:
    """Folded phrase → the word of the filter it means."""
    known = {said: word for word, phrases in _SAID.items() for said in phrases}
    known |= {status: status for status in STATUSES}
    for category in errand.context.programme.categories:
        known[category.key] = category.key
        for locale in errand.context.texts.locales:
            label = errand.context.texts.render(f"category-{category.key}", locale)
            known[" ".join(_PUNCTUATION.sub(" ", fold(label)).split())] = category.key
    return known


def _phrases(words: Sequence[str], vocabulary: dict[str, str]) -> Iterator[str]:
    """The words, put together where several of them name one filter; the longest name first."""
    longest, at = max(len(known.split()) for known in vocabulary), 0
    while at < len(words):
        for size in range(min(longest, len(words) - at), 0, -1):
            phrase = " ".join(words[at : at + size])
            if size == 1 or fold(phrase) in vocabulary or _PAGE.fullmatch(fold(phrase)):
                yield phrase
                at += size
                break


def _with(errand: Errand, wanted: Wanted, phrase: str, vocabulary: dict[str, str]) -> Wanted:
    folded = fold(phrase)
    if page := _PAGE.fullmatch(folded):
        return replace(wanted, page=max(1, int(page[1])))
    word = vocabulary.get(folded, folded)
    changes = _changes(errand, word)
    if changes is None:
        return replace(wanted, unknown=(*wanted.unknown, phrase))
    if word in wanted.words:
        return wanted
    if _clashes(wanted.filter, changes):
        return replace(wanted, clashing=(*wanted.clashing, phrase))
    return replace(wanted, filter=replace(wanted.filter, **changes), words=(*wanted.words, word))


def _changes(errand: Errand, word: str) -> dict[str, Any] | None:
    """The fields of the filter that a word sets, or None if it is no filter."""
    patience = timedelta(hours=errand.unit.reception_hours)
    switches: dict[str, dict[str, Any]] = {
        "urgent": {"urgent": True},
        "free": {"unassigned": True},
        "merged": {"merged": True},
        "mine": {"assignee_id": errand.staff.id},
        "overdue": {"status": "new", "filed_before": errand.transaction.now - patience},
    }
    if word in switches:
        return switches[word]
    if word in STATUSES:
        return {"status": word}
    if any(word == category.key for category in errand.context.programme.categories):
        return {"category": word}
    return {"commune": word} if errand.context.gazetteer.commune(word) is not None else None


def _clashes(chosen: Filter, changes: dict[str, Any]) -> bool:
    """Whether a field was set to something else before, or nobody's cases are to be mine."""
    if any(getattr(chosen, name) not in (None, False, value) for name, value in changes.items()):
        return True
    return (chosen.unassigned and "assignee_id" in changes) or (
        chosen.assignee_id is not None and "unassigned" in changes
    )
