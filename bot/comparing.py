"""Compares new cases with those that came before, after the turn that filed them: are they of the same event?

What is still to be compared is a row under a lease: whoever dies over it is followed by another.
"""

import asyncio
from collections.abc import Mapping, Sequence
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
from storage.engine import Database
from storage.likenesses import EMPTIED, Claim, Likeness, Told
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
            claimed = await likenesses.claim(self.database, self.world.clock())
            if claimed is None:
                break
            posted += await self._compare(claimed)
        return posted

    async def _compare(self, claimed: Claim) -> list[Posted]:
        sealed, looks = await self._read(claimed.number)
        found = await asyncio.to_thread(_found, self.vault, sealed, looks, self.world.programme.forms)
        async with self.database.writing() as connection:
            transaction = Transaction(Work(connection, self.vault), self.world.clock(), self.process)
            await self._keep(claimed, found, transaction)
            await transaction.finish()
        return transaction.posted

    async def _read(self, number: int) -> tuple[Sequence[Any], Sequence[Any]]:
        """What is to be compared, sealed: answers and looks, the case's own first."""
        async with self.database.reading() as connection:
            work = Work(connection, self.vault)
            line = await cases.summary(work, number)
            if line is None or line.status in EMPTIED:
                return (), ()
            within = timedelta(hours=self.unit.alike_hours)
            around = () if line.commune is None else self.world.gazetteer.around(line.commune)
            sealed = await likenesses.sealed_with_candidates(work, line, around, within)
            return sealed, await likenesses.sealed_looks(work, [row.number for row in sealed])

    async def _keep(self, claimed: Claim, found: Sequence[Likeness], transaction: Transaction) -> None:
        work = transaction.work
        # Conversations are locked before cases, as in a turn.
        await transaction.load([one.conversation for one in await transaction.staff()])
        line = await cases.summary(work, claimed.number, lock=True)
        likenesses.done(work, claimed)
        if line is None or line.status in EMPTIED:
            return
        if await likenesses.keep(work, line.number, found):
            await duplicates.announce(line, transaction, self.world.context(transaction.now, ""))


def _found(
    vault: Vault, sealed: Sequence[Any], looks: Sequence[Any], forms: Mapping[str, Form]
) -> list[Likeness]:
    """Which of the cases after the first are like it. Takes a while: runs in a thread."""
    if len(sealed) < 2:
        return []
    mine, *others = likenesses.opened(vault, sealed, looks)
    telling = alike.telling(_story(mine, forms))
    found = []
    for one in others:
        by_words = alike.words_score(telling, alike.telling(_story(one, forms)))
        by_picture = alike.pictures_score(mine.looks, one.looks)
        if by_picture >= alike.ENOUGH_OF_PICTURE:
            found.append(Likeness(one.number, "picture", by_picture))
        elif by_words >= alike.ENOUGH:
            found.append(Likeness(one.number, "words", by_words))
    return found


def _story(told: Told, forms: Mapping[str, Form]) -> str:
    """What somebody wrote in words of their own."""
    form = forms.get(told.form)
    keys = [question.key for question in form.questions if question.kind == "text"] if form else told.answers
    return " ".join(words for key in keys if isinstance(words := told.answers.get(key), str))
