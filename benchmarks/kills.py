"""The long form of the kill test: a service on Telegram killed 200 times while people file tips."""

import random
import time
from pathlib import Path

from rich.console import Console

from tests.telegram_kills import Storm, weathered

STORM = Storm(people=230, width=16, kills=200)
QUICK = Storm(people=16, width=16, kills=10)


async def measure(folder: Path, storm: Storm, seed: int) -> None:
    """Raises AssertionError if anything was lost, done twice, said out of order or left in the clear."""
    left = await weathered(folder, storm, random.Random(seed))
    left.expect_the_right_last_message()
    left.expect_order()
    await left.expect_one_turn_each()
    left.expect_no_trace()


async def main(folder: Path, storm: Storm, console: Console) -> None:
    """Says how it went."""
    seed = random.SystemRandom().randrange(1_000_000)
    console.print(f"{storm.kills} kills, {storm.people} people, seed {seed}", highlight=False)
    started = time.perf_counter()
    await measure(folder, storm, seed)
    console.print(
        f"{storm.kills} kills in {time.perf_counter() - started:,.0f} s: every update in one turn, every receipt "
        f"with its citizen, every message in order, nothing in the clear",
        highlight=False,
    )
