"""The Bot API server for tests: which buttons and keys show, and what a press of them needs."""

from datetime import timedelta

import pytest
import telegram
from telegram.error import BadRequest

from tests.fakes import FakeClock
from tests.telegram_api import Api, Person
from tests.telegram_api.every_method import LAN, PTB_KEYBOARD


async def test_buttons_can_be_pressed_while_they_show(lan: Person, bot: telegram.Bot) -> None:
    sent = await bot.send_message(LAN, "?", reply_markup=PTB_KEYBOARD)
    press = lan.press("A")
    (update,) = await bot.get_updates(timeout=1)
    assert update.callback_query is not None
    assert update.callback_query.data == "a"
    await update.callback_query.answer("được")
    assert await press.answer() == "được"
    await sent.edit_text("!")
    with pytest.raises(AssertionError, match="no button 'A' here"):
        lan.press("A")


async def test_stale_and_deleted_buttons_can_be_pressed_on_purpose(lan: Person, bot: telegram.Bot) -> None:
    sent = await bot.send_message(LAN, "?", reply_markup=PTB_KEYBOARD)
    shown = lan.chat.last
    await sent.edit_text("!")
    lan.press("a", shown)
    await sent.delete()
    lan.press("A", shown)
    messages = [
        update.callback_query.message for update in await bot.get_updates(timeout=1) if update.callback_query
    ]
    assert [message.is_accessible for message in messages if message] == [True, False]


async def test_edit_without_markup_takes_the_buttons(lan: Person, bot: telegram.Bot) -> None:
    button = telegram.InlineKeyboardButton("A", callback_data="x" * 64)
    sent = await bot.send_message(LAN, "x", reply_markup=telegram.InlineKeyboardMarkup.from_button(button))
    assert [button.label for button in lan.chat.buttons] == ["A"]
    await sent.edit_text("y")
    assert lan.chat.buttons == []


async def test_press_is_answered_once_and_soon(lan: Person, bot: telegram.Bot, clock: FakeClock) -> None:
    button = telegram.InlineKeyboardButton("A", callback_data="a")
    await bot.send_message(LAN, "x", reply_markup=telegram.InlineKeyboardMarkup.from_button(button))
    first, late = lan.press("A"), lan.press("A")
    clock.move(timedelta(seconds=15))
    await bot.answer_callback_query(first.id, "x" * 200)
    with pytest.raises(
        BadRequest, match="Query is too old and response timeout expired or query id is invalid"
    ):
        await bot.answer_callback_query(first.id)
    clock.move(timedelta(seconds=0.5))
    with pytest.raises(BadRequest, match="Query is too old"):
        await bot.answer_callback_query(late.id)
    with pytest.raises(AssertionError, match="was not answered within"):
        await late.answer(within=0.05)


async def test_answer_to_a_press_is_short(server: Api, lan: Person, bot: telegram.Bot) -> None:
    button = telegram.InlineKeyboardButton("A", callback_data="a")
    await bot.send_message(LAN, "x", reply_markup=telegram.InlineKeyboardMarkup.from_button(button))
    press = lan.press("A")
    with pytest.raises(BadRequest):
        await bot.answer_callback_query(press.id, "x" * 201)
    assert server.unanswered == [press]


async def test_reply_keyboard_shows_until_it_is_removed(lan: Person, bot: telegram.Bot) -> None:
    keys = telegram.ReplyKeyboardMarkup(
        [[telegram.KeyboardButton("Vị trí", request_location=True), "Bỏ qua"]], resize_keyboard=True
    )
    await bot.send_message(LAN, "ở đâu?", reply_markup=keys)
    with pytest.raises(AssertionError, match="asks to share"):
        lan.tap("Vị trí")
    assert lan.tap("Bỏ qua").text == "Bỏ qua"
    await bot.send_message(LAN, "thôi", reply_markup=telegram.ReplyKeyboardRemove())
    assert lan.chat.keyboard is None


async def test_message_with_reply_keyboard_cannot_be_edited(lan: Person, bot: telegram.Bot) -> None:
    sent = await bot.send_message(LAN, "x", reply_markup=telegram.ReplyKeyboardMarkup([["A"]]))
    with pytest.raises(BadRequest, match="Message can't be edited"):
        await sent.edit_text("y")
    assert lan.chat.last.text == "x"
