"""How fast we send to Telegram, in virtual time: limits hold, nobody waits for another, order stays."""

import asyncio
import random
from collections import defaultdict
from collections.abc import Coroutine, Iterable
from itertools import pairwise
from selectors import DefaultSelector, SelectorKey

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.channels.telegram.pace import FORGET_AFTER, Pace

GROUP = -100


class _Jumping(DefaultSelector):
    """Where a loop would wait for its next timer, the time jumps there."""

    now = 1000.0

    def select(self, timeout: float | None = None) -> list[tuple[SelectorKey, int]]:
        if timeout is None:
            raise RuntimeError("everybody waits, and nothing will ever happen")
        # Real timers too come late rather than early.
        self.now += timeout + 1e-6 if timeout > 0 else 0
        return super().select(0)


class VirtualLoop(asyncio.SelectorEventLoop):
    """An event loop whose seconds pass at once."""

    def __init__(self) -> None:
        self._jumping = _Jumping()
        super().__init__(self._jumping)

    def time(self) -> float:
        return self._jumping.now


class Post:
    """Sends as told and writes down when each message went, where, and as which it was asked for."""

    def __init__(self) -> None:
        loop = asyncio.get_running_loop()
        self.start = loop.time()
        self._clock = loop.time
        self.pace = Pace(loop.time, asyncio.sleep)
        self.log: list[tuple[float, int, int]] = []
        self._asked = 0

    @property
    def now(self) -> float:
        return self._clock() - self.start

    async def send(self, chat_id: int, *, after: float = 0, count: int = 1, goes_on: bool = False) -> None:
        await asyncio.sleep(after)
        n = self._asked = self._asked + 1
        await self.pace.turn(chat_id, count, goes_on=goes_on)
        self.log += [(self.now, chat_id, n)] * count

    async def send_all(self, chat_ids: Iterable[int]) -> None:
        async with asyncio.TaskGroup() as tasks:
            for chat_id in chat_ids:
                tasks.create_task(self.send(chat_id))

    def times(self, chat_id: int | None = None) -> list[float]:
        return [at for at, to, _ in self.log if chat_id in (None, to)]


def virtually(story: Coroutine[object, object, None]) -> None:
    with asyncio.Runner(loop_factory=VirtualLoop) as runner:
        runner.run(story)


def most_within(times: list[float], seconds: float) -> int:
    """The most of `times`, which are in order, that lie in any span of `seconds`."""
    return max((sum(at <= t <= at + seconds for t in times) for at in times), default=0)


def assert_limits_hold(post: Post) -> None:
    assert most_within(post.times(), 1) <= 30
    for chat_id in {to for _, to, _ in post.log}:
        most, seconds = (20, 60) if chat_id < 0 else (1, 1)
        assert most_within(post.times(chat_id), seconds) <= most


def assert_order_stays(post: Post) -> None:
    by_chat = defaultdict(list)
    for _, chat_id, n in post.log:
        by_chat[chat_id].append(n)
    assert all(numbers == sorted(numbers) for numbers in by_chat.values())


def test_first_message_goes_at_once() -> None:
    async def story() -> None:
        post = Post()
        await post.send(1)
        assert post.now < 0.01
        await post.send(1, after=30)
        assert post.now == pytest.approx(30, abs=0.01)

    virtually(story())


def test_private_chat_gets_one_a_second() -> None:
    async def story() -> None:
        post = Post()
        await post.send_all([1] * 5)
        assert all(1 <= later - earlier < 1.1 for earlier, later in pairwise(post.times()))

    virtually(story())


def test_group_gets_twenty_a_minute() -> None:
    async def story() -> None:
        post = Post()
        await post.send_all([GROUP] * 41)
        assert_limits_hold(post)
        times = post.times()
        assert times[19] < 1
        assert times[20] == pytest.approx(60, abs=0.1)
        assert times[40] == pytest.approx(120, abs=0.1)

    virtually(story())


def test_album_counts_as_many_as_it_has() -> None:
    async def story() -> None:
        post = Post()
        await post.send(GROUP, count=10)
        await post.send(GROUP, count=10)
        await post.send(GROUP, count=10)
        assert post.now == pytest.approx(60, abs=0.1)
        for chat_id in range(1, 8):
            await post.send(chat_id, count=10)
        assert post.now >= 62
        assert most_within(post.times(), 1) <= 30

    virtually(story())


def test_album_in_a_private_chat_waits_for_one_before_it_only() -> None:
    async def story() -> None:
        post = Post()
        await post.send(1)
        await post.send(1, count=5)
        await post.send(1)
        assert post.times() == pytest.approx([0, *[1] * 5, 2], abs=0.1)

    virtually(story())


def test_what_was_begun_goes_before_what_begins() -> None:
    """A crowd waits for half a minute, and nobody has half a message for more than a moment."""

    async def story() -> None:
        post = Post()
        begun = range(1001, 1011)
        await post.send_all(begun)
        crowd = asyncio.create_task(post.send_all(range(1, 901)))
        async with asyncio.TaskGroup() as tasks:
            for chat_id in begun:
                tasks.create_task(post.send(chat_id, after=0.1, goes_on=True))
        assert post.now < 2
        await crowd
        assert most_within(post.times(), 1) <= 30

    virtually(story())


def test_waiting_chat_delays_no_other() -> None:
    async def story() -> None:
        post = Post()
        chats = [1] * 50 + [GROUP] * 50 + list(range(2, 12))
        await post.send_all(chats)
        assert all(post.times(chat_id)[0] < 1.1 for chat_id in range(2, 12))
        assert_limits_hold(post)

    virtually(story())


def test_held_chat_waits_alone() -> None:
    async def story() -> None:
        post = Post()
        post.pace.hold(1, 40)
        post.pace.hold(1, 5)
        await post.send_all([1, 2, GROUP])
        assert max(post.times(2) + post.times(GROUP)) < 0.1
        assert post.times(1) == [pytest.approx(40, abs=0.01)]

    virtually(story())


def test_hold_reaches_those_already_waiting() -> None:
    async def story() -> None:
        post = Post()
        await post.send(1)
        async with asyncio.TaskGroup() as tasks:
            tasks.create_task(post.send(1))
            tasks.create_task(post.send(1))
            await asyncio.sleep(0.5)
            post.pace.hold(1, 10)
        assert post.times() == pytest.approx([0, 10.5, 11.5], abs=0.1)
        assert_order_stays(post)

    virtually(story())


def test_hold_reaches_one_next_at_the_gate() -> None:
    async def story() -> None:
        post = Post()
        await post.send_all(range(1, 31))
        async with asyncio.TaskGroup() as tasks:
            tasks.create_task(post.send(31))
            tasks.create_task(post.send(32))
            await asyncio.sleep(0.5)
            post.pace.hold(31, 10)
        assert post.times(31) == [pytest.approx(10.5, abs=0.1)]
        assert post.times(32) == [pytest.approx(1, abs=0.1)]

    virtually(story())


def test_who_gives_up_holds_up_nobody() -> None:
    async def story() -> None:
        post = Post()
        await post.send(1)
        async with asyncio.TaskGroup() as tasks:
            impatient = tasks.create_task(post.send(1))
            tasks.create_task(post.send(1))
            await asyncio.sleep(0.5)
            impatient.cancel()
        assert [n for _, _, n in post.log] == [1, 3]
        assert post.times()[1] == pytest.approx(1, abs=0.1)

    virtually(story())


def test_silent_chats_are_forgotten() -> None:
    async def story() -> None:
        post = Post()
        await post.send_all(range(1, 101))
        assert len(post.pace) == 100
        await post.send(1000, after=2 * FORGET_AFTER)
        assert len(post.pace) == 1

    virtually(story())


def test_chat_that_waits_is_not_forgotten() -> None:
    async def story() -> None:
        post = Post()
        post.pace.hold(1, 500)
        post.pace.hold(2, 500)
        async with asyncio.TaskGroup() as tasks:
            tasks.create_task(post.send(1))
            for minute in range(1, 8):
                tasks.create_task(post.send(1000, after=60.0 * minute))
            tasks.create_task(post.send(1, after=300))
            tasks.create_task(post.send(2, after=400))
        assert post.times(1) == pytest.approx([500, 501], abs=0.1)
        assert post.times(2) == [pytest.approx(500, abs=0.1)]
        assert_order_stays(post)

    virtually(story())


def test_chat_far_back_in_the_queue_is_not_forgotten() -> None:
    async def story() -> None:
        post = Post()
        async with asyncio.TaskGroup() as tasks:
            for chat_id in range(1, 2001):
                tasks.create_task(post.send(chat_id))
            tasks.create_task(post.send(2000, after=FORGET_AFTER + 1))
        assert post.times(2000)[0] > FORGET_AFTER + 1
        assert len(post.times(2000)) == 2
        assert most_within(post.times(2000), 1) == 1

    virtually(story())


def test_forgetting_breaks_no_limit() -> None:
    async def story() -> None:
        post = Post()
        for _ in range(12):
            await post.send_all([GROUP, GROUP, 1, 2])
            await asyncio.sleep(7)
        await post.send_all([GROUP] * 45)
        assert_limits_hold(post)

    virtually(story())


@settings(max_examples=20)
@given(st.randoms(use_true_random=False))
def test_thousand_chats_are_served_in_time(chance: random.Random) -> None:
    async def story() -> None:
        post = Post()
        chats = list(range(1, 1001))
        chance.shuffle(chats)
        await post.send_all(chats)
        assert sorted(to for _, to, _ in post.log) == list(range(1, 1001))
        assert post.now <= 34
        assert most_within(post.times(), 1) <= 30

    virtually(story())


MOMENTS = st.sampled_from([0.0, 0.2, 0.5, 1.0, 1.7, 30.0, 59.0, 61.0, 130.0])
CHATS = st.sampled_from([1, 2, 3, GROUP, GROUP - 1])
SENDS = st.lists(st.tuples(MOMENTS, CHATS, st.integers(1, 45)), max_size=8)
HOLDS = st.lists(st.tuples(MOMENTS, CHATS, MOMENTS), max_size=3)


@given(SENDS, HOLDS)
def test_limits_hold_whatever_arrives(
    sends: list[tuple[float, int, int]], holds: list[tuple[float, int, float]]
) -> None:
    async def story() -> None:
        post = Post()

        async def hold(after: float, chat_id: int, seconds: float) -> None:
            await asyncio.sleep(after)
            post.pace.hold(chat_id, seconds)
            told = post.now
            await asyncio.sleep(seconds)
            assert not [at for at in post.times(chat_id) if told < at < told + seconds]

        async with asyncio.TaskGroup() as tasks:
            for after, chat_id, count in sends:
                for _ in range(count):
                    tasks.create_task(post.send(chat_id, after=after))
            for after, chat_id, seconds in holds:
                tasks.create_task(hold(after, chat_id, seconds))
        assert len(post.log) == sum(count for _, _, count in sends)
        assert_limits_hold(post)
        assert_order_stays(post)

    virtually(story())
