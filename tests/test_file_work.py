"""Work on files lies on disk under leases: done once at a time, found again after a death, and nobody sees it early."""

from datetime import timedelta

from storage import file_work, files
from storage.cases import receive_file
from storage.engine import Database
from storage.vault import Vault
from storage.work import Work
from tests.fakes import MONDAY_MORNING as NOW
from tests.storage_world import rows

MAI = b"m" * 16
FILE = "f" * 32


async def told(database: Database, vault: Vault, *, source: str | None = "telegram:abc") -> None:
    """A file was told of."""
    async with database.writing() as connection:
        work = Work(connection, vault)
        receive_file(work, FILE, MAI, "voice", 0, NOW)
        if source is not None:
            file_work.fetch(work, FILE, source, MAI, NOW)
        await work.flush()


async def test_work_is_claimed_by_one_at_a_time(database: Database, vault: Vault) -> None:
    await told(database, vault)
    job = await file_work.claim(database, vault, NOW)
    assert job is not None
    assert (job.file_id, job.source, job.conversation, job.attempts) == (FILE, "telegram:abc", MAI, 1)
    assert await file_work.claim(database, vault, NOW) is None


async def test_lease_that_ended_is_claimed_again(database: Database, vault: Vault) -> None:
    await told(database, vault)
    await file_work.claim(database, vault, NOW)
    again = await file_work.claim(database, vault, NOW + file_work.LEASE)
    assert again is not None
    assert again.attempts == 2


async def test_release_makes_all_due(database: Database, vault: Vault) -> None:
    await told(database, vault)
    await file_work.claim(database, vault, NOW)
    await file_work.release_all(database, NOW)
    assert await file_work.claim(database, vault, NOW) is not None


async def test_file_taken_back_is_no_work_any_more(database: Database, vault: Vault) -> None:
    await told(database, vault)
    async with database.writing() as connection:
        work = Work(connection, vault)
        files.forget(work, FILE, MAI)
        await work.flush()
    assert await file_work.claim(database, vault, NOW) is None
    assert await rows(database, "file_work") == []


async def test_voice_is_altered_after_it_was_fetched(database: Database, vault: Vault) -> None:
    await told(database, vault)
    async with database.writing() as connection:
        work = Work(connection, vault)
        await file_work.alter_voice(work, FILE, MAI, NOW)
        await work.flush()
        wanted = await file_work.still_wanted(work, FILE)
        assert wanted is not None
        assert wanted[1]
        file_work.fetched(work, FILE, NOW)
        await work.flush()
    job = await file_work.claim(database, vault, NOW)
    assert job is not None
    assert (job.source, job.alters_voice) == (None, True)


async def test_voice_that_is_here_is_altered_too(database: Database, vault: Vault) -> None:
    await told(database, vault, source=None)
    async with database.writing() as connection:
        work = Work(connection, vault)
        await file_work.alter_voice(work, FILE, MAI, NOW)
        await work.flush()
    job = await file_work.claim(database, vault, NOW + timedelta(seconds=1))
    assert job is not None
    assert job.alters_voice


async def test_nothing_tells_who_sent_it_without_the_keys(database: Database, vault: Vault) -> None:
    await told(database, vault)
    [row] = await rows(database, "file_work")
    assert MAI not in row["who_sealed"]
    assert b"telegram" not in row["source_sealed"]
