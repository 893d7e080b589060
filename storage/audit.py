"""Who looked at what, and who changed what: rows chained by hash, so that one changed or removed later shows."""

import hashlib
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncConnection

from storage.tables import EPOCH, audit, counter
from storage.work import Work

_START = bytes(32)


@dataclass(frozen=True, slots=True)
class Entry:
    """What is recorded. `detail` is a short code, never words of a citizen."""

    staff_id: int | None
    action: str
    case_number: int | None = None
    detail: str | None = None


async def record(work: Work, entry: Entry, now: datetime) -> None:
    """Adds a row to the chain. Drawing the number is also what keeps two writers from forking it."""
    await work.flush()
    n = await work.draw("audit")
    before = await work.connection.scalar(select(audit.c.hash).where(audit.c.n == n - 1))
    row = {
        "n": n,
        "at": now,
        "staff_id": entry.staff_id,
        "action": entry.action,
        "case_number": entry.case_number,
        "detail": entry.detail,
    }
    await work.connection.execute(audit.insert(), row | {"hash": _hash(row, before or _START)})


async def head(connection: AsyncConnection) -> tuple[int, str]:
    """Number and first hex digits of the newest row's hash: what the admins' digest anchors outside."""
    row = (
        await connection.execute(select(audit.c.n, audit.c.hash).order_by(audit.c.n.desc()).limit(1))
    ).first()
    return (0, "") if row is None else (row.n, row.hash.hex()[:16])


async def verify(connection: AsyncConnection) -> tuple[int, int | None]:
    """How many rows were read, and the number of the first that is changed, missing or out of order, if any."""
    before, expected = _START, 1
    rows = await connection.stream(select(audit).order_by(audit.c.n))
    async for row in rows:
        fields = {name: value for name, value in row._mapping.items() if name != "hash"}
        if row.n != expected or row.hash != _hash(fields, before):
            return expected - 1, expected
        before, expected = row.hash, expected + 1
    given = await connection.scalar(select(counter.c.value).where(counter.c.name == "audit"))
    cut_off = expected if (given or 0) >= expected else None
    return expected - 1, cut_off


def _hash(row: dict[str, Any], before: bytes) -> bytes:
    microseconds = (row["at"] - EPOCH) // timedelta(microseconds=1)
    parts = [row["n"], microseconds, row["staff_id"], row["action"], row["case_number"], row["detail"]]
    return hashlib.sha256(before + "\x1f".join(map(str, parts)).encode()).digest()
