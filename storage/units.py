"""Units: who cases go to beside the desk itself, and the organisations that see none."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Row, select

from storage.cases import OPEN
from storage.routing import forget_units
from storage.sight import ORGANISATION
from storage.tables import cases, unit
from storage.work import Work

KINDS = ("province", "commune", ORGANISATION)
NAME_LENGTH = 80


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit. `communes` are codes, or `routing.ALL`; `categories` are keys, empty for all of them."""

    id: int
    name: str
    kind: str
    communes: frozenset[str]
    categories: frozenset[str]
    is_active: bool


async def add(work: Work, kind: str, name: str) -> Unit:
    """A new unit under the next number; it looks after nothing yet."""
    made = Unit(await work.draw("unit"), name, kind, frozenset(), frozenset(), is_active=True)
    values = {"name": name, "kind": kind, "communes": "", "categories": "", "is_active": True}
    work.insert(unit, {"id": made.id} | values)
    forget_units(work)
    return made


async def find(work: Work, id: int, *, lock: bool = False) -> Unit | None:
    """One unit, or None. With `lock` nobody changes it until the transaction ends; cases may be given to it."""
    await work.flush()
    statement = select(unit).where(unit.c.id == id)
    if lock:
        statement = statement.with_for_update(key_share=True)
    row = (await work.connection.execute(statement)).one_or_none()
    return None if row is None else _unit(row)


async def every(work: Work) -> list[Unit]:
    """All units, retired ones too, in the order in which they were made."""
    await work.flush()
    return [_unit(row) for row in await work.connection.execute(select(unit).order_by(unit.c.id))]


def rename(work: Work, id: int, name: str) -> None:
    """Gives a unit another name."""
    _change(work, id, name=name)


def set_communes(work: Work, id: int, codes: Iterable[str]) -> None:
    """Sets the communes whose cases go to a unit from now on."""
    _change(work, id, communes=" ".join(sorted(codes)))


def set_categories(work: Work, id: int, keys: Iterable[str]) -> None:
    """Sets the categories a unit looks after, none for all."""
    _change(work, id, categories=" ".join(sorted(keys)))


def revive(work: Work, id: int) -> None:
    """A retired unit gets new cases again."""
    _change(work, id, is_active=True)


async def retire(work: Work, id: int, now: datetime) -> int:
    """No case goes to the unit any more, and its open ones go back to the desk; gives how many those are.

    Whoever files a case on PostgreSQL has drawn its number before it looks for a unit: holding the counter, we see
    every case that went to this one.
    """
    await work.hold("case")
    _change(work, id, is_active=False)
    await work.flush()
    back = await work.connection.execute(
        cases.update()
        .where(cases.c.unit_id == id, cases.c.status.in_(OPEN))
        .values(unit_id=None, updated_at=now)
    )
    return back.rowcount


def _change(work: Work, id: int, **values: Any) -> None:
    work.update(unit, {"id": id}, values)
    forget_units(work)


def _unit(row: Row[Any]) -> Unit:
    communes, categories = frozenset(row.communes.split()), frozenset(row.categories.split())
    return Unit(row.id, row.name, row.kind, communes, categories, row.is_active)
