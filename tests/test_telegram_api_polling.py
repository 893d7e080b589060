"""The Bot API server for tests, polled: what confirms updates, and what keeps two from polling at once."""

import asyncio
from datetime import timedelta

import aiogram
import pytest
import telegram
from aiogram.exceptions import ClientDecodeError, TelegramConflictError
from telegram.error import Conflict

from tests.fakes import FakeClock
from tests.telegram_api import Api, Person, polling, serving
from tests.telegram_api.clients import first_client
from tests.telegram_api.every_method import LAN
from tests.telegram_api.hook import hooked


async def ids(bot: telegram.Bot, offset: int | None = None, limit: int = 100, patience: int = 5) -> list[int]:
    return [update.update_id for update in await bot.get_updates(offset, limit, patience)]


async def test_unconfirmed_updates_come_back(server: Api, lan: Person, bot: telegram.Bot) -> None:
    for text in ("một", "hai", "ba"):
        lan.say(text)
    first = await ids(bot, limit=2)
    assert await ids(bot, offset=first[0]) == server.pending
    assert server.handed_out == [*first, *server.pending]
    assert server.confirmed == first[0]


async def test_offset_confirms_all_lower(server: Api, lan: Person, bot: telegram.Bot) -> None:
    for text in ("một", "hai", "ba"):
        lan.say(text)
    one, two, three = await ids(bot)
    assert await ids(bot, offset=three) == [three]
    assert server.acknowledged == [one, two]
    assert server.confirmed == three


async def test_negative_offset_leaves_the_newest(lan: Person, bot: telegram.Bot) -> None:
    for text in ("một", "hai", "ba"):
        lan.say(text)
    assert len(await ids(bot, offset=-2)) == 2


async def test_offset_far_ahead_confirms_nothing(server: Api, lan: Person, bot: telegram.Bot) -> None:
    lan.say("một")
    (one,) = server.pending
    assert await ids(bot, offset=one + 500) == [one]


async def test_updates_may_count_from_lower_again(server: Api, lan: Person, bot: telegram.Bot) -> None:
    lan.say("một")
    (one,) = await ids(bot)
    await ids(bot, offset=one + 1, patience=0)
    server.renumber(5)
    lan.say("hai")
    assert await ids(bot, offset=one + 1) == [5]


async def test_long_poll_wakes_for_an_update(server: Api, lan: Person, bot: telegram.Bot) -> None:
    poll = asyncio.create_task(ids(bot, patience=50))
    await server.called("getUpdates")
    lan.say("một")
    assert len(await poll) == 1


async def test_poll_is_capped(bot: telegram.Bot, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(polling, "LONGEST_POLL_SECONDS", 0.05)
    async with asyncio.timeout(2):
        assert await ids(bot, patience=1000) == []


async def test_second_poller_ends_the_first(bot: telegram.Bot, server: Api, lan: Person) -> None:
    first = asyncio.create_task(ids(bot, patience=50))
    await server.called("getUpdates")
    other = asyncio.create_task(ids(bot, patience=50))
    with pytest.raises(Conflict, match="terminated by other getUpdates request; make sure that only one bot"):
        await first
    lan.say("một")
    assert await other == server.handed_out


async def test_hasty_polls_are_slowed() -> None:
    async with serving(pace=0.1) as server, first_client(server) as bot:
        now = asyncio.get_running_loop().time
        await ids(bot, patience=0)
        began = now()
        await ids(bot, patience=0)
        assert now() - began >= 0.3


async def test_hasty_repeats_get_one_update() -> None:
    async with serving() as server, first_client(server) as bot:
        server.person(LAN).say("một")
        server.person(LAN).say("hai")
        both = await ids(bot)
        assert await ids(bot) == both[:1]


async def test_allowed_updates_stick(server: Api, lan: Person, bot: telegram.Bot) -> None:
    lan.say("một")
    await bot.get_updates(timeout=1, allowed_updates=["callback_query"])
    lan.say("hai")
    assert len(server.pending) == 1
    await bot.get_updates(timeout=1)
    lan.say("ba")
    assert len(server.pending) == 1
    await bot.get_updates(timeout=1, allowed_updates=[])
    lan.say("bốn")
    assert len(server.pending) == 2


async def test_updates_are_kept_for_a_day(server: Api, lan: Person, clock: FakeClock) -> None:
    lan.say("một")
    clock.move(timedelta(seconds=86_400))
    assert len(server.pending) == 1
    clock.move(timedelta(seconds=1))
    assert server.pending == []


async def test_dead_poller_is_handed_nothing(server: Api, lan: Person, bot: telegram.Bot) -> None:
    poll = asyncio.create_task(ids(bot, patience=50))
    await server.called("getUpdates")
    poll.cancel()
    await asyncio.wait([poll])
    await bot.get_me()
    lan.say("một")
    async with first_client(server) as successor:
        assert await ids(successor) == server.handed_out == server.pending


async def test_confirmed_updates_can_be_repeated(server: Api, lan: Person, bot: telegram.Bot) -> None:
    lan.say("một")
    (one,) = await ids(bot)
    await ids(bot, offset=one + 1, patience=0)
    server.repeat(one)
    lan.say("hai")
    assert await ids(bot, offset=one + 1) == [one, one + 1]
    assert await ids(bot, offset=one + 2, patience=0) == []


async def test_updates_can_change_places(server: Api, lan: Person, bot: telegram.Bot) -> None:
    lan.say("một")
    lan.say("hai")
    server.swap()
    one, two = sorted(server.pending)
    assert await ids(bot) == [two, one]


async def test_conflicts_are_told_slowly() -> None:
    async with serving(pace=0.1) as server, first_client(server) as bot:
        now = asyncio.get_running_loop().time
        polls = [asyncio.create_task(ids(bot, patience=50))]
        for n in (1, 2):
            await server.called("getUpdates", n)
            polls.append(asyncio.create_task(ids(bot, patience=50)))
        began = now()
        with pytest.raises(Conflict):
            await polls[0]
        with pytest.raises(Conflict):
            await polls[1]
        assert now() - began >= 0.25
        polls[2].cancel()
        await asyncio.wait(polls)


async def test_poisoned_update_breaks_both_clients(
    server: Api, bot: telegram.Bot, second: aiogram.Bot
) -> None:
    server.poison()
    with pytest.raises(TypeError):
        await ids(bot)
    with pytest.raises(ClientDecodeError):
        await second.get_updates(timeout=1)


async def test_unknown_fields_and_kinds_break_none(
    server: Api, lan: Person, bot: telegram.Bot, second: aiogram.Bot
) -> None:
    server.embellish()
    lan.say("một")
    strange = server.add_update("community_founded", {"id": 1})
    assert (await ids(bot))[-1] == strange
    assert len(await second.get_updates(offset=strange, timeout=1)) == 1


async def test_webhook_and_polling_exclude_each_other(
    server: Api, bot: telegram.Bot, second: aiogram.Bot
) -> None:
    poll = asyncio.create_task(ids(bot, patience=50))
    await server.called("getUpdates")
    async with hooked() as hook:
        await bot.set_webhook(hook.url)
        with pytest.raises(Conflict, match="terminated by setWebhook request"):
            await poll
        with pytest.raises(
            TelegramConflictError, match="can't use getUpdates method while webhook is active"
        ):
            await second.get_updates()
        await bot.delete_webhook()
    assert await ids(bot, patience=0) == []
