"""What is done with files after the turn that told of them: fetched from their network, their voices altered.

Each is work on disk under a lease: whoever dies over it is followed by another. A file is whoever's it was told to be
only once it lies here clean; until then nobody may open it, and if it cannot be kept its sender is told why.
"""

import asyncio
from collections.abc import AsyncGenerator, Callable
from contextlib import aclosing
from dataclasses import dataclass, field
from datetime import timedelta

import structlog

from bot.casework.carry import carry_out
from bot.channels.base import FileRefused, RetryLater, StoredFile
from bot.desk import news
from bot.desk.desk import Desk
from bot.dialogue.events import FileLost
from bot.dialogue.machine import step
from bot.dialogue.state import State, state_of_json
from bot.files import FileStore
from bot.transaction import Transaction
from bot.world import World
from storage import cases, file_work, files, likenesses, merging
from storage.cases import LOST
from storage.conversations import Conversation
from storage.engine import Database
from storage.file_work import Job
from storage.outbox import Posted
from storage.vault import Vault
from storage.work import Work

log = structlog.get_logger()

LANES = 3
"""Files that are fetched side by side."""
TRIES = 40
"""With the waits between them more than seven hours; then the sender is asked to send the file again."""
_REST = 1.0
"""Seconds between two looks for work."""
_SECONDS = 240.0
"""For one try; less than the lease."""
_FIRST_WAIT, _LONGEST_WAIT = timedelta(seconds=1), timedelta(minutes=15)

Fetch = Callable[[str], AsyncGenerator[bytes]]
"""A network's file by the network's name for it, piece by piece. Raises `FileRefused`, or `RetryLater`."""


@dataclass(frozen=True, slots=True)
class Fetching:
    """`sources` are the networks files come from; `offer` takes messages to be delivered now.

    `process` leases the messages it posts.
    """

    database: Database
    vault: Vault
    world: World
    desk: Desk
    store: FileStore
    process: str
    offer: Callable[[list[Posted]], None]
    sources: dict[str, Fetch] = field(default_factory=dict)

    async def run(self) -> None:
        """Does what comes due until it is cancelled; what was under way is done by whoever comes next."""
        await asyncio.gather(*(self._lane_for_good() for _ in range(LANES)))

    async def go(self) -> None:
        """Does all that is due."""
        while job := await file_work.claim(self.database, self.vault, self.world.clock()):
            await self._do(job)

    async def _lane_for_good(self) -> None:
        while True:
            try:
                await self.go()
            except Exception:  # a database that is away: it comes back
                log.exception("files_not_done")
            await asyncio.sleep(_REST)

    async def _do(self, job: Job) -> None:
        try:
            async with asyncio.timeout(_SECONDS):
                stored = await self._stored(job)
        except FileRefused as refused:
            await self._lost(job, refused.reason)
        except RetryLater as later:
            await self._again(job, later.after)
        except Exception:  # a full disk, a network that hangs: others' files go on
            log.exception("file_not_kept")
            await self._again(job, None)
        else:
            await self._keep(job, stored)

    async def _stored(self, job: Job) -> StoredFile:
        if job.source is None:
            return await self.store.alter_voice(job.file_id)
        channel, _, name = job.source.partition(":")
        fetch = self.sources.get(channel)
        if fetch is None:
            raise RetryLater(f"{channel} is not at work")
        async with aclosing(fetch(name)) as pieces:
            return await self.store.store(pieces, job.file_id)

    async def _keep(self, job: Job, stored: StoredFile) -> None:
        async with self.database.writing() as connection:
            work = Work(connection, self.vault)
            wanted = await file_work.still_wanted(work, job.file_id)
            if wanted is not None:
                file_work.stored(work, job.file_id, stored.kind, stored.size, stored.look)
                await self._compare_again(work, wanted[0].case_number, stored)
            if wanted is not None and wanted[1] and job.source is not None:
                # Whatever it turned out to be: nobody hears a voice that was to be altered and is not.
                file_work.fetched(work, job.file_id, self.world.clock())
            else:
                file_work.end(work, job.file_id)
            is_kept = wanted is not None or await file_work.is_kept(work, job.file_id)
            await work.flush()
        if not is_kept:
            await self.store.discard(job.file_id)
        elif wanted is not None and wanted[0].case_number is not None:
            await self._announce(wanted[0].case_number)

    async def _compare_again(self, work: Work, case_number: int | None, stored: StoredFile) -> None:
        if case_number is not None and stored.look is not None:
            await likenesses.compare_again(work, case_number, self.world.clock())

    async def _announce(self, case_number: int) -> None:
        """Whoever looks after the case is told once all of its files are here: the card said to look again.

        A transaction of its own: conversations are locked before anything else, as in a turn.
        """
        async with self.database.writing() as connection:
            transaction = Transaction(Work(connection, self.vault), self.world.clock(), self.process)
            line = await cases.summary(transaction.work, case_number)
            if line is None or await file_work.count_coming(transaction.work, case_number):
                return
            line = await merging.head_of(transaction.work, line)
            await news.announce_files(line, transaction, self.world.context(transaction.now, ""))
            await transaction.finish()
        self.offer(transaction.posted)

    async def _again(self, job: Job, after: timedelta | None) -> None:
        if job.attempts >= TRIES:
            await self._lost(job, "unfetched")
            return
        wait = after or min(_FIRST_WAIT * 2 ** min(job.attempts - 1, 10), _LONGEST_WAIT)
        async with self.database.writing() as connection:
            work = Work(connection, self.vault)
            file_work.put_off(work, job.file_id, self.world.clock() + wait)
            await work.flush()

    async def _lost(self, job: Job, reason: str) -> None:
        """The file cannot be kept: its sender is told, its case says so, and whose it was is forgotten."""
        async with self.database.writing() as connection:
            transaction = Transaction(Work(connection, self.vault), self.world.clock(), self.process)
            # The conversation first, as a turn does: two orders could lock each other out.
            found = await transaction.load([job.conversation])
            wanted = await file_work.still_wanted(transaction.work, job.file_id)
            if wanted is None and await file_work.is_kept(transaction.work, job.file_id):
                return  # whoever followed us, when our lease was over, had more luck
            file_work.end(transaction.work, job.file_id)
            if wanted is not None:
                if wanted[0].case_number is None:
                    files.forget(transaction.work, job.file_id, job.conversation)
                else:
                    file_work.stored(transaction.work, job.file_id, LOST, 0)
                for to in found:
                    if not to.is_forgotten:  # a word to them, and they would be remembered again
                        await self._tell(to, FileLost(job.file_id, reason), transaction)
            await transaction.finish()
        self.offer(transaction.posted)
        await self.store.discard(job.file_id)

    async def _tell(self, to: Conversation, lost: FileLost, transaction: Transaction) -> None:
        stored = to.open_state(self.vault)
        state = State(locale=self.world.locale) if stored is None else state_of_json(stored)
        context = self.world.context(transaction.now, to.channel)
        outcome = step(state, lost, context)
        transaction.say(to, outcome.replies)
        for effect in outcome.effects:
            await carry_out(effect, to, transaction, context, self.desk)
        transaction.remember(to, outcome.state, context.programme.unit)
