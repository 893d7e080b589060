"""getUpdates: long polls, confirmation, and the 409 that the older of two pollers gets."""

import asyncio
from collections.abc import Callable
from dataclasses import dataclass

from msgspec import Raw

from tests.telegram_api.parameters import Parameters
from tests.telegram_api.refusals import (
    CONFLICT_POLLING,
    CONFLICT_WEBHOOK_ACTIVE,
    CONFLICT_WEBHOOK_SET,
    Refusal,
)
from tests.telegram_api.updates import DEFAULT_KINDS, KINDS, Updates

LONGEST_POLL_SECONDS = 50
_SLOWED_SECONDS = 3.0
_HASTY_SECONDS = 0.5
_GATHER_SECONDS = 0.001


@dataclass(slots=True)
class _Poll:
    ended_by: str = ""


class Polling:
    """The side of getUpdates. `pace` scales the waits with which Telegram slows bots down, not polls."""

    def __init__(self, updates: Updates, pace: float, webhook_is_set: Callable[[], bool]) -> None:
        self._updates = updates
        self._webhook_is_set = webhook_is_set
        self._pace = pace
        self._current: _Poll | None = None
        self._last_offset: int | None = None
        self._last_at = 0.0
        self._next_conflict_at = 0.0

    async def get_updates(self, given: Parameters) -> Raw:
        """A JSON list of updates. Raises `Refusal`: 409."""
        if self._webhook_is_set():
            raise await self._conflict(CONFLICT_WEBHOOK_ACTIVE)
        offset = given.number("offset")
        limit = min(max(given.number("limit", 100), 1), 100)
        timeout = float(min(max(given.number("timeout"), 0), LONGEST_POLL_SECONDS))
        allow(self._updates, given)
        limit, timeout = self._slowed(offset, limit, timeout)
        self._updates.confirm(offset)
        batch = self._updates.fetch(limit)
        if not batch and timeout:
            batch = await self._long_poll(limit, timeout)
        return Raw(b"[" + b",".join(batch) + b"]")

    def end_for_webhook(self) -> None:
        """Ends the poll that waits, because a webhook is being set."""
        self._end(CONFLICT_WEBHOOK_SET)

    def _slowed(self, offset: int, limit: int, timeout: float) -> tuple[int, float]:
        """Asking for the same again soon is slowed to 3 s, at once gets a single update."""
        now = asyncio.get_running_loop().time()
        same, ago = offset == self._last_offset, now - self._last_at
        self._last_offset, self._last_at = offset, now
        if same and timeout < _SLOWED_SECONDS and ago < _SLOWED_SECONDS * self._pace:
            timeout = _SLOWED_SECONDS * self._pace
        if same and ago < _HASTY_SECONDS * self._pace:
            limit = 1
        return limit, timeout

    async def _long_poll(self, limit: int, timeout: float) -> list[bytes]:  # noqa: ASYNC109 - the API's word
        self._end(CONFLICT_POLLING)
        poll = self._current = _Poll()
        try:
            async with asyncio.timeout(timeout):
                while True:
                    await self._updates.arrival()
                    await asyncio.sleep(_GATHER_SECONDS)  # as Telegram waits for a second one
                    if poll.ended_by:
                        break
                    if batch := self._updates.fetch(limit):
                        return batch
        except TimeoutError:
            return []
        finally:
            if self._current is poll:
                self._current = None
        raise await self._conflict(poll.ended_by)

    def _end(self, reason: str) -> None:
        if self._current is not None:
            self._current.ended_by = reason
            self._current = None
            self._updates.wake()

    async def _conflict(self, text: str) -> Refusal:
        """The first is told at once, the next within 3 s only after them."""
        now = asyncio.get_running_loop().time()
        if now < self._next_conflict_at:
            await asyncio.sleep(_SLOWED_SECONDS * self._pace)
        else:
            self._next_conflict_at = now + _SLOWED_SECONDS * self._pace
        return Refusal(409, text)


def allow(updates: Updates, given: Parameters) -> None:
    """Takes over `allowed_updates` if the call names it; it holds until it is named again."""
    kinds = given.structure("allowed_updates")
    if isinstance(kinds, list):
        updates.allowed = frozenset(kinds) & KINDS or DEFAULT_KINDS
