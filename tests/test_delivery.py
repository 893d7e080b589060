"""Delivery on both engines: order within a conversation whatever fails, and nothing sent is forgotten unsent."""

import asyncio
import itertools
import random
from collections.abc import Callable
from datetime import timedelta

import pytest

from bot.channels.base import RetryLater, Undeliverable
from bot.delivery import Delivery
from bot.dialogue.replies import Reply
from bot.messages import encode
from storage import conversations, outbox
from storage.engine import Database
from storage.outbox import LEASE, Posted, Settled
from storage.tables import day_of
from storage.vault import Vault
from tests.fakes import FakeChannel, FakeClock
from tests.storage_world import CHANNEL, met, rows, working

HOUR = timedelta(hours=1)


class Service:
    """A delivery between a database and a network. What became of messages is written by `write`."""

    def __init__(self, database: Database, vault: Vault, limit: int = 20_000) -> None:
        self.database = database
        self.vault = vault
        self.clock = FakeClock()
        self.network = FakeChannel(CHANNEL)
        self.fates: list[Settled] = []
        self.limit = limit
        self.restart("first")

    def restart(self, process: str) -> None:
        """A process that was killed; what it did not write is not known to the next one."""
        self.process = process
        self.fates.clear()
        self.delivery = Delivery({CHANNEL: self.network}, self.fates.append, self.clock, self.limit)

    async def post(self, name: str, *texts: str, slot: str | None = None) -> list[Posted]:
        """Messages as a turn posts them: committed, then offered; with them, what is known is written."""
        async with working(self.database, self.vault) as work:
            outbox.settle(work, self._known())
            to = await met(work, name, self.process)
            made = [
                outbox.post(work, to, encode(Reply(one), self.clock()), slot, self.clock(), self.process)
                for one in texts
            ]
            conversations.save(work, [to], self.clock())
        posted = [one for one in made if one is not None]
        self.delivery.offer(posted)
        return posted

    async def write(self) -> None:
        """Writes what is known of messages, as the next batch would."""
        async with working(self.database, self.vault) as work:
            outbox.settle(work, self._known())

    async def sweep(self, after: timedelta = timedelta()) -> None:
        """Some time later, what waits on disk is claimed."""
        self.clock.move(after)
        await self.delivery.sweep(self.database, self.vault, self.process)
        await self.rest()

    async def rest(self) -> None:
        """Until every lane is empty or waits at the network's gate, and all that is known is written."""
        for _ in range(50):
            await asyncio.sleep(0)
        await self.write()

    async def waiting(self) -> list[int]:
        """Numbers of the messages on disk that are neither sent nor given up."""
        return [row["n"] for row in await rows(self.database, "outbox") if not row["dead"]]

    def _known(self) -> list[Settled]:
        known = list(self.fates)
        self.fates.clear()
        return known


@pytest.fixture
def service(database: Database, vault: Vault) -> Service:
    return Service(database, vault)


async def test_posted_messages_are_sent_in_order(service: Service) -> None:
    await service.post("mai", "one", "two", "three")
    await service.rest()
    assert service.network.texts("mai") == ["one", "two", "three"]
    assert await service.waiting() == []


async def test_kept_messages_stay_on_disk(service: Service) -> None:
    service.network.keeps_messages = True
    await service.post("mai", "one")
    await service.rest()
    assert [row["sent_on"] for row in await rows(service.database, "outbox")] == [day_of(service.clock())]


async def test_slow_conversation_holds_up_no_other(service: Service) -> None:
    slow = service.network.gate = asyncio.Event()
    await service.post("mai", "slow")
    await asyncio.sleep(0)
    service.network.gate = asyncio.Event()
    service.network.gate.set()
    await service.post("an", "quick")
    await service.rest()
    assert service.network.texts() == ["quick"]
    slow.set()
    await service.rest()
    assert service.network.texts() == ["quick", "slow"]


async def test_network_names_its_own_wait(service: Service) -> None:
    service.network.outcomes.append(RetryLater("slow down", HOUR))
    await service.post("mai", "one", "two")
    await service.rest()
    await service.sweep(HOUR - timedelta(seconds=1))
    assert service.network.texts() == []
    await service.sweep(timedelta(seconds=1))
    assert service.network.texts() == ["one", "two"]


async def test_put_off_head_is_never_overtaken(service: Service) -> None:
    service.network.outcomes.append(RetryLater("slow down", HOUR))
    await service.post("mai", "one")
    await asyncio.sleep(0)
    await service.post("mai", "two")  # before the head's fate is on disk
    await service.rest()
    await service.post("mai", "three")  # after it
    await service.rest()
    assert service.network.texts() == []
    await service.sweep(HOUR)
    await service.post("mai", "four")
    await service.rest()
    await service.sweep()
    assert service.network.texts() == ["one", "two", "three", "four"]


async def test_back_off_grows_and_is_bounded(service: Service) -> None:
    service.network.outcomes.extend(RetryLater("down") for _ in range(14))
    await service.post("mai", "one")
    await service.rest()
    waits = []
    for _ in range(13):
        row = (await rows(service.database, "outbox"))[0]
        waits.append(row["due_at"] - service.clock())
        await service.sweep(waits[-1])
    assert timedelta(seconds=1) <= waits[0] <= timedelta(seconds=2)
    assert all(later > earlier / 2 for earlier, later in itertools.pairwise(waits))
    assert max(waits) <= timedelta(minutes=15)
    assert waits[-1] >= timedelta(minutes=7)


async def test_message_is_given_up_after_days(service: Service) -> None:
    service.network.outcomes.extend(RetryLater("down", timedelta(days=2)) for _ in range(3))
    await service.post("mai", "one")
    await service.rest()
    await service.sweep(timedelta(days=2))
    await service.sweep(timedelta(days=2))
    assert [row["dead"] for row in await rows(service.database, "outbox")] == ["given up after three days"]


async def test_undeliverable_message_is_parked(service: Service) -> None:
    service.network.outcomes.append(Undeliverable("blocked by the user"))
    await service.post("mai", "one", "two")
    await service.rest()
    assert service.network.texts() == ["two"]
    assert [row["dead"] for row in await rows(service.database, "outbox")] == ["blocked by the user"]


@pytest.mark.parametrize("error", [RuntimeError("a mistake"), TimeoutError()])
async def test_mistake_of_a_channel_is_tried_again(service: Service, error: Exception) -> None:
    service.network.outcomes.append(error)
    await service.post("mai", "one", "two")
    await service.rest()
    assert service.network.texts() == []
    await service.sweep(timedelta(seconds=2))
    assert service.network.texts() == ["one", "two"]


async def test_send_that_hangs_is_put_off(service: Service) -> None:
    service.network.gate.clear()
    await service.post("mai", "one", "two")
    await service.rest()
    await service.sweep(timedelta(seconds=21))
    service.network.gate.set()
    assert service.network.texts() == []
    await service.sweep(timedelta(seconds=2))
    assert service.network.texts() == ["one", "two"]


async def test_newer_message_takes_the_slot(service: Service) -> None:
    service.network.gate.clear()
    await service.post("mai", "hello")
    await asyncio.sleep(0)
    await service.post("mai", "old figures", slot="digest")
    await service.post("mai", "new figures", slot="digest")
    service.network.gate.set()
    await service.rest()
    assert service.network.texts() == ["hello", "new figures"]
    assert await service.waiting() == []


async def test_message_that_gave_way_takes_no_turn(service: Service) -> None:
    """However often somebody orders something in a group, the next alert need not wait for all the answers."""
    service.network.gate.clear()
    await service.post("mai", "before")
    await asyncio.sleep(0)
    for _ in range(20):
        await service.post("mai", "answer", slot="group")
    await service.post("mai", "alert")
    service.network.gate.set()
    await service.rest()
    assert service.network.texts() == ["before", "answer", "alert"]
    assert len(service.network.turns) == 3
    assert await service.waiting() == []


async def test_messages_beyond_the_limit_wait_on_disk(database: Database, vault: Vault) -> None:
    service = Service(database, vault, limit=2)
    service.network.gate.clear()
    await service.post("mai", *(str(n) for n in range(5)))
    await service.post("an", "another")
    await asyncio.sleep(0)
    service.network.gate.set()
    while await service.waiting():
        await service.sweep()
    assert service.network.texts("mai") == ["0", "1", "2", "3", "4"]
    assert service.network.texts("an") == ["another"]


async def test_message_whose_lease_ran_out_is_not_sent(service: Service) -> None:
    service.network.gate.clear()
    await service.post("mai", "one", "two")
    await asyncio.sleep(0)
    service.clock.move(LEASE)
    service.network.gate.set()
    await service.rest()
    assert service.network.texts() == ["one"]
    await service.sweep()
    assert service.network.texts() == ["one", "two"]


async def test_killed_process_leaves_nothing_unsent(service: Service) -> None:
    service.network.gate.clear()
    await service.post("mai", "one", "two")
    lost = service.delivery
    service.restart("second")
    service.network.gate.set()
    await service.sweep(LEASE)
    assert service.network.texts("mai")[-2:] == ["one", "two"]
    assert await service.waiting() == []
    await lost.close()


async def test_close_sends_what_is_under_way_alone(service: Service) -> None:
    service.network.gate.clear()
    await service.post("mai", "one", "two")
    await asyncio.sleep(0)
    closing = asyncio.create_task(service.delivery.close())
    await asyncio.sleep(0)
    service.network.gate.set()
    await closing
    await service.write()
    assert service.network.texts() == ["one"]
    assert await service.waiting() == [2]


def _moods(chance: random.Random) -> Callable[[], Exception | None]:
    def mood() -> Exception | None:
        return chance.choice([None, None, None, RetryLater("down"), RetryLater("slow", HOUR), RuntimeError()])

    return mood


@pytest.mark.parametrize("seed", range(4))
async def test_whatever_fails_order_is_kept_and_all_arrive(service: Service, seed: int) -> None:
    chance = random.Random(seed)
    mood = _moods(chance)
    said: dict[str, list[str]] = {"mai": [], "an": [], "binh": []}
    for n in range(40):
        service.network.outcomes.extend(mood() for _ in range(3))
        name = chance.choice(sorted(said))
        said[name].append(f"{name} {n}")
        await service.post(name, said[name][-1])
        if chance.random() < 0.3:
            await service.rest()
        if chance.random() < 0.2:
            await service.sweep(timedelta(seconds=chance.choice([0, 5, 100, 4000])))
        if chance.random() < 0.05:
            await service.delivery.close()
            await service.write()
            service.restart(f"process {n}")
    service.network.outcomes.clear()
    while await service.waiting():
        await service.sweep(HOUR)
    assert {name: service.network.texts(name) for name in said} == said
