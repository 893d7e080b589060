"""The demo's own calls: for pages of this machine, under its own names, and nobody else."""

from collections.abc import AsyncIterator

import pytest

from bot.channels.web import WebOptions
from bot.demo import Demo
from tests.fake_web import Backstage, Site, serving


@pytest.fixture
async def site() -> AsyncIterator[Site]:
    async with serving(Backstage(), WebOptions(home="demo.html", extra=Demo().routes())) as running:
        yield running


@pytest.mark.parametrize("host", ["127.0.0.1", "127.0.0.1:8138", "localhost:80", "LOCALHOST", "[::1]:8138"])
async def test_this_machine_opens_phones(site: Site, host: str) -> None:
    assert (await site.client.get("/demo/phones", headers={"Host": host})).json() == {"citizen": None}
    assert (await site.client.get("/phone", headers={"Host": host})).status_code == 200


@pytest.mark.parametrize(
    "host",
    ["evil.test:8138", "127.0.0.1.evil.test", "localhost.evil.test", "localhost:80@x", "10.0.0.7", "::1"],
)
async def test_other_names_find_no_demo(site: Site, host: str) -> None:
    ours = {"Host": host, "Sec-Fetch-Site": "same-origin"}
    for method, path in (("GET", "/demo/phones"), ("GET", "/phone"), ("POST", "/demo/digest")):
        response = await site.client.request(method, path, headers=ours)
        assert (response.status_code, response.json()["error"]) == (404, "not_found")


@pytest.mark.parametrize(
    "headers",
    [
        {"Sec-Fetch-Site": "same-origin"},
        {"Sec-Fetch-Site": "none"},
        {"Host": "localhost:8138", "Origin": "http://localhost:8138"},
    ],
)
async def test_own_page_sends_the_digest(site: Site, headers: dict[str, str]) -> None:
    assert (await site.client.post("/demo/digest", headers=headers)).status_code == 200


@pytest.mark.parametrize(
    "headers",
    [
        {},
        {"Origin": "null"},
        {"Origin": "http://evil.test"},
        {"Host": "localhost:8138", "Origin": "http://localhost:9999"},
        {"Sec-Fetch-Site": "cross-site"},
        {"Sec-Fetch-Site": "same-site"},
    ],
)
async def test_other_pages_send_no_digest(site: Site, headers: dict[str, str]) -> None:
    response = await site.client.post("/demo/digest", headers=headers)
    assert (response.status_code, response.json()["error"]) == (403, "cross_site")
