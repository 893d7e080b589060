"""Who looked at what, and who changed what: rows chained under a key, so that one changed or removed later shows."""

import json
import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Self

from sqlalchemy import BigInteger, select, type_coerce
from sqlalchemy.ext.asyncio import AsyncConnection

from storage.tables import audit, counter, microseconds
from storage.vault import Vault
from storage.work import Work

START = bytes(16)
"""What the first row is chained to."""
_MARK = 16
_HEAD = re.compile(rf"([0-9]{{1,18}}):([0-9a-f]{{{_MARK}}})")


@dataclass(frozen=True, slots=True)
class Entry:
    """What is recorded. `detail` is a short code, never words of a citizen."""

    staff_id: int | None
    action: str
    case_number: int | None = None
    detail: str | None = None


@dataclass(frozen=True, slots=True)
class Head:
    """A row as a digest named it: its number, and the first 16 hex digits of its hash."""

    n: int
    mark: str

    @classmethod
    def read(cls, said: str) -> Self:
        """`NUMBER:CODE` as an operator copies it from a digest. Raises `ValueError`."""
        found = _HEAD.fullmatch(said.strip().lower())
        if found is None:
            raise ValueError(f"a head is NUMBER:CODE as in a digest, the code {_MARK} hex digits")
        return cls(int(found[1]), found[2])


async def record(work: Work, entry: Entry, now: datetime) -> None:
    """Adds a row to the chain, and writes it."""
    await add(work, entry, now)
    await work.flush()


async def add(work: Work, entry: Entry, now: datetime) -> None:
    """Adds a row to the chain, written with all else by the next flush.

    Drawing the number is also what keeps two writers from forking it.
    """
    n = await work.draw("audit")
    if (
        work.chained is None
    ):  # the first of this transaction; the others are chained to what is not written yet
        work.chained = await work.connection.scalar(select(audit.c.hash).where(audit.c.n == n - 1)) or START
    parts = [n, microseconds(now), entry.staff_id, entry.action, entry.case_number, entry.detail]
    row: dict[str, Any] = {
        "n": n,
        "at": now,
        "staff_id": entry.staff_id,
        "action": entry.action,
        "case_number": entry.case_number,
        "detail": entry.detail,
        "hash": hash_of(work.vault, parts, work.chained),
    }
    work.chained = row["hash"]
    work.insert(audit, row)


async def head(connection: AsyncConnection) -> tuple[int, str]:
    """Number and first hex digits of the newest row's hash: what the admins' digest anchors outside."""
    row = (
        await connection.execute(select(audit.c.n, audit.c.hash).order_by(audit.c.n.desc()).limit(1))
    ).first()
    return (0, "") if row is None else (row.n, row.hash.hex()[:_MARK])


async def holds(connection: AsyncConnection, printed: Head) -> bool:
    """Whether the log still has the row that a digest named. What `verify` found whole only: that comes first."""
    found = await connection.scalar(select(audit.c.hash).where(audit.c.n == printed.n))
    return isinstance(found, bytes) and found.hex()[:_MARK] == printed.mark


async def verify(connection: AsyncConnection, vault: Vault) -> tuple[int, int | None]:
    """How many rows are whole, and the number of the first that is changed, missing, out of order or added.

    Without the keys nobody makes a row that passes. What cannot be seen from inside is that the newest rows
    were cut off and the counter set back: for that, `holds` compares the head that a digest carried outside.
    """
    before, expected = START, 1
    async for n, *fields, kept in await connection.stream(ROWS):
        if n != expected or kept != hash_of(vault, [n, *fields], before):
            return expected - 1, expected
        before, expected = kept, expected + 1
    read = expected - 1
    given: int = await connection.scalar(select(counter.c.value).where(counter.c.name == "audit")) or 0
    whole = min(read, given)
    return whole, None if read == given else whole + 1


ROWS = select(
    audit.c.n,
    type_coerce(audit.c.at, BigInteger),  # as it lies there: what is no moment at all is found too
    audit.c.staff_id,
    audit.c.action,
    audit.c.case_number,
    audit.c.detail,
    audit.c.hash,
).order_by(audit.c.n)
"""Every row as it lies there: number, the fields in the order of the hash, hash."""


def hash_of(vault: Vault, parts: Sequence[Any], before: bytes) -> bytes:
    """16 bytes over a row and the row before it. JSON, since there nothing is not the word for it."""
    row = json.dumps(parts, separators=(",", ":"), default=repr)
    return vault.token("audit", before + row.encode())
