"""Which cases may tell of the same thing: what is still to be compared, with what, and what came of it."""

import json
from collections import defaultdict
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Literal

from sqlalchemy import Select, delete, exists, func, or_, select, update

from storage import rows
from storage.cases import FILES, Summary, summaries, summary_of
from storage.engine import Database
from storage.tables import cases, comparison, file, likeness, reporter
from storage.vault import Vault
from storage.work import Work

LEASE = timedelta(minutes=1)
"""How long one comparison may take; after it another process may try."""
TRIES = 5
"""After which a case is left uncompared: it must not hold up the others for good."""
CANDIDATES = 200
"""Cases that one is compared with at most, the newest."""
LOOKS = 2000
"""Pictures of all these together."""
SHOWN = 10
"""Cases much like one that are listed at most, the likest."""
EMPTIED = ("unfounded", "out_of_scope", "withdrawn")

Kind = Literal["words", "picture"]


@dataclass(frozen=True, slots=True)
class Likeness:
    """How a case is like another. `score` is from 0 to 100."""

    other: int
    kind: Kind
    score: int


@dataclass(frozen=True, slots=True)
class Alike:
    """A case that is much like one."""

    line: Summary
    kind: Kind
    score: int


@dataclass(frozen=True, slots=True)
class Told:
    """What a case says, opened, and how its pictures look."""

    number: int
    form: str
    answers: dict[str, Any]
    looks: Sequence[int] = ()


@dataclass(frozen=True, slots=True)
class Senders:
    """How many people sent cases: `known` tells apart who may be written to, the others cannot be."""

    known: int
    unknown: int


@dataclass(frozen=True, slots=True)
class Claim:
    """A case that is ours to compare until `until`."""

    number: int
    until: datetime


async def claim(database: Database, now: datetime) -> Claim | None:
    """The case that waits the longest to be compared, ours for `LEASE`; None if none is due."""
    due = select(comparison).where(comparison.c.due_at <= now).order_by(comparison.c.due_at).limit(1)
    async with database.reading() as connection:
        if (await connection.execute(due)).one_or_none() is None:
            return None
    async with database.writing() as connection:
        row = (await connection.execute(due.with_for_update(skip_locked=True))).one_or_none()
        if row is None:
            return None
        this = comparison.c.case_number == row.case_number
        if row.attempts >= TRIES:
            await connection.execute(delete(comparison).where(this))
        else:
            taken = {"due_at": now + LEASE, "attempts": row.attempts + 1}
            await connection.execute(update(comparison).where(this).values(taken))
        return Claim(row.case_number, now + LEASE)


async def compare_again(work: Work, number: int, now: datetime) -> None:
    """A case has a picture more: it is to be compared anew, also if that is under way."""
    await work.flush()
    this = update(comparison).where(comparison.c.case_number == number).values(attempts=0, due_at=now)
    if not (await work.connection.execute(this)).rowcount:
        row = {"case_number": number, "attempts": 0, "due_at": now}
        await rows.insert_new(work.connection, comparison, [row])


async def release_all(database: Database, now: datetime) -> None:
    """Everything is due at once: whoever was at it is gone."""
    async with database.writing() as connection:
        await connection.execute(update(comparison).values(due_at=now))


def done(work: Work, claimed: Claim) -> None:
    """Nothing of it is left to compare, unless something came in meanwhile."""
    work.delete(comparison, {"case_number": claimed.number, "due_at": claimed.until})


_SEALED = (cases.c.number, cases.c.form, cases.c.answers_sealed)


def candidates(line: Summary, communes: Collection[str], within: timedelta) -> Select[Any]:
    """Selects the cases that one may be like, sealed, the newest.

    They are of the same category, filed `within` so long of it, in one of `communes`, or without a place, or wherever
    if this one has none. A newer one that nobody has begun to compare is left to its own turn.
    """
    waits = exists().where(comparison.c.case_number == cases.c.number, comparison.c.attempts == 0)
    where = [
        cases.c.filed_at >= line.filed_at - within,
        cases.c.filed_at <= line.filed_at + within,
        # An expression and not the column: the time chooses the index, it leaves fewer rows.
        func.coalesce(cases.c.category, "") == line.category,
        cases.c.number != line.number,
        (cases.c.number < line.number) | ~waits,
        cases.c.status.not_in(EMPTIED),
        ~cases.c.is_sample,
    ]
    if line.commune is not None:
        where.append(func.coalesce(cases.c.commune, "").in_([*sorted(communes), ""]))
    return select(*_SEALED).where(*where).order_by(cases.c.filed_at.desc()).limit(CANDIDATES)


async def sealed_with_candidates(
    work: Work, line: Summary, communes: Collection[str], within: timedelta
) -> Sequence[Any]:
    """The sealed answers of a case and of its `candidates`, as rows `number`, `form`, `answers_sealed`."""
    mine = select(*_SEALED).where(cases.c.number == line.number)
    others = candidates(line, communes, within)
    return [*await work.connection.execute(mine), *await work.connection.execute(others)]


async def sealed_looks(work: Work, numbers: Sequence[int]) -> Sequence[Any]:
    """The sealed looks of the pictures of cases, as rows `case_number`, `id`, `look_sealed`."""
    looks = select(file.c.case_number, file.c.id, file.c.look_sealed).where(file.c.look_sealed.is_not(None))
    first = looks.where(file.c.case_number == numbers[0]).limit(FILES)
    mine = (await work.connection.execute(first)).all()
    if not mine:
        return []
    others = looks.where(file.c.case_number.in_(numbers[1:])).limit(LOOKS)
    return [*mine, *await work.connection.execute(others)]


def opened(vault: Vault, sealed: Sequence[Any], looks: Sequence[Any]) -> list[Told]:
    """These rows, unsealed. Takes a while: use it in a thread."""
    seen = defaultdict(list)
    for row in looks:
        look = vault.unseal(row.look_sealed, "file", row.id, "look")
        seen[row.case_number].append(int(look, 16))
    return [
        Told(
            row.number,
            row.form,
            json.loads(vault.unseal(row.answers_sealed, "cases", row.number, "answers")),
            seen[row.number],
        )
        for row in sealed
    ]


async def keep(work: Work, number: int, found: Sequence[Likeness]) -> int:
    """Keeps which cases this one is like; how many of them were not known before."""
    await work.flush()
    pairs = [
        {
            "case_number": max(number, one.other),
            "other_number": min(number, one.other),
            "kind": one.kind,
            "score": one.score,
        }
        for one in found
    ]
    new = [await rows.insert_new(work.connection, likeness, [pair]) for pair in pairs]
    return sum(map(len, new))


async def alike(work: Work, number: int) -> Sequence[Alike]:
    """The cases much like this one that still say something, the likest first; not those it goes with already."""
    await work.flush()
    older = select(likeness.c.other_number.label("other"), likeness.c.kind, likeness.c.score).where(
        likeness.c.case_number == number
    )
    pair = older.union_all(
        select(likeness.c.case_number, likeness.c.kind, likeness.c.score).where(
            likeness.c.other_number == number
        )
    ).subquery()
    mine = cases.alias("mine")
    together = exists().where(
        mine.c.number == number,
        func.coalesce(mine.c.merged_into, mine.c.number)
        == func.coalesce(cases.c.merged_into, cases.c.number),
    )
    statement = (
        summaries()
        .add_columns(pair.c.kind, pair.c.score)
        .join(pair, pair.c.other == cases.c.number)
        .where(cases.c.status.not_in(EMPTIED), ~together)
        .order_by(pair.c.score.desc(), cases.c.number.desc())
        .limit(SHOWN)
    )
    found = await work.connection.execute(statement)
    return [Alike(summary_of(row), row.kind, row.score) for row in found]


async def senders(work: Work, numbers: Collection[int]) -> Senders:
    """How many people sent these cases and those that go with them. Who filed twice counts once."""
    await work.flush()
    wanted = sorted(numbers)
    mine = or_(cases.c.number.in_(wanted), cases.c.merged_into.in_(wanted))
    statement = (
        select(
            func.count(), func.count(reporter.c.case_number), func.count(reporter.c.teller_token.distinct())
        )
        .select_from(cases)
        .outerjoin(reporter, reporter.c.case_number == cases.c.number)
        .where(mine)
    )
    total, tied, known = (await work.connection.execute(statement)).one()
    return Senders(known, total - tied)
