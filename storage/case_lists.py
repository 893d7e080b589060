"""Lists of cases: which ones, a page at a time, nothing of what was said."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import func, select

from storage.cases import OPEN, Summary, summaries, summary_of
from storage.tables import cases
from storage.work import Work


@dataclass(frozen=True, slots=True)
class Filter:
    """What a list shows. An empty field lets everything through; `communes` is where the reader may look.

    `unassigned` are the open cases that nobody has taken.
    """

    communes: frozenset[str] = frozenset()
    status: str | None = None
    category: str | None = None
    commune: str | None = None
    assignee_id: int | None = None
    urgent: bool = False
    unassigned: bool = False
    filed_before: datetime | None = None
    filed_from: datetime | None = None


async def page(work: Work, wanted: Filter, offset: int, limit: int) -> tuple[list[Summary], int]:
    """A page of a list, newest first, and how many there are in all."""
    await work.flush()
    conditions = _conditions(wanted)
    total = await work.connection.scalar(select(func.count()).select_from(cases).where(*conditions))
    rows = await work.connection.execute(
        summaries().where(*conditions).order_by(cases.c.number.desc()).offset(offset).limit(limit)
    )
    return [summary_of(row) for row in rows], total or 0


def conditions(wanted: Filter) -> list[Any]:
    """What a case must meet to be among those of a filter."""
    return _conditions(wanted)


def _conditions(wanted: Filter) -> list[Any]:
    conditions: list[Any] = []
    if wanted.communes:
        # A case without a place belongs to everybody, or nobody would ever see it.
        conditions.append(cases.c.commune.in_(sorted(wanted.communes)) | cases.c.commune.is_(None))
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
    if wanted.filed_from is not None:
        conditions.append(cases.c.filed_at >= wanted.filed_from)
    return conditions
