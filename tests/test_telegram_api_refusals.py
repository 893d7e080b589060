"""The Bot API server for tests: its refusals, to the letter."""

from typing import Any

import httpx
import pytest
import telegram
from telegram.error import BadRequest
from telegram.request import RequestData
from telegram.request._requestparameter import RequestParameter

from tests.telegram_api import TOKEN, Api, Person
from tests.telegram_api.contents import picture
from tests.telegram_api.every_method import GROUP, LAN
from tests.telegram_api.refusals import NOT_MODIFIED, QUERY_TOO_OLD


def inline(*rows: list[dict[str, Any]]) -> dict[str, Any]:
    return {"inline_keyboard": list(rows)}


def as_form(parameters: dict[str, Any]) -> RequestData:
    """As python-telegram-bot sends them."""
    return RequestData([RequestParameter.from_input(name, value) for name, value in parameters.items()])


PLAIN = {"chat_id": LAN, "text": "x"}
BUTTON = {"text": "A", "callback_data": "a"}

REFUSED: list[tuple[str, dict[str, Any], str]] = [
    ("sendMessage", {"chat_id": LAN}, "message text is empty"),
    ("sendMessage", {"chat_id": LAN, "text": " \n "}, "text must be non-empty"),
    ("sendMessage", {"chat_id": LAN, "text": "<b></b>", "parse_mode": "HTML"}, "text must be non-empty"),
    ("sendMessage", {"chat_id": LAN, "text": "ố" * 4097}, "message is too long"),
    ("sendMessage", {"chat_id": LAN, "text": "x" * 32769}, "text is too long"),
    ("sendMessage", {"text": "x"}, "chat_id is empty"),
    ("sendMessage", {"chat_id": 0, "text": "x"}, "chat not found"),
    ("sendMessage", {"chat_id": "@nobody", "text": "x"}, "chat not found"),
    ("sendMessage", {**PLAIN, "parse_mode": "BBCode"}, "unsupported parse_mode"),
    ("sendMessage", {**PLAIN, "message_thread_id": 7}, "message thread not found"),
    ("sendMessage", {**PLAIN, "reply_parameters": {"message_id": 999}}, "message to be replied not found"),
    ("sendMessage", {**PLAIN, "reply_parameters": {"quote": "x"}}, 'can\'t find field "message_id"'),
    ("sendMessage", {**PLAIN, "reply_markup": "{"}, "can't parse reply keyboard markup JSON object"),
    ("sendMessage", {**PLAIN, "reply_markup": [1]}, "object expected as reply markup"),
    (
        "sendMessage",
        {**PLAIN, "reply_markup": {"inline_keyboard": "bad"}},
        'field "inline_keyboard" must be of type Array',
    ),
    (
        "sendMessage",
        {**PLAIN, "reply_markup": {"remove_keyboard": "yes"}},
        'field "remove_keyboard" must be of type Boolean',
    ),
    (
        "sendMessage",
        {**PLAIN, "reply_markup": inline([{"text": "A", "callback_data": "đ" * 33}])},
        "BUTTON_DATA_INVALID",
    ),
    (
        "sendMessage",
        {**PLAIN, "reply_markup": inline([{"text": "A"}])},
        "can't parse inline keyboard button: Text buttons are not allowed in the inline keyboard",
    ),
    (
        "sendMessage",
        {**PLAIN, "reply_markup": inline([{"callback_data": "a"}])},
        'can\'t parse inline keyboard button: Can\'t find field "text"',
    ),
    (
        "sendMessage",
        {**PLAIN, "reply_markup": inline([{"text": "A", "url": "not-a-url"}])},
        "inline keyboard button URL 'not-a-url' is invalid: Wrong HTTP URL",
    ),
    (
        "sendMessage",
        {**PLAIN, "reply_markup": inline([{"text": "A", "url": "ftp://example.org"}])},
        "inline keyboard button URL 'ftp://example.org' is invalid: Unsupported URL protocol",
    ),
    ("sendMessage", {**PLAIN, "reply_markup": inline([BUTTON] * 9)}, "reply markup is too long"),
    ("sendMessage", {**PLAIN, "reply_markup": inline(*[[BUTTON]] * 101)}, "reply markup is too long"),
    (
        "sendMessage",
        {**PLAIN, "chat_id": GROUP, "reply_markup": {"keyboard": [[{"text": "A", "request_contact": True}]]}},
        "phone number can be requested in private chats only",
    ),
    (
        "sendMessage",
        {**PLAIN, "chat_id": GROUP, "reply_markup": {"keyboard": [[{"text": "A", "request_location": True}]]}},
        "location can be requested in private chats only",
    ),
    ("sendPhoto", {"chat_id": LAN}, "there is no photo in the request"),
    ("sendPhoto", {"chat_id": LAN, "photo": "AgAC"}, "wrong file identifier/HTTP URL specified"),
    ("sendDocument", {"chat_id": LAN}, "there is no document in the request"),
    ("sendDocument", {"chat_id": LAN, "document": "x", "caption": "x" * 1025}, "message caption is too long"),
    ("sendLocation", {"chat_id": LAN, "longitude": 1}, "latitude is empty"),
    ("sendChatAction", {"chat_id": LAN, "action": "sleeping"}, "wrong parameter action in request"),
    ("sendMediaGroup", {"chat_id": LAN, "media": []}, "there are no messages to send"),
    (
        "sendMediaGroup",
        {"chat_id": LAN, "media": [{"type": "photo", "media": "attach://x"}]},
        "can't parse InputMedia: media not found",
    ),
    ("editMessageText", {**PLAIN, "message_id": 999}, "message to edit not found"),
    ("editMessageText", {**PLAIN, "message_id": 1, "text": "old", "reply_markup": inline([BUTTON])}, NOT_MODIFIED),
    ("editMessageText", {**PLAIN, "message_id": 2}, "message can't be edited"),
    ("editMessageText", {**PLAIN, "message_id": 3}, "message can't be edited"),
    ("editMessageText", {**PLAIN, "message_id": 4}, "there is no text in the message to edit"),
    ("editMessageText", PLAIN, "message identifier is not specified"),
    (
        "editMessageCaption",
        {"chat_id": LAN, "message_id": 1, "caption": "x"},
        "there is no caption in the message to edit",
    ),
    ("editMessageReplyMarkup", {"chat_id": LAN, "message_id": 4}, NOT_MODIFIED),
    ("deleteMessage", {"chat_id": LAN, "message_id": 999}, "message to delete not found"),
    ("deleteMessages", {"chat_id": LAN, "message_ids": []}, "message identifiers are not specified"),
    (
        "deleteMessages",
        {"chat_id": LAN, "message_ids": [1] * 101},
        "too many message identifiers specified",
    ),
    ("answerCallbackQuery", {"callback_query_id": "4"}, QUERY_TOO_OLD),
    ("getFile", {"file_id": "AgAC"}, "invalid file_id"),
    ("getChat", {"chat_id": 77}, "chat not found"),
    ("leaveChat", {"chat_id": LAN}, "chat member status can't be changed in private chats"),
    ("setMyCommands", {"commands": [{"command": "Tip", "description": "x"}]}, "BOT_COMMAND_INVALID"),
    (
        "setMyCommands",
        {"commands": [{"command": "tip", "description": "x" * 257}]},
        "command description length must not exceed 256",
    ),
    ("setMyCommands", {"commands": [{"command": "tip", "description": "x"}] * 101}, "BOT_COMMANDS_TOO_MUCH"),
    ("setMyCommands", {"commands": [], "language_code": "vie"}, "invalid language code specified"),
    (
        "setMyCommands",
        {"commands": [], "scope": {"type": "moon"}},
        "can't parse BotCommandScope: Unsupported type specified",
    ),
    ("setMyCommands", {"commands": [], "scope": {"type": "chat", "chat_id": 77}}, "chat not found"),
    (
        "setWebhook",
        {"url": "http://192.0.2.1/hook"},
        "bad webhook: An HTTPS URL must be provided for webhook",
    ),
    (
        "setWebhook",
        {"url": "https://192.0.2.1/hook", "secret_token": "đ"},
        "secret token contains unallowed characters",
    ),
    ("setWebhook", {"url": "https://192.0.2.1/hook", "secret_token": "x" * 257}, "secret token is too long"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("method", "parameters", "reason"), REFUSED, ids=lambda v: v if isinstance(v, str) else ""
)
async def test_refusal_says_just_what_telegram_says(
    server: Api, lan: Person, bot: telegram.Bot, method: str, parameters: dict[str, Any], reason: str
) -> None:
    server.group(GROUP)
    await bot.send_message(
        LAN,
        "old",
        reply_markup=telegram.InlineKeyboardMarkup.from_button(
            telegram.InlineKeyboardButton("A", callback_data="a")
        ),
    )
    await bot.send_message(LAN, "keys", reply_markup=telegram.ReplyKeyboardRemove())
    lan.say("mine")
    await bot.send_photo(LAN, picture(9, 9))
    before = [message.text for message in lan.chat.messages]
    async with httpx.AsyncClient() as client:
        answer = await client.post(f"{server.url}/bot{TOKEN}/{method}", json=parameters)
    assert answer.json() == {"ok": False, "error_code": 400, "description": f"Bad Request: {reason}"}
    assert answer.status_code == 400
    with pytest.raises(BadRequest) as caught:
        await bot.request.post(f"{bot.base_url}/{method}", as_form(parameters))
    assert caught.value.message.lower() == reason.lower()
    assert [message.text for message in lan.chat.messages] == before
