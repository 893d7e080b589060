"""Straight to the driver, for the few statements that every turn runs.

SQLAlchemy's cursor crosses to an embedded database's thread three or four times a statement, the driver
itself once; with a dozen statements a batch that was a tenth of a turn.
"""

from collections.abc import Awaitable, Sequence
from typing import Any

from sqlalchemy.exc import DBAPIError
from sqlalchemy.ext.asyncio import AsyncConnection

Values = Sequence[Any]


async def fetch(connection: AsyncConnection, text: str, values: Values) -> Sequence[Sequence[Any]]:
    """The rows that a statement gives, as the driver has them. Raises `DBAPIError`."""
    if connection.dialect.name == "sqlite":
        rows: Sequence[Sequence[Any]] = await _raising(
            connection, text, _driver(connection).execute_fetchall(text, values)
        )
        return rows
    return (await connection.exec_driver_sql(text, tuple(values))).fetchall()


async def run_for_each(connection: AsyncConnection, text: str, rows: Sequence[Values]) -> None:
    """Runs a statement once a row; embedded databases only. Raises `DBAPIError`."""
    await _raising(connection, text, _driver(connection).executemany(text, rows))


def _driver(connection: AsyncConnection) -> Any:
    sync = connection.sync_connection
    if sync is None:
        raise TypeError("the connection is not open")
    return sync.connection.driver_connection


async def _raising(connection: AsyncConnection, text: str, running: Awaitable[Any]) -> Any:
    """What the driver gives; its errors as SQLAlchemy's, whose parameters nobody gets to see."""
    base = connection.dialect.loaded_dbapi.Error
    try:
        return await running
    except base as error:
        raise DBAPIError.instance(
            text, None, error, base, hide_parameters=True, dialect=connection.dialect
        ) from error
