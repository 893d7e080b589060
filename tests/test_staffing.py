"""The colleagues: listed, given roles, suspended, relieved of their cases; and who may do that to whom."""

import asyncio

import pytest
from sqlalchemy import select

from bot.dialogue.events import CommandReceived
from storage import tables
from tests.desk_stories import (
    HERE,
    THERE,
    Racer,
    add_cases,
    add_unit,
    audited,
    member_of,
    read,
    tip_at,
    tip_by,
)
from tests.talk import Phone, Town


def code_in(phone: Phone) -> str:
    return next(word for word in phone.text.split() if word.startswith("i-"))


async def staff_row(town: Town, id: int) -> tuple[str, int | None, str, str, bool]:
    [row] = await read(town.database, select(tables.staff).where(tables.staff.c.id == id))
    return row.role, row.unit_id, row.communes, row.categories, row.is_active


async def assignees(town: Town) -> list[int | None]:
    rows = await read(town.database, select(tables.cases.c.assignee_id).order_by(tables.cases.c.number))
    return [row.assignee_id for row in rows]


async def test_invite_into_a_unit_has_link_and_picture(either_town: Town) -> None:
    town = either_town
    admin, unit = await town.admin(), await add_unit(town, HERE)
    await admin.say("/invite")
    await admin.press("desk.invite.officer.ask", f"desk.invite.officer.u{unit}")
    code = code_in(admin)
    assert admin.heard[-1].receipt == code
    admin.expect("Đơn vị A", "xã Thạnh Bình")
    newcomer = town.citizen()
    await newcomer.start(code)
    assert await staff_row(town, 2) == ("officer", unit, HERE, "", True)


async def test_invite_to_the_desk_asks_for_the_area(town: Town) -> None:
    admin = await town.admin()
    await admin.say("/invite")
    await admin.press("desk.invite.officer.ask")
    await admin.say("xã Thạnh Bình, tội phạm")
    newcomer = town.citizen()
    await newcomer.start(code_in(admin))
    assert await staff_row(town, 2) == ("officer", None, HERE, "crime", True)


async def test_unit_leader_invites_into_own_unit_only(either_town: Town) -> None:
    town = either_town
    own, other = await add_unit(town, HERE), await add_unit(town, THERE)
    leader = await member_of(town, own, HERE, role="admin")
    for words in (f"u{other}", "desk"):
        await leader.say(f"/invite officer {words}")
        leader.expect("chỉ mời và đổi được người của đơn vị mình")
    await leader.say("/invite officer")
    newcomer = town.citizen()
    await newcomer.start(code_in(leader))
    assert await staff_row(town, 2) == ("officer", own, HERE, "", True)


async def test_limited_admin_invites_into_no_wider_unit(town: Town) -> None:
    admin, unit = await town.officer(HERE, role="admin"), await add_unit(town, THERE)
    await admin.say(f"/invite officer u{unit}")
    admin.expect("ngoài địa bàn")
    admin.expect_not("i-")


async def test_staff_are_listed_by_unit(either_town: Town) -> None:
    town = either_town
    unit = await add_unit(town, HERE)
    officer, admin = await member_of(town, unit, HERE), await town.admin()
    await tip_at(town)
    await officer.say("/take 1")
    await admin.say("/staff")
    admin.expect(
        "2 đồng nghiệp", "#1 · cán bộ · Đơn vị A", "Tin chưa xong: 1", "#2 · quản trị viên · Bàn trực chung"
    )
    leader = await member_of(town, unit, HERE, role="admin")
    await leader.say("/staff")
    leader.expect("#1", "#3")
    leader.expect_not("#2")
    await leader.say("/suspend 2")
    leader.expect("Không có đồng nghiệp mang mã ấy")


async def test_role_changes_at_once(either_town: Town) -> None:
    town = either_town
    admin, officer, unit = await town.admin(), await town.officer(), await add_unit(town, HERE)
    await add_cases(town, ("crime", HERE), ("crime", THERE))
    await admin.say(f"/role 2 officer u{unit}")
    admin.expect("Từ nay #2 là cán bộ", "Đơn vị A")
    assert officer.heard[-1].role == "officer"
    await officer.say("/tips")
    officer.expect("1 tin", "#1")
    await admin.say("/role 2 admin")
    await officer.say("/staff")
    officer.expect("1 đồng nghiệp")


async def test_role_into_an_organisation_takes_the_digest_away(town: Town) -> None:
    admin, officer = await town.admin(), await town.officer()
    unit = await add_unit(town, kind="organisation")
    await admin.say(f"/role 2 officer u{unit}")
    officer.expect("thành viên tổ chức")
    await officer.say("/tips")
    officer.expect("không dùng được lệnh này")
    assert len(await read(town.database, select(tables.subscription))) == 1


async def test_suspended_is_a_citizen_at_once(either_town: Town) -> None:
    town = either_town
    admin, officer = await town.admin(), await town.officer()
    await tip_at(town)
    await officer.say("/take 1")
    await admin.say("/suspend 2")
    admin.expect("Đã đình chỉ #2", "Còn 1 tin chưa xong: #1")
    silent = len(officer.history)
    await tip_at(town)
    await town.wait(days=1, minutes=5)
    assert len(officer.history) == silent
    await officer.say("/tip 1")
    officer.expect("không có lệnh này")
    await admin.press("desk.suspend.2.back")
    await officer.say("/tip 1")
    officer.expect("Tin #1")


async def test_suspended_in_the_same_batch_is_refused(town: Town) -> None:

    admin, officer = await town.admin(), await town.officer()
    await tip_at(town)
    await town.send(
        town.envelope(admin.name, CommandReceived("suspend", "2")),
        town.envelope(officer.name, CommandReceived("tip", "1")),
    )
    officer.expect("không có lệnh này")


async def test_suspended_admins_group_falls_silent(town: Town) -> None:
    owner, admin = await town.officer(role="owner"), await town.admin()
    group = town.group()
    await group.say(admin, "/alerts on")
    await owner.say("/suspend 2")
    group.phone.heard = []
    await group.say(admin, "/digest now")
    assert group.phone.heard == []
    await tip_at(town, danger="danger.yes")
    assert group.phone.heard == []


@pytest.mark.parametrize("command", ["/suspend 1", "/role 1 officer"])
@pytest.mark.parametrize("role", ["admin", "owner"])
async def test_last_in_charge_stays(either_town: Town, command: str, role: str) -> None:
    town = either_town
    leader = await town.officer(role=role)
    if role == "owner":
        await town.admin()
    await leader.say(command)
    leader.expect("người quản trị cuối cùng")
    assert (await staff_row(town, 1))[0::4] == (role, True)


async def test_admin_touches_no_owner_and_nobody_with_more(town: Town) -> None:
    await town.officer(role="owner")
    await town.officer(THERE)
    admin = await town.officer(HERE, role="admin")
    for command in ("/suspend 1", "/role 1 officer", "/suspend 2", "/role 2 admin", "/handover 2 3"):
        await admin.say(command)
        admin.expect("không đổi được người này")
    assert ("refused", None, "suspend 1") in await audited(town.database)


async def test_two_leaders_cannot_suspend_each_other(either_town: Town) -> None:
    one, two = await either_town.admin(), await either_town.admin()
    racers = Racer(either_town, one.name), Racer(either_town, two.name)
    await asyncio.gather(racers[0].say("suspend", "2"), racers[1].say("suspend", "1"))
    rows = await read(either_town.database, select(tables.staff.c.is_active))
    assert sorted(row.is_active for row in rows) == [False, True]


async def test_handover_moves_every_open_case(either_town: Town) -> None:
    town = either_town
    admin, leaver, taker = await town.admin(), await town.officer(), await town.officer()
    numbers = await add_cases(town, *[("crime", HERE)] * 3)
    for number in numbers:
        await leaver.say(f"/take {number}")
    await leaver.say("/status 3 unfounded Không có việc ấy")
    await admin.say("/handover 2")
    await admin.press("desk.handover.2.3")
    admin.expect("Đã bàn giao 2 tin từ #2 cho #3")
    taker.expect("vừa được bàn giao 2 tin")
    assert await assignees(town) == [3, 3, 2]
    done = [entry for entry in await audited(town.database) if entry[0] == "handover"]
    assert done == [("handover", 1, "2 3"), ("handover", 2, "2 3")]
    await taker.say("/tip 1")
    taker.expect("Bàn giao: #3")


async def test_handover_is_whole_or_not_at_all(either_town: Town) -> None:
    town = either_town
    admin, leaver = await town.admin(), await town.officer()
    await town.officer(HERE)
    await add_cases(town, ("crime", HERE), ("crime", THERE))
    for number in (1, 2):
        await leaver.say(f"/take {number}")
    await admin.say("/handover 2 3")
    admin.expect("Người ấy không nhận được mọi tin của #2")
    assert await assignees(town) == [2, 2]
    assert [one for one in await audited(town.database) if one[0] == "handover"] == []


async def test_teller_does_not_read_of_a_handover(town: Town) -> None:
    admin, leaver = await town.admin(), await town.officer()
    await town.officer()
    mai = town.citizen()

    code = await tip_by(mai)
    await leaver.say("/take 1")
    await admin.say("/handover 2 3")
    await mai.start(code)
    mai.expect_not("Bàn giao", "#3")


async def test_unit_is_made_and_changed_step_by_step(either_town: Town) -> None:
    town = either_town
    admin = await town.admin()
    await admin.say("/unit")
    await admin.press("desk.unit.add", "desk.unit.add.commune")
    await admin.say("Đơn vị B")
    admin.expect("Đơn vị B", "chưa có, nên chưa nhận tin nào")
    await admin.press("desk.unit.1", "desk.unit.communes.1")
    await admin.say(f"{HERE}, xã Tây Giang")
    admin.expect("xã Thạnh Bình", "xã Tây Giang")
    await admin.press("desk.unit.1", "desk.unit.categories.1")
    await admin.say("tội phạm, lũ quét")
    admin.expect("Chưa hiểu")
    await admin.say("/unit categories 1 tội phạm, vũ khí")
    admin.expect("Đã ghi")
    [row] = await read(town.database, select(tables.unit))
    assert (row.name, row.kind) == ("Đơn vị B", "commune")
    assert (row.communes.split(), row.categories.split()) == (sorted([HERE, THERE]), ["crime", "weapon"])


async def test_limited_admin_changes_no_wider_unit(town: Town) -> None:
    admin, unit = await town.officer(HERE, role="admin"), await add_unit(town, THERE)
    await admin.say(f"/unit communes {unit} {HERE}")
    admin.expect("không đổi được đơn vị này")
    leader = await member_of(town, unit, THERE, role="admin")
    await leader.say("/unit add commune Đơn vị C")
    leader.expect("không đổi được đơn vị này")
