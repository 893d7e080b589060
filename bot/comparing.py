"""Compares new cases with those that came before, after the turn that filed them: are they of the same event?

What is still to be compared is a row under a lease: whoever dies over it is followed by another.
"""

import asyncio
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from bot import alike
from bot.desk import duplicates
from bot.dialogue.content import Form
from bot.programme import Unit
from bot.transaction import Transaction
from bot.world import World
from storage import cases, likenesses
from storage.cases import Summary
from storage.engine import Database
from storage.likenesses import EMPTIED, Likeness, Told
from storage.outbox import Posted
from storage.vault import Vault
from storage.work import Work

BATCH = 20
"""Cases that are compared in one go at most."""


@dataclass(frozen=True, slots=True)
class Comparing:
    """What it takes to compare cases. `process` leases the messages it posts."""

    database: Database
    vault: Vault
    world: World
    unit: Unit
    process: str

    async def go(self) -> list[Posted]:
        """Compares the cases that wait for it; gives the messages to deliver."""
        posted: list[Posted] = []
        for _ in range(BATCH):
            number = await likenesses.claim(self.database, self.world.clock())
            if number is None:
                break
            posted += await self._compare(number)
        return posted

    async def _compare(self, number: int) -> list[Posted]:
        async with self.database.reading() as connection:
            work = Work(connection, self.vault)
            line = await cases.summary(work, number)
            rows = await self._rows(work, line) if line is not None else []
        found = await asyncio.to_thread(_found, self.vault, rows, self.world.programme.forms)
        async with self.database.writing() as connection:
            transaction = Transaction(Work(connection, self.vault), self.world.clock(), self.process)
            await self._keep(number, found, transaction)
            await transaction.finish()
        return transaction.posted

    async def _rows(self, work: Work, line: Summary) -> Sequence[Any]:
        if line.status in EMPTIED:
            return []
        since = line.filed_at - timedelta(hours=self.unit.alike_hours)
        communes = self._around(line.commune)
        return await likenesses.sealed_with_candidates(work, line, communes, since)

    def _around(self, commune: str | None) -> Collection[str]:
        """The commune and those beside it."""
        return () if commune is None else self.world.gazetteer.around(commune)

    async def _keep(self, number: int, found: Sequence[Likeness], transaction: Transaction) -> None:
        work = transaction.work
        # Conversations are locked before cases, as in a turn.
        await transaction.load([one.conversation for one in await transaction.staff()])
        line = await cases.summary(work, number, lock=True)
        likenesses.done(work, number)
        if line is None or line.status in EMPTIED:
            return
        await likenesses.keep(work, number, found)
        if found:
            await duplicates.announce(line, transaction, self.world.context(transaction.now, ""))


def _found(vault: Vault, rows: Sequence[Any], forms: Mapping[str, Form]) -> list[Likeness]:
    """Which of the cases after the first are like it. Takes a while: runs in a thread."""
    if len(rows) < 2:
        return []
    mine, *others = likenesses.opened(vault, rows)
    telling = alike.telling(_story(mine, forms))
    scored = ((one.number, alike.words_score(telling, alike.telling(_story(one, forms)))) for one in others)
    return [Likeness(number, "words", score) for number, score in scored if score >= alike.ENOUGH]


def _story(told: Told, forms: Mapping[str, Form]) -> str:
    """What somebody wrote in words of their own."""
    form = forms.get(told.form)
    keys = [question.key for question in form.questions if question.kind == "text"] if form else told.answers
    return " ".join(words for key in keys if isinstance(words := told.answers.get(key), str))
