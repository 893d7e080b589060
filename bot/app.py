"""Wires everything: the one place that picks implementations."""

import asyncio
import contextlib
import gc
import secrets
from collections.abc import AsyncIterator, Callable
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta

import structlog

from bot import programme
from bot.casework.passing_time import pass_time
from bot.channels.base import Channel
from bot.comparing import Comparing
from bot.deadlines import calendar
from bot.delivery import Delivery
from bot.desk.desk import Desk
from bot.desk.saying import reading
from bot.dialogue.check import check_programme, values_given
from bot.digests.rounds import Rounds
from bot.exporting import Exporting
from bot.fetching import Fetching
from bot.files import SealedFiles
from bot.hiding import Hiding
from bot.intake import BATCH, Intake
from bot.mailing import Mailing
from bot.places import Gazetteer
from bot.reminding import Reminding
from bot.schedule import timetable
from bot.seed_file import SeedError
from bot.settings import Settings
from bot.slips import Slips
from bot.text_values import GIVEN
from bot.texts import Catalogue
from bot.turn import Turn
from bot.world import World
from storage import (
    boundaries,
    export_jobs,
    file_work,
    indexing,
    likenesses,
    migrate,
    outbox,
    retention,
    tellers,
)
from storage.blobs import Blobs
from storage.cases import STATUSES
from storage.engine import Database, plainly_said
from storage.outbox import Posted
from storage.ownership import owned
from storage.vault import Vault

log = structlog.get_logger()

Clock = Callable[[], datetime]


def utc_now() -> datetime:
    """The machine's clock."""
    return datetime.now(UTC)


@dataclass(frozen=True, slots=True)
class Core:
    """The running service without its channels' servers."""

    settings: Settings
    database: Database
    vault: Vault
    blobs: Blobs
    files: SealedFiles
    seeds: programme.Seeds
    catalogue: Catalogue
    world: World
    process: str
    intake: Intake
    delivery: Delivery
    rounds: Rounds
    mailing: Mailing
    reminding: Reminding
    fetching: Fetching
    hiding: Hiding
    comparing: Comparing
    exporting: Exporting

    async def sweep_outbox(self) -> None:
        """Sends what waits on disk."""
        await self.delivery.sweep(self.database, self.vault, self.process)

    async def send_digests(self) -> None:
        """Sends the digests that are due."""
        self.delivery.offer(await self.rounds.go())

    async def pass_time(self) -> None:
        """Offers forms that were left again, and erases those that were left for good."""
        await pass_time(self.database, self.world.clock(), self.intake.submit)

    async def send_warnings(self) -> None:
        """Sends the next warnings, unless so much waits to be sent already that answers would come late."""
        if self.delivery.held < self.mailing.batch:
            self.delivery.offer(await self.mailing.go())

    async def hide_views(self) -> None:
        """Takes content out of the chats of staff once its time is over."""
        self.delivery.offer(await self.hiding.go())

    async def remind(self) -> None:
        """Reminds staff of deadlines that come near."""
        self.delivery.offer(await self.reminding.go())

    async def compare_cases(self) -> None:
        """Compares new cases with those before them, and tells who has them."""
        self.delivery.offer(await self.comparing.go())

    async def index(self) -> None:
        """Lets what was written lately be found by its words."""
        words = reading(self.world.programme)
        await indexing.index(self.database, self.vault, words, lambda: self.intake.stalled_for > 0)

    async def purge(self) -> None:
        """Forgets what is past its time, files on disk included."""
        await tellers.tie_old(self.database, self.vault)
        await forget(self.database, self.blobs, self.world.clock())


async def forget(database: Database, blobs: Blobs, now: datetime) -> None:
    """Deletes what is past its time, and every file on disk that nothing refers to any more."""
    await tellers.purge_forgotten(database)
    gone = await retention.purge(database, now)
    known = await retention.known_files(database)

    def delete_files() -> None:
        for file_id in [*gone, *blobs.orphans(known, now - retention.ORPHANS)]:
            blobs.delete(file_id)

    await asyncio.to_thread(delete_files)


def world_of(settings: Settings, clock: Clock = utc_now) -> tuple[programme.Seeds, Catalogue, World]:
    """The content, the texts and the places, loaded and checked against each other.

    Raises `SeedError` or `TextError` for content that would leave somebody without words.
    """
    seeds, catalogue = programme.load(), Catalogue.load()
    problems = [
        *check_programme(seeds.programme, catalogue.keys(), STATUSES),
        *catalogue.problems({**GIVEN, **values_given(seeds.programme)}),
    ]
    if problems:
        raise SeedError(*problems)
    return seeds, catalogue, World(seeds.programme, catalogue, Gazetteer.load(), settings.locale, clock)


async def bounded(world: World, database: Database) -> World:
    """The world with the boundaries that were imported, if any were. Raises `BoundaryError`."""
    async with database.reading() as connection:
        stored = await boundaries.load(connection)
    known = [(one.commune, one.shape) for one in stored if world.gazetteer.commune(one.commune) is not None]
    if not known:
        return world
    # Imported here: geometry takes a tenth of a second to load, which only those need who have boundaries.
    from bot.places.boundaries import Boundaries  # noqa: PLC0415

    return replace(world, gazetteer=Gazetteer.load(boundaries=Boundaries.of(known)))


@contextlib.asynccontextmanager
async def running(settings: Settings, channels: list[Channel], clock: Clock = utc_now) -> AsyncIterator[Core]:
    """The service at work: everything on disk is checked first, everything taken is on disk at the end."""
    vault = Vault.open(settings.keys)
    content = world_of(settings, clock)
    calendar.warm(clock().year)
    # The content stays for good and a turn leaves no cycles behind: looking through all of it is for nothing.
    gc.freeze()
    gc.set_threshold(20_000, 10, 50)
    database = Database.open(settings.database_url.get_secret_value())
    async with contextlib.AsyncExitStack() as stack:
        stack.push_async_callback(database.close)
        await migrate.check(database, vault)
        seeds, catalogue, world = content
        with plainly_said():
            world = await bounded(world, database)
        core = _assemble(settings, channels, vault, (seeds, catalogue, world), database)
        if database.file is not None:
            stack.enter_context(owned(database.file))
            # Nobody else is at work here: whatever is leased was leased by a process that is gone.
            with plainly_said():
                await outbox.release_all(database, clock())
                await file_work.release_all(database, clock())
                await likenesses.release_all(database, clock())
                await export_jobs.release_all(database, clock())
        await stack.enter_async_context(_at_work(core))
        yield core


def _assemble(
    settings: Settings,
    channels: list[Channel],
    vault: Vault,
    content: tuple[programme.Seeds, Catalogue, World],
    database: Database,
) -> Core:
    seeds, catalogue, world = content
    process = secrets.token_hex(8)
    asks_codes = settings.staff_totp == "on"
    desk = Desk(seeds.unit, settings.timezone, f"{settings.digest_time:%H:%M}", asks_codes=asks_codes)
    turn = Turn(database, vault, world, desk, process)

    def deliver(posted: list[Posted]) -> None:  # intake and delivery feed each other, and one must be first
        delivery.offer(posted)

    intake = Intake(turn, deliver, settings.queue_size, BATCH if database.is_sqlite else BATCH // 2)
    delivery = Delivery({channel.name: channel for channel in channels}, intake.settle, world.clock)
    blobs = Blobs(settings.files, vault)
    slips = Slips(
        database,
        vault,
        world.clock,
        settings.timezone,
        seeds.unit.name["vi"],
        lambda kind: catalogue.render(f"category-{kind}", "vi"),
        asks_codes,
    )
    files = SealedFiles(blobs, database, vault, world.clock, slips, asks_codes=asks_codes)
    return Core(
        settings=settings,
        database=database,
        vault=vault,
        blobs=blobs,
        files=files,
        seeds=seeds,
        catalogue=catalogue,
        world=world,
        process=process,
        intake=intake,
        delivery=delivery,
        rounds=Rounds(database, vault, world, seeds.unit, settings.timezone, process),
        mailing=Mailing(database, vault, world, process),
        hiding=Hiding(database, vault, world, process),
        reminding=Reminding(database, vault, world, process),
        fetching=Fetching(database, vault, world, desk, files, process, deliver),
        comparing=Comparing(database, vault, world, seeds.unit, process),
        exporting=Exporting(database, vault, world, seeds.unit, settings.timezone, blobs, process, deliver),
    )


@contextlib.asynccontextmanager
async def _at_work(core: Core) -> AsyncIterator[None]:
    with plainly_said():
        await core.sweep_outbox()
    committing = asyncio.create_task(core.intake.run())
    fetching = asyncio.create_task(core.fetching.run())
    exporting = asyncio.create_task(core.exporting.run())
    scheduler = timetable(
        [
            ("outbox", timedelta(seconds=2), core.sweep_outbox),
            ("digests", timedelta(seconds=20), core.send_digests),
            ("passing_time", timedelta(minutes=1), core.pass_time),
            ("warnings", timedelta(seconds=5), core.send_warnings),
            ("views", timedelta(minutes=1), core.hide_views),
            ("reminders", timedelta(minutes=1), core.remind),
            ("likeness", timedelta(seconds=2), core.compare_cases),
            ("index", timedelta(seconds=2), core.index),
            ("purge", timedelta(hours=6), core.purge),
        ]
    )
    scheduler.start()
    try:
        yield
    finally:
        scheduler.shutdown(wait=False)
        fetching.cancel()
        exporting.cancel()
        await asyncio.wait([fetching, exporting])
        await core.delivery.close()
        core.intake.close()
        await committing
