"""Citizens' pictures: cleaned and sealed on the way in, authorised on the way out."""

import asyncio
from collections.abc import AsyncIterator, Callable
from datetime import datetime

from bot.channels.base import FileRefused
from bot.media import LIMIT_BYTES, MediaError, clean_picture
from storage import access
from storage.blobs import BlobMissingError, Blobs
from storage.engine import Database
from storage.vault import Vault

_AT_ONCE = 2


class PictureStore:
    """The way in. Decoding takes much memory, so at most two pictures are at it at once."""

    def __init__(self, blobs: Blobs) -> None:
        self._blobs = blobs
        self._turns = asyncio.Semaphore(_AT_ONCE)

    async def store(self, chunks: AsyncIterator[bytes]) -> tuple[str, int]:
        """Clean, seal and fsync a picture: its id and its size in bytes once cleaned.

        Stops reading as soon as it is too big. Raises `FileRefused`; `BlobError` if the disk fails.
        """
        data = await _collected(chunks)
        async with self._turns:
            return await asyncio.to_thread(self._clean_and_seal, data)

    def _clean_and_seal(self, data: bytes) -> tuple[str, int]:
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
