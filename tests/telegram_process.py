"""The strict Bot API server in a process of its own: people act and look through its control API."""

import asyncio
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

import httpx
import msgspec

from tests.service import HOUSE

PATIENCE = 90.0
"""Seconds a person waits for an answer. Starting the service again and a busy machine are part of them."""


class TelegramProcess:
    """What people do and see. `url` is what the service is told of it."""

    def __init__(self, url: str, client: httpx.AsyncClient) -> None:
        self.url = url
        self._client = client

    async def does(self, person: int, act: str, **given: Any) -> None:
        """A person acts, as `tests.telegram_api.control` has it. Bytes may be given as they are."""
        acts = [{"person": person, "act": act, "with": given}]
        answer = await self._client.post("/control/acts", content=msgspec.json.encode(acts))
        assert answer.status_code == 200, answer.text

    async def sees(self, person: int, words: str, after: int = 0, within: float = PATIENCE) -> dict[str, Any]:
        """The newest message of the bot with these words, once there is one with an id above `after`."""
        given: dict[str, str | float] = {"text": words, "within": within, "after": after}
        answer = await self._client.get(f"/control/chats/{person}/sees", params=given)
        assert answer.status_code == 200, answer.text
        seen: dict[str, Any] = answer.json()
        return seen

    async def chat(self, person: int) -> dict[str, Any]:
        """The person's chat as it looks now."""
        chat: dict[str, Any] = (await self._client.get(f"/control/chats/{person}")).json()
        return chat

    async def state(self) -> dict[str, Any]:
        """What the bot was handed, and what it confirmed."""
        state: dict[str, Any] = (await self._client.get("/control/state")).json()
        return state

    async def said(self) -> dict[int, list[str]]:
        """Every text the bot sent or edited, by chat, in the order in which the server got it."""
        calls = (await self._client.get("/control/calls")).json()
        said: dict[int, list[str]] = {}
        words_in = {"sendMessage": "text", "editMessageText": "text", "sendPhoto": "caption"}
        for call in calls:
            if words := words_in.get(call["method"]):
                said.setdefault(call["chat_id"], []).append(call["parameters"][words])
        return said


@asynccontextmanager
async def telegram_process() -> AsyncIterator[TelegramProcess]:
    """The server, until the block ends."""
    command = (sys.executable, "-m", "tests.telegram_api", "--pace", "0.1")
    process = await asyncio.create_subprocess_exec(*command, cwd=HOUSE, stdout=asyncio.subprocess.PIPE)
    try:
        assert process.stdout is not None
        url = (await process.stdout.readline()).decode().strip()
        async with httpx.AsyncClient(base_url=url, timeout=PATIENCE + 10, trust_env=False) as client:
            yield TelegramProcess(url, client)
    finally:
        process.kill()
        await process.wait()
