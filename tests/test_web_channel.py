"""The web channel's way in: every kind of event, and everything that is not one, over real HTTP."""

import asyncio
from collections.abc import AsyncIterator
from datetime import timedelta

import pytest

from bot.channels.base import Busy
from bot.dialogue.events import ChoicePicked, CommandReceived, ContactShared, PlaceShared, TextReceived
from tests.fake_web import NOW, Backstage, Site, serving


@pytest.fixture
async def site() -> AsyncIterator[Site]:
    async with serving(Backstage()) as running:
        yield running


@pytest.mark.parametrize(
    ("body", "event"),
    [
        ({"text": "có đánh nhau"}, TextReceived("có đánh nhau")),
        ({"text": "/Tip@tinbao_bot 12"}, CommandReceived("tip", "12")),
        ({"command": "start"}, CommandReceived("start", None)),
        ({"command": "start", "argument": " ABCD-2345 "}, CommandReceived("start", "ABCD-2345")),
        ({"choice": "menu.hand_in"}, ChoicePicked("menu.hand_in")),
        ({"place": {"latitude": 15, "longitude": 108.25}}, PlaceShared(15, 108.25, None)),
        ({"place": {"latitude": -90, "longitude": 180, "accuracy": 30}}, PlaceShared(-90, 180, 30)),
        ({"contact": {"phone": "+84 (235) 123-4.56"}}, ContactShared("+84 (235) 123-4.56")),
    ],
)
async def test_each_kind_reaches_intake(site: Site, body: dict[str, object], event: object) -> None:
    response = await site.event(await site.open(), **body)
    assert (response.status_code, response.json()) == (200, {})
    (envelope,) = site.back.intake.taken
    assert envelope.event == event
    assert (envelope.channel, envelope.user_id, envelope.address) == ("web", "user-1", "user-1")
    assert (envelope.event_id, envelope.received_at) == ("e1", NOW)


async def test_same_id_again_is_fine(site: Site) -> None:
    me = await site.open()
    for _ in range(2):
        assert (await site.event(me, text="một lần")).status_code == 200
    assert len(site.back.intake.taken) == 1


@pytest.mark.parametrize(
    ("body", "error"),
    [
        (b"{", "invalid_json"),
        (b"", "invalid_json"),
        (b"\xff\xfe", "invalid_json"),
        (b'{"id":"e1","text":"\\ud800"}', "invalid_json"),
        (b"[" * 5000, "invalid_json"),
        (b"[]", "invalid_event"),
        (b'"s3cret"', "invalid_event"),
        (b"{}", "invalid_event"),
        (b'{"id":"e1"}', "invalid_event"),
        (b'{"text":"s3cret"}', "invalid_event"),
        (b'{"id":"e1","text":"s3cret","s3cret":1}', "invalid_event"),
        (b'{"id":"e1","text":"s3cret","choice":"crime"}', "invalid_event"),
        (b'{"id":"e1","text":"s3cret","argument":"s3cret"}', "invalid_event"),
        (b'{"id":"e1","text":17}', "invalid_event"),
        (b'{"id":"s3cret!","text":"a"}', "invalid_event"),
        (b'{"id":"' + b"e" * 65 + b'","text":"a"}', "invalid_event"),
        (b'{"id":"","text":"a"}', "invalid_event"),
        (b'{"id":"e1","command":"S3cret"}', "invalid_event"),
        (b'{"id":"e1","choice":"s3cret label"}', "invalid_event"),
        (b'{"id":"e1","choice":"' + b"c" * 65 + b'"}', "invalid_event"),
        (b'{"id":"e1","place":{"latitude":91,"longitude":0}}', "invalid_event"),
        (b'{"id":"e1","place":{"latitude":NaN,"longitude":0}}', "invalid_event"),
        (b'{"id":"e1","place":{"latitude":1e999,"longitude":0}}', "invalid_event"),
        (b'{"id":"e1","place":{"latitude":true,"longitude":0}}', "invalid_event"),
        (b'{"id":"e1","place":{"latitude":1,"longitude":0,"accuracy":-1}}', "invalid_event"),
        (b'{"id":"e1","place":{"latitude":1,"longitude":0,"s3cret":1}}', "invalid_event"),
        (b'{"id":"e1","contact":{"phone":"s3cret"}}', "invalid_event"),
        (b'{"id":"e1","contact":{"phone":"012345678901234567890"}}', "invalid_event"),
        (b'{"id":"e1","text":"  \\u200b\\u202e "}', "empty"),
        (b'{"id":"e1","text":"' + b"s3cret" * 700 + b'"}', "too_long"),
        (b'{"id":"e1","command":"start","argument":"' + b"s3cret" * 400 + b'"}', "too_long"),
    ],
)
async def test_bad_input_is_refused(site: Site, body: bytes, error: str) -> None:
    response = await site.client.post("/chat/events", content=body, headers=await site.open())
    assert (response.status_code, response.json()["error"]) == (400, error)
    assert response.json()["detail"]
    assert "s3cret" not in response.text.lower()
    assert site.back.intake.taken == []


async def test_hundred_thousand_characters_are_too_large(site: Site) -> None:
    response = await site.event(await site.open(), text="ô" * 100_000)
    assert (response.status_code, response.json()["error"]) == (413, "too_large")


async def test_endless_body_is_cut_off(site: Site) -> None:
    async def endless() -> AsyncIterator[bytes]:
        for _ in range(64):
            yield b" " * (16 * 1024)

    response = await site.client.post("/chat/events", content=endless(), headers=await site.open())
    assert (response.status_code, response.json()["error"]) == (413, "too_large")


async def test_stalled_body_is_given_up(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("bot.channels.web.body.STALL_SECONDS", 0.01)
    token = (await site.open())["Authorization"]
    url = site.client.base_url
    reader, writer = await asyncio.open_connection(url.host, url.port)
    writer.write(f"POST /chat/events HTTP/1.1\r\nHost: {url.host}\r\nAuthorization: {token}\r\n".encode())
    writer.write(b'Content-Length: 100\r\n\r\n{"id": "e1", ')
    assert b" 503 " in await reader.readline()
    writer.close()
    await writer.wait_closed()


async def test_markup_and_sql_arrive_as_words(site: Site) -> None:
    words = "<b onclick=x>'; DROP TABLE cases; -- *đậm* 🚨"
    assert (await site.event(await site.open(), text=words)).status_code == 200
    assert site.back.intake.taken[0].event == TextReceived(words)


async def test_full_queue_says_when_to_return(site: Site) -> None:
    site.back.intake.refusal = Busy(timedelta(seconds=1.2))
    response = await site.event(await site.open(), text="xin chào")
    assert (response.status_code, response.headers["retry-after"]) == (503, "2")
    assert response.json()["error"] == "busy"


async def test_failed_commit_is_not_acknowledged(site: Site) -> None:
    site.back.intake.refusal = OSError("secret words of somebody")
    response = await site.event(await site.open(), text="xin chào")
    assert (response.status_code, response.headers["retry-after"]) == (503, "2")
    assert response.json()["error"] == "not_saved"
    assert "secret" not in response.text


async def test_unknown_paths_answer_in_json(site: Site) -> None:
    response = await site.client.get("/chat/nothing")
    assert (response.status_code, response.json()["error"]) == (404, "not_found")
    response = await site.client.delete("/chat/events")
    assert (response.status_code, response.json()["error"]) == (405, "method")
    assert "POST" in response.headers["allow"]


async def test_failures_show_no_trace(site: Site) -> None:
    site.back.mailbox.is_broken = True
    response = await site.client.get("/chat/messages", headers=await site.open())
    assert (response.status_code, response.json()["error"]) == (500, "failed")
    assert "secret" not in response.text
    assert response.headers["x-content-type-options"] == "nosniff"


@pytest.mark.parametrize("path", ["/", "/page/chat.js", "/healthz", "/chat/messages", "/nothing"])
async def test_every_answer_has_secure_headers(site: Site, path: str) -> None:
    headers = (await site.client.get(path)).headers
    assert headers["content-security-policy"].startswith("default-src 'none'; script-src 'self'")
    assert "frame-ancestors 'self'" in headers["content-security-policy"]
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["referrer-policy"] == "no-referrer"
    assert headers["permissions-policy"] == "geolocation=(self)"
    assert headers["cross-origin-resource-policy"] == "same-origin"
    assert (headers.get("cache-control") == "no-store") == path.startswith(("/chat", "/healthz"))
