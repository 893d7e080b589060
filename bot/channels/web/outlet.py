"""Messages on their way out: by long polling and as server-sent events, both from the mailbox."""

import asyncio
import logging
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import UTC
from typing import Any

from pydantic_core import to_json
from sse_starlette import EventSourceResponse, ServerSentEvent
from starlette.requests import Request
from starlette.responses import Response

from bot.channels.base import Mailbox, Message
from bot.channels.web.receipts import path_of, receipt_id
from bot.channels.web.waiting import Waiter, WaitingRoom

PAGE = 200
"""Messages of one answer at most."""

PING_SECONDS = 15

# At debug level it would write every message it sends to the log.
logging.getLogger("sse_starlette").setLevel(logging.INFO)


class Outlet:
    """Reads the mailbox for those who ask, now and when they are woken.

    `recheck` seconds is how often it looks without being woken: a message may come from another process.
    """

    def __init__(self, mailbox: Mailbox, room: WaitingRoom, recheck: float) -> None:
        self._mailbox = mailbox
        self._room = room
        self._recheck = recheck

    async def poll(self, request: Request, user_id: str, after: int, wait: float) -> Response:
        """The messages after `after`, waiting up to `wait` seconds for the first. Raises `Busy`."""
        if wait <= 0:
            return _page(await self._mailbox.read(user_id, after, PAGE))
        with self._room.enter(user_id) as waiter:
            async with _until_gone(request, waiter):
                return _page(await self._wait(waiter, user_id, after, time.monotonic() + wait))

    def stream(self, user_id: str, after: int) -> Response:
        """Every message after `after`, each as it comes, until the reader leaves or the server stops.

        Raises `Busy`.
        """
        self._room.check()
        return EventSourceResponse(self._events(user_id, after), ping=PING_SECONDS)

    async def _wait(self, waiter: Waiter, user_id: str, after: int, until: float) -> list[Message]:
        while True:
            waiter.listen()
            messages = await self._mailbox.read(user_id, after, PAGE)
            left = until - time.monotonic()
            if messages or waiter.ended or left <= 0:
                return messages
            await waiter.rest(min(self._recheck, left))

    async def _events(self, user_id: str, after: int) -> AsyncIterator[ServerSentEvent]:
        with self._room.enter(user_id) as waiter:
            while not waiter.ended:
                waiter.listen()
                messages = await self._mailbox.read(user_id, after, PAGE)
                for message in messages:
                    yield ServerSentEvent(to_json(shown(message)).decode(), id=str(message.n))
                    after = message.n
                if not messages:
                    await waiter.rest(self._recheck)


def shown(message: Message) -> dict[str, Any]:
    """The message as the contract has it."""
    reply = message.reply
    return {
        "n": message.n,
        "id": f"m{message.n}",
        "text": reply.text,
        "choices": [{"id": choice.id, "label": choice.label} for choice in reply.choices],
        "asks": reply.asks,
        "files": [
            *({"id": file.id, "kind": file.kind, "size": file.size} for file in reply.files),
            *([{"id": receipt_id(message.n), "kind": "receipt", "size": 0}] if reply.receipt else []),
        ],
        "edits": None if reply.edits is None else f"m{reply.edits}",
        "clears": reply.clears is not None,
        "at": message.at.astimezone(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z"),
    } | ({"link": path_of(reply.receipt)} if reply.receipt else {})


def _page(messages: list[Message]) -> Response:
    return Response(to_json([shown(message) for message in messages]), media_type="application/json")


@asynccontextmanager
async def _until_gone(request: Request, waiter: Waiter) -> AsyncIterator[None]:
    """Ends the waiter when the client hangs up."""

    async def watch() -> None:
        while (await request.receive())["type"] != "http.disconnect":
            pass
        waiter.end()

    watching = asyncio.create_task(watch())
    try:
        yield
    finally:
        watching.cancel()
