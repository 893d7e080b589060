"""The programme's desks as staff see them: private ones are marked, helpers stay apart from tellers."""

import pytest

from tests.desk_stories import HERE, newest
from tests.talk import Phone, Town


async def asked_privately(phone: Phone) -> None:
    """A question about coming home after prison, answered in the chat."""
    await phone.start(f"xa-{HERE}")
    await phone.press("menu.desks", "menu.reintegration", "help.work")
    await phone.say("Tôi muốn tìm việc gần nhà")
    await phone.press(f"place.{HERE}", "contact.chat", "form.submit")


async def told_for_another(phone: Phone, contact: str) -> None:
    """A tip through a helper."""
    await phone.start()
    await phone.press("menu.desks", "menu.on_behalf", "danger.no", "helper.village", "teller.agrees", "crime")
    await phone.say("Cụ kể có người lạ vào nhà")
    await phone.press("when.today", "form.skip", contact, "form.submit")


async def test_private_question_is_marked_and_answered(either_town: Town) -> None:
    officer, mai = await either_town.officer(HERE), either_town.citizen()
    await asked_privately(mai)
    officer.expect("Tái hòa nhập cộng đồng")
    officer.expect_not("Tôi muốn tìm việc gần nhà", "🔴")
    number = await newest(either_town.database)
    await officer.say(f"/tip {number}")
    officer.expect("Việc riêng tư", "Tìm việc làm", "Tôi muốn tìm việc gần nhà")
    await officer.say(f"/reply {number} Mời anh/chị gặp cán bộ xã sáng thứ hai")
    mai.expect("Mời anh/chị gặp cán bộ xã sáng thứ hai")


@pytest.mark.parametrize("words", ["reintegration", "tái hòa nhập cộng đồng"])
async def test_each_desk_has_a_list_of_its_own(town: Town, words: str) -> None:
    officer = await town.officer(HERE)
    await asked_privately(town.citizen())
    await told_for_another(town.citizen(), "contact.none")
    await officer.say(f"/tips {words}")
    officer.expect("Tái hòa nhập cộng đồng")
    officer.expect_not("Tội phạm")
    await officer.say("/tips crime")
    officer.expect_not("Tái hòa nhập cộng đồng")


@pytest.mark.parametrize(("contact", "reached"), [("contact.chat", True), ("contact.none", False)])
async def test_officer_sees_the_helpers_role_and_no_more(town: Town, contact: str, reached: bool) -> None:
    officer, helper = await town.officer(), town.citizen()
    await told_for_another(helper, contact)
    number = await newest(town.database)
    await officer.say(f"/tip {number}")
    officer.expect("Báo giúp, người báo giúp là: Trưởng thôn, tổ trưởng", "Người kể đồng ý: Có, đã đồng ý")
    officer.expect_not(helper.name, "Việc riêng tư")
    helper.heard = []
    await officer.say(f"/reply {number} Cảm ơn bác")
    assert ("Cảm ơn bác" in helper.text) == reached
