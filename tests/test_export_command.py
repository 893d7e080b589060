"""`tinbao export`: what the file holds is what the database holds, masked; locked; in little memory."""

import asyncio
import csv
import io
import os
import re
import subprocess
import sys
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import msoffcrypto
import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import load_workbook
from pydantic import SecretStr

from bot.commands import CommandError
from bot.export_command import Wanted, export
from bot.exports import sheets
from bot.exports.sheets import XlsxSheet, harmless
from bot.exports.table import printable
from bot.settings import Settings
from tests.desk_stories import HERE, THERE, add_cases, audited, tip_by
from tests.exported import table_of, words_of
from tests.talk import Town

TOLD = "=1+1 gọi 0905123456"
MASKED = "=1+1 gọi ••••••••56"


@pytest.fixture
def settings(sqlite_url: str, keys: Path, tmp_path: Path) -> Settings:
    return Settings(database_url=SecretStr(sqlite_url), keys=keys, files=tmp_path / "files")


def unseen(done: int, total: int) -> None:
    assert 0 < done <= total


async def test_workbook_holds_what_the_database_holds(town: Town, settings: Settings, tmp_path: Path) -> None:
    await add_cases(town, *[("crime", HERE)] * 3, ("public_order", None), answers={"what": TOLD})
    output = tmp_path / "cases.xlsx"
    count, password = await export(settings, Wanted("xlsx", output), unseen)
    assert password is not None
    heads, *found = table_of(output.read_bytes(), password)
    assert (count, heads[0]) == (4, "Số tin")
    assert [row[0] for row in found] == [1, 2, 3, 4]
    assert found[0][5] == "xã Thạnh Bình"
    assert all(str(row[-1]).endswith(MASKED) for row in found)
    assert output.stat().st_mode & 0o777 == 0o600
    assert {one for one in os.listdir(tmp_path) if one.startswith("cases")} == {"cases.xlsx"}  # noqa: PTH208


async def test_workbook_opens_with_its_password_alone(town: Town, settings: Settings, tmp_path: Path) -> None:
    await add_cases(town, ("crime", HERE))
    output = tmp_path / "cases.xlsx"
    await export(settings, Wanted("xlsx", output), unseen)
    assert b"0905" not in output.read_bytes()
    with pytest.raises(msoffcrypto.exceptions.InvalidKeyError):
        table_of(output.read_bytes(), "wrong")


async def test_csv_runs_no_formula(town: Town, settings: Settings, tmp_path: Path) -> None:
    await add_cases(town, ("crime", HERE), form="gone", answers={"=cmd|": TOLD})
    output = tmp_path / "cases.csv"
    assert await export(settings, Wanted("csv", output), unseen) == (1, None)
    assert output.read_bytes().startswith(b"\xef\xbb\xbf")
    heads, row = csv.reader(io.StringIO(output.read_text(encoding="utf-8-sig")))
    assert (heads[-1], row[-1]) == ("Nội dung", f"'=cmd|: {MASKED}")
    assert output.stat().st_mode & 0o777 == 0o600


@given(st.one_of(st.text(), st.integers(), st.none(), st.text("=+-@\t\r1a", min_size=1)))
def test_no_cell_of_csv_begins_like_a_formula(cell: str | int | None) -> None:
    made = harmless(cell)
    assert not (isinstance(made, str) and made.startswith(("=", "+", "-", "@", "\t", "\r")))
    words = printable(cell) if isinstance(cell, str) else cell
    assert made in (words, f"'{words}")


def test_no_cell_of_workbook_is_a_formula(tmp_path: Path) -> None:
    path = tmp_path / "made.xlsx"
    sheet = XlsxSheet(path, ["=1+1"])
    sheet.add([["=1+1", "{=1+1}", "http://example.com", "\x00\x07\ud800", None, 7]])
    sheet.close()
    rows: list[Any] = list(load_workbook(path).worksheets[0].iter_rows())
    assert {cell.data_type for row in rows for cell in row} <= {"s", "n", "inlineStr"}
    assert rows[1][0].value == "=1+1"


async def test_filters_choose_cases(town: Town, settings: Settings, tmp_path: Path) -> None:
    await add_cases(town, ("crime", HERE), ("drugs", HERE), ("crime", THERE))
    await town.wait(days=2)
    await add_cases(town, ("crime", HERE))
    plain = Wanted("xlsx", tmp_path / "cases.xlsx")
    for wanted, numbers in (
        (replace(plain, category="crime"), [1, 3, 4]),
        (replace(plain, commune=THERE), [3]),
        (replace(plain, until=date(2026, 11, 23)), [1, 2, 3]),
        (replace(plain, since=date(2026, 11, 24)), [4]),
        (replace(plain, status="resolved"), []),
    ):
        count, password = await export(settings, wanted, unseen)
        assert password is not None
        rows = table_of(plain.output.read_bytes(), password)[1:]
        assert [row[0] for row in rows] == numbers
        assert count == len(numbers)


async def test_case_file_holds_card_and_history(town: Town, settings: Settings, tmp_path: Path) -> None:
    officer, mai = await town.officer(), town.citizen()
    code = await tip_by(mai, what="Có người đua xe, gọi 0905123456")
    await mai.start(code)
    await mai.say("Họ lại tới, xe 43A-123.45")
    await officer.say("/take 1")
    await officer.say("/tip 1")
    await officer.say("/reply 1 Chúng tôi đang xem")
    output = tmp_path / "case.docx"
    _count, password = await export(settings, Wanted("docx", output, case=1), unseen)
    assert password is not None
    said = words_of(output.read_bytes(), password)
    for words in ("Hồ sơ tin số 1", "gọi ••••••••56", "xe ••••••••45", "Chúng tôi đang xem", "xã Thạnh Bình"):
        assert words in said
    for secret in ("0905", "123.45", mai.name, code):
        assert secret not in said


async def test_export_is_audited(town: Town, settings: Settings, tmp_path: Path) -> None:
    await add_cases(town, ("crime", HERE))
    await export(settings, Wanted("csv", tmp_path / "a.csv"), unseen)
    await export(settings, Wanted("docx", tmp_path / "a.docx", case=1), unseen)
    assert (await audited(town.database))[-2:] == [
        ("export", None, "terminal csv"),
        ("export", 1, "terminal docx"),
    ]


@pytest.mark.parametrize(
    ("wrong", "words"),
    [
        ({"case": 1}, "--case"),
        ({"format": "docx"}, "--case"),
        ({"format": "docx", "case": 9}, "no case 9"),
        ({"status": "lost"}, "no status lost"),
        ({"category": "lost"}, "no category lost"),
        ({"output": Path("/nowhere/at/all.xlsx")}, "no folder"),
    ],
)
async def test_what_cannot_be_is_said_plainly(
    settings: Settings, tmp_path: Path, wrong: dict[str, Any], words: str
) -> None:
    with pytest.raises(CommandError, match=words):
        await export(settings, replace(Wanted("xlsx", tmp_path / "a.xlsx"), **wrong), unseen)


def test_workplace_leaves_nothing_behind() -> None:
    with sheets.workplace() as folder:
        (folder / "table").write_text("words")
    assert not folder.exists()


@pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="memory is told by Linux")
async def test_memory_stays_small(town: Town, settings: Settings, tmp_path: Path) -> None:
    """The whole command in its own process: what it takes at its peak, in MB, with 5,000 cases of 600 letters."""
    told = {"what": "Có nhóm người đua xe trước cổng trường. " * 15}
    for _ in range(5):
        await add_cases(town, *[("crime", HERE)] * 1000, answers=told)
    program = (
        "import sys\n"
        "from bot.__main__ import app\n"
        "try:\n    app()\n"
        "finally:\n    print(*open('/proc/self/status'), file=sys.stderr)\n"
    )
    environment = {
        "TINBAO_DATABASE_URL": settings.database_url.get_secret_value(),
        "TINBAO_KEYS": str(settings.keys),
        "TINBAO_FILES": str(settings.files),
        "PYTHONPATH": str(Path(__file__).parent.parent),
    }
    output = tmp_path / "all.xlsx"
    ran = await asyncio.to_thread(
        subprocess.run,
        [sys.executable, "-c", program, "export", "--output", str(output)],
        env=environment,
        capture_output=True,
        text=True,
        check=True,
        cwd=tmp_path,
    )
    *_, password = ran.stdout.split()
    assert len(table_of(output.read_bytes(), password)) == 5001
    peak = re.search(r"VmHWM:\s+(\d+) kB", ran.stderr)  # not ru_maxrss, which begins with its parent's
    assert peak is not None
    assert int(peak[1]) / 1024 < 150
