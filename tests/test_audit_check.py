"""What was done to the audit log: whatever somebody does to it, the first row that is not as written is named."""

import asyncio
import contextlib
import tempfile
import tracemalloc
from collections.abc import AsyncIterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import Connection, text

from storage import audit, audit_check, tables
from storage.audit import Entry
from storage.audit_check import Break, Harm
from storage.engine import Database
from storage.tables import metadata
from storage.vault import Vault
from tests.engines import connections_ended
from tests.storage_world import NOW, working

ENTRIES = st.builds(
    Entry,
    st.none() | st.integers(1, 9),
    st.sampled_from(["look", "list", "take", "refused"]),
    st.none() | st.integers(1, 99),
    st.none() | st.sampled_from(["p1", "locked tip", "None", "null"]),
)
HISTORIES = st.lists(ENTRIES, min_size=2, max_size=12)


@contextlib.asynccontextmanager
async def written(vault: Vault, history: list[Entry]) -> AsyncIterator[Database]:
    """A database that holds this history and nothing else."""
    with tempfile.TemporaryDirectory() as folder:
        database = Database.open(f"sqlite+aiosqlite:///{folder}/log.db")
        async with database.writing() as connection:
            await connection.run_sync(_made)
        async with working(database, vault) as work:
            for at, entry in enumerate(history):
                await audit.add(work, entry, NOW + timedelta(seconds=at))
        yield database
        await database.close()
        await connections_ended()


def _made(connection: Connection) -> None:
    metadata.create_all(connection, [tables.audit, tables.counter])
    connection.execute(tables.counter.insert(), {"name": "audit", "value": 0})


async def examined(database: Database, vault: Vault) -> Break | None:
    async with database.reading() as connection:
        return (await audit_check.examine(connection, vault))[1]


async def does(database: Database, *statements: str, **values: Any) -> None:
    async with database.writing() as connection:
        for statement in statements:
            await connection.execute(text(statement), values)


def law(test: Any) -> Any:
    """A law over random histories; each example has a database of its own in memory."""
    quick = settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
    return quick(given(HISTORIES, st.data())(test))


@law
def test_untouched_history_is_whole(vault: Vault, history: list[Entry], data: st.DataObject) -> None:
    del data

    async def story() -> None:
        async with written(vault, history) as database, database.reading() as connection:
            assert await audit_check.examine(connection, vault) == (len(history), None)

    asyncio.run(story())


@law
def test_changed_field_is_named(vault: Vault, history: list[Entry], data: st.DataObject) -> None:
    n = data.draw(st.integers(1, len(history)))
    changes: list[tuple[str, Any]] = [
        ("staff_id", 77),
        ("action", "other"),
        ("case_number", 777),
        ("detail", "x"),
        ("at", 5),
        ("hash", bytes(16)),
    ]
    field, value = data.draw(st.sampled_from(changes))
    change = f"UPDATE audit SET {field} = :value WHERE n = :n"  # noqa: S608 - a name from the list above

    async def story() -> None:
        async with written(vault, history) as database:
            await does(database, change, value=value, n=n)
            assert await examined(database, vault) == Break(n, Harm.CHANGED)

    asyncio.run(story())


@law
def test_removed_rows_are_named(vault: Vault, history: list[Entry], data: st.DataObject) -> None:
    first = data.draw(st.integers(1, len(history)))
    last = data.draw(st.integers(first, len(history)))

    async def story() -> None:
        async with written(vault, history) as database:
            await does(database, "DELETE FROM audit WHERE n BETWEEN :a AND :b", a=first, b=last)
            assert await examined(database, vault) == Break(first, Harm.MISSING, through=last)

    asyncio.run(story())


@law
def test_swapped_rows_are_named(vault: Vault, history: list[Entry], data: st.DataObject) -> None:
    one = data.draw(st.integers(1, len(history) - 1))
    other = data.draw(st.integers(one + 1, len(history)))

    async def story() -> None:
        async with written(vault, history) as database:
            await does(
                database,
                "UPDATE audit SET n = 1000 WHERE n = :a",
                "UPDATE audit SET n = :a WHERE n = :b",
                "UPDATE audit SET n = :b WHERE n = 1000",
                a=one,
                b=other,
            )
            assert await examined(database, vault) == Break(one, Harm.OUT_OF_ORDER, other=other)

    asyncio.run(story())


@law
def test_renumbered_row_is_named(vault: Vault, history: list[Entry], data: st.DataObject) -> None:
    n = data.draw(st.integers(1, len(history)))

    async def story() -> None:
        async with written(vault, history) as database:
            await does(database, "UPDATE audit SET n = 1000 WHERE n = :n", n=n)
            assert await examined(database, vault) == Break(n, Harm.OUT_OF_ORDER, other=1000)

    asyncio.run(story())


_COPY = (
    "INSERT INTO audit (n, at, staff_id, action, case_number, detail, hash)"
    " SELECT :to, at, staff_id, action, case_number, detail, hash FROM audit WHERE n = :n"
)


@law
def test_copied_row_is_named(vault: Vault, history: list[Entry], data: st.DataObject) -> None:
    n, end = data.draw(st.integers(1, len(history))), len(history) + 1

    async def story() -> None:
        async with written(vault, history) as database:
            await does(database, _COPY, to=end, n=n)
            assert await examined(database, vault) == Break(end, Harm.ADDED)
            await does(database, "UPDATE counter SET value = :to", to=end)
            assert await examined(database, vault) == Break(end, Harm.ADDED, other=n)

    asyncio.run(story())


@law
def test_row_put_between_others_is_named(vault: Vault, history: list[Entry], data: st.DataObject) -> None:
    n = data.draw(st.integers(1, len(history)))

    async def story() -> None:
        async with written(vault, history) as database:
            await does(
                database,
                "UPDATE audit SET n = 1000 + n WHERE n >= :n",
                "UPDATE audit SET n = n - 999 WHERE n > 1000",
                "INSERT INTO audit (n, at, action, hash) VALUES (:n, 5, 'look', :hash)",
                n=n,
                hash=bytes(16),
            )
            assert await examined(database, vault) == Break(n, Harm.ADDED)

    asyncio.run(story())


@law
def test_gap_that_was_closed_is_named(vault: Vault, history: list[Entry], data: st.DataObject) -> None:
    n = data.draw(st.integers(1, len(history)))

    async def story() -> None:
        async with written(vault, history) as database:
            await does(
                database,
                "DELETE FROM audit WHERE n = :n",
                "UPDATE audit SET n = 1000 + n WHERE n > :n",
                "UPDATE audit SET n = n - 1001 WHERE n > 1000",
                n=n,
            )
            found = await examined(database, vault)
            assert found is not None
            assert found.n == n
            # Of the last two rows there is nothing left to tell by: one of them is gone, and one stands elsewhere.
            assert found.harm is Harm.MISSING or n == len(history) - 1

    asyncio.run(story())


@law
def test_cut_tail_is_named_by_a_digest(vault: Vault, history: list[Entry], data: st.DataObject) -> None:
    left = data.draw(st.integers(0, len(history) - 1))

    async def story() -> None:
        async with written(vault, history) as database:
            async with database.reading() as connection:
                printed = audit.Head(*await audit.head(connection))
            await does(database, "DELETE FROM audit WHERE n > :n", "UPDATE counter SET value = :n", n=left)
            async with database.reading() as connection:
                assert await audit_check.examine(connection, vault) == (left, None)
                assert not await audit.holds(connection, printed)

    asyncio.run(story())


@law
def test_rewritten_end_is_named_by_a_digest(vault: Vault, history: list[Entry], data: st.DataObject) -> None:
    """Somebody with the keys too: from inside all is whole, and the digest in somebody's chat tells."""
    n = data.draw(st.integers(1, len(history)))

    async def story() -> None:
        async with written(vault, history) as database:
            async with database.reading() as connection:
                printed = audit.Head(*await audit.head(connection))
            await does(database, "DELETE FROM audit WHERE n >= :n", "UPDATE counter SET value = :n - 1", n=n)
            async with working(database, vault) as work:
                for entry in history[n - 1 :]:
                    await audit.add(work, Entry(88, entry.action, entry.case_number), NOW)
            async with database.reading() as connection:
                assert await audit_check.examine(connection, vault) == (len(history), None)
                assert not await audit.holds(connection, printed)

    asyncio.run(story())


async def test_both_engines_tell_the_same(database: Database, vault: Vault) -> None:
    async with working(database, vault) as work:
        for case in range(6):
            await audit.add(work, Entry(1, "look", case), NOW)
    await does(database, "UPDATE audit SET action = 'list' WHERE n = 5")
    assert await examined(database, vault) == Break(5, Harm.CHANGED)
    await does(database, "DELETE FROM audit WHERE n = 3")
    assert await examined(database, vault) == Break(3, Harm.MISSING, through=3)
    await does(database, "UPDATE audit SET n = 0 WHERE n = 2")
    assert await examined(database, vault) == Break(0, Harm.ADDED)


async def test_long_log_takes_no_more_memory(tmp_path: Path, vault: Vault) -> None:
    """What is held while rows are read one after the other does not grow with them."""
    database = Database.open(f"sqlite+aiosqlite:///{tmp_path / 'long.db'}")
    async with database.writing() as connection:
        await connection.run_sync(_made)
    async with working(database, vault) as work:
        for case in range(20_000):
            await audit.add(work, Entry(1, "look", case), NOW)
    async with database.reading() as connection:
        tracemalloc.start()
        assert await audit.verify(connection, vault) == (20_000, None)
        peak = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
    await database.close()
    assert peak < 1_500_000  # all of them at once would be some 10 MB


@pytest.mark.parametrize("entries", [1, 2, 10])
async def test_rows_of_one_transaction_are_one_chain(database: Database, vault: Vault, entries: int) -> None:
    """Whether each is written at once or all of them together at the end."""
    async with working(database, vault) as work:
        for case in range(entries):
            await (audit.record if case % 3 == 0 else audit.add)(work, Entry(1, "look", case), NOW)
    async with working(database, vault) as work:
        await audit.add(work, Entry(1, "look"), NOW)
    async with database.reading() as connection:
        assert await audit_check.examine(connection, vault) == (entries + 1, None)
