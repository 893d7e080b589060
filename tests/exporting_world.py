"""What tests of exports in the chat share: the worker on a town's database, and files as their reader opens them."""

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from bot.exporting import Exporting
from bot.files import SealedFiles
from storage.blobs import Blobs
from storage.outbox import Posted
from tests.exported import table_of, words_of
from tests.talk import VIETNAM, Phone, Town, seeds

PASSWORD = re.compile(r"[a-z2-9]{4}(?:-[a-z2-9]{4}){3}")


@dataclass
class Office:
    """Where exports are made: `folder` is the disk they lie on."""

    town: Town
    folder: Path
    posted: list[Posted] = field(default_factory=list)

    @property
    def blobs(self) -> Blobs:
        """The sealed files."""
        return Blobs(self.folder, self.town.vault)

    def worker(self, blobs: Blobs | None = None, **options: Any) -> Exporting:
        """A process that makes exports."""
        town = self.town
        offer: Callable[[list[Posted]], None] = self.posted.extend
        return Exporting(
            town.database,
            town.vault,
            town.world,
            seeds().unit,
            VIETNAM,
            blobs or self.blobs,
            "maker",
            offer,
            **options,
        )

    async def work(self, blobs: Blobs | None = None, **options: Any) -> None:
        """All that is due is done, and what was said of it arrives."""
        await self.town.send()  # what was said before has arrived
        await self.worker(blobs, **options).go()
        posted, self.posted = self.posted, []
        await self.town.deliver(posted)

    async def open(self, phone: Phone, file_id: str) -> tuple[str, bytes] | None:
        """What somebody sees under the id of a file."""
        place = (self.blobs, self.town.database, self.town.vault, self.town.clock)
        files = SealedFiles(*place, asks_codes=self.town.asks_codes)
        return await files.open(self.town.channel, phone.name, file_id)

    async def table(self, phone: Phone) -> list[tuple[Any, ...]]:
        """The rows of the newest table somebody got, without the heads."""
        return table_of(*await self._content(phone))[1:]

    async def words(self, phone: Phone) -> str:
        """All that the newest case file says that somebody got."""
        return words_of(*await self._content(phone))

    async def _content(self, phone: Phone) -> tuple[bytes, str]:
        opened = await self.open(phone, file_of(phone))
        assert opened is not None
        return opened[1], password_of(phone)

    def on_disk(self) -> list[str]:
        """The ids of all files that lie there."""
        return sorted(path.name for path in self.folder.rglob("*") if path.is_file())


def file_of(phone: Phone) -> str:
    """The id of the newest file somebody got."""
    return [file.id for reply in phone.history for file in reply.files][-1]


def password_of(phone: Phone) -> str:
    """The newest password somebody was told, in a message of its own that is not to be kept."""
    told = [reply for reply in phone.history if PASSWORD.search(reply.text)]
    assert all(reply.is_confidential and not reply.files for reply in told)
    found: list[str] = PASSWORD.findall(told[-1].text)
    return found[-1]
