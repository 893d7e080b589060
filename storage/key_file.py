"""The key file on disk: written once, whole and durable, and read only if it is private."""

import os
import secrets
import stat
from collections.abc import Callable
from pathlib import Path

from storage.durable import make_folder, sync_folder
from storage.vault_errors import KeysExistError, KeysInvalidError, KeysMissingError, VaultError

_LARGEST = 1 << 20


def write_key_file(path: Path, content: bytes) -> None:
    """A new file of mode 0600 that appears whole or not at all; missing folders are made with mode 0700.

    Raises `KeysExistError`, or `VaultError` if it cannot be written.
    """
    try:
        make_folder(path.parent)
        _write_draft(path, content, _link)
    except OSError as error:
        raise VaultError(f"the key file {path} could not be written: {error.strerror}") from error


def replace_key_file(path: Path, content: bytes) -> None:
    """A new content for the key file at `path`, which is there whole, old or new, at every moment.

    It keeps its owner, whoever runs the command, and its place, if `path` is a link. Raises `VaultError` if it
    cannot be written; then the old one is there.
    """
    try:
        _write_draft(path.resolve(), content, _take_place)
    except OSError as error:
        raise VaultError(f"the key file {path} could not be written: {error.strerror}") from error


def read_key_file(path: Path) -> bytes:
    """The content of a plain file that only its owner can read or write.

    Raises `KeysMissingError` or `KeysInvalidError`.
    """
    try:
        # Not blocking, lest a named pipe hold up the start.
        with open(path, "rb", opener=lambda name, flags: os.open(name, flags | os.O_NONBLOCK)) as file:
            status = os.fstat(file.fileno())
            if not stat.S_ISREG(status.st_mode) or status.st_size > _LARGEST:
                raise KeysInvalidError(f"{path} is not a key file")
            if status.st_mode & 0o077:
                raise KeysInvalidError(f"the key file {path} is open to other users; set its mode to 600")
            return file.read()
    except FileNotFoundError as error:
        raise KeysMissingError(f"there is no key file at {path}") from error
    except OSError as error:
        raise KeysInvalidError(f"the key file {path} cannot be read: {error.strerror}") from error


def _write_draft(path: Path, content: bytes, put: Callable[[Path, Path], None]) -> None:
    draft = path.with_name(f".{path.name}.{secrets.token_hex(8)}")
    try:
        with open(draft, "xb", opener=lambda name, flags: os.open(name, flags, 0o600)) as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        put(draft, path)
    finally:
        draft.unlink(missing_ok=True)
    sync_folder(path.parent)


def _take_place(draft: Path, path: Path) -> None:
    before = path.stat()
    if (before.st_uid, before.st_gid) != (draft.stat().st_uid, draft.stat().st_gid):
        os.chown(draft, before.st_uid, before.st_gid)
    draft.replace(path)


def _link(draft: Path, path: Path) -> None:
    # A link, because a rename would replace a file made meanwhile.
    try:
        os.link(draft, path)
    except FileExistsError as error:
        raise KeysExistError(f"there is a key file at {path} already; it was left as it is") from error
