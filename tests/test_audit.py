"""The audit chain on both engines: whatever is changed, removed, added or cut off later shows."""

import asyncio
import hashlib
import json
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import text

from storage import audit, tables
from storage.audit import Entry
from storage.engine import Database
from storage.vault import Vault
from tests.storage_world import NOW, given_up, rows, working
from tests.talk import Town

LOOKS = [Entry(1, "look", 7), Entry(2, "list", detail="page 1"), Entry(None, "invite"), Entry(1, "take", 7)]


@pytest.fixture
async def watched(database: Database, vault: Vault) -> Database:
    async with working(database, vault) as work:
        for entry in LOOKS:
            await audit.record(work, entry, NOW)
    return database


async def verified(database: Database, vault: Vault) -> tuple[int, int | None]:
    async with database.reading() as connection:
        return await audit.verify(connection, vault)


async def tamper(database: Database, *statements: str) -> None:
    """What somebody does who can write to the database."""
    async with database.writing() as connection:
        for statement in statements:
            await connection.execute(text(statement))


async def test_untouched_chain_is_whole(watched: Database, vault: Vault) -> None:
    assert await verified(watched, vault) == (4, None)
    assert [row["n"] for row in await rows(watched, "audit")] == [1, 2, 3, 4]


async def test_empty_chain_is_whole(database: Database, vault: Vault) -> None:
    assert await verified(database, vault) == (0, None)
    async with database.reading() as connection:
        assert await audit.head(connection) == (0, "")


@pytest.mark.parametrize(
    ("statement", "broken"),
    [
        ("UPDATE audit SET staff_id = 9 WHERE n = 1", 1),
        ("UPDATE audit SET staff_id = NULL WHERE n = 2", 2),
        ("UPDATE audit SET action = 'list' WHERE n = 3", 3),
        ("UPDATE audit SET case_number = NULL WHERE n = 4", 4),
        ("UPDATE audit SET at = at + 1 WHERE n = 2", 2),
        ("UPDATE audit SET detail = NULL WHERE n = 2", 2),
        ("UPDATE audit SET detail = 'None' WHERE n = 3", 3),
        ("UPDATE audit SET hash = (SELECT hash FROM audit WHERE n = 1) WHERE n = 3", 3),
        ("DELETE FROM audit WHERE n = 1", 1),
        ("DELETE FROM audit WHERE n = 2", 2),
        ("DELETE FROM audit WHERE n = 4", 4),
        ("DELETE FROM audit", 1),
        ("UPDATE audit SET n = 9 WHERE n = 4", 4),
        ("INSERT INTO audit (n, at, action, hash) SELECT 5, at, action, hash FROM audit WHERE n = 4", 5),
    ],
)
async def test_tampering_shows_where(watched: Database, vault: Vault, statement: str, broken: int) -> None:
    await tamper(watched, statement)
    assert await verified(watched, vault) == (broken - 1, broken)


async def test_swapped_rows_are_found(watched: Database, vault: Vault) -> None:
    await tamper(
        watched,
        "UPDATE audit SET n = 20 WHERE n = 2",
        "UPDATE audit SET n = 2 WHERE n = 3",
        "UPDATE audit SET n = 3 WHERE n = 20",
    )
    assert await verified(watched, vault) == (1, 2)


async def test_appended_row_is_found(watched: Database, vault: Vault) -> None:
    """Even one that is chained as it should be: nobody drew its number."""
    async with working(watched, vault) as work:
        await audit.record(work, Entry(1, "look", 8), NOW)
    await tamper(watched, "UPDATE counter SET value = 4 WHERE name = 'audit'")
    assert await verified(watched, vault) == (4, 5)


async def test_head_names_the_newest_row(watched: Database) -> None:
    async with watched.reading() as connection:
        number, digits = await audit.head(connection)
    newest: dict[str, Any] = (await rows(watched, "audit"))[-1]
    assert (number, digits) == (4, newest["hash"].hex()[:16])


async def test_chain_cannot_be_rebuilt_without_keys(watched: Database, vault: Vault) -> None:
    before = bytes(16)
    async with watched.writing() as connection:
        for row in await rows(watched, "audit"):
            parts = [row["n"], tables.microseconds(row["at"]), None, row["action"], row["case_number"]]
            whole = before + json.dumps([*parts, row["detail"]], separators=(",", ":")).encode()
            before = hashlib.sha256(whole).digest()[:16]
            forged = {"staff_id": None, "hash": before}
            await connection.execute(tables.audit.update().where(tables.audit.c.n == row["n"]).values(forged))
    assert await verified(watched, vault) == (0, 1)


async def test_chain_of_other_keys_is_broken(watched: Database, tmp_path: Path) -> None:
    assert await verified(watched, Vault.create(tmp_path / "others.json")) == (0, 1)


@pytest.mark.parametrize("column", ["at", "staff_id", "detail", "hash"])
async def test_garbage_in_a_row_is_found(town: Town, vault: Vault, column: str) -> None:
    """SQLite takes any value in any column."""
    async with working(town.database, vault) as work:
        for entry in LOOKS:
            await audit.record(work, entry, NOW)
    garbage = tables.audit.update().where(tables.audit.c.n == 2).values({column: text("x'ff'")})
    async with town.database.writing() as connection:
        await connection.execute(garbage)
    assert await verified(town.database, vault) == (1, 2)


async def test_cut_tail_shows_by_digest_head(watched: Database, vault: Vault) -> None:
    async with watched.reading() as connection:
        printed = audit.Head(*await audit.head(connection))
        assert await audit.holds(connection, printed)
    await tamper(watched, "DELETE FROM audit WHERE n = 4")
    await tamper(watched, "UPDATE counter SET value = 3 WHERE name = 'audit'")
    assert await verified(watched, vault) == (3, None)
    async with watched.reading() as connection:
        assert not await audit.holds(connection, printed)


async def test_head_of_another_row_is_refused(watched: Database) -> None:
    async with watched.reading() as connection:
        number, mark = await audit.head(connection)
        assert not await audit.holds(connection, audit.Head(number - 1, mark))
        assert not await audit.holds(connection, audit.Head(number, "0" * 16))


@pytest.mark.parametrize("said", ["", "4", "4:", ":" + "a" * 16, "4:abc", "x:" + "a" * 16, "4:" + "g" * 16])
def test_half_a_head_is_refused(said: str) -> None:
    with pytest.raises(ValueError, match="NUMBER:CODE"):
        audit.Head.read(said)


def test_head_is_read_as_printed() -> None:
    assert audit.Head.read(" 12:00FFaa5500ffaa55 ") == audit.Head(12, "00ffaa5500ffaa55")


async def test_two_writers_make_one_chain(database: Database, vault: Vault) -> None:
    async def look(case: int) -> None:
        async with working(database, vault) as work:
            await audit.record(work, Entry(1, "look", case), NOW)

    await asyncio.gather(*(look(case) for case in range(6)))
    assert await verified(database, vault) == (6, None)


async def test_failed_transaction_leaves_no_trace(watched: Database, vault: Vault) -> None:
    async with given_up(watched, vault) as work:
        await audit.record(work, Entry(1, "look", 8), NOW)
    async with working(watched, vault) as work:
        await audit.record(work, Entry(1, "look", 9), NOW)
    assert await verified(watched, vault) == (5, None)
