"""Conversations that remember something until a set time: which of them are due."""

from datetime import datetime

from sqlalchemy import select

from storage.engine import Database
from storage.tables import conversation

_AT_ONCE = 500


async def due_now(database: Database, now: datetime) -> list[tuple[bytes, str, datetime]]:
    """Key, channel and time of those due, the longest waiting first, so many at a time. Nothing is claimed yet."""
    async with database.reading() as connection:
        found = await connection.execute(
            select(conversation.c.key, conversation.c.channel, conversation.c.due_at)
            .where(conversation.c.due_at <= now)
            .order_by(conversation.c.due_at, conversation.c.key)
            .limit(_AT_ONCE)
        )
        return [(row.key, row.channel, row.due_at) for row in found]
