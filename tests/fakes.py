"""Stand-ins that behave: a clock that is moved by hand, a network that fails when it is told to."""

import asyncio
from collections import deque
from datetime import UTC, datetime, timedelta
from pathlib import Path

from bot.channels.base import Message
from bot.dialogue.content import Texts
from bot.files import KEPT_FREE_BYTES

MONDAY_MORNING = datetime(2026, 11, 23, 2, 0, tzinfo=UTC)
"""09:00 in Việt Nam."""


class FakeClock:
    """Stands still until it is moved."""

    def __init__(self, now: datetime = MONDAY_MORNING) -> None:
        self.now = now

    def __call__(self) -> datetime:
        return self.now

    def move(self, by: timedelta) -> None:
        """Forwards, as clocks go."""
        self.now += by


class FakeChannel:
    """A network that remembers what it was handed. `outcomes` is how the next sends end, one each.

    An exception there is raised, None lets a message through; when it is empty, all is well. While
    the `gate` is shut every send waits before it.
    """

    def __init__(self, name: str = "telegram", *, keeps_messages: bool = False) -> None:
        self.name = name
        self.keeps_messages = keeps_messages
        self.outcomes: deque[Exception | None] = deque()
        self.sent: list[tuple[str, Message]] = []
        self.turns: list[str] = []
        self.attempts = 0
        self.doors: dict[str, asyncio.Event] = {}
        self.gate = asyncio.Event()
        self.gate.set()

    async def pace(self, address: str) -> None:
        """Waits while the address has a shut door in `doors`; every turn that is taken is noted."""
        if address in self.doors:
            await self.doors[address].wait()
        self.turns.append(address)

    async def send(self, address: str, message: Message) -> None:
        """Hands a message over, or fails as told."""
        self.attempts += 1
        outcome = self.outcomes.popleft() if self.outcomes else None
        await self.gate.wait()
        if outcome is not None:
            raise outcome
        self.sent.append((address, message))

    def texts(self, address: str | None = None) -> list[str]:
        """The texts handed over, in order: all of them, or one address's."""
        return [message.reply.text for to, message in self.sent if address in (None, to)]


class HoarseTexts:
    """The catalogue, but at one key it raises, quoting `words` as careless code would."""

    def __init__(self, texts: Texts, key: str, words: str = "") -> None:
        self._texts = texts
        self._key = key
        self._words = words

    @property
    def locales(self) -> tuple[str, ...]:
        """Those of the catalogue."""
        return self._texts.locales

    def render(self, key: str, locale: str, /, **values: str | int) -> str:
        """A text, or none at all."""
        if key == self._key:
            raise LookupError(self._words)
        return self._texts.render(key, locale, **values)


def roomy_disk(_: Path) -> int:
    """Bytes free for pictures: just enough, however full this machine's own disk is."""
    return KEPT_FREE_BYTES
