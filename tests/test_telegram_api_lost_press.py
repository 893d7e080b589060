"""The Bot API server for tests: a press on a message that is gone, of which Telegram knows no more than its place."""

import aiogram
import pytest
import telegram
from telegram.error import BadRequest

from tests.telegram_api import Api, Person


async def presses(bot: telegram.Bot) -> list[telegram.CallbackQuery]:
    updates = await bot.get_updates(timeout=1)
    return [update.callback_query for update in updates if update.callback_query is not None]


async def test_lost_press_comes_without_its_message(
    server: Api, lan: Person, bot: telegram.Bot, second: aiogram.Bot
) -> None:
    lan.press_lost("menu.tip")
    (told,) = await presses(bot)
    assert told.message is not None
    assert (told.data, told.message.chat.id, told.message.is_accessible) == ("menu.tip", lan.id, False)
    (also,) = await second.get_updates(offset=server.pending[0], timeout=1)
    assert also.callback_query is not None
    assert isinstance(also.callback_query.message, aiogram.types.InaccessibleMessage)


async def test_lost_press_waits_for_its_answer(lan: Person, bot: telegram.Bot) -> None:
    press = lan.press_lost("menu.tip")
    await bot.answer_callback_query(press.id, "Mời anh/chị xem bên dưới.")
    assert await press.answer() == "Mời anh/chị xem bên dưới."


async def test_lost_message_is_no_other_and_stays_lost(lan: Person, bot: telegram.Bot) -> None:
    sent = await bot.send_message(lan.id, "Anh/chị cần gì ạ?")
    lan.press_lost("menu.tip")
    lan.press_lost("menu.track")
    gone = [press.message.message_id for press in await presses(bot) if press.message is not None]
    assert len({sent.message_id, *gone}) == 3
    assert [message.id for message in lan.chat.messages] == [sent.message_id]
    for message_id in gone:
        with pytest.raises(BadRequest, match="Message to edit not found"):
            await bot.edit_message_text("!", chat_id=lan.id, message_id=message_id)
