"""Collects what arrives while the last commit was under way and hands it on as one batch: group commit."""

import asyncio
import contextlib
import time
from collections import deque
from collections.abc import Callable, Sequence
from datetime import timedelta
from typing import Protocol

import structlog

from bot.channels.base import Busy, Envelope
from storage.outbox import Posted, Settled

log = structlog.get_logger()

BATCH = 256
"""The most events of one commit. Fewer pay where a server writes on another core meanwhile."""
_QUIET_ROUNDS = 4
_LINGER_SECONDS = 0.01
_PAUSE_SECONDS = 0.5


class Commits(Protocol):
    """A turn."""

    async def run(self, batch: Sequence[Envelope], settled: Sequence[Settled]) -> list[Posted]:
        """Commits all of it or raises."""


class Intake:
    """The one queue in front of the turn. `limit` events may wait; more are told to come back."""

    def __init__(
        self,
        turn: Commits,
        deliver: Callable[[list[Posted]], None],
        limit: int,
        batch: int = BATCH,
        monotonic: Callable[[], float] = time.monotonic,
    ) -> None:
        self._turn = turn
        self._deliver = deliver
        self._limit = limit
        self._batch = batch
        self._monotonic = monotonic
        self._moved_at = monotonic()
        self._waiting: deque[tuple[Envelope, asyncio.Future[None]]] = deque()
        self._settled: deque[Settled] = deque()
        self._arrived = asyncio.Event()
        self._wake = asyncio.Event()
        self._committing = 0
        self._closing = False

    @property
    def depth(self) -> int:
        """How many events wait."""
        return len(self._waiting)

    @property
    def stalled_for(self) -> float:
        """Seconds since anything moved, 0 while nothing waits: how long a sender has heard nothing."""
        return self._monotonic() - self._moved_at if self._waiting or self._committing else 0.0

    async def submit(self, envelope: Envelope) -> None:
        """Returns once the event's effects are on disk. Raises `Busy` when full; nothing was taken then.

        Any other exception means that the database refused: the sender must try again.
        """
        if self._closing or len(self._waiting) >= self._limit:
            raise Busy(timedelta(seconds=1))
        if not (self._waiting or self._committing):
            self._moved_at = self._monotonic()
        future = asyncio.get_running_loop().create_future()
        self._waiting.append((envelope, future))
        self._arrived.set()
        self._wake.set()
        await future  # a caller that is cancelled meanwhile cancels its waiting, not the event

    def settle(self, settled: Settled) -> None:
        """What became of a message; written with the next batch."""
        self._settled.append(settled)
        self._wake.set()

    async def run(self) -> None:
        """Commits batches until `close`; what waits then is still committed."""
        while not (self._closing and not self._waiting and not self._settled):
            if not self._waiting and not self._closing:
                await self._rest()
            await self._breathe()
            batch = [self._waiting.popleft() for _ in range(min(self._batch, len(self._waiting)))]
            # All of them: a message put off and those behind it must go back to disk together.
            settled = list(self._settled)
            self._settled.clear()
            if batch or settled:
                await self._commit(batch, settled)

    def close(self) -> None:
        """Takes nothing more and lets `run` end once everything taken is on disk."""
        self._closing = True
        self._arrived.set()
        self._wake.set()

    async def _rest(self) -> None:
        self._arrived.clear()
        if not self._settled:
            self._wake.clear()
            await self._wake.wait()
        # Settlements alone can wait a moment for an event to ride along with.
        with contextlib.suppress(TimeoutError):
            await asyncio.wait_for(self._arrived.wait(), _LINGER_SECONDS)

    async def _breathe(self) -> None:
        """Lets those who just got their answers write again: fewer, larger commits, at no cost in time."""
        quiet = 0
        while quiet < _QUIET_ROUNDS and len(self._waiting) < self._batch:
            before = len(self._waiting)
            await asyncio.sleep(0)
            quiet = quiet + 1 if len(self._waiting) == before else 0

    async def _commit(
        self, batch: list[tuple[Envelope, asyncio.Future[None]]], settled: list[Settled]
    ) -> None:
        self._committing = len(batch)
        try:
            posted = await self._turn.run([envelope for envelope, _ in batch], settled)
        except Exception as error:  # not acknowledged: every sender is told, and keeps what it has
            log.exception("commit_failed", count=len(batch))
            for _, future in batch:
                if not future.done():
                    future.set_exception(error)
                    future.exception()  # a caller that was cancelled will not look: that is no news
            if not self._closing:
                self._settled.extendleft(reversed(settled))
                await asyncio.sleep(_PAUSE_SECONDS)
            return
        finally:
            self._committing = 0
        self._moved_at = self._monotonic()
        for _, future in batch:
            if not future.done():
                future.set_result(None)
        try:
            self._deliver(posted)
        except Exception:  # they are in the outbox, and whoever sweeps it next sends them
            log.exception("delivery_failed", count=len(posted))
