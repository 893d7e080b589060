"""What is masked is seen by others for a reason and with a second person's yes, once."""

from tests.desk_stories import THERE, audited, status_of, tip_by
from tests.storage_world import rows
from tests.talk import Phone, Town

TOLD = "Gọi chủ xe 0905123456"


async def scene(town: Town) -> tuple[Phone, Phone]:
    officer, admin = await town.officer(), await town.admin()
    await tip_by(town.citizen(), what=TOLD, contact="0905777888")
    await officer.say("/reveal 1 Cần đối chiếu vụ khác")
    return officer, admin


async def test_second_yes_shows_the_original_once(either_town: Town) -> None:
    officer, admin = await scene(either_town)
    officer.expect_not("0905")
    admin.expect("Cần đối chiếu vụ khác")
    officer.heard = []
    await admin.press("desk.consent.1.1.yes")
    officer.expect(TOLD, "0905777888")
    assert officer.heard[0].is_confidential
    await officer.say("/tip 1")
    officer.expect_not("0905")
    await admin.tap("desk.consent.1.1.yes")
    admin.expect("không còn")
    log = await audited(either_town.database)
    wanted = [("reveal", 1, "asked"), ("consent", 1, "yes 1"), ("revealed", 1, None), ("phone", 1, None)]
    assert [entry for entry in log if entry in wanted] == wanted
    assert await rows(either_town.database, "reveal_request") == []


async def test_refusal_is_told_and_shows_nothing(town: Town) -> None:
    officer, admin = await scene(town)
    officer.heard = []
    await admin.press("desk.consent.1.1.no")
    officer.expect("không đồng ý")
    officer.expect_not("0905")


async def test_nobody_consents_for_themselves(town: Town) -> None:
    admin, _other = await town.admin(), await town.admin()
    await tip_by(town.citizen(), what=TOLD)
    await admin.say("/reveal 1 Cần xem")
    await admin.tap("desk.consent.1.1.yes")
    admin.expect_not("0905")
    assert ("refused", 1, "consent") in await audited(town.database)


async def test_officer_without_the_case_may_not_consent(town: Town) -> None:
    officer, _admin = await scene(town)
    other = await town.officer()
    officer.heard = []
    await other.tap("desk.consent.1.1.yes")
    assert officer.heard == []


async def test_alone_there_is_nobody_to_ask(town: Town) -> None:
    admin = await town.admin()
    await tip_by(town.citizen(), what=TOLD)
    await admin.say("/reveal 1 Cần xem")
    admin.expect("chưa có ai")


async def test_request_waits_once_and_lapses(town: Town) -> None:
    officer, admin = await scene(town)
    await officer.say("/reveal 1 Lần nữa")
    officer.expect("đang chờ")
    await town.wait(minutes=31)
    officer.heard = []
    await admin.press("desk.consent.1.1.yes")
    admin.expect("không còn")
    assert officer.heard == []


async def test_emptied_meanwhile_shows_nothing(town: Town) -> None:
    officer, admin = await scene(town)
    await admin.say("/status 1 unfounded Không có thật")
    assert await status_of(town) == "unfounded"
    officer.heard = []
    await admin.tap("desk.consent.1.1.yes")
    assert officer.heard == []


async def test_case_elsewhere_is_not_there(town: Town) -> None:
    officer = await town.officer(THERE)
    await tip_by(town.citizen(), what=TOLD)
    await officer.say("/reveal 1 Cần xem")
    officer.expect("Không có tin số 1")
