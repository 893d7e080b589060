"""Brings a database to the schema this program needs, and tells whether it is there."""

from pathlib import Path

from sqlalchemy import Connection, column, inspect, select, table
from sqlalchemy.ext.asyncio import AsyncConnection

from storage.engine import Database, DatabaseError, plainly_said
from storage.tables import setting
from storage.vault import Vault
from storage.vault_errors import VaultError

_SENTINEL = "sentinel"


STEPS = (
    "0001",
    "0002",
    "0003",
    "0004",
    "0005",
    "0006",
    "0007",
    "0008",
    "0009",
    "0010",
    "0011",
    "0012",
    "0013",
    "0014",
    "0015",
    "0016",
    "0017",
    "0018",
)
"""Every step, oldest first. Kept here so that a start need not load the migration tool to compare one word."""


async def upgrade(database: Database, vault: Vault) -> None:
    """Runs every missing step in one transaction, and ties an empty database to the key file.

    Raises `DatabaseError` if the database is newer than this program or sealed with other keys.
    """
    with plainly_said():
        async with database.writing() as connection:
            current = await connection.run_sync(_current)
            _refuse_unknown(current)
            if current != STEPS[-1]:
                await connection.run_sync(to_step)
            if current is None:
                await connection.execute(setting.insert(), {"name": _SENTINEL, "value": vault.sentinel()})
            await _check_tie(connection, vault)


async def check(database: Database, vault: Vault) -> None:
    """Raises `DatabaseError` if the schema is older or newer than ours, or sealed with other keys."""
    with plainly_said():
        async with database.reading() as connection:
            current = await connection.run_sync(_current)
            _refuse_unknown(current)
            if current != STEPS[-1]:
                raise DatabaseError(
                    f"the database is at step {current or 'none'}, this program needs {STEPS[-1]}:"
                    " run `tinbao migrate`"
                )
            await _check_tie(connection, vault)


def _refuse_unknown(current: str | None) -> None:
    if current is not None and current not in STEPS:
        raise DatabaseError(
            f"the database is at step {current}, which this program does not know: it belongs to a newer one"
        )


async def _check_tie(connection: AsyncConnection, vault: Vault) -> None:
    known = await connection.scalar(select(setting.c.value).where(setting.c.name == _SENTINEL))
    try:
        vault.check_sentinel(known or b"")
    except VaultError as error:
        raise DatabaseError("the key file does not belong to this database (TINBAO_KEYS)") from error


def _current(connection: Connection) -> str | None:
    if not inspect(connection).has_table("alembic_version"):
        return None
    current: str | None = connection.scalar(
        select(column("version_num")).select_from(table("alembic_version"))
    )
    return current


def to_step(connection: Connection, step: str = "head") -> None:
    """Runs every missing step up to and with `step`."""
    # Imported here: it takes a tenth of a second that only a new or an old database needs.
    from alembic import command  # noqa: PLC0415
    from alembic.config import Config  # noqa: PLC0415

    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent / "migrations").replace("%", "%%"))
    config.set_main_option("path_separator", "os")
    config.attributes["connection"] = connection
    command.upgrade(config, step)
