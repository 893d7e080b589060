"""Where the audit chain is broken, and how, as far as that can be known from what is left.

The walk takes constant memory. Only once it found a break are the rows read a second time, to tell a row that was
changed from one that stands elsewhere.
"""

from dataclasses import dataclass
from enum import Enum
from typing import Any

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncConnection

from storage import audit
from storage.tables import audit as log
from storage.tables import counter
from storage.vault import Vault


class Harm(Enum):
    """What was done to a row."""

    CHANGED = "changed"
    MISSING = "missing"
    OUT_OF_ORDER = "out_of_order"
    ADDED = "added"


@dataclass(frozen=True, slots=True)
class Break:
    """The first row that is not as it was written. `other` is the number it has now, or that of which it is a copy.

    `through` is the last row of those missing together.
    """

    n: int
    harm: Harm
    other: int | None = None
    through: int | None = None


@dataclass(frozen=True, slots=True)
class _Row:
    n: int
    fields: list[Any]
    kept: Any


async def examine(connection: AsyncConnection, vault: Vault) -> tuple[int, Break | None]:
    """How many rows are whole from the first on, and what was done to the next one, if anything was."""
    whole, broken = await audit.verify(connection, vault)
    return whole, None if broken is None else await _Examination(connection, vault, broken).outcome()


class _Examination:
    """Of the first broken row, `n`: all rows before it are whole."""

    def __init__(self, connection: AsyncConnection, vault: Vault, n: int) -> None:
        self._connection = connection
        self._vault = vault
        self._n = n

    async def outcome(self) -> Break:
        """What was done to it."""
        n = self._n
        stray = await self._first(below=1)
        if stray is not None:
            return Break(stray.n, Harm.ADDED)
        here, given = await self._first(at_least=n), await self._given()
        if here is None:
            return Break(n, Harm.MISSING, through=given)
        before = await self._kept(n - 1)
        if here.n == n and here.kept == self._hash(n, here, before):
            return Break(n, Harm.ADDED)  # whole, but nobody drew its number
        found = await self._true_one(before)
        if found is not None:
            return await self._displaced(here, found)
        if here.n != n:
            return Break(n, Harm.MISSING, through=here.n - 1)
        return Break(n, Harm.ADDED) if n > given else await self._misfit(here)

    async def _displaced(self, here: _Row, found: _Row) -> Break:
        """The row is still there under another number: it was moved, or another one was put before it."""
        n = self._n
        if here.n == n and found.n == n + 1 and here.kept != self._hash(n + 1, here, found.kept):
            return Break(n, Harm.ADDED)
        return Break(n, Harm.OUT_OF_ORDER, other=found.n)

    async def _misfit(self, here: _Row) -> Break:
        """The row is nowhere any more, and another stands in its place."""
        n = self._n
        following = await self._first(at_least=n + 1)
        if following is not None and following.kept == self._hash(n + 2, following, here.kept):
            return Break(n, Harm.MISSING, through=n)  # and all after it were given lower numbers
        twin = await self._connection.scalar(select(log.c.n).where(log.c.hash == here.kept, log.c.n != n))
        if twin is None:
            return Break(n, Harm.CHANGED)
        return Break(n, Harm.ADDED if following is None else Harm.CHANGED, other=twin)

    async def _true_one(self, before: bytes) -> _Row | None:
        """The row that was written as this number, wherever it stands now."""
        async for found in await self._connection.stream(audit.ROWS.where(log.c.n != self._n)):
            row = _row(found)
            if row.kept == self._hash(self._n, row, before):
                return row
        return None

    def _hash(self, n: int, row: _Row, before: Any) -> bytes | None:
        """What a row of these fields would have as its hash, were it number `n`."""
        return audit.hash_of(self._vault, [n, *row.fields], before) if isinstance(before, bytes) else None

    async def _kept(self, n: int) -> bytes:
        found = await self._connection.scalar(select(log.c.hash).where(log.c.n == n))
        return found if isinstance(found, bytes) else audit.START

    async def _given(self) -> int:
        value = await self._connection.scalar(select(counter.c.value).where(counter.c.name == "audit"))
        return value or 0

    async def _first(self, *, at_least: int | None = None, below: int | None = None) -> _Row | None:
        wanted = audit.ROWS.where(log.c.n >= at_least) if at_least is not None else audit.ROWS
        wanted = wanted.where(log.c.n < below) if below is not None else wanted
        row = (await self._connection.execute(wanted.limit(1))).first()
        return None if row is None else _row(row)


def _row(row: Any) -> _Row:
    n, *fields, kept = row
    return _Row(n, fields, kept)
