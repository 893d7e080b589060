"""Requests to see what is masked: one a person and case, gone with its answer."""

from datetime import datetime

from sqlalchemy import delete, select

from storage.tables import reveal_request
from storage.work import Work


async def ask(
    work: Work, number: int, staff_id: int, reason: str, now: datetime, expires_at: datetime
) -> bool:
    """Keeps a request; False if the same person has one for the case that still waits. The case is locked."""
    await work.flush()
    this = (reveal_request.c.case_number == number, reveal_request.c.staff_id == staff_id)
    await work.connection.execute(delete(reveal_request).where(*this, reveal_request.c.expires_at <= now))
    if await work.connection.scalar(select(reveal_request.c.staff_id).where(*this)) is not None:
        return False
    sealed = work.vault.seal(reason.encode(), "reveal_request", number, staff_id)
    work.insert(
        reveal_request,
        {"case_number": number, "staff_id": staff_id, "reason_sealed": sealed, "expires_at": expires_at},
    )
    return True


async def settle(work: Work, number: int, staff_id: int, now: datetime) -> bool:
    """Takes a request away to answer it: True for one caller, as long as it has not expired."""
    await work.flush()
    gone = await work.connection.execute(
        delete(reveal_request)
        .where(reveal_request.c.case_number == number, reveal_request.c.staff_id == staff_id)
        .returning(reveal_request.c.expires_at)
    )
    row = gone.one_or_none()
    return row is not None and row.expires_at > now
