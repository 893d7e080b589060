"""A unit of work: what a transaction wants written, gathered and written with one statement a table.

Nothing is sent to the database before `flush`; a read that must see earlier writes calls `flush` first.
"""

import secrets
from collections import defaultdict
from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Table, bindparam, select
from sqlalchemy.ext.asyncio import AsyncConnection

from storage.tables import EPOCH, counter, metadata
from storage.vault import Vault

Row = dict[str, Any]

_ORDER = {table.name: place for place, table in enumerate(metadata.sorted_tables)}


class Work:
    """The writes of one transaction on `connection`, sealed with `vault`."""

    def __init__(self, connection: AsyncConnection, vault: Vault) -> None:
        self.connection = connection
        self.vault = vault
        self._ids = 0
        self._counters: dict[str, int] = {}
        self._drawn: set[str] = set()
        self._inserts: defaultdict[Table, list[Row]] = defaultdict(list)
        self._updates: defaultdict[tuple[Table, tuple[str, ...], tuple[str, ...]], list[Row]] = defaultdict(
            list
        )
        self._deletes: defaultdict[tuple[Table, tuple[str, ...]], list[Row]] = defaultdict(list)

    def insert(self, table: Table, row: Row) -> None:
        """A new row. Rows of one table must name the same columns."""
        self._inserts[table].append(row)

    def update(self, table: Table, key: Mapping[str, Any], values: Row) -> None:
        """Sets `values` in the row(s) whose columns equal `key`."""
        # A parameter may not be called like a column that is being set, so key parameters get a prefix.
        row = {f"key_{name}": value for name, value in key.items()} | values
        self._updates[table, tuple(key), tuple(values)].append(row)

    def delete(self, table: Table, key: Mapping[str, Any]) -> None:
        """Removes the row(s) whose columns equal `key`."""
        self._deletes[table, tuple(key)].append({f"key_{name}": value for name, value in key.items()})

    async def draw(self, name: str) -> int:
        """The next number of a counter, which is locked until the transaction ends: there are no gaps."""
        if name not in self._counters:
            held = select(counter.c.value).where(counter.c.name == name).with_for_update()
            self._counters[name] = (await self.connection.execute(held)).scalar_one()
        self._counters[name] += 1
        self._drawn.add(name)
        return self._counters[name]

    def time_ordered_id(self, now: datetime) -> bytes:
        """16 bytes that sort by time, then by the order asked for here; no counter to queue for."""
        self._ids += 1
        microseconds = (now - EPOCH) // timedelta(microseconds=1)
        return microseconds.to_bytes(8, "big") + self._ids.to_bytes(2, "big") + secrets.token_bytes(6)

    async def flush(self) -> None:
        """Writes everything gathered: inserts, parents before children, then updates, then deletes."""
        for name in self._drawn:
            self.update(counter, {"name": name}, {"value": self._counters[name]})
        self._drawn.clear()
        inserts, self._inserts = self._inserts, defaultdict(list)
        updates, self._updates = self._updates, defaultdict(list)
        deletes, self._deletes = self._deletes, defaultdict(list)
        for table in sorted(inserts, key=lambda table: _ORDER[table.name]):
            await self.connection.execute(table.insert(), inserts[table])
        for (table, key, names), rows in updates.items():
            statement = table.update().where(*_equal(table, key))
            await self.connection.execute(statement.values({name: bindparam(name) for name in names}), rows)
        for (table, key), rows in deletes.items():
            await self.connection.execute(table.delete().where(*_equal(table, key)), rows)


def _equal(table: Table, key: tuple[str, ...]) -> list[Any]:
    return [table.c[name] == bindparam(f"key_{name}") for name in key]
