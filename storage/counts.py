"""Numbers for digests: cases counted by what lies in the clear, never opened."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, func, select
from sqlalchemy.ext.asyncio import AsyncConnection

from storage.cases import OPEN
from storage.sight import Sight
from storage.tables import cases


@dataclass(frozen=True, slots=True)
class Span:
    """From (included) to (excluded), aware UTC."""

    start: datetime
    end: datetime


async def by_category(connection: AsyncConnection, span: Span, sight: Sight) -> dict[str, int]:
    """Cases filed in the span, category → count."""
    return await _grouped(connection, cases.c.category, span, sight)


async def by_commune(connection: AsyncConnection, span: Span, sight: Sight) -> dict[str | None, int]:
    """Cases filed in the span, commune code (None: place unknown) → count."""
    return await _grouped(connection, cases.c.commune, span, sight)


async def handed_in(connection: AsyncConnection, span: Span, sight: Sight) -> dict[str, tuple[int, int]]:
    """Hand-ins offered in the span, kind → (offers, pieces said); pieces nobody counted are left out."""
    rows = await connection.execute(
        select(cases.c.subcategory, func.count(), func.coalesce(func.sum(cases.c.item_count), 0))
        .where(cases.c.form == "hand_in", *_within(span, sight))
        .group_by(cases.c.subcategory)
    )
    return {kind or "": (offers, int(pieces)) for kind, offers, pieces in rows}


async def standing(
    connection: AsyncConnection, sight: Sight, overdue_before: datetime
) -> tuple[int, int, int]:
    """Cases that are open, those of them nobody took before the deadline, and those that are urgent."""
    row = (
        await connection.execute(
            select(
                func.count(),
                func.count().filter((cases.c.status == "new") & (cases.c.filed_at < overdue_before)),
                func.count().filter(cases.c.is_urgent),
            ).where(cases.c.status.in_(OPEN), *sight.counted())
        )
    ).one()
    return row[0], row[1], row[2]


async def has_samples(connection: AsyncConnection) -> bool:
    """Whether made-up cases are among the counted: they come into an empty database only, so the first is one."""
    return bool(await connection.scalar(select(cases.c.is_sample).where(cases.c.number == 1)))


async def _grouped(
    connection: AsyncConnection, column: ColumnElement[Any], span: Span, sight: Sight
) -> dict[Any, int]:
    rows = await connection.execute(
        select(column, func.count()).where(*_within(span, sight)).group_by(column)
    )
    return {row[0]: row[1] for row in rows}


def _within(span: Span, sight: Sight) -> list[ColumnElement[bool]]:
    return [cases.c.filed_at >= span.start, cases.c.filed_at < span.end, *sight.counted()]
