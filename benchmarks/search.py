"""How long a search takes among many cases, on both engines: from the command until its answer is committed.

The cases are sealed for their own rows and their tokens are what the index makes of them, but they are put on disk in
bulk: token by token, as a tree of them is packed after a rebuild.
"""

import itertools
import json
import random
import time
from array import array
from collections.abc import Iterator, Sequence
from contextlib import AbstractContextManager
from datetime import timedelta
from pathlib import Path
from statistics import median, quantiles
from typing import Any

from benchmarks.conversation import CHANNEL
from benchmarks.rows import Row, at_most
from benchmarks.service import postgresql_url, serving, sqlite_url
from bot.app import Core
from bot.channels.base import Envelope
from bot.desk.people import make_invite
from bot.desk.words import indexed
from bot.dialogue.events import CommandReceived
from storage import driver, rows
from storage.engine import Database
from storage.search import word_token
from storage.staff import Invite
from storage.tables import case_token, cases
from storage.work import Work

WORDS_A_CASE = 12
_AT_ONCE = 10_000
_TIMES = 20
_COMMUNE, _ELSEWHERE = "20878", "20455"
_ONSETS = (
    *("b", "c", "ch", "d", "đ", "g", "h", "k", "kh", "l", "m", "n", "ng", "nh"),
    *("ph", "qu", "r", "s", "t", "th", "tr", "v", "x"),
)
_RIMES = (
    *("an", "ang", "anh", "ao", "âu", "ăn", "ay", "em", "ên", "iên", "inh", "iêu"),
    *("oan", "on", "ông", "ơi", "uôn", "ung", "ưa", "ương", "uy", "yên"),
)
_TONES = ("", "\u0300", "\u0301", "\u0309")
VOCABULARY = tuple(f"{onset}{rime}{tone}" for tone, rime, onset in itertools.product(_TONES, _RIMES, _ONSETS))
"""Some 2,000 syllables; the later, the rarer. A tone belongs to the same token as none."""

QUERIES = {
    "one frequent word": ("", "ban"),
    "two frequent words": ("", "ban chan"),
    "frequent, with marks": ("", "bản chản"),
    "frequent, never together": ("", "chẵn lẻ"),
    "marks that seldom agree": ("", VOCABULARY[-1]),
    "one rare word": ("", "00421"),
    "four words": ("", "ban can chan dan"),
    "frequent, one commune": (_COMMUNE, "ban chan"),
}
"""Which commune the officer has, and what they type, by what is measured."""


async def on_sqlite(folder: Path, count: int) -> dict[str, list[float]]:
    """Seconds of each search of each kind among `count` cases, on SQLite."""
    return await _measure(folder, count, sqlite_url(folder))


async def on_postgresql(folder: Path, count: int) -> dict[str, list[float]]:
    """The same on a PostgreSQL of its own."""
    return await _measure(folder, count, postgresql_url(folder))


async def _measure(folder: Path, count: int, database: AbstractContextManager[str]) -> dict[str, list[float]]:
    with database as url:
        async with serving(folder, url) as (core, _):
            await fill(core, count)
            for commune in {commune for commune, _ in QUERIES.values()}:
                await _hire(core, commune)
            return {
                kind: [await _one(core, commune, typed) for _ in range(_TIMES)]
                for kind, (commune, typed) in QUERIES.items()
            }


async def _hire(core: Core, commune: str) -> None:
    async with core.database.writing() as connection:
        work = Work(connection, core.vault)
        invite = Invite("officer", frozenset({commune} if commune else ()))
        code = make_invite(work, invite, core.world.clock(), by=None)
        await work.flush()
    await core.intake.submit(_envelope(core, commune, CommandReceived("start", code)))


async def _one(core: Core, commune: str, typed: str) -> float:
    started = time.perf_counter()
    await core.intake.submit(_envelope(core, commune, CommandReceived("find", typed)))
    return time.perf_counter() - started


_ids = itertools.count()


def _envelope(core: Core, commune: str, event: CommandReceived) -> Envelope:
    name = f"officer-{commune}"
    return Envelope(CHANNEL, name, str(next(_ids)), name, event, core.world.clock())


async def fill(core: Core, count: int) -> None:
    """Puts cases 1 to `count` into an empty database, each with its tokens."""
    await _fill_cases(core, count)
    await _fill_tokens(core, count)
    if not core.database.is_sqlite:
        async with core.database.engine.connect() as connection:
            await connection.execution_options(isolation_level="AUTOCOMMIT")
            await connection.exec_driver_sql("VACUUM ANALYZE")


def told(number: int) -> list[str]:
    """The words of a case: the same every time, some far more often than others."""
    drawn = random.Random(number)
    size = len(VOCABULARY)
    words = {VOCABULARY[int(size * drawn.random() ** 3)] for _ in range(WORDS_A_CASE - 2)}
    return [*words, "lẻ" if number % 2 else "chẵn", _rare(number)]


def _rare(number: int) -> str:
    """As of a plate: ten cases in a million have the same."""
    return f"{number % 100_000:05}"


async def _fill_cases(core: Core, count: int) -> None:
    made = _cases(core, count)
    while some := list(itertools.islice(made, _AT_ONCE)):
        async with core.database.writing() as connection:
            await rows.insert(connection, cases, some)


def _cases(core: Core, count: int) -> Iterator[dict[str, Any]]:
    now = core.world.clock()
    for number in range(1, count + 1):
        answers = json.dumps({"what": " ".join(told(number))}, ensure_ascii=False).encode()
        filed_at = now - timedelta(minutes=count - number)
        yield {
            "number": number,
            "alias": f"Chim sẻ {number % 90}",
            "code_token": number.to_bytes(16, "big"),
            "form": "tip",
            "category": "crime",
            "is_urgent": False,
            "status": "new",
            "commune": _COMMUNE if number % 100 == 0 else _ELSEWHERE,
            "answers_sealed": core.vault.seal(answers, "cases", number, "answers"),
            "filed_at": filed_at,
            "updated_at": filed_at,
        }


async def _fill_tokens(core: Core, count: int) -> None:
    holders: dict[int, array[int]] = {}
    known: dict[str, set[int]] = {}
    for number in range(1, count + 1):
        *often, rare = told(number)
        for word in often:
            if word not in known:
                known[word] = _tokens(core, word)
        for token in set().union(*map(known.__getitem__, often), _tokens(core, rare)):
            holders.setdefault(token, array("q")).append(number)
    pairs = ((token, number) for token in sorted(holders) for number in holders[token])
    await _write_tokens(core.database, pairs)


def _tokens(core: Core, word: str) -> set[int]:
    return {word_token(core.vault, folded) for folded in indexed([word])}


async def _write_tokens(database: Database, made: Iterator[tuple[int, int]]) -> None:
    async with database.writing() as connection:
        await connection.exec_driver_sql("DROP INDEX ix_case_token_case")
        while some := list(itertools.islice(made, 50_000)):
            await _put(connection, some)
        await connection.exec_driver_sql("CREATE INDEX ix_case_token_case ON case_token (case_number)")


async def _put(connection: Any, some: Sequence[tuple[int, int]]) -> None:
    if connection.dialect.name == "sqlite":
        await driver.run_for_each(connection, "INSERT INTO case_token VALUES (?, ?)", some)
    else:
        await rows.insert(connection, case_token, [{"token": token, "case_number": n} for token, n in some])


def rows_of(counts: Sequence[int], engine: str, found: Sequence[dict[str, list[float]]]) -> list[Row]:
    """How much longer the slowest kind of search takes among the most cases than among the fewest, and in itself."""
    medians = [{kind: 1000 * median(seconds) for kind, seconds in one.items()} for one in found]
    slowest = max(medians[-1], key=medians[-1].__getitem__)
    grown = medians[-1][slowest] / medians[0][slowest]
    detail = ", ".join(
        f"{count:,}: {one[slowest]:.1f} ms" for count, one in zip(counts, medians, strict=True)
    )
    worst = 1000 * max(quantiles(seconds, n=20)[-1] for seconds in found[-1].values())
    among = f"search, {engine}, {counts[-1]:,} cases"
    return [
        at_most(f"{among} against {counts[0]:,}", [grown], 5, "{:.1f}×", f"{slowest}; {detail}"),
        at_most(f"{among}, slowest kind", [medians[-1][slowest]], 50, "{:.1f} ms", f"p95 {worst:.1f} ms"),
    ]
