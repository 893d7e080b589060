"""Who leads: one process at a time on PostgreSQL, whoever is there on SQLite."""

import asyncio
import contextlib
from collections.abc import AsyncIterator

import pytest
from sqlalchemy import event, text

from storage import leadership
from storage.engine import Database
from storage.leadership import leading
from tests.engines import Postgres, opened_database

WORK = "the work"
POOL = 12
"""Connections that one process may have open: an attempt that failed must give its own back."""


@pytest.fixture(autouse=True)
def _alert(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(leadership, "_LOOK_SECONDS", 0.01)


@pytest.fixture
async def here(postgresql_url: str) -> AsyncIterator[Database]:
    async with opened_database(postgresql_url) as opened:
        yield opened


@pytest.fixture
async def there(postgresql_url: str) -> AsyncIterator[Database]:
    async with opened_database(postgresql_url) as opened:
        yield opened


def gave_back(database: Database) -> asyncio.Event:
    """Set once a connection of the database is put back, as after asking in vain for the lead."""
    happened = asyncio.Event()

    @event.listens_for(database.engine.sync_engine, "checkin")
    def note(_connection: object, _record: object) -> None:
        happened.set()

    return happened


async def cut(through: Database) -> None:
    """Ends the connection that holds the lead."""
    statement = "SELECT pg_terminate_backend(pid) FROM pg_locks WHERE locktype = 'advisory' AND granted"
    async with through.writing() as connection:
        ended = (await connection.execute(text(statement))).all()
    assert len(ended) == 1


async def lead_until(database: Database, end: asyncio.Event, leads: asyncio.Event) -> None:
    async with leading(database, WORK):
        leads.set()
        await end.wait()


async def within_reason(event: asyncio.Event) -> None:
    async with asyncio.timeout(20):
        await event.wait()


async def test_second_waits_until_the_first_is_done(here: Database, there: Database) -> None:
    asked, leads, end = gave_back(there), asyncio.Event(), asyncio.Event()
    async with asyncio.TaskGroup() as tasks:
        async with leading(here, WORK):
            tasks.create_task(lead_until(there, end, leads))
            await within_reason(asked)
            assert not leads.is_set()
        await within_reason(leads)
        end.set()


async def test_cut_leader_learns_it_and_another_takes_over(here: Database, there: Database) -> None:
    asked, leads, end = gave_back(there), asyncio.Event(), asyncio.Event()
    async with asyncio.TaskGroup() as tasks:
        async with leading(here, WORK) as lost:
            tasks.create_task(lead_until(there, end, leads))
            await within_reason(asked)
            await cut(there)
            async with asyncio.timeout(20):
                await lost
            await within_reason(leads)
        end.set()


async def test_leader_that_was_cut_leads_again(here: Database, there: Database) -> None:
    for _ in range(3):
        async with leading(here, WORK) as lost:
            await cut(there)
            async with asyncio.timeout(20):
                await lost


async def test_server_that_takes_nobody_is_waited_for(
    here: Database, there: Database, postgres: Postgres
) -> None:
    name = here.engine.url.database
    leads, end, attempts = asyncio.Event(), asyncio.Event(), asyncio.Semaphore(0)

    @event.listens_for(here.engine.sync_engine, "do_connect")
    def note(*_: object) -> None:
        attempts.release()

    await asyncio.to_thread(postgres.run, f"ALTER DATABASE {name} ALLOW_CONNECTIONS false")
    async with asyncio.timeout(20), asyncio.TaskGroup() as tasks:
        tasks.create_task(lead_until(here, end, leads))
        for _ in range(2 * POOL):
            await attempts.acquire()
        await asyncio.to_thread(postgres.run, f"ALTER DATABASE {name} ALLOW_CONNECTIONS true")
        await leads.wait()
        await cut(there)
        end.set()


async def test_connection_that_is_not_to_be_had_is_waited_for(
    here: Database, there: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(here.engine.pool, "_timeout", 0.01)
    leads, end = asyncio.Event(), asyncio.Event()
    async with asyncio.timeout(20), asyncio.TaskGroup() as tasks:
        async with contextlib.AsyncExitStack() as all_of_them:
            for _ in range(POOL):
                await all_of_them.enter_async_context(here.engine.connect())
            tasks.create_task(lead_until(here, end, leads))
            async with there.reading() as connection:
                for _ in range(100):
                    await connection.execute(text("SELECT 1"))
            assert not leads.is_set()
        await leads.wait()
        end.set()


async def test_other_work_has_its_own_leader(here: Database, there: Database) -> None:
    async with asyncio.timeout(20), leading(here, WORK), leading(there, "other work"):
        pass


async def test_embedded_database_leads_at_once(sqlite_url: str) -> None:
    async with opened_database(sqlite_url) as database, leading(database, WORK) as lost:
        assert not asyncio.ensure_future(lost).done()
