"""Brings a database to the schema this program needs, and tells whether it is there."""

from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, select
from sqlalchemy.ext.asyncio import AsyncConnection

from storage.engine import Database, DatabaseError
from storage.tables import setting
from storage.vault import Vault
from storage.vault_errors import VaultError

_SENTINEL = "sentinel"


async def upgrade(database: Database, vault: Vault) -> None:
    """Runs every missing step in one transaction, and ties an empty database to the key file."""
    async with database.writing() as connection:
        await connection.run_sync(_upgrade)
        await _tie(connection, vault)


async def check(database: Database, vault: Vault) -> None:
    """Raises `DatabaseError` if the schema is older or newer than ours, or sealed with other keys."""
    async with database.reading() as connection:
        current = await connection.run_sync(_current)
        newest = _scripts().get_current_head()
        if current != newest:
            raise DatabaseError(
                f"the database is at step {current or 'none'}, this program needs {newest}: run `tinbao migrate`"
            )
        await _check_tie(connection, vault)


async def _tie(connection: AsyncConnection, vault: Vault) -> None:
    known = await connection.scalar(select(setting.c.value).where(setting.c.name == _SENTINEL))
    if known is None:
        await connection.execute(setting.insert(), {"name": _SENTINEL, "value": vault.sentinel()})
    else:
        await _check_tie(connection, vault)


async def _check_tie(connection: AsyncConnection, vault: Vault) -> None:
    known = await connection.scalar(select(setting.c.value).where(setting.c.name == _SENTINEL))
    try:
        vault.check_sentinel(known or b"")
    except VaultError as error:
        raise DatabaseError("the key file does not belong to this database (TINBAO_KEYS)") from error


def _config(connection: Connection | None = None) -> Config:
    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent / "migrations").replace("%", "%%"))
    config.set_main_option("path_separator", "os")
    config.attributes["connection"] = connection
    return config


def _scripts() -> ScriptDirectory:
    return ScriptDirectory.from_config(_config())


def _upgrade(connection: Connection) -> None:
    command.upgrade(_config(connection), "head")


def _current(connection: Connection) -> str | None:
    return MigrationContext.configure(connection).get_current_revision()
