"""How fast we may send: Telegram's limits for a bot as a whole, for a private chat and for a group."""

import asyncio
import contextlib
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
        self._most = count
        self._times: deque[float] = deque(maxlen=count)
        self._seconds = seconds + MARGIN

    def free_at(self, count: int = 1) -> float:
        """When so many more fit in, long past if they do already; more than ever fit go into an empty one."""
        over = len(self._times) + min(count, self._most) - self._most
        return self._times[over - 1] + self._seconds if over > 0 else float("-inf")

    def take(self, now: float, count: int = 1) -> None:
        """So many more at `now`."""
        self._times.extend([now] * count)


class _Lane:
    """One chat: its past, its hold, and who waits for it. `seen_at` is when it was last used."""

    def __init__(self, chat_id: int, now: float) -> None:
        self.window = _Window(*(GROUP if chat_id < 0 else PRIVATE))
        self.lock = asyncio.Lock()
        self.waiting = 0
        self.held_until = now
        self.seen_at = now

    def free_at(self, count: int) -> float:
        return max(self.held_until, self.window.free_at(count))


class Pace:
    """Says when the next message may go. `clock` gives seconds that never run backwards, `sleep` waits some.

    Messages of one chat go in the order they were asked for. A chat that waits for its own limit stands in
    nobody's way. What goes on with something that was begun goes before all that begins, so that nobody has half
    a message for long. Chats silent for a minute are forgotten.
    """

    def __init__(self, clock: Callable[[], float], sleep: Callable[[float], Awaitable[None]]) -> None:
        self._clock = clock
        self._sleep = sleep
        self._overall = _Window(*OVERALL)
        self._gate = asyncio.Lock()
        self._door = asyncio.Lock()
        self._lanes: dict[int, _Lane] = {}
        self._swept_at = clock()

    def __len__(self) -> int:
        """How many chats are remembered."""
        return len(self._lanes)

    async def turn(self, chat_id: int, count: int = 1, *, goes_on: bool = False) -> None:
        """Returns when one message may go to `chat_id` (negative for a group), which then must go at once.

        An album is `count` messages. `goes_on`: what it belongs to has begun.
        """
        lane = self._lane(chat_id)
        lane.waiting += 1
        try:
            async with lane.lock:
                while not await self._passed(lane, count, goes_on=goes_on):
                    pass
        finally:
            lane.waiting -= 1

    def hold(self, chat_id: int, seconds: float) -> None:
        """Nothing goes to this one chat for `seconds`, as its `retry_after` asked."""
        lane = self._lane(chat_id)
        lane.held_until = max(lane.held_until, self._clock() + seconds)

    async def _passed(self, lane: _Lane, count: int, *, goes_on: bool) -> bool:
        """Whether the lane's next message got through; not if it was held while it stood at the gate."""
        await self._until(lane.free_at, count)
        # Only one at a time comes through the door, so at the gate there is never a crowd before what goes on.
        async with contextlib.nullcontext() if goes_on else self._door, self._gate:
            await self._until(self._overall.free_at, count)
            now = self._clock()
            if lane.free_at(count) > now:
                return False
            self._overall.take(now, count)
            lane.window.take(now, count)
            lane.seen_at = now
            return True

    async def _until(self, free_at: Callable[[int], float], count: int) -> None:
        while (wait := free_at(count) - self._clock()) > 0:
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
