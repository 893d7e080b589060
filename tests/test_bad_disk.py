"""A disk that is full, a database that is locked, keys that are missing: said aloud, never a silent loss."""

import asyncio
import sqlite3
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from pydantic import SecretStr
from sqlalchemy.exc import OperationalError

from bot.__main__ import main
from bot.app import running
from bot.desk.desk import Desk
from bot.dialogue.events import ChoicePicked, TextReceived
from bot.intake import Intake
from bot.settings import Settings
from bot.turn import Turn
from storage import engine
from storage.engine import Database, DatabaseError
from storage.vault import KeysInvalidError, KeysMissingError, Vault
from tests.fakes import FakeChannel, FakeClock
from tests.storage_world import opened
from tests.talk import VIETNAM, Town, seeds, world


@pytest.fixture
async def brief(sqlite_url: str, vault: Vault, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[Town]:
    """A service that does not wait long for a locked database."""
    monkeypatch.setattr(engine, "_BUSY_SECONDS", 0.05)
    database = Database.open(sqlite_url)
    yield Town(database, vault, FakeClock())
    await database.close()


async def limited(database: Database, pages: int) -> None:
    """Lets the file have so many pages, however many connections there are."""
    await database.engine.dispose()
    async with database.engine.connect() as connection:
        await connection.exec_driver_sql(f"PRAGMA max_page_count={pages}")


async def test_full_disk_is_not_acknowledged(town: Town) -> None:
    mai = town.citizen()
    await mai.start()
    await mai.press("menu.tip", "danger.no", "other")
    await town.restart()
    before = await opened(town.database, town.vault)
    await limited(town.database, 1)  # SQLite then takes the size it has
    sentence = "Đua xe trước cổng trường " * 150
    with pytest.raises(OperationalError, match="full"):
        await town.send(*(town.envelope(f"crowd-{n}", TextReceived(sentence)) for n in range(200)))
    assert await opened(town.database, town.vault) == before
    await limited(town.database, 1_000_000)
    await mai.say("Đua xe")
    mai.expect_buttons("when.now")


async def test_locked_database_is_not_acknowledged(brief: Town, tmp_path: Path) -> None:
    mai = brief.citizen()
    await mai.start()
    event_once = brief.envelope(mai.name, ChoicePicked("menu.tip"))
    other = sqlite3.connect(tmp_path / "tinbao.db", isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    with pytest.raises(OperationalError, match="locked"):
        await brief.send(event_once)
    other.close()
    await brief.send(event_once)
    mai.expect_buttons("danger.no")


async def test_sender_hears_of_a_locked_database(brief: Town, tmp_path: Path) -> None:
    intake = Intake(brief.turn, lambda _: None, 10)
    running_intake = asyncio.create_task(intake.run())
    other = sqlite3.connect(tmp_path / "tinbao.db", isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    with pytest.raises(OperationalError, match="locked"):
        await intake.submit(brief.envelope("mai", ChoicePicked("menu.tip")))
    other.close()
    await intake.submit(brief.envelope("mai", ChoicePicked("menu.tip")))
    intake.close()
    await running_intake


async def test_database_without_tables_is_not_acknowledged(tmp_path: Path, vault: Vault) -> None:
    database = Database.open(f"sqlite+aiosqlite:///{tmp_path}/never-migrated.db")
    turn = Turn(database, vault, world(FakeClock()), Desk(seeds().unit, VIETNAM), "here")
    with pytest.raises(OperationalError, match="no such table"):
        await turn.run([Town(database, vault, FakeClock()).envelope("mai", ChoicePicked("menu.tip"))])
    await database.close()


def settings(tmp_path: Path, **changed: Path | SecretStr) -> Settings:
    chosen = {
        "database_url": SecretStr(f"sqlite+aiosqlite:///{tmp_path / 'tinbao.db'}"),
        "keys": tmp_path / "keys.json",
        "files": tmp_path / "files",
    }
    return Settings.model_validate(chosen | changed)


async def start(chosen: Settings) -> None:
    async with running(chosen, [FakeChannel("web")]):
        pass


async def test_start_without_a_key_file(tmp_path: Path) -> None:
    with pytest.raises(KeysMissingError, match=r"no key file at .*keys\.json"):
        await start(settings(tmp_path))
    assert not (tmp_path / "tinbao.db").exists()


async def test_start_with_the_keys_of_another(sqlite_url: str, tmp_path: Path) -> None:
    Vault.create(tmp_path / "keys.json")
    with pytest.raises(DatabaseError, match="TINBAO_KEYS"):
        await start(settings(tmp_path, database_url=SecretStr(sqlite_url)))


async def test_start_with_a_damaged_key_file(tmp_path: Path) -> None:
    Vault.create(tmp_path / "keys.json")
    with (tmp_path / "keys.json").open("r+b") as file:
        file.truncate(100)
    with pytest.raises(KeysInvalidError, match="damaged"):
        await start(settings(tmp_path))


async def test_start_on_an_empty_database(tmp_path: Path) -> None:
    Vault.create(tmp_path / "keys.json")
    with pytest.raises(DatabaseError, match="tinbao migrate"):
        await start(settings(tmp_path))


async def test_start_where_no_folder_can_be(tmp_path: Path, keys: Path) -> None:
    (tmp_path / "file").touch()
    url = SecretStr(f"sqlite+aiosqlite:///{tmp_path}/file/tinbao.db")
    with pytest.raises(DatabaseError, match="folder"):
        await start(settings(tmp_path, keys=keys, database_url=url))


async def test_start_on_a_locked_database(
    sqlite_url: str, tmp_path: Path, keys: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(engine, "_BUSY_SECONDS", 0.05)
    other = sqlite3.connect(tmp_path / "tinbao.db", isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    with pytest.raises(DatabaseError, match="does not answer"):
        await start(settings(tmp_path, keys=keys, database_url=SecretStr(sqlite_url)))
    other.close()


async def test_start_where_no_lock_file_can_be(sqlite_url: str, tmp_path: Path, keys: Path) -> None:
    (tmp_path / "tinbao.db.lock").mkdir()
    with pytest.raises(DatabaseError, match="lock file"):
        await start(settings(tmp_path, keys=keys, database_url=SecretStr(sqlite_url)))


@pytest.mark.parametrize("command", [["invite", "--role", "admin"], ["purge"]])
def test_command_on_a_locked_database_says_so_in_one_line(
    command: list[str],
    sqlite_url: str,
    tmp_path: Path,
    keys: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setattr(engine, "_BUSY_SECONDS", 0.05)
    monkeypatch.setenv("TINBAO_DATABASE_URL", sqlite_url)
    monkeypatch.setenv("TINBAO_KEYS", str(keys))
    monkeypatch.setenv("TINBAO_FILES", str(tmp_path / "files"))
    monkeypatch.setattr("sys.argv", ["tinbao", *command])
    other = sqlite3.connect(tmp_path / "tinbao.db", isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    with pytest.raises(SystemExit):
        main()
    other.close()
    assert capsys.readouterr().err == "tinbao: the database does not answer (OperationalError)\n"


async def test_start_and_stop_in_good_order(sqlite_url: str, tmp_path: Path, keys: Path) -> None:
    chosen = settings(tmp_path, keys=keys, database_url=SecretStr(sqlite_url))
    await start(chosen)
    await start(chosen)
