"""The `tinbao` command: each subcommand a few lines, the work is elsewhere."""

import asyncio
import os
import sys
from datetime import date, datetime
from pathlib import Path
from typing import Annotated, Any, Literal

import structlog
import typer
from rich.console import Console
from rich.progress import Progress
from sqlalchemy.exc import DBAPIError

from bot import commands, export_command, log, place_commands, settings, verifying
from bot import unlock_reset as unlock_reset_
from bot.demo import demo as run_demo
from bot.places.boundary_errors import BoundaryError
from bot.seed_file import SeedError
from bot.server import ServerError
from bot.settings import Settings, SettingsError
from bot.texts import TextError
from storage.blobs import BlobError
from storage.engine import StorageError
from storage.vault_errors import VaultError

app = typer.Typer(no_args_is_help=True, pretty_exceptions_enable=False, add_completion=False)
keys = typer.Typer(no_args_is_help=True, help="The key file, kept apart from the database.")
audit = typer.Typer(no_args_is_help=True, help="Who looked at what.")
places = typer.Typer(no_args_is_help=True, help="Real boundaries of the communes.")
app.add_typer(keys, name="keys")
app.add_typer(audit, name="audit")
app.add_typer(places, name="places")

_log = structlog.get_logger()
_NEXT_START = "A running service keeps to the old ones until it is started again."
_console = Console(highlight=False, soft_wrap=True)


@app.command()
def demo(
    days: Annotated[int, typer.Option(help="Days of sample cases to load.", min=1, max=365)] = 14,
    port: Annotated[int | None, typer.Option(help="Another port than TINBAO_WEB_PORT.")] = None,
    folder: Annotated[Path, typer.Option(help="Where the demo's data lies.")] = Path("var/demo"),
) -> None:
    """Try everything: three phones side by side, with sample cases, under var/demo."""
    chosen = _settings(**commands.demo_settings(folder, port))
    asyncio.run(run_demo(chosen, days))


@app.command()
def run() -> None:
    """Run the service: the citizens' chat page, deliveries, digests."""
    asyncio.run(commands.run(_settings()))


@app.command()
def check() -> None:
    """Say in plain words whether keys, database, files, content and Telegram are in order."""
    findings = asyncio.run(commands.check(_settings()))
    for finding in findings:
        _console.print(("✓ " if finding.is_fine else "✗ ") + finding.text, markup=False)
    if not all(finding.is_fine for finding in findings):
        raise typer.Exit(1)


@app.command()
def migrate() -> None:
    """Bring the database to this version's schema."""
    asyncio.run(commands.migrate(_settings()))
    _console.print("The database is up to date.")


@app.command()
def invite(
    role: Annotated[Literal["officer", "admin", "owner"], typer.Option(help="What the bearer becomes.")],
    commune: Annotated[list[str] | None, typer.Option(help="Code of a commune to look after.")] = None,
) -> None:
    """Print a one-time invite; its code stands alone on the last line."""
    made = asyncio.run(commands.invite(_settings(), role, commune or []))
    _console.print(
        f"A one-time invite for the role {role}. In the chat: /start CODE, or open the page with #start=CODE"
    )
    _console.print(made)


@app.command("unlock-reset")
def unlock_reset(
    staff_id: Annotated[int, typer.Argument(help="The person's number, as /staff or /audit shows it.")],
) -> None:
    """Erase the one-time codes of somebody who lost their phone, where there are no two admins to do it."""
    if asyncio.run(unlock_reset_.reset(_settings(), staff_id)):
        _console.print(f"Erased. Person {staff_id} is told, and sets codes up anew by /unlock.")
    else:
        _console.print(f"Person {staff_id} had set up no codes.")


@keys.command("new")
def keys_new() -> None:
    """Make a new key file (mode 0600). Keep a copy apart from the database: without it nothing opens."""
    where = commands.new_keys(_settings())
    _console.print(f"New keys in {where}. Keep a copy in a safe place, apart from the database.")


@keys.command("add-signing")
def keys_add_signing() -> None:
    """Add the key that signs statements of receipt to a key file from before there was one."""
    if verifying.add_signing(_settings()):
        _console.print("Added. Keep a new copy of the key file, then start the service again.")
    else:
        _console.print("The key file has one already; it was left as it is.")


@keys.command("public")
def keys_public() -> None:
    """Print the public key, with which anybody can check statements of receipt."""
    print(verifying.public_key(_settings()))


@app.command()
def verify(
    file: Annotated[Path | None, typer.Argument(help="The statement; without it, standard input.")] = None,
    key: Annotated[
        Path | None, typer.Option(help="A public key, as `keys public` prints it, instead of the key file.")
    ] = None,
) -> None:
    """Say whether a statement of receipt is ours and unchanged; exit code 1 if not."""
    text = sys.stdin.read() if file is None else verifying.read_text(file)
    finding = verifying.verify(_settings(), text, key)
    _console.print(finding.text, markup=False)
    if not finding.is_fine:
        raise typer.Exit(1)


@app.command()
def digest(
    role: Annotated[Literal["officer", "admin", "owner"], typer.Option(help="Whose digest.")] = "admin",
    date_: Annotated[
        datetime | None, typer.Option("--date", formats=["%Y-%m-%d"], help="Default: today.")
    ] = None,
) -> None:
    """Print the digest of one day."""
    day: date | None = date_.date() if date_ else None
    _console.print(asyncio.run(commands.digest(_settings(), role, day)))


@app.command()
def purge() -> None:
    """Delete what is past its time: handled event ids, delivered messages, files of no case."""
    asyncio.run(commands.purge(_settings()))
    _console.print("Done.")


@app.command()
def export(
    *,
    output: Annotated[Path, typer.Option(help="The file to write; one that is there is replaced.")],
    format_: Annotated[
        Literal["xlsx", "csv", "docx"], typer.Option("--format", help="docx: one case, with --case.")
    ] = "xlsx",
    from_: Annotated[
        datetime | None, typer.Option("--from", formats=["%Y-%m-%d"], help="First day of receipt.")
    ] = None,
    to: Annotated[datetime | None, typer.Option(formats=["%Y-%m-%d"], help="Last day of receipt.")] = None,
    status: Annotated[str | None, typer.Option(help="Only cases with this status.")] = None,
    category: Annotated[str | None, typer.Option(help="Only cases of this category.")] = None,
    commune: Annotated[str | None, typer.Option(help="Only cases of the commune with this code.")] = None,
    case: Annotated[int | None, typer.Option(help="Number of the case for docx.", min=1)] = None,
) -> None:
    """Write cases into a file, private details masked; the password of what is locked is printed once."""
    wanted = export_command.Wanted(
        format_,
        output,
        since=from_.date() if from_ else None,
        until=to.date() if to else None,
        status=status,
        category=category,
        commune=commune,
        case=case,
    )
    with Progress(console=Console(stderr=True), transient=True) as progress:
        task = progress.add_task("export", total=None)

        def show(done: int, total: int) -> None:
            progress.update(task, completed=done, total=total)

        count, password = asyncio.run(export_command.export(_settings(), wanted, show))
    _console.print(f"{count} case(s) in {output}, private details masked.", markup=False)
    if password is None:
        _console.print("The file is not locked: keep it where only its reader can open it.")
    else:
        _console.print("Its password, shown only now:")
        _console.print(password, markup=False)


@audit.command("verify")
def audit_verify(
    head: Annotated[
        str | None, typer.Option(help="NUMBER:CODE as an old digest says it: finds rows cut off since.")
    ] = None,
) -> None:
    """Check the audit chain: finds a row that was changed, removed or put elsewhere."""
    finding = asyncio.run(commands.verify_audit(_settings(), head))
    _console.print(finding.text)
    if not finding.is_fine:
        raise typer.Exit(1)


@places.command("import")
def places_import(
    file: Annotated[Path, typer.Argument(help="GeoJSON: one Polygon or MultiPolygon a commune, WGS84.")],
) -> None:
    """Load boundaries from a file, all or none; what was loaded for the same communes gives way."""
    found = asyncio.run(place_commands.import_boundaries(_settings(), file))
    mended = f", {found.mended} of them mended (their line crossed itself)" if found.mended else ""
    _console.print(f"Imported the boundaries of {found.count} communes{mended}.")
    _console.print(f"{found.loaded} of {found.communes} communes have one now. {_NEXT_START}")


@places.command("show")
def places_show() -> None:
    """Say which communes have a boundary."""
    for line in asyncio.run(place_commands.show(_settings())):
        _console.print(line, markup=False)


@places.command("clear")
def places_clear() -> None:
    """Remove all boundaries: positions are judged by the nearest communes again."""
    gone = asyncio.run(place_commands.clear(_settings()))
    _console.print(f"Removed {gone} boundaries. {_NEXT_START}")


def _settings(**overrides: Any) -> Settings:
    chosen = settings.load(**overrides)
    log.configure(chosen.log_level)
    for name in settings.without_effect():
        _log.warning("setting_without_effect", setting=name)
    return chosen


def main() -> None:
    """Entry point. What the operator can mend is said in one line."""
    os.umask(0o077)  # what we write is nobody else's to read
    try:
        app()
    except (
        SettingsError,
        SeedError,
        ServerError,
        TextError,
        StorageError,
        VaultError,
        BlobError,
        BoundaryError,
        unlock_reset_.NobodyError,
        commands.CommandError,
    ) as error:
        _give_up(str(error))
    except DBAPIError as error:  # its own words hold the statement
        _give_up(f"the database does not answer ({type(error.orig).__name__})")


def _give_up(reason: str) -> None:
    Console(stderr=True, highlight=False).print(f"tinbao: {reason}", markup=False, soft_wrap=True)
    sys.exit(1)


if __name__ == "__main__":
    main()
