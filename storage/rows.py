"""Rows written and found many at a time, in one call of the driver, with a statement compiled once.

SQLite runs a prepared statement once a row, which costs it nothing; PostgreSQL gets whole columns as
arrays, since there every run of a statement is a message of its own. The library's own way costs several
microseconds a row, which was a fifth of a whole turn.
"""

from collections.abc import Callable, Iterable, Sequence
from functools import lru_cache
from operator import itemgetter
from typing import Any

from sqlalchemy import (
    ARRAY,
    Column,
    ColumnElement,
    Delete,
    Insert,
    Select,
    Table,
    Update,
    any_,
    bindparam,
)
from sqlalchemy.engine import Dialect
from sqlalchemy.ext.asyncio import AsyncConnection

from storage import driver
from storage.tables import Instant, microseconds

Row = dict[str, Any]
Names = tuple[str, ...]

KEY = "key_"
"""Before the name of a column that picks a row: a parameter may not be called like a column being set."""


async def insert(connection: AsyncConnection, table: Table, rows: list[Row]) -> None:
    """New rows, all with the same columns."""
    await _run(connection, "insert", table, (), tuple(rows[0]), rows)


async def update(
    connection: AsyncConnection, table: Table, key: Names, names: Names, rows: list[Row]
) -> None:
    """Sets the columns `names` where the columns `key` are equal to the parameters `key_…`."""
    await _run(connection, "update", table, key, names, rows)


async def delete(connection: AsyncConnection, table: Table, key: Names, rows: list[Row]) -> None:
    """Removes the rows whose columns `key` are equal to the parameters `key_…`."""
    await _run(connection, "delete", table, key, (), rows)


async def insert_new(connection: AsyncConnection, table: Table, rows: list[Row]) -> list[Any]:
    """New rows but for those whose key is there already; gives the first column of each that is new."""
    names = tuple(rows[0])
    parameters = list(map(_picker(table, names), rows))
    if connection.dialect.name != "sqlite":
        text = _insert_new_arrays(connection.dialect, table, names)
        found = await driver.fetch(connection, text, tuple(map(list, zip(*parameters, strict=True))))
    else:
        parameters = _padded(parameters)
        text = _insert_new_values(table, names, len(parameters))
        found = await driver.fetch(connection, text, [value for row in parameters for value in row])
    return [row[0] for row in found]


async def select_among(
    connection: AsyncConnection,
    build: Callable[[ColumnElement[bool]], Select[Any]],
    column: Column[Any],
    keys: Iterable[Any],
    **values: Any,
) -> Sequence[Sequence[Any]]:
    """The rows of the statement that `build` makes of "`column` is among `keys`", as the driver has them.

    `values` are the statement's other parameters, all of them named. `build` is a function of a module: what
    it made is kept.
    """
    wanted = list(keys)
    if not wanted:
        return []
    if connection.dialect.name == "sqlite":
        wanted = _padded(wanted)
        text, order = _among_listed(connection.dialect, build, column, len(wanted))
        values |= {f"{_AMONG}{at}": key for at, key in enumerate(wanted)}
    else:
        text, order = _among_array(connection.dialect, build, column)
        values[_AMONG] = wanted
    return await driver.fetch(connection, text, [values[name] for name in order])


async def _run(
    connection: AsyncConnection, kind: str, table: Table, key: Names, names: Names, rows: list[Row]
) -> None:
    text, order = _statement(connection.dialect, kind, table, key, names)
    parameters = list(map(_picker(table, order), rows))
    if connection.dialect.name == "sqlite":
        await driver.run_for_each(connection, text, parameters)
        return
    if kind == "update":
        # One statement sees one state of a row, so of several changes to it only the last counts, as it would.
        parameters = list({values[len(names) :]: values for values in parameters}.values())
    await connection.exec_driver_sql(text, tuple(map(list, zip(*parameters, strict=True))))


@lru_cache(maxsize=256)
def _statement(dialect: Dialect, kind: str, table: Table, key: Names, names: Names) -> tuple[str, Names]:
    """The text of a statement for one driver, and its parameters in order."""
    if dialect.name == "sqlite":
        return _one_by_one(dialect, kind, table, key, names)
    return _all_at_once(dialect, kind, table, key, names)


def _one_by_one(dialect: Dialect, kind: str, table: Table, key: Names, names: Names) -> tuple[str, Names]:
    compiled = _build(kind, table, key, names).compile(
        dialect=dialect, column_keys=list(names) if kind == "insert" else None
    )
    if compiled.positiontup is None:
        raise TypeError(f"the {dialect.name} driver does not number its parameters")
    return str(compiled), tuple(compiled.positiontup)


def _build(kind: str, table: Table, key: Names, names: Names) -> Insert | Update | Delete:
    where = [table.c[name] == bindparam(KEY + name, type_=table.c[name].type) for name in key]
    match kind:
        case "insert":
            return table.insert()
        case "update":
            return table.update().where(*where).values({name: bindparam(name) for name in names})
        case _:
            return table.delete().where(*where)


def _all_at_once(dialect: Dialect, kind: str, table: Table, key: Names, names: Names) -> tuple[str, Names]:
    """Our own table and column names alone go into the text, never a value."""
    order = names + tuple(KEY + name for name in key)
    types = [table.c[name.removeprefix(KEY)].type.compile(dialect) for name in order]
    arrays = ", ".join(f"${at}::{kind_of}[]" for at, kind_of in enumerate(types, start=1))
    given = f"unnest({arrays}) AS given({', '.join(order)})"
    where = " AND ".join(f"{table.name}.{name} = given.{KEY}{name}" for name in key)
    match kind:
        case "insert":
            text = f"INSERT INTO {table.name} ({', '.join(names)}) SELECT * FROM {given}"  # noqa: S608
        case "update":
            values = ", ".join(f"{name} = given.{name}" for name in names)
            text = f"UPDATE {table.name} SET {values} FROM {given} WHERE {where}"  # noqa: S608
        case _:
            text = f"DELETE FROM {table.name} USING {given} WHERE {where}"  # noqa: S608
    return text, order


def _padded(given: list[Any]) -> list[Any]:
    """With the last one repeated up to a power of two, so that few texts serve every number of values."""
    return given + given[-1:] * ((1 << (len(given) - 1).bit_length()) - len(given))


@lru_cache(maxsize=64)
def _insert_new_values(table: Table, names: Names, count: int) -> str:
    """Our own table and column names alone go into the text, never a value."""
    row = f"({', '.join('?' * len(names))})"
    return (
        f"INSERT INTO {table.name} ({', '.join(names)}) VALUES {', '.join([row] * count)} "  # noqa: S608
        f"ON CONFLICT DO NOTHING RETURNING {names[0]}"
    )


@lru_cache(maxsize=64)
def _insert_new_arrays(dialect: Dialect, table: Table, names: Names) -> str:
    text, _ = _all_at_once(dialect, "insert", table, (), names)
    return f"{text} ON CONFLICT DO NOTHING RETURNING {names[0]}"


_AMONG = "among_"
_Build = Callable[[ColumnElement[bool]], Select[Any]]


@lru_cache(maxsize=64)
def _among_listed(dialect: Dialect, build: _Build, column: Column[Any], count: int) -> tuple[str, Names]:
    compiled = build(column.in_([bindparam(f"{_AMONG}{at}") for at in range(count)])).compile(dialect=dialect)
    return str(compiled), tuple(compiled.positiontup or ())


@lru_cache(maxsize=64)
def _among_array(dialect: Dialect, build: _Build, column: Column[Any]) -> tuple[str, Names]:
    array: Any = bindparam(_AMONG, type_=ARRAY(column.type))
    compiled = build(column == any_(array)).compile(dialect=dialect)
    return str(compiled), tuple(compiled.positiontup or ())


@lru_cache(maxsize=256)
def _picker(table: Table, order: Names) -> Callable[[Row], tuple[Any, ...]]:
    """What turns a row into the driver's values, in order."""
    pick = itemgetter(*order) if len(order) > 1 else lambda row: (row[order[0]],)
    instants = [at for at, name in enumerate(order) if _is_instant(table, name)]

    def picked(row: Row) -> tuple[Any, ...]:
        values = list(pick(row))
        for at in instants:
            values[at] = microseconds(values[at])
        return tuple(values)

    return picked if instants else pick


def _is_instant(table: Table, name: str) -> bool:
    return isinstance(table.c[name.removeprefix(KEY)].type, Instant)
