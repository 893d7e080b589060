"""What the service says of receiving from Telegram, as it would be written to its log."""

import asyncio
from collections.abc import Iterator

import pytest
from structlog.testing import capture_logs
from structlog.typing import EventDict, WrappedLogger

from bot.log import exception_without_message, only_safe
from tests.telegram_api.bell import Bell

WITHIN = 20
"""Seconds."""


class Log:
    """Its `lines`, after all that keeps people's words out of it."""

    def __init__(self) -> None:
        self.lines: list[EventDict] = []
        self._bell = Bell()

    def __call__(self, _logger: WrappedLogger, _method: str, entry: EventDict) -> EventDict:
        """Takes a line, as structlog's processors do."""
        if entry["event"].startswith(("telegram_", "update_")):
            self.lines.append(dict(entry))
            self._bell.ring()
        return entry

    @property
    def told(self) -> list[tuple[str, str | None]]:
        """Each line's event and reason."""
        return [(line["event"], line.get("reason")) for line in self.lines]

    async def says(self, event: str, times: int = 1) -> None:
        """Waits until it said so, so often."""

        def said() -> bool | None:
            return sum(line["event"] == event for line in self.lines) >= times or None

        async with asyncio.timeout(WITHIN):
            await self._bell.until(said)


@pytest.fixture
def log() -> Iterator[Log]:
    """Of this test, from here on."""
    kept = Log()
    with capture_logs(processors=[exception_without_message, only_safe, kept]):
        yield kept
