"""The Telegram channel: what it is made of, how it is opened and served."""

import asyncio
import contextlib
import math
import time
from collections.abc import AsyncGenerator, AsyncIterator, Awaitable, Callable
from contextlib import AbstractAsyncContextManager

import structlog
from starlette.routing import BaseRoute

from bot.channels.base import FileRefused, Message, RetryLater, Undeliverable
from bot.channels.telegram.api import Api, RefusedError, as_json
from bot.channels.telegram.chats import Chats
from bot.channels.telegram.errands import Errands
from bot.channels.telegram.group_outlet import GroupOutlet
from bot.channels.telegram.health import SILENT_SECONDS, Health
from bot.channels.telegram.inlet import Inlet
from bot.channels.telegram.outlet import Outlet
from bot.channels.telegram.pace import Pace
from bot.channels.telegram.patience import Patience
from bot.channels.telegram.polling import KINDS, Poller
from bot.channels.telegram.ports import NAME, TelegramOptions, TelegramPorts
from bot.channels.telegram.profile import Profile
from bot.channels.telegram.receipts import Receipts
from bot.channels.telegram.speech import Speech
from bot.channels.telegram.webhook import Webhook

log = structlog.get_logger()

Lead = Callable[[], AbstractAsyncContextManager[Awaitable[None]]]
"""Held by one process at a time, who polls; gives something to wait for that returns when it is lost."""


class TelegramChannel:
    """Sends while it is served, and receives. An address is a chat's id."""

    name = NAME
    keeps_messages = False

    def __init__(self, options: TelegramOptions, pace: Pace | None = None) -> None:
        self._options = options
        self._api = Api(options.token, options.url)
        self._chats = Chats()
        self._errands = Errands()
        # Not `or`: a pace that knows no chat yet has no length.
        self._pace = Pace(time.monotonic, asyncio.sleep) if pace is None else pace
        self._outlet: Outlet | None = None
        self._group_outlet: GroupOutlet | None = None
        self._opened = asyncio.Event()
        self._inlet: Inlet | None = None
        # A webhook is called when somebody writes, and at night nobody may.
        silent_after = math.inf if options.mode == "webhook" else SILENT_SECONDS
        self.health = Health(time.monotonic, silent_after)

    def __repr__(self) -> str:
        return "<TelegramChannel>"

    @property
    def unreadable(self) -> int:
        """Updates that were passed over, since the start."""
        return self._inlet.unreadable if self._inlet else 0

    async def idle(self) -> None:
        """Returns once everything is done that nobody waits for, such as taking old buttons away."""
        await self._errands.idle()

    async def pace(self, address: str) -> None:
        """Waits for the chat's turn, and until the channel is served."""
        await self._opened.wait()
        await self._pace.turn(int(address))

    async def send(self, address: str, message: Message) -> str | None:
        """Hands a message over; gives the ids it has in a private chat. Raises as `Channel.send`."""
        chat_id = int(address)
        outlet = self._group_outlet if chat_id < 0 else self._outlet
        if outlet is None:
            raise RetryLater("not open yet")
        try:
            sent = await outlet.send(chat_id, message.reply)
        except RetryLater as later:
            if later.after is not None:
                self._pace.hold(chat_id, later.after.total_seconds())
            raise
        except RefusedError as refused:
            raise Undeliverable(refused.words[:80]) from refused
        return " ".join(map(str, sent)) if sent else None

    async def fetch(self, file_id: str) -> AsyncGenerator[bytes]:
        """A file that somebody sent, as it arrives. Raises `FileRefused` if Telegram does not give it, `RetryLater`."""
        try:
            async for piece in self._api.download(file_id):
                yield piece
        except RefusedError as refused:
            raise FileRefused("too_big" if "too big" in refused.words else "broken") from None

    @contextlib.asynccontextmanager
    async def open(self) -> AsyncIterator[None]:
        """Able to call Telegram. Outermost, so that what is being delivered at the end still gets through."""
        await self._api.open()
        try:
            yield
        finally:
            await self._errands.close()
            await self._api.close()

    @contextlib.asynccontextmanager
    async def serving(self, ports: TelegramPorts, lead: Lead) -> AsyncIterator[list[BaseRoute]]:
        """Receiving, and sending from now on; gives the routes that the web application must have for that."""
        speech = Speech(self._api, self._pace)
        inlet = self._inlet = Inlet(self._api, speech, self._chats, self._errands, ports)
        profile = Profile(self._api, ports)
        self._outlet = Outlet(
            self._api,
            speech,
            self._chats,
            self._errands,
            ports,
            profile,
            receipts=Receipts(lambda: self._known_name(inlet), ports.words),
        )
        self._group_outlet = GroupOutlet(speech, ports, lambda: inlet.username)
        self._opened.set()
        receiving = asyncio.create_task(self._receive(inlet, profile, lead))
        watching = asyncio.create_task(self.health.watch())
        try:
            yield self._routes(inlet)
        finally:
            await _ended(watching)
            await _ended(receiving)

    def _routes(self, inlet: Inlet) -> list[BaseRoute]:
        if self._options.mode != "webhook":
            return []
        return list(Webhook(inlet, self.health, self._options.webhook_secret or "").routes())

    async def _receive(self, inlet: Inlet, profile: Profile, lead: Lead) -> None:
        patience = Patience(self.health)
        inlet.username = await patience.insist(self._own_name)
        self._errands.run(profile.introduce())
        if self._options.mode == "webhook":
            await patience.insist(self._set_webhook)
            return
        while True:
            self.health.stand_by()
            async with lead() as lost:
                self.health.take_over()
                await patience.insist(self._take_webhook_away)
                poller = Poller(self._api, inlet, self.health, patience, self._take_webhook_away)
                polling = asyncio.create_task(poller.run())
                try:
                    await lost
                finally:
                    await _ended(polling)

    async def _known_name(self, inlet: Inlet) -> str:
        """Asked for where a message needs it before receiving has begun, as right after a restart."""
        if inlet.username is None:
            inlet.username = await self._own_name()
        return inlet.username

    async def _own_name(self) -> str:
        match await self._api.call("getMe"):
            case {"username": str(username)}:
                return username
        raise RetryLater("not the Bot API's answer")

    async def _set_webhook(self) -> None:
        await self._api.call(
            "setWebhook",
            url=self._options.webhook_url,
            secret_token=self._options.webhook_secret,
            allowed_updates=as_json(KINDS),
            max_connections=100,
        )

    async def _take_webhook_away(self) -> None:
        """While one is set nobody can poll. What Telegram still has for it comes by polling then."""
        match await self._api.call("getWebhookInfo"):
            case {"url": ""}:
                return
            case {"url": str()}:
                log.warning("webhook_removed", channel=NAME)
                await self._api.call("deleteWebhook")
            case _:
                raise RetryLater("not the Bot API's answer")


async def _ended(task: asyncio.Task[None]) -> None:
    task.cancel()
    await asyncio.gather(task, return_exceptions=True)
