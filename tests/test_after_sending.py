"""After a case is sent, on both engines: followed elsewhere, corrected, withdrawn, rated, opened again."""

from collections.abc import Mapping
from typing import Any

import pytest
from sqlalchemy import select

from bot.dialogue.statement import BEGIN, END
from storage import tables
from tests.desk_stories import read, status_of, told_in
from tests.talk import Phone, Town, file_tip, picture_id

SECRET = "Nhà cuối xóm cất pháo trong bếp"


async def closed_case(town: Town, status: str = "resolved") -> tuple[Phone, Phone]:
    """A teller who wanted an answer in the chat, and the officer who took the case and closed it."""
    mai, an = town.citizen(), await town.officer()
    await file_tip(mai, SECRET, contact="chat")
    await an.say("/take 1")
    await an.say(f"/status 1 {status} Đã xong việc")
    return mai, an


async def case_row(town: Town, number: int = 1) -> Mapping[str, Any]:
    [row] = await read(town.database, select(tables.cases).where(tables.cases.c.number == number))
    found: Mapping[str, Any] = row._mapping
    return found


async def test_officer_has_an_alias_of_their_own_in_each_case(either_town: Town) -> None:
    town = either_town
    mai, an = town.citizen(), await town.officer()
    codes = [await file_tip(mai, contact="chat") for _ in range(2)]
    names = []
    for number, code in enumerate(codes, 1):
        await an.say(f"/take {number}")
        await an.say(f"/reply {number} Chúng tôi đang kiểm tra.")
        pushed = mai.text
        await mai.say(code)
        name = mai.text.partition("Cán bộ phụ trách: “")[2].partition("”")[0]
        mai.expect(f"Cán bộ “{name}”: Chúng tôi đang kiểm tra.")
        assert f"“{name}”" in pushed
        names.append(name)
        await mai.press("menu.home")
    assert names[0] != names[1]


async def test_filed_on_one_channel_and_followed_on_the_other(either_town: Town) -> None:
    town = either_town
    for here, there in (("telegram", "web"), ("web", "telegram")):
        town.channel = here
        mai, an = town.citizen(), await town.officer()
        code = await file_tip(mai, SECRET)
        await an.press("desk.tip." + str(an.case))
        await an.say(f"/reply {an.case} Xe màu gì ạ?")
        town.channel = there
        other = town.citizen()
        await other.start(code)
        other.expect("Xe màu gì ạ?")
        other.expect_not(SECRET)
        await other.say("Xe màu đỏ")
        town.channel = here
        await an.say(f"/tip {an.case}")
        an.expect("Xe màu đỏ")


async def test_code_typed_with_lookalikes_opens_it(either_town: Town) -> None:
    mai = either_town.citizen()
    code = await file_tip(mai)
    await mai.say(code.replace("0", "O").replace("1", "I").lower().replace("-", " "))
    mai.expect("Tin số 1")


async def test_correction_stands_beside_the_old_words(either_town: Town) -> None:
    mai, an = either_town.citizen(), await either_town.officer()
    code = await file_tip(mai, SECRET)
    await mai.say(code)
    await mai.press("case.correct")
    await mai.say("Không phải trong bếp, trong kho")
    mai.expect("Đã ghi lời sửa")
    an.expect("người báo tin vừa bổ sung")
    await an.say("/tip 1")
    an.expect(SECRET, "Người báo tin sửa lời: Không phải trong bếp, trong kho")
    await mai.press("case.refresh")
    mai.expect("Anh/chị đã sửa lời đã báo")
    mai.expect_not("trong kho")


async def test_withdrawn_case_leaves_a_tombstone_only(either_town: Town) -> None:
    town = either_town
    mai, an = town.citizen(), await town.officer()
    code = await file_tip(mai, SECRET, contact="chat", category="public_order")
    await mai.say(code)
    await mai.say("thêm một lời")
    await mai.show(picture_id(1))
    await mai.press("case.withdraw")
    mai.expect("không lấy lại được")
    assert await status_of(town) == "new"
    await mai.press("case.withdraw_yes")
    mai.expect("Đã rút tin số 1")
    an.expect("#1", "người báo tin đã rút")
    row = await case_row(town)
    assert (row["status"], row["category"], row["closed_at"]) == ("withdrawn", "public_order", town.clock())
    assert await told_in(town) == {}
    assert await read(town.database, select(tables.reporter)) == []
    assert await read(town.database, select(tables.file)) == []
    bodies = await read(town.database, select(tables.case_event.c.body_sealed))
    assert {body[0] for body in bodies} == {None}
    await an.say("/tips đã rút")
    an.expect("#1", "Người báo tin đã rút")
    await an.say("/tip 1")
    an.expect("Nội dung đã xóa")
    an.expect_not(SECRET)


async def test_code_of_a_withdrawn_case_says_so(either_town: Town) -> None:
    town = either_town
    mai = town.citizen()
    code = await file_tip(mai, SECRET)
    await mai.say(code)
    await mai.press("case.withdraw", "case.withdraw_yes")
    await town.wait(days=2)
    other = town.citizen()
    await other.start(code)
    other.expect("Tin này anh/chị đã rút lúc 09:00 23/11/2026", "không viết thêm được nữa")
    other.expect_not("Muốn bổ sung", "Gửi vị trí là anh/chị đồng ý")
    await other.press("case.statement")
    other.expect_not("Muốn bổ sung")
    await other.say("thêm lời")
    other.expect("không được giữ")


async def test_officer_cannot_withdraw_or_revive(either_town: Town) -> None:
    town = either_town
    mai, an = town.citizen(), await town.officer()
    code = await file_tip(mai)
    await an.say("/take 1")
    await an.say("/status 1 withdrawn Vì sao")
    assert await status_of(town) == "accepted"
    await mai.say(code)
    await mai.press("case.withdraw", "case.withdraw_yes")
    await an.say("/status 1 resolved Xong")
    an.expect("vừa chuyển sang “Người báo tin đã rút” (người báo tin", "> Xong")
    await an.say("/status 1 resolved Xong")
    an.expect("đã khép lại")
    await an.say("/reply 1 Chào")
    an.expect("nội dung đã xóa")
    assert await status_of(town) == "withdrawn"


async def test_withdrawing_ends_with_the_window(either_town: Town) -> None:
    town = either_town
    mai = town.citizen()
    code = await file_tip(mai)
    await town.wait(hours=24, seconds=1)
    await mai.say(code)
    await mai.press("case.withdraw")
    mai.expect("trong 24 giờ")
    assert await status_of(town) == "new"


async def test_withdrawing_ends_when_the_work_begins(either_town: Town) -> None:
    town = either_town
    mai, an = town.citizen(), await town.officer()
    code = await file_tip(mai)
    await an.say("/take 1")
    await mai.say(code)
    await mai.press("case.withdraw")
    await an.say("/status 1 in_progress")
    await mai.press("case.withdraw_yes")
    mai.expect("đã bắt đầu xử lý")
    assert await status_of(town) == "in_progress"


async def test_rating_from_the_message_that_closed_it(either_town: Town) -> None:
    town = either_town
    mai, an = await closed_case(town)
    await mai.press("case.rate.bad.1")
    mai.expect("Cảm ơn anh/chị đã đánh giá")
    await mai.say("Lâu quá")
    row = await case_row(town)
    assert (row["rating"], row["rated_at"]) == ("bad", town.clock())
    await an.say("/tip 1")
    an.expect("Người báo tin đánh giá: Chưa hài lòng", "Người báo tin đánh giá: Lâu quá")
    await mai.tap("case.rate.good.1")
    mai.expect("đã đánh giá tin này rồi")
    assert (await case_row(town))["rating"] == "bad"


async def test_rating_by_code(either_town: Town) -> None:
    mai, _an = await closed_case(either_town)
    other = either_town.citizen()
    await other.start(mai.receipt)
    await other.press("case.rate.good")
    assert (await case_row(either_town))["rating"] == "good"


async def test_nobody_acts_on_the_case_of_another_by_its_number(either_town: Town) -> None:
    await closed_case(either_town)
    lan = either_town.citizen()
    await lan.start()
    for pressed in ("case.rate.good.1", "case.reopen.1"):
        await lan.tap(pressed)
        lan.expect("không mở được tin này")
    assert (await case_row(either_town))["rating"] is None


async def test_case_is_opened_again_once(either_town: Town) -> None:
    town = either_town
    mai, an = await closed_case(town)
    await mai.press("case.rate.fair.1", "case.back")
    await mai.press("case.reopen")
    await mai.say("Việc vẫn tiếp diễn")
    mai.expect("Đã mở lại tin")
    an.expect("xin mở lại")
    row = await case_row(town)
    assert (row["status"], row["closed_at"], row["reopened_at"]) == ("accepted", None, town.clock())
    await an.say("/tip 1")
    an.expect("Người báo tin xin mở lại: Việc vẫn tiếp diễn")
    await an.say("/status 1 resolved Đã xong hẳn")
    assert "case.reopen.1" not in {choice.id for choice in mai.buttons}
    await mai.tap("case.reopen.1")
    mai.expect("mở lại một lần rồi")
    await mai.press("case.rate.good")
    assert (await case_row(town))["rating"] == "good"


@pytest.mark.parametrize("status", ["unfounded", "out_of_scope"])
async def test_case_without_content_is_neither_rated_nor_opened_again(either_town: Town, status: str) -> None:
    mai, _an = await closed_case(either_town, status)
    assert mai.history[-1].choices == ()
    await mai.start(mai.receipt)
    mai.expect("đã xóa hẳn")
    assert not [choice.id for choice in mai.buttons if choice.id.startswith(("case.rate", "case.reopen"))]


async def test_statement_is_checked_in_the_chat_of_anybody(either_town: Town) -> None:
    town = either_town
    mai, lan = town.citizen(), town.citizen()
    code = await file_tip(mai, SECRET)
    await mai.say(code)
    await mai.press("case.statement")
    [statement] = [reply.text for reply in mai.heard if reply.text.startswith(BEGIN)]
    assert statement.endswith(END)
    for secret in (SECRET, code, "Tội phạm"):
        assert secret not in statement
    await lan.start()
    await lan.say(statement)
    lan.expect("đúng do chúng tôi cấp", "Tin số: 1", "Nhận lúc: 09:00:00 23/11/2026")
    await lan.say(f"/verify {statement.replace('Tin số: 1', 'Tin số: 2')}")
    lan.expect("không đúng")
    await mai.press("case.withdraw", "case.withdraw_yes")
    await lan.say(statement)
    lan.expect("đúng do chúng tôi cấp")


async def test_english_teller_gets_an_english_statement(either_town: Town) -> None:
    town = either_town
    mai = town.citizen()
    await mai.say("/language en")
    code = await file_tip(mai, SECRET)
    await mai.say(code)
    await mai.press("case.statement")
    mai.expect("Received at: 09:00:00 23/11/2026")
    [statement] = [reply.text for reply in mai.heard if reply.text.startswith(BEGIN)]
    vi = town.citizen()
    await vi.start()
    await vi.say(statement)
    vi.expect("đúng do chúng tôi cấp", "Report no.: 1")
