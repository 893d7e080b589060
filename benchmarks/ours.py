"""Turns per second of our service: until the last reply was handed over and acknowledged in the outbox."""

import time
from collections.abc import Sequence
from contextlib import AbstractContextManager
from pathlib import Path

from benchmarks.conversation import Turn
from benchmarks.drive import Load, Run, clear_the_deck, hold_all
from benchmarks.service import Chat, count, outbox_is_empty, postgresql_url, serving, sqlite_url


async def measure_on_sqlite(folder: Path, turns: Sequence[Turn], load: Load) -> Run:
    """SQLite, WAL, synchronous=FULL, sealing on."""
    return await _measure(folder, turns, load, sqlite_url(folder))


async def measure_on_postgresql(folder: Path, turns: Sequence[Turn], load: Load) -> Run:
    """PostgreSQL on this machine, fsync on, sealing on."""
    return await _measure(folder, turns, load, postgresql_url(folder))


async def _measure(
    folder: Path, turns: Sequence[Turn], load: Load, database: AbstractContextManager[str]
) -> Run:
    with database as url:
        async with serving(folder, url) as (core, network):

            async def hold(citizen: int) -> None:
                chat = Chat(core, network, citizen)
                for turn in turns:
                    await chat.hold(turn)

            started = clear_the_deck()
            await hold_all(load, hold)
            await outbox_is_empty(core)
            ended = time.perf_counter()

            held = load.citizens * len(turns)
            assert await count(core, "inbox") == held
            assert await count(core, "cases") == load.citizens
            assert network.sent == load.citizens * sum(len(turn.replies) for turn in turns)
    return Run(held, ended - started)
