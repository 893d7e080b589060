"""Invites: once, in time, for the right role; what a newcomer gets, and what nobody loses."""

import asyncio
from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import select

from bot.desk.people import INVITE_DAYS, make_invite
from storage import tables
from storage.staff import Invite
from storage.work import Work
from tests.desk_stories import HERE, THERE, Racer, audited, read, suspend, tip_at
from tests.talk import Phone, Town

REFUSED = "Lời mời này không dùng được"


async def invite(town: Town, role: str = "officer", *communes: str) -> str:
    """A fresh code."""
    async with town.database.writing() as connection:
        work = Work(connection, town.vault)
        code = make_invite(work, Invite(role, frozenset(communes)), town.clock(), by=None)
        await work.flush()
    return code


def code_in(phone: Phone) -> str:
    """The code in the invite that was just said."""
    return next(word for word in phone.text.split() if word.startswith("i-"))


async def subscriptions(town: Town) -> list[tuple[str, datetime]]:
    rows = await read(town.database, select(tables.subscription))
    return [(row.at, row.next_due_at) for row in rows]


async def test_invite_enrols_with_role_and_communes(either_town: Town) -> None:
    phone = either_town.citizen()
    await phone.start(await invite(either_town, "officer", HERE, THERE))
    phone.expect("cán bộ")
    [row] = await read(either_town.database, select(tables.staff))
    assert (row.role, row.communes, row.is_active) == ("officer", f"{THERE} {HERE}", True)
    assert ("enrol", None, "officer") in await audited(either_town.database)


async def test_invite_works_only_once(either_town: Town) -> None:
    code = await invite(either_town)
    first, second = either_town.citizen(), either_town.citizen()
    await first.start(code)
    await second.start(code)
    second.expect(REFUSED)
    await second.say("/tips")
    second.expect("không có lệnh này")


async def test_invite_past_its_time_is_refused(town: Town) -> None:
    code = await invite(town)
    town.clock.move(timedelta(days=INVITE_DAYS))
    phone = town.citizen()
    await phone.start(code)
    phone.expect(REFUSED)


@pytest.mark.parametrize("code", ["i-", "i-0", "i-" + "0" * 24, "i-🔫", "i-' OR 1=1 --"])
async def test_unknown_invite_is_refused(town: Town, code: str) -> None:
    phone = town.citizen()
    await phone.start(code)
    phone.expect(REFUSED)
    assert await read(town.database, select(tables.staff)) == []


async def test_invite_is_not_on_disk_in_clear(town: Town) -> None:
    code = await invite(town)
    [row] = await read(town.database, select(tables.invite))
    assert code.encode() not in bytes(row.token)


async def test_of_two_racing_bearers_one_wins(either_town: Town) -> None:
    code = await invite(either_town)
    racers = [Racer(either_town, name) for name in ("one", "two")]
    said = await asyncio.gather(*(racer.say("start", code) for racer in racers))
    assert sorted(REFUSED in text for text in said) == [False, True]
    assert len(await read(either_town.database, select(tables.staff))) == 1


async def test_admin_invites_officers_and_admins(town: Town) -> None:
    admin = await town.admin()
    for role in ("officer", "admin"):
        await admin.say(f"/invite {role}")
        newcomer = town.citizen()
        await newcomer.start(code_in(admin))
        await newcomer.say("/tips")
        newcomer.expect("Không có tin nào")
    assert ("invite", None, "officer") in await audited(town.database)


@pytest.mark.parametrize("role", ["owner", "king", "", "officer;owner"])
async def test_admin_makes_no_owner(town: Town, role: str) -> None:
    admin = await town.admin()
    await admin.say(f"/invite {role}")
    admin.expect("officer, admin")
    admin.expect_not("i-", "owner")


async def test_owner_makes_an_owner(town: Town) -> None:
    owner = await town.officer(role="owner")
    await owner.say("/invite owner")
    owner.expect("/start i-")


async def test_officer_invites_nobody(town: Town) -> None:
    officer = await town.officer()
    await officer.say("/invite officer")
    officer.expect("không dùng được lệnh này")
    assert ("refused", None, "invite") in await audited(town.database)
    assert len(await read(town.database, select(tables.invite))) == 1


async def test_invite_takes_commune_codes(town: Town) -> None:
    admin = await town.admin()
    await admin.say(f"/invite officer {HERE}, {THERE}")
    newcomer = town.citizen()
    await newcomer.start(code_in(admin))
    rows = await read(town.database, select(tables.staff.c.communes).order_by(tables.staff.c.id))
    assert [row.communes for row in rows] == ["", f"{THERE} {HERE}"]


async def test_unknown_commune_is_named(town: Town) -> None:
    admin = await town.admin()
    await admin.say("/invite officer 99999")
    admin.expect("99999")
    admin.expect_not("i-")


async def test_limited_admin_gives_no_more_than_own(town: Town) -> None:
    admin = await town.officer(HERE, role="admin")
    await admin.say(f"/invite officer {THERE}")
    admin.expect("ngoài địa bàn")
    await admin.say("/invite officer")
    newcomer = town.citizen()
    await newcomer.start(code_in(admin))
    rows = await read(town.database, select(tables.staff.c.communes).order_by(tables.staff.c.id))
    assert [row.communes for row in rows] == [HERE, HERE]


async def test_newcomer_gets_digest_at_default_hour(either_town: Town) -> None:
    await either_town.officer()
    assert await subscriptions(either_town) == [("07:00", datetime(2026, 11, 24, tzinfo=UTC))]


async def test_hour_kept_when_role_changes(town: Town) -> None:
    officer = await town.officer()
    await officer.say("/digest 06:30")
    await officer.start(await invite(town, "admin"))
    assert [at for at, _due in await subscriptions(town)] == ["06:30"]


async def test_switched_off_digest_stays_off(town: Town) -> None:
    officer = await town.officer()
    await officer.say("/digest off")
    await officer.start(await invite(town, "admin"))
    assert await subscriptions(town) == []


async def test_suspended_member_is_citizen_again(town: Town) -> None:
    officer = await town.officer()
    await tip_at(town)
    await officer.say("/reply 1")
    await suspend(town, officer)
    await officer.say("Mật khẩu là gì")
    officer.expect("chưa được gửi đi đâu cả")
    await officer.say("/tips")
    officer.expect("không có lệnh này")
    await officer.tap("desk.tip.1")
    officer.expect_not("Tin #1")
    before = len(officer.history)
    await tip_at(town)
    assert len(officer.history) == before


async def test_suspended_makers_invites_are_void(either_town: Town) -> None:
    town = either_town
    admin, other = await town.admin(), await town.admin()
    await admin.say("/invite admin")
    code = code_in(admin)
    await other.say("/invite officer")
    await suspend(town, admin)
    await admin.start(code)
    admin.expect(REFUSED)
    newcomer = town.citizen()
    await newcomer.start(code)
    newcomer.expect(REFUSED)
    await newcomer.start(code_in(other))
    newcomer.expect("cán bộ")


async def test_suspended_member_comes_back_by_invite(town: Town) -> None:
    officer = await town.officer()
    await officer.say("/digest 05:15")
    await suspend(town, officer)
    await town.wait(days=40)
    await officer.start(await invite(town))
    await town.wait(minutes=1)
    officer.expect_not("Tổng hợp")
    [(at, due)] = await subscriptions(town)
    assert at == "05:15"
    assert due > town.clock()


async def test_colleagues_invite_lowers_nobody(town: Town) -> None:
    owner = await town.officer(role="owner")
    await owner.start(await invite(town, "officer", HERE))
    await owner.say("/invite owner")
    owner.expect("/start i-")


async def test_invite_raises_an_officer(town: Town) -> None:
    officer = await town.officer(HERE)
    await officer.start(await invite(town, "admin"))
    await officer.say("/invite officer")
    officer.expect("/start i-", "toàn bộ địa bàn")
