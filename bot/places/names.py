"""How place names are written: cut into words, and compared over the ways one name is spelt."""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import islice, pairwise
from typing import Self

from bot.dialogue.fold import fold

MOST_WORDS = 100
"""An address is shorter; somebody who pastes a book must not keep the others waiting."""

_WORD = re.compile(r"[^\W_](?:[^\W_]|[\u0300-\u036f])*")
_PAUSE = re.compile(r"[,;:\n()/|]|\s[-–—]\s")
_DOUBLED = re.compile(r"([aeiouăâêôơư])\1+")
_TONES = frozenset("\u0300\u0301\u0303\u0309\u0323")
_ROMAN = {"i": "1", "ii": "2"}


@dataclass(frozen=True)
class Phrase:
    """Words one after another, as typed (NFC, lower case) and as `spelt` without marks.

    `pauses` are the positions that a comma, a bracket or the like parts from the word before.
    """

    typed: tuple[str, ...]
    pauses: frozenset[int] = frozenset()

    @classmethod
    def of(cls, text: str) -> Self:
        """The first `MOST_WORDS` words of `text`; blanks, punctuation and apostrophes are left out."""
        text = unicodedata.normalize("NFC", text).lower()
        found = list(islice(_WORD.finditer(text), MOST_WORDS))
        pauses = (
            at
            for at, (one, two) in enumerate(pairwise(found), start=1)
            if _PAUSE.search(text, one.end(), two.start())
        )
        return cls(tuple(match.group() for match in found), frozenset(pauses))

    @cached_property
    def spelt(self) -> tuple[str, ...]:
        """Each word folded, in the one spelling that variants share."""
        return tuple(map(_one_spelling, fold(" ".join(self.typed)).split()))

    def variants(self) -> Iterator["Phrase"]:
        """The name as it is, and written in one word (`A Vương`, `Avương`)."""
        yield self
        if len(self.typed) > 1:
            yield Phrase(("".join(self.typed),))

    def is_whole(self, start: int, end: int) -> bool:
        """Whether no pause falls between the words `start` to `end`."""
        return not any(start < pause < end for pause in self.pauses)


def marks_agree(typed: tuple[str, ...], name: tuple[str, ...]) -> bool | None:
    """True if the words typed are `name` to the mark, None if marks are missing, False if they differ."""
    exact = True
    for one, other in zip(typed, name, strict=True):
        if one == other or marks_apart(one) == marks_apart(other):
            continue
        if not one.isascii():
            return False
        exact = False
    return exact or None


def marks_apart(word: str) -> tuple[str, str]:
    """The letters of a word and its tones apart, so that hòa and hoà are equal."""
    decomposed = unicodedata.normalize("NFD", word)
    letters = "".join(mark for mark in decomposed if mark not in _TONES)
    tones = "".join(mark for mark in decomposed if mark in _TONES)
    return _one_spelling(unicodedata.normalize("NFC", letters)), tones


def _one_spelling(word: str) -> str:
    """Mĩ as Mỹ, Quí as Quý, Lêê as Lê, Đắk as Đắc, I as 1."""
    word = _DOUBLED.sub(r"\1", _ROMAN.get(word, word))
    if word.endswith("k"):
        return word[:-1] + "c"
    if word.endswith("y") and (word.endswith("quy") or word[-2:-1] not in "aeouâă"):
        return word[:-1] + "i"
    return word
