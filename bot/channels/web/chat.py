"""The conversation over HTTP: everything under `/chat`."""

import re

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from bot.channels.web.body import whole
from bot.channels.web.door import (
    SecureCookie,
    caller,
    forget_cookie,
    is_secure,
    refuse_other_sites,
    renew_cookie,
    set_cookie,
)
from bot.channels.web.inlet import Inlet
from bot.channels.web.input import BadInputError, read_event
from bot.channels.web.limits import Addresses, Buckets
from bot.channels.web.outlet import Outlet
from bot.channels.web.ports import NAME, WebLimits, WebPorts
from bot.channels.web.receipts import receipt_picture
from bot.media.kinds import OFFICE

BODY_BYTES = 64 * 1024
LONGEST_WAIT = 25
_FILE_ID = re.compile(r"[A-Za-z0-9_-]{1,64}")
_COUNT = re.compile(r"[0-9]{1,10}")
_SHOWN_AS = {media_type: f'attachment; filename="tin-bao.{ending}"' for ending, media_type in OFFICE.items()}
"""Files that a browser is to save, under a name by which a computer knows what opens them."""
_LARGEST_COUNT = 2**31 - 1  # what the database takes for a number


class Chat:
    """The handlers, one a call of the contract."""

    def __init__(self, ports: WebPorts, limits: WebLimits, secure: SecureCookie, outlet: Outlet) -> None:
        self._ports = ports
        self._secure = secure
        self._outlet = outlet
        self._inlet = Inlet(ports, limits.upload_bytes)
        self._addresses = Addresses()
        self._opening = Buckets(limits.opening, limits.monotonic)
        self._events = Buckets(limits.events, limits.monotonic)
        self._reading = Buckets(limits.reading, limits.monotonic)
        self._files = Buckets(limits.files, limits.monotonic)

    def routes(self) -> list[Route]:
        """Everything under `/chat`."""
        return [
            Route("/chat", self.open, methods=["POST"]),
            Route("/chat/forget", self.forget, methods=["POST"]),
            Route("/chat/events", self.event, methods=["POST"]),
            Route("/chat/files", self.file, methods=["POST"]),
            Route("/chat/messages", self.messages, methods=["GET"]),
            Route("/chat/stream", self.stream, methods=["GET"]),
            Route("/chat/files/{file_id}", self.stored_file, methods=["GET"]),
        ]

    async def open(self, request: Request) -> Response:
        """A new conversation: its token, in the answer and as the cookie."""
        refuse_other_sites(request)
        host = request.client.host if request.client else ""
        _limit(self._opening, self._addresses.name(host))
        token = self._ports.tokens.issue()
        response = JSONResponse({"token": token}, 201)
        set_cookie(response, request, token, self._secure)
        return response

    async def forget(self, request: Request) -> Response:
        """Take the cookie off this device; what was sent stays with us."""
        refuse_other_sites(request)
        response = Response(status_code=204)
        forget_cookie(response, request, self._secure)
        return response

    async def event(self, request: Request) -> Response:
        """Something happened; answered after the commit."""
        user_id = self._sender(request)
        event_id, event = read_event(await whole(request, BODY_BYTES))
        return await self._inlet.take(user_id, event_id, event)

    async def file(self, request: Request) -> Response:
        """A file; answered after it and its event are on disk."""
        user_id = caller(request, self._ports.tokens)
        _limit(self._files, user_id)
        return await self._inlet.take_file(user_id, request)

    async def messages(self, request: Request) -> Response:
        """Messages after `after`, waiting up to `wait` seconds for the first."""
        user_id = self._reader(request)
        wait = _count(request.query_params.get("wait", "0"))
        if wait > LONGEST_WAIT:
            raise BadInputError("invalid_query", f"wait is at most {LONGEST_WAIT} seconds")
        after = _count(request.query_params.get("after", "0"))
        response = await self._outlet.poll(request, user_id, after, wait)
        # Reading from the beginning is opening the page. With every answer, one that is under way while
        # somebody erases the chat from a shared phone would bring the cookie back.
        if after == 0:
            renew_cookie(response, request, self._secure)
        return response

    async def stream(self, request: Request) -> Response:
        """The same as server-sent events; a browser that comes back names the last one it has."""
        user_id = self._reader(request)
        after = _count(request.query_params.get("after", "0"))
        last = _count(request.headers.get("last-event-id") or "0")
        response = self._outlet.stream(user_id, max(after, last))
        renew_cookie(response, request, self._secure)
        return response

    async def stored_file(self, request: Request) -> Response:
        """A file that this conversation may see."""
        user_id = self._reader(request)
        file_id = request.path_params["file_id"]
        drawn = await receipt_picture(
            self._ports.mailbox, user_id, file_id, request, is_https=is_secure(request, self._secure)
        )
        if drawn is not None:
            return Response(drawn, headers={"Content-Disposition": "inline"}, media_type="image/png")
        found = None
        if _FILE_ID.fullmatch(file_id):
            found = await self._ports.files.open(NAME, user_id, file_id)
        if found is None:
            raise HTTPException(404)
        kind, content = found
        return Response(
            content, headers={"Content-Disposition": _SHOWN_AS.get(kind, "inline")}, media_type=kind
        )

    def _sender(self, request: Request) -> str:
        user_id = caller(request, self._ports.tokens)
        _limit(self._events, user_id)
        return user_id

    def _reader(self, request: Request) -> str:
        user_id = caller(request, self._ports.tokens)
        _limit(self._reading, user_id)
        return user_id


def _limit(buckets: Buckets, key: str) -> None:
    seconds = buckets.take(key)
    if seconds:
        raise BadInputError("too_many", "please wait a moment", 429, retry_after=seconds)


def _count(text: str) -> int:
    count = int(text) if _COUNT.fullmatch(text) else None
    if count is None or count > _LARGEST_COUNT:
        raise BadInputError("invalid_query", f"after and wait are whole numbers, 0 to {_LARGEST_COUNT}")
    return count
