"""Slips as the channels fetch them: made when one is sent or loaded, beside the event loop, and never stored."""

import asyncio
import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from storage import access, seizures
from storage.engine import Database
from storage.seizures import Entry
from storage.vault import Vault
from storage.work import Work

_ID = re.compile(r"slip-([1-9][0-9]{0,8})")


def slip_id(number: int) -> str:
    """The id under which a channel loads the slip of a case."""
    return f"slip-{number}"


@dataclass(frozen=True, slots=True)
class Slips:
    """What it takes to make them. `unit` is the unit's Vietnamese name, `name_of` gives that of a kind."""

    database: Database
    vault: Vault
    clock: Callable[[], datetime]
    zone: ZoneInfo
    unit: str
    name_of: Callable[[str], str]
    asks_codes: bool = False

    async def open(self, conversation: bytes, file_id: str) -> tuple[str, bytes] | None:
        """Media type and DOCX, if `file_id` is of a slip that this conversation may have; else None."""
        found = _ID.fullmatch(file_id)
        if found is None:
            return None
        number = int(found[1])
        reader, now = (self.database, self.vault, conversation), self.clock()
        if not await access.may_print(*reader, number, now, asks_codes=self.asks_codes):
            return None
        async with self.database.reading() as connection:
            rows = await seizures.of_case(Work(connection, self.vault), number)
        return await asyncio.to_thread(self._written, number, rows) if rows else None

    def _written(self, number: int, rows: list[Entry]) -> tuple[str, bytes]:
        # Imported here: the library takes a fifth of a second to load, which a start need not wait for.
        from bot.hand_in_slip import MEDIA_TYPE, Item, Slip, written  # noqa: PLC0415

        items = [
            Item(self.name_of(kind), count, "viên" if kind == "ammunition" else "cái")
            for kind, count in seizures.summed(rows)
        ]
        books = list(dict.fromkeys(row.book_number for row in rows if row.book_number))
        at = rows[-1].received_at.astimezone(self.zone)
        return MEDIA_TYPE, written(Slip(self.unit, number, books, items, at))
