"""Tips of one event, worked on as one: every teller hears of their own, and of nobody else's."""

import asyncio
from collections.abc import AsyncIterator

import pytest
from sqlalchemy import select

from storage import tables
from storage.vault import Vault
from tests.desk_stories import HERE, THERE, Racer, audited, read, tip_at, tip_by
from tests.engines import opened_database
from tests.fakes import FakeClock
from tests.talk import Phone, Town


async def teller_of(town: Town, what: str = "Có nhóm người đua xe", **tip: str) -> tuple[Phone, str]:
    phone = town.citizen()
    return phone, await tip_by(phone, what=what, **{"contact": "chat", **tip})


@pytest.fixture
async def postgresql_town(postgresql_url: str, vault: Vault) -> AsyncIterator[Town]:
    """The service on PostgreSQL, where two processes may write at once."""
    async with opened_database(postgresql_url) as database:
        yield Town(database, vault, FakeClock())


async def merged(town: Town) -> dict[int, int | None]:
    """Case → the one it goes with."""
    return {row.number: row.merged_into for row in await read(town.database, select(tables.cases))}


async def test_each_teller_hears_of_their_own_case(either_town: Town) -> None:
    town = either_town
    officer = await town.officer()
    mai, _ = await teller_of(town)
    lan, code = await teller_of(town)
    await lan.say("/language en")
    await officer.say("/take 1")
    mai.heard, lan.heard = [], []
    await officer.say("/merge 2 1")
    officer.expect("Đã gộp tin #2 vào tin #1")
    lan.expect("2")  # somebody has it by now
    mai.expect_silence()
    lan.heard = []
    await officer.say("/reply 1 Chúng tôi đang tới")
    mai.expect("tin số 1", "Chúng tôi đang tới")
    lan.expect("2", "Chúng tôi đang tới")
    mai.expect_not("số 2")
    lan.expect_not("tip number 1")
    assert (len(mai.heard), len(lan.heard)) == (1, 1)
    await lan.start(code)
    lan.expect("Chúng tôi đang tới")
    lan.expect_not("#1", "số 1")


async def test_closing_closes_all_with_the_reason(either_town: Town) -> None:
    town = either_town
    officer = await town.officer()
    mai, _ = await teller_of(town)
    lan, code = await teller_of(town, contact="none")
    await officer.say("/merge 2 1")
    await officer.say("/take 1")
    await officer.say("/status 1 resolved Đã nhắc nhở cả nhóm")
    mai.expect("Đã nhắc nhở cả nhóm")
    await lan.start(code)
    lan.expect("Đã nhắc nhở cả nhóm", "Đã xử lý xong")
    rows = await read(town.database, select(tables.cases))
    assert {row.status for row in rows} == {"resolved"}
    assert all(row.closed_at for row in rows)


async def test_unfounded_empties_all_and_cuts_each_tie(either_town: Town) -> None:
    town = either_town
    officer = await town.officer()
    mai, _ = await teller_of(town)
    lan, code = await teller_of(town, "Ông Bảy hàng xóm bán pháo")
    await officer.say("/merge 2 1")
    await officer.say("/status 1 unfounded Chưa thấy căn cứ")
    assert await read(town.database, select(tables.reporter)) == []
    mai.expect("Chưa thấy căn cứ")
    lan.expect("Chưa thấy căn cứ")
    await officer.say("/tip 2")
    officer.expect("Nội dung đã xóa")
    officer.expect_not("Ông Bảy")
    await lan.start(code)
    lan.expect("Chưa thấy căn cứ")


async def test_what_a_teller_adds_is_told_and_shown_with_the_head(either_town: Town) -> None:
    town = either_town
    officer, other = await town.officer(), await town.officer()
    await teller_of(town)
    lan, code = await teller_of(town)
    await officer.say("/take 1")
    await officer.say("/merge 2 1")
    officer.heard, silent = [], len(other.history)
    await lan.start(code)
    await lan.say("Họ vừa quay lại, biển số che kín")
    officer.expect("Tin #1", "người báo tin vừa bổ sung")
    assert len(other.history) == silent
    await officer.say("/tip 1")
    officer.expect("Gồm 1 tin đã gộp", "#2 · “", "biển số che kín", "dưới 3 người báo")
    assert ("look", 2, "merged") in await audited(town.database)
    await officer.say("/tip 2")
    officer.expect("đã gộp vào tin #1")
    await officer.say("/status 2 resolved Xong")
    officer.expect("đã gộp vào tin #1")
    assert {row.status for row in await read(town.database, select(tables.cases))} == {"accepted"}


async def test_a_teller_never_hears_of_the_others(town: Town) -> None:
    officer = await town.officer()
    mai, mais = await teller_of(town, "Có nhóm đua xe, tôi tên Mai ở nhà số 5")
    lan, lans = await teller_of(town, "Bọn trẻ đua xe, cháu tôi cũng ở đó")
    await officer.say("/merge 2 1")
    await officer.say("/take 1")
    for phone, code, others in (
        (mai, mais, ("cháu tôi", "#2", "số 2")),
        (lan, lans, ("nhà số 5", "#1", "số 1")),
    ):
        await phone.start(code)
        await phone.say("Xin đến nhanh")
        await phone.press("case.refresh")
        everything = "\n".join(reply.text for reply in phone.history)
        assert [words for words in others if words in everything] == []
        assert "gộp" not in everything.lower()


async def test_splitting_keeps_status_and_answers(either_town: Town) -> None:
    town = either_town
    officer = await town.officer()
    mai, _ = await teller_of(town)
    lan, code = await teller_of(town)
    await officer.say("/take 1")
    await officer.say("/merge 2 1")
    await officer.say("/reply 1 Lần một")
    await officer.say("/split 2")
    officer.expect("Đã tách tin #2 khỏi tin #1")
    lan.heard = []
    await officer.say("/reply 1 Lần hai")
    mai.expect("Lần hai")
    lan.expect_silence()
    await officer.say("/reply 2 Riêng tin này")
    lan.expect("Riêng tin này")
    mai.expect_not("Riêng tin này")
    await lan.start(code)
    lan.expect("Lần một", "Riêng tin này", "Đã có cán bộ nhận")
    lan.expect_not("Lần hai")
    await officer.say("/split 2")
    officer.expect("không gộp với tin nào")


async def test_there_are_no_chains(either_town: Town) -> None:
    town = either_town
    officer = await town.officer()
    for _ in range(4):
        await tip_at(town)
    await officer.say("/merge 1 2")
    await officer.say("/merge 2 3")
    assert await merged(town) == {1: 3, 2: 3, 3: None, 4: None}
    await officer.say("/merge 4 1")
    officer.expect("vào tin #3")
    assert await merged(town) == {1: 3, 2: 3, 3: None, 4: 3}
    await officer.say("/merge 3 1")
    officer.expect("đã là một")
    await officer.say("/merge 3 3")
    officer.expect("đã là một")
    await officer.say("/tips")
    officer.expect("1 tin", "#3 (+3)")
    await officer.say("/tips đã gộp")
    officer.expect("3 tin", "#1", "#2", "#4")


async def test_a_part_may_go_elsewhere(town: Town) -> None:
    officer = await town.officer()
    for _ in range(3):
        await tip_at(town)
    await officer.say("/merge 1 2")
    await officer.say("/merge 1 3")
    assert await merged(town) == {1: 3, 2: None, 3: None}
    rows = await read(town.database, select(tables.cases).order_by(tables.cases.c.number))
    assert [row.merged_count for row in rows] == [0, 0, 1]


async def test_merging_keeps_whoever_has_it(either_town: Town) -> None:
    town = either_town
    first, second = await town.officer(), await town.officer()
    mai, _ = await teller_of(town)
    await teller_of(town)
    await second.say("/take 2")
    mai.heard = []
    await first.say("/merge 2 1")
    mai.expect("tin số 1")
    rows = await read(town.database, select(tables.cases))
    assert {(row.status, row.assignee_id) for row in rows} == {("accepted", 2)}


@pytest.mark.parametrize("status", ["rejected", "unfounded"])
async def test_closed_cases_are_left_alone(town: Town, status: str) -> None:
    officer = await town.officer()
    await tip_at(town)
    await tip_at(town)
    await officer.say(f"/status 1 {status} Không có gì")
    for pair in ("1 2", "2 1"):
        await officer.say(f"/merge {pair}")
        officer.expect("chưa khép lại")
    assert await merged(town) == {1: None, 2: None}


async def test_cases_of_different_officers_need_a_leader(either_town: Town) -> None:
    town = either_town
    everywhere, here = await town.officer(), await town.officer(HERE)
    admin = await town.admin()
    await tip_at(town, HERE)
    await tip_at(town, THERE)
    await everywhere.say("/merge 2 1")
    everywhere.expect("nhờ quản trị viên")
    assert ("refused", 2, "merge") in await audited(town.database)
    await here.say("/merge 1 2")
    here.expect("Không có tin số 2 trong địa bàn")
    assert await merged(town) == {1: None, 2: None}
    await admin.say("/merge 2 1")
    assert await merged(town) == {1: None, 2: 1}


async def test_where_the_head_lies_elsewhere_it_is_not_named(town: Town) -> None:
    admin, there = await town.admin(), await town.officer(THERE)
    await tip_at(town, HERE)
    await tip_at(town, THERE)
    await admin.say("/merge 2 1")
    for command in ("/tip 2", "/status 2", "/take 2", "/split 2", "/merge 2 1"):
        await there.say(command)
        there.expect_not("#1")
    await there.say("/tip 2")
    there.expect("một tin ngoài địa bàn")
    assert await merged(town) == {1: None, 2: 1}


async def test_bare_command_asks_with_buttons(town: Town) -> None:
    officer = await town.officer()
    await tip_at(town)
    await tip_at(town)
    await town.compare()
    await officer.say("/merge")
    officer.expect("Tin số mấy?")
    await officer.say("2")
    officer.expect("đi cùng tin số mấy?")
    await officer.press("desk.merge.2.1")
    assert await merged(town) == {1: None, 2: 1}
    await officer.press("desk.split.2")
    await officer.say("/more 2")
    await officer.press("desk.merge.2")
    await officer.say("1")
    assert await merged(town) == {1: None, 2: 1}


async def test_withdrawing_takes_out_only_that_case(either_town: Town) -> None:
    town = either_town
    officer = await town.officer()
    (mai, mais), (lan, lans), _ = [await teller_of(town) for _ in range(3)]
    await officer.say("/merge 1 2")
    await officer.say("/merge 3 2")
    await mai.start(mais)
    await mai.press("case.withdraw", "case.withdraw_yes")
    assert await merged(town) == {1: None, 2: None, 3: 2}
    await lan.start(lans)
    await lan.press("case.withdraw", "case.withdraw_yes")
    assert await merged(town) == {1: None, 2: None, 3: None}
    rows = await read(town.database, select(tables.cases).order_by(tables.cases.c.number))
    assert [row.status for row in rows] == ["withdrawn", "withdrawn", "new"]
    assert [row.case_number for row in await read(town.database, select(tables.reporter))] == [3]


async def test_withdrawing_the_head_leaves_another_in_front(either_town: Town) -> None:
    town = either_town
    officer = await town.officer()
    tellers = [await teller_of(town) for _ in range(3)]
    await officer.say("/merge 2 1")
    await officer.say("/merge 3 1")
    await tellers[0][0].start(tellers[0][1])
    await tellers[0][0].press("case.withdraw", "case.withdraw_yes")
    assert await merged(town) == {1: None, 2: None, 3: 2}
    rows = await read(town.database, select(tables.cases).order_by(tables.cases.c.number))
    assert [(row.status, row.merged_count) for row in rows] == [("withdrawn", 0), ("new", 1), ("new", 0)]


async def test_reopening_is_nobody_elses_business(either_town: Town) -> None:
    town = either_town
    officer = await town.officer()
    (mai, _), (lan, lans) = [await teller_of(town) for _ in range(2)]
    await officer.say("/merge 2 1")
    await officer.say("/take 1")
    await officer.say("/status 1 resolved Đã xong")
    mai.heard = []
    await lan.start(lans)
    await lan.press("case.reopen")
    await lan.say("Vẫn còn đua xe")
    mai.expect_silence()
    rows = await read(town.database, select(tables.cases).order_by(tables.cases.c.number))
    assert [(row.status, row.merged_into) for row in rows] == [("resolved", None), ("accepted", None)]


async def test_of_two_who_merge_at_once_no_chain_comes(postgresql_town: Town) -> None:
    town = postgresql_town
    for _ in range(3):
        await tip_at(town)
    officers = [await town.officer() for _ in range(4)]
    racers = [Racer(town, officer.name) for officer in officers]
    orders = ("1 2", "2 1", "2 3", "3 1")
    await asyncio.gather(*(racer.say("merge", order) for racer, order in zip(racers, orders, strict=True)))
    found = await merged(town)
    heads = {number for number, into in found.items() if into is None}
    assert {into for into in found.values() if into is not None} <= heads
    rows = await read(town.database, select(tables.cases))
    counted = {row.number: row.merged_count for row in rows}
    assert counted == {number: list(found.values()).count(number) for number in found}
