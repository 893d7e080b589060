"""Opening a database, and the few places where SQLite and PostgreSQL differ."""

import asyncio
import contextlib
import math
import sqlite3
import time
from collections.abc import AsyncIterator, Iterator
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, event
from sqlalchemy.engine import make_url
from sqlalchemy.exc import ArgumentError, DBAPIError, DisconnectionError
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine, create_async_engine
from sqlalchemy.pool import ConnectionPoolEntry

from storage.durable import make_folder

_BUSY_SECONDS = 10.0
_FRESH_SECONDS = 1.0
_WRITE = "tinbao_write"
_IDLE_SINCE = "tinbao_idle_since"
_RETRYABLE = {"40001", "40P01", "23505"}  # serialisation failure, deadlock, a row somebody else put first


class StorageError(Exception):
    """Base of everything storage reports; messages carry no content."""


class DatabaseError(StorageError):
    """The database cannot be opened or is not what we expect."""


class Database:
    """One database. `writing()` opens the only write transaction of this process on SQLite; any number elsewhere."""

    def __init__(self, engine: AsyncEngine) -> None:
        self.engine = engine
        self.is_sqlite = engine.dialect.name == "sqlite"
        self._writer = asyncio.Lock() if self.is_sqlite else None

    @classmethod
    def open(cls, url: str) -> "Database":
        """Prepares the engine; nothing is connected yet. Raises `DatabaseError` on a URL we cannot serve."""
        try:
            parsed = make_url(url)
        except (ArgumentError, ValueError) as error:  # ValueError: a port that is no number
            raise DatabaseError("TINBAO_DATABASE_URL is not a database URL") from error
        if parsed.drivername == "sqlite+aiosqlite":
            return cls(_sqlite(parsed))
        if parsed.drivername == "postgresql+asyncpg":
            return cls(_postgresql(parsed))
        raise DatabaseError(
            f"TINBAO_DATABASE_URL must begin with sqlite+aiosqlite: or postgresql+asyncpg:, not {parsed.drivername}:"
        )

    @property
    def file(self) -> Path | None:
        """Where an embedded database lies; None for a server."""
        name = self.engine.url.database
        return Path(name) if self.is_sqlite and name and name != ":memory:" else None

    @contextlib.asynccontextmanager
    async def writing(self) -> AsyncIterator[AsyncConnection]:
        """A write transaction: committed (and fsynced) on leaving, rolled back on an exception."""
        async with contextlib.AsyncExitStack() as stack:
            if self._writer is not None:
                await stack.enter_async_context(self._writer)
            connection = await stack.enter_async_context(self.engine.connect())
            connection = await connection.execution_options(**{_WRITE: True})
            async with connection.begin():
                yield connection

    @contextlib.asynccontextmanager
    async def reading(self) -> AsyncIterator[AsyncConnection]:
        """A read transaction on one snapshot."""
        async with self.engine.connect() as connection, connection.begin():
            yield connection

    async def close(self) -> None:
        """Closes all connections; SQLite then folds its write-ahead log into the file."""
        await self.engine.dispose()


class _SqliteConnection(sqlite3.Connection):
    """Set for durability as it is made, in the thread that makes it: a cancelled task leaves none half-set."""

    def __init__(self, *arguments: Any, **options: Any) -> None:
        super().__init__(*arguments, **options)
        self._use_write_ahead_log()
        for pragma in (
            "synchronous=FULL",
            "foreign_keys=ON",
            "cache_size=-4000",
            "secure_delete=FAST",
            # Busy pages are written to the log again and again: folding it in less often (32 MB) writes them once.
            "wal_autocheckpoint=8000",
        ):
            self.execute(f"PRAGMA {pragma}").close()

    def _use_write_ahead_log(self) -> None:
        # Of two connections to a new file one changes its mode; SQLite lets the other wait for no lock here.
        # Sleeping is harmless: a connection is made in a thread of its own.
        last = time.monotonic() + _BUSY_SECONDS
        while True:
            try:
                self.execute("PRAGMA journal_mode=WAL").close()
            except sqlite3.OperationalError:
                if time.monotonic() > last:
                    raise
                time.sleep(0.01)
            else:
                return


def _sqlite(url: Any) -> AsyncEngine:
    if url.database and url.database != ":memory:":
        _make_folder_of(Path(url.database))
    engine = create_async_engine(
        url,
        # Transactions are begun by the event below, so the driver must not begin its own.
        connect_args={
            "timeout": _BUSY_SECONDS,
            "isolation_level": None,
            "cached_statements": 256,
            "factory": _SqliteConnection,
        },
        pool_size=4,
        max_overflow=4,
    )

    @event.listens_for(engine.sync_engine, "invalidate")
    def let_go(connection: Any, _record: object, _error: object) -> None:
        # A task cancelled in mid-statement leaves the statement open, and closing alone then keeps the lock.
        connection.rollback()

    @event.listens_for(engine.sync_engine, "begin")
    def begin(connection: Connection) -> None:
        # IMMEDIATE: a transaction that will write asks for the lock first, so it never fails half-way for it.
        write = connection.get_execution_options().get(_WRITE, False)
        connection.exec_driver_sql("BEGIN IMMEDIATE" if write else "BEGIN")

    return engine


def _make_folder_of(file: Path) -> None:
    try:
        make_folder(file.parent)
    except OSError as error:
        raise DatabaseError(f"the folder {file.parent} cannot be made: {error.strerror}") from error


def _postgresql(url: Any) -> AsyncEngine:
    engine = create_async_engine(url, pool_size=8, max_overflow=4)

    @event.listens_for(engine.sync_engine, "checkin")
    def put_back(_connection: object, record: ConnectionPoolEntry) -> None:
        record.info[_IDLE_SINCE] = time.monotonic()

    @event.listens_for(engine.sync_engine, "checkout")
    def look(connection: Any, record: ConnectionPoolEntry, _proxy: object) -> None:
        # The server may have gone meanwhile. Asking it takes three messages, too many for one in steady use.
        if time.monotonic() - record.info.get(_IDLE_SINCE, math.inf) < _FRESH_SECONDS:
            return
        try:
            engine.dialect.do_ping(connection)
        except engine.dialect.loaded_dbapi.Error as error:
            raise DisconnectionError from error  # the pool then opens another

    return engine


@contextlib.contextmanager
def plainly_said() -> Iterator[None]:
    """What a driver reports (no server, no database file, a lock, a full disk) as one plain line."""
    try:
        yield
    except (DBAPIError, OSError) as error:
        cause = error.orig if isinstance(error, DBAPIError) else error
        raise DatabaseError(f"the database does not answer ({type(cause).__name__})") from error


def is_retryable(error: DBAPIError) -> bool:
    """Whether running the same transaction again can succeed.

    That is so after a deadlock, a row put by another process, or a connection that broke: if it broke in
    the middle of the commit, the inbox knows what was kept.
    """
    return error.connection_invalidated or getattr(error.orig, "sqlstate", None) in _RETRYABLE
