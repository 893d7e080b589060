"""Ends a coroutine at its k-th await, as a dying task would be, wherever that is."""

import asyncio
from collections.abc import Coroutine, Generator
from typing import Any


class _Doomed:
    """Runs a coroutine and cancels the running task at its `fatal`-th suspension, from 1."""

    def __init__(self, coroutine: Coroutine[Any, Any, Any], fatal: int) -> None:
        self._coroutine = coroutine
        self._fatal = fatal
        self.awaits = 0

    def __await__(self) -> Generator[Any, Any, Any]:
        try:
            waited_for = self._coroutine.send(None)
            while True:
                self.awaits += 1
                if self.awaits == self._fatal:
                    task = asyncio.current_task()
                    assert task is not None
                    task.cancel()
                try:
                    yield waited_for
                except BaseException as error:  # noqa: BLE001 - whatever is thrown into us is meant for the coroutine
                    waited_for = self._coroutine.throw(error)
                else:
                    waited_for = self._coroutine.send(None)
        except StopIteration as end:
            return end.value


async def crashed_at(coroutine: Coroutine[Any, Any, Any], await_number: int) -> bool:
    """Whether the coroutine reached that await, and died there; False if it ended before."""
    doomed = _Doomed(coroutine, await_number)

    async def run() -> None:
        await doomed

    task = asyncio.create_task(run())
    await asyncio.wait([task])
    if not task.cancelled():
        task.result()
    return doomed.awaits >= await_number
