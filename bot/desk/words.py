"""The words of a text, as they are searched: folded to be found, with their marks to tell apart what was meant."""

import re
import unicodedata
from collections.abc import Collection, Iterable

from bot.dialogue.fold import fold

_WORD = re.compile("(?:[^\\W_][\u0300-\u036f]*)+")
_NUMBER = re.compile(
    r"\b\d{2}[ -]?[A-Za-zĐđ]{1,2}\d?[ .-]*(?:\d{3}[ .]?\d{2}|\d{4})\b"  # the plate of a vehicle
    r"|\d(?:[ .-]?\d){6,}"  # a phone number, an account
)
_BETWEEN = re.compile("[ .-]+")
_MARKS = re.compile("[\u0300-\u036f]|[đĐ]")

FREQUENT = frozenset(
    (
        *("cac", "cua", "dang", "duoc", "khi", "khong", "la", "luc", "nay", "nen", "neu", "ngay", "nguoi"),
        *("nhieu", "nhu", "nhung", "o", "rang", "theo", "thi", "trong", "va", "voi"),
    )
)
"""Folded words that most reports hold: they get no token, which would tell whoever has the disk alone how often each
is said, and find nothing. In a search they count, but not alone."""


def words_of(*texts: str) -> set[str]:
    """Every word of some texts as it was typed (NFC): runs of letters and digits.

    A long number written in groups is there in its groups and as one word.
    """
    composed = [unicodedata.normalize("NFC", text) for text in texts]
    words = {word for text in composed for word in _WORD.findall(text)}
    return words | {_BETWEEN.sub("", number) for text in composed for number in _NUMBER.findall(text)}


def words_sought(text: str) -> set[str]:
    """The words of a search: as `words_of`, but a long number is one word, however it is grouped."""
    composed = unicodedata.normalize("NFC", text)
    return words_of(_NUMBER.sub(lambda number: _BETWEEN.sub("", number[0]), composed))


def folded(words: Iterable[str]) -> set[str]:
    """The same without diacritics, in lower case."""
    return {fold(word) for word in words}


def indexed(words: Iterable[str]) -> set[str]:
    """The folded words that get a token."""
    return folded(words) - FREQUENT


def is_marked(word: str) -> bool:
    """Whether a word was typed with diacritics."""
    return bool(_marks(word))


class Spoken:
    """The words of a search, to be held against what cases say.

    A word typed without diacritics, on either side, stands for all it can be; where both have them they must agree.
    """

    def __init__(self, wanted: Iterable[str]) -> None:
        self._wanted = [(fold(word), _marks(word)) for word in wanted]
        self._folded: dict[str, str] = {}  # the same few words come again in every case

    def by(self, told: Iterable[str]) -> bool:
        """Whether a text with the words `told` says all that are wanted."""
        spellings: dict[str, list[str]] = {}
        for word in told:
            spellings.setdefault(self._fold(word), []).append(word)
        return all(_agree(marks, spellings.get(bare, ())) for bare, marks in self._wanted)

    def _fold(self, word: str) -> str:
        known = self._folded.get(word)
        if known is None:
            known = self._folded[word] = fold(word)
        return known


def _agree(marks: str, spelled: Collection[str]) -> bool:
    return bool(spelled) and (not marks or any(_marks(word) in ("", marks) for word in spelled))


def _marks(word: str) -> str:
    # Sorted: some put the tone on the first of two vowels (hòa), some on the second (hoà).
    return "".join(sorted(_MARKS.findall(unicodedata.normalize("NFD", word).lower())))
