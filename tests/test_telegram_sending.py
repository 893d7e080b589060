"""Sending on Telegram whatever fails: all of it arrives, each chat's in its order, and nobody waits for another."""

import asyncio
import io
import json
import logging
import sys
import threading
import traceback
import warnings
from collections.abc import Callable, Iterator
from datetime import timedelta
from itertools import groupby
from pathlib import Path
from typing import Any

import pytest
import structlog
from rich.pretty import pretty_repr
from telegram.error import TelegramError

from bot import delivery, fetching
from bot import log as our_log
from bot.channels.base import ChannelError
from bot.channels.telegram import TelegramChannel, TelegramOptions, patience
from bot.channels.telegram import api as bot_api
from bot.channels.telegram.api import Api as Client
from bot.channels.telegram.split import TEXT_LIMIT
from bot.dialogue.replies import PROMPT, Choice, Reply
from bot.messages import encode
from storage import conversations, outbox
from storage.conversations import PARKED, Conversation
from storage.work import Work
from tests.storage_world import rows
from tests.telegram_api import Api, Message, Person
from tests.telegram_town import TelegramTown, at_work, settings_of

WELCOME, HELP = "Đây là Tin Báo", "Anh/chị có thể bấm nút"
WITHIN = 30
NUMBERS = ("one", "two", "three")


@pytest.fixture(autouse=True)
def _impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(patience, "FIRST_SECONDS", 0.01)
    monkeypatch.setattr(delivery, "_FIRST_RETRY", timedelta(milliseconds=10))
    monkeypatch.setattr(bot_api, "ANSWER_SECONDS", 0.5)


@pytest.fixture
def mai(api: Api) -> Person:
    return api.person(1001, "Mai", is_known=True)


@pytest.fixture
def lan(api: Api) -> Person:
    return api.person(1002, "Lan", is_known=True)


async def post(town: TelegramTown, to: Person, *said: str | Reply) -> None:
    """Messages as a turn posts them: committed, then offered."""
    core, now = town.core, town.core.world.clock()
    async with core.database.writing() as connection:
        work = Work(connection, core.vault)
        key = core.vault.pseudonym("telegram", str(to.id))
        known = await conversations.load(work, [key], core.process)
        meant = known.get(key) or Conversation.new(key, "telegram", str(to.id), "vi")
        replies = [Reply(one) if isinstance(one, str) else one for one in said]
        posted = [
            outbox.post(work, meant, encode(reply, now), reply.slot, now, core.process) for reply in replies
        ]
        conversations.save(work, [meant], now)
        await work.flush()
    core.delivery.offer([one for one in posted if one is not None])


def read(person: Person) -> list[str]:
    """What the bot said, oldest first; the same twice in a row counts once."""
    return [text for text, _ in groupby(m.text for m in person.chat.messages if m.from_bot)]


async def dead(town: TelegramTown, count: int = 1) -> list[str]:
    """Why messages are not sent any more, once there are so many."""
    async with asyncio.timeout(WITHIN):
        while True:
            found = [row["dead"] for row in await rows(town.core.database, "outbox") if row["dead"]]
            if len(found) >= count:
                return found


async def test_chat_that_is_flooded_delays_no_other(
    telegram_town: TelegramTown, mai: Person, lan: Person
) -> None:
    flood = telegram_town.api.fail("sendMessage", status=429, retry_after=1, times=None, chat=mai.id)
    await post(telegram_town, mai, "one", "two")
    await telegram_town.api.called("sendMessage")
    await post(telegram_town, lan, "hello")
    await lan.sees("hello", WITHIN)
    assert read(mai) == []
    flood.lift()
    await mai.sees("two", WITHIN)
    assert read(mai) == ["one", "two"]


@pytest.mark.parametrize(
    "fault",
    [
        {"status": 500},
        {"status": 502, "body": b"<html>Bad Gateway</html>"},
        {"body": b"{}"},
        {"dropped": True},
        {"dropped": True, "after": True},
        {"silent": True},
        {"silent": True, "after": True},
    ],
    ids=str,
)
async def test_failing_send_is_made_good_in_order(
    telegram_town: TelegramTown, mai: Person, fault: dict[str, Any]
) -> None:
    telegram_town.api.fail("sendMessage", chat=mai.id, **fault)
    await post(telegram_town, mai, *NUMBERS)
    await mai.sees("three", WITHIN)
    assert read(mai) == list(NUMBERS)


async def test_who_blocked_the_bot_holds_up_nobody(
    telegram_town: TelegramTown, mai: Person, lan: Person
) -> None:
    mai.block()
    await post(telegram_town, mai, "for mai")
    await post(telegram_town, lan, "for lan")
    await lan.sees("for lan", WITHIN)
    assert await dead(telegram_town) == [PARKED]
    mai.unblock()
    mai.say("/help")
    await mai.sees(HELP, WITHIN)
    assert read(mai)[0] == "for mai"


async def test_message_that_never_arrives_stops_no_other(
    telegram_town: TelegramTown, mai: Person, lan: Person
) -> None:
    telegram_town.api.fail("sendMessage", status=400, description="Bad Request: chat not found", chat=mai.id)
    await post(telegram_town, mai, "lost", "two")
    await post(telegram_town, lan, "hello")
    await lan.sees("hello", WITHIN)
    await mai.sees("two", WITHIN)
    assert read(mai) == ["two"]
    assert await dead(telegram_town) == ["Bad Request: chat not found"]


async def test_long_text_has_its_buttons_at_the_end(telegram_town: TelegramTown, mai: Person) -> None:
    text = " ".join(f"Câu thứ {n}." for n in range(800))
    await post(telegram_town, mai, Reply(text, choices=(Choice("menu.tip", "Báo tin"),)))

    def whole() -> list[Message] | None:
        sent = [message for message in mai.chat.messages if message.from_bot]
        return sent if sent and sent[-1].buttons else None

    *first, last = await mai.chat.until(whole, WITHIN)
    assert first
    assert not any(message.buttons for message in first)
    assert all(len(message.text) <= TEXT_LIMIT for message in (*first, last))
    assert " ".join(message.text for message in (*first, last)) == text


async def asked(mai: Person) -> Message:
    """The first question of a tip, which the next ones will take the place of."""
    mai.say("/start")
    await mai.sees(WELCOME, WITHIN)
    mai.press("Báo tin")
    return await mai.sees("nguy hiểm", WITHIN)


async def test_edit_that_was_made_already_is_fine(telegram_town: TelegramTown, mai: Person) -> None:
    question = await asked(mai)
    telegram_town.api.fail("editMessageText", dropped=True, after=True)
    mai.press("Không")
    await telegram_town.api.called("editMessageText", 2, WITHIN)
    mai.press("Việc khác")
    assert await mai.sees("kể việc", WITHIN, fresh=True) is question
    assert mai.chat.last is question


@pytest.mark.usefixtures("telegram_town")
async def test_question_that_was_deleted_is_asked_anew(mai: Person) -> None:
    question = await asked(mai)
    mai.press("Không")
    mai.chat.remove(question)
    anew = await mai.sees("việc gì", WITHIN)
    assert anew is not question
    mai.press("Việc khác")
    assert await mai.sees("kể việc", WITHIN, fresh=True) is anew


async def test_messages_to_many_chats_keep_the_limits(paced_town: TelegramTown) -> None:
    api = paced_town.api
    people = [api.person(3000 + n, is_known=True) for n in range(40)]
    for person in people:
        await post(paced_town, person, "hello")
    for person in people:
        await person.sees("hello", WITHIN)
    assert len(api.calls_of("sendMessage")) == len(api.sends) == len(people)


@pytest.mark.usefixtures("paced_town")
async def test_old_buttons_go_within_the_limits(mai: Person) -> None:
    for _ in range(3):
        mai.say("/start")
        await mai.sees(WELCOME, WITHIN, fresh=True)

    def settled() -> bool | None:
        return [message for message in mai.chat.messages if message.buttons] == [mai.chat.last] or None

    await mai.chat.until(settled, WITHIN)


async def test_keyboard_goes_though_taking_it_away_fails(telegram_town: TelegramTown, mai: Person) -> None:
    await post(telegram_town, mai, Reply("where?", asks="place", slot=PROMPT))
    await mai.chat.until(lambda: mai.chat.keyboard, WITHIN)
    telegram_town.api.fail("sendMessage", status=500)
    await post(telegram_town, mai, Reply("when?", slot=PROMPT))
    await mai.sees("when?", WITHIN)
    assert mai.chat.keyboard is None


async def test_news_leaves_the_question_in_front(telegram_town: TelegramTown, mai: Person) -> None:
    """Its keyboard, its words and its buttons, also right after somebody pressed one."""
    asked = Reply("which?", (Choice("crime", "Crime"),), slot=PROMPT)
    await post(telegram_town, mai, asked)
    await mai.sees("which?", WITHIN)
    mai.press("Crime")
    question = await mai.sees("Anh/chị cần gì ạ?", WITHIN)
    await post(telegram_town, mai, Reply("digest", slot="digest"))
    await mai.sees("digest", WITHIN)
    assert "Anh/chị cần gì ạ?" in question.text
    assert question.buttons
    await post(telegram_town, mai, Reply("where?", asks="place", slot=PROMPT))
    await mai.chat.until(lambda: mai.chat.keyboard, WITHIN)
    await post(telegram_town, mai, Reply("news", slot="news.7"))
    await mai.sees("news", WITHIN)
    assert mai.chat.keyboard is not None


@pytest.fixture
def written(monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[[], str]]:
    """All that our log writes at debug, with every library as talkative as it can be."""
    stream = io.StringIO()
    monkeypatch.setattr(sys, "stderr", stream)
    hooks = (
        (sys, "excepthook"),
        (sys, "unraisablehook"),
        (threading, "excepthook"),
        (warnings, "showwarning"),
    )
    for place, name in hooks:
        monkeypatch.setattr(place, name, getattr(place, name))
    root = logging.getLogger()
    handlers, level = root.handlers[:], root.level
    root.handlers.clear()
    our_log.configure("debug")
    root.setLevel(logging.DEBUG)
    yield stream.getvalue
    structlog.reset_defaults()
    root.handlers[:], root.level = handlers, level
    logging.getLogger("uvicorn.access").disabled = False


FAULTS: tuple[dict[str, Any], ...] = (
    {"status": 401},
    {"status": 404},
    {"status": 409},
    {"status": 429, "retry_after": 1},
    {"status": 500},
    {"status": 502, "body": b"<html>Bad Gateway</html>"},
    {"dropped": True},
    {"silent": True},
)


@pytest.fixture
def in_haste(monkeypatch: pytest.MonkeyPatch) -> None:
    """Files that do not come are tried again soon."""
    monkeypatch.setattr(fetching, "_FIRST_WAIT", timedelta(milliseconds=100))
    monkeypatch.setattr(bot_api, "_FILE_SECONDS", 2.0)


@pytest.mark.usefixtures("in_haste")
async def test_token_is_in_no_line_of_the_log(
    written: Callable[[], str],
    api: Api,
    sqlite_url: str,
    keys: Path,
    tmp_path: Path,
    mai: Person,
) -> None:
    for method in ("getMe", "getWebhookInfo", "getUpdates", "setMyDescription", "editMessageText", "file"):
        for fault in FAULTS:
            if not (method == "getUpdates" and "silent" in fault):  # it may keep silent for 50 s
                api.fail(method, **fault)
    for fault in ({"status": 401}, {"dropped": True}, {"silent": True}):
        api.fail("sendMessage", **fault)
    mai.say("/start")
    mai.photo(b"no picture at all")
    async with at_work(settings_of(tmp_path, sqlite_url, keys, api)):
        await mai.sees("chưa mở được loại tệp này", 60)
    lines = written()
    assert {"telegram_ill", "telegram_profile_not_set"} <= {
        json.loads(line)["event"] for line in lines.splitlines()
    }
    assert "aiosqlite" in lines
    assert not any(part in lines for part in api.token.split(":"))


async def downloaded(client: Client) -> None:
    async for _ in client.download("a file"):
        pass


@pytest.mark.parametrize("fault", [*FAULTS, {"status": 400}, {"status": 403}], ids=str)
async def test_token_is_in_no_exception(api: Api, fault: dict[str, Any]) -> None:
    client = Client(api.token, api.url)
    await client.open()
    try:
        api.fail("*", times=None, **fault)
        for call in (client.call("getMe"), downloaded(client)):
            with pytest.raises(ChannelError) as raised:
                await call
            error = raised.value
            told = traceback.TracebackException.from_exception(error, capture_locals=True)
            assert not isinstance(error.__cause__ or error.__context__, TelegramError)
            assert not any(part in "".join(told.format()) for part in api.token.split(":"))
    finally:
        await client.close()


def test_token_is_in_nothing_that_can_be_printed(api: Api) -> None:
    options = TelegramOptions(api.token, webhook_secret="webhook-secret-of-ours")
    for thing in (options, TelegramChannel(options), Client(api.token, api.url)):
        told = repr(thing) + str(thing) + pretty_repr(thing)
        assert not any(part in told for part in (*api.token.split(":"), "webhook-secret-of-ours"))
