"""Calls nobody waits for: a press acknowledged, old buttons taken away, "typing" shown. They may fail."""

import asyncio
from collections.abc import Coroutine
from typing import Any

import structlog

from bot.channels.base import ChannelError

log = structlog.get_logger()

MOST = 1000
"""Under way at once; beyond that one is left out, for none of them matters enough to pile up."""


class Errands:
    """Runs them beside the work."""

    def __init__(self) -> None:
        self._under_way: set[asyncio.Task[None]] = set()

    def run(self, call: Coroutine[Any, Any, Any]) -> asyncio.Task[None] | None:
        """Begins a call and returns at once; None if it was left out."""
        if len(self._under_way) >= MOST:
            call.close()
            return None
        task = asyncio.get_running_loop().create_task(_quietly(call))
        self._under_way.add(task)
        task.add_done_callback(self._under_way.discard)
        return task

    async def idle(self) -> None:
        """Returns once none is under way."""
        while self._under_way:
            await asyncio.wait(self._under_way)

    async def close(self) -> None:
        """Ends those under way."""
        for task in self._under_way:
            task.cancel()
        await asyncio.gather(*self._under_way, return_exceptions=True)


async def _quietly(call: Coroutine[Any, Any, Any]) -> None:
    try:
        await call
    except ChannelError as error:
        log.debug("errand_failed", channel="telegram", reason=type(error).__name__)
