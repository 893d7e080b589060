"""Deadlines on disk: one row is met and no other, and what is asked often is answered from an index."""

from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import event

from storage import cases, clock_lists, clocks
from storage.case_lists import Filter
from storage.clocks import Clock
from storage.engine import Database
from storage.sight import Sight
from storage.vault import Vault
from tests.desk_stories import HERE, new_case
from tests.storage_world import NOW, rows, working

DAY = timedelta(days=1)


async def filed(database: Database, vault: Vault) -> int:
    """A case with a reception clock of a day and a handling clock of twenty."""
    async with working(database, vault) as work:
        number = (await cases.file_case(work, new_case("crime", HERE), NOW)).number
        clocks.start(work, number, "reception", NOW, NOW + DAY, NOW + DAY / 2)
        clocks.start(work, number, "handling", NOW, NOW + 20 * DAY, None)
    return number


async def running(database: Database, vault: Vault, number: int) -> list[Clock]:
    async with working(database, vault) as work:
        return await clocks.running(work, number)


async def test_only_what_is_met_stops(database: Database, vault: Vault) -> None:
    one, two = await filed(database, vault), await filed(database, vault)
    async with working(database, vault) as work:
        clocks.meet(work, one, "reception", NOW + DAY / 3)
    assert [clock.kind for clock in await running(database, vault, one)] == ["handling"]
    assert [clock.kind for clock in await running(database, vault, two)] == ["reception", "handling"]
    async with working(database, vault) as work:
        clocks.stop_all(work, two, NOW)
    assert await running(database, vault, two) == []


async def test_what_was_met_keeps_its_moment(database: Database, vault: Vault) -> None:
    number = await filed(database, vault)
    async with working(database, vault) as work:
        clocks.meet(work, number, "reception", NOW + DAY / 3)
    async with working(database, vault) as work:
        clocks.meet(work, number, "reception", NOW + DAY)
        clocks.stop_all(work, number, NOW + 2 * DAY)
    met = {row["kind"]: row["met_at"] for row in await rows(database, "clock")}
    assert met == {"reception": NOW + DAY / 3, "handling": NOW + 2 * DAY}


async def test_extension_counts_and_reminds_again(database: Database, vault: Vault) -> None:
    number = await filed(database, vault)
    [_, handling] = await running(database, vault, number)
    async with working(database, vault) as work:
        assert await clocks.claim(work, [handling.id], NOW) == set()
        clocks.extend(work, handling, NOW + 60 * DAY, NOW + 57 * DAY)
    [_, after] = await running(database, vault, number)
    assert (after.extended, after.due_at) == (1, NOW + 60 * DAY)
    async with working(database, vault) as work:
        assert await clocks.claim(work, [handling.id], NOW + 57 * DAY) == {handling.id}
        assert await clocks.claim(work, [handling.id], NOW + 57 * DAY) == set()


async def test_counts_tell_passed_from_near(database: Database, vault: Vault) -> None:
    for _ in range(3):
        await filed(database, vault)
    now = NOW + 2 * DAY
    async with database.reading() as connection:
        assert await clock_lists.overdue_counts(connection, Filter(), now) == {"reception": 3}
        near = await clock_lists.near_counts(connection, Filter(), now, NOW + 21 * DAY)
        assert near == {"handling": 3}
        elsewhere = Filter(Sight(communes=frozenset({"20455"})))
        assert await clock_lists.overdue_counts(connection, elsewhere, now) == {}


@pytest.mark.parametrize("scope", [Filter(), Filter(Sight(communes=frozenset({HERE})))])
async def test_what_is_asked_often_has_its_index(database: Database, vault: Vault, scope: Filter) -> None:
    await filed(database, vault)
    asked: list[tuple[str, Any]] = []

    def note(_c: object, _k: object, statement: str, parameters: Any, *_rest: object) -> None:
        asked.append((statement, parameters))

    async with working(database, vault) as work:
        event.listen(database.engine.sync_engine, "before_cursor_execute", note)
        await clock_lists.overdue_counts(work.connection, scope, NOW)
        await clock_lists.overdue(work, scope, None, NOW, 0, 10)
        await clocks.to_remind(work, NOW, at_any_hour=False)
        event.remove(database.engine.sync_engine, "before_cursor_execute", note)
    plans = [await plan(database, *one) for one in asked]
    used = ["ix_clock_running", "ix_clock_running", "ix_clock_remind_at"]
    assert [said for index, said in zip(used, plans, strict=True) if index not in said] == []


async def plan(database: Database, statement: str, parameters: Any) -> str:
    """How the engine would go about it, were the tables large."""
    async with database.reading() as connection:
        if database.is_sqlite:
            said = await connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {statement}", parameters)
        else:
            await connection.exec_driver_sql("SET LOCAL enable_seqscan = off")
            said = await connection.exec_driver_sql(f"EXPLAIN {statement}", parameters)
        return "\n".join(str(row) for row in said)
