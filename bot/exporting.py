"""Makes the files that leaders asked for in their chat, page by page, and erases them when their time is over.

Each is a job on disk under a lease. What was read lies in sealed parts: whoever follows one that died goes on
after the last part, and makes the whole file from all of them.
"""

import asyncio
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import structlog
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.desk import exporting
from bot.desk.errand import Errand
from bot.desk.export_news import ExportNews
from bot.desk.voice import Voice
from bot.dialogue.state import state_of_json
from bot.dialogue.steps import open_form
from bot.exports import sheets
from bot.exports.locks import new_password
from bot.exports.making import Maker
from bot.exports.table import Reader
from bot.programme import Unit
from bot.transaction import Transaction
from bot.world import World
from storage import audit, case_pages, export_jobs
from storage.blobs import Blobs
from storage.case_pages import Sealed
from storage.cases import Happening
from storage.conversations import Conversation
from storage.engine import Database
from storage.export_jobs import Job
from storage.outbox import Posted
from storage.staff import LEADERS
from storage.vault import Vault
from storage.work import Work

log = structlog.get_logger()

PAGE = 500
"""Cases that are held at once."""
MOST = 100_000
"""Cases in one file: no network carries, and no reader reads, much more."""
TRIES = 8
"""Of one step, over more than an hour; then its reader is told that there is no file."""
_REST = 2.0
"""Seconds between two looks for work."""
_FIRST_WAIT, _LONGEST_WAIT = timedelta(seconds=30), timedelta(hours=1)
_TELL_EVERY = timedelta(seconds=5)


class _NoLongerOursError(Exception):
    """Somebody stopped the job, or another process took it over."""


class _NoFileError(Exception):
    """There is nothing to make, or nobody who may have it: `refused`, `empty` or `many`."""

    def __init__(self, why: str) -> None:
        super().__init__(why)
        self.why = why


@dataclass(frozen=True, slots=True)
class Exporting:
    """What it takes to make files. `offer` takes messages to be delivered now; `process` leases them."""

    database: Database
    vault: Vault
    world: World
    unit: Unit
    zone: ZoneInfo
    blobs: Blobs
    process: str
    offer: Callable[[list[Posted]], None]
    page: int = PAGE
    most: int = MOST

    async def run(self) -> None:
        """Makes and erases what comes due until it is cancelled; what was under way others go on with."""
        while True:
            try:
                await self.go()
            except Exception:  # a database or a disk that is away: it comes back
                log.exception("exports_not_done")
            await asyncio.sleep(_REST)

    async def go(self) -> None:
        """Does all that is due."""
        await self.erase()
        while job := await export_jobs.claim(self.database, self.vault, self.world.clock()):
            await self._do(job)
            await self.erase()

    async def erase(self) -> None:
        """Erases what is past its time, or was stopped: what lies on disk first. Raises `BlobError`."""
        for name in await export_jobs.expired(self.database, self.world.clock()):
            await self._discard([name, *await export_jobs.parts(self.database, name)])
            await export_jobs.erase(self.database, self.vault, name, self.world.clock())

    async def _do(self, job: Job) -> None:
        try:
            if job.stage == "reading":
                job = await self._read(job)
            await self._write(job)
        except _NoLongerOursError:
            return
        except _NoFileError as error:
            await self._give_up(job, error.why)
        except Exception:  # a full disk, a damaged case: others' files go on
            log.exception("export_failed")
            await self._again(job)

    async def _read(self, job: Job) -> Job:
        """Reads what is left, a page at a time; gives the job once its password is settled."""
        if job.asked.case is None:
            job = await self._read_pages(job)
        async with self.database.writing() as connection:
            now = self.world.clock()
            after = await export_jobs.begin_writing(connection, self.vault, job, new_password(), now)
        return _ours(after)

    async def _read_pages(self, job: Job) -> Job:
        told_at, total = self.world.clock(), await self._count(job)
        if total > self.most:
            raise _NoFileError("many")
        while page := await self._next_page(job):
            job = await self._keep(job, page)
            if self.world.clock() - told_at >= _TELL_EVERY:
                told_at = self.world.clock()
                await self._tell_progress(job, max(total, job.written))
        return job

    async def _count(self, job: Job) -> int:
        errand = await self._errand(job)
        async with self.database.reading() as connection:
            return await case_pages.count(connection, exporting.chosen(errand, job.asked, job.made_at))

    async def _next_page(self, job: Job) -> list[Sealed]:
        """What its reader may see is asked anew for each page: it may have become less."""
        errand = await self._errand(job)
        async with self.database.reading() as connection:
            wanted = exporting.chosen(errand, job.asked, job.made_at)
            return await case_pages.page(connection, wanted, job.position, self.page)

    async def _keep(self, job: Job, page: list[Sealed]) -> Job:
        part = await self._maker(job).keep_page(page)
        async with self.database.writing() as connection:
            last, now = page[-1].line.number, self.world.clock()
            after = await export_jobs.keep_part(connection, job, part, last, len(page), now)
        if after is None:
            await self._discard([part])
        return _ours(after)

    async def _write(self, job: Job) -> None:
        """The whole file, locked and sealed; then it is handed over."""
        if job.asked.case is None and not job.written:
            raise _NoFileError("empty")
        parts, maker = await export_jobs.parts(self.database, job.id), self._maker(job)
        with sheets.workplace() as folder:
            if job.asked.case is None:
                job = await self._write_table(job, maker, folder, parts)
            else:
                case, history = await self._case(job, job.asked.case)
                await maker.write_case(folder, case, history, self.world.clock())
            job = await self._hold(job)
            size = await maker.put(folder, job.password or "", job.id)
        if await self._hand_over(job, size):
            await self._discard(parts)
        elif not await export_jobs.is_known(self.database, job.id):
            await self._discard([job.id])

    async def _write_table(self, job: Job, maker: Maker, folder: Path, parts: list[str]) -> Job:
        sheet = await maker.sheet(folder)
        for part in parts:
            await maker.add_page(sheet, part)
            job = await self._hold(job)
        await asyncio.to_thread(sheet.close)
        return job

    async def _hold(self, job: Job) -> Job:
        async with self.database.writing() as connection:
            return _ours(await export_jobs.hold(connection, job, self.world.clock()))

    async def _case(self, job: Job, number: int) -> tuple[Sealed, Sequence[Happening]]:
        errand = await self._errand(job)
        async with self.database.reading() as connection:
            page = await case_pages.page(connection, replace(errand.scope(), merged=None), number - 1, 1)
            if not page or page[0].line.number != number or not errand.may_see(page[0].line):
                raise _NoFileError("refused")
            return page[0], await case_pages.history(connection, self.vault, number)

    async def _hand_over(self, job: Job, size: int) -> bool:
        """The file is its reader's and they are told the password, in one transaction; unless it was stopped."""
        async with self.database.writing() as connection:
            transaction, to = await self._reached(connection, job)
            expires_at = self.world.clock() + timedelta(hours=self.unit.export_hours)
            is_ours = await export_jobs.finish(connection, job, expires_at)
            if is_ours:
                await self._record(transaction, job, f"done {job.written or 1}")
                if to is not None:
                    transaction.say(to, self._news(job, to).ready(size, self.unit.export_hours))
            await transaction.finish()
        self.offer(transaction.posted)
        return is_ours

    async def _tell_progress(self, job: Job, total: int) -> None:
        async with self.database.writing() as connection:
            transaction, to = await self._reached(connection, job)
            if to is not None:
                transaction.say(to, self._news(job, to).progress(total))
            await transaction.finish()
        self.offer(transaction.posted)

    async def _give_up(self, job: Job, why: str) -> None:
        """There is no file; what is left of it is erased with what is past its time."""
        async with self.database.writing() as connection:
            transaction, to = await self._reached(connection, job)
            if await export_jobs.give_up(connection, job, self.world.clock()):
                await self._record(transaction, job, why)
                if to is not None and to.staff is not None:
                    transaction.say(to, self._news(job, to).none(why))
            await transaction.finish()
        self.offer(transaction.posted)

    async def _again(self, job: Job) -> None:
        if job.attempts >= TRIES:
            await self._give_up(job, "failed")
            return
        wait = min(_FIRST_WAIT * 2 ** max(job.attempts - 1, 0), _LONGEST_WAIT)
        async with self.database.writing() as connection:
            await export_jobs.put_off(connection, job, self.world.clock() + wait)

    async def _reached(
        self, connection: AsyncConnection, job: Job
    ) -> tuple[Transaction, Conversation | None]:
        """Where its reader is told. The conversation is locked before anything else, as in a turn."""
        transaction = Transaction(Work(connection, self.vault), self.world.clock(), self.process)
        found = await transaction.load([job.conversation])
        return transaction, found[0] if found else None

    async def _errand(self, job: Job) -> Errand:
        """Its reader with the rights they have now, at the moment they asked."""
        async with self.database.writing() as connection:
            _transaction, to = await self._reached(connection, job)
            who = None if to is None else to.staff
            if who is None or who.id != job.staff_id or who.role not in LEADERS:
                raise _NoFileError("refused")
            asked = Transaction(Work(connection, self.vault), job.made_at, self.process)
        voice = self._voice(job)
        return Errand(voice.context, voice.locale, who, job.conversation, asked, self.unit, self.zone)

    async def _record(self, transaction: Transaction, job: Job, detail: str) -> None:
        entry = audit.Entry(job.staff_id, "export", job.asked.case, detail)
        await audit.record(transaction.work, entry, transaction.now)

    async def _discard(self, file_ids: Sequence[str]) -> None:
        for file_id in file_ids:
            await asyncio.to_thread(self.blobs.delete, file_id)

    def _maker(self, job: Job) -> Maker:
        return Maker(self.blobs, self.vault, Reader(self._voice(job), self.zone))

    def _voice(self, job: Job) -> Voice:
        return Voice(self.world.context(self.world.clock(), ""), job.asked.locale)

    def _news(self, job: Job, to: Conversation) -> ExportNews:
        stored = to.open_state(self.vault)
        is_free = stored is None or open_form(state_of_json(stored)) is None
        return ExportNews(self._voice(job), job, is_free)


def _ours(job: Job | None) -> Job:
    if job is None:
        raise _NoLongerOursError
    return job
