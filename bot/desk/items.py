"""What is being taken in, between two messages: kinds and counts as words, as a button's id, as a list to read."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from bot.desk.errand import Errand
from bot.desk.voice import Voice
from bot.dialogue.fold import fold
from storage.seizures import KINDS, most_of

LETTERS = {
    "gun": "g",
    "homemade_gun": "h",
    "support_tool": "t",
    "ammunition": "a",
    "bladed": "b",
    "weapon_other": "o",
    "suspected_explosive": "x",
}
"""Kind → its letter in a button's id, which has little room."""
_KIND_OF = {letter: kind for kind, letter in LETTERS.items()}
_PACKED = re.compile(r"(?:[ghtabox][0-9]{1,4})+")
_PART = re.compile(r"([ghtabox])([0-9]{1,4})")
_SAID = {
    "gun": ("gun", "sung"),
    "homemade_gun": ("homemade_gun", "homemade gun", "sung tu che"),
    "support_tool": ("support_tool", "support tool", "cong cu ho tro", "cong cu"),
    "ammunition": ("ammunition", "rounds", "dan", "vien dan"),
    "bladed": ("bladed", "dao", "dao kiem", "tho so", "vu khi tho so"),
    "weapon_other": ("weapon_other", "other", "khac", "loai khac", "vu khi loai khac"),
    "suspected_explosive": ("suspected_explosive", "explosive", "vat nghi no", "vat no", "luu dan", "min"),
}
_MEANT = {said: kind for kind, phrases in _SAID.items() for said in phrases}
_BOOK = ("book", "so", "so vao so")
_LONGEST = 4


@dataclass(slots=True)
class Wanted:
    """What an order says: `items` so far, a `kind` still without its count, the book's number, what comes next.

    `step` is `ok` (write it) or `more` (another kind); `seen` is how many rows the ledger had when that was offered.
    """

    items: dict[str, int] = field(default_factory=dict)
    kind: str | None = None
    book: str | None = None
    step: str | None = None
    seen: int | None = None
    unknown: str | None = None


def read(words: Sequence[str]) -> Wanted:
    """Reads what follows the number of the case."""
    wanted, at = Wanted(), 0
    while at < len(words) and wanted.unknown is None:
        at = _take(wanted, words, at)
    return wanted


def _take(wanted: Wanted, words: Sequence[str], at: int) -> int:
    """Reads the next word or phrase; where the one after it begins."""
    word = fold(words[at]).strip(",;")
    if _PACKED.fullmatch(word):
        wanted.items |= {_KIND_OF[letter]: int(count) for letter, count in _PART.findall(word)}
        return at + 1
    for size in range(min(_LONGEST, len(words) - at), 0, -1):
        phrase = " ".join(fold(one).strip(",;") for one in words[at : at + size])
        if phrase in _BOOK:
            wanted.book = " ".join(words[at + size :])
            return len(words)
        if phrase in _MEANT:
            wanted.kind = _MEANT[phrase]
            return at + size
    if word in ("ok", "more"):
        wanted.step = word
    elif word in ("vien", "khau", "cai", "chiec", "rounds"):
        pass
    elif word.isascii() and word.isdigit() and len(word) <= 9:
        _count(wanted, int(word))
    else:
        wanted.unknown = words[at]
    return at + 1


def _count(wanted: Wanted, count: int) -> None:
    if wanted.step == "ok":
        wanted.seen = count
    elif wanted.kind is None:
        wanted.unknown = str(count)
    elif 0 < count <= most_of(wanted.kind):
        wanted.items[wanted.kind] = count
        wanted.kind = None
    else:
        wanted.unknown = str(count)


def packed(items: Mapping[str, int]) -> str:
    """Kinds and counts as a button's id has them."""
    return "".join(f"{LETTERS[kind]}{items[kind]}" for kind in KINDS if items.get(kind))


def listed(errand: Errand, items: Sequence[tuple[str, int]]) -> str:
    """Kinds and counts, a line each."""
    return "\n".join(f"• {worded(errand, kind, count)}" for kind, count in items)


def worded(voice: Voice, kind: str, count: int) -> str:
    """One kind and its count."""
    known = kind in voice.context.programme.category_by_key
    name = voice.text(f"category-{kind if known else 'other'}")
    key = "case-item-ammunition" if kind == "ammunition" else "case-item-piece"
    return voice.text(key, kind=name, count=str(count))
