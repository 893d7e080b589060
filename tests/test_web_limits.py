"""How often one may knock, and how many may wait: bounds that let every human through."""

import asyncio
from typing import Any

import httpx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.channels.base import Busy
from bot.channels.web import WebLimits, WebOptions
from bot.channels.web.limits import Addresses, Buckets, Rate
from bot.channels.web.waiting import PER_USER, WaitingRoom
from tests.fake_web import PICTURE, Backstage, serving


class FakeMonotonic:
    """Seconds that pass when told to."""

    def __init__(self) -> None:
        self.now = 100.0

    def __call__(self) -> float:
        return self.now


def test_bucket_empties_and_refills() -> None:
    clock = FakeMonotonic()
    buckets = Buckets(Rate(burst=2, per_second=0.5), clock)
    assert [buckets.take("a") for _ in range(3)] == [0, 0, 2]
    assert buckets.take("b") == 0
    clock.now += 2
    assert [buckets.take("a") for _ in range(2)] == [0, 2]


@given(st.lists(st.floats(min_value=0, max_value=5), max_size=60))
def test_no_more_than_rate_passes(pauses: list[float]) -> None:
    clock = FakeMonotonic()
    buckets = Buckets(Rate(burst=5, per_second=2), clock)
    passed = 0
    for pause in pauses:
        clock.now += pause
        passed += buckets.take("a") == 0
    assert passed <= 5 + 2 * (clock.now - 100) + 1e-6


@given(st.lists(st.floats(min_value=0, max_value=3), max_size=30))
def test_waiting_as_told_always_helps(pauses: list[float]) -> None:
    clock = FakeMonotonic()
    buckets = Buckets(Rate(burst=3, per_second=0.7), clock)
    for pause in pauses:
        clock.now += pause
        seconds = buckets.take("a")
        if seconds:
            clock.now += seconds
            assert buckets.take("a") == 0


def test_table_forgets_the_oldest() -> None:
    buckets = Buckets(Rate(burst=1, per_second=1), FakeMonotonic(), most=2)
    for key in ("a", "b", "a", "c"):
        buckets.take(key)
    assert len(buckets) == 2
    assert buckets.take("a") > 0
    assert buckets.take("b") == 0


def test_addresses_are_kept_as_hashes() -> None:
    addresses = Addresses()
    name = addresses.name("203.0.113.7")
    assert name == addresses.name("::ffff:203.0.113.7")
    assert name != addresses.name("203.0.113.8")
    assert name != Addresses().name("203.0.113.7")
    assert len(bytes.fromhex(name)) == 16
    assert addresses.name("2001:db8::1") == addresses.name("2001:db8::2")
    assert addresses.name("2001:db8::1") != addresses.name("2001:db8:0:1::1")
    assert addresses.name("") != addresses.name("unix:")


async def test_hasty_sender_is_told_to_wait() -> None:
    limits = WebLimits(events=Rate(burst=2, per_second=0.5), monotonic=FakeMonotonic())
    async with serving(Backstage(), WebOptions(limits=limits)) as site:
        me, other = await site.open(), await site.open()
        answers = [await site.event(me, text="a") for _ in range(3)]
        assert [answer.status_code for answer in answers] == [200, 200, 429]
        assert answers[2].headers["retry-after"] == "2"
        assert answers[2].json()["error"] == "too_many"
        assert (await site.event(other, text="a")).status_code == 200


async def test_hasty_reader_is_told_to_wait() -> None:
    limits = WebLimits(reading=Rate(burst=1, per_second=1), monotonic=FakeMonotonic())
    async with serving(Backstage(), WebOptions(limits=limits)) as site:
        me = await site.open()
        assert (await site.client.get("/chat/messages", headers=me)).status_code == 200
        assert (await site.client.get("/chat/messages", headers=me)).status_code == 429
        assert (await site.event(me, text="a")).status_code == 200


async def test_hasty_pictures_are_told_to_wait() -> None:
    limits = WebLimits(events=Rate(burst=1, per_second=1), monotonic=FakeMonotonic())
    async with serving(Backstage(), WebOptions(limits=limits)) as site:
        me, other = await site.open(), await site.open()

        async def picture(n: int, headers: dict[str, str]) -> httpx.Response:
            form: dict[str, Any] = {"data": {"id": f"p{n}"}, "files": {"file": PICTURE}}
            return await site.client.post("/chat/files", **form, headers=headers)

        answers = [await picture(n, me) for n in range(13)]
        assert [answer.status_code for answer in answers] == [200] * 12 + [429]
        assert answers[12].headers["retry-after"] == "20"
        assert (await picture(0, other)).status_code == 200
        assert (await site.event(me, text="a")).status_code == 200


async def test_opening_many_chats_is_limited() -> None:
    limits = WebLimits(opening=Rate(burst=3, per_second=0.2), monotonic=FakeMonotonic())
    async with serving(Backstage(), WebOptions(limits=limits)) as site:
        answers = [await site.client.post("/chat") for _ in range(4)]
        assert [answer.status_code for answer in answers] == [201, 201, 201, 429]
        assert answers[3].headers["retry-after"] == "5"


async def test_quick_thumb_never_meets_limit() -> None:
    clock = FakeMonotonic()
    async with serving(Backstage(), WebOptions(limits=WebLimits(monotonic=clock))) as site:
        me = await site.open()
        for n in range(40):
            clock.now += 0.5
            response = await site.client.post("/chat/events", json={"id": f"e{n}", "text": "a"}, headers=me)
            assert response.status_code == 200


def test_oldest_page_of_one_person_gives_way() -> None:
    room = WaitingRoom()
    entered = [room.enter("a") for _ in range(PER_USER + 1)]
    waiters = [entry.__enter__() for entry in entered]
    assert [waiter.ended for waiter in waiters] == [True] + [False] * PER_USER
    assert len(room) == PER_USER
    for entry in entered:
        entry.__exit__(None, None, None)
    assert len(room) == 0


def test_full_room_says_come_back() -> None:
    room = WaitingRoom(most=1)
    with room.enter("a"):
        with pytest.raises(Busy):
            room.check()
        with pytest.raises(Busy), room.enter("b"):
            pytest.fail("there was no place")
    room.check()


async def test_wake_while_looking_is_not_lost() -> None:
    room = WaitingRoom()
    with room.enter("a") as waiter, room.enter("a") as other:
        waiter.listen()
        room.wake("a")
        async with asyncio.timeout(5):
            await waiter.rest(60)
            await other.rest(60)
        assert not waiter.ended


async def test_closed_room_lets_everyone_go() -> None:
    room = WaitingRoom()
    with room.enter("a") as waiter:
        room.close()
        waiter.listen()
        await waiter.rest(60)
        assert waiter.ended
    with room.enter("b") as late:
        assert late.ended
