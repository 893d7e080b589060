"""Finding place names inside what somebody typed, and telling which of them is likeliest meant.

Names are looked up by their first two words: the time taken grows with the words typed, not the names known.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from bot.places.names import Phrase, marks_agree

KINDS = {
    ("xa",): "xã",
    ("x",): "xã",
    ("phuong",): "phường",
    ("p",): "phường",
    ("thi", "tran"): "thị trấn",
    ("tt",): "thị trấn",
    ("dac", "khu"): "đặc khu",
}
DISTRICT_KINDS = (("huyen",), ("quan",), ("thanh", "pho"), ("tp",), ("thi", "xa"), ("tx",))
PLACE_WORDS = (("o",), ("tai",), ("thuoc",))
SHORT_WORD = 4
"""A name of one word this short (Ba, Tư, Lăng, Dang) is an everyday word too: it needs more to be a place."""

Thing = TypeVar("Thing")
ByFirstWords = Mapping[tuple[str, ...], Sequence[tuple[Phrase, Thing]]]


@dataclass(frozen=True, slots=True)
class Name:
    """A name that stands for the commune `code`, now or formerly, and the former districts it lay in.

    `formerly` is that name with its kind and district, where it is another than today's.
    """

    code: str
    phrase: Phrase
    kind: str
    districts: frozenset[str]
    formerly: str | None = None
    is_former: bool = False


@dataclass(frozen=True, slots=True)
class Found:
    """Names in words, likeliest first, and the districts named with no commune of their own beside them."""

    names: tuple[Name, ...]
    districts_alone: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Span:
    """The words from `start` to before `end`."""

    start: int
    end: int

    @property
    def size(self) -> int:
        """How many words."""
        return self.end - self.start

    def touches(self, other: "Span") -> bool:
        """Whether they share a word."""
        return self.start < other.end and other.start < self.end

    def is_within_longer(self, others: Iterable["Span"]) -> bool:
        """Whether it shares words with a longer span."""
        return any(self.size < other.size and self.touches(other) for other in others)


@dataclass(frozen=True, slots=True)
class Spotted(Generic[Thing]):
    """A name of `thing` at `span`; `marks` as in `marks_agree`."""

    thing: Thing
    span: Span
    marks: bool | None


Districts = Sequence[Spotted[str]]


@dataclass(frozen=True, slots=True)
class Hit:
    """A commune's name at `span`, and what speaks for it."""

    name: Name
    span: Span
    marks: bool | None
    kind: str | None
    is_after_place_word: bool
    is_before_district: bool
    is_everything: bool
    fits_district: bool
    misfits_district: bool

    @property
    def is_likely(self) -> bool:
        """Everyday words, and words whose marks say otherwise, need something else to speak for them."""
        is_named = bool(self.kind) or self.is_everything
        if len(self.name.phrase.typed) == 1 and len(self.name.phrase.spelt[0]) <= SHORT_WORD:
            return self.marks is not False and (is_named or self.is_before_district)
        return self.marks is not False or is_named or self.fits_district

    @property
    def rank(self) -> tuple[int, int, bool, str]:
        """Sorts the likeliest first: then the first named, then the names of today."""
        score = (
            8 * self.fits_district
            - 5 * self.misfits_district
            + 6 * bool(self.kind)
            + (self.kind == self.name.kind)
            + 2 * self.is_after_place_word
            + {True: 3, None: 0, False: -4}[self.marks]
            + self.span.size
        )
        return -score, self.span.start, self.name.is_former, self.name.code


class NameIndex:
    """All names of communes and districts, by their first words."""

    def __init__(self, names: Iterable[Name], districts: Iterable[str]) -> None:
        self._names = _by_first_words((variant, name) for name in names for variant in name.phrase.variants())
        self._districts = _by_first_words(
            (variant, district) for district in districts for variant in Phrase.of(district).variants()
        )

    def find(self, words: Phrase) -> Found:
        """Every name in `words`, the longest where names overlap."""
        districts = [found for found in _spans(self._districts, words) if found.marks is not False]
        hits = [
            _hit(words, found, districts)
            for found in _spans(self._names, words)
            if not _word_before(words, found.span, DISTRICT_KINDS)
        ]
        hits, districts = _longest([hit for hit in hits if hit.is_likely], districts)
        hits = _supported(_best_marked(hits), districts)
        is_alone = all(_may_be_district(hit, districts) for hit in hits)
        return Found(
            names=tuple(hit.name for hit in sorted(hits, key=lambda hit: hit.rank)),
            districts_alone=tuple(found.thing for found in districts) if is_alone else (),
        )


def _by_first_words(things: Iterable[tuple[Phrase, Thing]]) -> ByFirstWords[Thing]:
    found = defaultdict(list)
    for phrase, thing in things:
        found[phrase.spelt[:2]].append((phrase, thing))
    return dict(found)


def _spans(index: ByFirstWords[Thing], words: Phrase) -> Iterator[Spotted[Thing]]:
    """Where the things' names stand in `words`."""
    spelt = words.spelt
    for start in range(len(spelt)):
        one, two = spelt[start : start + 1], spelt[start : start + 2]
        for phrase, thing in (*index.get(one, ()), *(index.get(two, ()) if two != one else ())):
            end = start + len(phrase.spelt)
            if spelt[start:end] == phrase.spelt and words.is_whole(start, end):
                marks = marks_agree(words.typed[start:end], phrase.typed)
                yield Spotted(thing, Span(start, end), marks)


def _hit(words: Phrase, found: Spotted[Name], districts: Districts) -> Hit:
    name, span = found.thing, found.span
    kind = _word_before(words, span, KINDS)
    beside = [district for district in districts if not district.span.touches(span)]
    fitting = [district.span for district in beside if district.thing in name.districts]
    begins_at = span.start - len(kind or ())
    return Hit(
        name=name,
        span=span,
        marks=found.marks,
        kind=KINDS[kind] if kind else None,
        is_after_place_word=_word_before(words, Span(begins_at, span.end), PLACE_WORDS) is not None,
        is_before_district=any(_is_next(words, span, at) for at in fitting),
        is_everything=begins_at == 0 and span.end == len(words.typed),
        fits_district=bool(fitting),
        misfits_district=bool(beside) and not fitting,
    )


def _word_before(words: Phrase, span: Span, known: Iterable[tuple[str, ...]]) -> tuple[str, ...] | None:
    """Which of the `known` words stand right before `span`."""
    for word in known:
        if words.spelt[max(0, span.start - len(word)) : span.start] == word:
            return word
    return None


def _is_next(words: Phrase, span: Span, district: Span) -> bool:
    """Whether a district follows at once, with or without huyện and the like before it."""
    kind = _word_before(words, district, DISTRICT_KINDS) or ()
    return span.end == district.start - len(kind)


def _longest(hits: Sequence[Hit], districts: Districts) -> tuple[list[Hit], list[Spotted[str]]]:
    """Hội An Tây and no Hội An, Bắc Trà My and no Trà My."""
    spans = [hit.span for hit in hits if hit.marks is not False]
    every = [*spans, *(found.span for found in districts)]
    return (
        [hit for hit in hits if not hit.span.is_within_longer(every)],
        [found for found in districts if not found.span.is_within_longer(spans)],
    )


def _best_marked(hits: Sequence[Hit]) -> list[Hit]:
    """Without those whose marks say otherwise, where another name at the same place has the right ones."""
    right = {hit.span for hit in hits if hit.marks is not False}
    return [hit for hit in hits if hit.marks is not False or hit.span not in right]


def _supported(hits: Sequence[Hit], districts: Districts) -> list[Hit]:
    """What fits the districts named, if anything does: after Tiên Cảnh, Tiên Phước is the district alone."""
    if not any(hit.fits_district for hit in hits):
        return list(hits)
    return [
        hit
        for hit in hits
        if hit.fits_district or not (hit.misfits_district or _may_be_district(hit, districts))
    ]


def _may_be_district(hit: Hit, districts: Districts) -> bool:
    """Whether these words may just as well be the name of a district."""
    return hit.kind is None and any(hit.span == found.span for found in districts)
