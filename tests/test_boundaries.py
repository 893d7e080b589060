"""With real boundaries the commune a position lies in comes first, and neighbours only where it may be them."""

import math
import random

import pytest
import shapely
from hypothesis import given
from hypothesis import strategies as st

from bot.places import Gazetteer
from bot.places.boundaries import Boundaries
from bot.places.boundary_errors import BoundaryError
from tests.made_boundaries import HOANG_SA, cells, communes, gazetteer

WITHOUT = Gazetteer.load()
WEST, EAST = "20878", "20857"
"""Two communes whose boundaries these tests draw: they meet at `LINE`."""
LINE = 108.4
"""Degrees of longitude."""
METRE = 1 / 111_195 / math.cos(math.radians(15.5))
"""In degrees of longitude, where the two meet."""


def two_squares() -> Gazetteer:
    shapes = {WEST: shapely.box(108.2, 15.4, LINE, 15.6), EAST: shapely.box(LINE, 15.4, 108.6, 15.6)}
    return Gazetteer.load(boundaries=Boundaries(shapes))


def near(places: Gazetteer, latitude: float, longitude: float, accuracy: float | None = None) -> list[str]:
    return [match.code for match in places.near(latitude, longitude, accuracy)]


def points_in(
    shape: shapely.geometry.base.BaseGeometry, count: int, chance: random.Random
) -> list[shapely.Point]:
    west, south, east, north = shape.bounds
    found: list[shapely.Point] = []
    while len(found) < count:
        point = shapely.Point(chance.uniform(west, east), chance.uniform(south, north))
        if shape.contains(point):
            found.append(point)
    return found


def test_random_points_are_told_their_commune() -> None:
    places, chance, right = gazetteer(), random.Random(4), []
    for code, shape in cells().items():
        right += [near(places, point.y, point.x)[0] == code for point in points_in(shape, 40, chance)]
    assert len(right) == 94 * 40
    assert sum(right) / len(right) >= 0.99


def test_without_boundaries_they_are_told_less_well() -> None:
    chance, right = random.Random(4), []
    for code, shape in cells().items():
        right += [near(WITHOUT, point.y, point.x)[:1] == [code] for point in points_in(shape, 10, chance)]
    assert sum(right) / len(right) < 0.95


def test_middle_of_a_commune_offers_it_alone() -> None:
    assert near(two_squares(), 15.5, 108.3) == [WEST]


@pytest.mark.parametrize(
    ("metres", "accuracy", "found"),
    [
        (40, None, [WEST, EAST]),
        (60, None, [WEST]),
        (60, 80.0, [WEST, EAST]),
        (40, 20.0, [WEST]),
        (-40, None, [EAST, WEST]),
        (15, 0.0, [WEST, EAST]),
        (5, 1.0, [WEST, EAST]),
        (1900, 1e9, [WEST, EAST]),
        (2100, 1e9, [WEST]),
        (40, math.nan, [WEST, EAST]),
        (60, math.inf, [WEST]),
        (60, -1.0, [WEST]),
    ],
)
def test_neighbours_follow_within_the_accuracy(
    metres: float, accuracy: float | None, found: list[str]
) -> None:
    assert near(two_squares(), 15.5, LINE - metres * METRE, accuracy)[:2] == found


def test_edge_of_all_that_is_known_offers_the_unknown_too() -> None:
    inside = near(two_squares(), 15.599, 108.3)
    assert inside == [WEST]
    at_edge = near(two_squares(), 15.5999, 108.3)
    assert at_edge[0] == WEST
    assert len(at_edge) == 3
    assert EAST not in at_edge


def test_commune_without_a_boundary_wins_outside_the_known_ones() -> None:
    known = set(cells()) - {WEST}
    places = gazetteer(known)
    point = cells()[WEST].representative_point()
    assert near(places, point.y, point.x)[0] == WEST


def test_outside_all_the_nearest_are_offered_as_before() -> None:
    places = gazetteer()
    land = shapely.union_all([shape for code, shape in cells().items() if code != HOANG_SA])
    latitude, longitude = 15.9, land.bounds[2] + 0.05
    assert not land.contains(shapely.Point(longitude, latitude))
    assert near(places, latitude, longitude) == near(WITHOUT, latitude, longitude)
    assert near(places, latitude, longitude) != []


@pytest.mark.parametrize(
    "position",
    [(21.03, 105.85), (40.7, -74.0), (0, 0), (-90, 0), (15.5, -108.3), (math.nan, 108), (15, math.inf)],
)
def test_far_away_is_no_commune_with_boundaries_either(position: tuple[float, float]) -> None:
    assert near(gazetteer(), *position) == []


def test_boundaries_outlive_their_storing() -> None:
    stored = [(code, shapely.to_wkb(shape)) for code, shape in cells().items()]
    places = Gazetteer.load(boundaries=Boundaries.of(stored))
    for commune in communes().values():
        assert near(places, commune.latitude, commune.longitude)[0] == commune.code


def test_damaged_boundary_is_named() -> None:
    with pytest.raises(BoundaryError, match="stored for 20878 is damaged"):
        Boundaries.of([(WEST, b"\x01\x03nothing")])


@given(st.floats(14.5, 17), st.floats(107, 113), st.none() | st.floats(allow_nan=True, allow_infinity=True))
def test_any_position_gives_at_most_three(latitude: float, longitude: float, accuracy: float | None) -> None:
    for places in (gazetteer(), two_squares()):
        found = near(places, latitude, longitude, accuracy)
        assert len(found) == len(set(found)) <= 3
        assert bool(found) or not WITHOUT.near(latitude, longitude)
