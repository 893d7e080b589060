"""Words that say what somebody means who tells everything at once: matched phrase by phrase, never guessed.

A phrase of `seeds/hints.yaml` is written with its marks. It is met by the same words with the same marks, or
without any: "đánh bạc" by "danh bac" too, but "cờ bạc" never by "có bác". `nn` in a phrase is the age of a child.
"""

import re
import unicodedata
from functools import lru_cache
from typing import NamedTuple

from pydantic import BaseModel, ConfigDict, Field

from bot.dialogue.fold import fold

AGE = "nn"
"""In a phrase: the age of a child, in digits."""
GROWN_UP = 18
MOST_WORDS = 700
"""Words of a message that are looked at; the longest message has hardly more."""

_WORD = re.compile(r"[^\W_]+")
_NUMBER = re.compile(r"(?<= )\d+(?= )|^\d+(?= )|(?<= )\d+$|^\d+$")


class _Data(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Phrase(NamedTuple):
    """A phrase as its words are typed and folded, and as it stands in a folded line."""

    line: str
    typed: tuple[str, ...]
    folded: tuple[str, ...]

    @classmethod
    def of(cls, words: str) -> "Phrase":
        """The phrase that these words are."""
        typed = tuple(unicodedata.normalize("NFC", words).lower().split())
        folded = tuple(fold(word) for word in typed)
        return cls(f" {' '.join(folded)} ", typed, folded)


@lru_cache(maxsize=256)
def _phrases(of: tuple[str, ...]) -> tuple[Phrase, ...]:
    return tuple(map(Phrase.of, of))


class Words:
    """The words of a message, as typed (NFC, small letters) and folded."""

    __slots__ = ("_line", "folded", "typed")

    def __init__(self, text: str) -> None:
        found = _WORD.findall(unicodedata.normalize("NFC", text).lower())[:MOST_WORDS]
        folded = fold(" ".join(found)).split()
        if len(folded) != len(found):  # letters of other scripts, of which folding leaves nothing
            found = folded
        self.typed = tuple(found)
        self.folded = tuple(folded)
        self._line = f" {_NUMBER.sub(_age, ' '.join(folded))} "

    def has_any(self, phrases: tuple[str, ...]) -> bool:
        """Whether one of the phrases stands in the message."""
        line = self._line
        return any(phrase.line in line and self._has(phrase) for phrase in _phrases(phrases))

    def _has(self, phrase: Phrase) -> bool:
        last = len(self.folded) - len(phrase.folded)
        return any(self._stands_at(at, phrase) for at in range(last + 1))

    def _stands_at(self, at: int, phrase: Phrase) -> bool:
        for place, (word, plain) in enumerate(zip(phrase.typed, phrase.folded, strict=True), start=at):
            typed = self.typed[place]
            if plain == AGE:
                if not _is_age(typed):
                    return False
            elif typed != word and not (typed == plain and typed.isascii()):
                return False
        return True


def _age(found: re.Match[str]) -> str:
    return AGE if _is_age(found[0]) else found[0]


def _is_age(word: str) -> bool:
    return word.isdecimal() and len(word) <= 2 and 0 < int(word) < GROWN_UP


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


class CallHint(_Data):
    """A cry for help that the form `form` sends at once: words `of` the danger, and words that `cry` out of it."""

    form: str
    of: tuple[str, ...] = Field(min_length=1)
    cry: tuple[str, ...] = Field(min_length=1)

    def is_cry(self, text: str) -> bool:
        """Whether the message has both."""
        words = Words(text)
        return words.has_any(self.of) and words.has_any(self.cry)


class Hints(_Data):
    """What a unit knows of how people write, for the form that a whole message opens.

    `form` is opened, `text` its question that the words answer, `category`, `time` and `place` those they may
    answer in part. `urgent` phrases get `urgent_says` first. A message is whole if somebody in it
    is in danger, a child or hurt; with `enough_with_hint` words if it speaks of a category; otherwise with
    `enough_words` words that are not `small_talk`, if it is no question (`asking`). `place_words` may stand before
    the name of a commune and belong to the place. A cry of `call` is no tip: it is sent as it is.
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
    call: CallHint | None = None

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
