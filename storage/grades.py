"""What a case was worth to those who worked it, and what came of it. Staff alone know; counts go into the review."""

from collections.abc import Collection, Sequence
from datetime import datetime

from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncConnection

from storage import cases
from storage.counts import Span
from storage.tables import cases as cases_table
from storage.work import Work

GRADES = ("valuable", "not_valuable", "unverified")
OUTCOMES = ("prosecuted", "arrested", "handled", "recovered")
"""What may come of a valuable case; several may hold."""


def outcomes_of(kept: str | None) -> tuple[str, ...]:
    """The outcomes as a column keeps them, in the order of `OUTCOMES`."""
    held = (kept or "").split()
    return tuple(one for one in OUTCOMES if one in held)


def grade(work: Work, number: int, given: str, outcomes: Sequence[str], staff_id: int, now: datetime) -> None:
    """Writes the grade in place of the one before, which the history keeps."""
    kept = " ".join(outcomes)
    values = {"grade": given, "graded_at": now, "outcomes": kept or None, "updated_at": now}
    work.update(cases_table, {"number": number}, values)
    cases.add_event(work, number, "grade", now, status=given, text=kept or None, staff_id=staff_id)


async def by_grade(connection: AsyncConnection, span: Span, communes: Collection[str]) -> dict[str, int]:
    """Cases graded in the span, grade → count; of these communes and those without a place, or of all."""
    column = cases_table.c
    within = [column.graded_at >= span.start, column.graded_at < span.end]
    if communes:
        within.append(func.coalesce(column.commune, "").in_([*sorted(communes), ""]))
    rows = await connection.execute(select(column.grade, func.count()).where(*within).group_by(column.grade))
    return {row[0]: row[1] for row in rows}


async def by_outcome(connection: AsyncConnection, span: Span, communes: Collection[str]) -> dict[str, int]:
    """Of the cases graded in the span, outcome → count; one with two outcomes counts for both."""
    column = cases_table.c
    within = [column.graded_at >= span.start, column.graded_at < span.end, column.outcomes.is_not(None)]
    if communes:
        within.append(func.coalesce(column.commune, "").in_([*sorted(communes), ""]))
    rows = await connection.execute(
        select(column.outcomes, func.count()).where(*within).group_by(column.outcomes)
    )
    totals = dict.fromkeys(OUTCOMES, 0)
    for kept, count in rows:
        for one in outcomes_of(kept):
            totals[one] += count
    return totals
