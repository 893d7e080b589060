"""A question to the teller: the case waits for them, and their next message ends that."""

from datetime import timedelta

import pytest
from sqlalchemy import select

from storage import tables
from tests.desk_stories import HERE, audited, read, status_of, tip_by
from tests.talk import Phone, Town, picture_id

QUESTION = "Xe màu gì?"
WAITS = "chờ người báo tin trả lời"


async def asked_about(town: Town, contact: str = "chat") -> tuple[Phone, Phone, str]:
    """An officer who has asked the teller of case 1."""
    officer, mai = await town.officer(HERE), town.citizen()
    code = await tip_by(mai, contact=contact)
    mai.heard = []
    await officer.say(f"/ask 1 {QUESTION}")
    return officer, mai, code


async def is_waiting(town: Town) -> bool:
    [row] = await read(town.database, select(tables.cases))
    return row.asked_at is not None


async def test_question_comes_with_a_button_to_answer(either_town: Town) -> None:
    town = either_town
    officer, mai, _code = await asked_about(town)
    officer.expect("Đã hỏi người báo tin #1")
    mai.expect(QUESTION, "tin số 1")
    assert await status_of(town) == "new"
    await officer.say("/tips")
    officer.expect(WAITS)
    await officer.say("/tip 1")
    officer.expect("Chờ người báo tin trả lời, từ 09:00 23/11", f"Cán bộ hỏi: {QUESTION}")
    officer.heard = []
    await mai.press("Trả lời ngay")
    mai.expect(QUESTION, "Cán bộ đang chờ anh/chị trả lời")
    await mai.say("Màu đỏ")
    officer.expect("người báo tin vừa bổ sung")
    assert not await is_waiting(town)
    await officer.say("/tips")
    officer.expect_not(WAITS)
    await officer.say("/tip 1")
    officer.expect("Màu đỏ")
    officer.expect_not(WAITS, "Chờ người báo tin")
    await mai.press("case.refresh")
    mai.expect_not("đang chờ anh/chị trả lời")
    assert ("ask", 1, None) in await audited(town.database)


async def test_question_waits_under_the_code(either_town: Town) -> None:
    town = either_town
    officer, mai, code = await asked_about(town, contact="none")
    officer.expect("chờ họ mở tin bằng mã tra cứu")
    mai.expect_silence()
    stranger = town.citizen()
    await stranger.start(code)
    stranger.expect(QUESTION, "Cán bộ đang chờ anh/chị trả lời")
    await stranger.show(picture_id(1))
    assert not await is_waiting(town)


@pytest.mark.parametrize("way", ["/ask", "/ask 1", "button"])
async def test_question_is_asked_for(town: Town, way: str) -> None:
    officer, mai = await town.officer(HERE), town.citizen()
    await tip_by(mai, contact="chat")
    if way == "button":
        await officer.say("/more 1")
        await officer.press("desk.ask.1")
    else:
        await officer.say(way)
    if way == "/ask":
        officer.expect("Tin số mấy?")
        await officer.say("1")
    officer.expect("điều gì?")
    await officer.say("\u200b")
    officer.expect("điều gì?")
    await officer.say(QUESTION)
    mai.expect(QUESTION)


async def test_correction_is_an_answer_too(town: Town) -> None:
    _officer, mai, _code = await asked_about(town)
    await mai.press("case.reply.1")
    await mai.press("case.correct")
    await mai.say("Xe màu đỏ, không phải xanh")
    assert not await is_waiting(town)


async def test_second_question_is_asked_like_the_first(town: Town) -> None:
    officer, mai, _code = await asked_about(town)
    town.clock.move(timedelta(hours=1))
    await officer.say("/ask 1 Lúc mấy giờ?")
    mai.expect("Lúc mấy giờ?")
    await officer.say("/tip 1")
    officer.expect("từ 10:00 23/11", QUESTION, "Lúc mấy giờ?")


async def test_nobody_waits_for_a_closed_case(town: Town) -> None:
    officer, mai, _code = await asked_about(town)
    await officer.say("/status 1 rejected Thiếu thông tin")
    await officer.say("/tips")
    officer.expect_not(WAITS)
    await mai.press("case.reply.1")
    mai.expect_not("đang chờ anh/chị trả lời")
    await officer.say("/ask 1 Còn gì nữa không?")
    officer.expect("đã khép lại, nên không hỏi thêm")
    mai.expect_not("Còn gì nữa không?")


async def test_question_goes_when_content_goes(town: Town) -> None:
    officer, _mai, code = await asked_about(town)
    await officer.say("/status 1 unfounded Không có căn cứ")
    other = town.citizen()
    await other.start(code)
    other.expect_not(QUESTION, "đang chờ anh/chị trả lời")
