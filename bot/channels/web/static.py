"""The page: its files and its words, held in memory, revalidated by ETag, compressed once."""

import gzip
import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from importlib.resources import files
from importlib.resources.abc import Traversable

from pydantic_core import to_json
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from bot.channels.web.ports import Texts
from bot.texts import LOCALES

_KINDS = {
    ".html": "text/html; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".css": "text/css; charset=utf-8",
    ".svg": "image/svg+xml",
}
_SMALLEST_TO_PACK = 512


@dataclass(frozen=True)
class PageFile:
    """Bytes with their media type."""

    content: bytes
    kind: str

    @cached_property
    def etag(self) -> str:
        """A weak one: compressed or not, it is the same file."""
        return f'W/"{hashlib.sha256(self.content).hexdigest()[:32]}"'

    @cached_property
    def packed(self) -> bytes | None:
        """Compressed, None where that is not worth it."""
        return gzip.compress(self.content, mtime=0) if len(self.content) >= _SMALLEST_TO_PACK else None


def page_files(folder: Traversable | None = None) -> dict[str, PageFile]:
    """Every file of the page by name; of `folder` or, by default, of our own package."""
    folder = folder or files("bot.channels.web") / "page"
    return {entry.name: _page_file(entry) for entry in folder.iterdir() if _suffix(entry.name) in _KINDS}


def page_routes(texts: Texts, pages: Mapping[str, PageFile], home: str) -> list[Route]:
    """`/` is the file `home`; `/page/…` the others; `/page/texts.json?locale=` the words of the page."""

    async def at_home(request: Request) -> Response:
        return answer(request, pages[home])

    async def page(request: Request) -> Response:
        found = pages.get(request.path_params["name"])
        if found is None:
            raise HTTPException(404)
        return answer(request, found)

    async def words(request: Request) -> Response:
        locale = request.query_params.get("locale", LOCALES[0])
        if locale not in LOCALES:
            raise HTTPException(404)
        return answer(request, PageFile(to_json(dict(texts(locale))), "application/json"))

    return [Route("/", at_home), Route("/page/texts.json", words), Route("/page/{name}", page)]


def answer(request: Request, file: PageFile) -> Response:
    """The file, or 304 if the browser has it already."""
    headers = {"ETag": file.etag, "Cache-Control": "no-cache", "Vary": "Accept-Encoding"}
    known = [tag.strip() for tag in request.headers.get("if-none-match", "").split(",")]
    if file.etag in known:
        return Response(status_code=304, headers=headers)
    if file.packed is not None and "gzip" in request.headers.get("accept-encoding", ""):
        return Response(file.packed, headers={**headers, "Content-Encoding": "gzip"}, media_type=file.kind)
    return Response(file.content, headers=headers, media_type=file.kind)


def _page_file(entry: Traversable) -> PageFile:
    return PageFile(entry.read_bytes(), _KINDS[_suffix(entry.name)])


def _suffix(name: str) -> str:
    return name[name.rfind(".") :]
