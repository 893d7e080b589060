"""Messages that staff see for a while only: which are due, what is left of them, and taking it away."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import select

from storage.engine import Database
from storage.outbox import SENT_SLOT
from storage.tables import outbox, view
from storage.vault import SealError
from storage.work import Work

_AT_ONCE = 200


@dataclass(frozen=True, slots=True)
class Seen:
    """A message whose time is over. One of a network has `refs`, what that calls it; another its `body` as JSON.

    `is_read`: people fetch it from us, and may have it on their screen.
    """

    n: int
    slot: str | None
    refs: tuple[str, ...] = ()
    body: bytes | None = None
    is_read: bool = False


def note(work: Work, conversation: bytes, n: int, due_at: datetime, slot: str | None = None) -> None:
    """Message `n` of a conversation is to go then; by its `slot` that can be brought forward."""
    work.insert(view, {"conversation": conversation, "n": n, "due_at": due_at, "slot": slot})


async def bring_forward(work: Work, conversation: bytes, slot: str, now: datetime) -> None:
    """What was noted under that slot so far goes with the next sweep."""
    await work.flush()  # what is noted after this is not meant
    await work.connection.execute(
        view.update().where(view.c.conversation == conversation, view.c.slot == slot).values(due_at=now)
    )


async def due_now(database: Database, now: datetime) -> list[bytes]:
    """Conversations in which something is due, so many at a time. Nothing is claimed yet."""
    async with database.reading() as connection:
        found = await connection.scalars(
            select(view.c.conversation).where(view.c.due_at <= now).distinct().limit(_AT_ONCE)
        )
        return list(found)


async def claim(work: Work, conversation: bytes, now: datetime) -> list[Seen]:
    """What is due in a conversation that this transaction holds locked; forgotten with the commit.

    What is being delivered at this moment stays due. A message that is no more is only forgotten.
    """
    due = await work.connection.execute(
        select(view.c.n, view.c.slot).where(view.c.conversation == conversation, view.c.due_at <= now)
    )
    slots = {row.n: row.slot for row in due}
    left = await work.connection.execute(
        select(outbox).where(outbox.c.conversation == conversation, outbox.c.n.in_(sorted(slots)))
    )
    rows = {row.n: row for row in left}
    claimed = []
    for n, slot in sorted(slots.items()):
        row = rows.get(n)
        if row is not None and row.sent_on is None and row.dead is None and row.leased_until > now:
            continue
        work.delete(view, {"conversation": conversation, "n": n})
        if row is not None:
            claimed.append(_seen(work, row, slot))
    return claimed


def _seen(work: Work, row: Any, slot: str | None) -> Seen:
    try:
        body = work.vault.unseal(row.body_sealed, "outbox", row.conversation, row.n)
    except SealError:
        return Seen(row.n, slot)
    if row.slot == SENT_SLOT:
        work.delete(outbox, {"conversation": row.conversation, "n": row.n})
        return Seen(row.n, slot, refs=tuple(body.decode().split()))
    return Seen(row.n, slot, body=body, is_read=row.sent_on is not None)


def replace(work: Work, conversation: bytes, n: int, body: bytes) -> None:
    """Puts other words in the place of a message's."""
    sealed = work.vault.seal(body, "outbox", conversation, n)
    work.update(outbox, {"conversation": conversation, "n": n}, {"body_sealed": sealed})
