"""The long form of the kill test: a service on Telegram killed 200 times while people file tips."""

import asyncio
import random
import time
import traceback
from pathlib import Path

from benchmarks.rows import Row, at_least
from tests.telegram_kills import Storm, weathered

STORM = Storm(people=230, width=16, kills=200)
QUICK = Storm(people=16, width=16, kills=10)


def measure(folder: Path, storm: Storm) -> Row:
    """How many kills it stood: all of them, or none if anything was lost, done twice or said out of order."""
    seed = random.SystemRandom().randrange(1_000_000)
    started = time.perf_counter()
    try:
        asyncio.run(_check(folder, storm, seed))
        stood = storm.kills
    except AssertionError:
        traceback.print_exc()
        stood = 0
    seconds = time.perf_counter() - started
    detail = f"{storm.people} people, {seconds:,.0f} s, seed {seed}"
    return at_least("kill -9 under load, all messages right", [stood], storm.kills, "{:.0f}", detail)


async def _check(folder: Path, storm: Storm, seed: int) -> None:
    left = await weathered(folder, storm, random.Random(seed))
    left.expect_the_right_last_message()
    left.expect_order()
    await left.expect_one_turn_each()
    left.expect_no_trace()
