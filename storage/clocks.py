"""Deadlines of cases: started, met, extended, and claimed to be reminded of.

A case has at most one running clock of a kind. Starting and stopping read nothing: they are gathered in the `Work` of
whatever else happens to the case.
"""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from sqlalchemy import ColumnElement, select

from storage.engine import Database
from storage.tables import cases, clock
from storage.work import Work

ClockKind = Literal["reception", "handling", "data_answer", "data_request"]
"""Until somebody takes a case; until a registered one is decided; until whoever asks about their data hears from
somebody; until that is done."""

KINDS: tuple[ClockKind, ...] = ("reception", "handling", "data_answer", "data_request")

EXTENDABLE: tuple[ClockKind, ...] = ("handling", "data_request")

AT_ONCE = 2000
"""Clocks whose reminders go out together at most."""


@dataclass(frozen=True, slots=True)
class Clock:
    """One that runs. `extended` says how often; `reminded_at` is None as long as nobody was reminded."""

    id: bytes
    case_number: int
    kind: ClockKind
    started_at: datetime
    due_at: datetime
    extended: int
    reminded_at: datetime | None


_COLUMNS = tuple(clock.c[name] for name in Clock.__slots__)


def start(
    work: Work,
    number: int,
    kind: ClockKind,
    started_at: datetime,
    due_at: datetime,
    remind_at: datetime | None,
) -> None:
    """A clock begins to run for a case; with `remind_at` None nobody is reminded of it."""
    work.insert(
        clock,
        {
            "id": work.time_ordered_id(started_at),
            "case_number": number,
            "kind": kind,
            "is_running": True,
            "started_at": started_at,
            "due_at": due_at,
            "remind_at": remind_at,
        },
    )


def meet(work: Work, number: int, kind: ClockKind, now: datetime) -> None:
    """What the clock was for is done; nothing happens if it does not run."""
    work.update(clock, {"case_number": number, "kind": kind, "is_running": True}, _stopped(now))


def stop_all(work: Work, number: int, now: datetime) -> None:
    """The case is closed: none of its clocks runs any longer."""
    work.update(clock, {"case_number": number, "is_running": True}, _stopped(now))


def _stopped(now: datetime) -> dict[str, bool | datetime | None]:
    return {"is_running": False, "met_at": now, "remind_at": None}


def extend(work: Work, one: Clock, due_at: datetime, remind_at: datetime) -> None:
    """It runs longer, once more than before, and is reminded of anew."""
    values = {"due_at": due_at, "remind_at": remind_at, "extended": one.extended + 1}
    work.update(clock, {"id": one.id}, values)


async def running(work: Work, number: int) -> list[Clock]:
    """The clocks of a case that run, the most urgent first."""
    await work.flush()
    rows = await work.connection.execute(
        select(*_COLUMNS)
        .where(clock.c.case_number == number, clock.c.is_running)
        .order_by(clock.c.due_at, clock.c.id)
    )
    return [Clock(*row) for row in rows]


async def is_any_to_remind(database: Database, now: datetime, *, at_any_hour: bool) -> bool:
    """Whether anybody is to be reminded of anything; nothing is claimed by that."""
    async with database.reading() as connection:
        due = select(clock.c.id).where(*_to_remind(now, at_any_hour=at_any_hour)).limit(1)
        return await connection.scalar(due) is not None


async def to_remind(work: Work, now: datetime, *, at_any_hour: bool) -> list[Clock]:
    """The clocks of which people are to be reminded, the longest waiting first. Nothing is claimed yet.

    With `at_any_hour` only of what is worth waking somebody: urgent cases that nobody took.
    """
    rows = await work.connection.execute(
        select(*_COLUMNS)
        .where(*_to_remind(now, at_any_hour=at_any_hour))
        .order_by(clock.c.remind_at, clock.c.id)
        .limit(AT_ONCE)
    )
    return [Clock(*row) for row in rows]


def _to_remind(now: datetime, *, at_any_hour: bool) -> list[ColumnElement[bool]]:
    # What is stopped is not to be reminded of: its `remind_at` is gone.
    due = [clock.c.remind_at <= now, clock.c.case_number.is_not(None)]
    if at_any_hour:
        urgent = select(cases.c.number).where(cases.c.number == clock.c.case_number, cases.c.is_urgent)
        due += [clock.c.kind == "reception", urgent.exists()]
    return due


async def claim(work: Work, ids: Collection[bytes], now: datetime) -> set[bytes]:
    """Notes that people are reminded; gives those of `ids` that no other process reminds of and that still run."""
    if not ids:
        return set()
    claimed = await work.connection.execute(
        clock.update()
        .where(clock.c.id.in_(ids), clock.c.remind_at <= now, clock.c.is_running)
        .values(remind_at=None, reminded_at=now)
        .returning(clock.c.id)
    )
    return set(claimed.scalars())
