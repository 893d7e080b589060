"""How fast we may send: Telegram's limits for a bot as a whole, for a private chat and for a group."""

import asyncio
from collections import deque
from collections.abc import Awaitable, Callable

OVERALL = (30, 1.0)
PRIVATE = (1, 1.0)
GROUP = (20, 60.0)
"""At most so many messages in any so many seconds (Bot API FAQ)."""

MARGIN = 0.02
"""Seconds added to each span: a message may travel faster than the one before it."""

FORGET_AFTER = 60 + MARGIN
"""Seconds of silence after which a chat's past no longer matters."""


class _Window:
    """The last `count` times; there may be no more of them in any `seconds`."""

    def __init__(self, count: int, seconds: float) -> None:
        self._times: deque[float] = deque(maxlen=count)
        self._seconds = seconds + MARGIN

    def free_at(self) -> float:
        """When one more fits in; long past if it does already."""
        is_full = len(self._times) == self._times.maxlen
        return self._times[0] + self._seconds if is_full else float("-inf")

    def take(self, now: float) -> None:
        """One more at `now`."""
        self._times.append(now)


class _Lane:
    """One chat: its past, its hold, and who waits for it. `seen_at` is when it was last used."""

    def __init__(self, chat_id: int, now: float) -> None:
        self.window = _Window(*(GROUP if chat_id < 0 else PRIVATE))
        self.lock = asyncio.Lock()
        self.waiting = 0
        self.held_until = now
        self.seen_at = now

    def free_at(self) -> float:
        return max(self.held_until, self.window.free_at())


class Pace:
    """Says when the next message may go. `clock` gives seconds that never run backwards, `sleep` waits some.

    Messages of one chat go in the order they were asked for. A chat that waits for its own limit stands in
    nobody's way. Chats silent for a minute are forgotten.
    """

    def __init__(self, clock: Callable[[], float], sleep: Callable[[float], Awaitable[None]]) -> None:
        self._clock = clock
        self._sleep = sleep
        self._overall = _Window(*OVERALL)
        self._gate = asyncio.Lock()
        self._lanes: dict[int, _Lane] = {}
        self._swept_at = clock()

    def __len__(self) -> int:
        """How many chats are remembered."""
        return len(self._lanes)

    async def turn(self, chat_id: int) -> None:
        """Returns when one message may go to `chat_id` (negative for a group), which then must go at once."""
        lane = self._lane(chat_id)
        lane.waiting += 1
        try:
            async with lane.lock:
                while not await self._passed(lane):
                    pass
        finally:
            lane.waiting -= 1

    def hold(self, chat_id: int, seconds: float) -> None:
        """Nothing goes to this one chat for `seconds`, as its `retry_after` asked."""
        lane = self._lane(chat_id)
        lane.held_until = max(lane.held_until, self._clock() + seconds)

    async def _passed(self, lane: _Lane) -> bool:
        """Whether the lane's next message got through; not if it was held while it stood at the gate."""
        await self._until(lane.free_at)
        async with self._gate:
            await self._until(self._overall.free_at)
            now = self._clock()
            if lane.free_at() > now:
                return False
            self._overall.take(now)
            lane.window.take(now)
            lane.seen_at = now
            return True

    async def _until(self, free_at: Callable[[], float]) -> None:
        while (wait := free_at() - self._clock()) > 0:
            await self._sleep(wait)

    def _lane(self, chat_id: int) -> _Lane:
        now = self._clock()
        if now - self._swept_at > FORGET_AFTER:
            self._sweep(now)
        lane = self._lanes.get(chat_id)
        if lane is None:
            lane = self._lanes[chat_id] = _Lane(chat_id, now)
        return lane

    def _sweep(self, now: float) -> None:
        self._swept_at = now
        self._lanes = {
            chat_id: lane
            for chat_id, lane in self._lanes.items()
            if lane.waiting or max(lane.seen_at + FORGET_AFTER, lane.held_until) > now
        }
