"""The outbox on both engines: order, leases, what holds back what, and rows that do not open."""

import asyncio
from datetime import timedelta

import pytest
from sqlalchemy import select

from storage import outbox, tables
from storage.engine import Database
from storage.outbox import LEASE, Fate
from storage.tables import day_of
from storage.vault import Vault
from tests.storage_world import CHANNEL, HERE, NOW, THERE, Post, bodies, rows, working

LATER = timedelta(seconds=1)


@pytest.fixture
def post(database: Database, vault: Vault) -> Post:
    return Post(database, vault)


async def test_posted_message_is_leased(post: Post) -> None:
    assert bodies(await post.put("mai", "one", "two")) == ["one", "two"]
    assert await post.claim(after=LEASE - LATER) == []


async def test_lease_that_ended_is_claimed_in_order(post: Post) -> None:
    await post.put("mai", "one", "two", "three")
    claimed = await post.claim(after=LEASE)
    assert bodies(claimed) == ["one", "two", "three"]
    assert [message.address for message in claimed] == ["mai"] * 3
    assert await post.claim(HERE, after=LEASE) == []


async def test_claim_starts_a_new_lease(post: Post) -> None:
    await post.put("mai", "one")
    first = await post.claim(after=LEASE)
    assert first[0].leased_until == NOW + 2 * LEASE
    assert await post.claim(HERE, after=2 * LEASE - LATER) == []
    assert bodies(await post.claim(HERE, after=2 * LEASE)) == ["one"]


async def test_claim_takes_only_its_channels(post: Post, vault: Vault) -> None:
    await post.put("mai", "one")
    assert await outbox.claim(post.database, vault, ["zalo"], THERE, NOW + LEASE, 10) == []


async def test_put_off_head_holds_back_the_rest(post: Post) -> None:
    one, two = await post.put("mai", "one", "two")
    await post.settle(Fate.PUT_OFF, one, due=timedelta(hours=1))
    await post.settle(Fate.RELEASED, two)
    assert await post.claim(after=LEASE) == []
    claimed = await post.claim(after=timedelta(hours=1))
    assert bodies(claimed) == ["one", "two"]
    assert [message.attempts for message in claimed] == [1, 0]


async def test_leased_head_holds_back_the_rest(post: Post) -> None:
    _one, two = await post.put("mai", "one", "two")
    await post.settle(Fate.RELEASED, two)
    assert await post.claim() == []


async def test_others_are_not_held_back(post: Post) -> None:
    held = await post.put("mai", "held")
    await post.settle(Fate.PUT_OFF, *held, due=timedelta(hours=1))
    await post.settle(Fate.RELEASED, *await post.put("an", "free"))
    assert bodies(await post.claim()) == ["free"]


async def test_limit_takes_the_heads(post: Post) -> None:
    await post.settle(Fate.RELEASED, *await post.put("mai", "one", "two", "three"))
    assert bodies(await post.claim(limit=2)) == ["one", "two"]
    assert await post.claim(HERE) == []


async def test_message_queues_behind_waiting_ones(post: Post) -> None:
    one = await post.put("mai", "one")
    await post.settle(Fate.PUT_OFF, *one, due=timedelta(hours=1))
    assert await post.put("mai", "two") == []
    assert bodies(await post.claim(after=timedelta(hours=1))) == ["one", "two"]


async def test_message_queues_behind_another_process(post: Post) -> None:
    await post.put("mai", "one", process=THERE)
    assert await post.put("mai", "two", process=HERE) == []


async def test_own_messages_under_way_are_no_backlog(post: Post) -> None:
    await post.put("mai", "one")
    assert bodies(await post.put("mai", "two")) == ["two"]


async def test_dead_message_is_left_alone(post: Post) -> None:
    one, two = await post.put("mai", "one", "two")
    await post.settle(Fate.DEAD, one)
    await post.settle(Fate.RELEASED, two)
    assert bodies(await post.claim()) == ["two"]
    assert [row["dead"] for row in await rows(post.database, "outbox")] == ["blocked", None]


async def test_dead_message_is_no_backlog(post: Post) -> None:
    await post.settle(Fate.DEAD, *await post.put("mai", "one"))
    assert bodies(await post.put("mai", "two")) == ["two"]


async def test_sent_message_is_deleted(post: Post) -> None:
    await post.settle(Fate.SENT, *await post.put("mai", "one"))
    assert await rows(post.database, "outbox") == []


async def test_kept_message_stays_to_be_read(post: Post, vault: Vault) -> None:
    await post.settle(Fate.KEPT, *await post.put("mai", "one"))
    await post.put("mai", "two", "three")
    assert bodies(await post.claim(after=LEASE)) == ["two", "three"]
    key = vault.pseudonym(CHANNEL, "mai")
    read = await outbox.read(post.database, vault, key, 0, 10)
    assert read == [(1, b"one"), (2, b"two"), (3, b"three")]
    assert await outbox.read(post.database, vault, key, 1, 1) == [(2, b"two")]


async def test_numbers_count_up_within_a_conversation(post: Post) -> None:
    await post.put("mai", "one")
    await post.settle(Fate.SENT, *await post.claim(after=LEASE))
    assert [message.n for message in await post.put("mai", "two")] == [2]
    assert [message.n for message in await post.put("an", "one")] == [1]


async def test_release_all_frees_every_lease(post: Post) -> None:
    kept = await post.put("mai", "kept")
    await post.settle(Fate.KEPT, *kept)
    await post.put("an", "one")
    await outbox.release_all(post.database, NOW)
    assert bodies(await post.claim()) == ["one"]


async def test_release_all_keeps_what_is_put_off(post: Post) -> None:
    await post.settle(Fate.PUT_OFF, *await post.put("an", "one"), due=timedelta(hours=1))
    await outbox.release_all(post.database, NOW)
    assert await post.claim() == []


async def test_slot_and_age_survive_a_claim(post: Post) -> None:
    await post.put("mai", "one", slot="digest")
    (claimed,) = await post.claim(after=LEASE)
    assert (claimed.slot, claimed.posted_on) == ("digest", day_of(NOW))


async def test_two_processes_claim_each_message_once(post: Post) -> None:
    for name in ("mai", "an", "binh", "chi"):
        await post.settle(Fate.RELEASED, *await post.put(name, f"{name} 1", f"{name} 2"))
    here, there = await asyncio.gather(post.claim(HERE, limit=3), post.claim(THERE, limit=8))
    claimed = bodies(here) + bodies(there)
    assert len(claimed) == len(set(claimed))
    for name in ("mai", "an", "binh", "chi"):
        mine = [body for body in bodies(here) + bodies(there) if body.startswith(name)]
        assert mine == sorted(mine)


async def test_claim_does_not_wait_for_locked_rows(postgresql_url: str, vault: Vault) -> None:
    database = Database.open(postgresql_url)
    post = Post(database, vault)
    await post.settle(Fate.RELEASED, *await post.put("mai", "one"))
    await post.settle(Fate.RELEASED, *await post.put("an", "two"))
    mai = vault.pseudonym(CHANNEL, "mai")
    async with database.writing() as other:
        await other.execute(
            select(tables.outbox).where(tables.outbox.c.conversation == mai).with_for_update()
        )
        assert bodies(await post.claim()) == ["two"]
    await database.close()


async def test_follower_of_a_locked_head_is_not_claimed(postgresql_url: str, vault: Vault) -> None:
    database = Database.open(postgresql_url)
    post = Post(database, vault)
    await post.settle(Fate.RELEASED, *await post.put("mai", "one", "two"))
    async with database.writing() as other:  # another process is about to claim the first of them
        await other.execute(select(tables.outbox).where(tables.outbox.c.n == 1).with_for_update())
        assert await post.claim() == []
    await database.close()


async def test_row_that_does_not_open_is_parked(post: Post, vault: Vault) -> None:
    await post.settle(Fate.RELEASED, *await post.put("mai", "broken", "whole"))
    await post.settle(Fate.RELEASED, *await post.put("an", "other"))
    async with working(post.database, vault) as work:
        key = {"conversation": vault.pseudonym(CHANNEL, "mai"), "n": 1}
        work.update(tables.outbox, key, {"body_sealed": b"damaged"})
    assert sorted(bodies(await post.claim())) == ["other", "whole"]
    dead = [row["dead"] for row in await rows(post.database, "outbox") if row["dead"]]
    assert dead == ["SealError"]


async def test_message_that_does_not_open_hides_no_other(post: Post, vault: Vault) -> None:
    await post.settle(Fate.KEPT, *await post.put("mai", "broken", "whole"))
    key = vault.pseudonym(CHANNEL, "mai")
    async with working(post.database, vault) as work:
        work.update(tables.outbox, {"conversation": key, "n": 1}, {"body_sealed": b"damaged"})
    assert await outbox.read(post.database, vault, key, 0, 10) == [(2, b"whole")]


async def test_address_that_does_not_open_parks_its_messages(post: Post, vault: Vault) -> None:
    await post.settle(Fate.RELEASED, *await post.put("mai", "one"))
    async with working(post.database, vault) as work:
        key = {"key": vault.pseudonym(CHANNEL, "mai")}
        work.update(tables.conversation, key, {"address_sealed": b"damaged"})
    assert await post.put("mai", "two") == []
    assert await post.claim() == []
    assert [row["dead"] for row in await rows(post.database, "outbox")] == ["SealError", "SealError"]
