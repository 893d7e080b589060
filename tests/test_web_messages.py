"""The web channel's way out: messages by long polling and as server-sent events, over real HTTP."""

import asyncio
import json
import logging
from collections.abc import AsyncIterator
from datetime import timedelta

import pytest

from bot.channels.web import WebOptions
from bot.dialogue.replies import Choice, File, Reply
from tests.fake_web import Backstage, Site, serving


@pytest.fixture
async def site() -> AsyncIterator[Site]:
    async with serving(Backstage()) as running:
        yield running


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
            "clears": False,
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
    "query",
    [
        *("after=-1", "after=x", "after=", "after=1e3", "wait=26", "wait=1.5", "wait=" + "9" * 16),
        *(f"after={2**31}", "after=9999999999", "after=999999999999999"),
    ],
)
async def test_bad_queries_are_refused(site: Site, query: str) -> None:
    response = await site.client.get(f"/chat/messages?{query}", headers=await site.open())
    assert (response.status_code, response.json()["error"]) == (400, "invalid_query")


async def test_huge_numbers_open_no_stream(site: Site) -> None:
    me = await site.open()
    for query, last in ((f"?after={2**31}", "0"), ("", f"{2**31}"), ("", "9" * 15)):
        response = await site.client.get(f"/chat/stream{query}", headers={**me, "Last-Event-ID": last})
        assert (response.status_code, response.json()["error"]) == (400, "invalid_query")
    assert (await site.client.get(f"/chat/messages?after={2**31 - 1}", headers=me)).json() == []


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


async def test_streamed_words_reach_no_log(site: Site, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    site.back.mailbox.put("user-1", Reply("biển số 43A-999.99"))
    await read_events(site, await site.open(), 1)
    assert "43A" not in caplog.text
