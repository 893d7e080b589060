"""A case moves along its workflow: what each step needs, destroys, and tells its teller."""

import asyncio

import pytest
from sqlalchemy import select

from bot.desk.workflow import NEXT, WITHOUT_CONTENT
from storage import tables
from storage.cases import CLOSED, DECIDED, STATUSES
from tests.desk_stories import HERE, PHONE, Racer, add_cases, audited, read, status_of, tip_at, tip_by
from tests.talk import Town, picture_id

EMPTYING = [status for status in DECIDED if status in WITHOUT_CONTENT]
"""How an officer closes a case that loses its content with it."""


async def set_status(town: Town, status: str) -> None:
    """Puts every case in a status."""
    async with town.database.writing() as connection:
        await connection.execute(tables.cases.update().values(status=status))


async def test_of_two_closers_one_wins(either_town: Town) -> None:
    town = either_town
    await tip_at(town)
    officers = [await town.officer(), await town.officer()]
    racers = [Racer(town, officer.name) for officer in officers]
    await asyncio.gather(*(racer.say("status", "1 rejected Không đủ thông tin") for racer in racers))
    events = await read(town.database, select(tables.case_event))
    assert [event.kind for event in events] == ["status", "answer"]


@pytest.mark.parametrize(("now", "wanted"), [(now, wanted) for now in STATUSES for wanted in STATUSES])
async def test_case_moves_only_along_workflow(town: Town, now: str, wanted: str) -> None:
    officer = await town.officer()
    await add_cases(town, ("crime", HERE))
    await set_status(town, now)
    await officer.say(f"/status 1 {wanted} Có lý do")
    if wanted in NEXT[now]:
        assert await status_of(town) == wanted
        officer.expect("đã nhận xử lý" if wanted == "accepted" else "đã chuyển sang")
    else:
        assert await status_of(town) == now
        officer.expect("đã khép lại" if now in CLOSED else "được. Anh/chị chọn")


@pytest.mark.parametrize("typed", ["/status 1 accepted", "/status 1 ACCEPTED vì gần nhà"])
async def test_accepting_is_taking(either_town: Town, typed: str) -> None:
    """Nobody hears that somebody has it before somebody has."""
    town = either_town
    officer, mai = await town.officer(), town.citizen()
    await tip_by(mai, contact="chat")
    mai.heard = []
    await officer.say(typed)
    officer.expect("Anh/chị đã nhận xử lý tin #1")
    mai.expect("Đã có cán bộ nhận tin số 1")
    [row] = await read(town.database, select(tables.cases))
    assert (row.status, row.assignee_id, row.taken_at) == ("accepted", 1, town.clock())
    assert (await audited(town.database))[-1] == ("take", 1, None)


@pytest.mark.parametrize("status", DECIDED)
async def test_closing_needs_a_reason(town: Town, status: str) -> None:
    officer = await town.officer()
    await add_cases(town, ("crime", HERE))
    await set_status(town, "in_progress")
    await officer.say(f"/status 1 {status}")
    officer.expect("gõ lý do")
    assert await status_of(town) == "in_progress"
    await officer.say("Đã xác minh tại chỗ")
    assert await status_of(town) == status


async def test_stale_status_button_explains_itself(town: Town) -> None:
    officer = await town.officer()
    await tip_at(town)
    await officer.say("/status 1")
    await officer.press("Nhận xử lý")
    await officer.tap("desk.status.1.accepted")
    officer.expect("đang ở: Đã có cán bộ nhận, không chuyển sang “Đã có cán bộ nhận” được")
    officer.expect_buttons("desk.status.1.in_progress")
    await officer.tap("desk.khong.co.nut.nay")
    officer.expect("Nút này đã cũ")


@pytest.mark.parametrize("status", EMPTYING)
async def test_case_without_ground_loses_content(either_town: Town, status: str) -> None:
    town = either_town
    officer = await town.officer()
    mai = town.citizen()
    code = await tip_by(mai, what="Ông hàng xóm nói xấu chính quyền", contact="chat")
    await mai.start(code)
    await mai.say("Ông ấy nói to lắm")
    await mai.show(picture_id(1))
    await officer.say("/reply 1 Để chúng tôi xem")
    await officer.say(f"/status 1 {status}")
    officer.expect("xóa hẳn")
    mai.heard = []
    await officer.say("Không thuộc việc chúng tôi nhận")
    assert await status_of(town) == status
    mai.expect("Lý do: Không thuộc việc chúng tôi nhận")
    assert await read(town.database, select(tables.file)) == []
    await officer.say("/tip 1")
    officer.expect("Nội dung đã xóa", "Không thuộc việc chúng tôi nhận")
    officer.expect_not("hàng xóm", "nói to", "Để chúng tôi xem")
    await mai.start(code)
    mai.expect_not("nói to", "Để chúng tôi xem")
    mai.expect("Không thuộc việc chúng tôi nhận")


@pytest.mark.parametrize("status", EMPTYING)
async def test_emptied_case_forgets_its_teller(either_town: Town, status: str) -> None:
    town = either_town
    officer, mai = await town.officer(), town.citizen()
    code = await tip_by(mai, contact=PHONE)
    mai.heard = []
    await officer.say(f"/status 1 {status} Không có căn cứ")
    officer.expect("Người báo tin đã được nhắn")
    mai.expect("Lý do: Không có căn cứ")
    assert mai.buttons == []
    assert await read(town.database, select(tables.reporter)) == []
    await officer.say("/tip 1")
    officer.expect("Liên hệ: không có")
    await mai.start(code)
    mai.expect("Không có căn cứ")


@pytest.mark.parametrize("status", EMPTYING)
async def test_emptied_case_takes_no_more_words(either_town: Town, status: str) -> None:
    town = either_town
    officer, mai, lan = await town.officer(), town.citizen(), town.citizen()
    code = await tip_by(mai, contact="chat")
    for phone in (mai, lan):
        await phone.start(code)
    await officer.say(f"/status 1 {status} Không có căn cứ")
    officer.heard = []
    await mai.say("Ông Tám ở thôn Hai")
    mai.expect("Tin số 1 đã khép lại và nội dung đã xóa")
    mai.expect_not("Đã ghi thêm vào tin")
    mai.expect_buttons("menu.tip")
    await lan.show(picture_id(1), "Ông Tám đây")
    lan.expect("nội dung đã xóa")
    assert officer.heard == []
    assert await read(town.database, select(tables.file)) == []
    texts = await read(town.database, select(tables.case_event).where(tables.case_event.c.kind == "message"))
    assert texts == []
    await officer.say("/tip 1")
    officer.expect_not("Ông Tám")


@pytest.mark.parametrize("command", ["/reply 1 Ông Tám đã nhận lỗi", "/reply 1"])
async def test_emptied_case_takes_no_more_answers(town: Town, command: str) -> None:
    officer = await town.officer()
    await tip_at(town)
    await officer.say("/reply 1")
    await officer.tap("desk.status.1.unfounded")
    await officer.say("Không có căn cứ")
    await officer.say(command)
    officer.expect("Tin #1 đã khép lại và nội dung đã xóa")
    await officer.say("Ông Tám đã nhận lỗi")
    answers = select(tables.case_event).where(tables.case_event.c.kind == "answer")
    assert len(await read(town.database, answers)) == 1  # the reason
    await officer.say("/tip 1")
    assert "desk.reply.1" not in [one.id for one in officer.buttons]


@pytest.mark.parametrize("status", ["resolved", "rejected"])
async def test_other_closed_case_takes_words_still(town: Town, status: str) -> None:
    officer, mai = await town.officer(), town.citizen()
    await tip_by(mai, contact="chat")
    await officer.say("/take 1")
    await officer.say(f"/status 1 {status} Đã nhắc nhở")
    await mai.press("case.reply.1")
    await mai.say("Họ vừa quay lại")
    mai.expect("Đã ghi thêm vào tin")
    await officer.say("/tip 1")
    await officer.say("/reply 1 Chúng tôi tới ngay")
    mai.expect("Chúng tôi tới ngay")


@pytest.mark.parametrize("status", EMPTYING)
async def test_of_closing_and_adding_nothing_is_left(either_town: Town, status: str) -> None:
    """Words that come in while another process closes the case are destroyed with it, or refused."""
    town = either_town
    officer, phones = await town.officer(), [town.citizen() for _ in range(3)]
    code = await tip_by(town.citizen())
    for phone in phones:
        await phone.start(code)
    await asyncio.gather(
        Racer(town, officer.name).say("status", f"1 {status} Không có căn cứ"),
        *(Racer(town, phone.name).type("Ông Tám ở thôn Hai") for phone in phones),
    )
    assert await status_of(town) == status
    rows = await read(town.database, select(tables.case_event).where(tables.case_event.c.kind == "message"))
    assert [row.body_sealed for row in rows if row.body_sealed is not None] == []


async def test_rejected_case_keeps_its_teller(town: Town) -> None:
    officer, mai = await town.officer(), town.citizen()
    await tip_by(mai, contact="chat")
    await officer.say("/status 1 rejected Thiếu thông tin")
    mai.expect_buttons("case.reply.1")
    assert len(await read(town.database, select(tables.reporter))) == 1


async def test_other_closings_keep_content(town: Town) -> None:
    officer = await town.officer()
    await tip_at(town)
    await officer.say("/status 1 rejected Thiếu thông tin")
    await officer.say("/tip 1")
    officer.expect("đua xe")


async def test_teller_is_told_in_own_language(town: Town) -> None:
    officer = await town.officer()
    mai = town.citizen()
    await mai.say("/language en")
    await tip_by(mai, contact="chat")
    mai.heard = []
    await officer.say("/take 1")
    mai.expect("An officer has taken your tip number 1")
    mai.heard = []
    await officer.say("/status 1 resolved Xong rồi")
    officer.expect("Đã xử lý xong", "Người báo tin đã được nhắn")
    mai.expect("Your tip number 1 has a new status: ", "Reason: Xong rồi")
    mai.expect_not("Đã xử lý xong")
