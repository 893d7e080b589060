"""What `tinbao check` looks at on this machine: content, keys, database, files."""

from dataclasses import dataclass

from bot.app import world_of
from bot.places import Gazetteer
from bot.places.boundary_errors import BoundaryError
from bot.seed_file import SeedError
from bot.settings import Settings
from bot.texts import TextError
from storage import boundaries
from storage import migrate as migrations
from storage.blobs import BlobError, Blobs
from storage.engine import Database, StorageError, plainly_said
from storage.vault import Vault
from storage.vault_errors import KeysMissingError, VaultError

_WITHOUT_SIGNING = ", but signs no statements of receipt: add a key for it with `tinbao keys add-signing`"
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
        Finding(True, f"keys: the key file opens{'' if vault.signer else _WITHOUT_SIGNING}"),
        *await _database(settings, vault),
        _folder(settings, vault),
    ]


async def _database(settings: Settings, vault: Vault) -> list[Finding]:
    try:
        database = Database.open(settings.database_url.get_secret_value())
        # SQLite would make the file by looking.
        if database.file is not None and not database.file.exists():
            missing = f"database: there is none at {database.file}; make it with `tinbao migrate`"
            return [Finding(False, missing)]
        try:
            await migrations.check(database, vault)
            places = await _places(database)
        finally:
            await database.close()
    except StorageError as error:
        return [Finding(False, f"database: {error}")]
    return [Finding(True, "database: answers, schema and keys fit"), places]


async def _places(database: Database) -> Finding:
    with plainly_said():
        async with database.reading() as connection:
            stored = await boundaries.load(connection)
    if not stored:
        return Finding(True, "places: no boundaries; positions are judged by the nearest communes")
    from bot.places.boundaries import Boundaries  # noqa: PLC0415 - geometry takes a while to load

    try:
        Boundaries.of((one.commune, one.shape) for one in stored)
    except BoundaryError as error:
        return Finding(False, f"places: {error}")
    names = Gazetteer.load().names
    known = sum(one.commune in names for one in stored)
    return Finding(True, f"places: boundaries of {known} of {len(names)} communes")


def _folder(settings: Settings, vault: Vault) -> Finding:
    blobs = Blobs(settings.files, vault)
    try:
        file_id, _size = blobs.write(b"check")
        blobs.delete(file_id)
    except (BlobError, OSError) as error:
        return Finding(False, f"files: {settings.files} (TINBAO_FILES): {error}")
    return Finding(True, "files: the folder can be written")
