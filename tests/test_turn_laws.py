"""Laws of the turn on both engines: all or nothing at every await, once and only once, by whichever process."""

import asyncio
import random
from collections.abc import Sequence
from datetime import timedelta
from typing import Any

import pytest

from bot.channels.base import Envelope
from bot.desk.desk import Desk
from bot.dialogue.events import ChoicePicked, CommandReceived, PersonEvent, TextReceived
from bot.turn import Turn
from storage.engine import Database
from storage.vault import Vault
from tests.crashing import crashed_at
from tests.engines import CopiedDatabase, opened_database
from tests.fakes import FakeClock
from tests.storage_world import opened, rows
from tests.talk import VIETNAM, Town, file_tip, seeds, world

MICROSECOND = timedelta(microseconds=1)
"""What orders the history of two turns."""


def replica(database: Database, vault: Vault, clock: FakeClock, process: str) -> Turn:
    return Turn(database, vault, world(clock), Desk(seeds().unit, VIETNAM), process)


async def busy_morning(town: Town) -> list[Envelope]:
    """People half-way through all sorts of things, and the batch of what they do next."""
    officer = await town.officer()
    filed, asking = town.citizen("filed"), town.citizen("asking")
    code = await file_tip(filed, contact="chat")
    await asking.start()
    await asking.press("menu.hand_in", "explosive.no", "support_tool", "count.2")
    await asking.say("gần chợ")
    await asking.press("place.as_written", "handover.come", "suits.any", "contact.none")
    return [
        town.envelope("asking", ChoicePicked("form.submit")),
        town.envelope("newcomer", CommandReceived("start", code)),
        town.envelope("newcomer", TextReceived("Họ vừa quay lại")),
        town.envelope(officer.name, CommandReceived("reply", "1 Cảm ơn anh/chị")),
    ]


@pytest.mark.timeout(600)  # a database of its own for every await takes minutes on a busy machine
async def test_crash_at_any_await_leaves_all_or_nothing(copied: CopiedDatabase, vault: Vault) -> None:
    clock = FakeClock()
    async with copied.original() as database:
        batch = await busy_morning(Town(database, vault, clock))
        before = await opened(database, vault)
    async with opened_database(await copied.copy()) as database:
        await replica(database, vault, clock, "calm").run(batch)
        after = await opened(database, vault)
    assert [row[1] for row in after["inbox"] if row[1]] == []

    kept: list[bool] = []
    crashed = True
    while crashed:
        await_number = len(kept) + 1
        url = await copied.copy()
        async with opened_database(url) as database:
            turn = replica(database, vault, clock, "first")
            crashed = await crashed_at(turn.run(batch), await_number)
        async with opened_database(url) as database:  # another process finds what the first one left
            left = await opened(database, vault)
            assert left in (before, after), f"half a turn was kept at await {await_number}"
            kept.append(left == after)
            await replica(database, vault, clock, "second").run(batch)
            assert await opened(database, vault) == after, f"await {await_number} changed the story"
    assert len(kept) > 20
    assert not kept[0]
    assert kept[-1], "the turn that lived was not kept"


async def told_everybody(town: Town, people: int) -> list[Envelope]:
    events: list[PersonEvent] = [
        CommandReceived("start"),
        ChoicePicked("menu.tip"),
        ChoicePicked("danger.no"),
    ]
    return [town.envelope(f"citizen-{n}", event) for event in events for n in range(people)]


async def run_all(turns: Sequence[Turn], batches: Sequence[Sequence[Envelope]]) -> None:
    await asyncio.gather(*(turn.run(batch) for turn, batch in zip(turns, batches, strict=True)))


async def test_two_processes_act_once_on_one_batch(database: Database, vault: Vault) -> None:
    clock = FakeClock()
    batch = await told_everybody(Town(database, vault, clock), 8)
    turns = [replica(database, vault, clock, name) for name in ("here", "there")]
    await run_all(turns, [batch, batch])
    await expect_each_once(database, vault, batch)


async def test_batches_that_overlap_in_any_order_act_once(database: Database, vault: Vault) -> None:
    clock, chance = FakeClock(), random.Random(7)
    batch = await told_everybody(Town(database, vault, clock), 6)
    turns = [replica(database, vault, clock, f"process-{n}") for n in range(4)]
    for first in range(0, len(batch), 6):
        step = batch[first : first + 6]
        await run_all(turns, [chance.sample(step, 4) for _ in turns[:-1]] + [step])
    await expect_each_once(database, vault, batch)


async def expect_each_once(database: Database, vault: Vault, batch: Sequence[Envelope]) -> None:
    found = await opened(database, vault)
    assert len(found["inbox"]) == len(batch)
    assert {failed for _, failed in found["inbox"]} == {None}
    states = {state for _, _, state, _, _ in found["conversations"]}
    assert len(states) == 1, "everybody did the same"
    assert b'"question":"category"' in states.pop()
    said: dict[Any, list[str]] = {}
    for key, n, text, _, _ in found["outbox"]:
        said.setdefault(key, []).append(text)
        assert n == len(said[key])
    assert len({tuple(texts) for texts in said.values()}) == 1


async def test_case_numbers_of_two_processes_have_no_gap(database: Database, vault: Vault) -> None:
    clock = FakeClock()
    town = Town(database, vault, clock)
    for n in range(4):
        phone = town.citizen(f"citizen-{n}")
        await phone.start()
        await phone.press("menu.hand_in", "explosive.yes")
    batch = [town.envelope(f"citizen-{n}", ChoicePicked("form.skip")) for n in range(4)]
    turns = [replica(database, vault, clock, name) for name in ("here", "there")]
    await run_all(turns, [batch[:2], batch[2:]])
    assert [row["number"] for row in await rows(database, "cases")] == [1, 2, 3, 4]


async def test_one_receipt_opens_from_two_processes(postgresql_url: str, vault: Vault) -> None:
    clock = FakeClock()
    here, there = Database.open(postgresql_url), Database.open(postgresql_url)
    code = await file_tip(Town(here, vault, clock).citizen(), "Đua xe trước cổng trường")
    other = Town(there, vault, clock).citizen("elsewhere")
    await other.start(code)
    other.expect("Tin")
    other.expect_buttons("case.refresh")
    await here.close()
    await there.close()


@pytest.mark.parametrize("seed", range(3))
async def test_redelivery_in_any_mixture_changes_nothing(
    copied: CopiedDatabase, vault: Vault, seed: int
) -> None:
    clock, chance = FakeClock(), random.Random(seed)
    async with copied.original() as database:
        batch = await busy_morning(Town(database, vault, clock))
    async with opened_database(await copied.copy()) as database:
        for envelope in batch:
            clock.move(MICROSECOND)
            await replica(database, vault, clock, "one").run([envelope])
        wanted = await opened(database, vault)
    async with opened_database(await copied.copy()) as database:
        turn = replica(database, vault, clock, "one")
        done = 0
        while done < len(batch):
            fresh = batch[done : done + chance.randint(1, 3)]
            again = [chance.choice(batch[: done + 1]) for _ in range(chance.randint(0, 3))]
            clock.move(MICROSECOND)
            await turn.run([*(one for one in again if one not in fresh), *fresh, *fresh])
            done += len(fresh)
        assert await opened(database, vault) == wanted
