"""Another's web server to set as webhook: it keeps what came and answers as it is told."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

from aiohttp import web


class Hook:
    """A webhook. `answers` are used up one by one, then all is well. A shut `gate` answers nobody."""

    def __init__(self) -> None:
        self.url = ""
        self.bodies: list[dict[str, Any]] = []
        self.secrets: list[str | None] = []
        self.answers: list[web.Response] = []
        self.gate = asyncio.Event()
        self.gate.set()
        self._came = asyncio.Event()

    async def take(self, request: web.Request) -> web.Response:
        """One delivery."""
        self.bodies.append(await request.json())
        self.secrets.append(request.headers.get("X-Telegram-Bot-Api-Secret-Token"))
        self._came.set()
        await self.gate.wait()
        return self.answers.pop(0) if self.answers else web.Response()

    async def got(self, count: int) -> list[str]:
        """The texts that came, once there are so many."""
        async with asyncio.timeout(5):
            while len(self.bodies) < count:
                self._came.clear()
                await self._came.wait()
        return [body["message"]["text"] for body in self.bodies]


@asynccontextmanager
async def hooked() -> AsyncIterator[Hook]:
    """A webhook that listens on a free port of loopback."""
    hook = Hook()
    app = web.Application()
    app.router.add_post("/hook", hook.take)
    runner = web.AppRunner(app, shutdown_timeout=0.1)
    await runner.setup()
    try:
        await web.TCPSite(runner, "127.0.0.1", 0).start()
        hook.url = f"http://127.0.0.1:{runner.addresses[0][1]}/hook"
        yield hook
    finally:
        await runner.cleanup()
