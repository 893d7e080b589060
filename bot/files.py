"""Citizens' files: cleaned and sealed on the way in, authorised on the way out."""

import asyncio
import shutil
from collections import deque
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import suppress
from datetime import datetime
from pathlib import Path

from bot.channels.base import FileRefused, StoredFile
from bot.media.cleaning import cleaning
from bot.media.kinds import OFFICE, media_type
from bot.media.limits import AT_ONCE, FILE_BYTES
from bot.media.refusal import MediaError
from bot.slips import Slips
from storage import access, export_access
from storage.blobs import BlobError, BlobMissingError, Blobs, new_file_id
from storage.engine import Database
from storage.vault import Vault

_START = 64

KEPT_FREE_BYTES = 500 * 1024 * 1024
"""Of the pictures' disk; pictures are refused before the database, which may share it, finds it full."""


class DiskLowError(BlobError):
    """Less than `KEPT_FREE_BYTES` are free; nothing was stored, and the sender keeps the picture."""

    def __init__(self, free: int) -> None:
        super().__init__(f"{free} bytes are free where pictures lie, {KEPT_FREE_BYTES} must stay")


def free_bytes(folder: Path) -> int:
    """What is free on the disk of `folder`, which need not be there yet. Raises `OSError`."""
    while not folder.exists():
        folder = folder.parent
    return shutil.disk_usage(folder).free


class FileStore:
    """The way in. Cleaning takes much memory, so at most `AT_ONCE` files are at it at once."""

    def __init__(self, blobs: Blobs, free: Callable[[Path], int] = free_bytes) -> None:
        self._blobs = blobs
        self._free = free
        self._turns = asyncio.Semaphore(AT_ONCE)

    async def store(self, chunks: AsyncIterator[bytes], file_id: str | None = None) -> StoredFile:
        """Clean, seal and fsync a file, under `file_id` if one is given already.

        Stops reading as soon as it is too big. Raises `FileRefused`; `BlobError` if the disk fails or is low.
        """
        pieces = await _collected(chunks)
        async with self._turns:
            return await asyncio.to_thread(self._clean_and_seal, pieces, file_id or new_file_id())

    async def alter_voice(self, file_id: str) -> StoredFile:
        """Alter the voice in a stored sound, in its place. Raises as `store`."""
        async with self._turns:
            return await asyncio.to_thread(
                self._clean_and_seal, self._blobs.pieces(file_id), file_id, alter=True
            )

    async def discard(self, file_id: str) -> None:
        """Delete a file no event will name. Never raises: the sweep finds what stays."""
        with suppress(BlobError):
            await asyncio.to_thread(self._blobs.delete, file_id)

    def _clean_and_seal(self, pieces: Iterator[bytes], file_id: str, *, alter: bool = False) -> StoredFile:
        # Where the sealed files lie is a matter of that disk alone; `Blobs` shows it to nobody else.
        free = self._free(self._blobs.folder)
        if free < KEPT_FREE_BYTES:
            raise DiskLowError(free)
        try:
            with cleaning(pieces, alter=alter) as clean:
                self._blobs.write_from(clean.content, file_id)
        except MediaError as error:
            raise FileRefused(error.reason) from error
        return StoredFile(file_id, clean.kind, clean.size, clean.look)


class SealedFiles(FileStore):
    """The channels' `Files`: both ways. With `asks_codes` staff see them after a one-time code only."""

    def __init__(
        self,
        blobs: Blobs,
        database: Database,
        vault: Vault,
        clock: Callable[[], datetime],
        slips: Slips | None = None,
        *,
        asks_codes: bool = False,
    ) -> None:
        super().__init__(blobs)
        self._asks_codes = asks_codes
        self._slips = slips
        self._database = database
        self._vault = vault
        self._clock = clock

    async def open(self, channel: str, user_id: str, file_id: str) -> tuple[str, bytes] | None:
        """Media type and content, if this user is staff and looks after the file's case, or it is their export."""
        key, now = self._vault.pseudonym(channel, user_id), self._clock()
        if self._slips is not None and (made := await self._slips.open(key, file_id)) is not None:
            return made
        reader, export = (self._database, self._vault, key), None
        if not await access.may_open(*reader, file_id, now, asks_codes=self._asks_codes):
            export = await export_access.may_open(*reader, file_id, now, asks_codes=self._asks_codes)
            if export is None:
                return None
        try:
            data = await asyncio.to_thread(self._blobs.read, file_id)
        except BlobMissingError:
            return None
        return media_type(data[:_START]) if export is None else OFFICE[export], data


async def _collected(chunks: AsyncIterator[bytes]) -> Iterator[bytes]:
    """The pieces as they came, each let go as soon as it is handed on: a file lies in our memory only once."""
    pieces: deque[bytes] = deque()
    size = 0
    async for chunk in chunks:
        size += len(chunk)
        if size > FILE_BYTES:
            raise FileRefused("too_big")
        pieces.append(chunk)
    return _handed_on(pieces)


def _handed_on(pieces: deque[bytes]) -> Iterator[bytes]:
    while pieces:
        yield pieces.popleft()
