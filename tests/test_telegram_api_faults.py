"""The Bot API server for tests: its faults on request."""

from typing import Any

import pytest
import telegram
from telegram.error import Conflict, Forbidden, InvalidToken, NetworkError, RetryAfter, TimedOut

from tests.telegram_api import Api, Person
from tests.telegram_api.clients import first_client
from tests.telegram_api.every_method import LAN


@pytest.mark.parametrize(
    ("fault", "raised"),
    [
        ({"status": 401}, InvalidToken),
        ({"status": 403, "description": "Forbidden: user is deactivated"}, Forbidden),
        ({"status": 404}, InvalidToken),
        ({"status": 409}, Conflict),
        ({"status": 429, "retry_after": 2}, RetryAfter),
        ({"status": 500}, NetworkError),
        ({"status": 502}, NetworkError),
        ({"status": 503}, NetworkError),
        ({"status": 502, "body": b"<html>Bad Gateway</html>"}, NetworkError),
        ({"body": b"<html>"}, telegram.error.TelegramError),
        ({"silent": True}, TimedOut),
        ({"dropped": True}, NetworkError),
    ],
    ids=lambda value: str(value) if isinstance(value, dict) else value.__name__,
)
async def test_faults_arrive_as_the_right_error(
    server: Api, lan: Person, fault: dict[str, Any], raised: type[Exception]
) -> None:
    async with first_client(server, patience=0.3) as bot:
        struck = server.fail("sendMessage", **fault)
        with pytest.raises(raised) as caught:
            await bot.send_message(LAN, "x")
        assert type(caught.value) is raised
        assert lan.chat.messages == []
        assert struck.struck == 1
        await bot.send_message(LAN, "y")
    assert lan.chat.last.text == "y"


@pytest.mark.parametrize("fault", [{"silent": True}, {"dropped": True}, {"status": 502}], ids=str)
async def test_message_may_arrive_although_the_call_failed(
    server: Api, lan: Person, fault: dict[str, Any]
) -> None:
    async with first_client(server, patience=0.3) as bot:
        server.fail("sendMessage", after=True, **fault)
        with pytest.raises(NetworkError):
            await bot.send_message(LAN, "x")
    assert lan.chat.last.text == "x"


async def test_fault_strikes_only_its_chat(server: Api, lan: Person, bot: telegram.Bot) -> None:
    server.person(5002, is_known=True)
    fault = server.fail("sendMessage", status=429, retry_after=7, chat=LAN, times=None)
    await bot.send_message(5002, "x")
    for _ in range(2):
        with pytest.raises(RetryAfter):
            await bot.send_message(LAN, "x")
    fault.lift()
    await bot.send_message(LAN, "x")
    assert lan.chat.last.text == "x"


async def test_lost_batch_comes_back(server: Api, lan: Person, bot: telegram.Bot) -> None:
    lan.say("một")
    server.fail("getUpdates", dropped=True, after=True)
    with pytest.raises(NetworkError):
        await bot.get_updates(timeout=1)
    assert [update.update_id for update in await bot.get_updates(timeout=1)] == server.pending
    assert server.handed_out == server.pending * 2


async def test_download_can_fail_too(server: Api, lan: Person, bot: telegram.Bot) -> None:
    lan.document("a.txt", b"a")
    (update,) = await bot.get_updates(timeout=1)
    assert update.message is not None
    assert update.message.document is not None
    file = await update.message.document.get_file()
    server.fail("file", status=502)
    with pytest.raises(NetworkError):
        await file.download_as_bytearray()
    assert bytes(await file.download_as_bytearray()) == b"a"
