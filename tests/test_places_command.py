"""`tinbao places` as an operator meets it, and the service that starts with what was imported."""

import asyncio
import logging
import os
import sys
import threading
import warnings
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
import structlog
from pydantic import SecretStr

from bot.__main__ import main
from bot.app import bounded, running, world_of
from bot.places.boundary_errors import BoundaryError
from bot.settings import Settings
from storage import boundaries
from storage.vault import Vault
from storage.work import Work
from tests.engines import opened_database
from tests.made_boundaries import cells, collection, communes, feature, file_of
from tests.storage_world import NOW

CODE, OTHER = "20878", "20410"


@dataclass(frozen=True, slots=True)
class Printed:
    """What the command said, and its exit code."""

    code: object
    out: list[str]
    err: list[str]


class Command:
    """`tinbao`, in this process, on one database."""

    def __init__(self, patch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], keys: Path) -> None:
        self._patch = patch
        self._capsys = capsys
        patch.setenv("TINBAO_KEYS", str(keys))

    def on(self, url: str) -> "Command":
        """The database it works on."""
        self._patch.setenv("TINBAO_DATABASE_URL", url)
        return self

    def run(self, *words: str) -> Printed:
        self._patch.setattr("sys.argv", ["tinbao", *words])
        mask = os.umask(0o077)
        try:
            with pytest.raises(SystemExit) as ended:
                main()
        finally:
            os.umask(mask)
        printed = self._capsys.readouterr()
        return Printed(ended.value.code, printed.out.splitlines(), printed.err.splitlines())


@pytest.fixture
def _log_as_before(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """A command sends every log through its own stderr, which ends with the test."""
    for place, name in (
        (sys, "excepthook"),
        (sys, "unraisablehook"),
        (threading, "excepthook"),
        (warnings, "showwarning"),
    ):
        monkeypatch.setattr(place, name, getattr(place, name))
    root = logging.getLogger()
    handlers, level = root.handlers[:], root.level
    yield
    structlog.reset_defaults()
    root.handlers[:], root.level = handlers, level


@pytest.fixture
def tinbao(
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    keys: Path,
    url: str,
    _log_as_before: None,
) -> Command:
    return Command(monkeypatch, capsys, keys).on(url)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "province.geojson"
    path.write_bytes(file_of())
    return path


def settings_on(url: str, keys: Path, folder: Path) -> Settings:
    return Settings(database_url=SecretStr(url), keys=keys, files=folder / "files")


def test_boundaries_are_imported_shown_and_removed(tinbao: Command, file: Path) -> None:
    imported = tinbao.run("places", "import", str(file))
    assert (imported.code, imported.out) == (
        0,
        [
            "Imported the boundaries of 94 communes.",
            "94 of 94 communes have one now. A running service keeps to the old ones until it is started again.",
        ],
    )
    shown = tinbao.run("places", "show")
    assert shown.out[0] == "Boundaries of 94 of 94 communes."
    assert shown.out[1].startswith("Imported on 20")
    assert shown.out[1].endswith(": 94")
    assert len(shown.out) == 2
    assert tinbao.run("places", "clear").out[0].startswith("Removed 94 boundaries.")
    assert tinbao.run("places", "show").out == ["Boundaries of 0 of 94 communes."]


def test_second_file_adds_to_the_first(tinbao: Command, tmp_path: Path) -> None:
    said = []
    for code in (CODE, OTHER, CODE):
        path = tmp_path / f"{code}.geojson"
        path.write_bytes(file_of([code]))
        said.append(tinbao.run("places", "import", str(path)).out[1].partition(".")[0])
    assert said == [f"{count} of 94 communes have one now" for count in (1, 2, 2)]
    shown = tinbao.run("places", "show").out
    assert shown[0] == "Boundaries of 2 of 94 communes."
    assert "phường Tam Kỳ (20341)" in shown[-1]
    assert "xã Thạnh Bình" not in shown[-1]


def test_bad_file_is_told_line_by_line_and_changes_nothing(tinbao: Command, file: Path) -> None:
    assert tinbao.run("places", "import", str(file)).code == 0
    shape = cells()[CODE]
    file.write_bytes(
        collection(feature(shape, code=CODE), feature(shape, code="1"), feature(None, code=OTHER))
    )
    printed = tinbao.run("places", "import", str(file))
    assert (printed.code, printed.out) == (1, [])
    assert printed.err == [
        "tinbao: nothing was imported:",
        "feature 1: there is no commune with the code '1'",
        "feature 2: its geometry must be a Polygon or MultiPolygon, not None",
    ]
    assert tinbao.run("places", "show").out[0] == "Boundaries of 94 of 94 communes."


def test_file_that_is_not_there_is_told(tinbao: Command, tmp_path: Path) -> None:
    for path in (tmp_path / "none.geojson", tmp_path):
        printed = tinbao.run("places", "import", str(path))
        assert printed.code == 1
        assert printed.err[1].startswith(f"the file {path} cannot be read: ")


def test_check_says_what_is_loaded(tinbao: Command, file: Path) -> None:
    assert "✓ places: no boundaries; positions are judged by the nearest communes" in tinbao.run("check").out
    tinbao.run("places", "import", str(file))
    assert "✓ places: boundaries of 94 of 94 communes" in tinbao.run("check").out


def test_service_starts_with_the_boundaries(tinbao: Command, file: Path, url: str, keys: Path) -> None:
    tinbao.run("places", "import", str(file))
    settings = settings_on(url, keys, file.parent)
    commune = communes()[CODE]

    async def near() -> list[str]:
        async with running(settings, []) as core:
            found = core.world.gazetteer.near(commune.latitude, commune.longitude, 10)
            return [match.code for match in found]

    assert asyncio.run(near()) == [CODE]
    tinbao.run("places", "clear")
    assert len(asyncio.run(near())) == 3


async def test_boundary_of_no_commune_has_no_effect(
    url: str, keys: Path, vault: Vault, tmp_path: Path
) -> None:
    _seeds, _texts, world = world_of(settings_on(url, keys, tmp_path))
    async with opened_database(url) as database:
        async with database.writing() as connection:
            await boundaries.keep(Work(connection, vault), {"99999": b"?"}, NOW)
        assert await bounded(world, database) is world


async def test_damaged_boundary_stops_the_start(url: str, keys: Path, vault: Vault, tmp_path: Path) -> None:
    async with opened_database(url) as database, database.writing() as connection:
        await boundaries.keep(Work(connection, vault), {CODE: b"?"}, NOW)
    with pytest.raises(BoundaryError, match="stored for 20878 is damaged: import it again"):
        async with running(settings_on(url, keys, tmp_path), []):
            pass


def test_check_tells_a_damaged_boundary(tinbao: Command, url: str, vault: Vault) -> None:
    async def damage() -> None:
        async with opened_database(url) as database, database.writing() as connection:
            await boundaries.keep(Work(connection, vault), {CODE: b"?"}, NOW)

    asyncio.run(damage())
    printed = tinbao.run("check")
    assert printed.code == 1
    assert [line for line in printed.out if line.startswith("✗")] == [
        "✗ places: the boundary stored for 20878 is damaged: import it again"
    ]
