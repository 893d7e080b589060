"""A unit of work: what a transaction wants written, gathered and written with one statement a table.

Nothing is sent to the database before `flush`; a read that must see earlier writes calls `flush` first.
"""

import secrets
from collections import defaultdict
from collections.abc import Mapping
from datetime import datetime
from typing import Any

from sqlalchemy import Table, select
from sqlalchemy.ext.asyncio import AsyncConnection

from storage import rows
from storage.rows import KEY, Names, Row
from storage.tables import counter, metadata, microseconds
from storage.vault import Vault

_ORDER = {table.name: place for place, table in enumerate(metadata.sorted_tables)}


class Work:
    """The writes of one transaction on `connection`, sealed with `vault`.

    `chained` is the hash of the audit row that this transaction added last, to which the next one is chained.
    """

    def __init__(self, connection: AsyncConnection, vault: Vault) -> None:
        self.connection = connection
        self.vault = vault
        self.read_once: dict[str, Any] = {}
        """What need not be read a second time in this transaction, by name."""
        self.chained: bytes | None = None
        self._ids = 0
        self._counters: dict[str, int] = {}
        self._drawn: set[str] = set()
        self._inserts: defaultdict[Table, list[Row]] = defaultdict(list)
        self._updates: defaultdict[tuple[Table, Names, Names], list[Row]] = defaultdict(list)
        self._deletes: defaultdict[tuple[Table, Names], list[Row]] = defaultdict(list)

    def insert(self, table: Table, row: Row) -> None:
        """A new row. Rows of one table must name the same columns."""
        self._inserts[table].append(row)

    def update(self, table: Table, key: Mapping[str, Any], values: Row) -> None:
        """Sets `values` in the row(s) whose columns equal `key`."""
        self._updates[table, tuple(key), tuple(values)].append(_where(key) | values)

    def delete(self, table: Table, key: Mapping[str, Any]) -> None:
        """Removes the row(s) whose columns equal `key`."""
        self._deletes[table, tuple(key)].append(_where(key))

    async def draw(self, name: str) -> int:
        """The next number of a counter, which is locked until the transaction ends: there are no gaps."""
        await self.hold(name)
        self._counters[name] += 1
        self._drawn.add(name)
        return self._counters[name]

    async def hold(self, name: str) -> None:
        """Locks a counter without drawing from it: whoever else draws or holds it waits until this one is done."""
        if name not in self._counters:
            held = select(counter.c.value).where(counter.c.name == name).with_for_update()
            self._counters[name] = (await self.connection.execute(held)).scalar_one()

    def time_ordered_id(self, now: datetime) -> bytes:
        """16 bytes that sort by time, then by the order asked for here; no counter to queue for."""
        self._ids += 1
        at = microseconds(now) or 0
        return at.to_bytes(8, "big") + self._ids.to_bytes(2, "big") + secrets.token_bytes(6)

    async def flush(self) -> None:
        """Writes everything gathered: inserts, parents before children, then updates, then deletes."""
        for name in self._drawn:
            self.update(counter, {"name": name}, {"value": self._counters[name]})
        self._drawn.clear()
        inserts, self._inserts = self._inserts, defaultdict(list)
        updates, self._updates = self._updates, defaultdict(list)
        deletes, self._deletes = self._deletes, defaultdict(list)
        for table in sorted(inserts, key=lambda table: _ORDER[table.name]):
            await rows.insert(self.connection, table, inserts[table])
        for (table, key, names), changed in updates.items():
            await rows.update(self.connection, table, key, names, changed)
        for (table, key), gone in deletes.items():
            await rows.delete(self.connection, table, key, gone)


def _where(key: Mapping[str, Any]) -> Row:
    return {KEY + name: value for name, value in key.items()}
