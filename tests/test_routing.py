"""Whose case it is: every case goes to one unit or to the desk, always the same one."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import event, select

from storage import tables
from storage.routing import ALL, Route, best
from tests.desk_stories import HERE, THERE, add_cases, add_unit, member_of, read, tip_at
from tests.talk import Town, file_tip

COMMUNES = ("20878", "20455", "20200")
KEYS = ("crime", "weapon", "flood")
some = st.lists(st.sampled_from((*COMMUNES, ALL)), max_size=3).map(frozenset)
routes = st.lists(
    st.builds(Route, st.integers(1, 99), some, st.lists(st.sampled_from(KEYS), max_size=2).map(frozenset)),
    unique_by=lambda route: route.unit_id,
)


@given(routes, st.sampled_from((*COMMUNES, None)), st.sampled_from(KEYS), st.randoms())
def test_case_goes_to_one_unit_or_the_desk(found, commune, category, chance) -> None:  # type: ignore[no-untyped-def]
    unit_id = best(found, commune, category)
    shuffled = list(found)
    chance.shuffle(shuffled)
    assert best(shuffled, commune, category) == unit_id
    fitting = [
        one
        for one in found
        if commune and {commune, ALL} & one.communes and (not one.categories or category in one.categories)
    ]
    if unit_id is None:
        assert fitting == []
        return
    [chosen] = [one for one in fitting if one.unit_id == unit_id]
    assert chosen.categories or not any(one.categories for one in fitting)
    rivals = [one for one in fitting if bool(one.categories) == bool(chosen.categories)]
    assert commune in chosen.communes or not any(commune in one.communes for one in rivals)


async def unit_of(town: Town, number: int) -> int | None:
    [row] = await read(town.database, select(tables.cases.c.unit_id).where(tables.cases.c.number == number))
    unit_id: int | None = row.unit_id
    return unit_id


async def test_new_case_goes_to_its_unit(either_town: Town) -> None:
    town = either_town
    here = await add_unit(town, HERE)
    special = await add_unit(town, HERE, THERE, kind="province", categories=["weapon"])
    await add_unit(town, HERE, kind="organisation")
    numbers = await add_cases(
        town, ("crime", HERE), ("weapon", HERE), ("weapon", THERE), ("crime", THERE), ("crime", None)
    )
    assert [await unit_of(town, one) for one in numbers] == [here, special, special, None, None]


async def test_place_that_comes_later_routes_the_case(either_town: Town) -> None:
    town = either_town
    there = await add_unit(town, THERE)
    officer, mai = await member_of(town, there), town.citizen()
    await mai.start()
    await mai.press("menu.flood")
    await mai.say("cứu với, nước lên mái")
    assert await unit_of(town, 1) is None
    silent = len(officer.history)
    await mai.share(15.87, 107.47)
    assert await unit_of(town, 1) == there
    assert len(officer.history) == silent + 1


async def test_units_are_read_once_for_a_batch(town: Town) -> None:
    await add_unit(town, HERE)
    asked: list[str] = []
    event.listen(
        town.database.engine.sync_engine,
        "before_cursor_execute",
        lambda _c, _cursor, statement, *_rest: asked.append(statement),
    )
    await add_cases(town, *[("crime", HERE)] * 20)
    assert len([one for one in asked if "FROM unit" in one]) == 1
    asked.clear()
    await add_cases(town, *[("crime", None)] * 20)
    assert [one for one in asked if "FROM unit" in one] == []


async def test_retired_units_open_cases_go_to_the_desk(either_town: Town) -> None:
    town = either_town
    here = await add_unit(town, HERE)
    admin = await town.admin()
    numbers = await add_cases(town, ("crime", HERE), ("crime", HERE))
    await admin.say(f"/status {numbers[0]} unfounded Không có việc ấy")
    await admin.say(f"/unit retire {here}")
    assert await unit_of(town, numbers[1]) == here
    await admin.press(f"desk.unit.retire.{here}.yes")
    admin.expect("về bàn trực chung: 1")
    assert [await unit_of(town, one) for one in numbers] == [here, None]
    assert await unit_of(town, await tip_at(town, HERE)) is None
    await admin.say(f"/unit revive {here}")
    assert await unit_of(town, await tip_at(town, HERE)) == here


@pytest.mark.parametrize("status", ["new", "accepted"])
async def test_case_passed_on_is_the_other_units(either_town: Town, status: str) -> None:
    town = either_town
    here, there = await add_unit(town, HERE), await add_unit(town, THERE)
    one, two = await member_of(town, here), await member_of(town, there)
    mai = town.citizen()
    await mai.start(f"xa-{HERE}")

    code = await file_tip(mai, contact="chat")
    if status == "accepted":
        await one.say("/take 1")
    await two.say("/tip 1")
    two.expect("Không có tin số 1")
    await one.say(f"/transfer 1 u{there} Nhà anh B. ở xã bên")
    one.expect("đã chuyển cho Đơn vị A", "Người báo tin đã được nhắn")
    mai.expect("đã được chuyển tới đơn vị phụ trách")
    mai.expect_not("xã bên", "Đơn vị A")
    two.expect("vừa được chuyển tới đơn vị anh/chị")
    await two.press("desk.tip.1")
    two.expect("Chuyển đơn vị: Đơn vị A: Nhà anh B. ở xã bên")
    await one.say("/tip 1")
    one.expect("Không có tin số 1")
    [row] = await read(town.database, select(tables.cases))
    assert (row.unit_id, row.assignee_id, row.status) == (there, None, status)
    await mai.start(code)
    mai.expect("Đã chuyển tới đơn vị phụ trách")
    mai.expect_not("xã bên")


async def test_transfer_asks_for_what_is_missing(town: Town) -> None:
    here, there = await add_unit(town, HERE), await add_unit(town, THERE)
    organisation = await add_unit(town, HERE, kind="organisation")
    admin = await town.admin()
    [number] = await add_cases(town, ("crime", HERE))
    await admin.say("/transfer")
    await admin.say(str(number))
    admin.expect("cho đơn vị nào?")
    admin.expect_buttons("desk.transfer.1.u2", "desk.transfer.1.u0")
    for wrong in ("u99", f"u{here}", f"u{organisation}", "xyz"):
        await admin.say(f"/transfer {number} {wrong} vì thế")
        admin.expect("không chuyển tới đó được")
    assert await unit_of(town, number) == here
    await admin.press(f"desk.transfer.{number}.u{there}")
    admin.expect("gõ lý do")
    await admin.say("Việc ở bên ấy")
    assert await unit_of(town, number) == there
    await admin.say(f"/transfer {number} desk Cần cấp tỉnh")
    assert await unit_of(town, number) is None
