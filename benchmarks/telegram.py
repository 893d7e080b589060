"""Our service on Telegram: the real client over loopback HTTP to the strict server, people in its process."""

import asyncio
import contextlib
import time
from collections.abc import AsyncIterator
from pathlib import Path

from pydantic import SecretStr

from benchmarks.drive import Load, Run
from benchmarks.service import count, prepared, sqlite_url
from benchmarks.telegram_people import Script, Talk, people
from bot.app import Core, running, utc_now
from bot.channels.telegram import TelegramChannel, TelegramOptions
from bot.channels.telegram.pace import Pace
from bot.telegram import receiving
from tests.telegram_api.world import TOKEN


class _Unlimited(Pace):
    """Nobody waits: what the limits cost is a row of its own."""

    async def turn(self, chat_id: int, count: int = 1, *, goes_on: bool = False) -> None:
        """At once."""


async def measure_tips(folder: Path, load: Load, script: Script) -> tuple[Run, Talk]:
    """Whole tips on SQLite, without Telegram's limits; the answers are committed before they are sent."""
    pace = _Unlimited(time.monotonic, asyncio.sleep)
    async with people(script, load) as crowd, _serving(folder, crowd.url, pace) as core:
        talk = await crowd.talked()
        assert await count(core, "inbox") == talk.turns
        assert await count(core, "cases") == load.citizens
    return Run(talk.turns, talk.seconds), talk


async def measure_pace(folder: Path, messages: int) -> float:
    """Seconds for one message each to so many chats under Telegram's limits, one more chat being held up."""
    load = Load(messages, messages)
    pace = Pace(time.monotonic, asyncio.sleep)
    async with people("help", load) as crowd, _serving(folder, crowd.url, pace):
        return (await crowd.talked()).seconds


@contextlib.asynccontextmanager
async def _serving(folder: Path, url: str, pace: Pace) -> AsyncIterator[Core]:
    channel = TelegramChannel(TelegramOptions(token=TOKEN, url=url), pace)
    with sqlite_url(folder) as database_url:
        settings = await prepared(folder, database_url)
        settings = settings.model_copy(update={"telegram_token": SecretStr(TOKEN), "telegram_api_url": url})
        async with channel.open(), running(settings, [channel], utc_now) as core, receiving(channel, core):
            yield core
