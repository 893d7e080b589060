"""Cases and the content of the unit: keys it chose itself, and what it took away after a case was filed."""

import pytest
from sqlalchemy import select

from bot.dialogue.content import CHOICE_ID_BYTES
from storage import tables
from tests.desk_stories import (
    HERE,
    PHONE,
    add_cases,
    read,
    rename_question,
    reseed,
    tip_by,
    told_in,
    without_questions,
)
from tests.talk import Town, file_hand_in, file_tip

OLD = "cattle_theft"
"""A category the unit once had."""


async def test_phone_is_kept_apart_under_any_key(town: Town) -> None:
    await rename_question(town, "tip", "contact", "call_back")
    holder, other, mai = await town.officer(), await town.officer(), town.citizen()
    await mai.start()
    await mai.press("menu.tip", "danger.no", "public_order", "form.skip")
    await mai.say("Đua xe trước cổng trường")
    await mai.press(*["form.skip"] * 5, "at_risk.no", "call_back.phone")
    await mai.say(PHONE)
    await mai.press("form.submit")
    assert PHONE not in str(await told_in(town))
    await other.say("/tip 1")
    other.expect("Đua xe", "Số điện thoại chỉ hiện với cán bộ đã nhận tin")
    other.expect_not(PHONE)
    await holder.say("/take 1")
    await holder.say("/tip 1")
    holder.expect(PHONE)


@pytest.mark.parametrize("contact", ["none", "chat", PHONE])
async def test_answers_hold_no_way_to_the_teller(town: Town, contact: str) -> None:
    await tip_by(town.citizen(), contact=contact)
    assert "contact" not in await told_in(town)


async def test_pieces_are_counted_under_any_key(town: Town) -> None:
    await rename_question(town, "hand_in", "count", "pieces")
    await file_hand_in(town.citizen(), count="7")
    [row] = await read(town.database, select(tables.cases.c.item_count))
    assert row.item_count == 7


async def test_removed_category_is_shown_as_other(town: Town) -> None:
    officer = await town.officer()
    await add_cases(town, (OLD, HERE))
    await add_cases(town, ("crime", HERE), subcategory=OLD)
    await officer.say("/tips")
    officer.expect("#1 · Việc khác", "#2 · Tội phạm")
    await officer.say("/tip 1")
    officer.expect("Tin #1 · Việc khác")
    await officer.say("/tip 2")
    officer.expect("Tin #2 · Tội phạm")
    assert all(len(one.id) <= CHOICE_ID_BYTES for one in officer.buttons)


async def test_removed_category_stops_no_addition(town: Town) -> None:
    officer, mai = await town.officer(), town.citizen()
    code = await file_tip(mai, category="social_evil")
    kept = [one for one in town.world.programme.categories if one.key != "social_evil"]
    await reseed(town, categories=tuple(kept))
    await mai.start(code)
    await mai.say("Họ vừa quay lại")
    mai.expect("Đã ghi thêm vào tin")
    officer.expect("✉️ Tin #1 · Việc khác")


async def test_card_outlives_its_form(town: Town) -> None:
    officer, mai = await town.officer(), town.citizen()
    await tip_by(mai, what="Đua xe\ntrước cổng trường", who="Xe máy đỏ", place="chợ Tiên Cảnh")
    forms = {name: form for name, form in town.world.programme.forms.items() if name != "tip"}
    await reseed(town, forms=forms)
    await officer.say("/tip 1")
    officer.expect(
        "không còn dùng",
        "• what: Đua xe\n> trước cổng trường",
        "• who: Xe máy đỏ",
        "• danger: danger.no",
        "words: chợ Tiên Cảnh",
    )
    officer.expect_not("Nội dung đã xóa", "None")


async def test_answers_to_removed_questions_stay_on_the_card(town: Town) -> None:
    officer, mai = await town.officer(), town.citizen()
    await tip_by(mai, what="Đua xe", who="Xe máy đỏ")
    await without_questions(town, "tip", {"who", "danger"})
    await officer.say("/tip 1")
    officer.expect("không còn trong biểu mẫu", "• who: Xe máy đỏ", "• danger: danger.no")
    officer.expect_not("• what:", "• source:")
    told = officer.text
    assert told.index("Đua xe") < told.index("không còn trong biểu mẫu") < told.index("• who:")


async def test_answer_that_no_longer_fits_is_shown_raw(town: Town) -> None:
    """The unit asks for a place where it once asked for words."""
    officer = await town.officer()
    await add_cases(town, ("crime", HERE), answers={"what": "Đua xe", "place": "gần chợ", "when": 7})
    await officer.say("/tip 1")
    officer.expect("Đua xe", "• place: gần chợ", "• when: 7")


async def test_card_of_today_names_no_old_answers(town: Town) -> None:
    officer = await town.officer()
    await tip_by(town.citizen(), who="Xe máy đỏ")
    await officer.say("/tip 1")
    officer.expect("Xe máy đỏ")
    officer.expect_not("không còn")
