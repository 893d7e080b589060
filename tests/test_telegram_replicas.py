"""Several processes on one PostgreSQL database: one polls Telegram, another takes over when it cannot."""

import asyncio
import contextlib
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import event, text
from sqlalchemy.exc import DisconnectionError

from bot.channels.telegram import TelegramChannel
from bot.channels.telegram.health import SILENT_SECONDS
from storage import leadership
from storage.engine import Database
from tests.engines import connections_ended, opened_database
from tests.storage_world import rows
from tests.telegram_api import Api
from tests.telegram_log import Log, log
from tests.telegram_town import at_work, settings_of, unhurried

__all__ = ["log"]  # a fixture

WELCOME, HELP = "Đây là Tin Báo", "Anh/chị có thể bấm nút"
WITHIN = 20


@pytest.fixture(autouse=True)
def _alert(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(leadership, "_LOOK_SECONDS", 0.01)


async def becomes(channel: TelegramChannel, status: str, database: Database) -> None:
    """Waits until the health of a process says so, for as long as reading something takes again and again."""
    async with asyncio.timeout(WITHIN):
        while channel.health.status()["status"] != status:
            await rows(database, "inbox")


@contextlib.contextmanager
def out_of_reach(database: Database) -> Iterator[None]:
    """No connection of this process to its database can be used."""

    def refuse(*_: object) -> None:
        raise DisconnectionError("cut off")

    event.listen(database.engine.sync_engine, "checkout", refuse)
    try:
        yield
    finally:
        event.remove(database.engine.sync_engine, "checkout", refuse)


async def end_the_lead(database: Database) -> None:
    """Ends the connection that holds the lead."""
    statement = "SELECT pg_terminate_backend(pid) FROM pg_locks WHERE locktype = 'advisory' AND granted"
    async with database.writing() as connection:
        assert len((await connection.execute(text(statement))).all()) == 1


async def all_settled(database: Database) -> None:
    """Waits until it is on disk what became of every message: else the next of that chat waits for its lease."""
    async with asyncio.timeout(WITHIN):
        while [row for row in await rows(database, "outbox") if row["sent_on"] is None]:
            pass


async def test_one_polls_and_when_it_is_cut_off_the_other_takes_over(
    api: Api,
    postgresql_url: str,
    keys: Path,
    tmp_path: Path,
    log: Log,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    settings, mai = settings_of(tmp_path, postgresql_url, keys, api), api.person(1001)
    async with (
        opened_database(postgresql_url) as outside,
        at_work(settings, unhurried()) as (core, first),
    ):
        await api.called("getUpdates", within=WITHIN)
        async with at_work(settings, unhurried()) as (_, second):
            await becomes(second, "standby", outside)
            monkeypatch.setattr(second.health, "_monotonic", lambda: time.monotonic() + SILENT_SECONDS + 1)
            mai.say("/start")
            await mai.sees(WELCOME, WITHIN)
            await all_settled(outside)
            assert first.health.status()["status"] == "ok"
            assert second.health.status()["status"] == "standby"
            with out_of_reach(core.database):
                await end_the_lead(outside)
                mai.say("/help")
                await mai.sees(HELP, WITHIN)
                assert second.health.status()["status"] == "ok"
                await becomes(first, "standby", outside)
            assert len(await rows(outside, "inbox")) == 2
            helped = [message for message in mai.chat.from_bot() if HELP in message.text]
            assert len(helped) == 1
    assert [reason for _, reason in log.told if reason == "another_poller"] == []


async def test_one_that_is_stopped_leaves_what_is_written_meanwhile_to_the_other(
    api: Api, postgresql_url: str, keys: Path, tmp_path: Path, log: Log
) -> None:
    settings, mai = settings_of(tmp_path, postgresql_url, keys, api), api.person(1001)
    async with contextlib.AsyncExitStack() as second_at_work:
        async with at_work(settings, unhurried()) as (first, _):
            await api.called("getUpdates", within=WITHIN)
            _, second = await second_at_work.enter_async_context(at_work(settings, unhurried()))
            await becomes(second, "standby", first.database)
            polls = len(api.calls_of("getUpdates"))
        mai.say("/start")
        await mai.sees(WELCOME, WITHIN)
        assert second.health.status()["status"] == "ok"
        assert len(api.calls_of("getUpdates")) > polls
    await connections_ended()
    assert log.told == []
