"""Lists of cases: which ones, a page at a time, nothing of what was said.

A page is found from the case beside it, never by counting past those before, and no list is counted further than
`COUNTED`: so a page takes as long among a million cases as among a thousand. Each filter has an index of its own that
ends in the order of the lists (`storage/tables/case.py`).
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import (
    Column,
    ColumnElement,
    Select,
    bindparam,
    func,
    literal_column,
    select,
    tuple_,
    union,
)
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.sql.compiler import SQLCompiler
from sqlalchemy.sql.visitors import InternalTraversal

from storage.cases import OPEN, Summary, summaries, summary_of
from storage.sight import EVERYTHING, Sight
from storage.tables import cases, clock
from storage.work import Work

COUNTED = 1_000
"""As far as cases are counted; beyond it a list says that there are more."""

_ORDER = (cases.c.filed_at, cases.c.number)
"""Oldest first; the number decides between cases of one moment."""
Edge = tuple[datetime, int]
"""A place in this order."""


@dataclass(frozen=True, slots=True)
class Filter:
    """What a list shows. An empty field lets everything through; `sight` is what its reader may see.

    `unassigned` are the open cases that nobody has taken; `overdue_at` lets through those with a deadline before it.
    `filed_since` is included, `filed_before` is not.
    `merged` are those that go with another, which no other list shows; None: those too.
    """

    sight: Sight = EVERYTHING
    status: str | None = None
    category: str | None = None
    commune: str | None = None
    assignee_id: int | None = None
    urgent: bool = False
    unassigned: bool = False
    filed_before: datetime | None = None
    subcategory: str | None = None
    filed_since: datetime | None = None
    overdue_at: datetime | None = None
    merged: bool | None = False


@dataclass(frozen=True, slots=True)
class Beside:
    """Where a page lies: right after case `number` (`is_older`), or right before it."""

    number: int
    is_older: bool


@dataclass(frozen=True, slots=True)
class Page:
    """A page of a list, newest first. `total` stops at `COUNTED + 1`: there are more than `COUNTED`."""

    lines: Sequence[Summary]
    total: int
    has_newer: bool = False
    has_older: bool = False


async def page(work: Work, wanted: Filter, limit: int, beside: Beside | None = None) -> Page:
    """At most `limit` cases, beside a case or from the newest on.

    Where nothing lies there (any more), or that case is none of the reader's, it is the first page.
    """
    await work.flush()
    total = await _count(work, wanted)
    edge = await _edge(work, wanted, beside) if beside is not None else None
    if beside is None or edge is None:
        return await _first(work, wanted, limit, total)
    found = await _fetch(work, wanted, limit, edge, is_older=beside.is_older)
    if beside.is_older and found:
        return Page(found[:limit], total, has_newer=True, has_older=len(found) > limit)
    if not beside.is_older and len(found) > limit:
        return Page(found[:limit][::-1], total, has_newer=True, has_older=True)
    return await _first(work, wanted, limit, total)


async def _first(work: Work, wanted: Filter, limit: int, total: int) -> Page:
    found = await _fetch(work, wanted, limit)
    return Page(found[:limit], total, has_older=len(found) > limit)


async def _edge(work: Work, wanted: Filter, beside: Beside) -> Edge | None:
    """Where the case stands in the order, whatever has become of it since it was listed."""
    statement = select(*_ORDER).where(cases.c.number == beside.number, *wanted.sight.within())
    row = (await work.connection.execute(statement)).one_or_none()
    return None if row is None else (row.filed_at, row.number)


async def _count(work: Work, wanted: Filter) -> int:
    """How many cases there are, at most `COUNTED + 1`."""
    # In order, or PostgreSQL would read the table from its beginning until it has found enough.
    arms = [
        _sorted(select(cases.c.number).where(*arm), cases.c, is_older=True).limit(COUNTED + 1)
        for arm in _arms(wanted)
    ]
    some = _together(arms).limit(COUNTED + 1).subquery()
    return await work.connection.scalar(select(func.count()).select_from(some)) or 0


async def _fetch(
    work: Work, wanted: Filter, limit: int, edge: Edge | None = None, *, is_older: bool = True
) -> list[Summary]:
    """The cases nearest to the edge, and one more than asked for, which tells whether there are more."""
    arms = [summaries().where(*arm) for arm in _arms(wanted)]
    if edge is not None:
        place = tuple_(*_ORDER)
        arms = [arm.where(place < edge if is_older else place > edge) for arm in arms]
    nearest = _together(
        [_sorted(arm, arm.selected_columns, is_older=is_older).limit(limit + 1) for arm in arms]
    )
    if len(arms) > 1:
        nearest = _sorted(nearest, nearest.selected_columns, is_older=is_older).limit(limit + 1)
    return [summary_of(row) for row in await work.connection.execute(nearest)]


def _sorted(statement: Select[Any], columns: Any, *, is_older: bool) -> Select[Any]:
    order = [columns[column.name] for column in _ORDER]
    return statement.order_by(*(column.desc() for column in order) if is_older else order)


def _together(arms: Sequence[Select[Any]]) -> Select[Any]:
    """What any of the statements gives, once; each has an order and a limit of its own."""
    if len(arms) == 1:
        return arms[0]
    return select(union(*(select(arm.subquery()) for arm in arms)).subquery())


def conditions(wanted: Filter) -> list[ColumnElement[bool]]:
    """What a case of the list fulfils: for everything that reads, counts or exports several cases."""
    return [*wanted.sight.within(), *_chosen(wanted), *_filed(wanted)]


def _arms(wanted: Filter) -> list[list[ColumnElement[bool]]]:
    """The conditions; those of a list of all that somebody may see one by one, each found by the index."""
    if _chosen(wanted):
        return [conditions(wanted)]
    return [[*arm, *_filed(wanted)] for arm in wanted.sight.arms()]


def _chosen(wanted: Filter) -> list[ColumnElement[bool]]:
    """What they asked for. The first condition, which fewest cases fulfil, is the one that leads to an index."""
    is_open = wanted.status in OPEN
    chosen = [
        (cases.c.assignee_id, wanted.assignee_id),
        (cases.c.status, wanted.status if is_open else None),
        (cases.c.commune, wanted.commune),
        (cases.c.subcategory, wanted.subcategory),
        (cases.c.status, None if is_open else wanted.status),
        (cases.c.category, wanted.category),
    ]
    given = [(column, value) for column, value in chosen if value is not None]
    found: list[ColumnElement[bool]] = []
    if wanted.unassigned:
        # Said word for word as in the index: a parameter in its place would hide it from the planner.
        still_open: Any = bindparam("still_open", OPEN, expanding=True, literal_execute=True)
        status = func.coalesce(cases.c.status, literal_column("''"))
        found += [cases.c.assignee_id.is_(None), status.in_(still_open)]
    elif given:
        column, value = given.pop(0)
        found.append(column == value)
    found += [_Unled(column) == value for column, value in given]
    if wanted.overdue_at is not None:
        late = select(clock.c.case_number).where(clock.c.is_running, clock.c.due_at < wanted.overdue_at)
        found.append(cases.c.number.in_(late))
    return [*found, cases.c.is_urgent] if wanted.urgent else found


def _filed(wanted: Filter) -> list[ColumnElement[bool]]:
    found: list[ColumnElement[bool]] = []
    if wanted.merged is not None:
        found.append(cases.c.merged_into.is_not(None) if wanted.merged else cases.c.merged_into.is_(None))
    if wanted.filed_since is not None:
        found.append(cases.c.filed_at >= wanted.filed_since)
    if wanted.filed_before is not None:
        found.append(cases.c.filed_at < wanted.filed_before)
    return found


class _Unled(ColumnElement[Any]):
    """A column by which SQLite looks for no index: it keeps no figures and would take any that fits."""

    inherit_cache = True
    _traverse_internals = [("column", InternalTraversal.dp_clauseelement)]  # noqa: RUF012

    def __init__(self, column: Column[Any]) -> None:
        self.column = column
        self.type = column.type


@compiles(_Unled)
def _plain(element: _Unled, compiler: SQLCompiler, **options: Any) -> str:
    return compiler.process(element.column, **options)


@compiles(_Unled, "sqlite")
def _with_a_plus(element: _Unled, compiler: SQLCompiler, **options: Any) -> str:
    return f"+{compiler.process(element.column, **options)}"
