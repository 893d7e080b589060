"""How much memory open conversations take: a tip's form left where it asks what happened."""

import gc
import resource
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from benchmarks.conversation import Turn
from benchmarks.drive import Load, hold_all
from benchmarks.service import Chat, count, outbox_is_empty, serving, sqlite_url

_PAGES = Path("/proc/self/statm")
_MEBIBYTE = 1 << 20


@dataclass(frozen=True, slots=True)
class Growth:
    """In MB of 2^20 bytes: resident after the first chats, and how much more at the end."""

    before: float
    grown: float


async def measure(folder: Path, turns: Sequence[Turn], load: Load) -> Growth:
    """Growth from the first `load.width` open conversations to all of them, on SQLite."""
    with sqlite_url(folder) as url:
        async with serving(folder, url) as (core, network):

            async def hold(citizen: int) -> None:
                chat = Chat(core, network, citizen)
                for turn in turns:
                    await chat.hold(turn)
                chat.leave()

            async def hold_later(citizen: int) -> None:
                await hold(load.width + citizen)

            await hold_all(Load(load.width, load.width), hold)
            await outbox_is_empty(core)
            before = _resident()
            await hold_all(Load(load.citizens - load.width, load.width), hold_later)
            await outbox_is_empty(core)
            after = _resident()
            assert await count(core, "inbox") == load.citizens * len(turns)
    return Growth(before, after - before)


def _resident() -> float:
    """Resident memory now; where the system does not tell, the most there ever was."""
    gc.collect()
    if _PAGES.exists():
        return int(_PAGES.read_text().split()[1]) * resource.getpagesize() / _MEBIBYTE
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return most / _MEBIBYTE if sys.platform == "darwin" else most / 1024
