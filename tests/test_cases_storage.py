"""Cases on both engines: what is filed, found, listed, and what is left of one that is emptied."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from bot.dialogue.content import KEY_LENGTH, Form
from storage import case_lists, cases, conversations, staff, tables
from storage.case_lists import Beside, Filter, Page
from storage.cases import HISTORY, OPEN, STATUSES, NewCase
from storage.engine import Database
from storage.sight import Sight
from storage.staff import Invite
from storage.vault import SealError, Vault
from storage.work import Work
from tests.storage_world import NOW, given_up, met, rows, working
from tests.talk import picture_id

TIP = NewCase(
    code="CODE-0",
    alias="Sen Hồng 47",
    form="tip",
    category="crime",
    subcategory=None,
    is_urgent=False,
    commune="20197",
    answers={"what": "Đua xe", "contact": {"way": "chat"}},
    item_count=None,
    file_ids=(),
    who={"conversation": "00ff"},
)


async def filed(work: Work, *changes: dict[str, Any]) -> list[int]:
    numbers = []
    for n, change in enumerate(changes):
        new = replace(TIP, code=f"CODE-{n}", **change)
        numbers.append((await cases.file_case(work, new, NOW + timedelta(minutes=n))).number)
    return numbers


async def listed(work: Work, wanted: Filter, limit: int = 10, beside: Beside | None = None) -> list[int]:
    page = await case_lists.page(work, wanted, limit, beside)
    return [one.number for one in page.lines]


async def test_filed_case_opens_again(database: Database, vault: Vault) -> None:
    async with working(database, vault) as work:
        line = await cases.file_case(work, TIP, NOW)
    async with working(database, vault) as work:
        case = await cases.open_case(work, line.number)
        assert case is not None
        assert (case.summary, case.answers) == (line, dict(TIP.answers))
        assert (case.history, case.files) == ([], [])
        assert await cases.open_case(work, 99) is None


async def test_longest_keys_of_the_content_fit(database: Database, vault: Vault) -> None:
    """The loader refuses longer ones; SQLite alone would take any."""
    longest = "k" * KEY_LENGTH
    question = {"key": "what", "kind": "text"}
    form = Form.model_validate({"name": longest, "category": "crime", "questions": [question]})
    async with working(database, vault) as work:
        await filed(work, {"form": form.name, "category": longest, "subcategory": longest})
        assert await listed(work, Filter(category=longest)) == [1]
    columns = (tables.cases.c.form, tables.cases.c.category, tables.cases.c.subcategory)
    assert [str(column.type) for column in columns] == [f"VARCHAR({KEY_LENGTH})"] * 3


async def test_code_opens_its_case_alone(database: Database, vault: Vault) -> None:
    async with working(database, vault) as work:
        one, two = await filed(work, {}, {})
        assert await cases.find_by_code(work, "CODE-0") == one
        assert await cases.find_by_code(work, "CODE-1") == two
        assert await cases.find_by_code(work, "CODE-2") is None


async def test_teller_of_nobody_is_not_kept(database: Database, vault: Vault) -> None:
    async with working(database, vault) as work:
        known, unknown = await filed(work, {}, {"who": None})
        assert await cases.who_told(work, known) == TIP.who
        assert await cases.who_told(work, unknown) is None
    assert len(await rows(database, "reporter")) == 1


async def test_teller_cannot_be_moved_to_another_case(database: Database, vault: Vault) -> None:
    async with working(database, vault) as work:
        one, two = await filed(work, {}, {"who": {"conversation": "11"}})
    stolen = {row["case_number"]: row["who_sealed"] for row in await rows(database, "reporter")}
    async with working(database, vault) as work:
        work.update(tables.reporter, {"case_number": two}, {"who_sealed": stolen[one]})
    async with working(database, vault) as work:
        with pytest.raises(SealError):
            await cases.who_told(work, two)


async def test_history_is_in_order(database: Database, vault: Vault) -> None:
    async with working(database, vault) as work:
        (number,) = await filed(work, {})
        await work.flush()
        for n in range(12):
            cases.add_event(work, number, "message", NOW, text=f"lời {n}")
        cases.add_event(work, number, "status", NOW + timedelta(seconds=1), status="accepted")
    async with working(database, vault) as work:
        found = await cases.history(work, number)
    assert [one.text for one in found] == [*(f"lời {n}" for n in range(12)), None]
    assert found[-1].status == "accepted"


async def test_history_holds_newest_entries(database: Database, vault: Vault) -> None:
    async with working(database, vault) as work:
        (number,) = await filed(work, {})
        await work.flush()
        for n in range(HISTORY + 3):
            cases.add_event(work, number, "message", NOW, text=f"lời {n}")
    async with working(database, vault) as work:
        case = await cases.open_case(work, number)
    assert case is not None
    assert [one.text for one in case.history] == [f"lời {n}" for n in range(3, HISTORY + 3)]


async def test_forgotten_teller_leaves_the_case(database: Database, vault: Vault) -> None:
    async with working(database, vault) as work:
        one, two = await filed(work, {}, {})
        await work.flush()
        cases.forget_teller(work, one)
    async with working(database, vault) as work:
        assert await cases.who_told(work, one) is None
        assert await cases.who_told(work, two) == TIP.who
        assert await cases.summary(work, one) is not None


async def test_lists_are_filtered_and_paged(database: Database, vault: Vault) -> None:
    async with working(database, vault) as work:
        await filed(
            work,
            {},
            {"category": "weapon", "is_urgent": True},
            {"commune": "20200"},
            {"commune": None, "is_urgent": True},
        )
        cases.set_status(work, 1, "resolved", NOW)
        assert await listed(work, Filter()) == [4, 3, 2, 1]
        assert await listed(work, Filter(), 2, Beside(4, is_older=True)) == [3, 2]
        assert await listed(work, Filter(Sight(communes=frozenset({"20200"})))) == [4, 3]
        assert await listed(work, Filter(commune="20200")) == [3]
        assert await listed(work, Filter(status="resolved")) == [1]
        assert await listed(work, Filter(category="weapon")) == [2]
        assert await listed(work, Filter(urgent=True)) == [4, 2]
        assert await listed(work, Filter(filed_before=NOW + timedelta(minutes=1))) == [1]
        assert await case_lists.page(work, Filter(category="flood"), 10) == Page([], 0)


async def test_taken_case_has_an_officer(database: Database, vault: Vault) -> None:
    async with working(database, vault) as work:
        await met_and_enrolled(work)
        (number,) = await filed(work, {})
        await work.flush()
        cases.assign(work, number, 1, "accepted", NOW)
        line = await cases.summary(work, number)
        assert line is not None
        assert (line.assignee_id, line.status, line.taken_at) == (1, "accepted", NOW)
        assert await listed(work, Filter(assignee_id=1)) == [number]
        assert await listed(work, Filter(unassigned=True)) == []


async def test_closed_case_waits_for_nobody(database: Database, vault: Vault) -> None:
    async with working(database, vault) as work:
        await filed(work, *[{}] * len(STATUSES))
        for number, status in enumerate(STATUSES, 1):
            cases.set_status(work, number, status, NOW)
        assert await listed(work, Filter(unassigned=True)) == [4, 3, 2, 1]
        assert STATUSES[:4] == OPEN


async def test_files_of_a_case_are_counted(database: Database, vault: Vault) -> None:
    async with working(database, vault) as work:
        for n in range(3):
            cases.receive_file(work, picture_id(n), b"k" * 16, "picture", 10, NOW)
        one, two = await filed(work, {"file_ids": (picture_id(0), picture_id(1))}, {})
        assert await cases.count_files(work, one) == 2
        assert await cases.count_files(work, two) == 0


async def met_and_enrolled(work: Work) -> None:
    officer = await met(work, "officer")
    conversations.save(work, [officer], NOW)
    await staff.enrol(work, officer.key, Invite("officer"), NOW)


async def test_file_forgets_its_sender_in_a_case(database: Database, vault: Vault) -> None:
    async with working(database, vault) as work:
        cases.receive_file(work, picture_id(1), b"k" * 16, "picture", 10, NOW)
        await work.flush()
        (number,) = await filed(work, {"file_ids": (picture_id(1),)})
    (row,) = await rows(database, "file")
    assert (row["conversation"], row["case_number"]) == (None, number)
    async with working(database, vault) as work:
        case = await cases.open_case(work, number)
        assert case is not None
        assert case.files == [(picture_id(1), "picture", 10)]


async def test_emptied_case_says_nothing(database: Database, vault: Vault) -> None:
    async with working(database, vault) as work:
        cases.receive_file(work, picture_id(1), b"k" * 16, "picture", 10, NOW)
        (number,) = await filed(work, {"file_ids": (picture_id(1),)})
        cases.add_event(work, number, "message", NOW, text="lời")
        await work.flush()
        cases.empty(work, number)
    async with working(database, vault) as work:
        case = await cases.open_case(work, number)
    assert case is not None
    assert (case.answers, case.files) == ({}, [])
    assert [one.text for one in case.history] == [None]


async def test_numbers_have_no_gap_after_a_failure(database: Database, vault: Vault) -> None:
    async with given_up(database, vault) as work:
        await filed(work, {}, {})
    async with working(database, vault) as work:
        assert await filed(work, {}) == [1]
