"""Lists and counts of deadlines, within what the reader may see: deadlines that passed, and those that come near."""

from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Select, func, literal_column, select
from sqlalchemy.ext.asyncio import AsyncConnection

from storage import case_lists
from storage.case_lists import Filter
from storage.cases import Summary, summaries, summary_of
from storage.clocks import ClockKind
from storage.tables import cases, clock
from storage.work import Work


@dataclass(frozen=True, slots=True)
class Late:
    """A deadline that passed, and the case it is for."""

    kind: ClockKind
    due_at: datetime
    case: Summary


_LATEST_FIRST = (clock.c.due_at, clock.c.case_number, clock.c.kind)
"""As the index of running clocks has them."""


async def overdue(
    work: Work, wanted: Filter, kind: ClockKind | None, now: datetime, offset: int, limit: int
) -> list[Late]:
    """A page of deadlines that passed, the latest by far first; of one kind or of all."""
    await work.flush()
    late = (
        select(clock.c.case_number, clock.c.kind, clock.c.due_at)
        .where(*_overdue(wanted, now), *_of_kind(kind))
        .order_by(*_LATEST_FIRST)
        .offset(offset)
        .limit(limit)
        .subquery()
    )
    statement = (
        summaries()
        .add_columns(late.c.kind, late.c.due_at)
        .join_from(late, cases, late.c.case_number == cases.c.number)
        .order_by(late.c.due_at, late.c.case_number, late.c.kind)
    )
    rows = await work.connection.execute(statement)
    return [Late(row.kind, row.due_at, summary_of(row)) for row in rows]


async def overdue_counts(connection: AsyncConnection, wanted: Filter, now: datetime) -> dict[str, int]:
    """Deadlines that passed, kind → how many."""
    return await _counted(connection, _overdue(wanted, now))


async def near_counts(
    connection: AsyncConnection, wanted: Filter, now: datetime, until: datetime
) -> dict[str, int]:
    """Deadlines that pass from now on and before `until`, kind → how many."""
    passing = [clock.c.is_running, clock.c.due_at >= now, clock.c.due_at < until]
    return await _counted(connection, [*passing, *_scope(wanted)])


async def _counted(connection: AsyncConnection, conditions: list[ColumnElement[bool]]) -> dict[str, int]:
    counting: Select[Any] = select(clock.c.kind, func.count()).where(*conditions).group_by(clock.c.kind)
    return {row[0]: row[1] for row in await connection.execute(counting)}


def _overdue(wanted: Filter, now: datetime) -> list[ColumnElement[bool]]:
    return [clock.c.is_running, clock.c.due_at < now, *_scope(wanted)]


def _scope(wanted: Filter) -> list[ColumnElement[bool]]:
    """Clocks of cases that the reader may see: all of them, without a look at the cases, if that is everything.

    Asked of each clock, since few are looked at and the cases are many: PostgreSQL would turn `EXISTS` around.
    A case that goes with another keeps its own deadlines.
    """
    conditions = case_lists.conditions(replace(wanted, merged=None))
    if not conditions:
        return [clock.c.case_number.is_not(None)]
    seen: Select[Any] = select(literal_column("1")).where(cases.c.number == clock.c.case_number, *conditions)
    return [seen.correlate(clock).scalar_subquery() == literal_column("1")]


def _of_kind(kind: ClockKind | None) -> list[ColumnElement[bool]]:
    return [] if kind is None else [clock.c.kind == kind]
