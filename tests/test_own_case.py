"""The button under an officer's answer opens a case for its teller, and for nobody else."""

from sqlalchemy import select

from storage import tables
from tests.desk_stories import read
from tests.talk import Phone, Town, file_tip

MISSING = "không mở được tin này ở đây"
WHAT = "Có nhóm người đua xe trước cổng trường"
BUTTON = "case.reply.1"


async def expect_missing(phone: Phone) -> None:
    """The button opens nothing on this phone, and what is said next reaches nobody's case."""
    await phone.tap(BUTTON)
    phone.expect(MISSING)
    phone.expect_not("Tin số 1", WHAT)
    phone.expect_buttons("menu.tip")
    await phone.say("Tôi là người báo tin đó")


async def added(town: Town) -> list[str]:
    """What was added to any case."""
    kinds = await read(town.database, select(tables.case_event.c.kind))
    return [row.kind for row in kinds if row.kind == "message"]


async def test_answer_button_opens_for_its_teller(either_town: Town) -> None:
    officer, mai = await either_town.officer(), either_town.citizen()
    await file_tip(mai, WHAT, contact="chat")
    await officer.say("/reply 1 Cảm ơn anh/chị")
    await mai.press(BUTTON)
    mai.expect("Tin số 1", "Cảm ơn anh/chị")
    await mai.say("Họ vừa quay lại")
    assert await added(either_town) == ["message"]


async def test_button_of_another_chat_opens_nothing(either_town: Town) -> None:
    officer = await either_town.officer()
    mai, lan, newcomer = either_town.citizen(), either_town.citizen(), either_town.citizen()
    await file_tip(mai, WHAT, contact="chat")
    await file_tip(lan, "Có sòng bạc sau chợ", contact="chat")
    await officer.say("/reply 1 Cảm ơn anh/chị")
    await expect_missing(lan)
    await expect_missing(newcomer)
    assert await added(either_town) == []


async def test_case_without_contact_opens_for_nobody_by_button(either_town: Town) -> None:
    """Nothing links it to a chat, not even to its teller's."""
    mai, lan = either_town.citizen(), either_town.citizen()
    await file_tip(mai, WHAT, contact="none")
    await expect_missing(lan)
    await expect_missing(mai)
    assert await added(either_town) == []
