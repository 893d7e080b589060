"""The channel itself, and the ASGI application that serves it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import timedelta

from starlette.applications import Starlette
from starlette.routing import BaseRoute
from starlette.types import ASGIApp

from bot.channels.base import Message
from bot.channels.web.answers import HANDLERS
from bot.channels.web.chat import Chat
from bot.channels.web.door import SecureCookie
from bot.channels.web.headers import SecureHeaders
from bot.channels.web.outlet import Outlet
from bot.channels.web.ports import NAME, WebLimits, WebPorts
from bot.channels.web.probes import probe_routes
from bot.channels.web.static import PageFile, page_files, page_routes
from bot.channels.web.waiting import WaitingRoom


class WebChannel:
    """People fetch their messages from us; sending wakes those who wait. An address is a user id."""

    name = NAME
    keeps_messages = True

    def __init__(self) -> None:
        self.room = WaitingRoom()

    async def pace(self, address: str) -> None:
        """People fetch as fast as they like."""

    async def send(self, address: str, message: Message) -> None:
        """The mailbox has the message already; tell whoever waits for it."""
        del message
        self.room.wake(address)

    def close(self) -> None:
        """End every long poll and stream. Call it as the server begins to stop, or it waits for them."""
        self.room.close()


@dataclass(frozen=True, slots=True)
class WebOptions:
    """What may be set.

    `extra` routes come first, so they may also take `/`. `home` names the page's file that is at `/`.
    `recheck` is how often one who waits looks without being woken: another process may have the message;
    with one process alone it can be long.
    """

    limits: WebLimits = field(default_factory=WebLimits)
    secure_cookie: SecureCookie = "auto"
    recheck: timedelta = timedelta(seconds=2)
    home: str = "chat.html"
    pages: Mapping[str, PageFile] | None = None
    extra: Sequence[BaseRoute] = ()


def web_app(channel: WebChannel, ports: WebPorts, options: WebOptions | None = None) -> ASGIApp:
    """The ASGI application that serves `channel`."""
    options = options or WebOptions()
    outlet = Outlet(ports.mailbox, channel.room, options.recheck.total_seconds())
    chat = Chat(ports, options.limits, options.secure_cookie, outlet)
    pages = page_files() if options.pages is None else options.pages
    routes = [
        *options.extra,
        *chat.routes(),
        *probe_routes(ports.health, ports.metrics),
        *page_routes(ports.texts, pages, options.home),
    ]
    app = Starlette(routes=routes, exception_handlers=HANDLERS)
    app.router.redirect_slashes = False
    return SecureHeaders(app)
