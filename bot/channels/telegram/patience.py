"""Trying again: later each time, or when Telegram says, with the reason in the health."""

import asyncio
from collections.abc import Awaitable, Callable
from typing import TypeVar

from bot.channels.base import Busy, RetryLater
from bot.channels.telegram.api import ConflictError, RefusedError, TokenError
from bot.channels.telegram.health import Health
from bot.channels.telegram.wire import UnreadableError

FIRST_SECONDS = 0.5
LONGEST_SECONDS = 30.0

Result = TypeVar("Result")


class Patience:
    """Counts failures in a row. `sleep` takes seconds."""

    def __init__(self, health: Health, sleep: Callable[[float], Awaitable[None]] = asyncio.sleep) -> None:
        self._health = health
        self._sleep = sleep
        self._failures = 0

    def restored(self) -> None:
        """It went well; the next failure is a first one again."""
        self._failures = 0

    async def after(self, error: Exception) -> None:
        """Waits before the next try."""
        if not isinstance(error, Busy):
            self._health.ill(_reason(error))
        named = error.retry_after if isinstance(error, Busy) else getattr(error, "after", None)
        wait = min(FIRST_SECONDS * 2.0 ** min(self._failures, 10), LONGEST_SECONDS)
        self._failures += 1
        await self._sleep(named.total_seconds() if named else wait)

    async def insist(self, call: Callable[[], Awaitable[Result]]) -> Result:
        """What `call` gives once it succeeds."""
        while True:
            try:
                result = await call()
            except Exception as error:  # noqa: BLE001 - whoever insists has no other way to go on
                await self.after(error)
            else:
                self._health.well()
                self.restored()
                return result


def _reason(error: Exception) -> str:
    """A word for the log and for /healthz, never the error's own words."""
    match error:
        case TokenError():
            return "token_refused"
        case ConflictError():
            return "another_poller"
        case RetryLater(after=None):
            return "no_answer"
        case RetryLater():
            return "too_fast"
        case RefusedError():
            return "refused"
        case UnreadableError():
            return "not_the_bot_api"
    return f"not_taken:{type(error).__name__}"
