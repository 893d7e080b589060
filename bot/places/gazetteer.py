"""The gazetteer: the communes of today and what each was before, by position and by name."""

import csv
import math
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from functools import lru_cache
from importlib.resources import files
from typing import Protocol, Self

from bot.dialogue.content import PlaceMatch
from bot.places.communes import Commune, Former
from bot.places.misspelt import Speller
from bot.places.names import Phrase
from bot.places.search import Name, NameIndex
from bot.seed_file import Folder, SeedError, read_text

REACH_KM = 60
"""A point further than this from the edge of a commune is not in it, nor in the sea off it."""
NEAREST = 3
BESIDE = 1.2
"""Two communes are neighbours whose points are no further apart than this many times the radii of both together."""
MOST = 5
"""The most communes that words may mean, and the most a district may have to stand for all of them."""


class Settling(Protocol):
    """Boundaries, as far as the gazetteer needs them."""

    def first(
        self, ranked: Sequence[str], latitude: float, longitude: float, accuracy: float | None
    ) -> Sequence[str]:
        """Codes, likeliest first, given those `ranked` without boundaries."""


class Gazetteer:
    """The communes of one province; answers in well under a millisecond, out of memory."""

    def __init__(
        self, communes: Sequence[Commune], formers: Sequence[Former], boundaries: Settling | None = None
    ) -> None:
        self.communes: Mapping[str, Commune] = {commune.code: commune for commune in communes}
        """Code → commune of today."""
        self._boundaries = boundaries
        self._districts = _communes_by_district(self.communes, formers)
        names = tuple(_names(self.communes, formers))
        self._index = NameIndex(names, self._districts)
        self._speller = Speller([*(name.phrase for name in names), *map(Phrase.of, self._districts)])
        # A dialogue asks for the same words several times in two steps. Few, so that words do not linger.
        self._match = lru_cache(maxsize=256)(self._find)
        self.names: Mapping[str, str] = {commune.code: commune.label for commune in communes}
        """Code → `xã Thạnh Bình`."""

    @classmethod
    def load(cls, folder: Folder | None = None, boundaries: Settling | None = None) -> Self:
        """Read communes.csv and former_communes.csv. Raises `SeedError`."""
        folder = folder or files("seeds")
        communes = [_commune(line, row) for line, row in _rows(folder, "communes.csv", 6)]
        codes = {commune.code for commune in communes}
        formers = [_former(line, row, codes) for line, row in _rows(folder, "former_communes.csv", 5)]
        return cls(communes, formers, boundaries)

    def near(self, latitude: float, longitude: float, accuracy: float | None = None) -> Sequence[PlaceMatch]:
        """At most three communes, likeliest first; empty far from all of them.

        Boundaries decide where they are known, with those of the neighbours within `accuracy` (metres) of the
        position; otherwise the distance to the commune's point over the root of its area does.
        """
        if not (-90 <= latitude <= 90 and -180 <= longitude <= 180):
            return ()
        codes = self._ranked(latitude, longitude)
        if codes and self._boundaries is not None:
            codes = self._boundaries.first(codes, latitude, longitude, accuracy)
        return tuple(PlaceMatch(code, self.names[code]) for code in codes[:NEAREST])

    def _ranked(self, latitude: float, longitude: float) -> Sequence[str]:
        """The codes of all communes within reach, by distance over the root of the area."""
        close = []
        for commune in self.communes.values():
            distance = commune.distance_km(latitude, longitude)
            if distance - commune.radius_km <= REACH_KM:
                close.append((distance / math.sqrt(commune.area_km2), commune.code))
        return [code for _, code in sorted(close)]

    def match(self, words: str) -> Sequence[PlaceMatch]:
        """At most five communes named in `words`, likeliest first; a small district stands for all of its.

        Only where nothing is named as it is written, small slips are mended: such a match is `is_guess`.
        """
        return self._match(words)

    def _find(self, words: str) -> Sequence[PlaceMatch]:
        phrase = Phrase.of(words)
        found = self._named(phrase)
        if found:
            return found
        mended = (match for right in self._speller.corrected(phrase) for match in self._named(right))
        guesses: dict[str, PlaceMatch] = {}
        for match in mended:
            guesses.setdefault(match.code, replace(match, is_guess=True))
        return tuple(guesses.values())[:MOST]

    def _named(self, phrase: Phrase) -> Sequence[PlaceMatch]:
        found = self._index.find(phrase)
        before = {name.code: name.formerly for name in reversed(found.names)}
        ranked = [name.code for name in found.names]
        for district in found.districts_alone:
            within = self._districts[district]
            ranked += within if len(within) <= MOST else ()
        codes = list(dict.fromkeys(ranked))[:MOST]
        return tuple(PlaceMatch(code, self.names[code], before.get(code)) for code in codes)

    def commune(self, code: str) -> PlaceMatch | None:
        """The commune with this present code, or None."""
        return PlaceMatch(code, self.names[code]) if code in self.names else None

    def around(self, code: str) -> frozenset[str]:
        """The codes of the commune and of those beside it, each taken for a disc; the code alone if unknown."""
        here = self.communes.get(code)
        if here is None:
            return frozenset((code,))
        return frozenset(
            one.code
            for one in self.communes.values()
            if one.distance_km(here.latitude, here.longitude) <= BESIDE * (one.radius_km + here.radius_km)
        )


def _communes_by_district(
    communes: Mapping[str, Commune], formers: Sequence[Former]
) -> dict[str, tuple[str, ...]]:
    """Folded district → codes of today's communes in it, the one that bears its name first."""
    found = defaultdict(set)
    for former in formers:
        found[former.district].add(former.code)
    return {
        district: tuple(sorted(codes, key=lambda code: (communes[code].name != district, code)))
        for district, codes in found.items()
    }


def _names(communes: Mapping[str, Commune], formers: Sequence[Former]) -> Iterator[Name]:
    districts = defaultdict(set)
    for former in formers:
        districts[former.code].add(former.district)
    for commune in communes.values():
        within = frozenset(districts[commune.code])
        yield Name(commune.code, Phrase.of(commune.name), commune.kind, within)
    for former in formers:
        name, today = Phrase.of(former.name), Phrase.of(communes[former.code].name)
        formerly = former.label if "".join(name.spelt) != "".join(today.spelt) else None
        yield Name(former.code, name, former.kind, frozenset({former.district}), formerly, is_former=True)


def _rows(folder: Folder, name: str, columns: int) -> Iterator[tuple[str, list[str]]]:
    rows = csv.reader(read_text(folder, name).splitlines())
    next(rows, None)
    for row in rows:
        where = f"seeds/{name}:{rows.line_num}"
        if len(row) != columns:
            raise SeedError(f"{where}: has {len(row)} columns, {columns} are needed")
        yield where, row


def _commune(where: str, row: list[str]) -> Commune:
    code, kind, name, *numbers = row
    try:
        latitude, longitude, area = map(float, numbers)
    except ValueError:
        raise SeedError(f"{where}: latitude, longitude and area must be numbers") from None
    if not (-90 <= latitude <= 90 and -180 <= longitude <= 180 and area > 0):
        raise SeedError(f"{where}: latitude, longitude or area is out of range")
    return Commune(code, kind, name, latitude, longitude, area)


def _former(where: str, row: list[str], codes: set[str]) -> Former:
    name, district, _province, _former_code, code = row
    if code not in codes:
        raise SeedError(f"{where}: {name} leads to the commune {code!r}, which is not in communes.csv")
    kind, name = _kind_and_name(where, name, ("Xã", "Phường", "Thị trấn"))
    district_kind, district = _kind_and_name(where, district, ("Huyện", "Quận", "Thành phố", "Thị xã"))
    return Former(kind, name, district_kind, district, code)


def _kind_and_name(where: str, text: str, kinds: Sequence[str]) -> tuple[str, str]:
    for kind in kinds:
        if text.startswith(f"{kind} "):
            return kind.lower(), text.removeprefix(f"{kind} ")
    raise SeedError(f"{where}: {text!r} must begin with {', '.join(kinds)}")
