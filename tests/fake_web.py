"""The web channel on a real port of this machine, with what stands behind it played by fakes that behave."""

import asyncio
import socket
import ssl
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

import httpx
import uvicorn
from starlette.types import ASGIApp

from bot.channels.base import Envelope, FileRefused, Message, StoredFile
from bot.channels.web import WebChannel, WebOptions, WebPorts, web_app
from bot.dialogue.replies import Reply

_NO_CERTIFICATES = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)  # nothing here is https, and reading them is slow

NOW = datetime(2026, 11, 23, 3, 30, tzinfo=UTC)
PICTURE = b"\x89PNG\r\n\x1a\n" + b"\r\n--pixels--\r\n" * 50
PICTURE_LIMIT = 10 * 1024 * 1024


class FakeTokens:
    """Tokens are `token-1`, `token-2`, …, of the users `user-1`, `user-2`, …"""

    def __init__(self) -> None:
        self.count = 0

    def issue(self) -> str:
        self.count += 1
        return f"token-{self.count}"

    def user_id(self, token: str) -> str | None:
        known = [f"token-{n}" for n in range(1, self.count + 1)]
        return token.replace("token", "user") if token in known else None


class FakeIntake:
    """Takes each (channel, user, event id) once. `refusal` is what it raises instead of taking anything."""

    def __init__(self) -> None:
        self.taken: list[Envelope] = []
        self.refusal: Exception | None = None

    async def submit(self, envelope: Envelope) -> None:
        if self.refusal is not None:
            raise self.refusal
        known = {(e.channel, e.user_id, e.event_id) for e in self.taken}
        if (envelope.channel, envelope.user_id, envelope.event_id) not in known:
            self.taken.append(envelope)


class FakeMailbox:
    """Messages by user; `looked` is set whenever somebody reads."""

    def __init__(self) -> None:
        self.messages: dict[str, list[Message]] = {}
        self.looked = asyncio.Event()
        self.is_broken = False

    def put(self, user_id: str, reply: Reply) -> Message:
        messages = self.messages.setdefault(user_id, [])
        messages.append(Message(len(messages) + 1, reply, NOW))
        return messages[-1]

    async def read(self, user_id: str, after: int, limit: int) -> list[Message]:
        self.looked.set()
        if self.is_broken:
            raise OSError("secret words of somebody")
        return [m for m in self.messages.get(user_id, []) if m.n > after][:limit]


class FakeFiles:
    """Takes what begins like a PNG. `open` gives a file to the users in `readers` alone."""

    def __init__(self) -> None:
        self.stored: dict[str, bytes] = {}
        self.readers: set[str] = set()
        self.failure: Exception | None = None
        self.is_reached = asyncio.Event()

    async def store(self, chunks: AsyncIterator[bytes]) -> StoredFile:
        data = bytearray()
        async for chunk in chunks:
            self.is_reached.set()
            data += chunk
            if len(data) > PICTURE_LIMIT:
                raise FileRefused("too_big")
        if self.failure is not None:
            raise self.failure
        if not data:
            raise FileRefused("empty")
        if not data.startswith(b"\x89PNG"):
            raise FileRefused("unknown_kind")
        file_id = f"file-{len(self.stored) + 1}"
        self.stored[file_id] = bytes(data)
        return StoredFile(file_id, "picture", len(data))

    async def discard(self, file_id: str) -> None:
        self.stored.pop(file_id, None)

    async def open(self, channel: str, user_id: str, file_id: str) -> tuple[str, bytes] | None:
        if channel != "web" or user_id not in self.readers or file_id not in self.stored:
            return None
        return "image/png", self.stored[file_id]


@dataclass
class Backstage:
    """Everything behind the channel."""

    channel: WebChannel = field(default_factory=WebChannel)
    tokens: FakeTokens = field(default_factory=FakeTokens)
    intake: FakeIntake = field(default_factory=FakeIntake)
    mailbox: FakeMailbox = field(default_factory=FakeMailbox)
    files: FakeFiles = field(default_factory=FakeFiles)
    is_well: bool = True

    def ports(self) -> WebPorts:
        return WebPorts(
            submit=self.intake.submit,
            mailbox=self.mailbox,
            tokens=self.tokens,
            files=self.files,
            texts=_page_texts,
            health=self._health,
            metrics=lambda: (b"tinbao_up 1\n", "text/plain; version=1.0.0; charset=utf-8"),
            clock=lambda: NOW,
        )

    async def say(self, user_id: str, text: str) -> None:
        """A message reaches the mailbox, then whoever waits for it."""
        message = self.mailbox.put(user_id, Reply(text))
        await self.channel.send(user_id, message)

    async def _health(self) -> tuple[bool, dict[str, Any]]:
        return self.is_well, {"database": "ok" if self.is_well else "locked"}


@dataclass
class Site:
    """A running server: a client that keeps cookies, and what is behind it."""

    client: httpx.AsyncClient
    back: Backstage
    app: ASGIApp

    async def open(self) -> dict[str, str]:
        """A new chat without a cookie: its bearer header."""
        response = await self.client.post("/chat")
        assert response.status_code == 201
        self.client.cookies.clear()
        return {"Authorization": f"Bearer {response.json()['token']}"}

    async def event(self, headers: Mapping[str, str], **body: Any) -> httpx.Response:
        return await self.client.post("/chat/events", json={"id": "e1", **body}, headers=headers)


class Server(uvicorn.Server):
    """Begins to stop as soon as it is told to, where uvicorn looks ten times a second."""

    def __init__(self, config: uvicorn.Config) -> None:
        super().__init__(config)
        self.stopping = asyncio.Event()

    async def main_loop(self) -> None:
        await self.stopping.wait()


@asynccontextmanager
async def serving(back: Backstage, options: WebOptions | None = None) -> AsyncIterator[Site]:
    """The channel over real HTTP."""
    app = web_app(back.channel, back.ports(), options)
    config = uvicorn.Config(app, ws="none", lifespan="off", log_config=None)
    server = Server(config)
    # With proto 0 asyncio leaves Nagle's algorithm on, and every answer takes 40 ms.
    with socket.socket(socket.AF_INET, socket.SOCK_STREAM, socket.IPPROTO_TCP) as listening:
        listening.bind(("127.0.0.1", 0))
        listening.listen()
        running = asyncio.create_task(server.serve([listening]))
        address = f"http://127.0.0.1:{listening.getsockname()[1]}"
        try:
            async with httpx.AsyncClient(
                base_url=address, timeout=20, verify=_NO_CERTIFICATES, trust_env=False
            ) as client:
                yield Site(client, back, app)
        finally:
            back.channel.close()
            server.stopping.set()
            await running


def _page_texts(locale: str) -> Mapping[str, str]:
    return {"page-send": "Gửi" if locale == "vi" else "Send"}
