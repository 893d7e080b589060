"""Who has a case: given by leaders, taken and passed on by officers, and everybody concerned is told."""

import asyncio

import pytest
from sqlalchemy import select

from storage import tables
from tests.desk_stories import HERE, THERE, Racer, audited, read, status_of, tip_at, tip_by
from tests.talk import Phone, Town


async def who_has(town: Town, number: int = 1) -> int | None:
    [row] = await read(town.database, select(tables.cases).where(tables.cases.c.number == number))
    found: int | None = row.assignee_id
    return found


async def three(town: Town) -> tuple[Phone, Phone, Phone]:
    """Officers 1 and 2, and an admin, who is number 3."""
    return await town.officer(HERE), await town.officer(HERE), await town.admin()


@pytest.mark.parametrize("way", ["/assign 1 2", "/assign 1", "/assign"])
async def test_leader_gives_a_case_to_an_officer(either_town: Town, way: str) -> None:
    one, two, admin = await three(either_town)
    mai = either_town.citizen()
    await tip_by(mai, contact="chat")
    mai.heard, one.heard, two.heard = [], [], []
    await admin.say(way)
    if way == "/assign":
        await admin.say("1")
    if way != "/assign 1 2":
        await admin.press("cán bộ số 2")
    admin.expect("Tin #1 nay do cán bộ số 2 xử lý")
    two.expect("được giao tin #1")
    two.expect_not("đua xe")
    one.expect_silence()
    mai.expect("Đã có cán bộ nhận tin số 1")
    assert (await who_has(either_town), await status_of(either_town)) == (2, "accepted")
    assert ("assign", 1, "2") in await audited(either_town.database)
    await two.press("desk.tip.1")
    two.expect("Anh/chị đang xử lý tin này", "Giao việc: cho cán bộ số 2 (cán bộ số 3 giao)")


async def test_teller_hears_only_once_that_somebody_has_it(town: Town) -> None:
    one, two, admin = await three(town)
    mai = town.citizen()
    await tip_by(mai, contact="chat")
    await one.say("/take 1")
    mai.heard = []
    await one.say("/assign 1 2")
    two.expect("được giao tin #1")
    await admin.say("/assign 1 1")
    two.expect("không phải xử lý nữa")
    await admin.say("/assign 1 none")
    one.expect("không phải xử lý nữa")
    await two.say("/take 1")
    two.expect("đã nhận xử lý tin #1")
    mai.expect_silence()
    assert await who_has(town) == 2


async def test_teller_reads_the_alias_of_who_has_it(town: Town) -> None:
    _one, two, admin = await three(town)
    mai = town.citizen()
    code = await tip_by(mai, contact="chat")
    mai.heard = []
    await admin.say("/assign 1 2")
    alias = mai.text.split("“")[1].split("”")[0]
    await two.say("/reply 1 Chào anh/chị")
    mai.expect(f"Cán bộ “{alias}” trả lời")
    await mai.start(code)
    mai.expect(alias)
    mai.expect_not("cán bộ số", "Giao việc")


async def test_officer_passes_on_only_their_own(town: Town) -> None:
    one, two, _admin = await three(town)
    await tip_at(town)
    for command in ("/assign 1 2", "/assign 1"):
        await one.say(command)
        one.expect("Anh/chị nhận tin rồi mới giao lại được")
    assert await who_has(town) is None
    await one.say("/assign 1 tôi")
    assert await who_has(town) == 1
    for command in ("/assign 1 me", "/assign 1 none", "/assign 1"):
        await two.say(command)
        two.expect("do cán bộ khác xử lý")
    assert await who_has(town) == 1
    await one.say("/assign 1")
    await one.press("desk.assign.1.none")
    assert await who_has(town) is None
    refused = [entry for entry in await audited(town.database) if entry[0] == "refused"]
    assert refused == [("refused", 1, "assign")] * 5


async def test_case_goes_only_to_who_may_see_it(town: Town) -> None:
    here, there = await town.officer(HERE), await town.officer(THERE)
    admin = await town.admin()
    await tip_at(town, HERE)
    await admin.say("/assign 1 2")
    admin.expect("Không có cán bộ nào như vậy")
    assert "desk.assign.1.2" not in [button.id for button in admin.buttons]
    admin.expect_buttons("desk.assign.1.1", "desk.assign.1.me")
    there.expect_not("#1")
    await admin.say("99")
    admin.expect("Không có cán bộ nào như vậy")
    await admin.say("1")
    here.expect("được giao tin #1")


async def test_closed_case_is_not_assigned(town: Town) -> None:
    one, _two, admin = await three(town)
    await tip_at(town)
    await one.say("/status 1 rejected Thiếu thông tin")
    await admin.say("/assign 1 2")
    admin.expect("đã khép lại, không giao nữa")
    assert await who_has(town) is None


async def test_nothing_changes_for_who_has_it_already(town: Town) -> None:
    one, _two, admin = await three(town)
    await tip_at(town)
    await admin.say("/assign 1 none")
    admin.expect("chưa có ai xử lý")
    await admin.say("/assign 1 1")
    one.heard = []
    await admin.say("/assign 1 1")
    admin.expect("không có gì thay đổi")
    one.expect_silence()


async def test_of_two_leaders_the_later_one_is_heard(either_town: Town) -> None:
    """Each of them is done whole: whoever has the case at the end is the one who was told so last."""
    town = either_town
    _one, _two, admin = await three(town)
    other = await town.admin()
    await tip_at(town)
    racers = [Racer(town, admin.name), Racer(town, other.name)]
    said = await asyncio.gather(racers[0].say("assign", "1 1"), racers[1].say("assign", "1 2"))
    assert all("nay do cán bộ số" in one for one in said)
    events = select(tables.case_event).where(tables.case_event.c.kind == "assign")
    given = await read(town.database, events.order_by(tables.case_event.c.id))
    assert sorted(row.status for row in given) == ["1", "2"]
    assert await who_has(town) in (1, 2)
    firsts = select(tables.case_event).where(tables.case_event.c.kind == "status")
    assert len(await read(town.database, firsts)) == 1
