"""Which stored file a conversation may open."""

from datetime import datetime

from sqlalchemy import select

from storage import audit
from storage.engine import Database
from storage.tables import cases, file, staff
from storage.vault import Vault
from storage.work import Work


async def may_open(
    database: Database, vault: Vault, conversation: bytes, file_id: str, now: datetime
) -> bool:
    """Whether an active member of staff looks after the file's case. The look is audited before it happens."""
    async with database.writing() as connection:
        row = (
            await connection.execute(
                select(staff.c.id, staff.c.communes, cases.c.number, cases.c.commune)
                .join_from(file, cases, cases.c.number == file.c.case_number)
                .join(staff, staff.c.conversation == conversation)
                .where(file.c.id == file_id, staff.c.is_active)
            )
        ).one_or_none()
        if row is None:
            return False
        allowed = not row.communes or row.commune is None or row.commune in row.communes.split()
        entry = audit.Entry(row.id, "file" if allowed else "refused", row.number)
        await audit.record(Work(connection, vault), entry, now)
        return allowed
