"""Sends published warnings to those who asked for them, a batch at a time: nobody twice, nobody left out."""

from dataclasses import dataclass

from bot.desk.bulletins import as_sent
from bot.transaction import Transaction
from bot.world import World
from storage import bulletins
from storage.engine import Database
from storage.outbox import Posted
from storage.vault import Vault
from storage.work import Work

BATCH = 200
"""Subscribers served in one transaction; with the sweep's interval, how fast a warning spreads."""


@dataclass(frozen=True, slots=True)
class Mailing:
    """What it takes to send warnings. `process` leases the messages it posts."""

    database: Database
    vault: Vault
    world: World
    process: str
    batch: int = BATCH

    async def go(self) -> list[Posted]:
        """Serves the next batch of the oldest warning that is not sent yet; gives the messages to deliver.

        Which subscribers were served commits with their messages. A warning another process holds is left to it.
        """
        number = await bulletins.unsent(self.database)
        if number is None:
            return []
        async with self.database.writing() as connection:
            transaction = Transaction(Work(connection, self.vault), self.world.clock(), self.process)
            await self._serve(number, transaction)
            await transaction.finish()
        return transaction.posted

    async def _serve(self, number: int, transaction: Transaction) -> None:
        work = transaction.work
        claimed = await bulletins.claim(work, number)
        if claimed is None:
            return
        bulletin, after = claimed
        keys = await bulletins.subscribers(work, bulletin.draft.commune, after, self.batch)
        for to in await transaction.load(keys):
            context = self.world.context(transaction.now, to.channel)
            transaction.say(to, [as_sent(bulletin, to.locale, context)])
        if len(keys) < self.batch:
            bulletins.set_sent(work, number, transaction.now)
        else:
            bulletins.set_sent_through(work, number, keys[-1])
