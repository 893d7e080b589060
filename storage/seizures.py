"""The seizure ledger: what was taken in, by kind and count. Rows are only ever added."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, func, select

from storage.counts import Span
from storage.tables import seizure
from storage.work import Work

KINDS = (
    "gun",
    "homemade_gun",
    "support_tool",
    "ammunition",
    "bladed",
    "weapon_other",
    "suspected_explosive",
)
"""Categories the ledger knows; ammunition is counted in rounds, everything else in pieces."""
MOST = {"ammunition": 9999}
"""Most of a kind in one row; 999 of any other."""
BOOK_LENGTH = 40


def most_of(kind: str) -> int:
    """How many of a kind one row may hold."""
    return MOST.get(kind, 999)


@dataclass(frozen=True, slots=True)
class Entry:
    """A row of the ledger. `corrects` is the row it stands for; such a row may have a count of nought."""

    id: int
    case_number: int | None
    kind: str
    count: int
    corrects: int | None
    book_number: str | None
    staff_id: int
    received_at: datetime


@dataclass(frozen=True, slots=True)
class Where:
    """Which case something was handed in for, if any, and in which commune, if that is known."""

    case_number: int | None
    commune: str | None


async def add(
    work: Work,
    where: Where,
    items: Sequence[tuple[str, int]],
    book_number: str | None,
    staff_id: int,
    now: datetime,
    *,
    corrects: int | None = None,
) -> list[int]:
    """Adds a row for each kind and count; their numbers, which have no gaps."""
    ids = []
    for kind, count in items:
        ids.append(await work.draw("seizure"))
        work.insert(
            seizure,
            {
                "id": ids[-1],
                "case_number": where.case_number,
                "commune": where.commune,
                "kind": kind,
                "count": count,
                "corrects": corrects,
                "book_number": book_number,
                "staff_id": staff_id,
                "received_at": now,
            },
        )
    await work.flush()
    return ids


async def of_case(work: Work, number: int) -> list[Entry]:
    """The rows of a case that stand, oldest first: those that another row corrects are left out."""
    await work.flush()
    return await _read(work, seizure.c.case_number == number, _stands())


async def count_of(work: Work, number: int) -> int:
    """How many rows a case has, those that were corrected among them."""
    await work.flush()
    statement = select(func.count()).select_from(seizure).where(seizure.c.case_number == number)
    return await work.connection.scalar(statement) or 0


async def find(work: Work, id: int) -> Entry | None:
    """One row that stands, or None."""
    await work.flush()
    found = await _read(work, seizure.c.id == id, _stands())
    return found[0] if found else None


async def totals(work: Work, span: Span, communes: Collection[str]) -> dict[str, int]:
    """What was taken in within the span, kind → count; of these communes and where none is known, or of all.

    A correction counts when it was written, in place of the row it stands for.
    """
    await work.flush()
    within = [seizure.c.received_at >= span.start, seizure.c.received_at < span.end, _stands()]
    if communes:
        within.append(func.coalesce(seizure.c.commune, "").in_([*sorted(communes), ""]))
    statement = select(seizure.c.kind, func.sum(seizure.c["count"])).where(*within)
    rows = await work.connection.execute(statement.group_by(seizure.c.kind))
    return {kind: int(total) for kind, total in rows}


def summed(entries: Sequence[Entry]) -> list[tuple[str, int]]:
    """What entries come to, kind and count in the order of `KINDS`; nothing of what comes to nought."""
    sums = {kind: sum(one.count for one in entries if one.kind == kind) for kind in KINDS}
    return [(kind, count) for kind, count in sums.items() if count]


def _stands() -> ColumnElement[bool]:
    later = seizure.alias("later")
    return ~select(later.c.id).where(later.c.corrects == seizure.c.id).exists()


async def _read(work: Work, *conditions: Any) -> list[Entry]:
    names = Entry.__slots__
    rows = await work.connection.execute(
        select(*(seizure.c[name] for name in names)).where(*conditions).order_by(seizure.c.id)
    )
    return [Entry(*row) for row in rows]
