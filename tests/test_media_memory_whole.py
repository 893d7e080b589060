"""A file of 20 MB costs the running service less than 30 MB of memory, by the page and by Telegram."""

import asyncio
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest

from tests.media_corpus import sound
from tests.service import Service
from tests.telegram_acts import picture
from tests.telegram_api import TOKEN
from tests.telegram_process import PATIENCE, telegram_process

SECONDS_OF_SOUND = 215
"""Of plain waves: almost 20 MB."""
LEAST = 19 << 20
"""Bytes that lie on disk once it is kept."""
RISE = 30 << 10
"""Kilobytes."""


@pytest.fixture(scope="module")
def big() -> bytes:
    """The largest sound that is taken."""
    made = sound("wav", "pcm_s16le", SECONDS_OF_SOUND)
    assert LEAST < len(made) <= 20 << 20
    return made


def prepared(folder: Path, **settings: str) -> Service:
    """A service as a unit sets it up, not yet started."""
    service = Service(folder, "run", **settings)
    service.run("keys", "new")
    service.run("migrate")
    return service


@pytest.fixture
def service(tmp_path: Path) -> Iterator[Service]:
    """The page alone."""
    running = prepared(tmp_path)
    running.start()
    yield running
    running.kill()


def kept(service: Service) -> int:
    """Bytes of the sealed files."""
    files = service.folder.rglob("*")
    return sum(one.stat().st_size for one in files if "files" in one.parts and one.is_file())


async def has_kept(service: Service, least: int) -> None:
    """Returns once so many bytes are sealed."""
    async with asyncio.timeout(PATIENCE):
        while kept(service) < least:  # noqa: ASYNC110 - another process does it, and a disk tells nobody
            await asyncio.sleep(0.1)


async def test_by_the_page(service: Service, big: bytes) -> None:
    async with httpx.AsyncClient(base_url=service.url, timeout=PATIENCE, trust_env=False) as client:
        me = {"Authorization": f"Bearer {(await client.post('/chat')).json()['token']}"}

        async def send(id: str, content: bytes) -> None:
            answer = await client.post("/chat/files", data={"id": id}, files={"file": content}, headers=me)
            assert answer.status_code == 200, answer.text

        await send("e1", sound("wav", "pcm_s16le"))
        before = service.peak()
        await send("e2", big)
    assert kept(service) > LEAST
    assert service.peak() - before < RISE


async def test_by_telegram(tmp_path: Path, big: bytes) -> None:
    async with telegram_process() as telegram:
        settings = {"TINBAO_TELEGRAM_TOKEN": TOKEN, "TINBAO_TELEGRAM_API_URL": telegram.url}
        service = prepared(tmp_path, **settings)
        service.start()
        try:
            small = sound("wav", "pcm_s16le")
            await telegram.does(1001, "document", name="a.wav", data=small, mime="audio/x-wav")
            await has_kept(service, len(small) // 2)
            before = service.peak()
            await telegram.does(1001, "document", name="b.wav", data=big, mime="audio/x-wav")
            await has_kept(service, LEAST)
            rise = service.peak() - before
        finally:
            service.kill()
    assert rise < RISE


async def test_two_hundred_pictures_at_once_are_told_to_wait(service: Service) -> None:
    limits = httpx.Limits(max_connections=300)
    async with httpx.AsyncClient(
        base_url=service.url, timeout=PATIENCE, trust_env=False, limits=limits
    ) as client:
        me = {"Authorization": f"Bearer {(await client.post('/chat')).json()['token']}"}
        before = service.peak()

        async def send(number: int) -> httpx.Response:
            file = {"file": picture(f"{number:032x}")}
            return await client.post("/chat/files", data={"id": f"e{number}"}, files=file, headers=me)

        answers = await asyncio.gather(*map(send, range(200)))
        said = await client.post("/chat/events", json={"id": "w", "text": "xin chào"}, headers=me)
    assert {answer.status_code for answer in answers} == {200, 429}
    assert all(answer.headers["retry-after"] for answer in answers if answer.status_code == 429)
    assert said.status_code == 200
    assert service.peak() - before < RISE
