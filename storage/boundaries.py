"""Boundaries of communes as an operator imported them: public shapes, nothing of anybody's."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncConnection

from storage.tables import boundary
from storage.work import Work


@dataclass(frozen=True, slots=True)
class StoredBoundary:
    """The boundary of the commune with that code: WKB in degrees (WGS84)."""

    commune: str
    shape: bytes
    imported_at: datetime


async def load(connection: AsyncConnection) -> Sequence[StoredBoundary]:
    """All of them, by code."""
    rows = await connection.execute(select(boundary).order_by(boundary.c.commune))
    return [StoredBoundary(row.commune, row.shape, row.imported_at) for row in rows]


async def keep(work: Work, shapes: Mapping[str, bytes], now: datetime) -> None:
    """Puts `shapes`, code → WKB, in the place of what was stored for those communes. Others stay."""
    for code in shapes:
        work.delete(boundary, {"commune": code})
    await work.flush()
    for code, shape in shapes.items():
        work.insert(boundary, {"commune": code, "shape": shape, "imported_at": now})
    await work.flush()


async def clear(connection: AsyncConnection) -> int:
    """Removes all; gives how many there were."""
    gone = await connection.execute(boundary.delete())
    return gone.rowcount
