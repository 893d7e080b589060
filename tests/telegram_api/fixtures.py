"""Fixtures for tests of the server itself: Lan and two clients, at an hour that only the test moves."""

from collections.abc import AsyncIterator
from typing import TYPE_CHECKING

import pytest
import telegram

from tests.fakes import FakeClock
from tests.telegram_api import Api, Person, serving

if TYPE_CHECKING:
    import aiogram

# aiogram takes seconds to import: what needs it is imported where it is used, so that no other test waits.


@pytest.fixture
def _retry_after_is_a_duration(monkeypatch: pytest.MonkeyPatch) -> None:
    """Else python-telegram-bot warns whenever it makes a `RetryAfter`."""
    monkeypatch.setenv("PTB_TIMEDELTA", "true")


@pytest.fixture
def clock() -> FakeClock:
    """The clock of `server`."""
    return FakeClock()


@pytest.fixture
async def server(clock: FakeClock, _retry_after_is_a_duration: None) -> AsyncIterator[Api]:
    """Telegram by `clock`; it slows nobody down."""
    async with serving(clock=lambda: clock().timestamp(), pace=0) as served:
        yield served


@pytest.fixture
async def lan(server: Api) -> Person:
    """Somebody the bot may write to."""
    from tests.telegram_api.every_method import LAN

    return server.person(LAN, is_known=True)


@pytest.fixture
async def bot(server: Api) -> AsyncIterator[telegram.Bot]:
    """The first client, python-telegram-bot."""
    from tests.telegram_api.clients import first_client

    async with first_client(server) as made:
        yield made


@pytest.fixture
async def second(server: Api) -> "AsyncIterator[aiogram.Bot]":
    """The second client, aiogram."""
    from tests.telegram_api.clients import second_client

    async with second_client(server) as made:
        yield made
