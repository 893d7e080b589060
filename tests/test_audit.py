"""The audit chain on both engines: whatever is changed, removed, added or cut off later shows."""

import asyncio
from typing import Any

import pytest
from sqlalchemy import text

from storage import audit
from storage.audit import Entry
from storage.engine import Database
from storage.vault import Vault
from tests.storage_world import NOW, given_up, rows, working

LOOKS = [Entry(1, "look", 7), Entry(2, "list", detail="page 1"), Entry(None, "invite"), Entry(1, "take", 7)]


@pytest.fixture
async def watched(database: Database, vault: Vault) -> Database:
    async with working(database, vault) as work:
        for entry in LOOKS:
            await audit.record(work, entry, NOW)
    return database


async def verified(database: Database) -> tuple[int, int | None]:
    async with database.reading() as connection:
        return await audit.verify(connection)


async def tamper(database: Database, statement: str) -> None:
    async with database.writing() as connection:
        await connection.execute(text(statement))


async def test_untouched_chain_is_whole(watched: Database) -> None:
    assert await verified(watched) == (4, None)
    assert [row["n"] for row in await rows(watched, "audit")] == [1, 2, 3, 4]


async def test_empty_chain_is_whole(database: Database) -> None:
    assert await verified(database) == (0, None)
    async with database.reading() as connection:
        assert await audit.head(connection) == (0, "")


@pytest.mark.parametrize(
    ("statement", "broken"),
    [
        ("UPDATE audit SET staff_id = 9 WHERE n = 1", 1),
        ("UPDATE audit SET action = 'list' WHERE n = 3", 3),
        ("UPDATE audit SET case_number = NULL WHERE n = 4", 4),
        ("UPDATE audit SET at = at + 1 WHERE n = 2", 2),
        ("UPDATE audit SET detail = NULL WHERE n = 2", 2),
        ("DELETE FROM audit WHERE n = 1", 1),
        ("DELETE FROM audit WHERE n = 2", 2),
        ("DELETE FROM audit WHERE n = 4", 4),
        ("DELETE FROM audit", 1),
        ("UPDATE audit SET n = 9 WHERE n = 4", 4),
    ],
)
async def test_tampering_shows_where(watched: Database, statement: str, broken: int) -> None:
    await tamper(watched, statement)
    assert await verified(watched) == (broken - 1, broken)


async def test_head_names_the_newest_row(watched: Database) -> None:
    async with watched.reading() as connection:
        number, digits = await audit.head(connection)
    newest: dict[str, Any] = (await rows(watched, "audit"))[-1]
    assert (number, digits) == (4, newest["hash"].hex()[:16])


async def test_two_writers_make_one_chain(database: Database, vault: Vault) -> None:
    async def look(case: int) -> None:
        async with working(database, vault) as work:
            await audit.record(work, Entry(1, "look", case), NOW)

    await asyncio.gather(*(look(case) for case in range(6)))
    assert await verified(database) == (6, None)


async def test_failed_transaction_leaves_no_trace(watched: Database, vault: Vault) -> None:
    async with given_up(watched, vault) as work:
        await audit.record(work, Entry(1, "look", 8), NOW)
    async with working(watched, vault) as work:
        await audit.record(work, Entry(1, "look", 9), NOW)
    assert await verified(watched) == (5, None)
