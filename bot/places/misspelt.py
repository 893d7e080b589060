"""Names with one slip of the finger in them (`Thạnh Bìnhh`, `Tien Cang`), where nothing was found as it stands.

Everyday words lie close to names, so a slip is looked for only where something says that a place is named: a
kind, `ở` or a hamlet before it, nothing else between two pauses, or a word that is no Vietnamese syllable. The
words are then given back with the right name in them, to be searched as if they had been typed so.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from rapidfuzz import process
from rapidfuzz.distance import OSA

from bot.dialogue.fold import fold
from bot.places.names import Phrase, marks_apart
from bot.places.search import DISTRICT_KINDS, KINDS, PLACE_WORDS, Span

SLIPS = 1
"""Letters inserted, left out, swapped with the next or replaced."""
SHORTEST = 5
"""Letters of a name: in a shorter one, a single letter is too much of it."""
SHORTEST_AMID = 8
"""The same in the middle of a sentence, where only an odd word speaks for a name."""
MOST_WORDS = 40
"""An address is shorter; beyond it nobody's slips are looked for."""
MOST_NAMES = 4
"""So many names are tried at most; more are no proposal, but a list."""

LONGEST_NUMBER = 2
"""Letters of what a hamlet is numbered by (`thôn 12`, `tổ 3A`)."""

_HAMLETS = frozenset({"thon", "to", "khoi", "pho", "ap", "khu", "lang", "xom", "ban", "nhom", "doi"})
_KINDS = (*KINDS, *DISTRICT_KINDS)
_SYLLABLE = re.compile(
    "(?:ngh|ng|nh|gh|gi|kh|ph|qu|th|tr|ch|[bcdghklmnpqrstvx])?"
    "(?:[aeiouy]|a[iouy]|e[ou]|i[aeu]|ieu|o[aeio]|oa[iouy]|oeo|u[aeiouy]|ua[iy]|uo[iu]|uye?|uy[au]|ye|yeu)"
    "(?:ch|ng|nh|[cmnpt])?"
)


@dataclass(frozen=True, slots=True)
class _Window:
    """Where a name may stand, how many letters it needs there, and whether it is certain that it is a name."""

    span: Span
    shortest: int
    is_certain: bool


@dataclass(frozen=True, slots=True)
class _Slip:
    """The words at `span` may be meant for the name `right`; `distance` is in letters and in tones."""

    span: Span
    right: Phrase
    distance: int

    @property
    def rank(self) -> tuple[int, int, int]:
        """Sorts the likeliest first: the most letters told, then the closest in its marks, then the first."""
        return -len("".join(self.right.spelt)), self.distance, self.span.start


class Speller:
    """All names that may be meant by words with a slip in them."""

    def __init__(self, names: Iterable[Phrase]) -> None:
        known: dict[str, list[Phrase]] = {}
        for name in names:
            for spelt in {"".join(name.spelt), _plain(name.typed)}:
                same = known.setdefault(spelt, [])
                if name not in same:
                    same.append(name)
        self._names = {spelt: same for spelt, same in known.items() if len(spelt) >= SHORTEST}
        self._spelt = list(self._names)
        self._most = max((len(name.spelt) for same in known.values() for name in same), default=0) + 1

    def corrected(self, words: Phrase) -> Sequence[Phrase]:
        """`words` with a name in the place of what was mistyped, likeliest first; empty if nothing is close."""
        slips = sorted(self._slips(words), key=lambda slip: slip.rank)
        if not slips:
            return ()
        best = slips[0].span
        same = [slip for slip in slips if slip.span.touches(best)]
        return [_with(words, slip) for slip in same[:MOST_NAMES]]

    def _slips(self, words: Phrase) -> Iterator[_Slip]:
        for window in _windows(words, self._most):
            span, shortest = window.span, window.shortest
            typed = _plain(words.typed[span.start : span.end])
            if len(typed) < shortest - SLIPS:
                continue
            for spelt, _distance, _at in process.extract(
                typed, self._spelt, scorer=OSA.distance, score_cutoff=SLIPS, limit=MOST_NAMES
            ):
                if len(spelt) >= shortest:
                    yield from self._read_so(words, window, spelt)

    def _read_so(self, words: Phrase, window: _Window, spelt: str) -> Iterator[_Slip]:
        start, end = window.span.start, window.span.end
        typed = "".join(words.typed[start:end])
        for name in self._names[spelt]:
            if words.spelt[start:end] == name.spelt:
                continue  # as it stands it was looked at, and its marks say that it is another word
            right = marks_apart("".join(name.typed))
            distances = [OSA.distance(*pair) for pair in zip(marks_apart(typed), right, strict=True)]
            if window.is_certain or typed.isascii() or max(distances) <= SLIPS:
                yield _Slip(window.span, name, sum(distances))


def _plain(words: Sequence[str]) -> str:
    """Without marks and blanks."""
    return fold("".join(words))


def _with(words: Phrase, slip: _Slip) -> Phrase:
    """The words as if the name had been typed in full."""
    start, end = slip.span.start, slip.span.end
    longer = len(slip.right.typed) - slip.span.size
    pauses = [at if at <= start else at + longer for at in words.pauses if not start < at < end]
    return Phrase((*words.typed[:start], *slip.right.typed, *words.typed[end:]), frozenset(pauses))


def _windows(words: Phrase, most: int) -> Iterator[_Window]:
    spelt = words.spelt[:MOST_WORDS]
    odd = [_is_odd(word) for word in words.typed[:MOST_WORDS]]
    for first, last in _segments(words, len(spelt)):
        for start in range(first, last):
            has_kind = any(_ends_with(spelt[first:start], word) for word in _KINDS)
            is_told = has_kind or _is_told(spelt[first:start])
            for end in range(start + 1, min(start + most, last) + 1):
                is_all = start == first and end == last
                is_certain = has_kind or (is_all and end == len(words.typed))
                if is_certain or is_all or (is_told and (end > start + 1 or odd[start])):
                    yield _Window(Span(start, end), SHORTEST, is_certain)
                elif any(odd[start:end]):
                    yield _Window(Span(start, end), SHORTEST_AMID, is_certain=False)


def _is_odd(word: str) -> bool:
    """Whether it is neither a number nor a syllable that may stand in Vietnamese."""
    return not word.isdecimal() and _SYLLABLE.fullmatch(fold(word)) is None


def _segments(words: Phrase, count: int) -> Iterator[tuple[int, int]]:
    """The words between two pauses."""
    cuts = [0, *sorted(at for at in words.pauses if at < count), count]
    yield from pairwise(cuts)


def _is_told(before: Sequence[str]) -> bool:
    """Whether the words before say that a place follows: `ở`, `thôn 3`."""
    if len(before) > 1 and before[-2] in _HAMLETS and len(before[-1]) <= LONGEST_NUMBER:
        return True
    return any(_ends_with(before, word) for word in PLACE_WORDS)


def _ends_with(spelt: Sequence[str], word: tuple[str, ...]) -> bool:
    return tuple(spelt[-len(word) :]) == word
