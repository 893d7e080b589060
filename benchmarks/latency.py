"""One citizen alone: how long from a message until its reply is handed over, the commit between them."""

import time
from collections.abc import Sequence
from pathlib import Path

from benchmarks.conversation import Turn
from benchmarks.drive import clear_the_deck
from benchmarks.service import Chat, serving, sqlite_url

_WARM_UP = 3


async def measure(folder: Path, turns: Sequence[Turn], citizens: int) -> list[float]:
    """Seconds of every turn, on SQLite; the conversations come one after the other."""
    seconds: list[float] = []
    with sqlite_url(folder) as url:
        async with serving(folder, url) as (core, network):
            for citizen in range(_WARM_UP + citizens):
                chat = Chat(core, network, citizen)
                if citizen == _WARM_UP:
                    clear_the_deck()
                    seconds.clear()
                for turn in turns:
                    sent = time.perf_counter()
                    await chat.hold(turn)
                    seconds.append(time.perf_counter() - sent)
    return seconds
