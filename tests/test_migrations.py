"""From nothing to the present schema on both engines, and what `check` has to say of anything else."""

import sqlite3
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, text

from storage import engine, migrate, tables
from storage.engine import Database, DatabaseError
from storage.tables import EPOCH, setting
from storage.vault import Vault
from tests.engines import connections_ended, opened_database
from tests.storage_world import rows, working


def differences(connection: Connection) -> list[Any]:
    # On SQLite Alembic takes the empty string for another default than the empty string.
    options = {"compare_type": True, "compare_server_default": connection.dialect.name != "sqlite"}
    return list(compare_metadata(MigrationContext.configure(connection, opts=options), tables.metadata))


async def test_upgrade_from_nothing_equals_the_tables(empty_url: str, vault: Vault) -> None:
    database = Database.open(empty_url)
    await migrate.upgrade(database, vault)
    async with database.reading() as connection:
        assert await connection.run_sync(differences) == []
    await database.close()


async def test_upgraded_database_passes_the_check(empty_url: str, vault: Vault) -> None:
    database = Database.open(empty_url)
    await migrate.upgrade(database, vault)
    await migrate.check(database, vault)
    await database.close()


async def test_subscriptions_outlive_the_step_to_groups(empty_url: str, vault: Vault) -> None:
    database = Database.open(empty_url)
    async with database.writing() as connection:
        await connection.run_sync(migrate.to_step, "0001")
        await connection.execute(setting.insert(), {"name": "sentinel", "value": vault.sentinel()})
        for statement in (
            "INSERT INTO conversation VALUES (:key, 'web', :key, :key, 'vi', 0, 0)",
            "INSERT INTO staff VALUES (1, :key, 'admin', '', :yes, 0)",
        ):
            await connection.execute(text(statement), {"key": b"0123456789abcdef", "yes": True})
        await connection.execute(text("INSERT INTO subscription VALUES (1, '06:30', 5)"))
        await connection.execute(text("INSERT INTO digest_run VALUES (1, 3, 4, :no)"), {"no": False})
    await migrate.upgrade(database, vault)
    [kept], [run] = await rows(database, "subscription"), await rows(database, "digest_run")
    due, served = EPOCH + timedelta(microseconds=5), EPOCH + timedelta(microseconds=3)
    assert (kept["conversation"], kept["at"], kept["next_due_at"]) == (b"0123456789abcdef", "06:30", due)
    assert (run["conversation"], run["due_at"]) == (b"0123456789abcdef", served)
    await database.close()


async def test_cases_outlive_the_step_to_ratings(empty_url: str, vault: Vault) -> None:
    database = Database.open(empty_url)
    async with database.writing() as connection:
        await connection.run_sync(migrate.to_step, "0002")
        await connection.execute(setting.insert(), {"name": "sentinel", "value": vault.sentinel()})
        await connection.execute(
            text(
                "INSERT INTO cases (number, alias, code_token, form, category, is_urgent, status, answers_sealed,"
                " filed_at, updated_at) VALUES (1, 'a', :key, 'tip', 'crime', :no, 'resolved', :key, 1, 2)"
            ),
            {"key": b"0123456789abcdef", "no": False},
        )
    await migrate.upgrade(database, vault)
    [kept] = await rows(database, "cases")
    assert (kept["status"], kept["rating"], kept["rated_at"], kept["reopened_at"]) == (
        "resolved",
        None,
        None,
        None,
    )
    await database.close()


async def test_new_cases_get_their_clock(empty_url: str, vault: Vault) -> None:
    database = Database.open(empty_url)
    async with database.writing() as connection:
        await connection.run_sync(migrate.to_step, "0009")
        await connection.execute(setting.insert(), {"name": "sentinel", "value": vault.sentinel()})
        for number, status in ((1, "new"), (2, "accepted"), (3, "withdrawn"), (4, "new")):
            await connection.execute(
                text(
                    "INSERT INTO cases (number, alias, code_token, form, category, is_urgent, status,"
                    " answers_sealed, filed_at, updated_at)"
                    " VALUES (:number, 'a', :key, 'tip', 'crime', :no, :status, :key, 1, 2)"
                ),
                {"number": number, "status": status, "key": bytes(15) + bytes([number]), "no": False},
            )
    await migrate.upgrade(database, vault)
    found = await rows(database, "clock")
    assert sorted((row["case_number"], row["kind"], row["is_running"]) for row in found) == [
        (1, "reception", True),
        (4, "reception", True),
    ]
    assert {row["due_at"] - row["started_at"] for row in found} == {timedelta(hours=24)}
    await database.close()


async def test_upgrade_twice_changes_nothing(database: Database, vault: Vault) -> None:
    before = await rows(database, "setting")
    await migrate.upgrade(database, vault)
    assert await rows(database, "setting") == before


async def test_counters_start_at_nought(database: Database) -> None:
    found = {row["name"]: row["value"] for row in await rows(database, "counter")}
    names = ("audit", "case", "model", "model_remark", "seizure", "staff", "unit", "warning")
    assert found == dict.fromkeys(names, 0)


async def test_empty_database_fails_the_check(empty_url: str, vault: Vault) -> None:
    database = Database.open(empty_url)
    with pytest.raises(DatabaseError, match=r"step none.*tinbao migrate"):
        await migrate.check(database, vault)
    await database.close()


async def test_newer_database_fails_the_check(database: Database, vault: Vault) -> None:
    async with database.writing() as connection:
        await connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    with pytest.raises(DatabaseError, match="step 9999"):
        await migrate.check(database, vault)


async def test_newer_database_is_not_upgraded(database: Database, vault: Vault) -> None:
    async with database.writing() as connection:
        await connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    with pytest.raises(DatabaseError, match="9999"):
        await migrate.upgrade(database, vault)


async def test_wrong_key_file_fails_the_check(database: Database, tmp_path: Path) -> None:
    stranger = Vault.create(tmp_path / "other.json")
    for attempt in (migrate.check, migrate.upgrade):
        with pytest.raises(DatabaseError, match="key file does not belong"):
            await attempt(database, stranger)


async def test_lost_sentinel_fails_the_check(database: Database, vault: Vault) -> None:
    async with working(database, vault) as work:
        work.delete(tables.setting, {"name": "sentinel"})
    with pytest.raises(DatabaseError, match="key file does not belong"):
        await migrate.check(database, vault)


async def test_lost_sentinel_is_not_made_anew(database: Database, vault: Vault, tmp_path: Path) -> None:
    async with working(database, vault) as work:
        work.delete(tables.setting, {"name": "sentinel"})
    with pytest.raises(DatabaseError, match="key file does not belong"):
        await migrate.upgrade(database, Vault.create(tmp_path / "other.json"))


async def test_sqlite_is_set_for_durability(sqlite_url: str) -> None:
    database = Database.open(sqlite_url)
    wanted = {
        "journal_mode": "wal",
        "synchronous": 2,  # FULL
        "foreign_keys": 1,
        "busy_timeout": 10_000,
        "secure_delete": 2,  # FAST
    }
    async with database.writing() as connection:
        found = {name: await connection.scalar(text(f"PRAGMA {name}")) for name in wanted}
    assert found == wanted
    await database.close()


async def test_postgresql_waits_for_the_disk(postgresql_url: str) -> None:
    database = Database.open(postgresql_url)
    async with database.writing() as connection:
        assert await connection.scalar(text("SHOW synchronous_commit")) == "on"
    await database.close()


async def test_folder_of_the_database_is_made_private(tmp_path: Path) -> None:
    database = Database.open(f"sqlite+aiosqlite:///{tmp_path}/new/deep/tinbao.db")
    async with database.writing() as connection:
        await connection.execute(text("SELECT 1"))
    await database.close()
    assert (tmp_path / "new" / "deep").stat().st_mode & 0o777 == 0o700


async def test_folder_that_cannot_be_made_is_named(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(DatabaseError, match="folder"):
        Database.open(f"sqlite+aiosqlite:///{tmp_path}/file/tinbao.db")


async def test_file_that_is_no_database_is_refused(tmp_path: Path, vault: Vault) -> None:
    (tmp_path / "tinbao.db").write_bytes(b"not a database at all" * 100)
    database = Database.open(f"sqlite+aiosqlite:///{tmp_path}/tinbao.db")
    with pytest.raises(DatabaseError, match="does not answer"):
        await migrate.check(database, vault)
    await database.close()
    await connections_ended()


async def test_server_that_is_not_there_is_refused(tmp_path: Path, vault: Vault) -> None:
    database = Database.open(f"postgresql+asyncpg://postgres@/postgres?host={tmp_path}")
    with pytest.raises(DatabaseError, match="does not answer"):
        await migrate.check(database, vault)
    await database.close()


async def test_locked_database_is_refused_at_start(
    vault: Vault, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(engine, "_BUSY_SECONDS", 0.05)
    other = sqlite3.connect(tmp_path / "tinbao.db", isolation_level=None)
    other.execute("BEGIN EXCLUSIVE")
    async with opened_database(f"sqlite+aiosqlite:///{tmp_path}/tinbao.db") as database:
        with pytest.raises(DatabaseError, match="does not answer"):
            await migrate.upgrade(database, vault)
    other.close()


@pytest.mark.parametrize(
    "url", ["", "tinbao.db", "mysql://root@localhost/x", "sqlite:///x.db", "postgresql+asyncpg://h:port/x"]
)
def test_url_of_another_engine_is_refused(url: str) -> None:
    with pytest.raises(DatabaseError, match="TINBAO_DATABASE_URL"):
        Database.open(url)


def test_steps_are_those_of_the_folder() -> None:
    config = Config()
    config.set_main_option("script_location", str(Path(migrate.__file__).parent / "migrations"))
    config.set_main_option("path_separator", "os")
    known = [step.revision for step in ScriptDirectory.from_config(config).walk_revisions()]
    assert tuple(reversed(known)) == migrate.STEPS


async def test_conversations_of_before_are_not_due(empty_url: str, vault: Vault) -> None:
    database = Database.open(empty_url)
    async with database.writing() as connection:
        await connection.run_sync(migrate.to_step, "0002")
        await connection.execute(setting.insert(), {"name": "sentinel", "value": vault.sentinel()})
        values = {"key": b"0123456789abcdef"}
        await connection.execute(
            text("INSERT INTO conversation VALUES (:key, 'web', :key, :key, 'vi', 0, 0)"), values
        )
    await migrate.upgrade(database, vault)
    [kept] = await rows(database, "conversation")
    assert (kept["key"], kept["due_at"]) == (b"0123456789abcdef", None)
    await database.close()
