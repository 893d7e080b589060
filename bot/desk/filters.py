"""`/tips` filters: the words an officer types, in Vietnamese, English or as keys, become a filter."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from typing import Any

from bot.desk.errand import Errand
from bot.dialogue.fold import fold
from storage.case_lists import Beside, Filter
from storage.cases import STATUSES

_TURN = re.compile(r"([ab])([0-9]{1,9})")
_PAGE = re.compile(r"(?:p|trang |page )[0-9]{1,6}")
"""Under the lists of before; their buttons lead to the first page now."""
_PUNCTUATION = re.compile(r"[,;/]")
_OLDER = re.compile(r"older([0-9]{1,4})|(?:tren|hon|qua|cu hon|over|older than) ([0-9]{1,4}) (?:ngay|days?)")
_WITHIN = re.compile(
    r"within([0-9]{1,4})|(?:trong|duoi|within|last) ([0-9]{1,4}) (?:ngay|days?)|([0-9]{1,4}) ngay (?:qua|nay)"
)
_LONGEST_PLACE = 5

_SAID = {
    "urgent": ("urgent", "khan", "khan cap", "tin khan"),
    "free": ("free", "unassigned", "not taken", "chua nhan", "chua ai nhan"),
    "mine": ("mine", "my tips", "cua toi", "tin cua toi"),
    "overdue": ("overdue", "qua han"),
    "today": ("today", "hom nay"),
    "week": ("week", "this week", "tuan nay"),
    "month": ("month", "this month", "thang nay"),
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
    """A list that was asked for: its filter, where its page lies, the words that made it.

    `unknown` was not understood; `clashing` asks for a second status, category, commune or owner.
    """

    filter: Filter
    beside: Beside | None = None
    words: tuple[str, ...] = ()
    unknown: tuple[str, ...] = ()
    clashing: tuple[str, ...] = ()


def read(errand: Errand, words: Sequence[str], *, in_search: bool = False) -> Wanted:
    """Reads the arguments of `/tips`: status, category, commune, urgent, unassigned, mine, overdue, age.

    `bN` is the page of what is older than case N, `aN` of what is newer. `in_search` the names of kinds of cases and
    of communes are words like others, which tips are full of: there they are filters by key and code alone.
    """
    wanted = Wanted(errand.scope())
    vocabulary = _vocabulary(errand, with_kinds=not in_search)
    typed = _PUNCTUATION.sub(" ", " ".join(words)).split()
    for phrase, word in _phrases(errand, typed, vocabulary, with_places=not in_search):
        wanted = _with(errand, wanted, phrase, word)
    return wanted


def adding(errand: Errand, wanted: Wanted, word: str) -> Wanted:
    """The list with one filter more."""
    return _with(errand, wanted, word, word)


def named(errand: Errand, word: str) -> str:
    """What a filter of `Wanted.words` is called."""
    if age := re.fullmatch(r"(older|within)([0-9]+)", word):
        return errand.text(f"desk-filter-{age[1]}", days=age[2])
    if word in STATUSES:
        return errand.text(f"status-{word}")
    if word in errand.context.programme.category_by_key:
        return errand.text(f"category-{word}")
    commune = errand.context.gazetteer.commune(word)
    return commune.label if commune else errand.text(f"desk-filter-{word}")


def _vocabulary(errand: Errand, *, with_kinds: bool) -> dict[str, str]:
    """Folded phrase → the word of the filter it means. Where two things are called the same, the first counts."""
    known = {said: word for word, phrases in _SAID.items() for said in phrases}
    known |= {status: status for status in STATUSES}
    programme = errand.context.programme
    tops = [top.key for top in programme.categories]
    for key in (*tops, *programme.category_by_key):
        known.setdefault(key, key)
        if key not in tops and not with_kinds:
            continue
        for locale in errand.context.texts.locales:
            label = errand.context.texts.render(f"category-{key}", locale)
            known.setdefault(" ".join(_PUNCTUATION.sub(" ", fold(label)).split()), key)
            for part in label.split(",") if key not in tops else ():
                known.setdefault(fold(part), key)
    return known


def _commune(errand: Errand, folded: str) -> str | None:
    """The code of the commune that is called so, with or without its kind."""
    if not 2 <= len(folded.split()) <= _LONGEST_PLACE:
        return None
    found = {
        one.code
        for one in errand.context.gazetteer.match(folded)
        if not one.is_guess and folded in (fold(one.label), fold(one.label).partition(" ")[2])
    }
    return found.pop() if len(found) == 1 else None


def _phrases(
    errand: Errand, words: Sequence[str], vocabulary: dict[str, str], *, with_places: bool
) -> Iterator[tuple[str, str]]:
    """The words, put together where several of them name one filter, each with its filter; the longest name first."""
    longest, at = max(_LONGEST_PLACE, *(len(known.split()) for known in vocabulary)), 0
    while at < len(words):
        for size in range(min(longest, len(words) - at), 0, -1):
            phrase = " ".join(words[at : at + size])
            folded = fold(phrase)
            word = vocabulary.get(folded) or _age(folded) or (with_places and _commune(errand, folded))
            if word or size == 1 or _PAGE.fullmatch(folded):
                yield phrase, word or folded
                at += size
                break


def _age(folded: str) -> str | None:
    """How old the cases are to be, as a word of the filter."""
    for word, pattern in (("older", _OLDER), ("within", _WITHIN)):
        if found := pattern.fullmatch(folded):
            return f"{word}{int(next(days for days in found.groups() if days))}"
    return None


def _with(errand: Errand, wanted: Wanted, phrase: str, word: str) -> Wanted:
    if _PAGE.fullmatch(word):
        return wanted
    if turn := _TURN.fullmatch(word):
        return replace(wanted, beside=Beside(int(turn[2]), is_older=turn[1] == "b"))
    changes = _changes(errand, word)
    if changes is None:
        return replace(wanted, unknown=(*wanted.unknown, phrase))
    if word in wanted.words:
        return wanted
    if _clashes(wanted.filter, changes):
        return replace(wanted, clashing=(*wanted.clashing, phrase))
    chosen = replace(wanted.filter, **_narrowed(wanted.filter, changes))
    return replace(wanted, filter=chosen, words=(*wanted.words, word))


def _changes(errand: Errand, word: str) -> dict[str, Any] | None:
    """The fields of the filter that a word sets, or None if it is no filter."""
    now = errand.transaction.now
    switches: dict[str, dict[str, Any]] = {
        "urgent": {"urgent": True},
        "free": {"unassigned": True},
        "merged": {"merged": True},
        "mine": {"assignee_id": errand.staff.id},
        "overdue": {"overdue_at": errand.transaction.now},
    }
    if word in switches:
        return switches[word]
    if word in STATUSES:
        return {"status": word}
    if (since := _since(word, now.astimezone(errand.zone))) is not None:
        return {"filed_since": since}
    if word.startswith("older") and _age(word):
        return {"filed_before": now - timedelta(days=int(word.removeprefix("older")))}
    if any(word == category.key for category in errand.context.programme.categories):
        return {"category": word}
    if word in errand.context.programme.category_by_key:
        return {"subcategory": word}
    return {"commune": word} if errand.context.gazetteer.commune(word) is not None else None


def _since(word: str, now: datetime) -> datetime | None:
    """The beginning of today, this week (Monday) or this month where the unit is, or so many days ago."""
    today = now.replace(hour=0, minute=0, second=0, microsecond=0)
    if word.startswith("within") and _age(word):
        return (now - timedelta(days=int(word.removeprefix("within")))).astimezone(UTC)
    starts = {"today": today, "week": today - timedelta(days=today.weekday()), "month": today.replace(day=1)}
    return starts[word].astimezone(UTC) if word in starts else None


def _clashes(chosen: Filter, changes: dict[str, Any]) -> bool:
    """Whether a field was set to something else before, or nobody's cases are to be mine. Times only narrow."""
    fixed = {name: value for name, value in changes.items() if not name.startswith("filed_")}
    if any(getattr(chosen, name) not in (None, False, value) for name, value in fixed.items()):
        return True
    return (chosen.unassigned and "assignee_id" in changes) or (
        chosen.assignee_id is not None and "unassigned" in changes
    )


def _narrowed(chosen: Filter, changes: dict[str, Any]) -> dict[str, Any]:
    """The changes; of two times the one that shows less."""
    since, before = changes.get("filed_since"), changes.get("filed_before")
    if since and chosen.filed_since:
        return changes | {"filed_since": max(since, chosen.filed_since)}
    if before and chosen.filed_before:
        return changes | {"filed_before": min(before, chosen.filed_before)}
    return changes
