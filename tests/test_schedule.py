"""The timetable: everything is done soon after a start, a failure does not end it."""

import asyncio
from datetime import UTC, datetime, timedelta

import pytest

from bot.schedule import timetable


async def nothing() -> None:
    """A sweep."""


@pytest.mark.parametrize("interval", [timedelta(seconds=2), timedelta(hours=6)])
async def test_every_sweep_comes_soon_after_the_start(interval: timedelta) -> None:
    scheduler = timetable([("sweep", interval, nothing)])
    scheduler.start(paused=True)
    due = scheduler.get_job("sweep").next_run_time
    scheduler.shutdown(wait=False)
    assert due - datetime.now(UTC) <= min(interval, timedelta(minutes=1))


async def test_sweep_that_raises_comes_again() -> None:
    rounds, again = 0, asyncio.Event()

    async def broken_once() -> None:
        nonlocal rounds
        rounds += 1
        if rounds == 1:
            raise OSError
        again.set()

    scheduler = timetable([("sweep", timedelta(milliseconds=1), broken_once)])
    scheduler.start()
    await again.wait()
    scheduler.shutdown(wait=False)
