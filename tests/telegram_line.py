"""The stories of the dialogue once more, over Telegram: the real channel, a strict server, real HTTP on loopback.

A story asks for the fixture `line` and is told twice. What cannot happen on Telegram says so with the mark
`not_on_telegram` and a reason.
"""

import asyncio
import contextlib
import re
from collections.abc import AsyncIterator, Awaitable, Coroutine, Iterator
from concurrent.futures import FIRST_COMPLETED, Future, ThreadPoolExecutor, wait
from dataclasses import asdict, replace
from datetime import UTC, datetime
from functools import partial
from typing import Any, NamedTuple

import pytest

from bot.channels.base import Envelope, Message
from bot.channels.telegram import TelegramChannel, TelegramOptions, TelegramPorts
from bot.channels.telegram.updates import NO_BUTTON
from bot.dialogue.content import CHOICE_ID
from bot.dialogue.events import ChoicePicked, Event, MediaReceived
from bot.dialogue.replies import Reply
from tests.dialogue_world import Phone, Turn, texts
from tests.telegram_acts import Actor, FakeFiles, named_in
from tests.telegram_api import Api, serving
from tests.telegram_screen import Screen
from tests.telegram_town import unhurried

FIRST_PERSON = 3001
WITHIN = 10.0
"""Seconds within which everything must happen that follows from one act."""
HUNG = 60.0
"""Seconds after which the thread of the exchange is taken for stuck."""


def pytest_configure(config: pytest.Config) -> None:
    """The mark of what is told directly only."""
    config.addinivalue_line("markers", "not_on_telegram(reason): why nobody can live this story on Telegram")


@pytest.fixture(scope="module")
def exchange() -> Iterator["Exchange"]:
    """At work in a thread of its own."""
    with exchange_in_thread() as made:
        yield made


@pytest.fixture(params=["direct", "telegram"])
def line(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Every phone of the test stands on this line."""
    if request.param == "direct":
        return
    if mark := request.node.get_closest_marker("not_on_telegram"):
        pytest.skip(mark.args[0])
    exchange: Exchange = request.getfixturevalue("exchange")
    monkeypatch.setattr(Phone, "new_line", exchange.line)


class Heard(NamedTuple):
    """What reached the dialogue, where its answer goes, and the answer."""

    event: Event
    address: str
    replies: list[Reply]


class TelegramLine:
    """One person with a phone of their own. Every event is what they do, every reply what their chat shows."""

    channel: str | None = "telegram"

    def __init__(self, exchange: "Exchange", id: int) -> None:
        self._exchange = exchange
        person = exchange.api.person(id)
        self._actor = Actor(person)
        self._screen = Screen(person.chat, texts())
        self._said = 0
        self._turn: Turn | None = None
        self._heard: asyncio.Future[Heard] | None = None
        self._unasked: list[Envelope] = []

    def carry(self, event: Event, turn: Turn) -> None:
        """By way of the person, Telegram and the channel. Fails unless the chat shows the replies in the end."""
        self._exchange.run(self._carried(event, turn))

    def take(self, envelope: Envelope) -> None:
        """The channel hands in what the person did. Returns when the turn is done, as after a commit."""
        event = envelope.event
        if isinstance(event, MediaReceived):
            event = replace(event, source=None)  # a story goes on as if the file was here at once
        if self._turn is None or self._heard is None or self._heard.done() or not isinstance(event, Event):
            self._unasked.append(envelope)
            return
        try:
            self._heard.set_result(Heard(event, envelope.address, self._turn(event)))
        except Exception as error:  # noqa: BLE001 - the test gets it; the channel would bring the event again
            self._heard.set_exception(error)

    async def _carried(self, event: Event, turn: Turn) -> None:
        assert self._unasked == [], "the channel handed in what nobody did"
        self._turn, self._heard = turn, asyncio.get_running_loop().create_future()
        press = self._actor.act(event)
        before = self._screen.standing
        try:
            heard = await asyncio.wait_for(self._heard, WITHIN)
        except TimeoutError:
            raise AssertionError(f"{event} did not arrive within {WITHIN:g} s") from None
        assert _plain(heard.event) == _plain(_understood(event))
        for reply in heard.replies:
            await self._exchange.deliver(heard.address, self._message(reply))
        await self._exchange.idle()
        self._screen.check(heard.replies, before)
        assert press is None or press.is_answered

    def _message(self, reply: Reply) -> Message:
        self._said += 1
        return Message(self._said, reply, datetime.now(UTC))


class Exchange:
    """A strict Bot API server, and the real channel at work before it; lines for as many people as there are."""

    def __init__(self, api: Api, channel: TelegramChannel) -> None:
        self.api = api
        self._channel = channel
        self._loop = asyncio.get_running_loop()
        self._lines: dict[str, TelegramLine] = {}
        self.closing = asyncio.Event()

    def ports(self) -> TelegramPorts:
        """What the channel needs."""
        return TelegramPorts(
            submit=self._submit,
            files=FakeFiles(),
            name_file=self._named,
            words=partial(texts().render, police="113"),
            staff_commands={"officer": ["tips", "tip"]},
            group_commands=[],
            may_order=_nobody,
            clock=lambda: datetime.now(UTC),
        )

    def line(self) -> TelegramLine:
        """The line of somebody who never wrote before."""
        id = FIRST_PERSON + len(self._lines)
        self._lines[str(id)] = made = TelegramLine(self, id)
        return made

    def run(self, work: Coroutine[Any, Any, None]) -> None:
        """Does something in the exchange's loop, from any other thread; returns when it is done."""
        asyncio.run_coroutine_threadsafe(work, self._loop).result(HUNG)

    async def deliver(self, address: str, message: Message) -> None:
        """Hands the channel one message, in its time."""
        await self._channel.pace(address)
        await self._channel.send(address, message)

    async def idle(self) -> None:
        """Returns once the channel has done what nobody waits for, such as taking old buttons away."""
        async with asyncio.timeout(WITHIN):
            await self._channel.idle()

    def close(self) -> None:
        """Ends the work, from any other thread."""
        self._loop.call_soon_threadsafe(self.closing.set)

    def _named(self, telegrams: str) -> str:
        """Pictures of the stories name within themselves what they are kept under."""
        kept = self.api.world.files.find(telegrams)
        assert kept is not None
        return named_in(kept.data)

    async def _submit(self, envelope: Envelope) -> None:
        self._lines[envelope.user_id].take(envelope)


@contextlib.contextmanager
def exchange_in_thread() -> Iterator[Exchange]:
    """Stories are told without a loop; here is one that runs beside them. Raises what went wrong in it."""
    opened: Future[Exchange] = Future()
    with ThreadPoolExecutor(1, "telegram") as pool:
        working = pool.submit(asyncio.run, _work(opened))
        either: list[Future[Any]] = [opened, working]
        wait(either, HUNG, FIRST_COMPLETED)
        if working.done():
            working.result()
        exchange = opened.result(0)
        try:
            yield exchange
        finally:
            exchange.close()
            working.result(HUNG)


async def _work(opened: "Future[Exchange]") -> None:
    async with serving() as api:
        channel = TelegramChannel(TelegramOptions(token=api.token, url=api.url), unhurried())
        exchange = Exchange(api, channel)
        async with channel.open(), channel.serving(exchange.ports(), leading):
            opened.set_result(exchange)
            await exchange.closing.wait()


@contextlib.asynccontextmanager
async def leading() -> AsyncIterator[Awaitable[None]]:
    """The lead, held for good."""
    yield asyncio.get_running_loop().create_future()


def _understood(event: Event) -> Event:
    """What the channel makes of an event: only ids such as ours are a choice."""
    if isinstance(event, ChoicePicked) and not re.fullmatch(CHOICE_ID, event.id):
        return ChoicePicked(NO_BUTTON)
    return event


def _plain(event: Event) -> tuple[type[Event], dict[str, Any]]:
    """What an event says. A message's reference and a picture's weight are the network's: no story names them."""
    fields = {name: value for name, value in asdict(event).items() if name not in ("ref", "size")}
    return type(event), fields


async def _nobody(_user_id: str) -> bool:
    return False
