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
    work.insert(audit, row | {"hash": _hash(row, before or _START)})
    await work.flush()  # the next row is chained to this one, and its number must not be drawn twice


async def head(connection: AsyncConnection) -> tuple[int, str]:
    """Number and first hex digits of the newest row's hash: what the admins' digest anchors outside."""
    row = (
        await connection.execute(select(audit.c.n, audit.c.hash).order_by(audit.c.n.desc()).limit(1))
    ).first()
    return (0, "") if row is None else (row.n, row.hash.hex()[:16])


async def verify(connection: AsyncConnection) -> tuple[int, int | None]:
    """How many rows are whole, and the number of the first that is changed, missing, out of order or added.

    The chain alone cannot show that all of it was written anew: for that, the head that the admins'
    digest carried out of the database is compared.
    """
    before, expected = _START, 1
    rows = (await connection.stream(select(audit).order_by(audit.c.n))).mappings()
    async for row in rows:
        fields = {name: value for name, value in row.items() if name != "hash"}
        if row["n"] != expected or row["hash"] != _hash(fields, before):
            return expected - 1, expected
        before, expected = row["hash"], expected + 1
    read = expected - 1
    given: int = await connection.scalar(select(counter.c.value).where(counter.c.name == "audit")) or 0
    whole = min(read, given)
    return whole, None if read == given else whole + 1


def _hash(row: dict[str, Any], before: bytes) -> bytes:
    microseconds = (row["at"] - EPOCH) // timedelta(microseconds=1)
    parts = [row["n"], microseconds, row["staff_id"], row["action"], row["case_number"], row["detail"]]
    return hashlib.sha256(before + "\x1f".join(map(str, parts)).encode()).digest()
