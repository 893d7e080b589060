"""How long the daily digest takes over many cases: every count read, the message written."""

import random
import secrets
import time
from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from benchmarks.conversation import CHANNEL
from benchmarks.service import serving, sqlite_url
from bot.app import Core
from bot.digests import digest
from bot.digests.digest import Reader
from storage.cases import STATUSES
from storage.tables import cases
from storage.work import Work

_DAYS = 90
_AT_ONCE = 5_000
_TIMES = 5


async def measure(folder: Path, count: int) -> float:
    """Seconds for an admin's digest over `count` cases of the last 90 days, on SQLite; the median of five."""
    with sqlite_url(folder) as url:
        async with serving(folder, url) as (core, _):
            await _fill(core, count)
            seconds = sorted([await _one_digest(core) for _ in range(_TIMES)])
    return seconds[_TIMES // 2]


async def _one_digest(core: Core) -> float:
    now = core.world.clock()
    zone, unit = core.settings.timezone, core.seeds.unit
    started = time.perf_counter()
    async with core.database.writing() as connection:
        work = Work(connection, core.vault)
        reader = Reader("admin", frozenset(), "vi")
        reply = await digest.compose(work, reader, core.world.context(now, CHANNEL), unit, zone, until=now)
    assert reply.text
    return time.perf_counter() - started


async def _fill(core: Core, count: int) -> None:
    rows = _cases(core, count)
    for start in range(0, count, _AT_ONCE):
        async with core.database.writing() as connection:
            await connection.execute(
                cases.insert(), [next(rows) for _ in range(min(_AT_ONCE, count - start))]
            )


def _cases(core: Core, count: int) -> Iterator[dict[str, Any]]:
    drawn, now = random.Random(138), core.world.clock()
    categories = [category.key for category in core.world.programme.categories]
    communes = _communes(core)
    for number in range(1, count + 1):
        filed_at = now - timedelta(days=_DAYS) * drawn.random()
        yield _case(
            number, filed_at, drawn.choice(categories), drawn.choice(communes), drawn.choice(STATUSES)
        )


def _communes(core: Core) -> list[str]:
    """Codes of places all over the province."""
    near = core.world.gazetteer.near
    codes = {match.code for step in range(40) for match in near(15.2 + step * 0.02, 107.6 + step * 0.02)}
    return sorted(codes)


def _case(number: int, filed_at: datetime, category: str, commune: str, status: str) -> dict[str, Any]:
    is_hand_in = category == "weapon"
    return {
        "number": number,
        "alias": f"alias {number}",
        "code_token": secrets.token_bytes(16),
        "form": "hand_in" if is_hand_in else "tip",
        "category": category,
        "subcategory": "gun" if is_hand_in else None,
        "is_urgent": number % 20 == 0,
        "status": status,
        "commune": commune,
        "answers_sealed": secrets.token_bytes(600),
        "item_count": 1 if is_hand_in else None,
        "filed_at": filed_at,
        "updated_at": filed_at,
    }
