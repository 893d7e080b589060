"""How receiving from Telegram goes, as the log and /healthz tell it: each trouble once, and its end."""

import asyncio
import json
import math
import time
from datetime import timedelta
from pathlib import Path
from typing import Any

import httpx
import pytest

from bot.channels.base import Busy, RetryLater
from bot.channels.telegram import health as health_module
from bot.channels.telegram import patience as patience_module
from bot.channels.telegram.api import ConflictError, RefusedError, TokenError
from bot.channels.telegram.health import LOOK_SECONDS, SILENT_SECONDS, Health
from bot.channels.telegram.patience import FIRST_SECONDS, LONGEST_SECONDS, Patience
from bot.channels.telegram.wire import UnreadableError
from bot.settings import Settings
from tests.telegram_api import Api
from tests.telegram_log import Log, log
from tests.telegram_served import free_address, served
from tests.telegram_town import TelegramTown, settings_of

WELCOME = "Đây là Tin Báo"
WITHIN = 20


class Clock:
    """Seconds that pass only when somebody sleeps; `slept` are the waits. `noon` ends whoever sleeps past it."""

    def __init__(self, noon: float = math.inf) -> None:
        self.now = 0.0
        self.slept: list[float] = []
        self._noon = noon

    def __call__(self) -> float:
        return self.now

    async def sleep(self, seconds: float) -> None:
        if self.now + seconds > self._noon:
            raise asyncio.CancelledError
        self.slept.append(seconds)
        self.now += seconds


__all__ = ["log"]  # a fixture


@pytest.fixture
def settings(api: Api, sqlite_url: str, keys: Path, tmp_path: Path) -> Settings:
    return settings_of(tmp_path, sqlite_url, keys, api, web_port=free_address()[0])


@pytest.fixture
def _impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(health_module, "LOOK_SECONDS", 0.01)
    monkeypatch.setattr(patience_module, "FIRST_SECONDS", 0.01)


def test_silence_is_told() -> None:
    clock = Clock()
    health = Health(clock)
    assert health.status()["status"] == "ok"
    clock.now = SILENT_SECONDS + 1
    assert health.status()["status"] == "silent"
    assert health.status()["seconds"] == SILENT_SECONDS + 1
    health.ill("no_answer")
    assert health.status()["status"] == "no_answer"
    health.well()
    assert health.status()["status"] == "ok"


async def test_silence_is_said_once_in_the_log_though_nobody_asks(log: Log) -> None:
    clock = Clock(noon=10 * SILENT_SECONDS)
    health = Health(clock)
    with pytest.raises(asyncio.CancelledError):
        await health.watch(clock.sleep)
    assert log.told == [("telegram_ill", "silent")]
    assert set(clock.slept) == {LOOK_SECONDS}
    health.well()
    assert log.told[1:] == [("telegram_well_again", None)]
    assert health.status()["status"] == "ok"


async def test_silence_adds_nothing_to_a_reason_that_is_known(log: Log) -> None:
    clock = Clock(noon=10 * SILENT_SECONDS)
    health = Health(clock)
    health.ill("token_refused")
    with pytest.raises(asyncio.CancelledError):
        await health.watch(clock.sleep)
    assert log.told == [("telegram_ill", "token_refused")]


async def test_who_stands_by_is_not_silent(log: Log) -> None:
    clock = Clock(noon=10 * SILENT_SECONDS)
    health = Health(clock)
    health.stand_by()
    with pytest.raises(asyncio.CancelledError):
        await health.watch(clock.sleep)
    assert health.status()["status"] == "standby"
    health.take_over()
    assert health.status() == {"status": "ok", "seconds": 0}
    clock.now += SILENT_SECONDS + 1
    health.look()
    assert health.status()["status"] == "silent"
    assert log.told == [("telegram_ill", "silent")]


async def test_waits_grow_to_half_a_minute_and_begin_anew_when_it_went_well() -> None:
    clock = Clock()
    patience = Patience(Health(clock), clock.sleep)
    for _ in range(9):
        await patience.after(TokenError())
    grown = [FIRST_SECONDS * 2**n for n in range(6)]
    assert clock.slept == [*grown, LONGEST_SECONDS, LONGEST_SECONDS, LONGEST_SECONDS]
    patience.restored()
    await patience.after(TokenError())
    assert clock.slept[-1] == FIRST_SECONDS


async def test_wait_that_telegram_names_is_kept() -> None:
    clock = Clock()
    await Patience(Health(clock), clock.sleep).after(RetryLater("too fast", timedelta(seconds=77)))
    assert clock.slept == [77]


@pytest.mark.parametrize(
    ("error", "reason"),
    [
        (TokenError(), "token_refused"),
        (ConflictError(), "another_poller"),
        (RetryLater("no connection"), "no_answer"),
        (RetryLater("too fast", timedelta(seconds=1)), "too_fast"),
        (RefusedError("Bad Request: …"), "refused"),
        (UnreadableError(None), "not_the_bot_api"),
        (OSError("disk full"), "not_taken:OSError"),
    ],
    ids=str,
)
async def test_three_failures_in_a_row_are_said_once_and_so_is_their_end(
    log: Log, error: Exception, reason: str
) -> None:
    clock, failures = Clock(), [error] * 3
    health = Health(clock)

    async def call() -> str:
        if failures:
            raise failures.pop()
        return "at last"

    assert await Patience(health, clock.sleep).insist(call) == "at last"
    assert log.told == [("telegram_ill", reason), ("telegram_well_again", None)]
    assert len(clock.slept) == 3


async def test_full_queue_is_no_illness_of_telegram(log: Log) -> None:
    clock = Clock()
    await Patience(Health(clock), clock.sleep).after(Busy(timedelta(seconds=3)))
    assert log.lines == []
    assert clock.slept == [3]


@pytest.mark.usefixtures("_impatient")
async def test_silence_of_a_poll_that_hangs_is_noticed_and_ends(
    log: Log, telegram_town: TelegramTown, monkeypatch: pytest.MonkeyPatch
) -> None:
    api, health, mai = telegram_town.api, telegram_town.channel.health, telegram_town.api.person(1001)
    await api.called("getUpdates", within=WITHIN)
    monkeypatch.setattr(health, "_monotonic", lambda: time.monotonic() + SILENT_SECONDS + 1)
    await log.says("telegram_ill")
    assert health.status()["status"] == "silent"
    mai.say("/start")
    await mai.sees(WELCOME, WITHIN)
    assert health.status()["status"] == "ok"
    assert log.told == [("telegram_ill", "silent"), ("telegram_well_again", None)]


@pytest.mark.usefixtures("_impatient")
@pytest.mark.parametrize(
    ("fault", "reason"),
    [
        ({"status": 401}, "token_refused"),
        ({"status": 409}, "another_poller"),
        ({"status": 502, "body": b"<html>Bad Gateway</html>"}, "not_the_bot_api"),
        ({"status": 500}, "no_answer"),
        ({"dropped": True}, "no_answer"),
    ],
    ids=str,
)
async def test_failing_polls_show_in_healthz_and_once_in_the_log(
    api: Api, settings: Settings, log: Log, fault: dict[str, Any], reason: str
) -> None:
    mai = api.person(1001)
    weather = api.fail("getUpdates", times=None, **fault)
    async with served(settings) as client:
        await api.called("getUpdates", 4, within=WITHIN)
        assert await health_of_telegram(client) == reason
        weather.lift()
        mai.say("/start")
        await mai.sees(WELCOME, WITHIN)
        assert await health_of_telegram(client) == "ok"
    assert log.told == [("telegram_ill", reason), ("telegram_well_again", None)]


async def health_of_telegram(client: httpx.AsyncClient) -> str:
    answer = await client.get("/healthz")
    assert answer.status_code == 200, "the rest of the service is well"
    found: str = answer.json()["telegram"]["status"]
    return found


async def test_update_nobody_can_read_is_recorded_by_its_number_alone(
    api: Api, settings: Settings, log: Log
) -> None:
    mai = api.person(1001)
    secret = "Nam sells heroin near GreenHouse"
    strange = api.add_update("message", {"message_id": secret, "chat": {"id": secret}, "text": secret})
    async with served(settings) as client:
        mai.say("/start")
        await mai.sees(WELCOME, WITHIN)
        figures = (await client.get("/metrics")).text
    (line,) = log.lines
    assert (line["event"], line["update"], line["error"]) == ("update_unreadable", strange, "UnreadableError")
    written = json.dumps(line, ensure_ascii=False)
    assert [word for word in secret.split() if word in written] == []
    assert "\ntinbao_telegram_unreadable 1.0\n" in figures


async def test_figures_without_telegram_name_no_telegram(settings: Settings) -> None:
    async with served(settings.model_copy(update={"telegram_token": None})) as client:
        assert "telegram" not in (await client.get("/metrics")).text
        assert "telegram" not in (await client.get("/healthz")).json()
