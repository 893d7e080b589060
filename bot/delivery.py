"""Outbox → channels: one lane a conversation keeps its order, lanes do not wait for each other."""

import asyncio
import random
from collections import deque
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import islice

import structlog

from bot.channels.base import Blocked, Channel, RetryLater, Undeliverable
from bot.messages import decode
from storage import outbox
from storage.engine import Database
from storage.outbox import Fate, Posted, Settled
from storage.vault import Vault

log = structlog.get_logger()

_FIRST_RETRY = timedelta(seconds=2)
_LONGEST_RETRY = timedelta(minutes=15)
_GIVE_UP = timedelta(days=3)
_CLAIM = 500
_SEND_TIME = timedelta(seconds=20)


@dataclass(slots=True, eq=False)
class _Lane:
    """The messages of one conversation, sent one at a time by `task`; `since` is when the present one began."""

    waiting: deque[Posted]
    task: asyncio.Task[None] | None = None
    since: datetime | None = None
    is_cut_off: bool = False


class Delivery:
    """Sends messages and reports their fate to `settle`. At most `limit` wait in memory; the rest wait on disk.

    A conversation whose head was put off is closed: what a turn posts to it goes back to disk, to queue
    there, until `sweep` has claimed the head again. So nothing overtakes a message that waits.
    """

    def __init__(
        self,
        channels: Mapping[str, Channel],
        settle: Callable[[Settled], None],
        clock: Callable[[], datetime],
        limit: int = 20_000,
    ) -> None:
        self._channels = channels
        self._settle = settle
        self._clock = clock
        self._limit = limit
        self._lanes: dict[bytes, _Lane] = {}
        self._closed: set[bytes] = set()
        self._held = 0

    @property
    def held(self) -> int:
        """How many messages are in memory to be sent."""
        return self._held

    def offer(self, posted: Iterable[Posted]) -> None:
        """Takes what a turn has just posted, leased to this process; returns at once."""
        for message in posted:
            if message.conversation in self._closed:
                self._release(message)
            else:
                self._take(message)

    async def sweep(self, database: Database, vault: Vault, process: str) -> None:
        """Claims what waits on disk (after a start, a retry's time, another process's death) and sends it."""
        self._cut_off_stuck()
        if self._held >= self._limit:
            return
        claimed = await outbox.claim(database, vault, list(self._channels), process, self._clock(), _CLAIM)
        busy = set(self._lanes)
        for message in claimed:
            if message.conversation in busy:
                self._release(message)  # its lane outlived a lease; it will be claimed again
            else:
                self._closed.discard(message.conversation)
                self._take(message)

    async def close(self) -> None:
        """Waits for the messages under way; the others stay in the outbox."""
        for lane in self._lanes.values():
            self._hand_back(lane)
            if lane.since is None and lane.task is not None:
                lane.task.cancel()  # it only waits for its turn, and may do so for long
        under_way = [lane.task for lane in self._lanes.values() if lane.task is not None]
        await asyncio.gather(*under_way, return_exceptions=True)

    def _take(self, message: Posted) -> None:
        if self._held >= self._limit:
            self._closed.add(message.conversation)
            self._release(message)
            return
        self._held += 1
        lane = self._lanes.get(message.conversation)
        if lane is not None:
            lane.waiting.append(message)
            return
        self._lanes[message.conversation] = lane = _Lane(deque((message,)))
        lane.task = asyncio.get_running_loop().create_task(self._drain(message.conversation, lane))

    def _cut_off_stuck(self) -> None:
        """Ends sends that take too long. Looking now and then is cheaper than a timer a message."""
        now = self._clock()
        for lane in self._lanes.values():
            if lane.task is not None and lane.since is not None and now - lane.since > _SEND_TIME:
                lane.is_cut_off = True
                lane.task.cancel()

    async def _drain(self, conversation: bytes, lane: _Lane) -> None:
        while lane.waiting:
            if self._is_outdated(lane.waiting[0], islice(lane.waiting, 1, None)):
                self._held -= 1
                self._settle(Settled(lane.waiting.popleft(), Fate.SENT, self._clock()))
                continue  # it takes nobody's turn
            await self._channels[lane.waiting[0].channel].pace(lane.waiting[0].address)
            if not lane.waiting:
                break  # handed back meanwhile
            message = lane.waiting.popleft()
            self._held -= 1
            settled = await self._send(message, lane)
            if settled.fate in (Fate.PUT_OFF, Fate.RELEASED):
                self._closed.add(conversation)
            self._settle(settled)
            if conversation in self._closed:
                self._hand_back(lane)
        del self._lanes[conversation]

    def _hand_back(self, lane: _Lane) -> None:
        while lane.waiting:
            self._held -= 1
            self._release(lane.waiting.popleft())

    def _release(self, message: Posted) -> None:
        self._settle(Settled(message, Fate.RELEASED, self._clock()))

    async def _send(self, message: Posted, lane: _Lane) -> Settled:
        now = self._clock()
        if self._is_outdated(message, lane.waiting):
            return Settled(message, Fate.SENT, now)
        if now > message.leased_until - _SEND_TIME:
            return Settled(message, Fate.RELEASED, now)  # somebody else may hold it before we are done
        lane.since = now
        try:
            return await self._hand_over(message, lane)
        finally:
            lane.since = None

    def _is_outdated(self, message: Posted, later: Iterable[Posted]) -> bool:
        """Whether a newer one says it all. Who fetches their messages from us reads them all in order."""
        if message.slot is None or self._channels[message.channel].keeps_messages:
            return False
        return any(one.slot == message.slot for one in later)

    async def _hand_over(self, message: Posted, lane: _Lane) -> Settled:
        channel = self._channels[message.channel]
        try:
            ref = await channel.send(message.address, message.opened or decode(message.n, message.body))
        except RetryLater as error:
            return self._put_off(message, error.after)
        except asyncio.CancelledError:
            if not lane.is_cut_off or lane.task is None:
                raise
            lane.is_cut_off = False
            lane.task.uncancel()
            return self._put_off(message, None)
        except Blocked:
            return Settled(message, Fate.PARKED, self._clock())
        except Undeliverable as error:
            log.warning("message_given_up", channel=message.channel)
            return Settled(message, Fate.DEAD, self._clock(), reason=str(error)[:80])
        except Exception:  # a channel's own mistake must not stop its lane; the message is tried again
            log.exception("send_failed", channel=message.channel, attempt=message.attempts)
            return self._put_off(message, None)
        return Settled(message, Fate.KEPT if channel.keeps_messages else Fate.SENT, self._clock(), ref=ref)

    def _put_off(self, message: Posted, after: timedelta | None) -> Settled:
        now = self._clock()
        if now - message.posted_on > _GIVE_UP:
            return Settled(message, Fate.DEAD, now, reason="given up after three days")
        wait = after if after is not None else _back_off(message.attempts)
        return Settled(message, Fate.PUT_OFF, now, due_at=now + wait)


def _back_off(attempts: int) -> timedelta:
    longest: timedelta = min(_FIRST_RETRY * 2.0 ** min(attempts, 12), _LONGEST_RETRY)
    return longest * random.uniform(0.5, 1.0)  # noqa: S311 - spreads retries out, guards nothing
