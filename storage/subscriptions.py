"""Who gets the digest when; each run is claimed by one process, once.

A subscriber is a conversation: that of a member of staff, or of a group.
"""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import and_, or_, select

from storage.engine import Database
from storage.sight import LEADERS, is_outside
from storage.tables import digest_run, staff, staff_group, subscription
from storage.work import Work

_admin = staff.alias()


@dataclass(frozen=True, slots=True)
class Due:
    """A digest that is to go out: `at` is the subscriber's hour, `due_at` the oldest one not served yet."""

    conversation: bytes
    at: str
    due_at: datetime


async def subscribe(work: Work, conversation: bytes, at: str, next_due_at: datetime) -> None:
    """Sets the subscriber's own hour, HH:MM."""
    await work.flush()
    values = {"at": at, "next_due_at": next_due_at}
    changed = await work.connection.execute(
        subscription.update().where(subscription.c.conversation == conversation).values(values)
    )
    if changed.rowcount == 0:
        work.insert(subscription, {"conversation": conversation} | values)


def cancel(work: Work, conversation: bytes) -> None:
    """No more digests there."""
    work.delete(subscription, {"conversation": conversation})


async def hour_of(work: Work, conversation: bytes) -> str | None:
    """The subscriber's hour, HH:MM, or None."""
    await work.flush()
    at: str | None = await work.connection.scalar(
        select(subscription.c.at).where(subscription.c.conversation == conversation)
    )
    return at


async def due_now(database: Database, now: datetime) -> list[bytes]:
    """The conversations whose digest is due, the longest waiting first. Nothing is claimed yet."""
    async with database.reading() as connection:
        found = await connection.scalars(
            select(subscription.c.conversation)
            .outerjoin(staff, staff.c.conversation == subscription.c.conversation)
            .outerjoin(staff_group, staff_group.c.conversation == subscription.c.conversation)
            .outerjoin(_admin, _admin.c.id == staff_group.c.added_by)
            .where(
                subscription.c.next_due_at <= now,
                or_(
                    and_(staff.c.is_active, is_outside().is_(None)),
                    and_(_admin.c.is_active, _admin.c.role.in_(LEADERS), is_outside(_admin).is_(None)),
                ),
            )
            .order_by(subscription.c.next_due_at, subscription.c.conversation)
        )
        return list(found)


async def claim(work: Work, conversation: bytes, now: datetime) -> Due | None:
    """Locks a subscription that is still due until the transaction ends; None if another process served it."""
    row = (
        await work.connection.execute(
            select(subscription)
            .where(subscription.c.conversation == conversation, subscription.c.next_due_at <= now)
            .with_for_update()
        )
    ).one_or_none()
    return None if row is None else Due(row.conversation, row.at, row.next_due_at)


async def was_served(work: Work, due: Due, run_at: datetime) -> bool:
    """Whether that hour's digest went out already: so it is after a clock was set back."""
    key = (digest_run.c.conversation == due.conversation, digest_run.c.due_at == run_at)
    return await work.connection.scalar(select(digest_run.c.due_at).where(*key)) is not None


def set_next(work: Work, due: Due, next_due_at: datetime) -> None:
    """Sets the next hour."""
    work.update(subscription, {"conversation": due.conversation}, {"next_due_at": next_due_at})


def record_run(work: Work, due: Due, run_at: datetime, now: datetime, *, is_late: bool) -> None:
    """Records the digest of `run_at`; the row's key makes a second one impossible."""
    row = {"conversation": due.conversation, "due_at": run_at, "claimed_at": now, "is_late": is_late}
    work.insert(digest_run, row)
