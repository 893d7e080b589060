"""What storage tests work with: units of work, people with conversations, and a database read in the open."""

import contextlib
from collections.abc import AsyncIterator
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.messages import decode
from storage import audit, conversations, outbox, tables
from storage.conversations import Conversation
from storage.engine import Database
from storage.outbox import SENT_SLOT, Fate, Posted, Settled
from storage.vault import SealError, Vault
from storage.work import Work
from tests.fakes import MONDAY_MORNING
from tests.talk import RECEIPT

NOW = MONDAY_MORNING
CHANNEL = "telegram"
HERE, THERE = "here", "there"
"""Two processes."""


class GivenUpError(Exception):
    """Somebody changes their mind in the middle of a transaction."""


@contextlib.asynccontextmanager
async def given_up(database: Database, vault: Vault) -> AsyncIterator[Work]:
    """A unit of work that is written but never committed."""
    with contextlib.suppress(GivenUpError):
        async with working(database, vault) as work:
            yield work
            await work.flush()
            raise GivenUpError


@contextlib.asynccontextmanager
async def working(database: Database, vault: Vault) -> AsyncIterator[Work]:
    """A unit of work, flushed and committed at the end."""
    async with database.writing() as connection:
        work = Work(connection, vault)
        yield work
        await work.flush()


async def met(work: Work, name: str, process: str = HERE) -> Conversation:
    """The conversation with a person, new if there is none."""
    key = work.vault.pseudonym(CHANNEL, name)
    found = await conversations.load(work, [key], process)
    return found.get(key) or Conversation.new(key, CHANNEL, name, "vi")


class Post:
    """The outbox of one database as its processes use it."""

    def __init__(self, database: Database, vault: Vault) -> None:
        self.database = database
        self.vault = vault

    async def put(
        self, name: str, *bodies: str, process: str = HERE, now: datetime = NOW, slot: str | None = None
    ) -> list[Posted]:
        """Messages to a person, posted by a process in one transaction; those it may deliver at once."""
        async with working(self.database, self.vault) as work:
            to = await met(work, name, process)
            posted = [outbox.post(work, to, body.encode(), slot, now, process) for body in bodies]
            conversations.save(work, [to], now)
        return [one for one in posted if one is not None]

    async def claim(
        self, process: str = THERE, *, after: timedelta = timedelta(), limit: int = 100
    ) -> list[Posted]:
        """What a process may deliver, some time after `NOW`."""
        return await outbox.claim(self.database, self.vault, [CHANNEL], process, NOW + after, limit)

    async def settle(self, fate: Fate, *messages: Posted, due: timedelta | None = None) -> None:
        """Writes what became of messages."""
        due_at = None if due is None else NOW + due
        reason = "blocked" if fate is Fate.DEAD else None
        async with working(self.database, self.vault) as work:
            outbox.settle(work, [Settled(one, fate, NOW, due_at, reason) for one in messages])


def bodies(messages: list[Posted]) -> list[str]:
    """What the messages say."""
    return [message.body.decode() for message in messages]


async def rows(database: Database, name: str) -> list[dict[str, Any]]:
    """Every row of a table, in the order of its key."""
    async with database.reading() as connection:
        return await _rows(connection, name)


async def _rows(connection: AsyncConnection, name: str) -> list[dict[str, Any]]:
    table = tables.metadata.tables[name]
    found = await connection.execute(select(table).order_by(*table.primary_key))
    return [dict(row._mapping) for row in found]


async def opened(database: Database, vault: Vault) -> dict[str, Any]:
    """All that a database knows, unsealed: two databases with the same story are equal.

    Left out is what chance decides (receipt codes, aliases, ids) and who is delivering what.
    """
    async with database.reading() as connection:
        known = {name: await _rows(connection, name) for name in tables.metadata.tables}
        chain = await audit.verify(connection, vault)
    return {
        "inbox": [(row["key"], row["failed"]) for row in known["inbox"]],
        "conversations": [_conversation(row, vault) for row in known["conversation"]],
        "outbox": [_message(row, vault) for row in known["outbox"] if row["slot"] != SENT_SLOT],
        "cases": [_case(row, vault) for row in known["cases"]],
        "history": [_happened(row, vault) for row in known["case_event"]],
        "reporters": [_reporter(row, vault) for row in known["reporter"]],
        "files": known["file"],
        "staff": known["staff"],
        "counters": known["counter"],
        "audit": [(row["n"], row["action"], row["case_number"]) for row in known["audit"]],
        "chain": chain,
    }


def _conversation(row: dict[str, Any], vault: Vault) -> tuple[Any, ...]:
    try:
        state = vault.unseal(row["state_sealed"], "conversation", row["key"], "state")
    except SealError:
        state = b"broken"
    address = vault.unseal_identity(row["address_sealed"], "conversation", row["key"], "address")
    return row["key"], address, state, row["last_n"], row["locale"]


def _message(row: dict[str, Any], vault: Vault) -> tuple[Any, ...]:
    body = vault.unseal(row["body_sealed"], "outbox", row["conversation"], row["n"])
    text = RECEIPT.sub("CODE", decode(row["n"], body).reply.text)
    return row["conversation"], row["n"], text, row["slot"], row["dead"]


def _case(row: dict[str, Any], vault: Vault) -> tuple[Any, ...]:
    answers = vault.unseal(row["answers_sealed"], "cases", row["number"], "answers")
    return row["number"], row["form"], row["category"], row["status"], row["assignee_id"], answers


def _happened(row: dict[str, Any], vault: Vault) -> tuple[Any, ...]:
    sealed = row["body_sealed"]
    body = None if sealed is None else vault.unseal(sealed, "case_event", row["id"], "body")
    return row["case_number"], row["kind"], row["staff_id"], row["status"], body


def _reporter(row: dict[str, Any], vault: Vault) -> tuple[Any, ...]:
    return row["case_number"], vault.unseal_identity(row["who_sealed"], "reporter", row["case_number"], "who")
