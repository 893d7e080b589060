"""The permission table, walked: every command as every role, and nobody learns of another commune's cases."""

from datetime import timedelta
from typing import Literal

import pytest
from sqlalchemy import select

from bot.desk.commands import COMMANDS
from storage import access, tables
from tests.desk_stories import HERE, THERE, add_unit, audited, member_of, read, suspend, tip_at, tip_by
from tests.talk import Phone, Town, file_tip, picture_id, seeds

Role = Literal["citizen", "officer", "admin", "owner"]

ALLOWED: dict[str, set[Role]] = {
    "tips": {"officer", "admin", "owner"},
    "find": {"officer", "admin", "owner"},
    "tip": {"officer", "admin", "owner"},
    "more": {"officer", "admin", "owner"},
    "take": {"officer", "admin", "owner"},
    "reply": {"officer", "admin", "owner"},
    "status": {"officer", "admin", "owner"},
    "transfer": {"officer", "admin", "owner"},
    "register": {"officer", "admin", "owner"},
    "extend": {"officer", "admin", "owner"},
    "overdue": {"officer", "admin", "owner"},
    "assign": {"officer", "admin", "owner"},
    "note": {"officer", "admin", "owner"},
    "ask": {"officer", "admin", "owner"},
    "grade": {"officer", "admin", "owner"},
    "received": {"officer", "admin", "owner"},
    "slip": {"officer", "admin", "owner"},
    "merge": {"officer", "admin", "owner"},
    "split": {"officer", "admin", "owner"},
    "reveal": {"officer", "admin", "owner"},
    "consent": {"officer", "admin", "owner"},
    "thank": {"officer", "admin", "owner"},
    "model": {"officer", "admin", "owner"},
    "warn": {"admin", "owner"},
    "digest": {"officer", "admin", "owner"},
    "alerts": {"admin", "owner"},
    "export": {"admin", "owner"},
    "invite": {"admin", "owner"},
    "staff": {"admin", "owner"},
    "role": {"admin", "owner"},
    "suspend": {"admin", "owner"},
    "handover": {"admin", "owner"},
    "unit": {"admin", "owner"},
    "unlock": {"officer", "admin", "owner"},
    "lock": {"officer", "admin", "owner"},
    "recover": {"admin", "owner"},
    "audit": {"admin", "owner"},
}
ARGUMENTS = {
    "tips": "",
    "find": "đua xe",
    "tip": "1",
    "more": "1",
    "take": "1",
    "reply": "1 Cảm ơn anh/chị",
    "status": "1 accepted",
    "transfer": "1 u1 Không thuộc địa bàn",
    "register": "1 45/2026",
    "extend": "1 Cần thêm thời gian",
    "overdue": "",
    "assign": "1 me",
    "note": "1 Đã gọi trực ban",
    "ask": "1 Xe màu gì?",
    "grade": "1 có giá trị",
    "received": "1 gun 2",
    "slip": "1",
    "merge": "1",
    "split": "1",
    "reveal": "1",
    "consent": "1",
    "thank": "1",
    "model": "",
    "warn": "",
    "digest": "now",
    "alerts": "",
    "export": "all",
    "invite": "officer",
    "staff": "",
    "role": "2 officer",
    "suspend": "2",
    "handover": "2 1",
    "unit": "",
    "unlock": "",
    "lock": "",
    "recover": "",
    "audit": "",
}
IN_GROUPS = {"digest", "alerts"}
OF_ORGANISATIONS = {"model", "unlock", "lock"}
"""What people of member organisations may do; of cases they learn nothing, whatever their role."""
NOT_ALLOWED = "không dùng được lệnh này"
UNKNOWN = "Chúng tôi không có lệnh này"
WALK = [(name, role) for name in COMMANDS for role in ("citizen", "officer", "admin", "owner")]


async def person(town: Town, role: str) -> Phone:
    if role != "citizen":
        return await town.officer(role=role)
    phone = town.citizen()
    await phone.start()
    return phone


def test_walk_knows_every_command() -> None:
    assert ALLOWED.keys() == COMMANDS.keys() == ARGUMENTS.keys()


@pytest.mark.parametrize(("name", "role"), WALK)
async def test_each_role_does_what_it_may(town: Town, name: str, role: Role) -> None:
    await tip_at(town)
    phone = await person(town, role)
    if name == "thank" and role == "officer":
        await phone.say("/take 1")  # thanks come from who has the case
    if name == "transfer":
        await add_unit(town)
    if name in ("role", "suspend", "handover"):
        colleague = await town.officer()
        await colleague.say("/take 1")
    before = await audited(town.database)
    await phone.say(f"/{name} {ARGUMENTS[name]}")
    after = (await audited(town.database))[len(before) :]
    if role == "citizen":
        phone.expect(UNKNOWN)
        assert after == []
    elif role in ALLOWED[name]:
        phone.expect_not(NOT_ALLOWED, UNKNOWN)
        assert [action for action, _case, _detail in after if action == "refused"] == []
        assert after != []
    else:
        phone.expect(NOT_ALLOWED)
        assert after == [("refused", None, name)]


@pytest.mark.parametrize(("name", "role"), WALK)
async def test_each_role_does_in_a_group_what_it_may_there(town: Town, name: str, role: Role) -> None:
    await tip_at(town)
    who, group = await person(town, role), town.group()
    await group.say(who, f"/{name} {ARGUMENTS[name]}")
    is_allowed = name in IN_GROUPS and role in ("admin", "owner")
    assert bool(group.phone.heard) is is_allowed
    group.phone.expect_not("đua xe")
    refused = [detail for action, _case, detail in await audited(town.database) if action == "refused"]
    assert refused == ([] if is_allowed or role == "citizen" else [name])


@pytest.mark.parametrize("role", ["officer", "admin"])
@pytest.mark.parametrize("name", COMMANDS)
async def test_organisation_is_refused_all_about_cases(either_town: Town, name: str, role: Role) -> None:
    town = either_town
    organisation = await add_unit(town, kind="organisation")
    phone = await member_of(town, organisation, role=role)
    silent = len(phone.history)
    number = await tip_at(town)
    async with town.database.writing() as connection:  # not even one that is theirs by mistake
        await connection.execute(tables.cases.update().values(unit_id=organisation, assignee_id=1))
    assert len(phone.history) == silent
    before = await audited(town.database)
    await phone.say(f"/{name} {ARGUMENTS[name]}")
    phone.expect_not("đua xe", f"#{number}", "Tin số")
    after = (await audited(town.database))[len(before) :]
    if name in OF_ORGANISATIONS:
        phone.expect_not(NOT_ALLOWED)
    else:
        phone.expect(NOT_ALLOWED)
        assert after == [("refused", None, name)]
        there = phone.heard
        await phone.say(f"/{name} {ARGUMENTS[name].replace('1', '7', 1)}")
        assert phone.heard == there


@pytest.mark.parametrize("role", ["officer", "admin", "owner"])
async def test_organisations_help_names_nothing_else(town: Town, role: Role) -> None:
    phone = await member_of(town, await add_unit(town, kind="organisation"), role=role)
    phone.expect("thành viên tổ chức")
    for said in ("/help", "/start"):
        await phone.say(said)
        phone.expect_not(*(f"/{name} " for name in COMMANDS if name not in OF_ORGANISATIONS))
        named = {choice.id.split(".")[1] for choice in phone.buttons}
        assert {"model", "help"} <= named <= {*OF_ORGANISATIONS, "help"}


async def test_organisation_gets_no_digest_and_orders_none(either_town: Town) -> None:
    town = either_town
    phone = await member_of(town, await add_unit(town, kind="organisation"), role="admin")
    group, silent = town.group(), len(phone.history)
    await tip_at(town)
    await group.say(phone, "/digest now")
    await town.wait(days=2)
    assert group.phone.heard == []
    assert len(phone.history) == silent
    assert await read(town.database, select(tables.subscription)) == []


@pytest.mark.parametrize("role", ["officer", "admin", "owner"])
async def test_help_names_only_what_is_allowed(town: Town, role: Role) -> None:
    phone = await town.officer(role=role)
    await phone.say("/help")
    for name, roles in ALLOWED.items():
        if role in roles:
            phone.expect(f"/{name}")
        else:
            phone.expect_not(f"/{name}")


@pytest.mark.parametrize("name", COMMANDS)
async def test_citizen_learns_nothing_of_desk(town: Town, name: str) -> None:
    mai = town.citizen()
    await mai.start()
    await mai.say("/khongcolenhnay")
    unknown = mai.heard
    await mai.say(f"/{name} {ARGUMENTS[name]}")
    assert mai.heard == unknown
    await mai.tap("desk.khongcolenhnay")
    unknown = mai.heard
    await mai.tap(f"desk.{name}.1")
    assert mai.heard == unknown


async def test_citizens_help_names_no_desk(town: Town) -> None:
    mai = town.citizen()
    await mai.say("/help")
    mai.expect_not(*(f"/{name}" for name in COMMANDS))


@pytest.mark.parametrize(
    "command",
    [
        "/tip 1",
        "/more 1",
        "/take 1",
        "/reply 1 Xin chào",
        "/reply 1",
        "/status 1",
        "/status 1 accepted",
        "/register 1 45/2026",
        "/extend 1 Cần thêm thời gian",
        "/assign 1",
        "/assign 1 me",
        "/note 1",
        "/note 1 Đã gọi trực ban",
        "/ask 1",
        "/ask 1 Xe màu gì?",
        "/grade 1",
        "/grade 1 valuable",
        "/received 1",
        "/received 1 gun 2 book 15",
        "/slip 1",
        "/merge 1",
        "/merge 1 1",
        "/split 1",
        "/reveal 1 Cần xem",
        "/consent 1 1 yes",
        "/thank 1",
        "/transfer 1",
        "/transfer 1 u1 Không thuộc địa bàn",
    ],
)
async def test_case_elsewhere_is_as_if_not_there(either_town: Town, command: str) -> None:
    town = either_town
    await tip_at(town, THERE, contact="chat")
    officer = await town.officer(HERE)
    await officer.say(command)
    there, buttons = officer.text, officer.buttons
    await officer.say(command.replace(" 1", " 7", 1))
    assert (there.replace("#1", "#7").replace("số 1", "số 7"), buttons) == (officer.text, officer.buttons)
    [row] = await read(town.database, select(tables.cases))
    assert (row.status, row.assignee_id) == ("new", None)
    assert await read(town.database, select(tables.case_event)) == []
    assert ("refused", 1, command.split(maxsplit=1)[0][1:]) in await audited(town.database)


async def test_lists_count_only_own_communes(either_town: Town) -> None:
    town = either_town
    for commune in (THERE, HERE, THERE, None):
        await tip_at(town, commune)
    officer = await town.officer(HERE)
    await officer.say("/tips")
    officer.expect("2 tin\n", "#2", "#4")
    officer.expect_not("#1", "#3")
    await officer.say(f"/tips {THERE}")
    officer.expect("Không có tin nào")


async def test_news_reach_own_commune_only(either_town: Town) -> None:
    here, there = await either_town.officer(HERE), await either_town.officer(THERE)
    everywhere = await either_town.admin()
    silent, told = len(there.history), len(here.history)
    number = await tip_at(either_town, HERE)
    assert len(there.history) == silent
    assert len(here.history) == told + 1
    assert here.case == everywhere.case == number


async def urgent_tip_there(town: Town) -> None:
    """Something that may explode, in a commune."""
    mai = town.citizen()
    await mai.start(f"xa-{THERE}")
    await mai.press("menu.hand_in", "explosive.unsure", "form.skip")


async def test_place_of_nobody_is_told_to_admins(either_town: Town) -> None:
    town = either_town
    officer, admin = await town.officer(HERE), await town.officer(HERE, role="admin")
    owner = await town.officer(HERE, role="owner")
    silent = len(officer.history)
    await urgent_tip_there(town)
    for leader in (admin, owner):
        leader.expect("🔴 TIN KHẨN #1", "chưa có ai phụ trách", THERE)
        assert leader.buttons == []
        await leader.say("/tip 1")
        leader.expect("Không có tin số 1 trong địa bàn")
    assert len(officer.history) == silent


async def test_place_of_nobody_is_told_to_all_without_admins(town: Town) -> None:
    one, two = await town.officer(HERE), await town.officer(HERE)
    await one.say("/language en")
    await urgent_tip_there(town)
    two.expect("🔴 TIN KHẨN #1", "chưa có ai phụ trách")
    one.expect("🔴 URGENT TIP #1", "Nobody looks after this place")


async def test_later_messages_of_nobodys_place_are_told(town: Town) -> None:
    admin, mai = await town.officer(HERE, role="admin"), town.citizen()
    code = await tip_by(mai, THERE)
    await mai.start(code)
    await mai.say("Họ vừa quay lại")
    admin.expect("người báo tin vừa bổ sung", "chưa có ai phụ trách")
    admin.expect_not("quay lại")


async def test_later_messages_reach_own_commune_only(town: Town) -> None:
    here, there = await town.officer(HERE), await town.officer(THERE)
    mai = town.citizen()
    code = await tip_by(mai)
    silent = len(there.history)
    await mai.start(code)
    await mai.say("Họ vừa quay lại")
    here.expect("người báo tin vừa bổ sung")
    here.expect_not("quay lại")
    assert len(there.history) == silent


async def test_digest_counts_only_own_communes(either_town: Town) -> None:
    town = either_town
    for _ in range(3):
        await tip_at(town, THERE)
    await tip_at(town, HERE)
    officer = await town.officer(HERE)
    place = town.world.gazetteer.commune(THERE)
    assert place is not None
    await town.wait(minutes=1)
    await officer.say("/digest now")
    officer.expect("Tin mới: 1 ", "Hiện chưa xong: 1 ")
    officer.expect_not(place.label)


async def test_files_open_within_own_communes(either_town: Town) -> None:
    town = either_town
    here, there = await town.officer(HERE), await town.officer(THERE)
    mai = town.citizen()
    code = await tip_by(mai)
    await mai.start(code)
    await mai.show(picture_id(1))

    async def may(name: str) -> bool:
        key = town.vault.pseudonym(town.channel, name)
        return await access.may_open(town.database, town.vault, key, picture_id(1), town.clock())

    assert [await may(phone.name) for phone in (here, there, mai, town.citizen())] == [
        True,
        False,
        False,
        False,
    ]
    assert [entry for entry in await audited(town.database) if entry[0] != "enrol"] == [
        ("file", 1, None),
        ("refused", 1, None),
    ]
    await suspend(town, here)
    assert not await may(here.name)
    await there.say("/tips")  # the audit chain goes on after looks at files
    there.expect("Không có tin nào")


async def test_case_without_place_is_everybodys(town: Town) -> None:
    officer = await town.officer(HERE)
    await file_tip(town.citizen(), "Có người lạ gõ cửa từng nhà")
    await officer.say(f"/tip {officer.case}")
    officer.expect("Có người lạ gõ cửa từng nhà")


async def test_overdue_elsewhere_is_not_counted(town: Town) -> None:
    await tip_at(town, THERE)
    town.clock.move(timedelta(hours=seeds().unit.reception_hours + 1))
    officer = await town.officer(HERE)
    await officer.say("/tips quá hạn")
    officer.expect("Không có tin nào")
    await officer.say("/digest ngay")
    officer.expect("chưa ai nhận: 0")
