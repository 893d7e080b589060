"""How receiving from Telegram goes: said once in the log when it changes, and at any time in /healthz."""

from collections.abc import Callable

import structlog

log = structlog.get_logger()

SILENT_SECONDS = 120.0
"""A poll ends after 50 s at the latest; two of them without a good answer are a standstill."""


class Health:
    """`reason` is why nothing comes in, None while all is well. `monotonic` gives seconds.

    `silent_after` so many seconds without an answer something is wrong; infinite where none is to be expected.
    """

    def __init__(self, monotonic: Callable[[], float], silent_after: float = SILENT_SECONDS) -> None:
        self._monotonic = monotonic
        self._silent_after = silent_after
        self._well_at = monotonic()
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

    def status(self) -> dict[str, object]:
        """What /healthz says: `ok`, or the reason, and seconds since the last good answer."""
        silent = self._monotonic() - self._well_at
        reason = self.reason or ("silent" if silent > self._silent_after else "ok")
        return {"status": reason, "seconds": round(silent)}
