"""How much longer a page of `/tips` takes among many cases than among few: everything its reader waits for."""

import time
from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import datetime, timedelta
from pathlib import Path

from benchmarks import many_cases
from benchmarks.many_cases import Where
from benchmarks.service import serving
from bot.app import Core
from storage import case_lists
from storage.case_lists import Beside, Filter
from storage.engine import Database
from storage.sight import Sight
from storage.work import Work

UrlIn = Callable[[Path], AbstractContextManager[str]]
"""Gives the URL of a new database under a folder."""
FEW = 1_000
SIZE = 10
_TIMES = 9


async def measure(folder: Path, *, url_in: UrlIn, count: int) -> float:
    """Seconds for one page of each list, the first and the one after it, over `count` cases; the medians added up."""
    with url_in(folder) as url:
        async with serving(folder, url) as (core, _):
            now, where = core.world.clock(), Where.of(core.world)
            await _fill(core, url, where, count, now)
            return sum([await _median(core, wanted) for wanted in _lists(where, now)])


async def _fill(core: Core, url: str, where: Where, count: int, now: datetime) -> None:
    database = Database.open(url)
    await many_cases.fill(database, core.vault, where, count, now)
    await database.close()


def _lists(where: Where, now: datetime) -> list[Filter]:
    """Each filter alone, and those an officer of two communes presses."""
    own = Sight(communes=frozenset(where.communes[:2]), staff_id=3)
    return [
        Filter(),
        Filter(status="new"),
        Filter(category="crime"),
        Filter(subcategory="theft"),
        Filter(commune=where.communes[0]),
        Filter(urgent=True),
        Filter(unassigned=True),
        Filter(assignee_id=3),
        Filter(status="new", filed_before=now - timedelta(days=1)),
        Filter(filed_since=now - timedelta(days=7)),
        Filter(filed_before=now - timedelta(days=20)),
        Filter(own),
        Filter(own, unassigned=True),
        Filter(own, urgent=True),
        Filter(category="crime", status="new", commune=where.communes[0]),
    ]


async def _median(core: Core, wanted: Filter) -> float:
    seconds = sorted([await _once(core, wanted) for _ in range(_TIMES)])
    return seconds[_TIMES // 2]


async def _once(core: Core, wanted: Filter) -> float:
    started = time.perf_counter()
    async with core.database.reading() as connection:
        work = Work(connection, core.vault)
        page = await case_lists.page(work, wanted, SIZE)
        if page.has_older:
            await case_lists.page(work, wanted, SIZE, Beside(page.lines[-1].number, is_older=True))
    return time.perf_counter() - started
