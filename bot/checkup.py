"""What `tinbao check` looks at on this machine: content, keys, database, files."""

from dataclasses import dataclass

from sqlalchemy.exc import DBAPIError

from bot.app import world_of
from bot.seed_file import SeedError
from bot.settings import Settings
from bot.texts import TextError
from storage import migrate as migrations
from storage.blobs import BlobError, Blobs
from storage.engine import Database, StorageError
from storage.vault import Vault
from storage.vault_errors import KeysMissingError, VaultError


@dataclass(frozen=True, slots=True)
class Finding:
    """One line of `tinbao check` and of `tinbao audit verify`."""

    is_fine: bool
    text: str


async def check_machine(settings: Settings) -> list[Finding]:
    """Everything a start needs of this machine."""
    return [_content(settings), *await _storage(settings), _folder(settings)]


def _content(settings: Settings) -> Finding:
    try:
        world_of(settings)
    except (SeedError, TextError) as error:
        return Finding(False, f"content: {error}")
    return Finding(True, "content: forms, texts and places are in order")


async def _storage(settings: Settings) -> list[Finding]:
    try:
        vault = Vault.open(settings.keys)
    except KeysMissingError:
        return [Finding(False, f"keys: there is no {settings.keys}; make one with `tinbao keys new`")]
    except VaultError as error:
        return [Finding(False, f"keys: {error}")]
    found = [Finding(True, "keys: the key file opens")]
    database = Database.open(settings.database_url.get_secret_value())
    try:
        await migrations.check(database, vault)
        found.append(Finding(True, "database: answers, schema and keys fit"))
    except (DBAPIError, OSError) as error:
        found.append(Finding(False, f"database: does not answer ({type(error).__name__})"))
    except StorageError as error:
        found.append(Finding(False, f"database: {error}"))
    finally:
        await database.close()
    return found


def _folder(settings: Settings) -> Finding:
    try:
        blobs = Blobs(settings.files, Vault.open(settings.keys))
        file_id, _size = blobs.write(b"check")
        blobs.delete(file_id)
    except (VaultError, BlobError, OSError) as error:
        return Finding(False, f"files: {error}")
    return Finding(True, "files: the folder can be written")
