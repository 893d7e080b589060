"""Pictures that cannot be fetched or kept: who sent them is told, and nobody else waits."""

from typing import Any

import pytest

from bot import files
from bot.channels.telegram import inlet
from tests.telegram_api import Person
from tests.telegram_town import TelegramTown
from tests.test_telegram_pictures import drawn

TRY_AGAIN = "chưa tải được ảnh này"


@pytest.fixture
def mai(telegram_town: TelegramTown) -> Person:
    return telegram_town.api.person(1001, "Mai")


@pytest.fixture
def lan(telegram_town: TelegramTown) -> Person:
    return telegram_town.api.person(1002, "Lan")


async def test_full_disk_is_told_to_the_sender_and_holds_up_nobody(
    mai: Person, lan: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(files, "KEPT_FREE_BYTES", 1 << 62)
    mai.photo(drawn())
    lan.say("/start")
    await lan.sees("Đây là Tin Báo", within=5)
    await mai.sees(TRY_AGAIN, within=5)


@pytest.mark.parametrize(
    ("fault", "words"),
    [
        ({"status": 403}, TRY_AGAIN),
        ({"status": 400}, "không mở được tệp này"),
        ({"dropped": True, "times": 3}, TRY_AGAIN),
    ],
    ids=str,
)
async def test_picture_that_cannot_be_fetched_is_told_to_the_sender(
    telegram_town: TelegramTown, mai: Person, fault: dict[str, Any], words: str
) -> None:
    telegram_town.api.fail("getFile", **fault)
    mai.photo(drawn())
    await mai.sees(words, within=10)
    mai.say("/start")
    await mai.sees("Đây là Tin Báo", within=5)


async def test_slow_picture_shows_typing_and_is_given_up_in_the_end(
    telegram_town: TelegramTown, mai: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(inlet, "_TYPING_AFTER", 0.05)
    monkeypatch.setattr(inlet, "_FETCH_SECONDS", 0.5)
    with telegram_town.api.holding("getFile"):
        mai.photo(drawn())
        shown = await telegram_town.api.called("sendChatAction")
        assert (shown.chat_id, shown.parameters["action"]) == (mai.id, "typing")
        await mai.sees(TRY_AGAIN, within=5)


async def test_quick_answer_shows_no_typing(telegram_town: TelegramTown, mai: Person) -> None:
    mai.say("/start")
    await mai.sees("Đây là Tin Báo", within=5)
    assert telegram_town.api.calls_of("sendChatAction") == []


async def test_many_slow_pictures_cost_the_others_no_more_than_one(
    telegram_town: TelegramTown, mai: Person, lan: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(inlet, "_FETCH_SECONDS", 0.5)
    telegram_town.api.fail("getFile", silent=True, times=None)
    for _ in range(20):
        mai.photo(drawn())
    lan.say("/start")
    await lan.sees("Đây là Tin Báo", within=5)
    mai.say("/start")
    await mai.sees("Đây là Tin Báo", within=5)
