"""Waiting for a change without looking again and again."""

import asyncio
from collections.abc import Callable
from typing import TypeVar

Found = TypeVar("Found")


class Bell:
    """Rings at every change; whoever waits at that moment wakes."""

    def __init__(self) -> None:
        self._event = asyncio.Event()

    def ring(self) -> None:
        """Something changed."""
        self._event.set()
        self._event = asyncio.Event()

    async def rung(self) -> None:
        """Waits for the next change."""
        await self._event.wait()

    async def until(self, condition: Callable[[], Found | None]) -> Found:
        """Waits until the condition finds something, asking at every change; gives what it found."""
        while (found := condition()) is None:
            await self.rung()
        return found
