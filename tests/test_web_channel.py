"""The web channel's contract, spoken over real HTTP."""

import asyncio
import json
from collections.abc import AsyncIterator
from datetime import timedelta

import pytest

from bot.channels.base import Busy
from bot.channels.web import WebOptions
from bot.dialogue.events import ChoicePicked, CommandReceived, ContactShared, PlaceShared, TextReceived
from bot.dialogue.replies import Choice, File, Reply
from tests.fake_web import NOW, Backstage, Site, serving


@pytest.fixture
async def site() -> AsyncIterator[Site]:
    async with serving(Backstage()) as running:
        yield running


async def test_opening_gives_token_and_cookie(site: Site) -> None:
    response = await site.client.post("/chat")
    assert response.status_code == 201
    assert response.json() == {"token": "token-1"}
    cookie = response.headers["set-cookie"]
    for part in ("tinbao=token-1", "HttpOnly", "SameSite=strict", "Path=/", "Max-Age=2592000"):
        assert part in cookie
    assert "Secure" not in cookie


async def test_opening_again_gives_fresh_token(site: Site) -> None:
    await site.client.post("/chat")
    assert (await site.client.post("/chat")).json() == {"token": "token-2"}


async def test_secure_cookie_when_settings_ask() -> None:
    async with serving(Backstage(), WebOptions(secure_cookie="on")) as site:
        assert "Secure" in (await site.client.post("/chat")).headers["set-cookie"]


async def test_forgetting_clears_the_cookie(site: Site) -> None:
    await site.client.post("/chat")
    assert (await site.client.get("/chat/messages")).status_code == 200
    assert (await site.client.post("/chat/forget")).status_code == 204
    assert (await site.client.get("/chat/messages")).status_code == 401


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


@pytest.mark.parametrize(
    "headers",
    [
        {},
        {"Authorization": "Bearer token-9"},
        {"Authorization": "Basic token-1"},
        {"Cookie": "tinbao=forged"},
    ],
)
@pytest.mark.parametrize(
    ("method", "path"),
    [
        ("POST", "/chat/events"),
        ("POST", "/chat/files"),
        ("GET", "/chat/messages"),
        ("GET", "/chat/stream"),
        ("GET", "/chat/files/file-1"),
    ],
)
async def test_strangers_are_unauthorized(
    site: Site, method: str, path: str, headers: dict[str, str]
) -> None:
    await site.open()
    response = await site.client.request(method, path, headers=headers)
    assert (response.status_code, response.json()["error"]) == (401, "unauthorized")


async def test_wrong_bearer_beats_good_cookie(site: Site) -> None:
    await site.client.post("/chat")
    response = await site.client.get("/chat/messages", headers={"Authorization": "Bearer no"})
    assert response.status_code == 401


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({}, 200),
        ({"Sec-Fetch-Site": "same-origin"}, 200),
        ({"Sec-Fetch-Site": "none"}, 200),
        ({"Sec-Fetch-Site": "cross-site"}, 403),
        ({"Sec-Fetch-Site": "same-site"}, 403),
        ({"Origin": "https://elsewhere.example"}, 403),
        ({"Origin": "null"}, 200),
    ],
)
async def test_other_sites_cannot_use_the_cookie(site: Site, headers: dict[str, str], status: int) -> None:
    await site.client.post("/chat")
    assert (await site.event(headers, text="chào")).status_code == status


async def test_our_own_origin_may_write(site: Site) -> None:
    await site.client.post("/chat")
    origin = str(site.client.base_url).rstrip("/")
    assert (await site.event({"Origin": origin}, text="chào")).status_code == 200


async def test_bearer_needs_no_origin(site: Site) -> None:
    headers = {**await site.open(), "Sec-Fetch-Site": "cross-site", "Origin": "https://elsewhere.example"}
    assert (await site.event(headers, text="chào")).status_code == 200


async def test_other_sites_cannot_replace_the_chat(site: Site) -> None:
    for path in ("/chat", "/chat/forget"):
        response = await site.client.post(path, headers={"Sec-Fetch-Site": "cross-site"})
        assert (response.status_code, response.headers.get("set-cookie")) == (403, None)


async def test_messages_have_the_contract_shape(site: Site) -> None:
    me = await site.open()
    reply = Reply("Chọn một", (Choice("menu.tip", "Báo tin"),), "media", (File("f1", "picture", 42),))
    site.back.mailbox.put("user-1", reply)
    response = await site.client.get("/chat/messages", headers=me)
    assert response.json() == [
        {
            "n": 1,
            "id": "m1",
            "text": "Chọn một",
            "choices": [{"id": "menu.tip", "label": "Báo tin"}],
            "asks": "media",
            "files": [{"id": "f1", "kind": "picture", "size": 42}],
            "edits": None,
            "at": "2026-11-23T03:30:00.000Z",
        }
    ]


async def test_messages_after_a_number(site: Site) -> None:
    me = await site.open()
    for n in range(1, 251):
        site.back.mailbox.put("user-1", Reply(f"{n}"))
    first = (await site.client.get("/chat/messages?after=3", headers=me)).json()
    assert (first[0]["n"], len(first)) == (4, 200)
    assert (await site.client.get("/chat/messages?after=250", headers=me)).json() == []


@pytest.mark.parametrize(
    "query", ["after=-1", "after=x", "after=", "after=1e3", "wait=26", "wait=1.5", "wait=" + "9" * 16]
)
async def test_bad_queries_are_refused(site: Site, query: str) -> None:
    response = await site.client.get(f"/chat/messages?{query}", headers=await site.open())
    assert (response.status_code, response.json()["error"]) == (400, "invalid_query")


async def test_long_poll_wakes_for_a_message() -> None:
    async with serving(Backstage(), WebOptions(recheck=timedelta(hours=1))) as site:
        me = await site.open()
        poll = asyncio.create_task(site.client.get("/chat/messages?wait=25", headers=me))
        await site.back.mailbox.looked.wait()
        await site.back.say("user-2", "không phải của bạn")
        await site.back.say("user-1", "của bạn")
        assert [m["text"] for m in (await poll).json()] == ["của bạn"]
        assert len(site.back.channel.room) == 0


async def test_long_poll_sees_another_process() -> None:
    async with serving(Backstage(), WebOptions(recheck=timedelta(milliseconds=10))) as site:
        me = await site.open()
        poll = asyncio.create_task(site.client.get("/chat/messages?wait=25", headers=me))
        await site.back.mailbox.looked.wait()
        site.back.mailbox.put("user-1", Reply("từ tiến trình khác"))
        assert [m["n"] for m in (await poll).json()] == [1]


async def test_long_poll_ends_with_nothing(site: Site) -> None:
    assert (await site.client.get("/chat/messages?wait=1", headers=await site.open())).json() == []


async def test_long_poll_ends_when_server_stops(site: Site) -> None:
    me = await site.open()
    poll = asyncio.create_task(site.client.get("/chat/messages?wait=25", headers=me))
    await site.back.mailbox.looked.wait()
    site.back.channel.close()
    assert (await poll).json() == []
    assert (await site.client.get("/chat/messages?wait=25", headers=me)).json() == []


async def test_nobody_waits_after_hanging_up(site: Site) -> None:
    me = await site.open()
    poll = asyncio.create_task(site.client.get("/chat/messages?wait=25", headers=me))
    await site.back.mailbox.looked.wait()
    assert len(site.back.channel.room) == 1
    poll.cancel()
    async with asyncio.timeout(5):
        while len(site.back.channel.room):
            site.back.mailbox.looked.clear()
            await site.client.get("/healthz")


Events = list[tuple[str, int]]


async def read_events(site: Site, headers: dict[str, str], count: int, query: str = "") -> Events:
    """The first `count` events of the stream: id and the message's n."""
    found: Events = []
    async with site.client.stream("GET", f"/chat/stream{query}", headers=headers) as response:
        assert response.headers["content-type"].startswith("text/event-stream")
        assert response.headers["cache-control"] == "no-store"
        event_id = ""
        async for line in response.aiter_lines():
            if line.startswith("id: "):
                event_id = line.removeprefix("id: ")
            if line.startswith("data: "):
                found.append((event_id, json.loads(line.removeprefix("data: "))["n"]))
            if len(found) == count:
                return found
    return found


async def test_stream_sends_old_and_new(site: Site) -> None:
    me = await site.open()
    site.back.mailbox.put("user-1", Reply("một\nhai"))
    reading = asyncio.create_task(read_events(site, me, 2))
    await site.back.mailbox.looked.wait()
    await site.back.say("user-1", "ba")
    assert await reading == [("1", 1), ("2", 2)]


async def test_stream_resumes_where_it_was(site: Site) -> None:
    me = await site.open()
    for n in range(5):
        site.back.mailbox.put("user-1", Reply(f"{n}"))
    assert await read_events(site, {**me, "Last-Event-ID": "3"}, 2) == [("4", 4), ("5", 5)]
    assert await read_events(site, me, 1, "?after=4") == [("5", 5)]


async def test_stream_ends_when_server_stops(site: Site) -> None:
    reading = asyncio.create_task(read_events(site, await site.open(), 1))
    await site.back.mailbox.looked.wait()
    site.back.channel.close()
    assert await reading == []


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
