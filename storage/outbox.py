"""Messages on their way out: sealed, in order within each conversation, leased while being delivered."""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import Enum
from functools import lru_cache
from typing import Any

from sqlalchemy import Row, bindparam, exists, func, select

from storage.conversations import PARKED, Conversation, open_address
from storage.engine import Database
from storage.rows import Row as Values
from storage.tables import conversation, day_of, outbox
from storage.vault import SealError, Vault
from storage.work import Work

LEASE = timedelta(seconds=60)
"""How long a claimed message is left alone by everybody else; up to ten seconds less for one just posted."""


@dataclass(slots=True)
class Posted:
    """A message in the outbox, open. `body` is the neutral message as JSON.

    `opened` is what the poster made `body` from, if it is still at hand: whoever delivers need not read it again.
    """

    conversation: bytes
    n: int
    channel: str
    address: str
    body: bytes
    slot: str | None
    attempts: int
    posted_on: datetime
    leased_until: datetime
    opened: Any = None


class Fate(Enum):
    """What became of a message.

    Delivered and forgotten, delivered and kept, handed back, put off, parked until its reader writes again,
    given up.
    """

    SENT = "sent"
    KEPT = "kept"
    RELEASED = "released"
    PUT_OFF = "put_off"
    PARKED = "parked"
    DEAD = "dead"


SENT_SLOT = "sent"
"""In the place of its slot: the message has gone, and the row keeps only what the network calls it."""


@dataclass(slots=True)
class Settled:
    """The fate of one message. `due_at` belongs to PUT_OFF, `reason` to DEAD.

    `ref` belongs to SENT: what the network calls the message, where it can still take it away.
    """

    message: Posted
    fate: Fate
    at: datetime
    due_at: datetime | None = None
    reason: str | None = None
    ref: str | None = None


def unpark(work: Work, to: Conversation, now: datetime) -> None:
    """Lets go what was parked: its reader is back. What is posted now queues behind it."""
    if to.has_parked:
        to.has_parked, to.has_backlog = False, True
        free = {"dead": None, "due_at": day_of(now), "leased_by": None, "leased_until": day_of(now)}
        work.update(outbox, {"conversation": to.key, "dead": PARKED}, free)


def post(
    work: Work,
    to: Conversation,
    body: bytes,
    slot: str | None,
    now: datetime,
    process: str,
    *,
    opened: Any = None,
) -> Posted | None:
    """Puts a message to `to` into the outbox; `opened` is what `body` was made from.

    It is leased to this process and given back to be delivered at once, unless earlier messages are
    waiting: then it queues behind them, and None comes back.
    """
    to.last_n += 1
    n = to.last_n
    address = None if to.has_backlog else _address(to, work.vault)
    leased_until = day_of(now) if address is None else _lease_end(now)
    work.insert(
        outbox,
        {
            "conversation": to.key,
            "n": n,
            "channel": to.channel,
            "body_sealed": work.vault.seal(body, "outbox", to.key, n),
            "slot": slot,
            "posted_on": day_of(now),
            "due_at": day_of(now),
            "leased_by": None if address is None else process,
            "leased_until": leased_until,
        },
    )
    if address is None:
        return None
    return Posted(to.key, n, to.channel, address, body, slot, 0, day_of(now), leased_until, opened)


@lru_cache(maxsize=4)
def _lease_end(now: datetime) -> datetime:
    """Not to the microsecond: a case filed in the same one would give its teller's conversation away."""
    return now.replace(second=now.second // 10 * 10, microsecond=0) + LEASE


def _address(to: Conversation, vault: Vault) -> str | None:
    """Where to write; None if that does not open: `claim` parks the message, and whoever posted it goes on."""
    try:
        return to.open_address(vault)
    except SealError:
        return None


def settle(work: Work, settled: Iterable[Settled]) -> None:
    """Writes what became of messages that were delivered, or not."""
    for one in settled:
        key = {"conversation": one.message.conversation, "n": one.message.n}
        if one.fate is Fate.SENT and one.ref is not None:
            work.update(outbox, key, _named(one, one.ref, work.vault))
        elif one.fate is Fate.SENT:
            work.delete(outbox, key)
        else:
            work.update(outbox, key, _settlement(one))


async def empty(work: Work, conversation_key: bytes) -> tuple[str, ...]:
    """Deletes every message of a conversation, also those that wait; gives what the network calls those it has."""
    await work.flush()
    sent = select(outbox.c.n, outbox.c.body_sealed).where(
        outbox.c.conversation == conversation_key, outbox.c.slot == SENT_SLOT
    )
    opened = [
        _opened(work.vault, sealed, conversation_key, n)
        for n, sealed in await work.connection.execute(sent.order_by(outbox.c.n))
    ]
    work.delete(outbox, {"conversation": conversation_key})
    await work.flush()
    return tuple(dict.fromkeys(ref for body in opened if body for ref in body.decode().split()))


def _named(one: Settled, ref: str, vault: Vault) -> Values:
    message, day = one.message, day_of(one.at)
    return {
        "body_sealed": vault.seal(ref.encode(), "outbox", message.conversation, message.n),
        "slot": SENT_SLOT,
        "sent_on": day,
        "due_at": day,
        "leased_by": None,
        "leased_until": day,
    }


def _settlement(one: Settled) -> Values:
    match one.fate:
        case Fate.KEPT:
            day = day_of(one.at)
            return {"sent_on": day, "due_at": day, "leased_by": None, "leased_until": day}
        case Fate.PUT_OFF:
            return {
                "due_at": one.due_at,
                "attempts": one.message.attempts + 1,
                "leased_by": None,
                "leased_until": day_of(one.at),
            }
        case Fate.PARKED:
            return {"dead": PARKED}
        case Fate.DEAD:
            return {"dead": one.reason}
        case _:
            return {"leased_by": None, "leased_until": day_of(one.at)}


_other = outbox.alias()
_held_back = exists().where(
    _other.c.conversation == outbox.c.conversation,
    _other.c.n < outbox.c.n,
    _other.c.sent_on.is_(None),
    _other.c.dead.is_(None),
    (_other.c.leased_until > bindparam("now")) | (_other.c.due_at > bindparam("now")),
)
_ahead = (
    select(func.count())
    .where(
        _other.c.conversation == outbox.c.conversation,
        _other.c.n < outbox.c.n,
        _other.c.sent_on.is_(None),
        _other.c.dead.is_(None),
    )
    .correlate(outbox)
    .scalar_subquery()
)
_claimable = (
    select(outbox, conversation.c.address_sealed, _ahead.label("ahead"))
    .join(conversation, conversation.c.key == outbox.c.conversation)
    .where(
        outbox.c.sent_on.is_(None),
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
    """Leases waiting messages nobody else holds; never one whose predecessor is under way or put off.

    A message that does not open is parked as dead, so that the others go on.
    """
    async with database.writing() as connection:
        work = Work(connection, vault)
        found = await connection.execute(_claimable, {"now": now, "channels": list(channels), "limit": limit})
        claimed = list(_leased(work, found, process, now + LEASE))
        await work.flush()
    return claimed


def _leased(work: Work, found: Iterable[Row[Any]], process: str, leased_until: datetime) -> Iterator[Posted]:
    reached: Counter[bytes] = Counter()
    for row in found:
        if row.ahead != reached[row.conversation]:
            continue  # its predecessor is being claimed by another process right now
        reached[row.conversation] += 1
        key = {"conversation": row.conversation, "n": row.n}
        try:
            message = _posted(row, work.vault, leased_until)
        except SealError as error:
            work.update(outbox, key, {"dead": type(error).__name__})
            continue
        work.update(outbox, key, {"leased_by": process, "leased_until": leased_until})
        yield message


async def release_all(database: Database, now: datetime) -> None:
    """Hands back every lease: only for an engine with one process, at its start."""
    async with database.writing() as connection:
        await connection.execute(
            outbox.update()
            .where(outbox.c.sent_on.is_(None), outbox.c.dead.is_(None))
            .values(leased_by=None, leased_until=day_of(now))
        )


async def read(
    database: Database, vault: Vault, key: bytes, after: int, limit: int
) -> list[tuple[int, bytes]]:
    """Number and body of the messages to a conversation with `n > after` that open, in order, waiting or kept."""
    async with database.reading() as connection:
        rows = await connection.execute(
            select(outbox.c.n, outbox.c.body_sealed)
            .where(outbox.c.conversation == key, outbox.c.n > after)
            .order_by(outbox.c.n)
            .limit(limit)
        )
        return [(n, body) for n, sealed in rows if (body := _opened(vault, sealed, key, n)) is not None]


def _opened(vault: Vault, sealed: bytes, key: bytes, n: int) -> bytes | None:
    """None for a message that does not open: whoever reads is not to miss all the others for it."""
    try:
        return vault.unseal(sealed, "outbox", key, n)
    except SealError:
        return None


def _posted(row: Row[Any], vault: Vault, leased_until: datetime) -> Posted:
    key = row.conversation
    return Posted(
        conversation=key,
        n=row.n,
        channel=row.channel,
        address=open_address(row.address_sealed, key, vault),
        body=vault.unseal(row.body_sealed, "outbox", key, row.n),
        slot=row.slot,
        attempts=row.attempts,
        posted_on=row.posted_on,
        leased_until=leased_until,
    )
