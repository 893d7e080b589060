"""Sends the digests that are due: claim, figures and message commit together, so each goes out once."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import structlog

from bot.digests import digest
from bot.digests.hours import newest_due, next_due
from bot.programme import Unit
from bot.transaction import Transaction
from bot.world import World
from storage import subscriptions
from storage.conversations import Conversation
from storage.engine import Database
from storage.outbox import Posted
from storage.subscriptions import Due
from storage.vault import Vault
from storage.work import Work

log = structlog.get_logger()

_LATE = timedelta(minutes=15)


@dataclass(frozen=True, slots=True)
class Rounds:
    """What it takes to send digests. `process` leases the messages it posts."""

    database: Database
    vault: Vault
    world: World
    unit: Unit
    zone: ZoneInfo
    process: str

    async def go(self) -> list[Posted]:
        """Serves what is due now; gives the messages to deliver. A missed hour is made up for once, the newest."""
        posted: list[Posted] = []
        for conversation in await subscriptions.due_now(self.database, self.world.clock()):
            try:
                posted += await self._serve(conversation)
            except Exception:  # it stays due and is tried again; the others need not wait for it
                log.exception("digest_failed")
        return posted

    async def go_now(self) -> list[Posted]:
        """Sends everybody on the staff the digest of the last 24 hours, whatever their hour is."""
        async with self.database.writing() as connection:
            transaction = Transaction(Work(connection, self.vault), self.world.clock(), self.process)
            colleagues = await transaction.staff()
            for to in await transaction.load([one.conversation for one in colleagues]):
                reader = await digest.reader(transaction.work, to)
                if reader is not None:
                    await self._send(to, reader, transaction, until=transaction.now, is_late=False)
            await transaction.finish()
        return transaction.posted

    async def _serve(self, conversation: bytes) -> list[Posted]:
        async with self.database.writing() as connection:
            transaction = Transaction(Work(connection, self.vault), self.world.clock(), self.process)
            # The conversation first, as a turn does that sets the hour: two orders could lock each other out.
            for to in await transaction.load([conversation]):
                due = await subscriptions.claim(transaction.work, conversation, transaction.now)
                reader = await digest.reader(transaction.work, to)
                if due is not None and reader is not None:
                    await self._run(due, to, reader, transaction)
            await transaction.finish()
        return transaction.posted

    async def _run(self, due: Due, to: Conversation, reader: digest.Reader, transaction: Transaction) -> None:
        work, now = transaction.work, transaction.now
        run_at = newest_due(due.at, self.zone, due.due_at, now)
        subscriptions.set_next(work, due, next_due(due.at, self.zone, now))
        if await subscriptions.was_served(work, due, run_at):
            return
        is_late = now - run_at > _LATE or run_at != due.due_at
        subscriptions.record_run(work, due, run_at, now, is_late=is_late)
        await self._send(to, reader, transaction, until=run_at, is_late=is_late)

    async def _send(
        self,
        to: Conversation,
        reader: digest.Reader,
        transaction: Transaction,
        *,
        until: datetime,
        is_late: bool,
    ) -> None:
        context = self.world.context(transaction.now, to.channel)
        reply = await digest.compose(
            transaction.work, reader, context, self.unit, self.zone, until=until, is_late=is_late
        )
        transaction.say(to, [reply])
