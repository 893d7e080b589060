"""Who may call: tokens, the cookie and other sites, over real HTTP."""

from collections.abc import AsyncIterator

import pytest

from bot.channels.web import WebOptions
from bot.dialogue.replies import Reply
from tests.fake_web import Backstage, Site, serving


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


@pytest.mark.parametrize("path", ["/chat/messages", "/chat/messages?after=0&wait=0", "/chat/stream"])
async def test_reading_from_the_beginning_renews_the_cookie(site: Site, path: str) -> None:
    await site.client.post("/chat")
    site.back.mailbox.put("user-1", Reply("chào"))
    async with site.client.stream("GET", path) as response:
        cookie = response.headers["set-cookie"]
    for part in ("tinbao=token-1", "HttpOnly", "SameSite=strict", "Path=/", "Max-Age=2592000"):
        assert part in cookie


async def test_reading_on_leaves_the_cookie_alone(site: Site) -> None:
    await site.client.post("/chat")
    assert "set-cookie" not in (await site.client.get("/chat/messages?after=1")).headers
    assert "set-cookie" not in (await site.event({}, text="chào")).headers


async def test_a_bearer_gets_no_cookie(site: Site) -> None:
    response = await site.client.get("/chat/messages", headers=await site.open())
    assert (response.status_code, response.headers.get("set-cookie")) == (200, None)


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
