"""The Bot API server for tests: how fast a bot may write."""

from datetime import timedelta

import pytest
import telegram
from telegram.error import RetryAfter

from tests.fakes import FakeClock
from tests.telegram_api import Api, Person
from tests.telegram_api.contents import picture
from tests.telegram_api.every_method import GROUP, LAN


async def test_one_message_a_second_to_a_person(
    server: Api, lan: Person, bot: telegram.Bot, clock: FakeClock
) -> None:
    server.enforce_limits()
    sent = await bot.send_message(LAN, "x")
    clock.move(timedelta(seconds=0.5))
    with pytest.raises(RetryAfter, match=r"Retry in 0:00:01|Retry in 1 s"):
        await sent.edit_text("y")
    clock.move(timedelta(seconds=0.5))
    await bot.send_media_group(LAN, [telegram.InputMediaPhoto(picture(9, 9))] * 3)
    clock.move(timedelta(seconds=1))
    await bot.send_message(LAN, "z")
    assert [send.chat_id for send in server.sends] == [LAN] * 5
    assert len(lan.chat.messages) == 5


async def test_twenty_messages_a_minute_to_a_group(server: Api, bot: telegram.Bot, clock: FakeClock) -> None:
    server.enforce_limits()
    server.group(GROUP)
    for n in range(20):
        await bot.send_message(GROUP, str(n))
    clock.move(timedelta(seconds=30))
    with pytest.raises(RetryAfter) as caught:
        await bot.send_message(GROUP, "x")
    assert "30" in str(caught.value)
    clock.move(timedelta(seconds=30))
    await bot.send_message(GROUP, "x")


async def test_thirty_messages_a_second_overall(server: Api, bot: telegram.Bot, clock: FakeClock) -> None:
    server.enforce_limits()
    for n in range(31):
        server.person(6000 + n, is_known=True)
    for n in range(30):
        await bot.send_message(6000 + n, "x")
    with pytest.raises(RetryAfter):
        await bot.send_message(6030, "x")
    clock.move(timedelta(seconds=1))
    await bot.send_message(6030, "x")


async def test_answers_to_presses_are_not_limited(server: Api, lan: Person, bot: telegram.Bot) -> None:
    button = telegram.InlineKeyboardButton("A", callback_data="a")
    server.enforce_limits()
    await bot.send_message(LAN, "x", reply_markup=telegram.InlineKeyboardMarkup.from_button(button))
    for _ in range(5):
        await bot.answer_callback_query(lan.press("A").id)
    assert server.unanswered == []
