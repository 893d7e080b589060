"""The staff as its leaders see it: who is where, with how many open cases; changed, suspended, handed over."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Row, func, select

from storage.cases import OPEN, Summary, add_event, summaries, summary_of
from storage.sight import LEADERS
from storage.staff import Invite
from storage.tables import cases, staff
from storage.work import Work


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody who is or was on the staff. Communes and categories, if empty, are all of them; no unit: the desk."""

    id: int
    conversation: bytes
    role: str
    unit_id: int | None
    communes: frozenset[str]
    categories: frozenset[str]
    is_active: bool
    joined_at: datetime


async def page(work: Work, unit_id: int | None, first: int, size: int) -> tuple[list[Person], int]:
    """People by unit, the desk's first, from the `first`, at most `size`; and how many. `unit_id`: of that one."""
    await work.flush()
    which = () if unit_id is None else (staff.c.unit_id == unit_id,)
    total = await work.connection.scalar(select(func.count()).select_from(staff).where(*which)) or 0
    order = (func.coalesce(staff.c.unit_id, 0), staff.c.id)
    rows = await work.connection.execute(
        select(staff).where(*which).order_by(*order).offset(first).limit(size)
    )
    return [_person(row) for row in rows], total


async def find(work: Work, id: int) -> Person | None:
    """One of them, or None."""
    await work.flush()
    row = (await work.connection.execute(select(staff).where(staff.c.id == id))).one_or_none()
    return None if row is None else _person(row)


async def open_counts(work: Work, ids: Sequence[int]) -> Mapping[int, int]:
    """How many open cases each of them has, those without any left out."""
    await work.flush()
    rows = await work.connection.execute(
        select(cases.c.assignee_id, func.count())
        .where(cases.c.assignee_id.in_(ids), cases.c.status.in_(OPEN))
        .group_by(cases.c.assignee_id)
    )
    return {row[0]: row[1] for row in rows}


async def open_cases(work: Work, id: int) -> list[Summary]:
    """The open cases somebody has, oldest first; nobody else changes these until the end."""
    await work.flush()
    found = await work.connection.execute(
        summaries()
        .where(cases.c.assignee_id == id, cases.c.status.in_(OPEN))
        .order_by(cases.c.number)
        .with_for_update(key_share=True)
    )
    return [summary_of(row) for row in found]


async def leaders_but(work: Work, id: int) -> Mapping[str, int]:
    """How many lead at the desk without that one, by role. Held: nobody else changes the staff until the end."""
    await work.hold("staff")
    await work.flush()
    rows = await work.connection.execute(
        select(staff.c.role, func.count())
        .where(staff.c.id != id, staff.c.is_active, staff.c.role.in_(LEADERS), staff.c.unit_id.is_(None))
        .group_by(staff.c.role)
    )
    return {row[0]: row[1] for row in rows}


def change(work: Work, id: int, made: Invite) -> None:
    """Gives somebody another role, unit, communes and categories."""
    values = {
        "role": made.role,
        "communes": " ".join(sorted(made.communes)),
        "unit_id": made.unit_id,
        "categories": " ".join(sorted(made.categories)),
    }
    work.update(staff, {"id": id}, values)


def set_active(work: Work, id: int, *, is_active: bool) -> None:
    """Suspends somebody, or takes them back."""
    work.update(staff, {"id": id}, {"is_active": is_active})


def hand_over(work: Work, numbers: Sequence[int], to: int, by: int, now: datetime) -> None:
    """Gives open cases, locked before, to somebody else; each history says so."""
    for number in numbers:
        work.update(cases, {"number": number}, {"assignee_id": to, "updated_at": now})
        add_event(work, number, "handover", now, text=f"#{to}", staff_id=by)


def _person(row: Row[Any]) -> Person:
    communes, categories = frozenset(row.communes.split()), frozenset(row.categories.split())
    return Person(
        row.id, row.conversation, row.role, row.unit_id, communes, categories, row.is_active, row.joined_at
    )
