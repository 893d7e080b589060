"""The printed slip: the ledger's numbers in figures and words, and nobody's name."""

import io
from typing import Any

import docx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.files import SealedFiles
from bot.number_words import in_words
from bot.slips import Slips, slip_id
from storage.blobs import Blobs
from tests.desk_stories import HERE, THERE, add_cases, audited
from tests.talk import VIETNAM, Phone, Town, file_hand_in, seeds


def files_of(town: Town, blobs: Blobs) -> SealedFiles:
    def name_of(kind: str) -> str:
        return town.world.texts.render(f"category-{kind}", "vi")

    unit = seeds().unit.name["vi"]
    slips = Slips(town.database, town.vault, town.clock, VIETNAM, unit, name_of)
    return SealedFiles(blobs, town.database, town.vault, town.clock, slips)


def said_in(paper: Any) -> str:
    """Every word of a paper, tables and all."""
    cells = [cell.text for table in paper.tables for row in table.rows for cell in row.cells]
    return "\n".join([*(one.text for one in paper.paragraphs), *cells])


async def loaded(town: Town, phone: Phone, tmp_path: Any, number: int = 1) -> tuple[str, bytes] | None:
    files = files_of(town, Blobs(tmp_path / "files", town.vault))
    return await files.open(town.channel, phone.name, slip_id(number))


async def test_slip_says_what_the_ledger_says(either_town: Town, tmp_path: Any) -> None:
    town = either_town
    officer, mai = await town.officer(HERE), town.citizen()
    await file_hand_in(mai)
    await officer.say("/slip 1")
    officer.expect("chưa ghi vật nào")
    await officer.say("/received 1 gun 2 ammunition 35 book 15/2026")
    await officer.say("/received 1 sửa 1 1")
    await officer.say("/slip 1")
    officer.expect("Súng: 1", "Đạn: 35 viên")
    [file] = officer.heard[0].files
    assert (file.id, file.kind) == ("slip-1", "document")
    found = await loaded(town, officer, tmp_path)
    assert found is not None
    paper = docx.Document(io.BytesIO(found[1]))
    [items] = [table for table in paper.tables if table.rows[0].cells[0].text == "STT"]
    rows = [[cell.text for cell in row.cells[1:5]] for row in items.rows[1:]]
    assert rows == [["Súng", "cái", "1", "Một"], ["Đạn", "viên", "35", "Ba mươi lăm"]]
    words = said_in(paper)
    for one in ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "BIÊN NHẬN", "15/2026", "ngày 23 tháng 11 năm 2026"):
        assert one in words
    assert "Người giao: ......" in words
    assert ("slip", 1, "file") in await audited(town.database)


async def test_slip_is_for_who_may_see_the_case(either_town: Town, tmp_path: Any) -> None:
    town = either_town
    officer, there, mai = await town.officer(HERE), await town.officer(THERE), town.citizen()
    await mai.start()
    await add_cases(town, ("weapon", HERE))
    await officer.say("/received 1 gun 2 book 15")
    assert await loaded(town, officer, tmp_path) is not None
    assert await loaded(town, there, tmp_path) is None
    assert ("refused", 1, "slip") in await audited(town.database)
    assert await loaded(town, mai, tmp_path) is None
    assert await loaded(town, town.citizen(), tmp_path) is None
    assert await loaded(town, officer, tmp_path, 7) is None


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (0, "không"),
        (1, "một"),
        (10, "mười"),
        (11, "mười một"),
        (15, "mười lăm"),
        (21, "hai mươi mốt"),
        (24, "hai mươi bốn"),
        (35, "ba mươi lăm"),
        (101, "một trăm linh một"),
        (110, "một trăm mười"),
        (236, "hai trăm ba mươi sáu"),
        (320, "ba trăm hai mươi"),
        (1005, "một nghìn không trăm linh năm"),
        (9999, "chín nghìn chín trăm chín mươi chín"),
        (1_000_000, "một triệu"),
    ],
)
def test_numbers_are_said_as_people_say_them(number: int, words: str) -> None:
    assert in_words(number) == words


@given(st.integers(0, 10**12 - 1), st.integers(0, 10**12 - 1))
def test_two_numbers_never_sound_alike(one: int, other: int) -> None:
    assert (in_words(one) == in_words(other)) is (one == other)
