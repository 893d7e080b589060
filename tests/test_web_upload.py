"""Pictures over real HTTP: taken piece by piece, refused with a reason, never on disk in clear."""

import asyncio
import tempfile
from collections.abc import AsyncIterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import httpx
import pytest

from bot.channels.base import Busy
from bot.channels.web import WebLimits, WebOptions
from bot.channels.web.input import BadInputError
from bot.channels.web.upload import PER_USER, Budget
from bot.dialogue.events import MediaReceived
from tests.fake_web import PICTURE, PICTURE_LIMIT, Backstage, Site, serving

BOUNDARY = "cut-here"


@pytest.fixture
async def site() -> AsyncIterator[Site]:
    async with serving(Backstage()) as running:
        yield running


async def send(site: Site, content: bytes, **fields: str) -> httpx.Response:
    """A picture as the page sends it."""
    return await site.client.post(
        "/chat/files",
        data={"id": "e1", **fields},
        files={"file": ("IMG_thong-tin-rieng.png", content, "image/png")},
        headers=await site.open(),
    )


async def send_raw(site: Site, body: Any, kind: str = "") -> httpx.Response:
    """Any body at all."""
    headers = {**await site.open(), "Content-Type": kind or f"multipart/form-data; boundary={BOUNDARY}"}
    return await site.client.post("/chat/files", content=body, headers=headers)


def part(name: str, content: bytes, more: str = "") -> bytes:
    return (
        f'--{BOUNDARY}\r\nContent-Disposition: form-data; name="{name}"{more}\r\n\r\n'.encode()
        + content
        + b"\r\n"
    )


END = f"--{BOUNDARY}--\r\n".encode()


async def test_picture_is_stored_and_told(site: Site) -> None:
    response = await send(site, PICTURE, caption="  biển số\u202e xe ")
    assert (response.status_code, response.json()) == (200, {})
    assert site.back.files.stored == {"file-1": PICTURE}
    (envelope,) = site.back.intake.taken
    assert envelope.event == MediaReceived("file-1", "picture", len(PICTURE), "biển số xe")
    assert (envelope.event_id, envelope.user_id) == ("e1", "user-1")


async def test_picture_needs_no_caption(site: Site) -> None:
    await send(site, PICTURE)
    assert site.back.intake.taken[0].event == MediaReceived("file-1", "picture", len(PICTURE), None)


@pytest.mark.parametrize("size", [1, 2, 3, 7, 61, 4096])
async def test_pieces_of_any_size_fit_together(site: Site, size: int) -> None:
    body = part("id", b"e1") + part("file", PICTURE[:200], '; filename="a"') + END

    async def pieces() -> AsyncIterator[bytes]:
        for start in range(0, len(body), size):
            yield body[start : start + size]

    assert (await send_raw(site, pieces())).status_code == 200
    assert site.back.files.stored == {"file-1": PICTURE[:200]}


async def test_fields_may_follow_the_file(site: Site) -> None:
    body = part("file", PICTURE) + part("caption", b"sau") + part("id", b"e7") + END
    assert (await send_raw(site, body)).status_code == 200
    assert site.back.intake.taken[0].event_id == "e7"


async def test_same_picture_again_is_stored_once(site: Site) -> None:
    me = await site.open()
    for _ in range(2):
        response = await site.client.post(
            "/chat/files", data={"id": "e1"}, files={"file": PICTURE}, headers=me
        )
        assert response.status_code == 200
    assert len(site.back.files.stored) == len(site.back.intake.taken) == 1


async def test_largest_picture_never_touches_disk(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(Path("/nowhere")))
    content = PICTURE.ljust(PICTURE_LIMIT, b"x")
    assert (await send(site, content)).status_code == 200
    assert site.back.files.stored == {"file-1": content}


@pytest.mark.parametrize(
    ("content", "status", "error"),
    [
        (b"", 400, "empty"),
        (b"GIF or whatever", 415, "unknown_kind"),
        (PICTURE.ljust(PICTURE_LIMIT + 1, b"x"), 413, "too_big"),
    ],
)
async def test_refused_files_say_why(site: Site, content: bytes, status: int, error: str) -> None:
    response = await send(site, content)
    assert (response.status_code, response.json()["error"]) == (status, error)
    assert site.back.intake.taken == []


async def test_thirty_megabytes_are_not_read(site: Site) -> None:
    async def picture() -> AsyncIterator[bytes]:
        yield part("id", b"e1") + part("file", PICTURE, '; filename="a"')[:-2]
        for _ in range(30):
            yield b"x" * 1024 * 1024
        yield b"\r\n" + END

    response = await send_raw(site, picture())
    assert (response.status_code, response.json()["error"]) == (413, "too_big")
    response = await send(site, PICTURE * 40_000)
    assert (response.status_code, response.json()["error"]) == (413, "too_big")
    assert site.back.files.stored == {}


async def test_upload_cut_off_leaves_nothing(site: Site) -> None:
    async def picture() -> AsyncIterator[bytes]:
        yield part("id", b"e1") + part("file", PICTURE)
        raise httpx.WriteError("the phone lost its network")

    with pytest.raises(httpx.WriteError):
        await send_raw(site, picture())
    assert (await site.client.get("/healthz")).status_code == 200
    assert (site.back.files.stored, site.back.intake.taken) == ({}, [])


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"nothing of the kind",
        END,
        part("id", b"e1") + END,
        part("file", PICTURE) + END,
        part("id", b"s3cret!") + part("file", PICTURE) + END,
        part("id", b"\xff\xfe") + part("file", PICTURE) + END,
        part("id", b"e1") + part("file", PICTURE),
        part("id", b"e1") + part("file", PICTURE)[:-20],
        part("id", b"e1") + part("id", b"e2") + part("file", PICTURE) + END,
        part("id", b"e1") + part("file", PICTURE) + part("file", PICTURE) + END,
        part("id", b"e1") + part("s3cret", b"1") + part("file", PICTURE) + END,
        part("id", b"e1") + part("file", PICTURE, "\r\nX-Long: " + "s3cret" * 5000) + END,
    ],
)
async def test_broken_forms_are_refused(site: Site, body: bytes) -> None:
    response = await send_raw(site, body)
    assert (response.status_code, response.json()["error"]) == (400, "invalid_event")
    assert "s3cret" not in response.text
    assert site.back.intake.taken == []


@pytest.mark.parametrize(
    "kind", ["application/json", "multipart/form-data", "multipart/form-data; boundary=" + "b" * 300]
)
async def test_other_bodies_are_refused(site: Site, kind: str) -> None:
    response = await send_raw(site, part("id", b"e1") + part("file", PICTURE) + END, kind)
    assert (response.status_code, response.json()["error"]) == (400, "invalid_event")


async def test_long_captions_are_refused(site: Site) -> None:
    for length in (1001, 20_000):
        response = await send(site, PICTURE, caption="s" * length)
        assert (response.status_code, response.json()["error"]) == (400, "too_long")
    assert (site.back.files.stored, site.back.intake.taken) == ({}, [])


@pytest.mark.parametrize("after", [part("caption", b"s" * 1001), part("id", b"s3cret!"), part("other", b"1")])
async def test_bad_end_stores_nothing(site: Site, after: bytes) -> None:
    ident = b"" if b'"id"' in after else part("id", b"e1")
    response = await send_raw(site, ident + part("file", PICTURE) + after + END)
    assert response.status_code == 400
    assert (site.back.files.stored, site.back.intake.taken) == ({}, [])


async def test_full_queue_keeps_no_picture(site: Site) -> None:
    site.back.intake.refusal = Busy(timedelta(seconds=1))
    assert (await send(site, PICTURE)).status_code == 503
    assert site.back.files.stored == {}


async def test_doubtful_commit_keeps_the_picture(site: Site) -> None:
    site.back.intake.refusal = OSError("the connection broke in the middle of the commit")
    assert (await send(site, PICTURE)).json()["error"] == "not_saved"
    assert site.back.files.stored == {"file-1": PICTURE}


async def hold(site: Site, me: dict[str, str]) -> tuple[asyncio.StreamReader, asyncio.StreamWriter]:
    """An upload that stays open in the middle of its picture."""
    url = site.client.base_url
    reader, writer = await asyncio.open_connection(url.host, url.port)
    head = (
        f"POST /chat/files HTTP/1.1\r\nHost: {url.host}\r\nAuthorization: {me['Authorization']}\r\n"
        f"Content-Type: multipart/form-data; boundary={BOUNDARY}\r\nContent-Length: 9000\r\n\r\n"
    )
    site.back.files.is_reached.clear()
    writer.write(head.encode() + part("id", b"held") + part("file", PICTURE)[:-10])
    await site.back.files.is_reached.wait()
    return reader, writer


async def test_held_uploads_lock_out_their_owner_only(site: Site) -> None:
    me = await site.open()
    held = [await hold(site, me) for _ in range(PER_USER)]
    form: dict[str, Any] = {"data": {"id": "e1"}, "files": {"file": PICTURE}}
    response = await site.client.post("/chat/files", **form, headers=me)
    assert (response.status_code, response.json()["error"]) == (429, "too_many")
    assert response.headers["retry-after"] == "5"
    assert (await send(site, PICTURE)).status_code == 200
    for _, writer in held:
        writer.close()
        await writer.wait_closed()


def test_finished_uploads_make_room() -> None:
    budget = Budget(100)
    for _ in range(3 * PER_USER):
        with budget.spend("a") as spending:
            spending.add(100)
    too_many = pytest.raises(BadInputError, match="too_many")
    with budget.spend("a"), budget.spend("a"), budget.spend("b"), too_many, budget.spend("a"):
        pytest.fail("that is one too many")
    with budget.spend("a"):
        pass


async def test_slow_upload_is_cut_off(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("bot.channels.web.body.BODY_SECONDS", 0.1)  # the limit of silence stays as it is
    reader, writer = await hold(site, await site.open())
    assert b" 503 " in await reader.readline()
    assert (site.back.files.stored, site.back.intake.taken) == ({}, [])
    writer.close()
    await writer.wait_closed()


async def test_full_disk_is_not_acknowledged(site: Site) -> None:
    site.back.files.failure = OSError("secret path")
    response = await send(site, PICTURE)
    assert (response.status_code, response.headers["retry-after"]) == (503, "2")
    assert "secret" not in response.text


async def test_refused_commit_may_be_retried(site: Site) -> None:
    site.back.intake.refusal = Busy(timedelta(seconds=1))
    me = await site.open()
    form: dict[str, Any] = {"data": {"id": "e1"}, "files": {"file": PICTURE}, "headers": me}
    assert (await site.client.post("/chat/files", **form)).status_code == 503
    site.back.intake.refusal = None
    assert (await site.client.post("/chat/files", **form)).status_code == 200
    assert len(site.back.intake.taken) == 1


async def test_memory_for_uploads_is_bounded() -> None:
    options = WebOptions(limits=WebLimits(upload_bytes=2000))
    async with serving(Backstage(), options) as site:
        response = await send(site, PICTURE.ljust(4000, b"x"))
        assert (response.status_code, response.json()["error"]) == (503, "busy")
        assert (await send(site, PICTURE[:200])).status_code == 200


async def test_stored_file_opens_for_its_reader(site: Site) -> None:
    await send(site, PICTURE)
    me = await site.open()
    site.back.files.readers.add("user-2")
    response = await site.client.get("/chat/files/file-1", headers=me)
    assert (response.status_code, response.content) == (200, PICTURE)
    assert response.headers["content-type"] == "image/png"
    assert response.headers["content-disposition"] == "inline"
    assert response.headers["cache-control"] == "no-store"
    assert response.headers["x-content-type-options"] == "nosniff"


@pytest.mark.parametrize("file_id", ["file-1", "file-2", "..%2fkeys.json", "%00", "x" * 65])
async def test_other_files_are_not_found(site: Site, file_id: str) -> None:
    await send(site, PICTURE)
    response = await site.client.get(f"/chat/files/{file_id}", headers=await site.open())
    assert (response.status_code, response.json()["error"]) == (404, "not_found")
