"""Citizens' pictures: cleaned and sealed on the way in, authorised on the way out."""

import asyncio
import shutil
from collections.abc import AsyncIterator, Callable
from contextlib import suppress
from datetime import datetime
from pathlib import Path

from bot.channels.base import FileRefused
from bot.media import LIMIT_BYTES, MediaError, clean_picture
from storage import access
from storage.blobs import BlobError, BlobMissingError, Blobs
from storage.engine import Database
from storage.vault import Vault

_AT_ONCE = 2

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


class PictureStore:
    """The way in. Decoding takes much memory, so at most two pictures are at it at once."""

    def __init__(self, blobs: Blobs, free: Callable[[Path], int] = free_bytes) -> None:
        self._blobs = blobs
        self._free = free
        self._turns = asyncio.Semaphore(_AT_ONCE)

    async def store(self, chunks: AsyncIterator[bytes]) -> tuple[str, int]:
        """Clean, seal and fsync a picture: its id and its size in bytes once cleaned.

        Stops reading as soon as it is too big. Raises `FileRefused`; `BlobError` if the disk fails or is low.
        """
        data = await _collected(chunks)
        async with self._turns:
            return await asyncio.to_thread(self._clean_and_seal, data)

    async def discard(self, file_id: str) -> None:
        """Delete a picture no event will name. Never raises: the sweep finds what stays."""
        with suppress(BlobError):
            await asyncio.to_thread(self._blobs.delete, file_id)

    def _clean_and_seal(self, data: bytes) -> tuple[str, int]:
        # Where the sealed files lie is a matter of that disk alone; `Blobs` shows it to nobody else.
        free = self._free(self._blobs.folder)
        if free < KEPT_FREE_BYTES:
            raise DiskLowError(free)
        try:
            clean = clean_picture(data)
        except MediaError as error:
            raise FileRefused(error.reason) from error
        return self._blobs.write(clean)


class SealedFiles(PictureStore):
    """The channels' `Files`: both ways."""

    def __init__(self, blobs: Blobs, database: Database, vault: Vault, clock: Callable[[], datetime]) -> None:
        super().__init__(blobs)
        self._database = database
        self._vault = vault
        self._clock = clock

    async def open(self, channel: str, user_id: str, file_id: str) -> tuple[str, bytes] | None:
        """Media type and content, if this user is staff and looks after the file's case; else None."""
        key = self._vault.pseudonym(channel, user_id)
        if not await access.may_open(self._database, self._vault, key, file_id, self._clock()):
            return None
        try:
            data = await asyncio.to_thread(self._blobs.read, file_id)
        except BlobMissingError:
            return None
        return ("image/png" if data.startswith(b"\x89PNG") else "image/jpeg"), data


async def _collected(chunks: AsyncIterator[bytes]) -> bytes:
    data = bytearray()
    async for chunk in chunks:
        if len(data) + len(chunk) > LIMIT_BYTES:
            raise FileRefused("too_big")
        data += chunk
    return bytes(data)
