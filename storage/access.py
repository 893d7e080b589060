"""Which stored file a conversation may open."""

from datetime import datetime

from sqlalchemy import Row, select
from sqlalchemy.ext.asyncio import AsyncConnection

from storage import audit, staff, tables, unlocking
from storage.cases import LOST, summary
from storage.engine import Database
from storage.tables import cases, file, file_work
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
        number, work = row.number, Work(connection, vault)
        line, who = await summary(work, number), await staff.find(work, conversation)
        allowed = line is not None and who is not None and who.sees(line)
        locked = allowed and asks_codes and not await unlocking.is_open(connection, row.id, now)
        entry = audit.Entry(row.id, "file", number)
        if locked or not allowed:
            entry = audit.Entry(row.id, "refused", number, "locked file" if locked else None)
        await audit.record(work, entry, now)
        await work.flush()
        return allowed and not locked


async def _found(connection: AsyncConnection, conversation: bytes, file_id: str) -> Row[int, int] | None:
    """The member of staff and the case, if there are both."""
    statement = (
        select(tables.staff.c.id, cases.c.number)
        .join_from(file, cases, cases.c.number == file.c.case_number)
        .join(tables.staff, tables.staff.c.conversation == conversation)
        .outerjoin(file_work, file_work.c.file_id == file.c.id)
        .where(file.c.id == file_id, tables.staff.c.is_active)
        .where(file_work.c.file_id.is_(None), file.c.kind != LOST)
    )
    return (await connection.execute(statement)).one_or_none()


async def may_print(
    database: Database,
    vault: Vault,
    conversation: bytes,
    number: int,
    now: datetime,
    *,
    asks_codes: bool = False,
) -> bool:
    """Whether an active member of staff may have the slip of a case; otherwise as `may_open`."""
    async with database.reading() as connection:
        if await staff.find(Work(connection, vault), conversation) is None:
            return False
    async with database.writing() as connection:
        work = Work(connection, vault)
        line, who = await summary(work, number), await staff.find(work, conversation)
        if line is None or who is None:
            return False
        allowed = who.sees(line)
        locked = allowed and asks_codes and not await unlocking.is_open(connection, who.id, now)
        entry = audit.Entry(who.id, "slip", number, "file")
        if locked or not allowed:
            entry = audit.Entry(who.id, "refused", number, "locked slip" if locked else "slip")
        await audit.record(work, entry, now)
        await work.flush()
        return allowed and not locked
