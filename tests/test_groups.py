"""A unit's group: an admin subscribes it to digests and alerts, and what it hears is never a word of a tip."""

import pytest
from sqlalchemy import select

from bot.channels.base import Envelope, GroupLeft, GroupMoved
from storage import tables
from tests.desk_stories import HERE, THERE, audited, read, suspend, tip_at
from tests.talk import Group, Phone, Town, file_tip

DIGEST = "📋 Tổng hợp"


async def urgent_tip(town: Town, commune: str = HERE) -> None:
    """Somebody in danger tells of it."""
    await tip_at(town, commune, what="Có người cầm dao đuổi đánh nhau trước chợ", danger="danger.yes")


async def subscribed(town: Town, *orders: str) -> tuple[Group, Phone]:
    group, admin = town.group(), await town.admin()
    for order in orders:
        await group.say(admin, order)
    return group, admin


async def kept_of_groups(town: Town) -> list[str]:
    """The tables that know anything of a group."""
    group_keys = {row.conversation for row in await read(town.database, select(tables.staff_group))}
    found = []
    for table in (tables.staff_group, tables.subscription, tables.digest_run):
        staff = {row.conversation for row in await read(town.database, select(tables.staff))}
        if any(row.conversation not in staff for row in await read(town.database, select(table))):
            found.append(table.name)
    assert bool(group_keys) == ("staff_group" in found)
    return found


async def test_group_gets_the_digest_at_its_hour(either_town: Town) -> None:
    town = either_town
    group, _ = await subscribed(town, "/digest 10:00")
    group.phone.expect("10:00", "nhóm này")
    group.phone.heard = []
    await town.wait(hours=1)
    assert group.phone.text.startswith(DIGEST)
    group.phone.heard = []
    await town.wait(days=1)
    assert group.phone.text.startswith(DIGEST)


async def test_group_gets_it_beside_the_admins_own(town: Town) -> None:
    group, admin = await subscribed(town, "/digest 10:00")
    await admin.say("/digest")
    admin.expect("07:00")
    await admin.say("/digest off")
    group.phone.heard = []
    await town.wait(hours=1)
    assert group.phone.text.startswith(DIGEST)


async def test_digest_of_a_group_has_no_word_and_no_audit_chain(town: Town) -> None:
    group, _ = await subscribed(town)
    words = "Có nhóm người đua xe trước cổng trường"
    await tip_at(town, what=words)
    await town.wait(minutes=1)
    await group.say(await town.admin(), "/digest now")
    group.phone.expect("Tin mới: 1")
    group.phone.expect_not(words, "đua xe", "chuỗi")


async def test_group_hears_of_its_admins_communes_only(either_town: Town) -> None:
    town = either_town
    group = town.group()
    admin = await town.officer(HERE, role="admin")
    await tip_at(town, HERE)
    await tip_at(town, THERE)
    await group.say(admin, "/digest 10:00")
    await town.wait(minutes=1)
    await group.say(admin, "/digest now")
    group.phone.expect("Tin mới: 1 ")


async def test_group_hears_what_the_admin_may_who_ordered_last(town: Town) -> None:
    group, here = town.group(), await town.officer(HERE, role="admin")
    await group.say(here, "/alerts on")
    group.phone.expect("Thạnh Bình")
    await group.say(await town.admin(), "/alerts on")
    group.phone.expect("toàn bộ địa bàn")
    group.phone.heard = []
    await urgent_tip(town, THERE)
    group.phone.expect("TIN KHẨN #1")
    await group.say(here, "/digest now")
    group.phone.expect("Tin mới: 0 ")
    await group.say(here, "/alerts on")
    group.phone.heard = []
    await urgent_tip(town, THERE)
    group.phone.expect_silence()


async def test_group_of_an_admin_who_left_hears_nothing_more(either_town: Town) -> None:
    """Of a stolen phone, or of a dismissed admin's own group."""
    town = either_town
    group, admin = await subscribed(town, "/digest 10:00", "/alerts on")
    await suspend(town, admin)
    group.phone.heard = []
    await urgent_tip(town)
    await town.wait(hours=2)
    group.phone.expect_silence()
    await group.say(await town.admin(), "/digest 12:00")
    group.phone.heard = []
    await town.wait(hours=1)
    assert group.phone.text.startswith(DIGEST)


async def test_strangers_language_is_not_the_groups(town: Town) -> None:
    group, _ = await subscribed(town, "/alerts on")
    lan = town.citizen()
    await lan.say("/language")
    await lan.press("language.en")
    await group.say(lan, "/alerts")
    group.phone.heard = []
    await urgent_tip(town)
    group.phone.expect("TIN KHẨN")


async def test_urgent_tip_is_told_to_the_group_at_once(either_town: Town) -> None:
    town = either_town
    group, _ = await subscribed(town, "/alerts on")
    group.phone.expect("được báo ngay")
    group.phone.heard = []
    await tip_at(town)
    group.phone.expect_silence()
    await urgent_tip(town)
    group.phone.expect("TIN KHẨN #2")
    group.phone.expect_not("dao", "chợ")


async def test_urgent_tip_of_another_commune_is_not(town: Town) -> None:
    group = town.group()
    admin = await town.officer(HERE, role="admin")
    await group.say(admin, "/alerts bật")
    group.phone.heard = []
    await urgent_tip(town, THERE)
    group.phone.expect_silence()
    await urgent_tip(town, HERE)
    group.phone.expect("TIN KHẨN #2")


async def test_alerts_can_be_switched_off_and_asked_for(town: Town) -> None:
    group, admin = await subscribed(town, "/alerts on", "/alerts")
    group.phone.expect("đang bật")
    await group.say(admin, "/alerts tắt")
    await group.say(admin, "/alerts")
    group.phone.expect("đang tắt")
    group.phone.heard = []
    await urgent_tip(town)
    group.phone.expect_silence()


async def test_group_that_gets_nothing_more_is_forgotten(either_town: Town) -> None:
    town = either_town
    group, admin = await subscribed(town, "/digest 10:00", "/alerts on")
    await town.wait(hours=1)
    await group.say(admin, "/digest off")
    assert await kept_of_groups(town) == ["staff_group", "digest_run"]
    await group.say(admin, "/alerts off")
    assert await kept_of_groups(town) == []


@pytest.mark.parametrize("order", ["/digest 10:00", "/digest now", "/digest", "/alerts on", "/alerts"])
async def test_only_an_admin_can_order_anything_in_a_group(town: Town, order: str) -> None:
    """Anybody else leaves not even a trace of the group."""
    group, officer, mai = town.group(), await town.officer(), town.citizen()
    before = await read(town.database, select(tables.conversation.c.key))
    for who in (officer, mai):
        await group.say(who, order)
        group.phone.expect_silence()
    assert await read(town.database, select(tables.conversation.c.key)) == before
    assert await kept_of_groups(town) == []
    assert ("refused", None, order.removeprefix("/").split()[0]) in await audited(town.database)


async def test_orders_in_a_group_leave_the_admins_own_chat_alone(town: Town) -> None:
    group, admin = town.group(), await town.admin()
    await admin.say("/tips")
    before = admin.history[:]
    await group.say(admin, "/digest 10:00")
    assert admin.history == before
    await admin.say("/help")
    admin.expect("/alerts")


async def test_what_an_admin_sets_is_on_record(town: Town) -> None:
    await subscribed(town, "/digest 10:00", "/alerts on", "/digest off", "/alerts off")
    details = [detail for action, _, detail in await audited(town.database) if action == "group"]
    assert details == ["digest 10:00", "alerts on", "digest off", "alerts off"]


async def test_alerts_typed_in_private_tell_where_they_belong(town: Town) -> None:
    admin = await town.admin()
    await admin.say("/alerts on")
    admin.expect("trong nhóm")


async def test_group_we_left_gets_nothing_more(either_town: Town) -> None:
    town = either_town
    group, _ = await subscribed(town, "/digest 10:00", "/alerts on")
    await group.happens(GroupLeft())
    assert await kept_of_groups(town) == []
    await urgent_tip(town)
    await town.wait(hours=2)
    group.phone.expect_silence()


async def test_leaving_a_group_that_had_nothing_is_nothing(town: Town) -> None:
    group = town.group()
    await group.happens(GroupLeft())
    await group.happens(GroupMoved("-200"))
    assert await read(town.database, select(tables.conversation)) == []


async def test_group_that_moved_keeps_what_it_has(either_town: Town) -> None:
    town = either_town
    group, admin = await subscribed(town, "/digest 10:00", "/alerts on")
    there = town.group("-200")
    await group.happens(GroupMoved("-200"))
    await urgent_tip(town)
    there.phone.expect("TIN KHẨN #1")
    there.phone.heard = []
    await town.wait(hours=1)
    assert there.phone.text.startswith(DIGEST)
    group.phone.expect_silence()
    await there.say(admin, "/digest")
    there.phone.expect("10:00")


async def test_move_that_is_told_twice_happens_once(town: Town) -> None:
    group, admin = await subscribed(town, "/digest 10:00")
    there = town.group("-200")
    for _ in range(2):
        await group.happens(GroupMoved("-200"))
    await there.say(admin, "/digest")
    there.phone.expect("10:00")


async def test_order_that_comes_twice_is_done_once(town: Town) -> None:
    group, admin = town.group(), await town.admin()
    order = town.in_group(admin.name, group.name, GroupLeft(), "7")
    twice: list[Envelope] = [order, order]
    await town.send(*twice)
    await group.say(admin, "/alerts on")
    await town.send(order)
    assert await kept_of_groups(town) == ["staff_group"]


async def test_group_and_person_with_one_number_are_two(town: Town) -> None:
    """On some networks they are counted in the same row."""
    group = town.group("77")
    admin = await town.admin()
    await group.say(admin, "/alerts on")
    person = town.citizen("77")
    await file_tip(person)
    person.expect("Chúng tôi đã nhận tin")
    assert len(await read(town.database, select(tables.staff_group))) == 1
