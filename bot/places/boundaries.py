"""Real boundaries: which communes a point lies in, and which begin within a few metres of it.

Shapes come in degrees (WGS84) and are kept in metres of a plane laid over the province: the same straight lines, so a
point is inside exactly where it was, and distances of a kilometre are true to some metres. This module takes a
tenth of a second to load, which only those need who have boundaries.
"""

import math
from collections.abc import Iterable, Mapping, Sequence
from typing import Self

import shapely
from shapely.geometry import Point
from shapely.geometry.base import BaseGeometry

from bot.places.boundary_errors import BoundaryError

METRES_A_DEGREE = math.radians(1) * 6_371_008.8
MIDDLE = math.cos(math.radians(15.7))
"""How much shorter a degree of longitude is in the middle of the province than on the equator."""
USUAL_METRES = 50.0
"""How far a position may be off if the phone does not say."""
LEAST_METRES, MOST_METRES = 10.0, 2_000.0
"""What a phone says is believed within these."""


class Boundaries:
    """The boundaries of some or all communes, found by position in well under a millisecond."""

    def __init__(self, shapes: Mapping[str, BaseGeometry]) -> None:
        """`shapes`: code of a commune of today → polygons in degrees."""
        self._codes = tuple(shapes)
        self._shapes = [in_metres(shape) for shape in shapes.values()]
        self._tree = shapely.STRtree(self._shapes)

    @classmethod
    def of(cls, stored: Iterable[tuple[str, bytes]]) -> Self:
        """From code and WKB, as they are stored. Raises `BoundaryError`."""
        shapes = {}
        for code, content in stored:
            try:
                shapes[code] = shapely.from_wkb(content)
            except shapely.errors.ShapelyError:
                raise BoundaryError(f"the boundary stored for {code} is damaged: import it again") from None
        return cls(shapes)

    def __contains__(self, code: str) -> bool:
        """Whether the boundary of that commune is known."""
        return code in self._codes

    def first(
        self, ranked: Sequence[str], latitude: float, longitude: float, accuracy: float | None
    ) -> Sequence[str]:
        """Codes, likeliest first: those around the point, then those beyond `accuracy` (metres) of it.

        `ranked` are the communes near it as they are guessed without boundaries. Where the point lies in a commune,
        only its neighbours within `accuracy` follow, and on its edge those whose boundary nobody knows. Where it
        lies in none, the guess stands, but those known to be further away come last.
        """
        radius = _believed(accuracy)
        point = in_metres(Point(longitude, latitude))
        around = self._around(point, radius)
        inside = [code for code, distance in around.items() if distance == 0]
        if not inside:
            return sorted(ranked, key=lambda code: code in self and code not in around)
        unknown = [code for code in ranked if code not in self]
        at_edge = bool(unknown) and self._is_at_edge(inside[0], point, radius)
        return [*around, *(unknown if at_edge else ())]

    def _around(self, point: BaseGeometry, radius: float) -> dict[str, float]:
        """Code → metres to its boundary, 0 inside it, nearest first."""
        found = self._tree.query(point, predicate="dwithin", distance=radius)
        metres = [(self._shapes[at].distance(point), self._codes[at]) for at in map(int, found)]
        return {code: distance for distance, code in sorted(metres)}

    def _is_at_edge(self, code: str, point: BaseGeometry, radius: float) -> bool:
        shape = self._shapes[self._codes.index(code)]
        return bool(shape.boundary.distance(point) <= radius)


def in_metres(shape: BaseGeometry) -> BaseGeometry:
    """A shape in degrees laid into the plane."""
    across, up = METRES_A_DEGREE * MIDDLE, METRES_A_DEGREE
    return shapely.transform(shape, lambda degrees: degrees * [across, up])


def _believed(accuracy: float | None) -> float:
    if accuracy is None or not 0 < accuracy < math.inf:
        return USUAL_METRES
    return min(max(accuracy, LEAST_METRES), MOST_METRES)
