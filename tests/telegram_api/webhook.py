"""Webhooks: set, asked about and taken away, and updates posted to them until they are taken."""

import asyncio
import re
from collections import defaultdict, deque
from collections.abc import Callable
from contextlib import suppress
from ipaddress import ip_address
from typing import Any
from urllib.parse import urlsplit

import httpx

from tests.telegram_api.parameters import Parameters
from tests.telegram_api.polling import allow
from tests.telegram_api.refusals import bad_request, too_many_requests
from tests.telegram_api.updates import DEFAULT_KINDS, Update, Updates

SECRET_HEADER = "X-Telegram-Bot-Api-Secret-Token"
_SET_EVERY_SECONDS = 1.0
_LONGEST_DELAY_SECONDS = 60.0
_LONGEST_RETRY_AFTER = 3600
_ANSWER_SECONDS = 60.0
_GONE_SECONDS = 23 * 3600.0
_GONE = 410
_SECRET = re.compile(r"[A-Za-z0-9_-]*")


class Webhook:
    """The bot's webhook. `pace` scales back-off; `polling_ends` ends the long poll that waits."""

    def __init__(
        self, updates: Updates, clock: Callable[[], float], pace: float, polling_ends: Callable[[], None]
    ) -> None:
        self._updates = updates
        self._clock = clock
        self._pace = pace
        self._polling_ends = polling_ends
        self._next_set_at = 0.0
        self._task: asyncio.Task[None] | None = None
        self._reset()

    def _reset(self) -> None:
        self.url = ""
        self.secret = ""
        self.max_connections = 40
        self.ip_address = ""
        self.last_error_at = 0.0
        self.last_error = ""
        self._gone_since = 0.0
        self._lanes: dict[tuple[str, int], deque[Update]] = defaultdict(deque)
        self._seen: set[int] = set()

    async def set(self, given: Parameters) -> str:
        """setWebhook: what was done, in words. Raises `Refusal`."""
        url = given.text("url")
        if not url:
            return await self.delete(given)
        self._pace_settings()
        _check_url(url)
        secret = given.text("secret_token")
        if len(secret) > 256:
            raise bad_request("secret token is too long")
        if not _SECRET.fullmatch(secret):
            raise bad_request("secret token contains unallowed characters")
        await self.stop()
        if given.flag("drop_pending_updates"):
            self._updates.clear()
        allow(self._updates, given)
        self._reset()
        self.url, self.secret = url, secret
        self.max_connections = min(max(given.number("max_connections", 40), 1), 100)
        self.ip_address = given.text("ip_address")
        self._polling_ends()
        self._task = asyncio.create_task(self._run())
        return "Webhook was set"

    async def delete(self, given: Parameters) -> str:
        """deleteWebhook: what was done, in words."""
        was_set = bool(self.url)
        await self.stop()
        self._reset()
        if given.flag("drop_pending_updates"):
            self._updates.clear()
        return "Webhook was deleted" if was_set else "Webhook is already deleted"

    async def stop(self) -> None:
        """Posts no more; what is under way is cut off and stays unconfirmed."""
        if self._task is not None:
            self._task.cancel()
            with suppress(asyncio.CancelledError):
                await self._task
            self._task = None

    def info(self) -> dict[str, Any]:
        """getWebhookInfo."""
        found: dict[str, Any] = {
            "url": self.url,
            "has_custom_certificate": False,
            "pending_update_count": len(self._updates.pending),
        }
        if self.url:
            found |= {"max_connections": self.max_connections, "ip_address": self.ip_address or "127.0.0.1"}
        if self.last_error:
            found |= {"last_error_date": int(self.last_error_at), "last_error_message": self.last_error}
        if self._updates.allowed != DEFAULT_KINDS:
            found["allowed_updates"] = sorted(self._updates.allowed)
        return found

    def _pace_settings(self) -> None:
        now = asyncio.get_running_loop().time()
        if now < self._next_set_at:
            raise too_many_requests(1)
        self._next_set_at = now + _SET_EVERY_SECONDS * self._pace

    async def _run(self) -> None:
        gate = asyncio.Semaphore(self.max_connections)
        client = httpx.AsyncClient(timeout=_ANSWER_SECONDS, trust_env=False)
        async with client, asyncio.TaskGroup() as lanes:
            while True:
                for lane in self._fill():
                    lanes.create_task(self._drain(lane, client, gate))
                await self._updates.arrival()

    def _fill(self) -> list[tuple[str, int]]:
        """Puts what is new into its lane; gives the lanes that nobody empties yet."""
        idle = []
        for update in self._updates.waiting():
            if update.id in self._seen and not update.is_again:
                continue
            self._seen.add(update.id)
            update.is_again = False
            if update.lane not in self._lanes:
                idle.append(update.lane)
            self._lanes[update.lane].append(update)
        return idle

    async def _drain(self, lane: tuple[str, int], client: httpx.AsyncClient, gate: asyncio.Semaphore) -> None:
        queue = self._lanes[lane]
        while queue:
            await self._deliver(queue.popleft(), client, gate)
        del self._lanes[lane]

    async def _deliver(self, update: Update, client: httpx.AsyncClient, gate: asyncio.Semaphore) -> None:
        """Posts until it is taken: again at once, then after 2 s, 4 s and so on, or when it is told to."""
        delay, failures = 1.0, 0
        while True:
            async with gate:
                retry_after = await self._post(update, client)
            if retry_after is None:
                self._updates.settle(update)
                return
            if not retry_after and failures:
                delay = min(delay * 2, _LONGEST_DELAY_SECONDS)
            wait = retry_after or (delay if failures else 0.0)
            failures += 1
            if self._clock() + wait > update.expires_at:
                self._updates.expire(update)
                return
            await asyncio.sleep(wait * self._pace)

    async def _post(self, update: Update, client: httpx.AsyncClient) -> int | None:
        """None when it was taken, else the seconds that the webhook asked for, 0 for none."""
        headers = {"Content-Type": "application/json"}
        if self.secret:
            headers[SECRET_HEADER] = self.secret
        self._updates.deliver(update)
        try:
            answer = await client.post(self.url, content=update.body, headers=headers)
        except httpx.TransportError as error:
            self._failed(f"Webhook connection closed: {type(error).__name__}")
            return 0
        if answer.is_success:
            self._gone_since = 0.0
            return None
        self._failed(f"Wrong response from the webhook: {answer.status_code} {answer.reason_phrase}")
        self._note_gone(answer.status_code)
        asked = answer.headers.get("Retry-After", "")
        return min(int(asked), _LONGEST_RETRY_AFTER) if asked.isdecimal() else 0

    def _failed(self, reason: str) -> None:
        self.last_error_at, self.last_error = self._clock(), reason

    def _note_gone(self, status: int) -> None:
        """410 for 23 hours closes the webhook."""
        now = self._clock()
        if status != _GONE:
            self._gone_since = 0.0
        elif not self._gone_since:
            self._gone_since = now
        elif now > self._gone_since + _GONE_SECONDS and self._task is not None:
            self._task.cancel()
            self._reset()


def _check_url(url: str) -> None:
    """HTTPS, or anything on this very machine, as a server that runs beside its bot allows."""
    parts = urlsplit(url)
    if not parts.hostname:
        raise bad_request("invalid webhook URL specified")
    if parts.scheme != "https" and not _is_here(parts.hostname):
        raise bad_request("bad webhook: An HTTPS URL must be provided for webhook")


def _is_here(host: str) -> bool:
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"
