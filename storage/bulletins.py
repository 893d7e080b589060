"""Warnings on the tricks of criminals: drafted, confirmed, sent in batches to those who asked for them.

`sent_through` is how far the sending has come: subscribers are served in the order of their keys, and that mark
commits with the messages, so a process that dies sends none of them twice and none too few.
"""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Row, or_, select

from storage.engine import Database
from storage.tables import day_of, warning, warning_subscription
from storage.work import Work

TOPIC_LENGTH = 80
"""Characters of a warning's topic."""


@dataclass(frozen=True, slots=True)
class Draft:
    """A warning as an admin writes it. `commune` None is for everybody. All of it is for the public."""

    topic: str
    body: str
    source: str
    commune: str | None


@dataclass(frozen=True, slots=True)
class Bulletin:
    """A warning on disk. `published_at` is None while it is a draft, `sent_at` while it is still being sent."""

    id: int
    draft: Draft
    drafted_by: int
    confirmed_by: int | None
    reviewed_on: datetime | None
    published_at: datetime | None
    sent_at: datetime | None


@dataclass(frozen=True, slots=True)
class Subscription:
    """A conversation that gets warnings: of one commune and for everybody, or all of them (`commune` None)."""

    commune: str | None
    consent: str
    consented_on: datetime


async def add(work: Work, draft: Draft, drafted_by: int, now: datetime) -> int:
    """Keeps a draft under the next number; nobody but the staff sees it."""
    id = await work.draw("warning")
    work.insert(
        warning,
        {
            "id": id,
            "topic": draft.topic,
            "commune": draft.commune,
            "body": draft.body,
            "source": draft.source,
            "drafted_by": drafted_by,
            "drafted_at": now,
        },
    )
    return id


async def find(work: Work, id: int, *, lock: bool = False) -> Bulletin | None:
    """One warning, draft or not, or None."""
    await work.flush()
    statement = select(warning).where(warning.c.id == id)
    if lock:
        statement = statement.with_for_update()
    row = (await work.connection.execute(statement)).one_or_none()
    return None if row is None else _bulletin(row)


def publish(work: Work, id: int, confirmed_by: int, now: datetime) -> None:
    """The draft is listed from now on, and the sweep sends it."""
    row = {"confirmed_by": confirmed_by, "reviewed_on": day_of(now), "published_at": now}
    work.update(warning, {"id": id}, row)


def drop(work: Work, id: int) -> None:
    """Deletes a draft."""
    work.delete(warning, {"id": id})


async def newest(work: Work, commune: str | None, limit: int, *, with_drafts: bool = False) -> list[Bulletin]:
    """The newest warnings, newest first: for everybody and for `commune`, or of all communes if that is None."""
    await work.flush()
    statement = select(warning)
    if not with_drafts:
        statement = statement.where(warning.c.published_at.is_not(None))
    if commune is not None:
        statement = statement.where(or_(warning.c.commune.is_(None), warning.c.commune == commune))
    rows = await work.connection.execute(statement.order_by(warning.c.id.desc()).limit(limit))
    return [_bulletin(row) for row in rows]


def _bulletin(row: Row[Any]) -> Bulletin:
    draft = Draft(row.topic, row.body, row.source, row.commune)
    return Bulletin(
        row.id, draft, row.drafted_by, row.confirmed_by, row.reviewed_on, row.published_at, row.sent_at
    )


async def subscribe(
    work: Work, conversation: bytes, commune: str | None, consent: str, now: datetime
) -> None:
    """The conversation, which is on disk, gets warnings from now on; one that did already, of another place."""
    await work.flush()
    values = {"commune": commune, "consent": consent, "consented_on": day_of(now)}
    changed = await work.connection.execute(
        warning_subscription.update()
        .where(warning_subscription.c.conversation == conversation)
        .values(values)
    )
    if changed.rowcount == 0:
        work.insert(warning_subscription, {"conversation": conversation} | values)


def unsubscribe(work: Work, conversation: bytes) -> None:
    """No more warnings there, and nothing that says there ever were."""
    work.delete(warning_subscription, {"conversation": conversation})


async def subscription_of(work: Work, conversation: bytes) -> Subscription | None:
    """What a conversation is subscribed to, or None."""
    await work.flush()
    found = await work.connection.execute(
        select(
            warning_subscription.c.commune,
            warning_subscription.c.consent,
            warning_subscription.c.consented_on,
        ).where(warning_subscription.c.conversation == conversation)
    )
    row = found.one_or_none()
    return None if row is None else Subscription(*row)


async def unsent(database: Database) -> int | None:
    """The number of the oldest warning that is still to be sent, or None. Nothing is claimed yet."""
    async with database.reading() as connection:
        found: int | None = await connection.scalar(
            select(warning.c.id)
            .where(warning.c.published_at.is_not(None), warning.c.sent_at.is_(None))
            .order_by(warning.c.id)
            .limit(1)
        )
        return found


async def claim(work: Work, id: int) -> tuple[Bulletin, bytes] | None:
    """Locks a warning that is still to be sent until the transaction ends, and how far it has come.

    None if another process holds it or has finished it.
    """
    row = (
        await work.connection.execute(
            select(warning)
            .where(warning.c.id == id, warning.c.published_at.is_not(None), warning.c.sent_at.is_(None))
            .with_for_update(skip_locked=True)
        )
    ).one_or_none()
    return None if row is None else (_bulletin(row), row.sent_through or b"")


async def subscribers(work: Work, commune: str | None, after: bytes, limit: int) -> list[bytes]:
    """The next conversations a warning goes to, in the order of their keys."""
    statement = select(warning_subscription.c.conversation).where(warning_subscription.c.conversation > after)
    if commune is not None:
        mine = warning_subscription.c.commune
        statement = statement.where(or_(mine.is_(None), mine == commune))
    ordered = statement.order_by(warning_subscription.c.conversation).limit(limit)
    return list(await work.connection.scalars(ordered))


def set_sent_through(work: Work, id: int, through: bytes) -> None:
    """Remembers the last conversation that was served."""
    work.update(warning, {"id": id}, {"sent_through": through})


def set_sent(work: Work, id: int, now: datetime) -> None:
    """Everybody was served; whom last is nobody's business any more."""
    work.update(warning, {"id": id}, {"sent_through": None, "sent_at": now})
