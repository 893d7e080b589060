"""`tinbao export`: cases into a file, masked; what can be locked is locked with a password that is said once."""

import asyncio
import os
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from typing import Literal

from bot.app import utc_now, world_of
from bot.commands import CommandError
from bot.desk.voice import Voice
from bot.exports import sheets, table
from bot.exports.locks import lock, new_password
from bot.exports.table import Reader
from bot.settings import Settings
from storage import audit as audit_log
from storage import case_pages, migrate
from storage.case_lists import Filter
from storage.cases import STATUSES
from storage.durable import sync_folder
from storage.engine import Database
from storage.vault import Vault
from storage.work import Work

Format = Literal["xlsx", "csv", "docx"]
Progress = Callable[[int, int], None]
"""Told after each page how many cases are written, and how many there are."""

PAGE = 500
"""Cases that are held at once."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """What the command was asked for. Days are the unit's, both included; `case` is for DOCX alone."""

    format: Format
    output: Path
    since: date | None = None
    until: date | None = None
    status: str | None = None
    category: str | None = None
    commune: str | None = None
    case: int | None = None


async def export(settings: Settings, wanted: Wanted, progress: Progress) -> tuple[int, str | None]:
    """Writes the file; gives how many cases it holds, and its password if it has one. Raises `CommandError`."""
    _check(wanted)
    vault = Vault.open(settings.keys)
    _seeds, _catalogue, world = world_of(settings)
    if wanted.category is not None and wanted.category not in world.programme.category_by_key:
        raise CommandError(f"there is no category {wanted.category}")
    reader = Reader(Voice(world.context(utc_now(), "terminal"), settings.locale), settings.timezone)
    database = Database.open(settings.database_url.get_secret_value())
    try:
        await migrate.check(database, vault)
        job = _Job(database, vault, reader, wanted, progress)
        await job.record()
        return await (job.case_file() if wanted.format == "docx" else job.cases())
    finally:
        await database.close()


def _check(wanted: Wanted) -> None:
    if (wanted.format == "docx") is (wanted.case is None):
        raise CommandError("--format docx is for one case, and goes with --case NUMBER")
    if wanted.status is not None and wanted.status not in STATUSES:
        raise CommandError(f"there is no status {wanted.status}; there are {', '.join(STATUSES)}")
    if not wanted.output.parent.is_dir():
        raise CommandError("there is no folder for --output")


@dataclass(frozen=True, slots=True)
class _Job:
    """One export under way."""

    database: Database
    vault: Vault
    reader: Reader
    wanted: Wanted
    progress: Progress

    async def record(self) -> None:
        """Before anything is read: there is no export without its row in the audit log."""
        async with self.database.writing() as connection:
            work = Work(connection, self.vault)
            entry = audit_log.Entry(None, "export", self.wanted.case, f"terminal {self.wanted.format}")
            await audit_log.record(work, entry, utc_now())
            await work.flush()

    async def cases(self) -> tuple[int, str | None]:
        """The table of all that are wanted, a page at a time."""
        async with self.database.reading() as connection:
            total = await case_pages.count(connection, self._filter())
        make = sheets.XlsxSheet if self.wanted.format == "xlsx" else sheets.CsvSheet
        with sheets.workplace() as folder:
            made = folder / "table"
            target = made if self.wanted.format == "xlsx" else _part_of(self.wanted.output)
            sheet = make(target, table.heads(self.reader))
            written = await self._fill(sheet, total)
            await asyncio.to_thread(sheet.close)
            if self.wanted.format == "csv":
                _put(target, self.wanted.output)
                return written, None
            return written, await asyncio.to_thread(_locked, made, self.wanted.output)

    async def _fill(self, sheet: sheets.Sheet, total: int) -> int:
        after = written = 0
        while True:
            async with self.database.reading() as connection:
                page = await case_pages.page(connection, self._filter(), after, PAGE)
            if not page:
                return written
            rows = await asyncio.to_thread(table.rows, page, self.vault, self.reader)
            await asyncio.to_thread(sheet.add, rows)
            after, written = page[-1].line.number, written + len(page)
            self.progress(written, max(total, written))

    async def case_file(self) -> tuple[int, str | None]:
        """One case, with all that happened to it."""
        # Imported here: the library takes eight megabytes, which only a case file needs.
        from bot.exports import casefile  # noqa: PLC0415

        number = self.wanted.case or 0
        async with self.database.reading() as connection:
            page = await case_pages.page(connection, Filter(merged=None), number - 1, 1)
            history = await case_pages.history(connection, self.vault, number)
        if not page or page[0].line.number != number:
            raise CommandError(f"there is no case {number}")
        made = self.reader.voice.text("export-made", at=self.reader.moment(utc_now()) or "")
        with sheets.workplace() as folder:
            path = folder / "case"
            await asyncio.to_thread(
                casefile.write, path, page[0], history, self.vault, self.reader, made=made
            )
            password = await asyncio.to_thread(_locked, path, self.wanted.output)
        self.progress(1, 1)
        return 1, password

    def _filter(self) -> Filter:
        since, until = self.wanted.since, self.wanted.until
        return Filter(
            merged=None,
            status=self.wanted.status,
            category=self.wanted.category,
            commune=self.wanted.commune,
            filed_since=None if since is None else self._midnight(since),
            filed_before=None if until is None else self._midnight(until + timedelta(days=1)),
        )

    def _midnight(self, day: date) -> datetime:
        return datetime.combine(day, time(), self.reader.zone).astimezone(UTC)


def _locked(plain: Path, output: Path) -> str:
    password, part = new_password(), _part_of(output)
    with open(part, "wb", opener=lambda name, flags: os.open(name, flags, 0o600)) as target:
        lock(plain, password, target)
        target.flush()
        os.fsync(target.fileno())
    _put(part, output)
    return password


def _part_of(output: Path) -> Path:
    """Where the file grows: under its own name it appears whole or not at all."""
    return output.with_name(output.name + ".part")


def _put(part: Path, output: Path) -> None:
    part.replace(output)
    sync_folder(output.parent)
