"""Digests going out: at each one's hour, the missed one once, never twice, whatever happens in between."""

import asyncio
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from sqlalchemy import func, select

from bot.channels.base import RetryLater
from bot.delivery import Delivery
from bot.digests.rounds import Rounds
from bot.messages import decode
from storage import outbox, subscriptions, tables
from storage.outbox import Settled
from storage.work import Work
from tests.desk_stories import add_cases, read, suspend
from tests.fakes import FakeChannel
from tests.talk import VIETNAM, Phone, Town, seeds

DIGEST = "📋 Tổng hợp"
LATE = "gián đoạn"


def digests(phone: Phone) -> list[str]:
    """Every digest that ever reached a phone."""
    return [reply.text for reply in phone.history if reply.text.startswith(DIGEST)]


def rounds(town: Town, process: str = "another", zone: ZoneInfo = VIETNAM) -> Rounds:
    return Rounds(town.database, town.vault, town.world, seeds().unit, zone, process)


async def hours_of_runs(town: Town) -> list[datetime]:
    rows = await read(town.database, select(tables.digest_run).order_by(tables.digest_run.c.due_at))
    return [row.due_at for row in rows]


async def test_each_gets_it_at_own_hour(either_town: Town) -> None:
    town = either_town
    early, late = await town.officer(), await town.officer()
    await early.say("/digest 10:00")
    await late.say("/digest 11:30")
    await town.wait(minutes=59)
    assert (digests(early), digests(late)) == ([], [])
    await town.wait(minutes=1)
    assert (len(digests(early)), len(digests(late))) == (1, 0)
    assert "từ 10:00 22/11 đến 10:00 23/11" in digests(early)[0]
    await town.wait(minutes=90)
    assert (len(digests(early)), len(digests(late))) == (1, 1)
    await town.wait(days=1)
    assert (len(digests(early)), len(digests(late))) == (2, 2)


async def test_it_comes_though_nothing_happened(town: Town) -> None:
    officer = await town.officer()
    await town.wait(hours=22)
    assert "Tin mới: 0 (hôm trước 0)" in digests(officer)[0]
    assert LATE not in digests(officer)[0]


async def test_missed_ones_are_made_up_for_once(either_town: Town) -> None:
    town = either_town
    officer = await town.officer()
    await town.wait(hours=22)
    await add_cases(town, ("crime", None))
    await town.restart()
    await town.wait(days=4, hours=3)
    _first, second = digests(officer)
    assert "từ 07:00 27/11 đến 07:00 28/11" in second
    assert LATE in second
    for _ in range(3):
        await town.restart()
        await town.wait(minutes=1)
    assert len(digests(officer)) == 2
    await town.wait(hours=20, minutes=57)  # seven o'clock
    assert LATE not in digests(officer)[2]


async def test_short_delay_is_not_called_late(town: Town) -> None:
    officer = await town.officer()
    await town.wait(hours=22, minutes=10)
    assert LATE not in digests(officer)[0]


async def test_many_subscribers_are_served_at_once(town: Town) -> None:
    officers = [await town.officer() for _ in range(30)]
    await town.wait(hours=22)
    assert [len(digests(officer)) for officer in officers] == [1] * 30


async def test_two_processes_send_one(either_town: Town) -> None:
    town = either_town
    await town.officer()
    await town.officer()
    town.clock.move(timedelta(hours=22))
    posted = await asyncio.gather(*(rounds(town, f"process-{n}").go() for n in range(4)))
    assert len(await hours_of_runs(town)) == 2
    assert await in_outbox(town) == 2
    assert sum(len(some) for some in posted) <= 2


async def in_outbox(town: Town) -> int:
    """How many digests lie in the outbox."""
    box = tables.outbox
    [row] = await read(town.database, select(func.count()).select_from(box).where(box.c.slot == "digest"))
    return int(row[0])


class PowerCut(BaseException):
    """The process is gone."""


class CutTexts:
    """The catalogue of a process that dies while it writes its first digest."""

    @property
    def locales(self) -> tuple[str, ...]:
        """None that matters."""
        return ("vi",)

    def render(self, key: str, _locale: str, /, **_values: str | int) -> str:
        """Comes to no end."""
        raise PowerCut(key)


async def test_crash_after_claim_sends_one_later(either_town: Town) -> None:
    town = either_town
    officer = await town.officer()
    town.clock.move(timedelta(hours=22))
    dying = replace(rounds(town), world=replace(town.world, texts=CutTexts()))
    with pytest.raises(PowerCut):
        await dying.go()
    assert await hours_of_runs(town) == []
    await town.wait(minutes=1)
    await town.wait(minutes=1)
    assert len(digests(officer)) == 1


class BrokenTexts:
    """A catalogue that lacks what one language needs."""

    def __init__(self, town: Town) -> None:
        self._texts = town.world.texts

    @property
    def locales(self) -> tuple[str, ...]:
        """Those of the catalogue."""
        return self._texts.locales

    def render(self, key: str, locale: str, /, **values: str | int) -> str:
        """Fails in English."""
        if locale == "en":
            raise LookupError(key)
        return self._texts.render(key, locale, **values)


async def test_one_that_fails_holds_up_nobody(either_town: Town) -> None:
    town = either_town
    unlucky, lucky = await town.officer(), await town.officer()
    await unlucky.say("/language en")
    town.clock.move(timedelta(hours=22))
    await replace(rounds(town), world=replace(town.world, texts=BrokenTexts(town))).go()
    assert len(await hours_of_runs(town)) == 1
    assert digests(lucky) == []  # that process delivered nothing to the phones, but it is on its way
    await town.wait(minutes=1)
    assert len(await hours_of_runs(town)) == 2
    unlucky.expect("Digest from")


async def test_clock_set_back_sends_nothing_twice(either_town: Town) -> None:
    town = either_town
    officer = await town.officer()
    await town.wait(hours=22)
    town.clock.move(timedelta(minutes=-30))
    await officer.say("/digest 07:00")  # due again by this clock, though it went out
    await town.wait(minutes=31)
    assert len(digests(officer)) == 1
    await town.wait(days=1)
    assert len(digests(officer)) == 2
    assert LATE not in digests(officer)[1]


async def test_clock_set_forward_makes_up_once(town: Town) -> None:
    officer = await town.officer()
    await town.wait(days=400)
    await town.wait(minutes=1)
    assert len(digests(officer)) == 1


async def test_suspended_subscriber_gets_none(town: Town) -> None:
    officer = await town.officer()
    await suspend(town, officer)
    await town.wait(days=2)
    assert digests(officer) == []
    assert await hours_of_runs(town) == []


async def test_summer_time_loses_and_doubles_nothing(town: Town) -> None:
    """Where clocks change in these days, every case is still in exactly one digest."""
    zone = ZoneInfo("America/New_York")
    town.clock.now = datetime(2026, 10, 30, 15, tzinfo=UTC)
    await town.officer()
    await town.send()
    member = (await read(town.database, select(tables.staff)))[0]
    async with town.database.writing() as connection:
        work = Work(connection, town.vault)
        await subscriptions.subscribe(
            work, member.conversation, "07:00", datetime(2026, 10, 31, 11, tzinfo=UTC)
        )
        await work.flush()
    counted = 0
    for _ in range(5 * 24):
        town.clock.move(timedelta(hours=1))
        for message in await rounds(town, zone=zone).go():
            counted += int(decode(message.n, message.body).reply.text.split("Tin mới: ")[1].split(" ")[0])
        await add_cases(town, ("crime", None))
    assert [due.hour for due in await hours_of_runs(town)] == [11, 12, 12, 12, 12]
    # one case an hour since the start, the last one counted an hour before the last digest
    assert counted == hours_between(
        datetime(2026, 10, 30, 15, tzinfo=UTC), datetime(2026, 11, 4, 11, tzinfo=UTC)
    )


def hours_between(start: datetime, end: datetime) -> int:
    return (end - start) // timedelta(hours=1)


async def test_older_undelivered_digest_gives_way(town: Town) -> None:
    """Two days without a network: what then arrives is the newest digest alone."""
    officer = await town.officer()
    channel = FakeChannel(town.channel)
    channel.outcomes.append(RetryLater("no network"))
    settled: list[Settled] = []
    delivery = Delivery({town.channel: channel}, settled.append, town.clock)
    await settle(town, [])
    for days in (1, 1):
        town.clock.move(timedelta(days=days))
        delivery.offer(await rounds(town, "one").go())
        await lanes_rest()
        await settle(town, settled)
    town.clock.move(timedelta(hours=1))
    await delivery.sweep(town.database, town.vault, "one")
    await lanes_rest()
    await settle(town, settled)
    assert [text.splitlines()[0] for text in channel.texts(officer.name)] == [
        "📋 Tổng hợp từ 07:00 24/11 đến 07:00 25/11"
    ]
    assert channel.attempts == 2  # the one that failed, and the newest
    assert await in_outbox(town) == 0


async def settle(town: Town, settled: list[Settled]) -> None:
    """Writes what became of messages, those to the phones of the stories too."""
    await town.send()
    async with town.database.writing() as connection:
        work = Work(connection, town.vault)
        outbox.settle(work, settled)
        await work.flush()
    settled.clear()


async def lanes_rest() -> None:
    """Lets every lane run until it has nothing left to send."""
    for _ in range(50):
        await asyncio.sleep(0)
