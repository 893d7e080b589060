"""Sealed files on disk, one per random id, in two levels of folders. All calls block: use them in threads.

`ab/cd/abcd…` holds the file `abcd…` (32 hex digits), sealed with that id as associated data, so that no
file opens under another's name. A file under way is `abcd….part`; after a crash the sweep finds it.
"""

import io
import os
import re
import secrets
from collections.abc import Collection, Iterator
from datetime import datetime
from pathlib import Path
from typing import BinaryIO

from storage.durable import make_folder, sync_folder
from storage.vault import SealError, Vault, VaultError

_PART = ".part"
_FILE_ID = re.compile(r"[0-9a-f]{32}")
_PIECE = 1 << 18


def new_file_id() -> str:
    """A random one: it says nothing of what is under it."""
    return secrets.token_hex(16)


class BlobError(Exception):
    """A file could not be written, read or deleted; the message says why and names no content."""


class BlobMissingError(BlobError):
    """There is no file of that id."""


class Blobs:
    """The sealed files under `folder`, which is made when first needed. Folders 0700, files 0600."""

    def __init__(self, folder: Path, vault: Vault) -> None:
        self.folder = folder
        self._vault = vault

    def write(self, content: bytes) -> tuple[str, int]:
        """Seal and fsync `content`: its new id and its size in bytes. Raises `BlobError`, keeping nothing."""
        file_id = new_file_id()
        self.write_from(io.BytesIO(content), file_id)
        return file_id, len(content)

    def write_from(self, source: BinaryIO, file_id: str) -> None:
        """Seal and fsync all of `source` under `file_id`, in place of what was there, piece by piece.

        Raises `BlobError`, or what reading `source` raises; what was there before then stays as it was.
        """
        path = self._path(file_id)
        try:
            self._place(path, source, file_id)
        except VaultError as error:
            raise BlobError("a file could not be written sealed") from error
        except OSError as error:
            raise BlobError(f"a file could not be written: {error.strerror}") from error

    def pieces(self, file_id: str) -> Iterator[bytes]:
        """The content, opened piece by piece; only what is read to its end is whole. Raises as `read`."""
        try:
            with self._path(file_id).open("rb") as source, self._vault.open_file(source, file_id) as opened:
                while piece := opened.read(_PIECE):
                    yield piece
        except FileNotFoundError:
            raise BlobMissingError(f"there is no file {file_id}") from None
        except SealError as error:
            raise BlobError(f"the file {file_id} is damaged or was sealed with other keys") from error
        except OSError as error:
            raise BlobError(f"the file {file_id} could not be read: {error.strerror}") from error

    def read(self, file_id: str) -> bytes:
        """The content, opened. Raises `BlobMissingError`, or `BlobError` if it is damaged or unreadable."""
        return b"".join(self.pieces(file_id))

    def delete(self, file_id: str) -> None:
        """Delete the file and what a broken write left of it, if they are there. Raises `BlobError`."""
        path = self._path(file_id)
        try:
            path.unlink(missing_ok=True)
            _part_of(path).unlink(missing_ok=True)
            if path.parent.is_dir():
                sync_folder(path.parent)
        except OSError as error:
            raise BlobError(f"the file {file_id} could not be deleted: {error.strerror}") from error

    def orphans(self, known: Collection[str], older_than: datetime) -> Iterator[str]:
        """Ids of files last written before `older_than` (aware) that are not in `known`, for `delete`.

        Unfinished writes count too. Read `known` after choosing `older_than`, and let `older_than` lie
        well before now: a file is on disk before its row is committed.
        """
        for path in self.folder.glob("[0-9a-f][0-9a-f]/[0-9a-f][0-9a-f]/*"):
            file_id = path.name.removesuffix(_PART)
            if file_id in known or not _FILE_ID.fullmatch(file_id):
                continue
            if _is_older(path, older_than):
                yield file_id

    def _path(self, file_id: str) -> Path:
        if not _FILE_ID.fullmatch(file_id):
            raise BlobMissingError("no file has such an id")
        return self.folder / file_id[:2] / file_id[2:4] / file_id

    def _place(self, path: Path, source: BinaryIO, file_id: str) -> None:
        make_folder(path.parent)
        part = _part_of(path)
        is_new = not path.exists()
        try:
            with open(part, "wb", opener=_private) as file:
                self._vault.seal_file(source, file, file_id)
                file.flush()
                os.fsync(file.fileno())
            part.replace(path)
            # All three: an earlier process may have died before its new folders were on disk.
            for folder in (path.parent, path.parent.parent, self.folder):
                sync_folder(folder)
        except BaseException:
            part.unlink(missing_ok=True)
            if is_new:
                path.unlink(missing_ok=True)
            raise


def _private(name: str, flags: int) -> int:
    return os.open(name, flags, 0o600)


def _part_of(path: Path) -> Path:
    return path.with_name(path.name + _PART)


def _is_older(path: Path, moment: datetime) -> bool:
    try:
        return path.stat().st_mtime < moment.timestamp()
    except FileNotFoundError:
        return False
