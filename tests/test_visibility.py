"""Who sees which case: every kind of staff and every case, wherever a case can be seen, on both engines."""

import re
from dataclasses import dataclass

import pytest
from sqlalchemy import select

from storage import access, tables
from storage.sight import Sight
from storage.work import Work
from tests.desk_stories import HERE, THERE, add_cases, add_unit, member_of, read, tip_at
from tests.talk import Phone, Town

CASES = [
    ("crime", HERE),
    ("weapon", HERE),
    ("crime", THERE),
    ("weapon", THERE),
    ("crime", None),
    ("flood", None),
]
"""By number from 1. Those of HERE go to unit 1, weapons of THERE to unit 2; 3, 5 and 6 are the desk's."""


@dataclass(frozen=True)
class Kind:
    """Somebody on the staff, and the cases they see."""

    sees: set[int]
    unit: int | None = None
    communes: tuple[str, ...] = ()
    categories: tuple[str, ...] = ()
    role: str = "officer"


KINDS = {
    "desk": Kind({1, 2, 3, 4, 5, 6}),
    "desk of a commune": Kind({1, 2, 5, 6}, communes=(HERE,)),
    "desk of a category": Kind({1, 3, 5}, categories=("crime",)),
    "desk of both": Kind({2}, communes=(HERE,), categories=("weapon",)),
    "leader of the desk": Kind({3, 4, 5, 6}, communes=(THERE,), categories=("crime",), role="admin"),
    "unit": Kind({1, 2}, unit=1),
    "unit, other communes": Kind({1, 2}, unit=1, communes=(THERE,)),
    "unit of a category": Kind({2}, unit=1, categories=("weapon",)),
    "leader of a unit": Kind({4}, unit=2, role="admin"),
    "organisation": Kind(set(), unit=3),
    "leader of an organisation": Kind(set(), unit=3, communes=(HERE,), role="admin"),
}


async def units_of(town: Town) -> None:
    await add_unit(town, HERE)
    await add_unit(town, HERE, THERE, kind="province", categories=["weapon"])
    await add_unit(town, HERE, THERE, kind="organisation")
    async with town.database.writing() as connection:  # so that HERE's unit has its weapons too
        await connection.execute(tables.unit.update().where(tables.unit.c.id == 2).values(communes=THERE))


async def listed(phone: Phone) -> set[int]:
    await phone.say("/tips")
    return {int(number) for number in re.findall(r"^(?:🔴 )?#(\d+) ·", phone.text, re.MULTILINE)}


async def opened(phone: Phone) -> set[int]:
    seen = set()
    for number in range(1, len(CASES) + 1):
        await phone.say(f"/tip {number}")
        if "Diễn biến" in phone.text or "Liên hệ:" in phone.text:
            seen.add(number)
    return seen


@pytest.mark.parametrize("name", KINDS)
async def test_card_list_digest_and_transfer_agree(either_town: Town, name: str) -> None:
    town, kind = either_town, KINDS[name]
    await units_of(town)
    await add_cases(town, *CASES)
    who = await member_of(town, kind.unit, *kind.communes, role=kind.role, categories=kind.categories)
    assert await listed(who) == kind.sees
    assert await opened(who) == kind.sees
    await town.wait(minutes=1)
    await who.say("/digest now")
    if kind.unit == 3:
        who.expect("không dùng được lệnh này")
    else:
        who.expect(f"Tin mới: {len(kind.sees)} ", f"Hiện chưa xong: {len(kind.sees)} ")
    for number in set(range(1, 7)) - kind.sees:
        await who.say(f"/transfer {number} desk vì thế")
        assert "Không có tin số" in who.text or "không dùng được" in who.text


@pytest.mark.parametrize("name", KINDS)
async def test_news_go_to_those_who_see_the_case(either_town: Town, name: str) -> None:
    town, kind = either_town, KINDS[name]
    await units_of(town)
    who = await member_of(town, kind.unit, *kind.communes, role=kind.role, categories=kind.categories)
    await town.officer()  # somebody hears of every case, so that nobody is told for want of others
    for number, (category, commune) in enumerate(CASES[:1] + CASES[2:3] + CASES[4:5], start=1):
        silent = len(who.history)
        await tip_at(town, commune, category=category)
        told = who.history[silent:]
        assert bool(told) is ({1: 1, 2: 3, 3: 5}[number] in kind.sees), (name, number)
        assert all(f"#{number} " in one.text for one in told)


async def test_own_case_is_seen_wherever_it_is(either_town: Town) -> None:
    town = either_town
    await units_of(town)
    await add_cases(town, *CASES)
    officer = await member_of(town, 1)
    assert await listed(officer) == {1, 2}
    async with town.database.writing() as connection:
        await connection.execute(
            tables.cases.update().where(tables.cases.c.number == 3).values(assignee_id=1)
        )
    assert await listed(officer) == {1, 2, 3}
    officer.expect("3 tin")
    assert await opened(officer) == {1, 2, 3}


@pytest.mark.parametrize("name", KINDS)
async def test_one_rule_for_a_case_and_for_a_list(either_town: Town, name: str) -> None:
    town, kind = either_town, KINDS[name]
    await units_of(town)
    await add_cases(town, *CASES)
    area = frozenset(kind.communes), kind.unit, frozenset(kind.categories)
    sight = Sight.of(None, kind.role, *area, is_outside=kind.unit == 3)
    rows = await read(town.database, select(tables.cases))
    found = await read(town.database, select(tables.cases.c.number).where(*sight.within()))
    counted = await read(town.database, select(tables.cases.c.number).where(*sight.counted()))
    parts = [
        row.number
        for part in sight.arms()
        for row in await read(town.database, select(tables.cases.c.number).where(*part))
    ]
    assert len(parts) == len(set(parts))
    assert set(parts) == kind.sees
    seen = {row.number for row in rows if sight.sees(row)}
    assert seen == {row.number for row in found} == {row.number for row in counted} == kind.sees


@pytest.mark.parametrize("name", KINDS)
async def test_files_open_to_those_who_see_the_case(either_town: Town, name: str) -> None:
    town, kind = either_town, KINDS[name]
    await units_of(town)
    await add_cases(town, *CASES)
    who = await member_of(town, kind.unit, *kind.communes, role=kind.role, categories=kind.categories)
    key = town.vault.pseudonym(town.channel, who.name)
    async with town.database.writing() as connection:
        work = Work(connection, town.vault)
        for number in range(1, len(CASES) + 1):
            row = {"id": f"{number:032x}", "case_number": number, "kind": "picture", "size": 1}
            work.insert(tables.file, row | {"received_at": town.clock()})
        await work.flush()
    opened = {
        number
        for number in range(1, len(CASES) + 1)
        if await access.may_open(town.database, town.vault, key, f"{number:032x}", town.clock())
    }
    assert opened == kind.sees
