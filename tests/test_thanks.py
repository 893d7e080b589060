"""Thanks for a valuable case: offered by who has it, answered by its teller, and nobody is named."""

import pytest
from sqlalchemy import select

from storage import tables
from tests.desk_stories import HERE, audited, read, tip_by
from tests.talk import Phone, Town

OFFER = "Đơn vị muốn gửi lời cảm ơn"


async def thanks_in(town: Town, number: int = 1) -> str | None:
    [row] = await read(town.database, select(tables.cases.c.thanks).where(tables.cases.c.number == number))
    found: str | None = row.thanks
    return found


async def told_by(town: Town, contact: str = "chat") -> tuple[Phone, Phone, str]:
    """An officer who has taken the case of a citizen; and its receipt code."""
    officer, mai = await town.officer(HERE), town.citizen()
    code = await tip_by(mai, contact=contact)
    await officer.say("/take 1")
    return officer, mai, code


@pytest.mark.parametrize(
    ("ways", "kept", "heard"),
    [
        (["yes", "quiet"], "quiet", "không nêu tên ai"),
        (["yes", "meet"], "meet", "có thể viết vào tin để hẹn"),
        (["no"], "refused", "không nhận lời cảm ơn"),
        (["yes", "no"], "refused", "không nhận lời cảm ơn"),
    ],
)
async def test_teller_answers_in_the_chat(either_town: Town, ways: list[str], kept: str, heard: str) -> None:
    officer, mai, _code = await told_by(either_town)
    await officer.say("/thank 1")
    officer.expect("Đã hỏi người báo tin #1")
    mai.expect(OFFER, "Không ai biết tên anh/chị nếu anh/chị không đồng ý")
    for way in ways:
        await mai.press(f"thanks.{way}.1")
    assert await thanks_in(either_town) == kept
    officer.expect(heard)
    await officer.say("/thank 1")
    officer.expect(heard.removeprefix("có thể "))
    assert await thanks_in(either_town) == kept, "they are not asked again"


async def test_officers_learn_nothing_but_the_answer(town: Town) -> None:
    officer, mai, _code = await told_by(town)
    await officer.say("/thank 1")
    await mai.press("thanks.yes.1", "thanks.quiet.1")
    assert mai.name not in "".join(reply.text for reply in officer.history)
    assert ("thank", 1, None) in await audited(town.database)


async def test_thanks_wait_under_the_code_of_who_left_no_contact(either_town: Town) -> None:
    town = either_town
    officer, mai, code = await told_by(town, contact="none")
    await officer.say("/thank 1")
    officer.expect("chờ trong tin #1")
    mai.expect_not(OFFER)
    await mai.tap("thanks.yes.1")
    mai.expect("không có lời cảm ơn nào")
    assert await thanks_in(town) == "offered"
    other = town.citizen()
    await other.start(code)
    other.expect(OFFER)
    await other.press("thanks.yes.1", "thanks.meet.1")
    assert await thanks_in(town) == "meet"
    await other.press("case.refresh")
    other.expect_not(OFFER)


async def test_stranger_answers_for_nobody(either_town: Town) -> None:
    officer, _mai, _code = await told_by(either_town)
    await officer.say("/thank 1")
    lan = either_town.citizen()
    await lan.start()
    for button in ("thanks.yes.1", "thanks.no.1", "thanks.meet.1", "thanks.yes.99"):
        await lan.tap(button)
        lan.expect("không có lời cảm ơn nào")
    assert await thanks_in(either_town) == "offered"


async def test_answer_before_any_offer_is_none(town: Town) -> None:
    _officer, mai, _code = await told_by(town)
    await mai.tap("thanks.yes.1")
    mai.expect("không có lời cảm ơn nào")
    assert await thanks_in(town) is None


async def test_only_who_has_the_case_or_leads_thanks(town: Town) -> None:
    officer, mai, _code = await told_by(town)
    colleague, admin = await town.officer(HERE), await town.admin()
    await colleague.say("/thank 1")
    colleague.expect("do cán bộ khác xử lý")
    mai.expect_not(OFFER)
    assert ("refused", 1, "thank") in await audited(town.database)
    await admin.say("/thank 1")
    mai.expect(OFFER)
    await officer.say("/thank 1")
    officer.expect("đang chờ")


@pytest.mark.parametrize("status", ["unfounded", "out_of_scope"])
async def test_emptied_case_is_not_thanked_for(either_town: Town, status: str) -> None:
    officer, mai, code = await told_by(either_town)
    await officer.say(f"/status 1 {status} Không đúng")
    await officer.say("/thank 1")
    officer.expect("không gửi lời cảm ơn")
    mai.expect_not(OFFER)
    assert await thanks_in(either_town) is None
    await mai.start(code)
    mai.expect_not(OFFER)


async def test_offer_ends_with_the_content(either_town: Town) -> None:
    officer, mai, code = await told_by(either_town)
    await officer.say("/thank 1")
    await officer.say("/status 1 unfounded Không đúng")
    assert await thanks_in(either_town) is None
    await mai.tap("thanks.yes.1")
    mai.expect("không có lời cảm ơn nào")
    await mai.start(code)
    mai.expect_not(OFFER)
    await mai.tap("thanks.yes.1")
    mai.expect("không có lời cảm ơn nào")


async def test_case_that_is_done_offers_the_button_and_then_the_answer(town: Town) -> None:
    officer, mai, _code = await told_by(town)
    await officer.say("/tip 1")
    assert "desk.thank.1" not in [choice.id for choice in officer.buttons]
    await officer.say("/status 1 resolved Đã nhắc nhở")
    await officer.say("/tip 1")
    await officer.press("desk.thank.1")
    mai.expect(OFFER)
    await mai.press("thanks.no.1")
    await officer.say("/tip 1")
    officer.expect("không nhận lời cảm ơn")
    assert "desk.thank.1" not in [choice.id for choice in officer.buttons]


async def test_thanks_in_english(town: Town) -> None:
    officer, mai, _code = await told_by(town)
    await mai.say("/language en")
    await officer.say("/thank 1")
    mai.expect("The unit would like to thank you", "Nobody learns your name unless you agree")
    await mai.press("thanks.yes.1", "thanks.quiet.1")
    mai.expect("The unit thanks you sincerely")


async def test_thanks_keep_the_form_that_is_open(town: Town) -> None:
    officer, mai, _code = await told_by(town)
    await mai.press("menu.tip", "danger.no")
    await officer.say("/thank 1")
    await mai.tap("thanks.yes.1")
    await mai.press("thanks.quiet.1")
    mai.expect("Không ai được nêu tên", town.world.texts.render("tip-category-ask", "vi"))
    await mai.press("crime")
