"""People who wait for their next message: woken when it is there, let go when the server stops."""

import asyncio
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta

from bot.channels.base import Busy

PER_USER = 8
"""Open pages of one person; one more lets the oldest go, which is likely a connection long dead."""

MOST = 20_000
_TRY_AGAIN = timedelta(seconds=5)


class Waiter:
    """One connection that waits. `ended` means that nothing more will come: answer and hang up."""

    def __init__(self) -> None:
        self.ended = False
        self._woken = asyncio.Event()

    def wake(self) -> None:
        """There is something new."""
        self._woken.set()

    def end(self) -> None:
        """Stop waiting for good."""
        self.ended = True
        self._woken.set()

    def listen(self) -> None:
        """From here on a `wake` ends the next `rest`. Call it before looking, so that none is missed."""
        if not self.ended:
            self._woken.clear()

    async def rest(self, seconds: float) -> None:
        """Until woken, at most `seconds`."""
        try:
            async with asyncio.timeout(seconds):
                await self._woken.wait()
        except TimeoutError:
            return


class WaitingRoom:
    """Everyone who waits, by user id. Holds at most `most`, and nobody who has left."""

    def __init__(self, most: int = MOST) -> None:
        self._most = most
        self._waiters: dict[str, list[Waiter]] = {}
        self._count = 0
        self._closed = False

    def __len__(self) -> int:
        return self._count

    def check(self) -> None:
        """Raises `Busy` when there is no place left."""
        if self._count >= self._most:
            raise Busy(_TRY_AGAIN)

    @contextmanager
    def enter(self, user_id: str) -> Iterator[Waiter]:
        """A place to wait, given back at the end. Raises `Busy` when there is none left."""
        self.check()
        waiter = Waiter()
        if self._closed:
            waiter.end()
        waiters = self._waiters.setdefault(user_id, [])
        if len(waiters) >= PER_USER:
            waiters.pop(0).end()
            self._count -= 1
        waiters.append(waiter)
        self._count += 1
        try:
            yield waiter
        finally:
            self._leave(user_id, waiter)

    def wake(self, user_id: str) -> None:
        """There is a new message for `user_id`."""
        for waiter in self._waiters.get(user_id, ()):
            waiter.wake()

    def close(self) -> None:
        """Let everyone go, and everyone who comes later at once."""
        self._closed = True
        for waiters in self._waiters.values():
            for waiter in waiters:
                waiter.end()

    def _leave(self, user_id: str, waiter: Waiter) -> None:
        waiters = self._waiters.get(user_id, [])
        if waiter in waiters:
            waiters.remove(waiter)
            self._count -= 1
        if not waiters:
            self._waiters.pop(user_id, None)
