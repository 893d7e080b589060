"""Lists of cases: which ones, a page at a time, nothing of what was said."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Select, desc, func, select, union_all

from storage.cases import OPEN, Summary, summaries, summary_of
from storage.sight import EVERYTHING, Sight
from storage.tables import cases
from storage.work import Work


@dataclass(frozen=True, slots=True)
class Filter:
    """What a list shows. An empty field lets everything through; `sight` is what its reader may see.

    `unassigned` are the open cases that nobody has taken.
    """

    sight: Sight = EVERYTHING
    status: str | None = None
    category: str | None = None
    commune: str | None = None
    assignee_id: int | None = None
    urgent: bool = False
    unassigned: bool = False
    filed_before: datetime | None = None


async def page(work: Work, wanted: Filter, offset: int, limit: int) -> tuple[list[Summary], int]:
    """A page of a list, newest first, and how many there are in all."""
    await work.flush()
    # The reader's area and what else is theirs are looked up each by its own index: in one condition they have none.
    narrowed = _conditions(wanted)
    parts = [[*part, *narrowed] for part in wanted.sight.parts()]
    counts = [
        await work.connection.scalar(select(func.count()).select_from(cases).where(*part)) for part in parts
    ]
    rows = await work.connection.execute(_lines(parts, offset, limit))
    return [summary_of(row) for row in rows], sum(count or 0 for count in counts)


def _lines(parts: list[list[Any]], offset: int, limit: int) -> Select[Any]:
    newest = cases.c.number.desc()
    if len(parts) == 1:
        return summaries().where(*parts[0]).order_by(newest).offset(offset).limit(limit)
    both = union_all(*(select(cases.c.number).where(*part) for part in parts))
    numbers = both.order_by(desc("number")).offset(offset).limit(limit).subquery()
    return summaries().join(numbers, numbers.c.number == cases.c.number).order_by(newest)


def _conditions(wanted: Filter) -> list[Any]:
    conditions: list[Any] = []
    for column, value in (
        (cases.c.status, wanted.status),
        (cases.c.category, wanted.category),
        (cases.c.commune, wanted.commune),
        (cases.c.assignee_id, wanted.assignee_id),
    ):
        if value is not None:
            conditions.append(column == value)
    if wanted.urgent:
        conditions.append(cases.c.is_urgent)
    if wanted.unassigned:
        conditions += [cases.c.assignee_id.is_(None), cases.c.status.in_(OPEN)]
    if wanted.filed_before is not None:
        conditions.append(cases.c.filed_at < wanted.filed_before)
    return conditions
