"""`tinbao check` as an operator meets it: whatever is broken is one line with ✗, and the exit code is 1."""

import asyncio
import contextlib
import os
import re
import shutil
import socket
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from pydantic import SecretStr

from bot.__main__ import main
from bot.settings import Settings
from storage.vault import Vault
from tests.service import HOUSE
from tests.telegram_api import Api, serving
from tests.telegram_api.world import TOKEN
from tests.telegram_town import settings_of

HERE = "https://tip.example/telegram/webhook"
ELSEWHERE = "https://user:secret@other.example/secret-path"
WEBHOOK = {
    "telegram_mode": "webhook",
    "telegram_webhook_url": HERE,
    "telegram_webhook_secret": SecretStr("a-long-enough-secret"),
}


@dataclass(frozen=True, slots=True)
class Printed:
    """What the command said, and its exit code."""

    code: object
    lines: list[str]

    def expect_wrong(self, *said: str) -> None:
        """Code 1, and these beginnings of the lines that are wrong, in order, with no other among them."""
        found = [line for line in self.lines if not line.startswith("✓ ")]
        assert self.code == 1
        assert len(found) == len(said), found
        assert [line[: len(start)] for line, start in zip(found, said, strict=True)] == list(said)


class Command:
    """`tinbao check` in this process, with the settings given by environment."""

    def __init__(self, patch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
        self._patch = patch
        self._capsys = capsys

    def run(self, settings: Settings) -> Printed:
        """What it says with the settings. The token is in none of it."""
        for name, value in variables_of(settings).items():
            self._patch.setenv(name, value)
        self._patch.setattr("sys.argv", ["tinbao", "check"])
        mask = os.umask(0o077)
        try:
            with pytest.raises(SystemExit) as ended:
                main()
        finally:
            os.umask(mask)
        printed = self._capsys.readouterr().out
        assert TOKEN.partition(":")[2] not in printed
        return Printed(ended.value.code, printed.splitlines())


def variables_of(settings: Settings) -> dict[str, str]:
    """As they stand in the environment."""
    ours = {
        "TINBAO_DATABASE_URL": settings.database_url.get_secret_value(),
        "TINBAO_KEYS": str(settings.keys),
        "TINBAO_FILES": str(settings.files),
        "TINBAO_LOG_LEVEL": "debug",
    }
    if settings.telegram_token is not None:
        ours["TINBAO_TELEGRAM_TOKEN"] = settings.telegram_token.get_secret_value()
        ours["TINBAO_TELEGRAM_API_URL"] = settings.telegram_api_url
    if settings.telegram_mode == "webhook":
        ours |= {
            "TINBAO_TELEGRAM_MODE": "webhook",
            "TINBAO_TELEGRAM_WEBHOOK_URL": str(settings.telegram_webhook_url),
            "TINBAO_TELEGRAM_WEBHOOK_SECRET": "a-long-enough-secret",
        }
    return ours


@pytest.fixture
def command(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Command:
    return Command(monkeypatch, capsys)


@pytest.fixture
def settings(api: Api, sqlite_url: str, keys: Path, tmp_path: Path) -> Settings:
    return settings_of(tmp_path, sqlite_url, keys, api)


@pytest.fixture
def alone(sqlite_url: str, keys: Path, tmp_path: Path) -> Settings:
    """The settings of a machine that is in order, without Telegram."""
    return Settings(database_url=SecretStr(sqlite_url), keys=keys, files=tmp_path / "files")


@pytest.fixture
def deaf_port() -> Iterator[int]:
    """A port that is taken, and that nobody listens on."""
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        yield taken.getsockname()[1]


def test_machine_in_order(command: Command, alone: Settings) -> None:
    printed = command.run(alone)
    assert printed.code == 0
    assert printed.lines == [
        "✓ content: forms, texts and places are in order",
        "✓ keys: the key file opens",
        "✓ database: answers, schema and keys fit",
        "✓ places: no boundaries; positions are judged by the nearest communes",
        "✓ files: the folder can be written",
        "✓ telegram: not set up",
    ]


def test_missing_keys_are_told_once(command: Command, alone: Settings, tmp_path: Path) -> None:
    there = tmp_path / "none.json"
    printed = command.run(alone.model_copy(update={"keys": there}))
    printed.expect_wrong(f"✗ keys: there is no key file at {there}: put yours back (TINBAO_KEYS)")
    assert "database and files were not looked at" in printed.lines[1]


def test_broken_keys_are_told_once(command: Command, alone: Settings, tmp_path: Path) -> None:
    there = tmp_path / "broken.json"
    there.write_text("{}")
    there.chmod(0o600)
    printed = command.run(alone.model_copy(update={"keys": there}))
    printed.expect_wrong(f"✗ keys: the key file {there} is damaged or is not a key file")
    assert "database and files were not looked at" in printed.lines[1]


def test_keys_open_to_others_are_told(command: Command, alone: Settings, tmp_path: Path) -> None:
    there = Path(shutil.copy(alone.keys, tmp_path / "open.json"))
    there.chmod(0o644)
    printed = command.run(alone.model_copy(update={"keys": there}))
    printed.expect_wrong(f"✗ keys: the key file {there} is open to other users; set its mode to 600")


def test_keys_of_another_database_are_told(command: Command, alone: Settings, tmp_path: Path) -> None:
    Vault.create(tmp_path / "other.json")
    printed = command.run(alone.model_copy(update={"keys": tmp_path / "other.json"}))
    printed.expect_wrong("✗ database: the key file does not belong to this database (TINBAO_KEYS)")


def test_missing_database_is_told_and_not_made(command: Command, alone: Settings, tmp_path: Path) -> None:
    there = tmp_path / "none.db"
    elsewhere = SecretStr(f"sqlite+aiosqlite:///{there}")
    printed = command.run(alone.model_copy(update={"database_url": elsewhere}))
    printed.expect_wrong(f"✗ database: there is none at {there}; make it with `tinbao migrate`")
    assert not there.exists()


def test_database_that_was_not_migrated_is_told(command: Command, alone: Settings, tmp_path: Path) -> None:
    (tmp_path / "empty.db").touch()
    empty = SecretStr(f"sqlite+aiosqlite:///{tmp_path / 'empty.db'}")
    printed = command.run(alone.model_copy(update={"database_url": empty}))
    printed.expect_wrong("✗ database: the database is at step none, this program needs")
    assert "run `tinbao migrate`" in printed.lines[2]


def test_database_of_a_newer_program_is_told(command: Command, alone: Settings, tmp_path: Path) -> None:
    with contextlib.closing(sqlite3.connect(tmp_path / "tinbao.db")) as database, database:
        database.execute("UPDATE alembic_version SET version_num = '9999'")
    command.run(alone).expect_wrong(
        "✗ database: the database is at step 9999, which this program does not know"
    )


def test_file_that_is_no_database_is_told(command: Command, alone: Settings, tmp_path: Path) -> None:
    (tmp_path / "tinbao.db").write_bytes(b"x" * 5_000)
    command.run(alone).expect_wrong("✗ database: the database does not answer (DatabaseError)")


def test_database_without_a_folder_is_told(command: Command, alone: Settings, tmp_path: Path) -> None:
    (tmp_path / "plain").touch()
    nowhere = SecretStr(f"sqlite+aiosqlite:///{tmp_path}/plain/tinbao.db")
    printed = command.run(alone.model_copy(update={"database_url": nowhere}))
    printed.expect_wrong(f"✗ database: the folder {tmp_path}/plain cannot be made")


def test_database_server_that_is_down_is_told(command: Command, alone: Settings, deaf_port: int) -> None:
    down = SecretStr(f"postgresql+asyncpg://user:hidden@127.0.0.1:{deaf_port}/tinbao")
    printed = command.run(alone.model_copy(update={"database_url": down}))
    printed.expect_wrong("✗ database: the database does not answer (ConnectionRefusedError)")
    assert not [line for line in printed.lines if "hidden" in line]


def test_folder_that_cannot_be_written_is_told(command: Command, alone: Settings, tmp_path: Path) -> None:
    (tmp_path / "plain").touch()
    printed = command.run(alone.model_copy(update={"files": tmp_path / "plain" / "files"}))
    printed.expect_wrong(f"✗ files: {tmp_path}/plain/files (TINBAO_FILES): a file could not be written")


def test_each_broken_seed_is_a_line(alone: Settings, tmp_path: Path) -> None:
    shutil.copytree(HOUSE / "seeds", tmp_path / "seeds")  # python looks there first, as it does for `bot`
    unit = tmp_path / "seeds" / "unit.yaml"
    text = unit.read_text(encoding="utf-8")
    unit.write_text(re.sub("^name:", "nmae:", text, flags=re.MULTILINE), encoding="utf-8")
    at = text[: re.search("^name:", text, re.MULTILINE).start()].count("\n") + 1  # type: ignore[union-attr]
    in_own_process(alone, tmp_path).expect_wrong(
        f"✗ content: seeds/unit.yaml:{at}: 'name' is missing",
        f"✗ content: seeds/unit.yaml:{at}: unknown key 'nmae'",
    )


@pytest.mark.parametrize(
    ("break_it", "said"),
    [
        (lambda texts: (texts / "vi" / "forms.ftl").write_bytes(b"\xff"), "✗ content: vi/forms.ftl is not UTF-8"),
        (lambda texts: (texts / "en" / "new.ftl").write_text("x y"), "✗ content: en/new.ftl:1: this is not Fluent"),
    ],
    ids=["not UTF-8", "not Fluent"],
)  # fmt: skip
def test_broken_text_is_told(
    alone: Settings, tmp_path: Path, break_it: Callable[[Path], object], said: str
) -> None:
    shutil.copytree(HOUSE / "seeds", tmp_path / "seeds")
    break_it(tmp_path / "seeds" / "texts")
    in_own_process(alone, tmp_path).expect_wrong(said)


def test_server_out_of_reach_is_told(command: Command, alone: Settings, deaf_port: int) -> None:
    """And so is the mode."""
    nobody = {"telegram_token": SecretStr(TOKEN), "telegram_api_url": f"http://127.0.0.1:{deaf_port}"}
    printed = command.run(alone.model_copy(update=nobody))
    printed.expect_wrong(f"✗ telegram: the server http://127.0.0.1:{deaf_port} cannot be reached")
    assert printed.lines[-2] == "✓ telegram: the mode is polling"


def test_address_that_is_none_is_told(command: Command, alone: Settings) -> None:
    nowhere = {"telegram_token": SecretStr(TOKEN), "telegram_api_url": "http://[half"}
    command.run(alone.model_copy(update=nowhere)).expect_wrong(
        "✗ telegram: TINBAO_TELEGRAM_API_URL is no address"
    )


async def test_refused_token_ends_with_one(api: Api, command: Command, settings: Settings) -> None:
    api.fail("getMe", status=401)
    printed = await asyncio.to_thread(command.run, settings)
    printed.expect_wrong("✗ telegram: the token is refused")


async def test_wrong_clock_ends_with_one(
    command: Command, sqlite_url: str, keys: Path, tmp_path: Path
) -> None:
    async with serving(clock=lambda: time.time() - 3_600) as api:
        printed = await asyncio.to_thread(command.run, settings_of(tmp_path, sqlite_url, keys, api))
    printed.expect_wrong("✗ telegram: this machine's clock is 3")


@pytest.mark.parametrize(
    ("mode", "changed", "said"),
    [
        ("polling", {}, "✗ telegram: a webhook is set at https://other.example: another program uses this bot"),
        ("webhook", WEBHOOK, "✗ telegram: the webhook is set at https://other.example and not at TINBAO_TELEGRAM"),
    ],
)  # fmt: skip
async def test_webhook_elsewhere_ends_with_one(
    api: Api, command: Command, settings: Settings, mode: str, changed: dict[str, object], said: str
) -> None:
    """Going on would take the bot away from another program: that is for a person to decide."""
    api.webhook.url = ELSEWHERE
    printed = await asyncio.to_thread(command.run, settings.model_copy(update=changed))
    printed.expect_wrong(said)
    assert f"✓ telegram: the mode is {mode}" in printed.lines


@pytest.mark.parametrize("mode", ["polling", "webhook"])
async def test_all_in_order_ends_with_nought(
    api: Api, command: Command, settings: Settings, mode: str
) -> None:
    changed = WEBHOOK if mode == "webhook" else {}
    api.webhook.url = HERE if mode == "webhook" else ""
    printed = await asyncio.to_thread(command.run, settings.model_copy(update=changed))
    assert printed.code == 0
    assert [line for line in printed.lines if not line.startswith("✓ ")] == []
    assert f"✓ telegram: the mode is {mode}" in printed.lines


def in_own_process(settings: Settings, folder: Path) -> Printed:
    """`tinbao check` as it is started from a folder."""
    clean = {name: value for name, value in os.environ.items() if not name.startswith("TINBAO_")}
    ours = {"PYTHONPATH": str(HOUSE), **variables_of(settings)}
    done = subprocess.run(
        [sys.executable, "-m", "bot", "check"],
        cwd=folder, env=clean | ours, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, check=False,
    )  # fmt: skip
    assert TOKEN.partition(":")[2] not in done.stdout.decode()
    return Printed(done.returncode, done.stdout.decode().splitlines())


async def test_process_of_its_own_ends_as_it_found(api: Api, settings: Settings, tmp_path: Path) -> None:
    printed = await asyncio.to_thread(in_own_process, settings, tmp_path)
    assert printed.code == 0
    assert printed.lines[-1] == "✓ telegram: no webhook is set, updates that wait: 0"
    api.fail("getMe", status=401)
    printed = await asyncio.to_thread(in_own_process, settings, tmp_path)
    printed.expect_wrong("✗ telegram: the token is refused")
