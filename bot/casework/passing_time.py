"""Lets time pass for conversations that remember something until a set time: an open form, above all.

Each is an event like any other: it commits in a turn, under the conversation's lock, once, whoever sends it.
"""

import asyncio
from collections.abc import Awaitable, Callable
from datetime import datetime

from bot.channels.base import Busy, Envelope
from bot.dialogue.events import TimePassed
from storage.due import due_now
from storage.engine import Database

Submit = Callable[[Envelope], Awaitable[None]]


async def pass_time(database: Database, now: datetime, submit: Submit) -> None:
    """Hands in an event for each conversation that is due. What is not taken stays due, and comes again."""
    due = [_envelope(*one, now) for one in await due_now(database, now)]
    done = await asyncio.gather(*(submit(one) for one in due), return_exceptions=True)
    for failed in done:
        if isinstance(failed, BaseException) and not isinstance(failed, Busy):
            raise failed


def _envelope(conversation: bytes, channel: str, due_at: datetime, now: datetime) -> Envelope:
    event_id = f"due {due_at.isoformat()}"  # the same from every replica, so it happens once
    return Envelope(channel, "", event_id, "", TimePassed(), now, conversation=conversation)
