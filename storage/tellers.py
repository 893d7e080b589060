"""What ties cases to the conversation that told them, found by a token and cut for good.

The tie itself is sealed in `reporter`. Beside it lies a token of the conversation under the key of the index, so that
somebody who asks can be shown, or rid of, their own cases; it goes with the row.
"""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import func, select

from storage.engine import Database
from storage.tables import (
    EPOCH,
    cases,
    consent,
    conversation,
    file,
    metadata,
    model_remark,
    outbox,
    reporter,
    warning_subscription,
)
from storage.vault import Vault
from storage.work import Work

SHOWN = 20
"""Cases of one conversation that are listed at most."""

_BATCH = 500


@dataclass(frozen=True, slots=True)
class Told:
    """A case as its teller may see it in a list."""

    number: int
    status: str
    filed_at: datetime


def teller_token(vault: Vault, conversation_key: bytes) -> bytes:
    """By which the cases of a conversation are found."""
    return vault.token("teller", conversation_key)


async def told_by(work: Work, conversation_key: bytes) -> Sequence[Told]:
    """The newest cases that are tied to a conversation."""
    await work.flush()
    found = await work.connection.execute(
        select(cases.c.number, cases.c.status, cases.c.filed_at)
        .join(reporter, reporter.c.case_number == cases.c.number)
        .where(reporter.c.teller_token == teller_token(work.vault, conversation_key))
        .order_by(cases.c.number.desc())
        .limit(SHOWN)
    )
    return [Told(row.number, row.status, row.filed_at) for row in found]


@dataclass(frozen=True, slots=True)
class Else:
    """What else is tied to a conversation: messages to teams of models, and whether warnings are sent to it."""

    remarks: int
    has_warnings: bool


async def tied_else(work: Work, conversation_key: bytes) -> Else:
    """Looks it up, in one statement."""
    remarks = select(func.count()).where(
        model_remark.c.teller_token == teller_token(work.vault, conversation_key)
    )
    warned = select(func.count()).where(warning_subscription.c.conversation == conversation_key)
    row = (await work.connection.execute(select(remarks.scalar_subquery(), warned.scalar_subquery()))).one()
    return Else(row[0], row[1] > 0)


async def cut(work: Work, conversation_key: bytes) -> int:
    """Destroys every tie between a conversation and what it told; how many cases had one.

    What it wrote to the team of a model stays too, and can no longer be answered.
    """
    await work.flush()
    token = teller_token(work.vault, conversation_key)
    count = select(func.count()).select_from(reporter).where(reporter.c.teller_token == token)
    number: int = await work.connection.scalar(count) or 0
    work.delete(reporter, {"teller_token": token})
    work.update(model_remark, {"teller_token": token}, {"who_sealed": None, "teller_token": None})
    return number


async def forget(work: Work, conversation_key: bytes) -> int:
    """Cuts the ties, takes the name off the consents, ends warnings, drops loose files and messages; how many ties.

    The messages posted after this stay. The conversation's own row goes with the next purge, if it says so itself.
    """
    number = await cut(work, conversation_key)
    work.update(consent, {"person": teller_token(work.vault, conversation_key)}, {"person": None})
    work.delete(file, {"conversation": conversation_key})
    work.delete(warning_subscription, {"conversation": conversation_key})
    work.delete(outbox, {"conversation": conversation_key})
    await work.flush()
    return number


async def purge_forgotten(database: Database) -> None:
    """Deletes the conversations that asked to be forgotten and that nothing refers to any more."""
    refers = [
        ~select(table.c[key.parent.name]).where(table.c[key.parent.name] == conversation.c.key).exists()
        for table in metadata.tables.values()
        for key in table.foreign_keys
        if key.column is conversation.c.key
    ]
    messages = ~select(outbox.c.n).where(outbox.c.conversation == conversation.c.key).exists()
    async with database.writing() as connection:
        await connection.execute(
            conversation.delete().where(conversation.c.active_on == EPOCH, messages, *refers)
        )


async def tie_old(database: Database, vault: Vault) -> None:
    """Gives ties that were written before there were tokens theirs, so that they too are found and cut."""
    while True:
        async with database.writing() as connection:
            work = Work(connection, vault)
            found = (
                await connection.execute(
                    select(reporter.c.case_number, reporter.c.who_sealed)
                    .where(reporter.c.teller_token.is_(None))
                    .limit(_BATCH)
                )
            ).all()
            for row in found:
                who = json.loads(vault.unseal_identity(row.who_sealed, "reporter", row.case_number, "who"))
                token = teller_token(vault, bytes.fromhex(who["conversation"]))
                work.update(reporter, {"case_number": row.case_number}, {"teller_token": token})
            await work.flush()
        if len(found) < _BATCH:
            return
