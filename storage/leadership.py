"""Work that only one of several processes may do at a time; another takes over when it dies."""

import asyncio
import contextlib
import zlib
from collections.abc import AsyncIterator, Awaitable

from sqlalchemy import text
from sqlalchemy.exc import DBAPIError, SQLAlchemyError
from sqlalchemy.ext.asyncio import AsyncConnection

from storage.engine import Database

_LOOK_SECONDS = 2.0


@contextlib.asynccontextmanager
async def leading(database: Database, name: str) -> AsyncIterator[Awaitable[None]]:
    """Waits until this process leads in the work called `name`, and leads until left.

    Gives something to wait for that returns when the lead is lost, as it is with the connection that holds
    it. An embedded database has one process: that one leads at once and for good.
    """
    if database.is_sqlite:
        yield asyncio.get_running_loop().create_future()
        return
    connection = await _elected(database, zlib.crc32(name.encode()))
    watching = asyncio.create_task(_watch(connection))
    try:
        yield watching
    finally:
        watching.cancel()
        await asyncio.gather(watching, return_exceptions=True)
        with contextlib.suppress(DBAPIError, OSError):
            # Not back to the pool, where it would go on holding the lock.
            await connection.invalidate()
            await connection.close()


async def _elected(database: Database, key: int) -> AsyncConnection:
    """A connection that holds the lock. The server lets go of it when the connection ends, however."""
    while True:
        with contextlib.suppress(SQLAlchemyError, OSError):  # also that every connection is in use
            connection = await database.engine.connect()
            try:
                await connection.execution_options(isolation_level="AUTOCOMMIT")
                if await connection.scalar(text("SELECT pg_try_advisory_lock(:key)"), {"key": key}):
                    return connection
            except BaseException:
                await connection.invalidate()
                raise
            await connection.close()
        await asyncio.sleep(_LOOK_SECONDS)


async def _watch(connection: AsyncConnection) -> None:
    with contextlib.suppress(DBAPIError, OSError):
        while True:
            await asyncio.sleep(_LOOK_SECONDS)
            await connection.execute(text("SELECT 1"))
