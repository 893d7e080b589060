"""Internal notes: for staff who may see the case, on no path for whoever told it."""

import sqlite3
from pathlib import Path

import pytest
from sqlalchemy import select

from storage import cases, tables
from tests.desk_stories import HERE, THERE, audited, read, tip_at, tip_by
from tests.talk import Phone, Town

NOTE = "Người này từng báo sai, cần kiểm chứng"


def words_heard(phone: Phone) -> str:
    """Everything a phone ever showed, buttons and all."""
    return repr(phone.history)


@pytest.mark.parametrize("way", ["at once", "asked", "number asked"])
async def test_colleagues_read_a_note(either_town: Town, way: str) -> None:
    town = either_town
    one, two = await town.officer(HERE), await town.officer(HERE)
    await tip_at(town)
    if way == "at once":
        await one.say(f"/note 1 {NOTE}")
    elif way == "asked":
        await one.say("/more 1")
        await one.press("desk.note.1")
        await one.say(NOTE)
    else:
        await one.say("/note")
        await one.say("1")
        await one.say(NOTE)
    one.expect("Đã ghi chú vào tin #1")
    await two.say("/tip 1")
    two.expect(f"Ghi chú nội bộ: cán bộ số 1: {NOTE}")
    assert ("note", 1, None) in await audited(town.database)
    there = await town.officer(THERE)
    await there.say("/tip 1")
    there.expect_not(NOTE)


async def test_teller_reads_a_note_on_no_path(either_town: Town) -> None:
    town = either_town
    officer, mai = await town.officer(HERE), town.citizen()
    code = await tip_by(mai, contact="chat")
    await officer.say("/take 1")
    await officer.say(f"/note 1 {NOTE}")
    await officer.say("/reply 1 Chúng tôi đang xem")
    await officer.say("/ask 1 Xe màu gì?")
    await officer.say(f"/note 1 {NOTE}")
    stranger = town.citizen()
    await stranger.start(code)
    stranger.expect("Chúng tôi đang xem")
    for press in ("case.refresh", "case.statement"):
        if press in [button.id for button in stranger.buttons]:
            await stranger.press(press)
    await mai.press("case.reply.1")
    mai.expect("Chúng tôi đang xem")
    await mai.say("Xe màu đỏ")
    for command in ("/mydata", "/privacy", "/track", "/verify", "/start"):
        await mai.say(command)
    await officer.say("/tip 1")
    await officer.say("/status 1 resolved Đã xử lý")
    await mai.press("case.reply.1")
    for phone in (mai, stranger):
        heard = words_heard(phone)
        assert NOTE not in heard
        assert "hi chú" not in heard
        assert "kiểm chứng" not in heard


async def test_notes_leave_room_for_what_the_teller_may_see(town: Town) -> None:
    """However much staff write for each other, the teller's own history is whole."""
    officer, mai = await town.officer(HERE), town.citizen()
    code = await tip_by(mai)
    await officer.say("/reply 1 Chúng tôi đang xem")
    for _ in range(cases.HISTORY + 1):
        await officer.say(f"/note 1 {NOTE}")
    await mai.start(code)
    mai.expect("Chúng tôi đang xem")
    mai.expect_not(NOTE)


async def test_note_goes_when_content_goes(either_town: Town) -> None:
    town = either_town
    officer = await town.officer(HERE)
    await tip_at(town)
    await officer.say(f"/note 1 {NOTE}")
    await officer.say("/status 1 unfounded Không có căn cứ")
    [row] = await read(town.database, select(tables.case_event).where(tables.case_event.c.kind == "note"))
    assert row.body_sealed is None
    await officer.say("/tip 1")
    officer.expect("Ghi chú nội bộ: cán bộ số 1: (đã xóa)")
    await officer.say(f"/note 1 {NOTE}")
    officer.expect("không ghi chú thêm")
    assert len(await read(town.database, select(tables.case_event))) == 3


async def test_note_lies_sealed_on_disk(town: Town, tmp_path: Path) -> None:
    officer = await town.officer(HERE)
    await tip_at(town)
    await officer.say(f"/note 1 {NOTE}")
    with sqlite3.connect(tmp_path / "tinbao.db") as connection:
        dump = "\n".join(connection.iterdump())
    for word in ("kiểm chứng", "kiểm chứng".encode().hex()):
        assert word not in dump
        assert word.upper() not in dump


async def test_who_has_the_case_hears_of_a_note(town: Town) -> None:
    one, two = await town.officer(HERE), await town.officer(HERE)
    await tip_at(town)
    await one.say("/take 1")
    one.heard = []
    await two.say(f"/note 1 {NOTE}")
    one.expect("đồng nghiệp vừa ghi chú")
    one.expect_not(NOTE)
    one.heard = []
    await one.say("/note 1 Đã biết")
    assert len(one.heard) == 1
