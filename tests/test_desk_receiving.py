"""The seizure ledger: what was taken in, by kind and count, written once, corrected by new rows only."""

import asyncio
from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import select

from storage import seizures, tables
from storage.counts import Span
from storage.work import Work
from tests.desk_stories import HERE, Racer, audited, read
from tests.talk import Phone, Town, file_hand_in


async def ledger(town: Town) -> list[Any]:
    rows = await read(town.database, select(tables.seizure).order_by(tables.seizure.c.id))
    return [(row.id, row.case_number, row.kind, row.count, row.corrects, row.book_number) for row in rows]


async def offered(town: Town) -> tuple[Phone, Phone, str]:
    officer, mai = await town.officer(HERE), town.citizen()
    code = await file_hand_in(mai)
    mai.heard = []
    return officer, mai, code


async def test_taken_in_by_buttons(either_town: Town) -> None:
    town = either_town
    officer, mai, code = await offered(town)
    await officer.say("/more 1")
    await officer.press("desk.received.1", "Súng", "2", "Thêm loại khác", "Đạn")
    await officer.say("30")
    officer.expect("Sắp ghi", "Súng: 2", "Đạn: 30 viên")
    assert await ledger(town) == []
    await officer.press("Ghi, chưa có số sổ")
    officer.expect("Đã ghi vào sổ", "Người báo tin đã được nhắn")
    assert await ledger(town) == [(1, 1, "gun", 2, None, None), (2, 1, "ammunition", 30, None, None)]
    mai.expect("đã tiếp nhận", "Súng: 2", "Đạn: 30 viên")
    mai.expect_not("xử phạt", "trách nhiệm")
    await mai.start(code)
    mai.expect("Đã tiếp nhận: Súng: 2, Đạn: 30 viên")
    await officer.say("/tip 1")
    officer.expect("• Súng: 2 (dòng 1, số sổ …)")
    assert ("received", 1, "g2a30") in await audited(town.database)


@pytest.mark.parametrize("typed", ["gun 2 ammunition 30 book 15/2026", "súng 2 khẩu, đạn 30 viên sổ 15/2026"])
async def test_taken_in_by_one_line(either_town: Town, typed: str) -> None:
    officer, _mai, _code = await offered(either_town)
    await officer.say(f"/received 1 {typed}")
    officer.expect("Đã ghi vào sổ")
    rows = await ledger(either_town)
    assert rows == [(1, 1, "gun", 2, None, "15/2026"), (2, 1, "ammunition", 30, None, "15/2026")]


async def test_book_number_is_typed_at_the_end(town: Town) -> None:
    officer, _mai, _code = await offered(town)
    await officer.say("/received 1 công cụ hỗ trợ 3")
    await officer.say("chưa có")
    officer.expect("cần có chữ số")
    await officer.say("07/BB")
    assert await ledger(town) == [(1, 1, "support_tool", 3, None, "07/BB")]


async def test_pressed_twice_is_written_once(either_town: Town) -> None:
    town = either_town
    officer, _mai, _code = await offered(town)
    other = await town.officer(HERE)
    await officer.say("/received 1 gun 2")
    await asyncio.gather(*(Racer(town, one.name).say("received", "1 g2 ok 0") for one in (officer, other)))
    assert len(await ledger(town)) == 1
    assert "Sắp ghi" in await Racer(town, officer.name).say("received", "1 g2 ok 0")
    assert len(await ledger(town)) == 1


async def test_correction_is_a_new_row(either_town: Town) -> None:
    town = either_town
    officer, _mai, _code = await offered(town)
    await officer.say("/received 1 gun 2 book 15")
    await officer.say("/received 1 sửa 1 1")
    officer.expect("Súng: 2 nay là Súng: 1")
    await officer.say("/received 1 sửa 1 5")
    officer.expect("Sửa một dòng")
    assert await ledger(town) == [(1, 1, "gun", 2, None, "15"), (2, 1, "gun", 1, 1, "15")]
    other = await town.officer(HERE)
    await other.say("/received 1 sửa 2 7")
    other.expect("do cán bộ khác ghi")
    async with town.database.writing() as connection:
        work = Work(connection, town.vault)
        span = Span(town.clock(), town.clock() + timedelta(days=1))
        assert await seizures.totals(work, span, ()) == {"gun": 1}
        assert seizures.summed(await seizures.of_case(work, 1)) == [("gun", 1)]


async def test_things_come_without_a_case(town: Town) -> None:
    officer = await town.officer(HERE)
    await officer.say("/received không súng tự chế 1 sổ 9")
    officer.expect("không theo tin nào")
    [row] = await read(town.database, select(tables.seizure))
    assert (row.case_number, row.commune, row.kind, row.count) == (None, HERE, "homemade_gun", 1)


async def test_explosives_are_left_to_the_responsible_force(town: Town) -> None:
    officer, _mai, _code = await offered(town)
    await officer.say("/received 1")
    assert "desk.received.1.suspected_explosive" not in [button.id for button in officer.buttons]
    await officer.say("/received 1 lựu đạn 1 sổ 3")
    officer.expect("Không chạm, không di chuyển")
    assert await ledger(town) == []
    admin = await town.admin()
    await admin.say("/received 1 vật nghi nổ 1")
    admin.expect("Không chạm")
    await admin.say("/received 1 vật nghi nổ 1 sổ 3/QS")
    assert await ledger(town) == [(1, 1, "suspected_explosive", 1, None, "3/QS")]


@pytest.mark.parametrize("typed", ["gun 0", "gun 1000", "xe máy 2", "12", "gun -1"])
async def test_what_is_not_understood_is_asked_again(town: Town, typed: str) -> None:
    officer, _mai, _code = await offered(town)
    await officer.say(f"/received 1 {typed}")
    officer.expect("Chưa hiểu")
    await officer.say("súng 2")
    officer.expect("Sắp ghi")
    assert await ledger(town) == []
