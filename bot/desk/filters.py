"""`/tips` filters: the words an officer types, in Vietnamese or as keys, become a filter."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import timedelta

from bot.desk.errand import Errand
from bot.dialogue.fold import fold
from storage.cases import STATUSES, Filter

_SWITCHES = {
    "urgent": "urgent",
    "khan": "urgent",
    "unassigned": "unassigned",
    "chua nhan": "unassigned",
    "mine": "mine",
    "cua toi": "mine",
    "overdue": "overdue",
    "qua han": "overdue",
}


@dataclass(frozen=True, slots=True)
class Wanted:
    """A list that was asked for: its filter, its page (from 1), the words that made it, those not understood."""

    filter: Filter
    page: int
    words: tuple[str, ...]
    unknown: tuple[str, ...]


def read(errand: Errand, words: Iterable[str]) -> Wanted:
    """Reads the arguments of `/tips`. Known: status, category, commune code, urgent, unassigned, mine, overdue, pN."""
    filter, page, kept, unknown = errand.scope(), 1, [], []
    for word in _joined([fold(word) for word in words]):
        if word[:1] == "p" and word[1:].isascii() and word[1:].isdigit():
            page = min(max(1, int(word[1:8])), 100_000)
            continue
        narrowed = _narrow(errand, filter, word)
        if narrowed is None:
            unknown.append(word)
        else:
            filter = narrowed
            kept.append(_SWITCHES.get(word, word))
    return Wanted(filter, page, tuple(kept), tuple(unknown))


def _joined(words: list[str]) -> list[str]:
    """Puts the two words of "chưa nhận", "của tôi", "quá hạn" together again."""
    joined: list[str] = []
    for word in words:
        if joined and f"{joined[-1]} {word}" in _SWITCHES:
            joined[-1] = f"{joined[-1]} {word}"
        else:
            joined.append(word)
    return joined


def _narrow(errand: Errand, filter: Filter, word: str) -> Filter | None:
    switch = _SWITCHES.get(word)
    if switch is not None:
        return _switched(errand, filter, switch)
    if word in STATUSES:
        return replace(filter, status=word)
    if word in {category.key for category in errand.context.programme.categories}:
        return replace(filter, category=word)
    if errand.context.gazetteer.commune(word) is not None:
        return replace(filter, commune=word)
    return None


def _switched(errand: Errand, filter: Filter, switch: str) -> Filter:
    match switch:
        case "urgent":
            return replace(filter, urgent=True)
        case "unassigned":
            return replace(filter, unassigned=True)
        case "mine":
            return replace(filter, assignee_id=errand.staff.id)
        case _:
            patience = timedelta(hours=errand.unit.reception_hours)
            return replace(filter, status="new", filed_before=errand.transaction.now - patience)
