"""The Bot API server for tests against two clients that others wrote: python-telegram-bot and aiogram."""

from typing import Any

import aiogram
import httpx
import pytest
import telegram
from telegram.error import InvalidToken

from tests.telegram_api import TOKEN, Api, Person
from tests.telegram_api.clients import first_client
from tests.telegram_api.contents import picture
from tests.telegram_api.every_method import AIOGRAM_CALLS, GROUP, LAN, PTB_CALLS, Scene
from tests.telegram_api.methods import METHODS


@pytest.fixture
async def scene(server: Api, lan: Person, bot: telegram.Bot) -> Scene:
    server.group(GROUP)
    keyboard = telegram.InlineKeyboardMarkup.from_button(
        telegram.InlineKeyboardButton("Old", callback_data="o")
    )
    text = await bot.send_message(LAN, "old", reply_markup=keyboard)
    photo = await bot.send_photo(LAN, picture())
    return Scene(server, lan, text.message_id, photo.message_id)


@pytest.mark.parametrize("method", PTB_CALLS)
async def test_first_client_accepts_every_answer(
    server: Api, bot: telegram.Bot, scene: Scene, method: str
) -> None:
    assert await PTB_CALLS[method](bot, scene) is not None
    assert server.calls[-1].method == method


@pytest.mark.parametrize("method", AIOGRAM_CALLS)
async def test_second_client_accepts_every_answer(
    server: Api, second: aiogram.Bot, scene: Scene, method: str
) -> None:
    assert await AIOGRAM_CALLS[method](second, scene) is not None
    assert server.calls[-1].method == method


def test_both_clients_call_every_method() -> None:
    assert {name.lower() for name in PTB_CALLS} == set(METHODS)
    assert {name.lower() for name in AIOGRAM_CALLS} == set(METHODS)


AS_TEXT = {"chat_id": str(LAN), "text": "chào", "reply_markup": '{"keyboard":[["A"]]}'}


@pytest.mark.parametrize(
    "body",
    [
        {"json": {"chat_id": LAN, "text": "chào", "reply_markup": {"keyboard": [["A"]]}}},
        {"data": AS_TEXT},
        {"files": {name: (None, value) for name, value in AS_TEXT.items()}},
        {"params": AS_TEXT},
    ],
    ids=["json", "form", "multipart", "query"],
)
async def test_every_kind_of_body_is_read(server: Api, lan: Person, body: dict[str, Any]) -> None:
    async with httpx.AsyncClient() as client:
        answer = await client.post(f"{server.url}/bot{TOKEN}/SENDmessage", **body)
    assert answer.status_code == 200
    assert lan.chat.last.text == "chào"
    assert lan.chat.keyboard == {"keyboard": [[{"text": "A"}]]}


async def test_wrong_tokens_and_methods_are_refused(server: Api) -> None:
    async with httpx.AsyncClient() as client:
        stranger = await client.get(f"{server.url}/bot987654321:AAExampleTokenOfSomebodyElse_012345/getMe")
        garbled = await client.get(f"{server.url}/botnonsense/getMe")
        unknown = await client.get(f"{server.url}/bot{TOKEN}/getYou")
    told = [answer.json()["description"] for answer in (stranger, garbled, unknown)]
    assert told == ["Unauthorized", "Not Found", "Not Found: method not found"]
    assert [stranger.status_code, garbled.status_code, unknown.status_code] == [401, 404, 404]


async def test_wrong_token_is_an_invalid_token(server: Api) -> None:
    with pytest.raises(InvalidToken):
        async with first_client(server, "987654321:AAExampleTokenOfSomebodyElse_012345"):
            pass
