"""A task that is cancelled in the middle of a transaction, wherever that is, keeps nobody else out."""

from sqlalchemy import text

from storage.engine import Database
from tests.crashing import crashed_at
from tests.engines import opened_database


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


async def touch(database: Database) -> None:
    async with database.writing() as connection:
        await connection.execute(text("SELECT 1"))
