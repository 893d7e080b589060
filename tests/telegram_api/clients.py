"""The two clients that others wrote, pointed at a server for tests."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import aiogram
import telegram
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.client.telegram import TelegramAPIServer
from telegram.request import HTTPXRequest

from tests.telegram_api.api import Api
from tests.telegram_api.world import TOKEN


@asynccontextmanager
async def first_client(api: Api, token: str = TOKEN, patience: float = 5.0) -> AsyncIterator[telegram.Bot]:
    """python-telegram-bot, logged in; `patience` is its read time-out in seconds."""
    made = telegram.Bot(
        token,
        base_url=f"{api.url}/bot",
        base_file_url=f"{api.url}/file/bot",
        request=_request(patience),
        get_updates_request=_request(patience),
    )
    async with made:
        yield made


@asynccontextmanager
async def second_client(api: Api) -> AsyncIterator[aiogram.Bot]:
    """aiogram."""
    session = AiohttpSession(api=TelegramAPIServer.from_base(api.url))
    async with aiogram.Bot(TOKEN, session=session).context() as made:
        yield made


def _request(patience: float) -> HTTPXRequest:
    # Nothing is encrypted on loopback, and reading the certificates anew takes longer than most tests.
    return HTTPXRequest(read_timeout=patience, httpx_kwargs={"verify": False, "trust_env": False})
