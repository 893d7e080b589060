"""The whole service on Telegram: a strict Bot API server on loopback, the real client, a real database."""

import asyncio
import contextlib
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from pydantic import SecretStr
from sqlalchemy import select

from bot.app import Clock, Core, running, utc_now
from bot.channels.telegram import TelegramChannel
from bot.channels.telegram.pace import Pace
from bot.settings import Settings
from bot.telegram import receiving, telegram_channel
from storage.tables import file_work
from tests.engines import connections_ended
from tests.telegram_api import Api, serving

_FILES_WITHIN = 30.0


class TelegramTown:
    """A running service, and the server its chats are on."""

    def __init__(self, api: Api, core: Core, channel: TelegramChannel) -> None:
        self.api = api
        self.core = core
        self.channel = channel

    async def files_done(self) -> None:
        """Returns once no file has anything left to be done."""
        async with asyncio.timeout(_FILES_WITHIN):
            while True:
                async with self.core.database.reading() as connection:
                    if (await connection.execute(select(file_work.c.file_id))).first() is None:
                        return
                await asyncio.sleep(0.05)


def unhurried() -> Pace:
    """Keeps the limits by a clock that jumps: a story is not to wait for them."""
    now = 0.0

    async def jump(seconds: float) -> None:
        nonlocal now
        now += seconds

    return Pace(lambda: now, jump)


def settings_of(folder: Path, url: str, keys: Path, api: Api, **changed: object) -> Settings:
    """The settings of a service on Telegram."""
    return Settings.model_validate(
        {
            "database_url": SecretStr(url),
            "keys": keys,
            "files": folder / "files",
            "telegram_token": SecretStr(api.token),
            "telegram_api_url": api.url,
            "staff_totp": "off",
            **changed,
        }
    )


@contextlib.asynccontextmanager
async def at_work(
    settings: Settings, pace: Pace | None = None, clock: Clock = utc_now
) -> AsyncIterator[tuple[Core, TelegramChannel]]:
    """The service as `tinbao run` wires it, without the web server."""
    assert settings.telegram_token is not None
    channel = telegram_channel(settings, settings.telegram_token, pace)
    async with channel.open(), running(settings, [channel], clock) as core, receiving(channel, core):
        yield core, channel


@pytest.fixture
async def api() -> AsyncIterator[Api]:
    async with serving() as server:
        yield server


@pytest.fixture
async def telegram_town(api: Api, sqlite_url: str, keys: Path, tmp_path: Path) -> AsyncIterator[TelegramTown]:
    """In no hurry to keep limits; the server does not ask for it either."""
    async with at_work(settings_of(tmp_path, sqlite_url, keys, api), unhurried()) as (core, channel):
        yield TelegramTown(api, core, channel)
    await connections_ended()


@pytest.fixture
async def paced_town(api: Api, sqlite_url: str, keys: Path, tmp_path: Path) -> AsyncIterator[TelegramTown]:
    """As `telegram_town`, on a server that refuses what is too fast."""
    api.enforce_limits()
    async with at_work(settings_of(tmp_path, sqlite_url, keys, api)) as (core, channel):
        yield TelegramTown(api, core, channel)
    await connections_ended()
