"""Words that say what somebody means who tells everything at once: matched phrase by phrase, never guessed.

A phrase of `seeds/hints.yaml` is written with its marks. It is met by the same words with the same marks, or
without any: "đánh bạc" by "danh bac" too, but "cờ bạc" never by "có bác". `nn` in a phrase is the age of a child.
"""

import re
import unicodedata
from collections.abc import Iterable
from functools import lru_cache

from pydantic import BaseModel, ConfigDict, Field

from bot.dialogue.fold import fold

AGE = "nn"
"""In a phrase: the age of a child, in digits."""
GROWN_UP = 18
MOST_WORDS = 700
"""Words of a message that are looked at; the longest message has hardly more."""

_WORD = re.compile(r"[^\W_]+")


class _Data(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Words:
    """The words of a message, as typed (NFC, small letters) and folded."""

    __slots__ = ("_line", "folded", "typed")

    def __init__(self, text: str) -> None:
        found = _WORD.findall(unicodedata.normalize("NFC", text).lower())[:MOST_WORDS]
        self.typed = tuple(found)
        self.folded = tuple([fold(word) for word in found])
        self._line = f" {' '.join([AGE if _is_age(word) else word for word in self.folded])} "

    def has(self, phrase: str) -> bool:
        """Whether the phrase stands in the message."""
        typed, folded = _parts(phrase)
        if f" {' '.join(folded)} " not in self._line:
            return False
        return any(self._stands_at(at, typed, folded) for at in range(len(self.folded) - len(folded) + 1))

    def has_any(self, phrases: Iterable[str]) -> bool:
        """Whether one of the phrases does."""
        return any(self.has(phrase) for phrase in phrases)

    def _stands_at(self, at: int, typed: tuple[str, ...], folded: tuple[str, ...]) -> bool:
        for place, (word, plain) in enumerate(zip(typed, folded, strict=True), start=at):
            if plain == AGE:
                if not _is_age(self.folded[place]):
                    return False
            elif self.typed[place] != word and not (
                self.typed[place].isascii() and self.folded[place] == plain
            ):
                return False
        return True


def _is_age(word: str) -> bool:
    return word.isdecimal() and len(word) <= 2 and 0 < int(word) < GROWN_UP


@lru_cache(maxsize=2048)
def _parts(phrase: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    typed = tuple(unicodedata.normalize("NFC", phrase).lower().split())
    return typed, tuple(fold(word) for word in typed)


class CategoryHint(_Data):
    """Phrases that speak of one category of the tree, by its key: a top level's or a child's."""

    category: str
    phrases: tuple[str, ...] = Field(min_length=1)


class TimeHint(_Data):
    """Phrases that say what the option `option` of the time question says."""

    option: str
    phrases: tuple[str, ...] = Field(min_length=1)


class CareHint(_Data):
    """Phrases of somebody, often a child, who needs help before any question; `says` is the text for them."""

    says: str
    phrases: tuple[str, ...] = ()


class Hints(_Data):
    """What a unit knows of how people write, for the form that a whole message opens.

    `form` is opened, `text` its question that the words answer, `category`, `time` and `place` those they may
    answer in part. `urgent` phrases get `urgent_says` first. A message is whole if somebody in it
    is in danger, a child or hurt; with `enough_with_hint` words if it speaks of a category; otherwise with
    `enough_words` words that are not `small_talk`, if it is no question (`asking`). `place_words` may stand before
    the name of a commune and belong to the place.
    """

    form: str | None = None
    text: str = "what"
    category: str = "category"
    time: str = "when"
    place: str = "place"
    enough_words: int = Field(default=5, gt=0)
    enough_with_hint: int = Field(default=3, gt=0)
    urgent_says: str | None = None
    urgent: tuple[str, ...] = ()
    small_talk: frozenset[str] = frozenset()
    asking: tuple[str, ...] = ()
    place_words: frozenset[str] = frozenset()
    categories: tuple[CategoryHint, ...] = ()
    times: tuple[TimeHint, ...] = ()
    care: tuple[CareHint, ...] = ()

    def is_whole(self, text: str) -> bool:
        """Whether the words tell a thing that happened, and are not only talk or a question."""
        words = Words(text)
        if self.is_urgent(words) or self.care_of(words):
            return True
        if any(words.has_any(hint.phrases) for hint in self.categories):
            return len(words.folded) >= self.enough_with_hint
        count = sum(word not in self.small_talk for word in words.folded if not word.isdecimal())
        is_asking = text.rstrip().endswith("?") or words.has_any(self.asking)
        return count >= self.enough_words and not is_asking

    def is_urgent(self, words: Words) -> bool:
        """Whether somebody may be hurt at this moment."""
        return words.has_any(self.urgent)

    def category_of(self, words: Words) -> str | None:
        """The one category spoken of; None if there is none, or more than one."""
        found = {hint.category for hint in self.categories if words.has_any(hint.phrases)}
        return found.pop() if len(found) == 1 else None

    def time_of(self, words: Words) -> str | None:
        """The one time spoken of, as an option's id; None if there is none, or more than one."""
        found = {hint.option for hint in self.times if words.has_any(hint.phrases)}
        return found.pop() if len(found) == 1 else None

    def care_of(self, words: Words) -> str | None:
        """The text that comes first for who needs help, or None."""
        return next((hint.says for hint in self.care if words.has_any(hint.phrases)), None)
