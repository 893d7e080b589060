"""The Bot API server for tests, posting to a webhook: in order, again and again until it is taken."""

import asyncio

import pytest
import telegram
from aiohttp import web
from telegram.error import RetryAfter

from tests.telegram_api import Api, Person, serving
from tests.telegram_api.clients import first_client
from tests.telegram_api.every_method import LAN
from tests.telegram_api.hook import hooked


async def test_webhook_gets_updates_with_its_secret(server: Api, lan: Person, bot: telegram.Bot) -> None:
    async with hooked() as hook:
        lan.say("một")
        await bot.set_webhook(hook.url, secret_token="s3cret_-")
        lan.say("hai")
        assert await hook.got(2) == ["một", "hai"]
        assert hook.secrets == ["s3cret_-"] * 2
        await bot.delete_webhook()
    assert server.handed_out == [body["update_id"] for body in hook.bodies]


async def test_webhook_updates_of_one_chat_keep_order(server: Api, lan: Person, bot: telegram.Bot) -> None:
    async with hooked() as hook:
        hook.gate.clear()
        await bot.set_webhook(hook.url)
        lan.say("một")
        lan.say("hai")
        server.person(5002).say("ai đó")
        assert sorted(await hook.got(2)) == ["ai đó", "một"]
        hook.gate.set()
        assert (await hook.got(3))[2] == "hai"
        await bot.delete_webhook()


async def test_webhook_never_has_more_connections_than_it_wants(server: Api, bot: telegram.Bot) -> None:
    async with hooked() as hook:
        hook.gate.clear()
        await bot.set_webhook(hook.url, max_connections=2)
        for n in range(5):
            server.person(6000 + n).say("x")
        await hook.got(2)
        await bot.get_me()
        assert len(hook.bodies) == 2
        hook.gate.set()
        await hook.got(5)
        await bot.delete_webhook()


async def test_refused_update_is_posted_again(server: Api, lan: Person, bot: telegram.Bot) -> None:
    async with hooked() as hook:
        hook.answers = [web.Response(status=500), web.Response(status=503), web.Response(status=404)]
        await bot.set_webhook(hook.url)
        lan.say("một")
        assert await hook.got(4) == ["một"] * 4
        info = await bot.get_webhook_info()
        assert info.last_error_message == "Wrong response from the webhook: 404 Not Found"
        await bot.delete_webhook()
    assert len(set(server.handed_out)) == 1


async def test_webhook_may_ask_for_time() -> None:
    async with serving(pace=0.02) as server, first_client(server) as bot, hooked() as hook:
        now = asyncio.get_running_loop().time
        hook.answers = [web.Response(status=503, headers={"Retry-After": "20"})]
        await bot.set_webhook(hook.url)
        server.person(LAN).say("một")
        await hook.got(1)
        began = now()
        await hook.got(2)
        assert now() - began >= 20 * 0.02 - 0.1


@pytest.mark.usefixtures("_retry_after_is_a_duration")
async def test_webhooks_are_set_once_a_second() -> None:
    async with serving() as server, first_client(server) as bot:
        await bot.set_webhook(f"{server.url}/hook")
        with pytest.raises(RetryAfter):
            await bot.set_webhook(f"{server.url}/hook")
