"""Which stored file a conversation may open."""

from datetime import datetime

from sqlalchemy import Row, select
from sqlalchemy.ext.asyncio import AsyncConnection

from storage import audit, unlocking
from storage.cases import LOST
from storage.engine import Database
from storage.tables import cases, file, file_work, staff
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
) -> bool:
    """Whether an active member of staff looks after the file's case, and with `asks_codes` has unlocked content.

    The look is audited before it happens.
    Only a look there is something to audit about waits for the writers: anybody can ask for any id.
    """
    async with database.reading() as connection:
        if await _found(connection, conversation, file_id) is None:
            return False
    async with database.writing() as connection:
        row = await _found(connection, conversation, file_id)
        if row is None:
            return False
        allowed = not row.communes or row.commune is None or row.commune in row.communes.split()
        locked = allowed and asks_codes and not await unlocking.is_open(connection, row.id, now)
        entry = audit.Entry(row.id, "file", row.number)
        if locked or not allowed:
            entry = audit.Entry(row.id, "refused", row.number, "locked file" if locked else None)
        work = Work(connection, vault)
        await audit.record(work, entry, now)
        await work.flush()
        return allowed and not locked


async def _found(
    connection: AsyncConnection, conversation: bytes, file_id: str
) -> Row[int, str, int, str | None] | None:
    """The member of staff and the case, if there are both."""
    statement = (
        select(staff.c.id, staff.c.communes, cases.c.number, cases.c.commune)
        .join_from(file, cases, cases.c.number == file.c.case_number)
        .join(staff, staff.c.conversation == conversation)
        .outerjoin(file_work, file_work.c.file_id == file.c.id)
        .where(file.c.id == file_id, staff.c.is_active, file_work.c.file_id.is_(None), file.c.kind != LOST)
    )
    return (await connection.execute(statement)).one_or_none()
