"""The server itself: uvicorn's HTTP on a loopback port, in the event loop of the test that asked for it."""

import asyncio
import socket
import time
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from typing import Any

import uvicorn
from starlette.types import ASGIApp, Receive, Scope, Send
from uvicorn.protocols.http.h11_impl import H11Protocol
from uvicorn.server import ServerState

from tests.telegram_api.api import Api
from tests.telegram_api.control import routes
from tests.telegram_api.endpoint import TRANSPORT, Endpoint
from tests.telegram_api.world import TOKEN


@asynccontextmanager
async def serving(
    *,
    token: str = TOKEN,
    clock: Callable[[], float] = time.time,
    pace: float = 1.0,
    port: int = 0,
) -> AsyncIterator[Api]:
    """Serves the Bot API until the block ends; port 0 takes any free one.

    `clock` (seconds since 1970) dates messages and decides what is too old or too fast. `pace` scales the
    waits that Telegram imposes: back-off of webhooks, the slowing of hasty polls, delayed 409s.
    Raises at the end what went wrong within the server.
    """
    api = Api(token, clock, pace)
    endpoint = Endpoint(api.world)
    state = ServerState()
    listening = _listen(port)
    config = _config(endpoint.app(routes(api)))
    loop = asyncio.get_running_loop()
    server = await loop.create_server(lambda: _Protocol(config, state, {}), sock=listening, backlog=2048)
    api.url = f"http://127.0.0.1:{listening.getsockname()[1]}"
    try:
        yield api
    finally:
        server.close()
        await api.webhook.stop()
        await _hang_up(state)
        await server.wait_closed()
    if endpoint.trouble:
        raise ExceptionGroup("the Bot API server for tests failed", endpoint.trouble)


class _Protocol(H11Protocol):
    """Lets the application cut its connection, which ASGI has no word for."""

    def __init__(self, *args: Any) -> None:
        super().__init__(*args)
        answer: ASGIApp = self.app

        async def with_transport(scope: Scope, receive: Receive, send: Send) -> None:
            scope[TRANSPORT] = self.transport
            await answer(scope, receive, send)

        self.app = with_transport


async def _hang_up(state: ServerState) -> None:
    """Cuts every connection; calls that wait, such as long polls, end by that."""
    for connection in list(state.connections):
        if connection.transport is not None:
            connection.transport.abort()
    await asyncio.gather(*state.tasks, return_exceptions=True)


def _config(app: ASGIApp) -> uvicorn.Config:
    config = uvicorn.Config(
        app,
        http=_Protocol,
        ws="none",
        lifespan="off",
        log_config=None,
        access_log=False,  # its lines would hold the token
        server_header=False,
        timeout_keep_alive=75,
    )
    config.load()
    return config


def _listen(port: int) -> socket.socket:
    # The protocol must be named: asyncio switches Nagle off only for a socket it knows to be TCP.
    listening = socket.socket(socket.AF_INET, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    listening.bind(("127.0.0.1", port))
    listening.setblocking(False)
    return listening
