"""Who gets the digest when; each run is claimed by one process, once."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select

from storage.engine import Database
from storage.tables import digest_run, staff, subscription
from storage.work import Work


@dataclass(frozen=True, slots=True)
class Subscriber:
    """A member of staff whose digest is due."""

    staff_id: int
    conversation: bytes


@dataclass(frozen=True, slots=True)
class Due:
    """A digest that is to go out: `at` is the subscriber's hour, `due_at` the oldest one not served yet."""

    staff_id: int
    at: str
    due_at: datetime


async def subscribe(work: Work, staff_id: int, at: str, next_due_at: datetime) -> None:
    """Sets the subscriber's own hour, HH:MM."""
    await work.flush()
    values = {"at": at, "next_due_at": next_due_at}
    changed = await work.connection.execute(
        subscription.update().where(subscription.c.staff_id == staff_id).values(values)
    )
    if changed.rowcount == 0:
        work.insert(subscription, {"staff_id": staff_id} | values)


def cancel(work: Work, staff_id: int) -> None:
    """No more digests for this member of staff."""
    work.delete(subscription, {"staff_id": staff_id})


async def hour_of(work: Work, staff_id: int) -> str | None:
    """The subscriber's hour, HH:MM, or None."""
    await work.flush()
    at: str | None = await work.connection.scalar(
        select(subscription.c.at).where(subscription.c.staff_id == staff_id)
    )
    return at


async def due_now(database: Database, now: datetime) -> list[Subscriber]:
    """Whose digest is due, the longest waiting first. Nothing is claimed yet."""
    async with database.reading() as connection:
        rows = await connection.execute(
            select(staff.c.id, staff.c.conversation)
            .join_from(staff, subscription, subscription.c.staff_id == staff.c.id)
            .where(subscription.c.next_due_at <= now, staff.c.is_active)
            .order_by(subscription.c.next_due_at, staff.c.id)
        )
        return [Subscriber(row.id, row.conversation) for row in rows]


async def claim(work: Work, staff_id: int, now: datetime) -> Due | None:
    """Locks a subscription that is still due until the transaction ends; None if another process served it."""
    row = (
        await work.connection.execute(
            select(subscription)
            .where(subscription.c.staff_id == staff_id, subscription.c.next_due_at <= now)
            .with_for_update()
        )
    ).one_or_none()
    return None if row is None else Due(row.staff_id, row.at, row.next_due_at)


async def was_served(work: Work, due: Due, run_at: datetime) -> bool:
    """Whether that hour's digest went out already: so it is after a clock was set back."""
    key = (digest_run.c.staff_id == due.staff_id, digest_run.c.due_at == run_at)
    return await work.connection.scalar(select(digest_run.c.staff_id).where(*key)) is not None


def set_next(work: Work, due: Due, next_due_at: datetime) -> None:
    """Sets the next hour."""
    work.update(subscription, {"staff_id": due.staff_id}, {"next_due_at": next_due_at})


def record_run(work: Work, due: Due, run_at: datetime, now: datetime, *, is_late: bool) -> None:
    """Records the digest of `run_at`; the row's key makes a second one impossible."""
    work.insert(
        digest_run, {"staff_id": due.staff_id, "due_at": run_at, "claimed_at": now, "is_late": is_late}
    )
