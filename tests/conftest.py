"""What every test stands on: this machine's network alone, nobody's settings, Hypothesis without a stopwatch."""

import os
import socket
from collections.abc import Iterator
from ipaddress import ip_address
from typing import Any

import pytest
from hypothesis import HealthCheck, settings

from bot.settings import PREFIX, TEST_PREFIX

pytest_plugins = [
    "tests.engines",
    "tests.talk",
    "tests.browser_world",
    "tests.telegram_town",
    "tests.telegram_api.fixtures",
    "tests.telegram_line",
    "tests.unlock_stories",
]

settings.register_profile(
    "tinbao", deadline=None, print_blob=True, suppress_health_check=[HealthCheck.too_slow]
)
settings.load_profile("tinbao")

_reached_out: list[str] = []


def _is_here(family: int, address: Any) -> bool:
    if family not in (socket.AF_INET, socket.AF_INET6):
        return True
    host = address[0]
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return bool(host == "localhost")


class NetworkReachedError(OSError):
    """A test tried to leave this machine."""


def _refuse(address: object) -> None:
    _reached_out.append(repr(address))
    raise NetworkReachedError(f"tests may not connect to {address!r}")


@pytest.fixture(scope="session", autouse=True)
def _only_this_machine() -> Iterator[None]:
    """Refuse every connection and name look-up that would leave the machine."""
    connect, connect_ex, look_up = socket.socket.connect, socket.socket.connect_ex, socket.getaddrinfo

    def guarded_connect(self: socket.socket, address: Any) -> None:
        if not _is_here(self.family, address):
            _refuse(address)
        connect(self, address)

    def guarded_connect_ex(self: socket.socket, address: Any) -> int:
        if not _is_here(self.family, address):
            _refuse(address)
        return connect_ex(self, address)

    def guarded_look_up(host: Any, *arguments: Any, **options: Any) -> Any:
        name = host.decode() if isinstance(host, bytes) else host
        if name and not _is_here(socket.AF_INET, (name,)):
            _refuse(name)
        return look_up(host, *arguments, **options)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(socket.socket, "connect", guarded_connect)
        patch.setattr(socket.socket, "connect_ex", guarded_connect_ex)
        patch.setattr(socket, "getaddrinfo", guarded_look_up)
        yield


@pytest.fixture(scope="session", autouse=True)
def _nobodys_settings(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Run without the settings of whoever runs the tests, exported or in an `.env`."""
    with pytest.MonkeyPatch.context() as patch:
        for name in os.environ:
            if name.startswith(PREFIX) and not name.startswith(TEST_PREFIX):
                patch.delenv(name)
        patch.chdir(tmp_path_factory.mktemp("nowhere"))
        yield


@pytest.fixture
def reached_out() -> list[str]:
    """Where the running test tried to connect to outside this machine."""
    return _reached_out


@pytest.fixture(autouse=True)
def _network_is_a_failure(_only_this_machine: None) -> Iterator[None]:
    """Fail the test even if the code under test swallowed the refusal."""
    _reached_out.clear()
    yield
    assert _reached_out == [], f"reached for the network: {_reached_out}"
