"""Files for one reader, made off the event loop: pages of rows that lie sealed until all are there, then the file."""

import asyncio
import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from bot.exports import sheets, table
from bot.exports.locks import lock
from bot.exports.table import Cell, Reader
from storage.blobs import Blobs
from storage.case_pages import Sealed
from storage.cases import Happening
from storage.vault import Vault

_MADE = "made"


@dataclass(frozen=True, slots=True)
class Maker:
    """Makes them. Raises `BlobError` where the disk fails, and `SealError` for a case that does not open."""

    blobs: Blobs
    vault: Vault
    reader: Reader

    async def keep_page(self, page: Sequence[Sealed]) -> str:
        """The rows of these cases, masked, sealed under a new id."""
        return await asyncio.to_thread(self._keep_page, page)

    async def sheet(self, folder: Path) -> sheets.XlsxSheet:
        """An empty table."""
        return await asyncio.to_thread(sheets.XlsxSheet, folder / _MADE, table.heads(self.reader))

    async def add_page(self, sheet: sheets.Sheet, part: str) -> None:
        """The rows of a page that was kept."""
        await asyncio.to_thread(self._add_page, sheet, part)

    async def write_case(
        self, folder: Path, case: Sealed, history: Sequence[Happening], now: datetime
    ) -> None:
        """The file of one case, masked."""
        # Imported here: the library takes eight megabytes, which only a case file needs.
        from bot.exports import casefile  # noqa: PLC0415

        made = self.reader.voice.text("export-made", at=self.reader.moment(now) or "")
        path = folder / _MADE
        await asyncio.to_thread(casefile.write, path, case, history, self.vault, self.reader, made=made)

    async def put(self, folder: Path, password: str, file_id: str) -> int:
        """Locks what was made and seals it under `file_id`; gives its size in bytes."""
        return await asyncio.to_thread(self._put, folder, password, file_id)

    def _keep_page(self, page: Sequence[Sealed]) -> str:
        rows = table.rows(page, self.vault, self.reader)
        return self.blobs.write(json.dumps(rows).encode())[0]

    def _add_page(self, sheet: sheets.Sheet, part: str) -> None:
        rows: list[list[Cell]] = json.loads(self.blobs.read(part))
        sheet.add(rows)

    def _put(self, folder: Path, password: str, file_id: str) -> int:
        with (folder / "locked").open("w+b") as target:
            lock(folder / _MADE, password, target)
            size = target.seek(0, 2)
            target.seek(0)
            self.blobs.write_from(target, file_id)
        return size
