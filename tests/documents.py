"""The documents as their tests read them, and what both of those compare them with."""

import re
from collections.abc import Iterator
from pathlib import Path

from starlette.applications import Starlette
from starlette.routing import Route

from bot.channels.telegram.webhook import PATH as WEBHOOK
from bot.channels.web import WebLimits
from bot.channels.web.chat import Chat
from bot.channels.web.outlet import Outlet
from bot.channels.web.probes import probe_routes
from bot.channels.web.static import page_routes
from bot.demo import Demo
from tests.fake_web import Backstage

HOUSE = Path(__file__).parent.parent
DOCUMENTS = [HOUSE / "README.md", HOUSE / "CHANGELOG.md", *sorted((HOUSE / "docs").rglob("*.md"))]


def words_of(path: Path) -> str:
    return path.read_text(encoding="utf-8")


def section(document: str, heading: str) -> str:
    """What stands under a heading, down to the next one of the same or a higher rank."""
    found = re.search(rf"^(#+) {re.escape(heading)}$", words_of(HOUSE / document), re.MULTILINE)
    assert found is not None, f"{document} has no heading {heading}"
    after = words_of(HOUSE / document)[found.end() :]
    return re.split(rf"^#{{1,{len(found[1])}}} ", after, maxsplit=1, flags=re.MULTILINE)[0]


def rows(text: str) -> list[list[str]]:
    """The cells of every table row, heads left out, code marks taken off."""
    lines = [line for line in text.splitlines() if line.startswith("|")]
    rules = {at for at, line in enumerate(lines) if set(line) <= set("|-: ")}
    kept = [line for at, line in enumerate(lines) if at not in rules and at + 1 not in rules]
    return [[cell.strip().strip("`") for cell in line.strip("|").split("|")] for line in kept]


def first_cells(document: str, heading: str) -> list[str]:
    return [row[0] for row in rows(section(document, heading))]


def in_code(text: str) -> list[str]:
    """What stands between single backticks, outside fences."""
    return re.findall(r"`([^`\n]+)`", re.sub(r"^```.*?^```", "", text, flags=re.DOTALL | re.MULTILINE))


def fences(text: str) -> Iterator[str]:
    """The lines of every fence."""
    for body in re.findall(r"^```[^\n]*\n(.*?)^```", text, re.DOTALL | re.MULTILINE):
        yield from body.splitlines()


def routes() -> set[str]:
    back = Backstage()
    ports = back.ports()
    chat = Chat(ports, WebLimits(), "auto", Outlet(ports.mailbox, back.channel.room, 1))
    pages = page_routes(ports.texts, {}, "chat.html")
    app = Starlette(routes=[*chat.routes(), *probe_routes(ports.health, ports.metrics), *pages])
    found = [route for route in [*app.routes, *Demo().routes()] if isinstance(route, Route)]
    web = {f"{method} {route.path}" for route in found for method in (route.methods or set()) - {"HEAD"}}
    return web | {f"POST {WEBHOOK}"}


def make_targets() -> set[str]:
    found = re.search(r"^\.PHONY: (.+)$", words_of(HOUSE / "Makefile"), re.MULTILINE)
    assert found is not None
    return set(found[1].split())
