"""Receiving on Telegram whatever fails: nothing is confirmed before it is on disk, nothing stays away."""

import asyncio
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import pytest
import telegram
from sqlalchemy import text
from telegram.error import Conflict

from bot.channels.telegram import api as calls
from bot.channels.telegram import chats, patience, polling
from bot.channels.telegram.webhook import PATH
from tests.engines import connections_ended
from tests.storage_world import rows
from tests.telegram_api import Api, Person, serving
from tests.telegram_api.clients import first_client
from tests.telegram_log import Log, log
from tests.telegram_served import free_address, served
from tests.telegram_town import TelegramTown, at_work, settings_of, unhurried

__all__ = ["log"]  # a fixture

WELCOME, HELP, LANGUAGES = "Đây là Tin Báo", "Anh/chị có thể bấm nút", "Which language"
WITHIN = 20
SECRET = "a-secret_between-us-two"


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
@pytest.mark.parametrize(
    "answer",
    [b'{"ok": true, "result": 7}', b'{"ok": true, "result": ' + b"[" * 100_000],
    ids=["another shape", "bottomless"],
)
async def test_strange_answer_at_the_start_ends_no_receiving(
    api: Api, sqlite_url: str, keys: Path, tmp_path: Path, method: str, answer: bytes
) -> None:
    api.fail(method, body=answer)
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


async def test_webhook_that_another_program_sets_meanwhile_is_taken_away(telegram_town: TelegramTown) -> None:
    mai = telegram_town.api.person(1001)
    mai.say("/start")
    await mai.sees(WELCOME, WITHIN)
    async with first_client(telegram_town.api) as other:
        await other.set_webhook("http://127.0.0.1:9/hook")  # where nobody listens
    mai.say("/help")
    await mai.sees(HELP, WITHIN)
    assert telegram_town.api.webhook.url == ""


@pytest.fixture
async def hasty_town(sqlite_url: str, keys: Path, tmp_path: Path) -> AsyncIterator[TelegramTown]:
    """On a server that makes nobody wait."""
    async with serving(pace=0.001) as api:
        settings = settings_of(tmp_path, sqlite_url, keys, api)
        async with at_work(settings, unhurried()) as (core, channel):
            yield TelegramTown(api, core, channel)
    await connections_ended()


async def test_poll_that_is_never_answered_is_given_up(
    sqlite_url: str, keys: Path, tmp_path: Path, log: Log, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(polling, "POLL_SECONDS", 1)
    monkeypatch.setattr(calls, "ANSWER_SECONDS", 0.2)
    async with serving(pace=0.001) as api:
        mai = api.person(1001)
        api.fail("getUpdates", silent=True)
        async with at_work(settings_of(tmp_path, sqlite_url, keys, api)) as (_, channel):
            await api.called("getUpdates", within=WITHIN)
            mai.say("/start")
            await log.says("telegram_ill")
            assert channel.health.status()["status"] == "no_answer"
            await mai.sees(WELCOME, WITHIN)
            assert channel.health.status()["status"] == "ok"
    await connections_ended()
    assert log.told == [("telegram_ill", "no_answer"), ("telegram_well_again", None)]


async def test_second_poller_is_said_once_and_nothing_is_lost_to_it(
    hasty_town: TelegramTown, log: Log
) -> None:
    api, health, mai = hasty_town.api, hasty_town.channel.health, hasty_town.api.person(1001)
    await api.called("getUpdates", within=WITHIN)
    async with first_client(api, patience=60.0) as other:
        for _ in range(3):  # each ends the other's poll, again and again
            await steal(other)
            assert health.status()["status"] == "another_poller"
        polls = len(api.calls_of("getUpdates"))
        theirs = asyncio.create_task(other.get_updates(timeout=50))
        await api.called("getUpdates", polls + 1, within=WITHIN)
        with api.holding("getUpdates"):
            await api.called("getUpdates", polls + 2, within=WITHIN)  # ours, which comes too late
            mai.say("/start")
            (update,) = await theirs  # and is not confirmed
            assert update.message is not None
            assert update.message.text == "/start"
            assert health.status()["status"] == "another_poller"
    await mai.sees(WELCOME, WITHIN)
    assert health.status()["status"] == "ok"
    assert log.told == [("telegram_ill", "another_poller"), ("telegram_well_again", None)]
    assert len(await rows(hasty_town.core.database, "inbox")) == 1


async def steal(other: telegram.Bot) -> None:
    """Another program begins to poll, until we end its poll."""
    with pytest.raises(Conflict):
        await other.get_updates(timeout=50)


async def test_nothing_that_waits_is_dropped_at_the_start(
    api: Api, sqlite_url: str, keys: Path, tmp_path: Path
) -> None:
    api.webhook.url = "https://elsewhere.example/hook"
    mai = api.person(1001)
    mai.say("/start")
    async with at_work(settings_of(tmp_path, sqlite_url, keys, api)):
        await mai.sees(WELCOME, WITHIN)
    assert api.calls_of("deleteWebhook") != []
    assert [call for call in api.calls if "drop_pending_updates" in call.parameters] == []


async def test_nothing_that_waits_is_dropped_when_the_webhook_is_set(
    sqlite_url: str, keys: Path, tmp_path: Path
) -> None:
    async with serving(pace=0.01) as api:
        mai = api.person(1001)
        mai.say("/start")
        async with served(settings_of(tmp_path, sqlite_url, keys, api, **webhook())):
            await mai.sees(WELCOME, WITHIN)
        assert api.calls_of("setWebhook") != []
        assert [call for call in api.calls if "drop_pending_updates" in call.parameters] == []


def webhook() -> dict[str, object]:
    """Settings."""
    port, address = free_address()
    return {
        "web_port": port,
        "telegram_mode": "webhook",
        "telegram_webhook_url": address + PATH,
        "telegram_webhook_secret": SECRET,
    }


async def test_update_of_a_kind_nobody_knows_is_passed_over(telegram_town: TelegramTown) -> None:
    api, mai = telegram_town.api, telegram_town.api.person(1001)
    strange = api.add_update("thing_of_tomorrow", {"from": mai.user, "shape": [1, "two"]})
    mai.say("/start")
    await mai.sees(WELCOME, WITHIN)
    mai.say("/help")
    await mai.sees(HELP, WITHIN)
    assert strange in api.acknowledged
    assert telegram_town.channel.unreadable == 0


async def test_update_of_a_kind_nobody_knows_is_passed_over_by_the_webhook(
    sqlite_url: str, keys: Path, tmp_path: Path, log: Log
) -> None:
    async with serving(pace=0.01) as api:
        mai = api.person(1001)
        strange = api.add_update("thing_of_tomorrow", {"from": mai.user, "shape": [1, "two"]})
        async with served(settings_of(tmp_path, sqlite_url, keys, api, **webhook())):
            mai.say("/start")
            await mai.sees(WELCOME, WITHIN)
        assert strange in api.acknowledged
    assert log.lines == []


async def test_each_chat_is_answered_in_the_order_handed_out_and_each_update_once(
    api: Api, sqlite_url: str, keys: Path, tmp_path: Path
) -> None:
    api.embellish()
    mai, lan = api.person(1001), api.person(1002)
    mai.say("/help")
    lan.say("/start")
    mai.say("/start")
    mai.say("/language")
    api.swap()
    waiting = api.pending
    assert waiting != sorted(waiting)
    async with at_work(settings_of(tmp_path, sqlite_url, keys, api), unhurried()) as (core, channel):
        await mai.sees(WELCOME, WITHIN)
        assert answers(mai) == [HELP, LANGUAGES, WELCOME]
        lan.say("/help")
        await lan.sees(HELP, WITHIN)
        assert api.handed_out == [*waiting, waiting[0] + 4]
        for update_id in waiting:
            api.repeat(update_id)
        lan.say("/language")
        await lan.sees(LANGUAGES, WITHIN)
        assert api.handed_out[5:9] == waiting
        assert answers(mai) == [HELP, LANGUAGES, WELCOME]
        assert answers(lan) == [WELCOME, HELP, LANGUAGES]
        assert len(await rows(core.database, "inbox")) == 6
        assert channel.unreadable == 0


def answers(person: Person) -> list[str]:
    """What the bot answered, in the order of the chat."""
    known = (WELCOME, HELP, LANGUAGES)
    said = [message.text for message in person.chat.messages if message.from_bot]
    return [one for text in said for one in known if one in text]


async def test_updates_that_count_from_lower_again_are_answered(telegram_town: TelegramTown) -> None:
    api, mai = telegram_town.api, telegram_town.api.person(1001)
    mai.say("/start")
    await mai.sees(WELCOME, WITHIN)
    api.world.updates.clear()  # a week went by
    api.renumber(5)
    mai.say("/help")
    await mai.sees(HELP, WITHIN)
    mai.say("/language")
    await mai.sees(LANGUAGES, WITHIN)
    assert api.acknowledged[-1] == 5
    assert answers(mai) == [WELCOME, HELP, LANGUAGES]
