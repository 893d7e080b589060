"""kill -9 of a real service under load: whatever was acknowledged happened once, and every form goes on."""

import asyncio
import contextlib
import itertools
import os
import random
from collections.abc import AsyncIterator, Iterator
from pathlib import Path
from typing import Any

import httpx
import pytest

from storage import audit
from storage.engine import Database
from storage.vault import Vault
from tests.service import Service
from tests.storage_world import opened, rows
from tests.talk import RECEIPT
from tests.traces import on_disk

CITIZENS = 16
KILLS = 4
WHO = "hai xe máy Hải Âu, một người tên Quắm"

TIP = [
    {"command": "start"},
    {"choice": "menu.tip"},
    {"choice": "danger.no"},
    {"choice": "public_order"},
    {"choice": "form.skip"},
    {"text": ""},  # each citizen's own words
    {"choice": "when.today"},
    {"choice": "form.skip"},
    {"text": WHO},
    {"choice": "form.skip"},
    {"choice": "form.skip"},
    {"choice": "at_risk.no"},
    {"choice": "contact.chat"},
    {"choice": "form.submit"},
    {"choice": "menu.hand_in"},
    {"choice": "explosive.no"},
]
"""A whole tip, and then a form that is left open. Few enough events not to be told to slow down."""


@pytest.fixture
def service(tmp_path: Path) -> Iterator[Service]:
    made = Service(tmp_path, "run")
    made.run("keys", "new")
    made.run("migrate")
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
        self.words = f"Gã Khổng Lồ {number} bán pháo sau quán Bốn Mùa"
        self._client = client
        self.token = ""
        self._acknowledged = acknowledged

    async def live(self, events: list[dict[str, str]]) -> None:
        opening = await persistently(self._client, "POST", "/chat")
        self.token = opening.json()["token"]
        for number, event in enumerate(events):
            said = {"text": self.words} if event == {"text": ""} else event
            body = {"id": f"event-{number}", **said}
            response = await self._ask("POST", "/chat/events", json=body)
            assert response.status_code == 200, response.text
            self._acknowledged.release()

    async def heard(self) -> list[str]:
        """All that was ever said to this phone."""
        found = await self._ask("GET", "/chat/messages")
        return [message["text"] for message in found.json()]

    async def story(self) -> list[str]:
        """The same without what is this phone's own: everybody's is alike."""
        texts = [text.replace(self.words, "WORDS") for text in await self.heard()]
        return [without_number(RECEIPT.sub("CODE", text)) for text in texts]

    async def secrets(self) -> list[str]:
        """What this phone said and was told that is nobody else's business."""
        codes = RECEIPT.findall("\n".join(await self.heard()))
        return [self.words, WHO, self.token, *codes, *(code.replace("-", "") for code in codes)]

    async def _ask(self, method: str, path: str, **request: Any) -> httpx.Response:
        headers = {"Authorization": f"Bearer {self.token}"}
        return await persistently(self._client, method, path, headers=headers, **request)


@pytest.fixture
async def client(service: Service) -> AsyncIterator[httpx.AsyncClient]:
    async with httpx.AsyncClient(base_url=service.url, timeout=5, trust_env=False) as made:
        yield made


@pytest.fixture
def chance() -> random.Random:
    """When the power fails. A failed run says its TINBAO_TEST_SEED, which draws the same moments again."""
    seed = int(os.environ.get("TINBAO_TEST_SEED") or random.SystemRandom().randrange(1_000_000))
    print(f"TINBAO_TEST_SEED={seed}")  # noqa: T201 - pytest shows it where the test fails
    return random.Random(seed)


async def test_killed_again_and_again_under_load(
    service: Service, client: httpx.AsyncClient, chance: random.Random
) -> None:
    acknowledged = asyncio.Semaphore(0)
    officer = Citizen(client, 0, asyncio.Semaphore(0))
    invite = service.run("invite", "--role", "officer").split()[-1]
    await officer.live([{"command": "start", "argument": invite}, *({"command": "tips"} for _ in range(5))])

    citizens = [Citizen(client, number, acknowledged) for number in range(1, CITIZENS + 1)]
    lives = asyncio.gather(*(citizen.live(TIP) for citizen in citizens))
    for _ in range(KILLS):
        for _ in range(CITIZENS * len(TIP) // (KILLS + 1) + chance.randrange(CITIZENS // 2)):
            await acknowledged.acquire()
        await asyncio.sleep(chance.uniform(0, 0.01))
        service.kill()
        service.launch()
    await lives

    calm = Citizen(client, CITIZENS + 1, acknowledged)  # to whom nothing ever happened
    await calm.live(TIP)
    expected = await calm.story()
    for citizen in citizens:
        assert await citizen.story() == expected
    everyone = [officer, *citizens, calm]
    secrets = [invite, *itertools.chain(*[await one.secrets() for one in everyone])]
    service.kill()
    expect_no_trace(service, secrets)
    await expect_one_case_each(service, [*citizens, calm])


def expect_no_trace(service: Service, secrets: list[str]) -> None:
    """Nothing that was said lies in the clear: not in the log, the database, its WAL or any other file."""
    found = on_disk(service.folder, secrets)
    assert {"service.log", "var/tinbao.db", "var/tinbao.db-wal"} <= set(found)
    assert service.log() != ""
    assert {name: pieces for name, pieces in found.items() if pieces} == {}


async def expect_one_case_each(service: Service, citizens: list[Citizen]) -> None:
    vault, database = Vault.open(service.folder / "var/keys.json"), opened_file(service)
    found = await opened(database, vault)
    async with database.reading() as connection:
        count, broken = await audit.verify(connection, vault)
    await database.close()
    answers = b"".join(case[-1] for case in found["cases"]).decode()
    assert [case[0] for case in found["cases"]] == list(range(1, len(citizens) + 1))
    assert [answers.count(f'"{citizen.words}"') for citizen in citizens] == [1] * len(citizens)
    assert {failed for _, failed in found["inbox"]} == {None}
    assert (count >= 6, broken) == (True, None)


def opened_file(service: Service) -> Database:
    return Database.open(f"sqlite+aiosqlite:///{service.folder / 'var/tinbao.db'}")


def without_number(text: str) -> str:
    """A case's number is whoever's turn it was."""
    return "".join("#" if letter.isdigit() else letter for letter in text).replace("##", "#")


async def test_told_to_stop_it_leaves_nothing_undone(service: Service, client: httpx.AsyncClient) -> None:
    await Citizen(client, 1, asyncio.Semaphore(0)).live([{"command": "start"}, {"choice": "menu.tip"}])
    assert await asyncio.to_thread(service.stop) == 0
    database = opened_file(service)
    sent = [message["sent_on"] for message in await rows(database, "outbox")]
    await database.close()
    assert sent != []
    assert None not in sent
