"""What is masked is seen by others for a reason and with a second person's yes, once."""

from datetime import timedelta

from tests.desk_stories import HERE, THERE, add_unit, audited, member_of, status_of, tip_by
from tests.storage_world import rows
from tests.talk import Phone, Town, seeds
from tests.unlock_stories import enrolled

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


async def test_case_that_went_to_another_unit_is_not_shown_to_who_asked(either_town: Town) -> None:
    town = either_town
    here, there = await add_unit(town, HERE), await add_unit(town, THERE)
    officer, leader, admin = (
        await member_of(town, here),
        await member_of(town, here, role="admin"),
        await town.admin(),
    )
    await tip_by(town.citizen(), HERE, what=TOLD)
    await officer.say("/reveal 1 Cần đối chiếu vụ khác")
    leader.expect("Cần đối chiếu vụ khác")
    await admin.say(f"/transfer 1 u{there} Việc của nơi ấy")
    officer.heard = []
    await admin.tap("desk.consent.1.1.yes")
    admin.expect("không còn")
    assert officer.heard == []


async def test_leader_of_a_unit_may_consent_wherever_its_case_is(town: Town) -> None:
    unit = await add_unit(town, HERE, THERE)
    officer, leader = await member_of(town, unit), await member_of(town, unit, THERE, role="admin")
    await tip_by(town.citizen(), HERE, what=TOLD)
    await officer.say("/reveal 1 Cần đối chiếu vụ khác")
    await leader.press("desk.consent.1.1.yes")
    officer.expect(TOLD)


async def test_locked_meanwhile_nothing_is_shown(locked_town: Town) -> None:
    town = locked_town
    officer, admin = await town.officer(), await town.admin()
    for phone in (officer, admin):
        await enrolled(town, phone)
    await tip_by(town.citizen(), what=TOLD)
    await officer.say("/reveal 1 Cần đối chiếu vụ khác")
    await officer.say("/lock")
    officer.heard = []
    await admin.press("desk.consent.1.1.yes")
    assert officer.heard == []


async def test_what_was_revealed_leaves_the_chat_like_every_view(town: Town) -> None:
    officer, admin = await scene(town)
    await admin.press("desk.consent.1.1.yes")
    officer.expect(TOLD)
    due = [row["due_at"] - town.clock() for row in await rows(town.database, "view")]
    assert due == [timedelta(hours=seeds().unit.view_hours)]
