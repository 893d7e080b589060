"""Boundaries on both engines: what is imported gives way to the newer, and all can be removed."""

from datetime import timedelta

from storage import boundaries
from storage.boundaries import StoredBoundary
from storage.engine import Database
from storage.vault import Vault
from tests.storage_world import NOW, given_up, working

LATER = NOW + timedelta(days=1)
BIG = bytes(range(256)) * 20_000


async def loaded(database: Database) -> list[StoredBoundary]:
    async with database.reading() as connection:
        return list(await boundaries.load(connection))


async def test_boundaries_are_kept_whole(database: Database, vault: Vault) -> None:
    assert await loaded(database) == []
    async with working(database, vault) as work:
        await boundaries.keep(work, {"2": BIG, "1": b"\x00one"}, NOW)
    assert await loaded(database) == [
        StoredBoundary("1", b"\x00one", NOW),
        StoredBoundary("2", BIG, NOW),
    ]


async def test_newer_one_takes_its_place(database: Database, vault: Vault) -> None:
    async with working(database, vault) as work:
        await boundaries.keep(work, {"1": b"one", "2": b"two"}, NOW)
    async with working(database, vault) as work:
        await boundaries.keep(work, {"2": b"new", "3": b"three"}, LATER)
    found = {one.commune: (one.shape, one.imported_at) for one in await loaded(database)}
    assert found == {"1": (b"one", NOW), "2": (b"new", LATER), "3": (b"three", LATER)}


async def test_import_that_breaks_off_changes_nothing(database: Database, vault: Vault) -> None:
    async with working(database, vault) as work:
        await boundaries.keep(work, {"1": b"one"}, NOW)
    async with given_up(database, vault) as work:
        await boundaries.keep(work, {"1": b"new", "2": b"two"}, LATER)
    assert [one.shape for one in await loaded(database)] == [b"one"]


async def test_all_are_removed(database: Database, vault: Vault) -> None:
    async with working(database, vault) as work:
        await boundaries.keep(work, {"1": b"one", "2": b"two"}, NOW)
    async with database.writing() as connection:
        assert await boundaries.clear(connection) == 2
        assert await boundaries.clear(connection) == 0
    assert await loaded(database) == []
