"""Who gets the digest when; each run is claimed by one process, once."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select

from storage.tables import digest_run, staff, subscription
from storage.work import Work


@dataclass(frozen=True, slots=True)
class Due:
    """A digest that is to go out: `due_at` is the oldest hour that was not served yet."""

    staff_id: int
    conversation: bytes
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


async def claim_due(work: Work, now: datetime, limit: int) -> list[Due]:
    """Due subscriptions, locked; rows another process is serving are passed over."""
    rows = await work.connection.execute(
        select(subscription, staff.c.conversation)
        .join(staff, staff.c.id == subscription.c.staff_id)
        .where(subscription.c.next_due_at <= now, staff.c.is_active)
        .order_by(subscription.c.next_due_at)
        .limit(limit)
        .with_for_update(of=subscription, skip_locked=True)
    )
    return [Due(row.staff_id, row.conversation, row.at, row.next_due_at) for row in rows]


def served(
    work: Work, due: Due, run_at: datetime, next_due_at: datetime, now: datetime, *, is_late: bool
) -> None:
    """Records the run for `run_at` (its key makes a second one impossible) and sets the next hour."""
    work.insert(
        digest_run, {"staff_id": due.staff_id, "due_at": run_at, "claimed_at": now, "is_late": is_late}
    )
    work.update(subscription, {"staff_id": due.staff_id}, {"next_due_at": next_due_at})
