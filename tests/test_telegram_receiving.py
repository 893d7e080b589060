"""Receiving on Telegram whatever fails: nothing is confirmed before it is on disk, nothing stays away."""

from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import text

from bot.channels.telegram import chats, patience
from bot.channels.telegram.health import SILENT_SECONDS, Health
from tests.storage_world import rows
from tests.telegram_api import Api
from tests.telegram_town import TelegramTown, at_work, settings_of


@pytest.fixture(autouse=True)
def _impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(patience, "FIRST_SECONDS", 0.01)


@pytest.mark.parametrize(
    "fault",
    [
        {"status": 401},
        {"status": 404},
        {"status": 409},
        {"status": 429, "retry_after": 1},
        {"status": 500},
        {"status": 502, "body": b"<html>Bad Gateway</html>"},
        {"body": b"{}"},
        {"dropped": True},
        {"dropped": True, "after": True},
    ],
    ids=str,
)
async def test_failing_poll_loses_nothing(telegram_town: TelegramTown, fault: dict[str, Any]) -> None:
    mai = telegram_town.api.person(1001)
    telegram_town.api.fail("getUpdates", times=2, **fault)
    mai.say("/start")
    await mai.sees("Đây là Tin Báo", within=20)
    assert telegram_town.channel.health.status()["status"] == "ok"


@pytest.mark.parametrize("method", ["getMe", "getWebhookInfo"])
async def test_strange_answer_at_the_start_ends_no_receiving(
    api: Api, sqlite_url: str, keys: Path, tmp_path: Path, method: str
) -> None:
    api.fail(method, body=b'{"ok": true, "result": 7}')
    mai = api.person(1001)
    async with at_work(settings_of(tmp_path, sqlite_url, keys, api)):
        mai.say("/start")
        await mai.sees("Đây là Tin Báo", within=20)


async def test_update_nobody_can_read_holds_up_nobody(telegram_town: TelegramTown) -> None:
    mai = telegram_town.api.person(1001)
    telegram_town.api.add_update("message", {"message_id": "seven", "chat": 3})
    mai.say("/start")
    await mai.sees("Đây là Tin Báo", within=20)
    assert telegram_town.channel.unreadable == 1


async def test_update_that_comes_twice_acts_once(telegram_town: TelegramTown) -> None:
    mai = telegram_town.api.person(1001)
    mai.say("/help")
    await mai.sees("Anh/chị có thể bấm nút", within=20)
    telegram_town.api.repeat(telegram_town.api.handed_out[0])
    lan = telegram_town.api.person(1002)
    lan.say("/help")
    await lan.sees("Anh/chị có thể bấm nút", within=20)
    assert len([m for m in mai.chat.from_bot() if "Anh/chị có thể bấm nút" in m.text]) == 1


async def test_nothing_is_confirmed_before_it_is_on_disk(telegram_town: TelegramTown) -> None:
    database, mai = telegram_town.core.database, telegram_town.api.person(1001)
    async with database.writing() as connection:
        await connection.execute(text("ALTER TABLE inbox RENAME TO inbox_away"))
    mai.say("/start")
    await telegram_town.api.called("getUpdates", 3, within=20)
    assert telegram_town.api.acknowledged == []
    async with database.writing() as connection:
        await connection.execute(text("ALTER TABLE inbox_away RENAME TO inbox"))
    await mai.sees("Đây là Tin Báo", within=20)
    assert len(await rows(database, "inbox")) == 1


async def test_what_came_while_we_were_away_is_there_after_the_start(
    api: Api, sqlite_url: str, keys: Path, tmp_path: Path
) -> None:
    mai = api.person(1001)
    mai.say("/start")
    async with at_work(settings_of(tmp_path, sqlite_url, keys, api)):
        await mai.sees("Đây là Tin Báo", within=20)


async def test_press_is_acknowledged_at_once(telegram_town: TelegramTown) -> None:
    mai = telegram_town.api.person(1001)
    mai.say("/start")
    await mai.sees("Đây là Tin Báo", within=20)
    press = mai.press("Báo tin")
    await press.answer()


async def test_press_is_acknowledged_before_its_answer_comes(telegram_town: TelegramTown) -> None:
    mai, lan = telegram_town.api.person(1001), telegram_town.api.person(1002)
    for person in (mai, lan):
        person.say("/start")
        await person.sees("Đây là Tin Báo", within=20)
    with telegram_town.api.holding("answerCallbackQuery"):
        press = mai.press("Báo tin")
        await telegram_town.api.called("answerCallbackQuery")
        for _ in range(3):  # time enough for Lan's, so for Mai's answer too
            lan.say("/start")
            await lan.sees("Đây là Tin Báo", within=20, fresh=True)
        assert "nguy hiểm" not in mai.chat.last.text
    await mai.sees("nguy hiểm", within=20, fresh=True)
    assert press.is_answered


async def test_press_whose_acknowledgement_hangs_is_answered_all_the_same(
    telegram_town: TelegramTown, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(chats, "ACKNOWLEDGE_SECONDS", 0.05)
    mai = telegram_town.api.person(1001)
    mai.say("/start")
    await mai.sees("Đây là Tin Báo", within=20)
    telegram_town.api.fail("answerCallbackQuery", silent=True)
    press = mai.press("Báo tin")
    await mai.sees("nguy hiểm", within=5, fresh=True)
    assert not press.is_answered


async def test_webhook_of_another_program_is_taken_away(
    api: Api, sqlite_url: str, keys: Path, tmp_path: Path
) -> None:
    api.webhook.url = "https://elsewhere.example/hook"
    mai = api.person(1001)
    async with at_work(settings_of(tmp_path, sqlite_url, keys, api)):
        mai.say("/start")
        await mai.sees("Đây là Tin Báo", within=20)


def test_silence_is_told() -> None:
    seconds = [0.0]
    health = Health(lambda: seconds[0])
    assert health.status()["status"] == "ok"
    seconds[0] = SILENT_SECONDS + 1
    assert health.status() == {"status": "silent", "seconds": SILENT_SECONDS + 1}
    health.ill("no_answer")
    assert health.status()["status"] == "no_answer"
    health.well()
    assert health.status()["status"] == "ok"
