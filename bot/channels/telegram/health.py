"""How receiving from Telegram goes: said once in the log when it changes, and at any time in /healthz."""

import asyncio
from collections.abc import Awaitable, Callable

import structlog

log = structlog.get_logger()

SILENT_SECONDS = 120.0
"""A poll ends after 50 s at the latest; two of them without a good answer are a standstill."""
LOOK_SECONDS = 5.0
"""How often the watchdog looks."""


class Health:
    """`reason` is why nothing comes in, None while all is well. `monotonic` gives seconds.

    `silent_after` so many seconds without an answer something is wrong; infinite where none is to be expected.
    """

    def __init__(
        self,
        monotonic: Callable[[], float],
        silent_after: float = SILENT_SECONDS,
    ) -> None:
        self._monotonic = monotonic
        self._silent_after = silent_after
        self._well_at = monotonic()
        self._stands_by = False
        self.reason: str | None = None

    def well(self) -> None:
        """Telegram has answered."""
        if self.reason is not None:
            log.info("telegram_well_again", channel="telegram")
        self.reason = None
        self._well_at = self._monotonic()

    def ill(self, reason: str) -> None:
        """Something failed; the same reason again is not news."""
        if reason != self.reason:
            log.warning("telegram_ill", channel="telegram", reason=reason)
        self.reason = reason

    def stand_by(self) -> None:
        """Another process receives, or we are about to: no answer is to be expected until `take_over`."""
        self._stands_by = True

    def take_over(self) -> None:
        """We receive from now on."""
        self._stands_by = False
        self._well_at = self._monotonic()

    def look(self) -> None:
        """Notices silence; why nothing comes in otherwise is told by whoever failed."""
        if self.reason is None and self._is_silent():
            self.ill("silent")

    async def watch(self, sleep: Callable[[float], Awaitable[None]] = asyncio.sleep) -> None:
        """Looks for ever, so that silence is said though nobody asks. `sleep` takes seconds."""
        while True:
            await sleep(LOOK_SECONDS)
            self.look()

    def status(self) -> dict[str, object]:
        """What /healthz says: `ok`, `standby` or the reason; seconds since the last good answer."""
        return {
            "status": self._state(),
            "seconds": round(self._monotonic() - self._well_at),
        }

    def _state(self) -> str:
        if self._stands_by:
            return "standby"
        return self.reason or ("silent" if self._is_silent() else "ok")

    def _is_silent(self) -> bool:
        return not self._stands_by and self._monotonic() - self._well_at > self._silent_after
