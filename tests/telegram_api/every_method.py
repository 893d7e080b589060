"""One call of every method through each of the two clients: what the server's answers must stand."""

from collections.abc import Awaitable, Callable
from typing import Any

import aiogram
import telegram
from aiogram.types import (
    BotCommand,
    BufferedInputFile,
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    InputMediaPhoto,
)

from tests.telegram_api.api import Api
from tests.telegram_api.contents import picture
from tests.telegram_api.people import Person

LAN = 5001
GROUP = -4001

PTB_KEYBOARD = telegram.InlineKeyboardMarkup.from_button(
    telegram.InlineKeyboardButton("A", callback_data="a")
)
AIOGRAM_KEYBOARD = InlineKeyboardMarkup(inline_keyboard=[[InlineKeyboardButton(text="A", callback_data="a")]])


class Scene:
    """What the calls below act on: a text with a button, a picture, a press of the button, a file of Lan's."""

    def __init__(self, api: Api, lan: Person, text_id: int, photo_id: int) -> None:
        self.url = f"{api.url}/hook"
        self.text_id = text_id
        self.photo_id = photo_id
        self.press_id = lan.press("Old").id
        self.file_id = str(lan.photo(picture()).content["photo"][-1]["file_id"])


PTB_CALLS: dict[str, Callable[[telegram.Bot, Scene], Awaitable[Any]]] = {
    "getMe": lambda b, _: b.get_me(),
    "getUpdates": lambda b, _: b.get_updates(timeout=1),
    "setWebhook": lambda b, s: b.set_webhook(s.url, secret_token="abc", allowed_updates=["message"]),
    "deleteWebhook": lambda b, _: b.delete_webhook(),
    "getWebhookInfo": lambda b, _: b.get_webhook_info(),
    "sendMessage": lambda b, _: b.send_message(LAN, "<b>x</b>", parse_mode="HTML", reply_markup=PTB_KEYBOARD),
    "sendPhoto": lambda b, _: b.send_photo(LAN, picture(), caption="x"),
    "sendDocument": lambda b, _: b.send_document(LAN, b"%PDF", filename="báo cáo.pdf"),
    "sendVideo": lambda b, _: b.send_video(LAN, b"film", filename="a.mp4"),
    "sendVoice": lambda b, _: b.send_voice(LAN, b"voice", filename="a.ogg"),
    "sendAudio": lambda b, _: b.send_audio(LAN, b"sound", filename="a.mp3"),
    "sendLocation": lambda b, _: b.send_location(LAN, 16.46, 107.59, horizontal_accuracy=12.5),
    "sendMediaGroup": lambda b, _: b.send_media_group(LAN, [telegram.InputMediaPhoto(picture())] * 3),
    "sendChatAction": lambda b, _: b.send_chat_action(LAN, "typing"),
    "editMessageText": lambda b, s: b.edit_message_text("new", LAN, s.text_id, reply_markup=PTB_KEYBOARD),
    "editMessageCaption": lambda b, s: b.edit_message_caption(LAN, s.photo_id, caption="new"),
    "editMessageReplyMarkup": lambda b, s: b.edit_message_reply_markup(LAN, s.text_id),
    "deleteMessage": lambda b, s: b.delete_message(LAN, s.text_id),
    "deleteMessages": lambda b, s: b.delete_messages(LAN, [s.text_id, s.photo_id]),
    "answerCallbackQuery": lambda b, s: b.answer_callback_query(s.press_id, "x", show_alert=True),
    "getFile": lambda b, s: b.get_file(s.file_id),
    "setMyCommands": lambda b, _: b.set_my_commands(
        [("tip", "Báo tin")], telegram.BotCommandScopeChat(LAN), language_code="vi"
    ),
    "getMyCommands": lambda b, _: b.get_my_commands(),
    "deleteMyCommands": lambda b, _: b.delete_my_commands(telegram.BotCommandScopeAllPrivateChats()),
    "setMyDescription": lambda b, _: b.set_my_description("x", "vi"),
    "getMyDescription": lambda b, _: b.get_my_description("vi"),
    "setMyShortDescription": lambda b, _: b.set_my_short_description("x"),
    "getMyShortDescription": lambda b, _: b.get_my_short_description(),
    "getChat": lambda b, _: b.get_chat(GROUP),
    "leaveChat": lambda b, _: b.leave_chat(GROUP),
}

AIOGRAM_CALLS: dict[str, Callable[[aiogram.Bot, Scene], Awaitable[Any]]] = {
    "getMe": lambda b, _: b.get_me(),
    "getUpdates": lambda b, _: b.get_updates(timeout=1),
    "setWebhook": lambda b, s: b.set_webhook(s.url, secret_token="abc", allowed_updates=["message"]),
    "deleteWebhook": lambda b, _: b.delete_webhook(),
    "getWebhookInfo": lambda b, _: b.get_webhook_info(),
    "sendMessage": lambda b, _: b.send_message(
        LAN, "<b>x</b>", parse_mode="HTML", reply_markup=AIOGRAM_KEYBOARD
    ),
    "sendPhoto": lambda b, _: b.send_photo(LAN, BufferedInputFile(picture(), "a.png"), caption="x"),
    "sendDocument": lambda b, _: b.send_document(LAN, BufferedInputFile(b"%PDF", "báo cáo.pdf")),
    "sendVideo": lambda b, _: b.send_video(LAN, BufferedInputFile(b"film", "a.mp4")),
    "sendVoice": lambda b, _: b.send_voice(LAN, BufferedInputFile(b"voice", "a.ogg")),
    "sendAudio": lambda b, _: b.send_audio(LAN, BufferedInputFile(b"sound", "a.mp3")),
    "sendLocation": lambda b, _: b.send_location(LAN, 16.46, 107.59, horizontal_accuracy=12.5),
    "sendMediaGroup": lambda b, _: b.send_media_group(
        LAN, [InputMediaPhoto(media=BufferedInputFile(picture(), "a.png")) for _ in range(3)]
    ),
    "sendChatAction": lambda b, _: b.send_chat_action(LAN, "typing"),
    "editMessageText": lambda b, s: b.edit_message_text("new", chat_id=LAN, message_id=s.text_id),
    "editMessageCaption": lambda b, s: b.edit_message_caption(
        chat_id=LAN, message_id=s.photo_id, caption="new"
    ),
    "editMessageReplyMarkup": lambda b, s: b.edit_message_reply_markup(
        chat_id=LAN, message_id=s.text_id, reply_markup=AIOGRAM_KEYBOARD
    ),
    "deleteMessage": lambda b, s: b.delete_message(LAN, s.text_id),
    "deleteMessages": lambda b, s: b.delete_messages(LAN, [s.text_id, s.photo_id]),
    "answerCallbackQuery": lambda b, s: b.answer_callback_query(s.press_id, "x", show_alert=True),
    "getFile": lambda b, s: b.get_file(s.file_id),
    "setMyCommands": lambda b, _: b.set_my_commands([BotCommand(command="tip", description="Báo tin")]),
    "getMyCommands": lambda b, _: b.get_my_commands(language_code="vi"),
    "deleteMyCommands": lambda b, _: b.delete_my_commands(),
    "setMyDescription": lambda b, _: b.set_my_description("x", "vi"),
    "getMyDescription": lambda b, _: b.get_my_description("vi"),
    "setMyShortDescription": lambda b, _: b.set_my_short_description("x"),
    "getMyShortDescription": lambda b, _: b.get_my_short_description(),
    "getChat": lambda b, _: b.get_chat(LAN),
    "leaveChat": lambda b, _: b.leave_chat(GROUP),
}
