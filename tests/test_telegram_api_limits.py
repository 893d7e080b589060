"""The Bot API server for tests: its limits, its refusals to the letter, its faults on request."""

from collections.abc import AsyncIterator
from contextlib import AsyncExitStack
from datetime import timedelta
from typing import Any

import httpx
import pytest
import telegram
from hypothesis import given
from hypothesis import strategies as st
from telegram.error import BadRequest, Conflict, Forbidden, InvalidToken, NetworkError, RetryAfter, TimedOut
from telegram.request import RequestData
from telegram.request._requestparameter import RequestParameter

from tests.fakes import FakeClock
from tests.telegram_api import TOKEN, Api, Person, html, serving
from tests.telegram_api.clients import first_client
from tests.telegram_api.contents import picture
from tests.telegram_api.parameters import Parameters
from tests.telegram_api.refusals import NOT_MODIFIED, QUERY_TOO_OLD, Refusal
from tests.telegram_api.rich_text import message_text, units

LAN = 5001
GROUP = -4001


@pytest.fixture(autouse=True)
def _retry_after_is_a_duration(monkeypatch: pytest.MonkeyPatch) -> None:
    """Else python-telegram-bot warns whenever it makes a `RetryAfter`."""
    monkeypatch.setenv("PTB_TIMEDELTA", "true")


@pytest.fixture
def clock() -> FakeClock:
    return FakeClock()


@pytest.fixture
async def api(clock: FakeClock) -> AsyncIterator[Api]:
    async with serving(clock=lambda: clock().timestamp(), pace=0) as served:
        yield served


@pytest.fixture
async def lan(api: Api) -> Person:
    return api.person(LAN, is_known=True)


@pytest.fixture
async def bot(api: Api) -> AsyncIterator[telegram.Bot]:
    async with first_client(api) as made:
        yield made


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
    api: Api, lan: Person, bot: telegram.Bot, method: str, parameters: dict[str, Any], reason: str
) -> None:
    api.group(GROUP)
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
        answer = await client.post(f"{api.url}/bot{TOKEN}/{method}", json=parameters)
    assert answer.json() == {"ok": False, "error_code": 400, "description": f"Bad Request: {reason}"}
    assert answer.status_code == 400
    with pytest.raises(BadRequest) as caught:
        await bot.request.post(f"{bot.base_url}/{method}", as_form(parameters))
    assert caught.value.message.lower() == reason.lower()
    assert [message.text for message in lan.chat.messages] == before


# --- texts --------------------------------------------------------------------------------------------------


async def test_longest_text_and_caption_pass(lan: Person, bot: telegram.Bot) -> None:
    await bot.send_message(LAN, f"<b>{'&lt;' * 4096}</b>", parse_mode="HTML")
    await bot.send_document(LAN, b"x", caption="🏟" * 1024)
    assert [len(message.text) for message in lan.chat.messages] == [4096, 1024]


BAD_SURROGATE = (
    "Text contains invalid Unicode characters after decoding HTML entities, "
    "check for unmatched surrogate code units"
)


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("&#57311;", BAD_SURROGATE),
        ("🏟 🏟&lt;<abacaba", "Unclosed start tag at byte offset 13"),
        ("🏟 🏟&lt;<abac aba>", 'Unsupported start tag "abac" at byte offset 13'),
        ("<script>x</script>", 'Unsupported start tag "script" at byte offset 0'),
        ("a < b", 'Unsupported start tag "" at byte offset 2'),
        ("🏟 🏟&lt;<i   =aba>", 'Empty attribute name in the tag "i" at byte offset 13'),
        ("🏟 🏟&lt;<i    aba>", 'Expected equal sign in declaration of an attribute of the tag "i" at byte offset 13'),
        ("🏟 🏟&lt;<i    aba  =  ", 'Unclosed start tag "i" at byte offset 13'),
        ("<a href", 'Unclosed start tag "a" at byte offset 0'),
        ("🏟 🏟&lt;<i    aba  =  190azAz-.,", "Unexpected end of name token at byte offset 27"),
        ("<a href=x/>y</a>", "Unexpected end of name token at byte offset 8"),
        ('🏟 🏟&lt;<i    aba  =  "&lt;&gt;&quot;>', "Unclosed start tag at byte offset 13"),
        ("🏟 🏟&lt;</", "Unexpected end tag at byte offset 13"),
        ("🏟 🏟&lt;<b></b></", "Unexpected end tag at byte offset 20"),
        ("🏟 🏟&lt;<i>a</i   ", "Unclosed end tag at byte offset 17"),
        ("🏟 🏟&lt;<i>a</em   >", 'Unmatched end tag at byte offset 17, expected "</i>", found "</em>"'),
        ("<b><i>test</b></i>", 'Unmatched end tag at byte offset 10, expected "</i>", found "</b>"'),
        ("<b>unclosed", 'Can\'t find end tag corresponding to start tag "b"'),
        ("<span>x</span>", 'Tag "span" must have class "tg-spoiler" at byte offset 0'),
        ('<tg-emoji emoji-id="9999999999999999999">x</tg-emoji>', "Invalid custom emoji identifier specified"),
    ],
)  # fmt: skip
def test_bad_html_is_refused(text: str, reason: str) -> None:
    with pytest.raises(Refusal) as caught:
        html.parse(text)
    assert caught.value.description == f"Bad Request: can't parse entities: {reason}"


@pytest.mark.parametrize(
    ("text", "plain", "entities"),
    [
        ("&lt;&gt;&amp;&quot;&laquo;&#12345678;", '<>&"&laquo;&#12345678;', []),
        ("&lt🏟 &#9786;&#x263a", "<🏟 ☺☺", []),
        ("➡️ ➡️<em>➡️ ➡️</em>", "➡️ ➡️➡️ ➡️", [("italic", 5, 5)]),
        ("🏟<b>🏟 <u>x</u></b>", "🏟🏟 x", [("bold", 2, 4), ("underline", 5, 1)]),
        ("<strong>a</strong><ins>b</ins>", "ab", [("bold", 0, 1), ("underline", 1, 1)]),
        ("<strike>a</strike><del>b</del>", "ab", [("strikethrough", 0, 1), ("strikethrough", 1, 1)]),
        ('<tg-spoiler>a</tg-spoiler><span class="tg-spoiler">b</>', "ab", [("spoiler", 0, 1), ("spoiler", 1, 1)]),
        ("<blockquote expandable>a</blockquote>", "a", [("expandable_blockquote", 0, 1)]),
        ('<pre><code class="language-py">x</code></pre>', "x", [("pre", 0, 1)]),
        ("<code>x</code><b></b>", "x", [("code", 0, 1)]),
        ("<a href='https://example.org/?a&lt;b'>x</a>", "x", [("text_link", 0, 1)]),
        ("<a href='nowhere'>x</a>", "x", []),
        ("<B>x</b >", "x", [("bold", 0, 1)]),
    ],
)  # fmt: skip
def test_good_html_is_read(text: str, plain: str, entities: list[tuple[str, int, int]]) -> None:
    found_plain, found = html.parse(text)
    assert found_plain == plain
    assert [(entity["type"], entity["offset"], entity["length"]) for entity in found] == entities


@given(st.text(alphabet="ab<>&;/\"'= 🏟ố#x1i", max_size=30))
def test_any_html_is_read_or_refused(text: str) -> None:
    try:
        plain, entities = html.parse(text)
    except Refusal:
        return
    assert all(entity["offset"] + entity["length"] <= units(plain) for entity in entities)


FROM_0 = "entity beginning at UTF-16 offset 0"


@pytest.mark.parametrize(
    ("kind", "offset", "length", "reason"),
    [
        ("bold", -1, 1, "receive an entity with incorrect offset -1"),
        ("bold", 100, 1, "entity begins after the end of the text at UTF-16 offset 100"),
        ("bold", 0, 100, f"{FROM_0} ends after the end of the text at UTF-16 offset 100"),
        ("bold", 0, 1, f"{FROM_0} ends in a middle of a UTF-16 symbol at byte offset 4"),
        ("shout", 0, 2, "can't parse MessageEntity: Unsupported type specified"),
        ("text_link", 0, 2, "can't parse MessageEntity: Can't find field \"url\""),
    ],
)
def test_entities_must_fit_the_text(kind: str, offset: int, length: int, reason: str) -> None:
    entity = {"type": kind, "offset": offset, "length": length}
    with pytest.raises(Refusal) as caught:
        message_text(Parameters({"text": "🏟 xin chào", "entities": [entity]}))
    assert caught.value.description == f"Bad Request: {reason}"


async def test_entities_move_with_the_trimmed_text(lan: Person, bot: telegram.Bot) -> None:
    await bot.send_message(LAN, "  <b>  xin chào  </b>\n", parse_mode="HTML")
    assert lan.chat.last.text == "xin chào"
    assert lan.chat.last.entities == [{"type": "bold", "offset": 0, "length": 8}]


async def test_link_previews_are_noted(lan: Person, bot: telegram.Bot) -> None:
    await bot.send_message(LAN, "https://example.org")
    assert lan.chat.last.preview
    await bot.send_message(LAN, "x", link_preview_options=telegram.LinkPreviewOptions(is_disabled=True))
    assert not lan.chat.last.preview


# --- keyboards, edits, presses ------------------------------------------------------------------------------


async def test_edit_without_markup_takes_the_buttons(lan: Person, bot: telegram.Bot) -> None:
    button = telegram.InlineKeyboardButton("A", callback_data="x" * 64)
    sent = await bot.send_message(LAN, "x", reply_markup=telegram.InlineKeyboardMarkup.from_button(button))
    assert [button.label for button in lan.chat.buttons] == ["A"]
    await sent.edit_text("y")
    assert lan.chat.buttons == []


async def test_message_with_reply_keyboard_cannot_be_edited(lan: Person, bot: telegram.Bot) -> None:
    sent = await bot.send_message(LAN, "x", reply_markup=telegram.ReplyKeyboardMarkup([["A"]]))
    with pytest.raises(BadRequest, match="Message can't be edited"):
        await sent.edit_text("y")
    assert lan.chat.last.text == "x"


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


async def test_answer_to_a_press_is_short(api: Api, lan: Person, bot: telegram.Bot) -> None:
    button = telegram.InlineKeyboardButton("A", callback_data="a")
    await bot.send_message(LAN, "x", reply_markup=telegram.InlineKeyboardMarkup.from_button(button))
    press = lan.press("A")
    with pytest.raises(BadRequest):
        await bot.answer_callback_query(press.id, "x" * 201)
    assert api.unanswered == [press]


async def test_old_messages_stay(lan: Person, bot: telegram.Bot, clock: FakeClock) -> None:
    sent = await bot.send_message(LAN, "x")
    clock.move(timedelta(seconds=48 * 3600 + 1))
    with pytest.raises(BadRequest, match="Message can't be deleted for everyone"):
        await sent.delete()
    assert lan.chat.last.text == "x"


# --- files --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (picture(9000, 1001), "Photo_invalid_dimensions"),
        (picture(2100, 100), "Photo_invalid_dimensions"),
        (b"no picture", "Image_process_failed"),
        (b"x" * (10 * 1024 * 1024 + 1), "bytes is too big for a photo"),
    ],
    ids=["large", "long", "not", "heavy"],
)
async def test_photo_must_be_one(lan: Person, bot: telegram.Bot, data: bytes, reason: str) -> None:
    with pytest.raises(BadRequest, match=reason):
        await bot.send_photo(LAN, data)
    assert lan.chat.messages == []


async def test_large_file_cannot_be_fetched(lan: Person, bot: telegram.Bot) -> None:
    fits = lan.document("a.mp4", b"x", "video/mp4", size=20 * 1024 * 1024)
    heavy = lan.document("b.mp4", b"x", "video/mp4", size=20 * 1024 * 1024 + 1)
    await bot.get_file(fits.content["document"]["file_id"])
    with pytest.raises(BadRequest, match="File is too big"):
        await bot.get_file(heavy.content["document"]["file_id"])


async def test_upload_over_50_megabytes_is_refused(lan: Person, bot: telegram.Bot) -> None:
    with pytest.raises(NetworkError, match="Request Entity Too Large"):
        await bot.send_document(LAN, b"x" * (50 * 1024 * 1024 + 1))
    assert lan.chat.messages == []


@pytest.mark.parametrize(("count", "reason"), [(1, "Too few messages"), (11, "Too many messages")])
async def test_albums_have_two_to_ten(lan: Person, bot: telegram.Bot, count: int, reason: str) -> None:
    with pytest.raises(BadRequest, match=reason):
        await bot.send_media_group(LAN, [telegram.InputMediaPhoto(picture(9, 9))] * count)
    assert lan.chat.messages == []


async def test_album_is_of_one_kind(lan: Person, bot: telegram.Bot) -> None:
    mixed: list[Any] = [telegram.InputMediaPhoto(picture(9, 9)), telegram.InputMediaDocument(b"x")]
    with pytest.raises(BadRequest, match="Document can't be mixed with other media types"):
        await bot.send_media_group(LAN, mixed)
    assert lan.chat.messages == []


# --- rate ---------------------------------------------------------------------------------------------------


async def test_one_message_a_second_to_a_person(
    api: Api, lan: Person, bot: telegram.Bot, clock: FakeClock
) -> None:
    api.enforce_limits()
    sent = await bot.send_message(LAN, "x")
    clock.move(timedelta(seconds=0.5))
    with pytest.raises(RetryAfter, match=r"Retry in 0:00:01|Retry in 1 s"):
        await sent.edit_text("y")
    clock.move(timedelta(seconds=0.5))
    await bot.send_media_group(LAN, [telegram.InputMediaPhoto(picture(9, 9))] * 3)
    clock.move(timedelta(seconds=1))
    await bot.send_message(LAN, "z")
    assert [send.chat_id for send in api.sends] == [LAN] * 5
    assert len(lan.chat.messages) == 5


async def test_twenty_messages_a_minute_to_a_group(api: Api, bot: telegram.Bot, clock: FakeClock) -> None:
    api.enforce_limits()
    api.group(GROUP)
    for n in range(20):
        await bot.send_message(GROUP, str(n))
    clock.move(timedelta(seconds=30))
    with pytest.raises(RetryAfter) as caught:
        await bot.send_message(GROUP, "x")
    assert "30" in str(caught.value)
    clock.move(timedelta(seconds=30))
    await bot.send_message(GROUP, "x")


async def test_thirty_messages_a_second_overall(api: Api, bot: telegram.Bot, clock: FakeClock) -> None:
    api.enforce_limits()
    for n in range(31):
        api.person(6000 + n, is_known=True)
    for n in range(30):
        await bot.send_message(6000 + n, "x")
    with pytest.raises(RetryAfter):
        await bot.send_message(6030, "x")
    clock.move(timedelta(seconds=1))
    await bot.send_message(6030, "x")


async def test_answers_to_presses_are_not_limited(api: Api, lan: Person, bot: telegram.Bot) -> None:
    button = telegram.InlineKeyboardButton("A", callback_data="a")
    api.enforce_limits()
    await bot.send_message(LAN, "x", reply_markup=telegram.InlineKeyboardMarkup.from_button(button))
    for _ in range(5):
        await bot.answer_callback_query(lan.press("A").id)
    assert api.unanswered == []


# --- faults -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("fault", "raised"),
    [
        ({"status": 401}, InvalidToken),
        ({"status": 403, "description": "Forbidden: user is deactivated"}, Forbidden),
        ({"status": 404}, InvalidToken),
        ({"status": 409}, Conflict),
        ({"status": 429, "retry_after": 2}, RetryAfter),
        ({"status": 500}, NetworkError),
        ({"status": 502}, NetworkError),
        ({"status": 503}, NetworkError),
        ({"status": 502, "body": b"<html>Bad Gateway</html>"}, NetworkError),
        ({"body": b"<html>"}, telegram.error.TelegramError),
        ({"silent": True}, TimedOut),
        ({"dropped": True}, NetworkError),
    ],
    ids=lambda value: str(value) if isinstance(value, dict) else value.__name__,
)
async def test_faults_arrive_as_the_right_error(
    api: Api, lan: Person, fault: dict[str, Any], raised: type[Exception]
) -> None:
    async with first_client(api, patience=0.3) as bot:
        struck = api.fail("sendMessage", **fault)
        with pytest.raises(raised) as caught:
            await bot.send_message(LAN, "x")
        assert type(caught.value) is raised
        assert lan.chat.messages == []
        assert struck.struck == 1
        await bot.send_message(LAN, "y")
    assert lan.chat.last.text == "y"


@pytest.mark.parametrize("fault", [{"silent": True}, {"dropped": True}, {"status": 502}], ids=str)
async def test_message_may_arrive_although_the_call_failed(
    api: Api, lan: Person, fault: dict[str, Any]
) -> None:
    async with first_client(api, patience=0.3) as bot:
        api.fail("sendMessage", after=True, **fault)
        with pytest.raises(NetworkError):
            await bot.send_message(LAN, "x")
    assert lan.chat.last.text == "x"


async def test_fault_strikes_only_its_chat(api: Api, lan: Person, bot: telegram.Bot) -> None:
    api.person(5002, is_known=True)
    fault = api.fail("sendMessage", status=429, retry_after=7, chat=LAN, times=None)
    await bot.send_message(5002, "x")
    for _ in range(2):
        with pytest.raises(RetryAfter):
            await bot.send_message(LAN, "x")
    fault.lift()
    await bot.send_message(LAN, "x")
    assert lan.chat.last.text == "x"


async def test_lost_batch_comes_back(api: Api, lan: Person, bot: telegram.Bot) -> None:
    lan.say("một")
    api.fail("getUpdates", dropped=True, after=True)
    with pytest.raises(NetworkError):
        await bot.get_updates(timeout=1)
    assert [update.update_id for update in await bot.get_updates(timeout=1)] == api.pending
    assert api.handed_out == api.pending * 2


async def test_download_can_fail_too(api: Api, lan: Person, bot: telegram.Bot) -> None:
    lan.document("a.txt", b"a")
    (update,) = await bot.get_updates(timeout=1)
    assert update.message is not None
    assert update.message.document is not None
    file = await update.message.document.get_file()
    api.fail("file", status=502)
    with pytest.raises(NetworkError):
        await file.download_as_bytearray()
    assert bytes(await file.download_as_bytearray()) == b"a"


async def test_failure_of_the_server_itself_is_raised() -> None:
    stack = AsyncExitStack()
    api = await stack.enter_async_context(serving())
    bot = await stack.enter_async_context(first_client(api))
    del api.world.files
    with pytest.raises(NetworkError):
        await bot.get_file("x")
    with pytest.raises(ExceptionGroup, match="Bot API server for tests failed"):
        await stack.aclose()


async def test_server_logs_no_token(
    api: Api, lan: Person, bot: telegram.Bot, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level("DEBUG", logger="uvicorn")
    lan.say("một")
    await bot.get_updates(timeout=1)
    api.fail("sendMessage", dropped=True)
    with pytest.raises(NetworkError):
        await bot.send_message(LAN, "x")
    ours = [r.getMessage() for r in caplog.records if r.name.startswith(("uvicorn", "starlette"))]
    assert [line for line in ours if TOKEN in line] == []
