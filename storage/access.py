"""Which stored file a conversation may open."""

from datetime import datetime

from sqlalchemy import Row, select
from sqlalchemy.ext.asyncio import AsyncConnection

from storage import audit
from storage.cases import LOST
from storage.engine import Database
from storage.staff import looks_after
from storage.tables import cases, file, file_work, staff
from storage.vault import Vault
from storage.work import Work


async def may_open(
    database: Database, vault: Vault, conversation: bytes, file_id: str, now: datetime
) -> bool:
    """Whether an active member of staff looks after the file's case. The look is audited before it happens.

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
        entry = audit.Entry(row.id, "file" if allowed else "refused", row.number)
        await audit.record(Work(connection, vault), entry, now)
        return allowed


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


async def may_print(
    database: Database, vault: Vault, conversation: bytes, number: int, now: datetime
) -> bool:
    """Whether an active member of staff may have the slip of a case. It is audited before it happens, as above."""
    statement = (
        select(staff.c.id, staff.c.communes, cases.c.commune)
        .join_from(staff, cases, cases.c.number == number)
        .where(staff.c.conversation == conversation, staff.c.is_active)
    )
    async with database.reading() as connection:
        row = (await connection.execute(statement)).one_or_none()
    if row is None:
        return False
    async with database.writing() as connection:
        allowed = looks_after(frozenset(row.communes.split()), row.commune)
        entry = audit.Entry(row.id, "slip" if allowed else "refused", number, "file")
        await audit.record(Work(connection, vault), entry, now)
        return allowed
