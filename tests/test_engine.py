"""Connections that are cut: by a task cancelled in mid-transaction, or by a server that went away meanwhile."""

import asyncio
import threading
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from sqlalchemy import text

from storage import engine
from storage.engine import Database
from storage.vault import Vault
from tests.crashing import crashed_at
from tests.engines import Postgres, opened_database
from tests.fakes import FakeClock
from tests.talk import Town

CUT_ALL = (
    "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
    " WHERE datname LIKE 'test_%' AND backend_type = 'client backend'"
)


async def count_up(database: Database) -> None:
    async with database.writing() as connection:
        await connection.execute(text("UPDATE counter SET value = value + 1"))
        await connection.execute(text("SELECT value FROM counter"))


async def test_cancelled_transaction_lets_go_of_its_lock(database: Database) -> None:
    await_number = 1
    while await crashed_at(count_up(database), await_number):
        await count_up(database)
        await_number += 1
    assert await_number > 5


async def test_cancelled_start_lets_go_of_its_lock(empty_url: str) -> None:
    await_number, crashed = 1, True
    while crashed:
        async with opened_database(empty_url) as database:
            crashed = await crashed_at(touch(database), await_number)
            await touch(database)
        await_number += 1
    assert await_number > 3


def test_connections_to_a_new_file_wait_for_each_other(tmp_path: Path) -> None:
    path = tmp_path / "new.db"
    start = threading.Barrier(8)

    def open_it() -> str:
        start.wait()
        connection = engine._SqliteConnection(path)
        mode: str = connection.execute("PRAGMA journal_mode").fetchone()[0]
        connection.close()
        return mode

    with ThreadPoolExecutor(8) as pool:
        for _ in range(20):
            assert {found.result() for found in [pool.submit(open_it) for _ in range(8)]} == {"wal"}
            path.unlink()


async def touch(database: Database) -> None:
    async with database.writing() as connection:
        await connection.execute(text("SELECT 1"))


async def test_reader_does_not_notice_that_the_server_was_restarted(
    postgresql_url: str, postgres: Postgres, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(engine, "_FRESH_SECONDS", 0.0)
    async with opened_database(postgresql_url) as database:
        await touch(database)
        await asyncio.to_thread(postgres.run, CUT_ALL)
        async with database.reading() as connection:
            assert await connection.scalar(text("SELECT 1")) == 1


async def test_turn_in_full_swing_does_not_notice_that_the_server_was_restarted(
    postgresql_url: str, postgres: Postgres, vault: Vault
) -> None:
    async with opened_database(postgresql_url) as database:
        town = Town(database, vault, FakeClock())
        mai = town.citizen()
        await mai.start()
        await asyncio.to_thread(postgres.run, CUT_ALL)
        await mai.press("menu.tip")
        mai.expect_buttons("danger.no")
