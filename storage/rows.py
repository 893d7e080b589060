"""Rows written many at a time: a statement compiled once, and rows turned into what the driver takes.

The library's own way of doing so costs several microseconds a row, which was a fifth of a whole turn.
"""

from collections.abc import Iterable
from functools import lru_cache
from operator import itemgetter
from typing import Any

from sqlalchemy import Delete, Insert, Table, Update, bindparam
from sqlalchemy.engine import Dialect
from sqlalchemy.ext.asyncio import AsyncConnection

from storage.tables import Instant, microseconds

Row = dict[str, Any]
Names = tuple[str, ...]

KEY = "key_"
"""Before the name of a column that picks a row: a parameter may not be called like a column being set."""


async def insert(connection: AsyncConnection, table: Table, rows: list[Row]) -> None:
    """New rows, all with the same columns."""
    await _Statement.of(connection.dialect, "insert", table, (), tuple(rows[0])).run(connection, rows)


async def update(
    connection: AsyncConnection, table: Table, key: Names, names: Names, rows: list[Row]
) -> None:
    """Sets the columns `names` where the columns `key` are equal to the parameters `key_…`."""
    await _Statement.of(connection.dialect, "update", table, key, names).run(connection, rows)


async def delete(connection: AsyncConnection, table: Table, key: Names, rows: list[Row]) -> None:
    """Removes the rows whose columns `key` are equal to the parameters `key_…`."""
    await _Statement.of(connection.dialect, "delete", table, key, ()).run(connection, rows)


class _Statement:
    """The text of a statement for one driver, and how a row becomes its parameters."""

    def __init__(self, dialect: Dialect, kind: str, table: Table, key: Names, names: Names) -> None:
        statement = _build(kind, table, key, names)
        compiled = statement.compile(dialect=dialect, column_keys=list(names) if kind == "insert" else None)
        order = compiled.positiontup
        if order is None:
            raise TypeError(f"the {dialect.name} driver does not number its parameters")
        self._text = str(compiled)
        self._pick = itemgetter(*order) if len(order) > 1 else (lambda row: (row[order[0]],))
        self._instants = [at for at, name in enumerate(order) if _is_instant(table, name)]

    @staticmethod
    @lru_cache(maxsize=256)
    def of(dialect: Dialect, kind: str, table: Table, key: Names, names: Names) -> "_Statement":
        """The statement, compiled at its first use."""
        return _Statement(dialect, kind, table, key, names)

    async def run(self, connection: AsyncConnection, rows: Iterable[Row]) -> None:
        """Runs it for every row in one call of the driver."""
        await connection.exec_driver_sql(self._text, [self._parameters(row) for row in rows])

    def _parameters(self, row: Row) -> tuple[Any, ...]:
        picked: tuple[Any, ...] = self._pick(row)
        if not self._instants:
            return picked
        values = list(picked)
        for at in self._instants:
            values[at] = microseconds(values[at])
        return tuple(values)


def _build(kind: str, table: Table, key: Names, names: Names) -> Insert | Update | Delete:
    where = [table.c[name] == bindparam(KEY + name, type_=table.c[name].type) for name in key]
    match kind:
        case "insert":
            return table.insert()
        case "update":
            return table.update().where(*where).values({name: bindparam(name) for name in names})
        case _:
            return table.delete().where(*where)


def _is_instant(table: Table, name: str) -> bool:
    return isinstance(table.c[name.removeprefix(KEY)].type, Instant)
