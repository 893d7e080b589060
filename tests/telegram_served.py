"""`tinbao run` in this very process, on Telegram and on a free port: its web server over real HTTP."""

import asyncio
import contextlib
import signal
import ssl
from collections.abc import AsyncIterator

import httpx

from bot import commands
from bot.settings import Settings
from tests.engines import connections_ended
from tests.service import _free_port

WITHIN = 20
"""Seconds."""
_NO_CERTIFICATES = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)  # nothing here is https, and reading them is slow


def free_address() -> tuple[int, str]:
    """A port for `web_port`, and where the service will be found then."""
    port = _free_port()
    return port, f"http://127.0.0.1:{port}"


@contextlib.asynccontextmanager
async def served(settings: Settings) -> AsyncIterator[httpx.AsyncClient]:
    """The service from its first answer on; gives who may ask it. Ended as an operator would."""
    address = f"http://127.0.0.1:{settings.web_port}"
    working = asyncio.create_task(commands.run(settings))
    client = httpx.AsyncClient(base_url=address, timeout=WITHIN, trust_env=False, verify=_NO_CERTIFICATES)
    async with client:
        try:
            await _answers(client, working)
        except BaseException:
            working.cancel()
            await asyncio.gather(working, return_exceptions=True)
            raise
        try:
            yield client
        finally:
            signal.raise_signal(signal.SIGTERM)  # it answers, so it has taken the signals over
            await working
    await connections_ended()


async def _answers(client: httpx.AsyncClient, working: asyncio.Task[None]) -> None:
    async with asyncio.timeout(WITHIN):
        while True:
            if working.done():
                working.result()
                raise AssertionError("it ended by itself")
            with contextlib.suppress(httpx.ConnectError):
                await client.get("/healthz")
                return
