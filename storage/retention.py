"""What is forgotten, and after how long: least data, kept no longer than it serves."""

from datetime import datetime, timedelta

from sqlalchemy import select

from storage import outbox as outgoing
from storage.engine import Database
from storage.tables import export_job, export_part, file, inbox, outbox

INBOX = timedelta(days=3)
"""Longer than any network redelivers an event."""
MESSAGES = timedelta(days=7)
"""Delivered messages in a mailbox people fetch from, and messages that were given up."""
NAMES = timedelta(days=3)
"""What a network calls the messages it has: longer than the 48 hours in which it deletes them for us."""
LOOSE_FILES = timedelta(days=90)
"""Files of a form that is still open; those that were taken back, or came outside a form, go at once."""
ORPHANS = timedelta(hours=1)
"""Content on disk that no row refers to: longer than any upload takes to get its row."""


async def purge(database: Database, now: datetime) -> list[str]:
    """Deletes what is past its time; gives the ids of the files whose content is to be deleted too."""
    async with database.writing() as connection:
        await connection.execute(inbox.delete().where(inbox.c.received_at < now - INBOX))
        await connection.execute(outbox.delete().where(outbox.c.sent_on < now - MESSAGES))
        await connection.execute(
            outbox.delete().where(outbox.c.sent_on < now - NAMES, outbox.c.slot == outgoing.SENT_SLOT)
        )
        await connection.execute(
            outbox.delete().where(outbox.c.dead.is_not(None), outbox.c.posted_on < now - MESSAGES)
        )
        loose = (file.c.case_number.is_(None), file.c.received_at < now - LOOSE_FILES)
        ids = list(await connection.scalars(select(file.c.id).where(*loose)))
        await connection.execute(file.delete().where(*loose))
    return ids


async def known_files(database: Database) -> set[str]:
    """The ids of all files some row refers to."""
    async with database.reading() as connection:
        known: set[str] = set()
        for column in (file.c.id, export_job.c.id, export_part.c.file_id):
            known.update(await connection.scalars(select(column)))
        return known
