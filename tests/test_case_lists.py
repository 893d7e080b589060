"""No list reads past what it shows: each filter is found by an index, on both engines, among many cases."""

import random
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

import pytest
from sqlalchemy import event, text

from benchmarks import many_cases
from benchmarks.many_cases import Where
from storage import case_lists
from storage.case_lists import Beside, Filter, conditions
from storage.cases import STATUSES, summaries, summary_of
from storage.engine import Database
from storage.sight import EVERYTHING, Sight
from storage.tables import cases
from storage.vault import Vault
from storage.work import Work
from tests.fakes import FakeClock
from tests.talk import world

NOW = FakeClock()()
WHERE = Where.of(world(FakeClock()))
HERE, THERE = WHERE.communes[:2]
OURS = frozenset({HERE, THERE})


def ago(days: int) -> datetime:
    return NOW - timedelta(days=days)


FILTERS = {
    "all": Filter(),
    **{status: Filter(status=status) for status in STATUSES},
    "category": Filter(category="crime"),
    "subcategory": Filter(subcategory="theft"),
    "commune": Filter(commune=HERE),
    "urgent": Filter(urgent=True),
    "mine": Filter(assignee_id=3),
    "unassigned": Filter(unassigned=True),
    "overdue": Filter(status="new", filed_before=ago(1)),
    "since": Filter(filed_since=ago(7)),
    "before": Filter(filed_before=ago(20)),
    "several": Filter(category="crime", status="accepted", commune=HERE),
    "urgent of a kind": Filter(category="crime", urgent=True, filed_since=ago(30)),
    "closed of a commune": Filter(status="resolved", commune=HERE),
}
READERS = {
    "": EVERYTHING,
    "of communes": Sight(communes=OURS),
    "of communes who has cases": Sight(communes=OURS, staff_id=3),
    "of categories": Sight(categories=frozenset({"crime", "weapon"}), staff_id=3),
    "of both": Sight(communes=OURS, categories=frozenset({"crime"}), staff_id=3),
    "of a unit": Sight(unit_id=1, staff_id=3),
    "of an organisation": Sight(staff_id=3, is_outside=True),
}


@pytest.fixture
async def filled(database: Database, vault: Vault) -> Database:
    """Twenty thousand cases of three years."""
    await many_cases.fill(database, vault, WHERE, 20_000, NOW)
    return database


async def plans(database: Database, vault: Vault, wanted: Filter) -> list[str]:
    """How the engine goes about everything that a page and its neighbours are read with."""
    seen: list[tuple[str, Any]] = []

    def note(_c: object, _cursor: object, statement: str, parameters: Any, *_: object) -> None:
        seen.append((statement, parameters))

    event.listen(database.engine.sync_engine, "before_cursor_execute", note)
    async with database.reading() as connection:
        for beside in (None, Beside(10_000, is_older=True), Beside(10_000, is_older=False)):
            await case_lists.page(Work(connection, vault), wanted, 10, beside)
    event.remove(database.engine.sync_engine, "before_cursor_execute", note)
    explain = "EXPLAIN QUERY PLAN" if database.is_sqlite else "EXPLAIN"
    async with database.reading() as connection:
        rows = [
            (await connection.exec_driver_sql(f"{explain} {statement}", parameters)).all()
            for statement, parameters in seen
        ]
    return [str(row[3 if database.is_sqlite else 0]) for found in rows for row in found]


async def test_no_list_reads_the_whole_table(filled: Database, vault: Vault) -> None:
    for reader, sight in READERS.items():
        for name, wanted in FILTERS.items():
            steps = await plans(filled, vault, replace(wanted, sight=sight))
            assert sight.is_outside or [one for one in steps if "ix_cases" in one], name
            whole = [
                one
                for one in steps
                if "Seq Scan" in one
                or one in ("SCAN cases", "SCAN cases USING INDEX sqlite_autoindex_cases_1")
            ]
            assert whole == [], (name, reader)
            # A sort of everything would read everything; SQLite joins a handful of sorted lists of eleven.
            assert [one for one in steps if "TEMP B-TREE" in one and sight == EVERYTHING] == [], name


async def test_every_page_holds_what_the_filter_says(filled: Database, vault: Vault) -> None:
    """All pages of a list, one after the other and back again, are all its cases in order."""
    async with filled.reading() as connection:
        work = Work(connection, vault)
        for sight in READERS.values():
            for name, plain in FILTERS.items():
                wanted = replace(plain, sight=sight, filed_since=plain.filed_since or ago(40))
                await _walk(work, wanted, name)


async def _walk(work: Work, wanted: Filter, name: str) -> None:
    statement = summaries().where(*conditions(wanted))
    rows = await work.connection.execute(statement.order_by(cases.c.filed_at.desc(), cases.c.number.desc()))
    right = [summary_of(row).number for row in rows]
    page = await case_lists.page(work, wanted, 50)
    assert page.total == min(len(right), case_lists.COUNTED + 1), name
    read = [one.number for one in page.lines]
    while page.has_older:
        page = await case_lists.page(work, wanted, 50, Beside(read[-1], is_older=True))
        assert page.has_newer
        read += [one.number for one in page.lines]
    assert read == right, name
    if len(right) > 120:
        back = await case_lists.page(work, wanted, 50, Beside(right[100], is_older=False))
        assert [one.number for one in back.lines] == right[50:100]


async def test_cases_of_one_moment_are_not_lost_between_pages(database: Database, vault: Vault) -> None:
    await many_cases.fill(database, vault, WHERE, 60, NOW)
    async with database.writing() as connection:
        await connection.execute(text("UPDATE cases SET filed_at = 0"))
    chance = random.Random(5)
    async with database.reading() as connection:
        work, read = Work(connection, vault), list[int]()
        page = await case_lists.page(work, Filter(), chance.randint(1, 9))
        read += [one.number for one in page.lines]
        while page.has_older:
            beside = Beside(read[-1], is_older=True)
            page = await case_lists.page(work, Filter(), chance.randint(1, 9), beside)
            read += [one.number for one in page.lines]
    assert read == list(range(60, 0, -1))
