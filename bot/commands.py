"""What the subcommands of `tinbao` do."""

from collections.abc import Sequence
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from typing import Any

from pydantic import SecretStr

from bot.app import forget, running, utc_now, world_of
from bot.checkup import Finding, check_machine
from bot.desk.people import make_invite
from bot.digests import digest as digests
from bot.server import WebServer
from bot.settings import Settings
from storage import audit as audit_log
from storage import audit_check, tellers
from storage import migrate as migrations
from storage.audit_check import Break, Harm
from storage.blobs import Blobs
from storage.engine import Database
from storage.staff import Invite
from storage.vault import Vault
from storage.work import Work


class CommandError(Exception):
    """A command cannot be carried out; the message is one plain line."""


def demo_settings(folder: Path, port: int | None) -> dict[str, Any]:
    """The demo's own database, keys and files."""
    chosen: dict[str, Any] = {
        "database_url": SecretStr(f"sqlite+aiosqlite:///{folder}/tinbao.db"),
        "keys": folder / "keys.json",
        "files": folder / "files",
    }
    return chosen | ({"web_port": port} if port is not None else {})


async def run(settings: Settings) -> None:
    """Serves until it is told to stop."""
    if settings.telegram_token is None:
        server = WebServer(settings)
        async with running(settings, [server.channel]) as core:
            await server.serve(core)
        return
    # Imported here: the library takes a third of a second that only Telegram needs.
    from bot.telegram import receiving, telegram_channel  # noqa: PLC0415 - see above

    telegram = telegram_channel(settings, settings.telegram_token)
    server = WebServer(
        settings,
        health_of={telegram.name: telegram.health.status},
        gauges={"telegram_unreadable": ("Updates that were passed over", lambda: telegram.unreadable)},
    )
    async with (
        telegram.open(),
        running(settings, [server.channel, telegram]) as core,
        receiving(telegram, core) as routes,
    ):
        await server.serve(core, routes)


def new_keys(settings: Settings) -> Path:
    """Makes the key file; refuses to overwrite one."""
    Vault.create(settings.keys)
    return settings.keys


async def migrate(settings: Settings) -> None:
    """Brings the database to the present schema."""
    vault = Vault.open(settings.keys)
    database = Database.open(settings.database_url.get_secret_value())
    try:
        await migrations.upgrade(database, vault)
    finally:
        await database.close()


async def invite(settings: Settings, role: str, communes: Sequence[str]) -> str:
    """Makes an invite and gives its code."""
    _seeds, _catalogue, world = world_of(settings)
    for code in communes:
        if world.gazetteer.commune(code) is None:
            raise CommandError(f"there is no commune with the code {code}")
    vault = Vault.open(settings.keys)
    database = Database.open(settings.database_url.get_secret_value())
    try:
        await migrations.check(database, vault)
        async with database.writing() as connection:
            work = Work(connection, vault)
            code = make_invite(work, Invite(role, frozenset(communes)), utc_now(), by=None)
            await work.flush()
            await audit_log.record(work, audit_log.Entry(None, "invite", detail=role), utc_now())
            await work.flush()
    finally:
        await database.close()
    return code


async def digest(settings: Settings, role: str, day: date | None) -> str:
    """The digest of a day (midnight to midnight), or of the last 24 hours."""
    vault = Vault.open(settings.keys)
    seeds, _catalogue, world = world_of(settings)
    database = Database.open(settings.database_url.get_secret_value())
    zone = settings.timezone
    until = utc_now()
    if day is not None:
        until = datetime.combine(day + timedelta(days=1), time(), zone).astimezone(UTC)
    try:
        await migrations.check(database, vault)
        async with database.reading() as connection:
            reader = digests.Reader(role, frozenset(), settings.locale)
            context = world.context(utc_now(), "terminal")
            reply = await digests.compose(
                Work(connection, vault), reader, context, seeds.unit, zone, until=until
            )
            return reply.text
    finally:
        await database.close()


async def purge(settings: Settings) -> None:
    """Forgets what is past its time."""
    vault = Vault.open(settings.keys)
    database = Database.open(settings.database_url.get_secret_value())
    try:
        await migrations.check(database, vault)
        await tellers.tie_old(database, vault)
        await forget(database, Blobs(settings.files, vault), utc_now())
    finally:
        await database.close()


async def verify_audit(settings: Settings, head: str | None) -> Finding:
    """Reads the audit chain through; with `head` (`NUMBER:CODE` from a digest) also whether it has that row."""
    printed = None if head is None else _head(head)
    vault = Vault.open(settings.keys)
    database = Database.open(settings.database_url.get_secret_value())
    try:
        await migrations.check(database, vault)
        async with database.reading() as connection:
            count, broken = await audit_check.examine(connection, vault)
            if broken is not None:
                whole = f"the {count} rows before it are whole"
                return Finding(False, f"The audit log is broken at row {broken.n}: {_harm(broken)}; {whole}.")
            if printed is not None and not await audit_log.holds(connection, printed):
                return Finding(
                    False, f"The audit log was cut or written anew: its row {printed.n} is another."
                )
    finally:
        await database.close()
    named = "" if printed is None else f", and row {printed.n} is the one the digest named"
    return Finding(True, f"The audit log is whole: {count} rows{named}.")


def _harm(broken: Break) -> str:
    other = broken.other
    match broken.harm:
        case Harm.CHANGED:
            return "it was changed" if other is None else f"it was changed, into a copy of row {other}"
        case Harm.OUT_OF_ORDER:
            return f"rows are out of order, and it stands as row {other} now"
        case Harm.ADDED:
            return "it was added" if other is None else f"it was added, as a copy of row {other}"
    through = broken.through
    return "it is missing" if through in (None, broken.n) else f"the rows {broken.n} to {through} are missing"


def _head(said: str) -> audit_log.Head:
    try:
        return audit_log.Head.read(said)
    except ValueError as error:
        raise CommandError(str(error)) from None


async def check(settings: Settings) -> list[Finding]:
    """Looks at everything a start needs and says what it found."""
    found = await check_machine(settings)
    if settings.telegram_token is None:
        return [*found, Finding(True, "telegram: not set up")]
    from bot.telegram_checkup import check_telegram  # noqa: PLC0415 - as in `run`

    return [*found, *await check_telegram(settings, settings.telegram_token)]
