"""The one-time codes of staff: sealed secrets, wrong tries, and until when content is shown."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncConnection

from storage.tables import recovery, step_up
from storage.work import Work


@dataclass(frozen=True, slots=True)
class StepUp:
    """Where one member of staff stands. `secret` is base 32, as their app has it; moments are aware UTC.

    `last_step` is the newest time step (30 s each, since 1970) whose code was taken: no code counts twice.
    """

    secret: str
    is_confirmed: bool = False
    last_step: int = 0
    wrong_count: int = 0
    lock_count: int = 0
    locked_until: datetime | None = None
    unlocked_until: datetime | None = None


async def find(work: Work, staff_id: int) -> StepUp | None:
    """What is kept of a member of staff; None if they never began. Raises `SealError`."""
    await work.flush()
    row = (await work.connection.execute(select(step_up).where(step_up.c.staff_id == staff_id))).one_or_none()
    if row is None:
        return None
    return StepUp(
        secret=work.vault.unseal(row.secret_sealed, "step_up", staff_id, "secret").decode(),
        is_confirmed=row.is_confirmed,
        last_step=row.last_step,
        wrong_count=row.wrong_count,
        lock_count=row.lock_count,
        locked_until=row.locked_until,
        unlocked_until=row.unlocked_until,
    )


def save(work: Work, staff_id: int, before: StepUp | None, now: StepUp) -> None:
    """Keeps where they stand now; `before` is what `find` gave."""
    values: dict[str, Any] = {
        "is_confirmed": now.is_confirmed,
        "last_step": now.last_step,
        "wrong_count": now.wrong_count,
        "lock_count": now.lock_count,
        "locked_until": now.locked_until,
        "unlocked_until": now.unlocked_until,
    }
    if before is None or before.secret != now.secret:
        sealed = work.vault.seal(now.secret.encode(), "step_up", staff_id, "secret")
        values["secret_sealed"] = sealed
    if before is None:
        work.insert(step_up, {"staff_id": staff_id, **values})
    else:
        work.update(step_up, {"staff_id": staff_id}, values)


async def is_open(connection: AsyncConnection, staff_id: int, now: datetime) -> bool:
    """Whether content may be shown to them."""
    until = await connection.scalar(select(step_up.c.unlocked_until).where(step_up.c.staff_id == staff_id))
    return until is not None and until > now


async def forget(work: Work, staff_id: int) -> bool:
    """Erases their secret: they enrol anew. Whether there was one."""
    await work.flush()
    gone = await work.connection.execute(step_up.delete().where(step_up.c.staff_id == staff_id))
    await work.connection.execute(recovery.delete().where(recovery.c.staff_id == staff_id))
    return bool(gone.rowcount)


@dataclass(frozen=True, slots=True)
class Recovery:
    """Who wants the codes of somebody erased, and since when."""

    asked_by: int
    asked_at: datetime


async def asked(work: Work, staff_id: int) -> Recovery | None:
    """What is asked for them, if anything; locked where the engine locks rows, so that two confirm once."""
    await work.flush()
    row = (
        await work.connection.execute(
            select(recovery).where(recovery.c.staff_id == staff_id).with_for_update()
        )
    ).one_or_none()
    return None if row is None else Recovery(row.asked_by, row.asked_at)


async def ask(work: Work, staff_id: int, by: int, now: datetime) -> None:
    """Puts the wish of one admin in the place of what was asked before."""
    await work.connection.execute(recovery.delete().where(recovery.c.staff_id == staff_id))
    work.insert(recovery, {"staff_id": staff_id, "asked_by": by, "asked_at": now})
