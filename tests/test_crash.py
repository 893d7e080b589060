"""kill -9 of a real service under load: whatever was acknowledged happened once, and every form goes on."""

import asyncio
import contextlib
import os
import random
import signal
import socket
import subprocess
import sys
from collections.abc import AsyncIterator, Iterator
from pathlib import Path
from typing import Any

import httpx
import pytest

from storage import audit
from storage.engine import Database
from storage.vault import Vault
from tests.storage_world import opened, rows
from tests.talk import RECEIPT

CITIZENS = 16
KILLS = 4

TIP = [
    {"command": "start"},
    {"choice": "menu.tip"},
    {"choice": "danger.no"},
    {"choice": "public_order"},
    {"choice": "form.skip"},
    {"text": ""},  # each citizen's own words
    {"choice": "when.today"},
    {"choice": "form.skip"},
    {"text": "hai xe máy"},
    {"choice": "form.skip"},
    {"choice": "form.skip"},
    {"choice": "at_risk.no"},
    {"choice": "contact.chat"},
    {"choice": "form.submit"},
    {"choice": "menu.hand_in"},
    {"choice": "explosive.no"},
]
"""A whole tip, and then a form that is left open. Few enough events not to be told to slow down."""


class Service:
    """`tinbao run` in a process of its own, on files of its own."""

    def __init__(self, folder: Path) -> None:
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            self.port: int = probe.getsockname()[1]
        self.url = f"http://127.0.0.1:{self.port}"
        self.keys = folder / "keys.json"
        self.database_url = f"sqlite+aiosqlite:///{folder / 'tinbao.db'}"
        self._log = folder / "log"
        self._environment = {
            **{name: value for name, value in os.environ.items() if not name.startswith("TINBAO_")},
            "TINBAO_DATABASE_URL": self.database_url,
            "TINBAO_KEYS": str(self.keys),
            "TINBAO_FILES": str(folder / "files"),
            "TINBAO_WEB_PORT": str(self.port),
        }
        self._process: subprocess.Popen[bytes] | None = None

    def command(self, *words: str) -> str:
        """A `tinbao` command's output. Raises if it fails."""
        done = subprocess.run(
            [sys.executable, "-m", "bot", *words], env=self._environment, capture_output=True, check=True
        )
        return done.stdout.decode()

    def start(self) -> None:
        """Starts it, without waiting until it listens."""
        with self._log.open("ab") as output:
            self._process = subprocess.Popen(
                [sys.executable, "-m", "bot", "run"], env=self._environment, stdout=output, stderr=output
            )

    def kill(self) -> None:
        """No goodbye, as when the power fails."""
        if self._process is not None:
            self._process.send_signal(signal.SIGKILL)
            self._process.wait()

    def stop(self) -> int:
        """As a service manager does; the exit status."""
        assert self._process is not None
        self._process.send_signal(signal.SIGTERM)
        return self._process.wait(20)

    def log(self) -> str:
        """All it ever said."""
        return self._log.read_text()


@pytest.fixture
def service(tmp_path: Path) -> Iterator[Service]:
    made = Service(tmp_path)
    made.command("keys", "new")
    made.command("migrate")
    made.start()
    try:
        yield made
    finally:
        made.kill()


async def persistently(client: httpx.AsyncClient, method: str, path: str, **request: Any) -> httpx.Response:
    """Asks until there is an answer, as a phone does; only a kept promise counts as one."""
    while True:
        with contextlib.suppress(httpx.TransportError):
            response = await client.request(method, path, **request)
            if response.status_code < 429:
                return response
        await asyncio.sleep(0.05)


class Citizen:
    """One phone. It goes on to its next event only when the last one was `acknowledged`, which counts them."""

    def __init__(self, client: httpx.AsyncClient, number: int, acknowledged: asyncio.Semaphore) -> None:
        self.words = f"Chuyện thứ {number} ở góc đường"
        self._client = client
        self._headers: dict[str, str] = {}
        self._acknowledged = acknowledged

    async def live(self, events: list[dict[str, str]]) -> None:
        opening = await persistently(self._client, "POST", "/chat")
        self._headers = {"Authorization": f"Bearer {opening.json()['token']}"}
        for number, event in enumerate(events):
            said = {"text": self.words} if event == {"text": ""} else event
            body = {"id": f"event-{number}", **said}
            response = await persistently(
                self._client, "POST", "/chat/events", json=body, headers=self._headers
            )
            assert response.status_code == 200, response.text
            self._acknowledged.release()

    async def heard(self) -> list[str]:
        """All that was ever said to this phone, without what is its own."""
        found = await persistently(self._client, "GET", "/chat/messages", headers=self._headers)
        texts = [message["text"].replace(self.words, "WORDS") for message in found.json()]
        return [RECEIPT.sub("CODE", text) for text in texts]


@pytest.fixture
async def client(service: Service) -> AsyncIterator[httpx.AsyncClient]:
    async with httpx.AsyncClient(base_url=service.url, timeout=5) as made:
        yield made


async def test_killed_again_and_again_under_load(service: Service, client: httpx.AsyncClient) -> None:
    chance, acknowledged = random.Random(), asyncio.Semaphore(0)
    await persistently(client, "GET", "/healthz")
    officer = Citizen(client, 0, asyncio.Semaphore(0))
    code = service.command("invite", "--role", "officer").split()[-1]
    await officer.live([{"command": "start", "argument": code}, *({"command": "tips"} for _ in range(5))])

    citizens = [Citizen(client, number, acknowledged) for number in range(1, CITIZENS + 1)]
    lives = asyncio.gather(*(citizen.live(TIP) for citizen in citizens))
    for _ in range(KILLS):
        for _ in range(CITIZENS * len(TIP) // (KILLS + 1) + chance.randrange(CITIZENS // 2)):
            await acknowledged.acquire()
        await asyncio.sleep(chance.uniform(0, 0.01))
        service.kill()
        service.start()
    await lives

    calm = Citizen(client, CITIZENS + 1, acknowledged)  # to whom nothing ever happened
    await calm.live(TIP)
    expected = [without_number(text) for text in await calm.heard()]
    for citizen in citizens:
        assert [without_number(text) for text in await citizen.heard()] == expected
    service.kill()
    await expect_one_case_each(service, [*citizens, calm])


async def expect_one_case_each(service: Service, citizens: list[Citizen]) -> None:
    vault, database = Vault.open(service.keys), Database.open(service.database_url)
    found = await opened(database, vault)
    async with database.reading() as connection:
        count, broken = await audit.verify(connection, vault)
    await database.close()
    answers = b"".join(case[-1] for case in found["cases"]).decode()
    assert [case[0] for case in found["cases"]] == list(range(1, len(citizens) + 1))
    assert [answers.count(f'"{citizen.words}"') for citizen in citizens] == [1] * len(citizens)
    assert {failed for _, failed in found["inbox"]} == {None}
    assert (count >= 6, broken) == (True, None)


def without_number(text: str) -> str:
    """A case's number is whoever's turn it was."""
    return "".join("#" if letter.isdigit() else letter for letter in text).replace("##", "#")


async def test_told_to_stop_it_leaves_nothing_undone(service: Service, client: httpx.AsyncClient) -> None:
    await persistently(client, "GET", "/healthz")
    await Citizen(client, 1, asyncio.Semaphore(0)).live([{"command": "start"}, {"choice": "menu.tip"}])
    assert await asyncio.to_thread(service.stop) == 0
    database = Database.open(service.database_url)
    sent = [message["sent_on"] for message in await rows(database, "outbox")]
    await database.close()
    assert sent != []
    assert None not in sent
