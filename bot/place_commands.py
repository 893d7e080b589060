"""What the subcommands of `tinbao places` do."""

import contextlib
from collections import Counter
from collections.abc import AsyncIterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from bot.app import utc_now
from bot.places import Gazetteer
from bot.places.boundary_errors import BoundaryError
from bot.settings import Settings
from storage import boundaries
from storage import migrate as migrations
from storage.engine import Database
from storage.vault import Vault
from storage.work import Work


@dataclass(frozen=True, slots=True)
class Imported:
    """How many boundaries were taken, how many of them were mended, how many communes have one now, of how many."""

    count: int
    mended: int
    loaded: int
    communes: int


async def import_boundaries(settings: Settings, file: Path) -> Imported:
    """Takes the boundaries of a GeoJSON file, all or none. Raises `BoundaryError`."""
    # Imported here: geometry takes a tenth of a second to load, which other commands need not wait for.
    import shapely  # noqa: PLC0415

    from bot.places.geojson import read_boundaries  # noqa: PLC0415

    communes = Gazetteer.load().communes
    try:
        found = read_boundaries(_content(file), communes)
    except BoundaryError as error:
        raise BoundaryError("nothing was imported:", *error.problems) from None
    shapes = {boundary.code: shapely.to_wkb(boundary.shape) for boundary in found}
    async with _opened(settings) as (database, vault), database.writing() as connection:
        await boundaries.keep(Work(connection, vault), shapes, utc_now())
        stored = await boundaries.load(connection)
    loaded = sum(one.commune in communes for one in stored)
    return Imported(len(found), sum(boundary.was_mended for boundary in found), loaded, len(communes))


async def show(settings: Settings) -> Sequence[str]:
    """What is loaded, in lines: how many communes, from which days, and who is missing."""
    names = Gazetteer.load().names
    async with _opened(settings) as (database, _vault), database.reading() as connection:
        stored = await boundaries.load(connection)
    here = {one.commune for one in stored}
    lines = [f"Boundaries of {len(here & set(names))} of {len(names)} communes."]
    days = Counter(f"{one.imported_at.astimezone(settings.timezone):%Y-%m-%d}" for one in stored)
    lines += [f"Imported on {day}: {count}" for day, count in sorted(days.items())]
    if here and (missing := [f"{name} ({code})" for code, name in names.items() if code not in here]):
        lines.append(f"Without: {', '.join(missing)}")
    if unknown := sorted(here - set(names)):
        lines.append(f"Of no commune of seeds/communes.csv, so without effect: {', '.join(unknown)}")
    return lines


async def clear(settings: Settings) -> int:
    """Removes all boundaries; gives how many there were."""
    async with _opened(settings) as (database, _vault), database.writing() as connection:
        return await boundaries.clear(connection)


def _content(file: Path) -> bytes:
    from bot.places.geojson import MOST_BYTES  # noqa: PLC0415 - as in `import_boundaries`

    try:
        with file.open("rb") as opened:
            return opened.read(MOST_BYTES + 1)
    except OSError as error:
        raise BoundaryError(f"the file {file} cannot be read: {error.strerror}") from None


@contextlib.asynccontextmanager
async def _opened(settings: Settings) -> AsyncIterator[tuple[Database, Vault]]:
    vault = Vault.open(settings.keys)
    database = Database.open(settings.database_url.get_secret_value())
    try:
        await migrations.check(database, vault)
        yield database, vault
    finally:
        await database.close()
