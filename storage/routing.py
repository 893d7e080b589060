"""Whose case it is: the unit that looks after its commune and its category, else the desk."""

from collections.abc import Iterable
from typing import NamedTuple

from sqlalchemy import select

from storage.sight import ORGANISATION
from storage.tables import cases, unit
from storage.work import Work

ALL = "*"
"""In the place of a unit's communes: all of them."""

_ONCE = "routes"


class Route(NamedTuple):
    """Which cases go to a unit: of these communes, and of these categories (none: of all)."""

    unit_id: int
    communes: frozenset[str]
    categories: frozenset[str]


def best(routes: Iterable[Route], commune: str | None, category: str) -> int | None:
    """The unit a case goes to; None for the desk.

    Who names the category goes first, then who names the commune, then who was there first.
    """
    fitting = [
        (category not in route.categories, commune not in route.communes, route.unit_id)
        for route in routes
        if _takes(route, commune, category)
    ]
    return min(fitting)[-1] if fitting else None


def _takes(route: Route, commune: str | None, category: str) -> bool:
    is_there = commune is not None and (commune in route.communes or ALL in route.communes)
    return is_there and (not route.categories or category in route.categories)


async def unit_for(work: Work, commune: str | None, category: str) -> int | None:
    """The unit for a new case, or for one whose place became known. The units are read once a transaction."""
    if commune is None:
        return None
    routes: list[Route] | None = work.read_once.get(_ONCE)
    if routes is None:
        routes = work.read_once[_ONCE] = await _routes(work)
    return best(routes, commune, category)


def forget_units(work: Work) -> None:
    """The units have changed: whoever asks next reads them anew."""
    work.read_once.pop(_ONCE, None)


async def _routes(work: Work) -> list[Route]:
    await work.flush()
    rows = await work.connection.execute(
        select(unit.c.id, unit.c.communes, unit.c.categories).where(
            unit.c.is_active, unit.c.kind != ORGANISATION, unit.c.communes != ""
        )
    )
    return [Route(id, frozenset(codes.split()), frozenset(keys.split())) for id, codes, keys in rows]


def send(work: Work, number: int, unit_id: int | None) -> None:
    """Gives a case, and those that go with it, to a unit, or to the desk."""
    for key in ("number", "merged_into"):
        work.update(cases, {key: number}, {"unit_id": unit_id})
