"""Conversations on both engines: what is sealed, what is loaded together, who waits for whom."""

import asyncio

import pytest

from storage import conversations, outbox, staff, tables
from storage.conversations import Conversation
from storage.engine import Database
from storage.staff import Invite
from storage.vault import SealError, Vault
from tests.storage_world import CHANNEL, HERE, NOW, THERE, given_up, met, rows, working

STATE = b'{"locale":"en","awaiting":{"name":"code"}}'


async def remembered(database: Database, vault: Vault, *names: str) -> None:
    async with working(database, vault) as work:
        for name in names:
            one = await met(work, name)
            one.set_state(STATE, "en")
            conversations.save(work, [one], NOW)


async def test_state_and_address_come_back(database: Database, vault: Vault) -> None:
    await remembered(database, vault, "mai")
    async with working(database, vault) as work:
        mai = await met(work, "mai")
    assert (mai.open_state(vault), mai.open_address(vault)) == (STATE, "mai")
    assert (mai.locale, mai.last_n, mai.is_new, mai.staff) == ("en", 0, False, None)


async def test_new_conversation_has_no_state(vault: Vault) -> None:
    key = vault.pseudonym(CHANNEL, "mai")
    assert Conversation.new(key, CHANNEL, "mai", "vi").open_state(vault) is None


async def test_state_moved_to_another_row_does_not_open(database: Database, vault: Vault) -> None:
    await remembered(database, vault, "mai", "an")
    stolen = {row["key"]: row["state_sealed"] for row in await rows(database, "conversation")}
    mai, an = vault.pseudonym(CHANNEL, "mai"), vault.pseudonym(CHANNEL, "an")
    async with working(database, vault) as work:
        work.update(tables.conversation, {"key": mai}, {"state_sealed": stolen[an]})
    async with working(database, vault) as work:
        with pytest.raises(SealError):
            (await met(work, "mai")).open_state(vault)


async def test_unchanged_conversation_is_not_written(database: Database, vault: Vault) -> None:
    await remembered(database, vault, "mai")
    before = await rows(database, "conversation")
    async with working(database, vault) as work:
        conversations.save(work, [await met(work, "mai")], NOW)
    assert await rows(database, "conversation") == before


async def test_only_those_who_exist_are_loaded(database: Database, vault: Vault) -> None:
    await remembered(database, vault, "mai", "an")
    keys = [vault.pseudonym(CHANNEL, name) for name in ("mai", "an", "nobody")]
    async with working(database, vault) as work:
        assert set(await conversations.load(work, keys, HERE)) == set(keys[:2])
        assert await conversations.load(work, [], HERE) == {}


async def test_staff_are_known_by_their_conversation(database: Database, vault: Vault) -> None:
    await remembered(database, vault, "mai")
    async with working(database, vault) as work:
        mai = await met(work, "mai")
        made = await staff.enrol(work, mai.key, Invite("officer", frozenset({"20197"})), NOW)
    async with working(database, vault) as work:
        assert (await met(work, "mai")).staff == made
        work.update(tables.staff, {"id": made.id}, {"is_active": False})
    async with working(database, vault) as work:
        assert (await met(work, "mai")).staff is None


async def test_failed_transaction_leaves_nothing(database: Database, vault: Vault) -> None:
    async with given_up(database, vault) as work:
        one = await met(work, "mai")
        conversations.save(work, [one], NOW)
        await work.draw("case")
    assert await rows(database, "conversation") == []
    assert {row["value"] for row in await rows(database, "counter")} == {0}


async def test_loaded_conversation_is_locked(database: Database, vault: Vault) -> None:
    await remembered(database, vault, "mai")
    order = []

    async def count_up(process: str) -> None:
        async with working(database, vault) as work:
            one = await met(work, "mai", process)
            order.append(f"{process} in")
            outbox.post(work, one, b"{}", None, NOW, process)
            await asyncio.sleep(0)
            conversations.save(work, [one], NOW)
            await work.flush()
            order.append(f"{process} out")

    await asyncio.gather(count_up(HERE), count_up(THERE))
    assert [step.endswith("in") for step in order] == [True, False, True, False]
    assert [row["n"] for row in await rows(database, "outbox")] == [1, 2]


async def test_message_posted_while_we_waited_goes_first(postgresql_url: str, vault: Vault) -> None:
    database = Database.open(postgresql_url)
    await remembered(database, vault, "mai")
    async with working(database, vault) as work:
        one = await met(work, "mai", HERE)
        outbox.post(work, one, b"first", None, NOW, HERE)
        conversations.save(work, [one], NOW)
        await work.flush()
        waiting = asyncio.create_task(post_from_there(database, vault))
        while not await someone_waits(database):  # noqa: ASYNC110 - PostgreSQL tells nobody who waits
            await asyncio.sleep(0)
    assert await waiting is None
    await database.close()


async def post_from_there(database: Database, vault: Vault) -> outbox.Posted | None:
    async with working(database, vault) as work:
        one = await met(work, "mai", THERE)
        posted = outbox.post(work, one, b"second", None, NOW, THERE)
        conversations.save(work, [one], NOW)
    return posted


async def someone_waits(database: Database) -> bool:
    async with database.reading() as connection:
        waiting = await connection.exec_driver_sql("SELECT count(*) FROM pg_locks WHERE NOT granted")
        return bool(waiting.scalar())
