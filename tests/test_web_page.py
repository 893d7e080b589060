"""The page's files, its words, and what machines ask, over real HTTP."""

import re
from collections.abc import AsyncIterator
from pathlib import Path

import httpx
import pytest
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

from bot.channels.web import WebOptions
from bot.channels.web.static import page_files
from tests.fake_web import Backstage, Site, serving


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name, content in {
        "chat.html": "<!doctype html>" + "<p>Tin Báo</p>" * 100,
        "demo.html": "<!doctype html><p>demo</p>",
        "chat.js": "export {};",
        "chat.css": "p { color: red }",
        "icon.svg": "<svg/>",
        "notes.txt": "not for serving",
        "bare": "not for serving",
    }.items():
        (tmp_path / name).write_text(content, encoding="utf-8")
    return tmp_path


@pytest.fixture
async def site(folder: Path) -> AsyncIterator[Site]:
    async with serving(Backstage(), WebOptions(pages=page_files(folder))) as running:
        yield running


async def test_home_is_the_chat_page(site: Site) -> None:
    response = await site.client.get("/")
    assert response.status_code == 200
    assert response.headers["content-type"] == "text/html; charset=utf-8"
    assert "Tin Báo" in response.text


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("chat.js", "text/javascript; charset=utf-8"),
        ("chat.css", "text/css; charset=utf-8"),
        ("icon.svg", "image/svg+xml"),
        ("chat.html", "text/html; charset=utf-8"),
    ],
)
async def test_page_files_have_their_type(site: Site, name: str, kind: str) -> None:
    response = await site.client.get(f"/page/{name}")
    assert (response.status_code, response.headers["content-type"]) == (200, kind)


@pytest.mark.parametrize("name", ["notes.txt", "bare", "nothing.js", "..%2fchannel.py", "%2fetc%2fpasswd"])
async def test_nothing_else_is_served(site: Site, name: str) -> None:
    assert (await site.client.get(f"/page/{name}")).status_code == 404


async def test_browser_keeps_what_is_unchanged(site: Site) -> None:
    first = await site.client.get("/page/chat.js")
    assert first.headers["cache-control"] == "no-cache"
    again = await site.client.get("/page/chat.js", headers={"If-None-Match": first.headers["etag"]})
    assert (again.status_code, again.content) == (304, b"")
    other = await site.client.get("/page/chat.js", headers={"If-None-Match": '"older"'})
    assert other.status_code == 200


async def test_large_files_go_compressed(site: Site) -> None:
    plain = await site.client.get("/", headers={"Accept-Encoding": "identity"})
    packed = await site.client.get("/", headers={"Accept-Encoding": "gzip"})
    assert (plain.headers.get("content-encoding"), packed.headers["content-encoding"]) == (None, "gzip")
    assert packed.text == plain.text
    assert int(packed.headers["content-length"]) < int(plain.headers["content-length"])


async def test_words_come_per_language(site: Site) -> None:
    assert (await site.client.get("/page/texts.json")).json() == {"page-send": "Gửi"}
    assert (await site.client.get("/page/texts.json?locale=en")).json() == {"page-send": "Send"}
    assert (await site.client.get("/page/texts.json?locale=../vi")).status_code == 404


def test_package_brings_its_page() -> None:
    pages = page_files()
    assert {"chat.html", "chat.js", "chat.css"} <= pages.keys()
    assert b"script-src" not in pages["chat.html"].content


def test_old_browsers_keep_their_focus_ring() -> None:
    for name, page in page_files().items():
        if name.endswith(".css"):
            assert re.search(rb":focus\s*\{\s*outline: none", page.content) is None, name


async def test_demo_page_may_take_home(folder: Path) -> None:
    async with serving(Backstage(), WebOptions(pages=page_files(folder), home="demo.html")) as site:
        assert "demo" in (await site.client.get("/")).text


async def test_extra_routes_come_first(folder: Path) -> None:
    async def hello(_request: Request) -> Response:
        return PlainTextResponse("ours")

    options = WebOptions(pages=page_files(folder), extra=[Route("/", hello), Route("/demo/phones", hello)])
    async with serving(Backstage(), options) as site:
        for path in ("/", "/demo/phones"):
            response = await site.client.get(path)
            assert response.text == "ours"
            assert "content-security-policy" in response.headers


async def test_health_tells_good_and_bad(site: Site) -> None:
    response = await site.client.get("/healthz")
    assert (response.status_code, response.json()) == (200, {"database": "ok"})
    site.back.is_well = False
    response = await site.client.get("/healthz")
    assert (response.status_code, response.json()) == (503, {"database": "locked"})


async def test_metrics_are_for_this_machine(site: Site) -> None:
    response = await site.client.get("/metrics")
    assert (response.status_code, response.text) == (200, "tinbao_up 1\n")
    assert response.headers["content-type"].startswith("text/plain; version=")
    for header in ("X-Forwarded-For", "Forwarded"):
        hidden = await site.client.get("/metrics", headers={header: "for=203.0.113.7"})
        assert hidden.status_code == 404


async def test_metrics_are_hidden_from_others(site: Site) -> None:
    transport = httpx.ASGITransport(site.app, client=("203.0.113.7", 4711))
    async with httpx.AsyncClient(transport=transport, base_url="http://tinbao.test") as far:
        assert (await far.get("/metrics")).status_code == 404
        assert (await far.get("/healthz")).status_code == 200


async def test_https_makes_cookie_secure(site: Site) -> None:
    transport = httpx.ASGITransport(site.app)
    async with httpx.AsyncClient(transport=transport, base_url="https://tinbao.test") as far:
        assert "Secure" in (await far.post("/chat")).headers["set-cookie"]
