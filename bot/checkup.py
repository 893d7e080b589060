"""What `tinbao check` looks at on this machine: content, keys, database, files."""

from dataclasses import dataclass

from bot.app import world_of
from bot.seed_file import SeedError
from bot.settings import Settings
from bot.texts import TextError
from storage import migrate as migrations
from storage.blobs import BlobError, Blobs
from storage.engine import Database, StorageError
from storage.vault import Vault
from storage.vault_errors import KeysMissingError, VaultError

NOT_LOOKED_AT = "database and files were not looked at"


@dataclass(frozen=True, slots=True)
class Finding:
    """One line of `tinbao check` and of `tinbao audit verify`."""

    is_fine: bool
    text: str


async def check_machine(settings: Settings) -> list[Finding]:
    """Everything a start needs of this machine. Nothing is made but the folders for database and files."""
    return [*_content(settings), *await _kept(settings)]


def _content(settings: Settings) -> list[Finding]:
    """A line for each mistake."""
    try:
        world_of(settings)
    except SeedError as error:
        return [Finding(False, f"content: {problem}") for problem in error.problems]
    except TextError as error:
        return [Finding(False, f"content: {error}")]
    except OSError:
        return [Finding(False, "content: a file of seeds/texts cannot be read")]
    return [Finding(True, "content: forms, texts and places are in order")]


async def _kept(settings: Settings) -> list[Finding]:
    """What only keys can look into is not called broken where the keys are."""
    try:
        vault = Vault.open(settings.keys)
    except KeysMissingError as error:
        mend = "put yours back (TINBAO_KEYS), or make one for a new database with `tinbao keys new`"
        return [Finding(False, f"keys: {error}: {mend}; {NOT_LOOKED_AT}")]
    except VaultError as error:
        return [Finding(False, f"keys: {error}; {NOT_LOOKED_AT}")]
    return [
        Finding(True, "keys: the key file opens"),
        await _database(settings, vault),
        _folder(settings, vault),
    ]


async def _database(settings: Settings, vault: Vault) -> Finding:
    try:
        database = Database.open(settings.database_url.get_secret_value())
        # SQLite would make the file by looking.
        if database.file is not None and not database.file.exists():
            return Finding(
                False, f"database: there is none at {database.file}; make it with `tinbao migrate`"
            )
        try:
            await migrations.check(database, vault)
        finally:
            await database.close()
    except StorageError as error:
        return Finding(False, f"database: {error}")
    return Finding(True, "database: answers, schema and keys fit")


def _folder(settings: Settings, vault: Vault) -> Finding:
    blobs = Blobs(settings.files, vault)
    try:
        file_id, _size = blobs.write(b"check")
        blobs.delete(file_id)
    except (BlobError, OSError) as error:
        return Finding(False, f"files: {settings.files} (TINBAO_FILES): {error}")
    return Finding(True, "files: the folder can be written")
