"""Receiving on Telegram by webhook, behind the web application of the service: 200 means on disk."""

import asyncio
import contextlib
import socket
import time
from collections.abc import AsyncIterator
from pathlib import Path

import httpx
import pytest
import uvicorn
from sqlalchemy import text
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from bot.app import Core, running, utc_now
from bot.channels.telegram import TelegramChannel, patience
from bot.channels.telegram.webhook import BODY_BYTES, PATH
from bot.channels.web import web_app
from bot.server import WebServer
from bot.settings import Settings
from bot.telegram import receiving, telegram_channel
from tests.engines import connections_ended
from tests.fake_web import Server
from tests.storage_world import rows
from tests.telegram_api import Api, serving
from tests.telegram_api.bell import Bell
from tests.telegram_town import settings_of
from tests.test_telegram_pictures import drawn

SECRET = "a-secret_between-us-two"
HEADER = "X-Telegram-Bot-Api-Secret-Token"
WELCOME, HELP = "Đây là Tin Báo", "Anh/chị có thể bấm nút"
WITHIN = 20


class Door:
    """The web application; `answers` are the status and the Retry-After of all it has answered."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app
        self._bell = Bell()
        self.answers: list[tuple[int, str | None]] = []

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        async def noting(message: Message) -> None:
            await send(message)
            if message["type"] == "http.response.start":
                headers = {name.decode(): value.decode() for name, value in message["headers"]}
                self.answers.append((message["status"], headers.get("retry-after")))
                self._bell.ring()

        await self._app(scope, receive, noting)

    async def answered(self, status: int, times: int = 1) -> list[str | None]:
        """Waits for so many answers with this status; gives their Retry-After."""

        def found() -> list[str | None] | None:
            waits = [wait for given, wait in self.answers if given == status]
            return waits if len(waits) >= times else None

        async with asyncio.timeout(WITHIN):
            return await self._bell.until(found)


class Hooked:
    """A running service whose webhook Telegram calls; `client` calls it too."""

    def __init__(
        self, api: Api, core: Core, channel: TelegramChannel, door: Door, client: httpx.AsyncClient
    ) -> None:
        self.api = api
        self.core = core
        self.channel = channel
        self.door = door
        self.client = client


@pytest.fixture
async def api() -> AsyncIterator[Api]:
    async with serving(pace=0.05) as server:
        yield server


@contextlib.asynccontextmanager
async def hooked(api: Api, folder: Path, url: str, keys: Path, **changed: object) -> AsyncIterator[Hooked]:
    """The service as `tinbao run` wires it, its web application on a free port."""
    with socket.socket(socket.AF_INET, socket.SOCK_STREAM, socket.IPPROTO_TCP) as listening:
        listening.bind(("127.0.0.1", 0))
        listening.listen()
        address = f"http://127.0.0.1:{listening.getsockname()[1]}"
        webhook = {
            "telegram_mode": "webhook",
            "telegram_webhook_url": address + PATH,
            "telegram_webhook_secret": SECRET,
        }
        settings = settings_of(folder, url, keys, api, **webhook, **changed)
        async with served(settings, listening) as (core, channel, door), caller(address) as client:
            yield Hooked(api, core, channel, door, client)
    await connections_ended()


@contextlib.asynccontextmanager
async def served(
    settings: Settings, listening: socket.socket
) -> AsyncIterator[tuple[Core, TelegramChannel, Door]]:
    assert settings.telegram_token is not None
    channel = telegram_channel(settings, settings.telegram_token)
    web = WebServer(settings)
    async with (
        channel.open(),
        running(settings, [web.channel, channel], utc_now) as core,
        receiving(channel, core) as routes,
    ):
        door = Door(web_app(web.channel, web._ports(core), web._options(core, routes)))
        server = Server(uvicorn.Config(door, ws="none", lifespan="off", log_config=None))
        serving_web = asyncio.create_task(server.serve([listening]))
        try:
            yield core, channel, door
        finally:
            await ended(server, web, serving_web)


async def ended(server: Server, web: WebServer, serving_web: asyncio.Task[None]) -> None:
    web.channel.close()
    server.stopping.set()
    await serving_web


@contextlib.asynccontextmanager
async def caller(address: str) -> AsyncIterator[httpx.AsyncClient]:
    async with httpx.AsyncClient(base_url=address, timeout=WITHIN, trust_env=False) as client:
        yield client


@pytest.fixture
async def hook(api: Api, sqlite_url: str, keys: Path, tmp_path: Path) -> AsyncIterator[Hooked]:
    async with hooked(api, tmp_path, sqlite_url, keys) as it:
        yield it


async def test_start_by_webhook_is_answered(hook: Hooked) -> None:
    mai = hook.api.person(1001)
    call = await hook.api.called("setWebhook", within=WITHIN)
    assert call.parameters["secret_token"] == SECRET
    assert "drop_pending_updates" not in call.parameters
    mai.say("/start")
    await mai.sees(WELCOME, WITHIN)
    assert hook.api.calls_of("getUpdates") == []


async def test_webhook_is_set_once_telegram_is_well(
    api: Api, sqlite_url: str, keys: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(patience, "FIRST_SECONDS", 0.01)
    api.fail("getMe", status=401)
    api.fail("setWebhook", status=502, body=b"<html>Bad Gateway</html>", times=2)
    mai = api.person(1001)
    mai.say("/start")
    async with hooked(api, tmp_path, sqlite_url, keys) as hook:
        await mai.sees(WELCOME, WITHIN)
        assert hook.channel.health.status()["status"] == "ok"


async def test_night_without_a_message_is_no_illness(hook: Hooked, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(hook.channel.health, "_monotonic", lambda: time.monotonic() + 30_000)
    assert hook.channel.health.status()["status"] == "ok"


@pytest.mark.parametrize("headers", [{}, {HEADER: ""}, {HEADER: SECRET[:-1]}, {HEADER: b"\xc3\xa9"}], ids=str)
async def test_stranger_is_turned_away(hook: Hooked, headers: dict[str, str]) -> None:
    answer = await hook.client.post(PATH, content=b'{"update_id": 1}', headers=headers)
    assert answer.status_code == 403
    assert hook.channel.unreadable == 0


async def test_body_of_any_size_is_not_read(hook: Hooked) -> None:
    body = b"x" * (BODY_BYTES + 1)
    answer = await hook.client.post(PATH, content=body, headers={HEADER: SECRET})
    assert answer.status_code == 413


async def test_update_nobody_can_read_is_counted_and_passed_over(hook: Hooked) -> None:
    await hook.api.called("setWebhook", within=WITHIN)
    hook.api.add_update("message", {"message_id": "seven", "chat": 3})
    assert await hook.door.answered(200)
    answer = await hook.client.post(PATH, content=b"\xff{", headers={HEADER: SECRET})
    assert answer.status_code == 200
    assert hook.channel.unreadable == 2


async def test_update_that_could_not_be_saved_comes_again_and_acts_once(hook: Hooked) -> None:
    database, mai = hook.core.database, hook.api.person(1001)
    async with database.writing() as connection:
        await connection.execute(text("ALTER TABLE inbox RENAME TO inbox_away"))
    mai.say("/start")
    assert await hook.door.answered(503, 2)
    assert hook.api.acknowledged == []
    async with database.writing() as connection:
        await connection.execute(text("ALTER TABLE inbox_away RENAME TO inbox"))
    await mai.sees(WELCOME, WITHIN)
    hook.api.repeat(hook.api.handed_out[0])
    await hook.door.answered(200, 2)
    lan = hook.api.person(1002)
    lan.say("/start")
    await lan.sees(WELCOME, WITHIN)
    assert len([message for message in mai.chat.messages if message.from_bot]) == 1
    assert len(await rows(database, "inbox")) == 2


async def test_full_queue_asks_to_come_again(api: Api, sqlite_url: str, keys: Path, tmp_path: Path) -> None:
    people = [api.person(2000 + n) for n in range(4)]
    async with hooked(api, tmp_path, sqlite_url, keys, queue_size=1) as hook:
        async with hook.core.database.writing():  # one event waits for this to end, one in the queue
            for person in people:
                person.say("/help")
            waits = await hook.door.answered(503)
            assert waits[0] == "1"
            assert (200, None) not in hook.door.answers
        for person in people:
            await person.sees(HELP, WITHIN)


async def test_album_by_webhook_is_acknowledged_in_one_message(hook: Hooked) -> None:
    """Its pictures come as calls of their own; every answer but the first changes the one that stands there."""
    mai = hook.api.person(1001)
    mai.say("/start")
    await mai.sees(WELCOME, WITHIN)
    mai.press("Tra cứu tin đã gửi")
    await mai.sees("mã tra cứu", WITHIN, fresh=True)
    said = len(hook.api.calls_of("sendMessage"))
    mai.album([drawn(), drawn(), drawn()])
    await hook.door.answered(200, 5)
    await mai.sees("chỉ cần mã tra cứu", WITHIN, fresh=True)
    await hook.channel.idle()
    assert len(hook.api.calls_of("sendMessage")) == said + 1
