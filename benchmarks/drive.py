"""Many citizens at once: so many chats side by side, and within each chat one turn after the other."""

import asyncio
import gc
import time
from collections.abc import Awaitable, Callable
from dataclasses import dataclass

Hold = Callable[[int], Awaitable[None]]
"""Holds the whole conversation of the citizen with this number, from 0."""


@dataclass(frozen=True, slots=True)
class Load:
    """How many citizens come, and how many of them talk at the same time."""

    citizens: int
    width: int = 256


@dataclass(frozen=True, slots=True)
class Run:
    """One run: how many turns it held and how many seconds they took."""

    turns: int
    seconds: float

    @property
    def rate(self) -> float:
        """Turns per second."""
        return self.turns / self.seconds


async def hold_all(load: Load, hold: Hold) -> None:
    """Hold every conversation; returns when the last one has ended."""
    citizens = iter(range(load.citizens))

    async def one_after_another() -> None:
        for citizen in citizens:
            await hold(citizen)

    async with asyncio.TaskGroup() as chats:
        for _ in range(min(load.width, load.citizens)):
            chats.create_task(one_after_another())


def clear_the_deck() -> float:
    """Keeps what was prepared out of the garbage collector's way; gives the time the clock starts."""
    gc.collect()
    gc.freeze()
    return time.perf_counter()
