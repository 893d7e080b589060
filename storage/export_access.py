"""Who may open a finished export: whoever asked for it, in the chat it was asked in, as long as they lead."""

from datetime import datetime

from sqlalchemy import Row, select
from sqlalchemy.ext.asyncio import AsyncConnection

from storage import audit, unlocking
from storage.engine import Database
from storage.staff import LEADERS
from storage.tables import export_job, staff
from storage.vault import Vault
from storage.work import Work


async def may_open(
    database: Database,
    vault: Vault,
    conversation: bytes,
    file_id: str,
    now: datetime,
    *,
    asks_codes: bool = False,
) -> str | None:
    """The format of the export under `file_id` if it is this conversation's; None otherwise. A look is audited.

    With `asks_codes` content has to be unlocked: whoever holds the chat has its password before their eyes.
    """
    async with database.reading() as connection:
        if await _found(connection, conversation, file_id, now) is None:
            return None
    async with database.writing() as connection:
        row = await _found(connection, conversation, file_id, now)
        if row is None:
            return None
        work = Work(connection, vault)
        locked = asks_codes and not await unlocking.is_open(connection, row.staff_id, now)
        action, detail = ("refused", "locked export") if locked else ("export", "opened")
        await audit.record(work, audit.Entry(row.staff_id, action, None, detail), now)
        await work.flush()
        return None if locked else str(row.format)


async def _found(
    connection: AsyncConnection, conversation: bytes, file_id: str, now: datetime
) -> Row[int, str] | None:
    statement = (
        select(export_job.c.staff_id, export_job.c.format)
        .join(staff, staff.c.id == export_job.c.staff_id)
        .where(
            export_job.c.id == file_id,
            export_job.c.conversation == conversation,
            export_job.c.stage == "ready",
            export_job.c.expires_at > now,
            staff.c.conversation == conversation,
            staff.c.is_active,
            staff.c.role.in_(LEADERS),
        )
    )
    return (await connection.execute(statement)).one_or_none()
