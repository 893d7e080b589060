"""Finding cases by their words, which nobody can read here: each is a token under the key of the index.

A token is looked for as it is, so a word is found whole or not at all. Cases that have all of several tokens are found
by walking those of the rarest, newest first, at most `WALK` at a time: a search among a million cases is as quick as
among a thousand, and goes on from where it stopped.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import Select, func, select, union_all

from storage import case_lists
from storage.case_lists import Filter
from storage.cases import Summary, summaries, summary_of
from storage.tables import case_to_index, case_token, cases
from storage.vault import Vault
from storage.work import Work

WALK = 5_000
"""Cases with the rarest word that one step of a search looks at."""

HITS = 1_000
"""Of these, cases with all the words that are held against the filter."""

WAITING = 100
"""Cases without tokens that a search still looks through, the newest; beyond that it is incomplete."""

_LAST = 1 << 62
_DIGITS = 18
_SIZE = 8
_NAMED = 1_000


@dataclass(frozen=True, slots=True)
class Found:
    """Cases with all the tokens, newest first, and where to go on: below `below`, or None at the end."""

    lines: Sequence[Summary]
    below: int | None


@dataclass(frozen=True, slots=True)
class Waiting:
    """Cases that have to be read to be found, newest first; `has_more` says that older ones cannot be found yet."""

    lines: Sequence[Summary] = ()
    has_more: bool = False


def word_token(vault: Vault, word: str) -> int:
    """What stands for a folded word in `case_token`: a signed integer of eight bytes."""
    return _number(vault.token("word", word))


def alias_token(vault: Vault, alias: str) -> int:
    """What stands for a folded alias. The alias itself lies in the clear: under its words' own tokens it would tell
    what those stand for."""
    return _number(vault.token("alias", alias))


async def newest(
    work: Work, tokens: Collection[int], wanted: Filter, limit: int, below: int | None = None
) -> Found:
    """At most `limit` cases with all `tokens` (one at least) that pass the filter, below a number or from the top."""
    below = _LAST if below is None else below
    (floor, rarest), *more = await _by_rarity(work, tokens, below)
    others = [token for _, token in more]
    hits = list(await work.connection.scalars(_walk(rarest, others, floor, below)))
    lines: list[Summary] = []
    for some in (hits[: 2 * limit], hits[2 * limit :]):
        if some and len(lines) < limit:
            lines += await _lines(work, some, wanted, limit - len(lines))
    if len(lines) == limit:
        return Found(lines, lines[-1].number)
    return Found(lines, hits[-1] if len(hits) == HITS else floor or None)


async def waiting(work: Work, wanted: Filter) -> Waiting:
    """The newest cases with words that have no tokens yet."""
    await work.flush()
    numbers = select(case_to_index.c.case_number).distinct()
    newest = numbers.order_by(case_to_index.c.case_number.desc()).limit(WAITING + 1)
    found = list(await work.connection.scalars(newest))
    if not found:
        return Waiting()
    return Waiting(await _lines(work, found[:WAITING], wanted, WAITING), has_more=len(found) > WAITING)


async def named(
    work: Work, typed: Collection[str], aliases: Collection[int], wanted: Filter, limit: int
) -> list[Summary]:
    """Cases whose number, or number in the unit's official book, is one of `typed`, or with one of the tokens
    `aliases`; newest first."""
    await work.flush()
    bare = [one.removeprefix("#") for one in typed]
    numbers = [int(one) for one in bare if one.isascii() and one.isdigit() and len(one) <= _DIGITS]
    ways = [
        select(column.label("number")).where(is_it).order_by(column.desc()).limit(_NAMED).subquery()
        for column, is_it in (
            (cases.c.number, cases.c.number.in_(numbers)),
            (cases.c.number, cases.c.register_number.in_(typed)),
            (case_token.c.case_number, case_token.c.token.in_(aliases)),
        )
    ]
    found = list(await work.connection.scalars(union_all(*(select(way.c.number) for way in ways))))
    return await _lines(work, found, wanted, limit) if found else []


async def tokens_of(work: Work, numbers: Collection[int]) -> Mapping[int, set[int]]:
    """The tokens of the words of some cases, by case; those without any are left out."""
    await work.flush()
    found: dict[int, set[int]] = {}
    statement = select(case_token.c.case_number, case_token.c.token)
    rows = await work.connection.execute(statement.where(case_token.c.case_number.in_(sorted(numbers))))
    for number, token in rows:
        found.setdefault(number, set()).add(token)
    return found


async def _by_rarity(work: Work, tokens: Collection[int], below: int) -> list[tuple[int, int]]:
    """The tokens, each after the number down to which `WALK` cases have it; the rarest, which reaches lowest, first.

    The number is 0 where fewer are left.
    """
    await work.flush()
    reached = [
        select(case_token.c.case_number)
        .where(case_token.c.token == token, case_token.c.case_number < below)
        .order_by(case_token.c.case_number.desc())
        .offset(WALK - 1)
        .limit(1)
        .scalar_subquery()
        for token in tokens
    ]
    floors = (await work.connection.execute(select(*reached))).one()
    return sorted(zip((floor or 0 for floor in floors), tokens, strict=True))


def _walk(rarest: int, others: Sequence[int], floor: int, below: int) -> Select[int]:
    walked = case_token.alias("walked")
    # Counted and not joined, or PostgreSQL's planner would now and then read all that the other words have.
    held = [
        select(func.count())
        .select_from(other)
        .where(other.c.token == token, other.c.case_number == walked.c.case_number)
        .scalar_subquery()
        == 1
        for at, token in enumerate(others)
        for other in [case_token.alias(f"other_{at}")]
    ]
    within = (walked.c.case_number >= floor, walked.c.case_number < below)
    found = select(walked.c.case_number).where(walked.c.token == rarest, *within, *held)
    return found.order_by(walked.c.case_number.desc()).limit(HITS)


async def _lines(work: Work, numbers: Sequence[int], wanted: Filter, limit: int) -> list[Summary]:
    """Those of some cases that pass the filter, newest first.

    In a statement of its own: a planner that has to guess how many they are may read all cases.
    """
    statement = summaries().where(cases.c.number.in_(numbers), *case_lists.conditions(wanted))
    rows = await work.connection.execute(statement.order_by(cases.c.number.desc()).limit(limit))
    return [summary_of(row) for row in rows]


def _number(token: bytes) -> int:
    return int.from_bytes(token[:_SIZE], "big", signed=True)
