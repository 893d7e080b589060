"""Intake: what waits is committed together, a full queue says so, and nobody is told yes before the commit."""

import asyncio
from collections.abc import AsyncIterator, Sequence

import pytest

from bot import intake as intake_module
from bot.channels.base import Busy, Envelope
from bot.dialogue.events import CommandReceived
from bot.intake import BATCH, Intake
from storage.outbox import Fate, Posted, Settled
from tests.fakes import MONDAY_MORNING

LIMIT = 1000


class FakeTurn:
    """Remembers what it committed. While `gate` is shut a commit is under way; `failures` are raised, one each."""

    def __init__(self) -> None:
        self.batches: list[list[str]] = []
        self.settled: list[Settled] = []
        self.failures: list[Exception] = []
        self.under_way = asyncio.Event()
        self.gate = asyncio.Event()
        self.gate.set()

    async def run(self, batch: Sequence[Envelope], settled: Sequence[Settled]) -> list[Posted]:
        self.under_way.set()
        await self.gate.wait()
        if self.failures:
            raise self.failures.pop(0)
        self.batches.append([envelope.event_id for envelope in batch])
        self.settled += settled
        return [message(envelope.event_id) for envelope in batch]

    @property
    def committed(self) -> list[str]:
        return [event_id for batch in self.batches for event_id in batch]


def envelope(event_id: str) -> Envelope:
    return Envelope("web", "mai", event_id, "mai", CommandReceived("start"), MONDAY_MORNING)


def message(body: str) -> Posted:
    now = MONDAY_MORNING
    return Posted(b"key", 1, "web", "mai", body.encode(), None, 0, now, now)


class Door:
    """An intake at work, the turn behind it, and what it gave to delivery."""

    def __init__(self) -> None:
        self.turn = FakeTurn()
        self.delivered: list[str] = []
        self.refusals: list[Exception] = []
        self.seconds = 0.0
        self.intake = Intake(self.turn, self._deliver, LIMIT, monotonic=lambda: self.seconds)
        self.running = asyncio.create_task(self.intake.run())

    def _deliver(self, posted: list[Posted]) -> None:
        if self.refusals:
            raise self.refusals.pop(0)
        self.delivered += [one.body.decode() for one in posted]

    def send(self, *event_ids: str) -> list[asyncio.Task[None]]:
        return [asyncio.create_task(self.intake.submit(envelope(event_id))) for event_id in event_ids]

    async def commit_under_way(self) -> list[asyncio.Task[None]]:
        """Holds the turn in the middle of committing one event."""
        self.turn.gate.clear()
        first = self.send("first")
        await self.turn.under_way.wait()
        return first

    async def close(self) -> None:
        self.intake.close()
        await self.running


@pytest.fixture
async def door(monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[Door]:
    monkeypatch.setattr(intake_module, "_PAUSE_SECONDS", 0)
    opened = Door()
    yield opened
    opened.turn.gate.set()
    await opened.close()


async def settle_down() -> None:
    """Lets everything that can go on do so."""
    for _ in range(10):
        await asyncio.sleep(0)


async def test_sender_returns_after_the_commit(door: Door) -> None:
    sending = await door.commit_under_way()
    await settle_down()
    assert not sending[0].done()
    door.turn.gate.set()
    await sending[0]
    assert door.turn.committed == ["first"]
    await settle_down()
    assert door.delivered == ["first"]


async def test_what_waits_is_committed_together(door: Door) -> None:
    first = await door.commit_under_way()
    others = door.send("a", "b", "c")
    await settle_down()
    assert door.intake.depth == 3
    door.turn.gate.set()
    await asyncio.gather(*first, *others)
    assert door.turn.batches == [["first"], ["a", "b", "c"]]


async def test_batch_has_a_limit(door: Door) -> None:
    first = await door.commit_under_way()
    others = door.send(*map(str, range(BATCH + 5)))
    await settle_down()
    door.turn.gate.set()
    await asyncio.gather(*first, *others)
    assert [len(batch) for batch in door.turn.batches] == [1, BATCH, 5]
    assert door.turn.committed[1:] == [str(n) for n in range(BATCH + 5)]


async def test_full_queue_is_busy_and_drops_nothing(door: Door) -> None:
    first = await door.commit_under_way()
    taken = door.send(*map(str, range(LIMIT)))
    await settle_down()
    with pytest.raises(Busy) as busy:
        await door.intake.submit(envelope("too much"))
    assert busy.value.retry_after.total_seconds() > 0
    door.turn.gate.set()
    await asyncio.gather(*first, *taken)
    await door.intake.submit(envelope("too much"))
    assert len(door.turn.committed) == LIMIT + 2
    assert door.turn.committed.count("too much") == 1


async def test_failing_database_is_told_to_every_sender(door: Door) -> None:
    first = await door.commit_under_way()
    door.turn.failures = [OSError("disk full"), OSError("disk full")]
    others = door.send("a", "b")
    await settle_down()
    door.turn.gate.set()
    told = await asyncio.gather(*first, *others, return_exceptions=True)
    assert [type(one) for one in told] == [OSError] * 3
    assert door.turn.committed == []


async def test_database_that_recovers_is_used_again(door: Door) -> None:
    door.turn.failures = [OSError("disk full")]
    with pytest.raises(OSError, match="disk full"):
        await door.intake.submit(envelope("a"))
    await door.intake.submit(envelope("a"))
    assert door.turn.committed == ["a"]


async def test_fates_wait_for_the_database_in_order(door: Door) -> None:
    door.turn.failures = [OSError("disk full"), OSError("disk full")]
    fates = [Settled(message(str(n)), Fate.SENT, MONDAY_MORNING) for n in range(5)]
    for fate in fates:
        door.intake.settle(fate)
    await persist(door)
    await door.close()
    assert door.turn.settled == fates


async def persist(door: Door) -> None:
    """A sender that keeps trying, as every channel does."""
    while True:
        try:
            await door.intake.submit(envelope("x"))
        except OSError:
            continue
        return


async def test_fates_are_written_without_an_event(door: Door) -> None:
    fate = Settled(message("1"), Fate.SENT, MONDAY_MORNING)
    door.intake.settle(fate)
    await door.turn.under_way.wait()
    await settle_down()
    assert door.turn.settled == [fate]


async def test_cancelled_sender_stops_nobody(door: Door) -> None:
    first = await door.commit_under_way()
    gone, stays = door.send("gone", "stays")
    await settle_down()
    gone.cancel()
    door.turn.gate.set()
    await asyncio.gather(*first, stays)
    assert gone.cancelled()
    assert door.turn.committed == ["first", "gone", "stays"]


async def test_cancelled_sender_of_a_failed_batch(door: Door) -> None:
    door.turn.failures = [OSError("disk full")]
    (gone,) = await door.commit_under_way()
    gone.cancel()
    door.turn.gate.set()
    await settle_down()
    await door.intake.submit(envelope("next"))
    assert door.turn.committed == ["next"]


async def test_standstill_is_told_in_seconds(door: Door) -> None:
    door.seconds = 100.0
    waiting = await door.commit_under_way()
    door.seconds = 140.0
    assert door.intake.stalled_for == 40.0
    door.turn.gate.set()
    await asyncio.gather(*waiting)
    assert door.intake.stalled_for == 0.0


async def test_delivery_that_refuses_stops_no_commit(door: Door) -> None:
    door.refusals = [RuntimeError("no lane")]
    await door.intake.submit(envelope("first"))
    await door.intake.submit(envelope("next"))
    assert door.turn.committed == ["first", "next"]
    assert door.delivered == ["next"]


async def test_close_commits_what_was_taken(door: Door) -> None:
    first = await door.commit_under_way()
    others = door.send("a", "b")
    await settle_down()
    fate = Settled(message("1"), Fate.SENT, MONDAY_MORNING)
    door.intake.settle(fate)
    door.intake.close()
    with pytest.raises(Busy):
        await door.intake.submit(envelope("late"))
    door.turn.gate.set()
    await asyncio.gather(*first, *others, door.running)
    assert door.turn.committed == ["first", "a", "b"]
    assert door.turn.settled == [fate]


async def test_close_of_an_idle_intake_returns(door: Door) -> None:
    await settle_down()
    await door.close()
    assert door.turn.batches == []
