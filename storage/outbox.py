"""Messages on their way out: sealed, in order within each conversation, leased while being delivered."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import Enum
from typing import Any

from sqlalchemy import bindparam, exists, select

from storage.conversations import Conversation
from storage.engine import Database
from storage.tables import conversation, outbox
from storage.vault import Vault
from storage.work import Row, Work

LEASE = timedelta(seconds=60)
"""How long a claimed message is left alone by everybody else."""


@dataclass(frozen=True, slots=True)
class Posted:
    """A message in the outbox, open. `body` is the neutral message as JSON."""

    conversation: bytes
    n: int
    channel: str
    address: str
    body: bytes
    slot: str | None
    attempts: int
    created_at: datetime
    leased_until: datetime


class Fate(Enum):
    """What became of a message: delivered and forgotten, delivered and kept, handed back, put off, given up."""

    SENT = "sent"
    KEPT = "kept"
    RELEASED = "released"
    PUT_OFF = "put_off"
    DEAD = "dead"


@dataclass(frozen=True, slots=True)
class Settled:
    """The fate of one message. `due_at` belongs to PUT_OFF, `reason` to DEAD."""

    message: Posted
    fate: Fate
    at: datetime
    due_at: datetime | None = None
    reason: str | None = None


def post(
    work: Work, to: Conversation, body: bytes, slot: str | None, now: datetime, process: str
) -> Posted | None:
    """Puts a message to `to` into the outbox.

    It is leased to this process and given back to be delivered at once, unless earlier messages are
    waiting: then it queues behind them, and None comes back.
    """
    to.last_n += 1
    n = to.last_n
    work.insert(
        outbox,
        {
            "conversation": to.key,
            "n": n,
            "channel": to.channel,
            "body_sealed": work.vault.seal(body, "outbox", to.key, n),
            "slot": slot,
            "created_at": now,
            "due_at": now,
            "leased_by": None if to.has_backlog else process,
            "leased_until": now if to.has_backlog else now + LEASE,
        },
    )
    return (
        None
        if to.has_backlog
        else Posted(to.key, n, to.channel, to.open_address(work.vault), body, slot, 0, now, now + LEASE)
    )


def settle(work: Work, settled: Iterable[Settled]) -> None:
    """Writes what became of messages that were delivered, or not."""
    for one in settled:
        key = {"conversation": one.message.conversation, "n": one.message.n}
        if one.fate is Fate.SENT:
            work.delete(outbox, key)
        else:
            work.update(outbox, key, _settlement(one))


def _settlement(one: Settled) -> Row:
    match one.fate:
        case Fate.KEPT:
            return {"sent_at": one.at}
        case Fate.PUT_OFF:
            return {
                "due_at": one.due_at,
                "attempts": one.message.attempts + 1,
                "leased_by": None,
                "leased_until": one.at,
            }
        case Fate.DEAD:
            return {"dead": one.reason}
        case _:
            return {"leased_by": None, "leased_until": one.at}


_other = outbox.alias()
_held_back = exists().where(
    _other.c.conversation == outbox.c.conversation,
    _other.c.n < outbox.c.n,
    _other.c.sent_at.is_(None),
    _other.c.dead.is_(None),
    (_other.c.leased_until > bindparam("now")) | (_other.c.due_at > bindparam("now")),
)
_claimable = (
    select(outbox, conversation.c.address_sealed)
    .join(conversation, conversation.c.key == outbox.c.conversation)
    .where(
        outbox.c.sent_at.is_(None),
        outbox.c.dead.is_(None),
        outbox.c.leased_until <= bindparam("now"),
        outbox.c.due_at <= bindparam("now"),
        outbox.c.channel.in_(bindparam("channels", expanding=True)),
        ~_held_back,
    )
    .order_by(outbox.c.conversation, outbox.c.n)
    .limit(bindparam("limit"))
    .with_for_update(of=outbox, skip_locked=True)
)


async def claim(
    database: Database, vault: Vault, channels: Collection[str], process: str, now: datetime, limit: int
) -> list[Posted]:
    """Leases waiting messages nobody else holds; never one whose predecessor is under way or put off."""
    async with database.writing() as connection:
        work = Work(connection, vault)
        found = await connection.execute(_claimable, {"now": now, "channels": list(channels), "limit": limit})
        claimed = [_posted(row, vault, now + LEASE) for row in found]
        for one in claimed:
            key = {"conversation": one.conversation, "n": one.n}
            work.update(outbox, key, {"leased_by": process, "leased_until": one.leased_until})
        await work.flush()
    return claimed


async def release_all(database: Database, now: datetime) -> None:
    """Hands back every lease: only for an engine with one process, at its start."""
    async with database.writing() as connection:
        await connection.execute(
            outbox.update()
            .where(outbox.c.sent_at.is_(None), outbox.c.dead.is_(None))
            .values(leased_by=None, leased_until=now)
        )


async def read(
    database: Database, vault: Vault, key: bytes, after: int, limit: int
) -> list[tuple[int, bytes]]:
    """Number and body of the messages to a conversation with `n > after`, in order, waiting or kept."""
    async with database.reading() as connection:
        rows = await connection.execute(
            select(outbox.c.n, outbox.c.body_sealed)
            .where(outbox.c.conversation == key, outbox.c.n > after)
            .order_by(outbox.c.n)
            .limit(limit)
        )
        return [(n, vault.unseal(body, "outbox", key, n)) for n, body in rows]


def _posted(row: Any, vault: Vault, leased_until: datetime) -> Posted:
    key = row.conversation
    return Posted(
        conversation=key,
        n=row.n,
        channel=row.channel,
        address=vault.unseal_identity(row.address_sealed, "conversation", key, "address").decode(),
        body=vault.unseal(row.body_sealed, "outbox", key, row.n),
        slot=row.slot,
        attempts=row.attempts,
        created_at=row.created_at,
        leased_until=leased_until,
    )
