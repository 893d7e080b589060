"""Serves the web channel of a running service: the page, the chat, health and figures."""

import asyncio
import signal
import socket
from collections.abc import Callable, Mapping, Sequence
from datetime import timedelta
from types import FrameType
from typing import Any

import structlog
import uvicorn
from sqlalchemy import text
from sqlalchemy.exc import SQLAlchemyError
from starlette.routing import BaseRoute

from bot.app import Core
from bot.channels.web import WebChannel, WebOptions, WebPorts, web_app
from bot.mailbox import SealedMailbox
from bot.metrics import Gauges, exposition
from bot.settings import Settings
from storage.vault import SessionTokens

log = structlog.get_logger()

_GOODBYE_SECONDS = 5
_STALLED_SECONDS = 30


class ServerError(Exception):
    """The server cannot start; one plain line."""


class WebServer:
    """The web channel with its HTTP server. Made before the service, which needs the channel to deliver to."""

    def __init__(
        self,
        settings: Settings,
        *,
        home: str = "chat.html",
        extra: Sequence[BaseRoute] = (),
        health_of: Mapping[str, Callable[[], object]] | None = None,
        gauges: Gauges | None = None,
    ) -> None:
        self.channel = WebChannel()
        self._settings = settings
        self._home = home
        self._extra = extra
        self._health_of = health_of or {}
        self._gauges = gauges or {}

    async def serve(self, core: Core, routes: Sequence[BaseRoute] = ()) -> None:
        """Answers requests until the process is told to stop. Raises `ServerError` if the port is taken."""
        listening = _listen(self._settings.web_host, self._settings.web_port)
        config = uvicorn.Config(
            web_app(self.channel, self._ports(core), self._options(core, routes)),
            log_config=None,
            access_log=False,  # addresses of people do not belong in a log
            server_header=False,
            timeout_graceful_shutdown=_GOODBYE_SECONDS,
        )
        server = _Server(config, self.channel)
        log.info("listening", host=self._settings.web_host, port=self._settings.web_port)
        try:
            await server.serve([listening])
        finally:
            listening.close()

    def _ports(self, core: Core) -> WebPorts:
        return WebPorts(
            submit=core.intake.submit,
            mailbox=SealedMailbox(self.channel.name, core.database, core.vault),
            tokens=SessionTokens(core.vault),
            files=core.files,
            texts=lambda locale: core.catalogue.starting_with("page-", locale),
            health=lambda: health(core, self._health_of),
            metrics=exposition(
                {
                    "intake_depth": ("Events waiting to be committed", lambda: core.intake.depth),
                    "delivery_held": ("Messages being delivered", lambda: core.delivery.held),
                    **self._gauges,
                }
            ),
            clock=core.world.clock,
        )

    def _options(self, core: Core, routes: Sequence[BaseRoute]) -> WebOptions:
        return WebOptions(
            secure_cookie=self._settings.web_secure_cookie,
            # With one process on an embedded database every message wakes its reader.
            recheck=timedelta(seconds=30 if core.database.is_sqlite else 2),
            home=self._home,
            extra=[*self._extra, *routes],
        )


class _Server(uvicorn.Server):
    """Ends the long polls as soon as it is told to stop; else it would wait for them."""

    def __init__(self, config: uvicorn.Config, channel: WebChannel) -> None:
        super().__init__(config)
        self._channel = channel

    def handle_exit(self, sig: int, frame: FrameType | None) -> None:
        """Begins to stop. The library would send itself the signal again at the end, and end us in mid-work."""
        del frame
        self.force_exit = self.should_exit and sig == signal.SIGINT
        self.should_exit = True

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        """Stops taking requests and lets those under way finish."""
        self._channel.close()
        await super().shutdown(sockets)


async def health(core: Core, others: Mapping[str, Callable[[], object]]) -> tuple[bool, dict[str, Any]]:
    """Whether the database answers within a second and events are committed; `others` are told, not judged."""
    try:
        async with asyncio.timeout(1), core.database.reading() as connection:
            await connection.execute(text("SELECT 1"))
    except (SQLAlchemyError, OSError, TimeoutError):
        return False, {"status": "database does not answer"}
    if core.intake.stalled_for > _STALLED_SECONDS:
        return False, {"status": "events are not committed", "waiting": core.intake.depth}
    told = {name: tell() for name, tell in others.items()}
    return True, {"status": "ok", "waiting": core.intake.depth, **told}


def _listen(host: str, port: int) -> socket.socket:
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    # The protocol must be named: asyncio switches Nagle off only for a socket it knows to be TCP.
    listening = socket.socket(family, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listening.bind((host, port))
    except OSError as error:
        listening.close()
        raise ServerError(
            f"port {port} on {host} cannot be used ({error.strerror}): set TINBAO_WEB_PORT to another"
        ) from error
    listening.listen(2048)
    listening.setblocking(False)
    return listening
