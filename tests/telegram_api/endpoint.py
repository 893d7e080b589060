"""The HTTP side: calls and downloads in, answers out, with the faults that tests asked for."""

import asyncio
import inspect
import re
from email.utils import formatdate
from typing import Any

import msgspec
from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.requests import ClientDisconnect, Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Route
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from tests.telegram_api.faults import Fault
from tests.telegram_api.methods import METHODS, Told
from tests.telegram_api.parameters import Parameters, read
from tests.telegram_api.refusals import Refusal, usual
from tests.telegram_api.world import World

TRANSPORT = "tests.telegram_api.transport"
"""Where the scope keeps the connection's transport."""

_TOKEN = re.compile(r"[0-9]+:[A-Za-z0-9_-]{20,}")
_JSON = "application/json"


class Silence(Response):
    """No answer: the connection stays open until the other side gives up."""

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        del scope, send
        await _until_gone(receive)


class Cut(Response):
    """No answer: the connection is cut."""

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        del send
        scope[TRANSPORT].abort()
        await _until_gone(receive)


class Endpoint:
    """Answers for one world. `trouble` collects what went wrong in the server itself."""

    def __init__(self, world: World) -> None:
        self.world = world
        self.trouble: list[Exception] = []

    def app(self, more: list[BaseRoute]) -> ASGIApp:
        """The ASGI application, with further routes. Every answer is dated."""
        routes = [
            Route("/bot{token}/{method}", self.call, methods=["GET", "POST"]),
            Route("/file/bot{token}/{path:path}", self.download),
            *more,
        ]
        undated = Starlette(routes=routes, exception_handlers={HTTPException: _not_found})

        async def dated(scope: Scope, receive: Receive, send: Send) -> None:
            async def send_dated(message: Message) -> None:
                if message["type"] == "http.response.start":
                    now = formatdate(self.world.clock(), usegmt=True)
                    message["headers"] = [*message["headers"], (b"date", now.encode())]
                await send(message)

            await undated(scope, receive, send_dated)

        return dated

    async def call(self, request: Request) -> Response:
        """One call of a method."""
        token, method = request.path_params["token"], request.path_params["method"]
        try:
            given = await read(request)
        except Refusal as refusal:
            return _refused(refusal)
        except ClientDisconnect:
            return Silence()
        fault = self.world.faults.strike(method, self.world.note(method, given))
        if fault is None:
            return await self._work(token, method, given, request)
        if fault.until is not None:
            await fault.until.wait()
            return await self._work(token, method, given, request)
        if fault.is_after:
            await self._work(token, method, given, request)
        return _faulty(fault)

    async def download(self, request: Request) -> Response:
        """One download of a file."""
        fault = self.world.faults.strike("file", None)
        if fault is not None:
            return _faulty(fault)
        if request.path_params["token"] != self.world.token:
            return _refused(usual(401))
        data = self.world.files.download(request.path_params["path"])
        return _refused(usual(404)) if data is None else Response(data, media_type="application/octet-stream")

    async def _work(self, token: str, method: str, given: Parameters, request: Request) -> Response:
        try:
            result = await self._result(token, method, given, request)
        except Refusal as refusal:
            return _refused(refusal)
        except Exception as error:  # noqa: BLE001 - kept, and raised when the server closes
            self.trouble.append(error)
            return _refused(usual(500))
        if isinstance(result, Response):
            return result
        body: dict[str, Any] = {"ok": True, "result": result}
        if isinstance(result, Told):
            body = {"ok": True, "result": result.result, "description": result.description}
        return Response(msgspec.json.encode(body), media_type=_JSON)

    async def _result(self, token: str, method: str, given: Parameters, request: Request) -> Any:
        if token != self.world.token:
            raise usual(401 if _TOKEN.fullmatch(token) else 404)
        work = METHODS.get(method.lower())
        if work is None:
            raise Refusal(404, "Not Found: method not found")
        result = work(self.world, given)
        return await _while_connected(result, request) if inspect.iscoroutine(result) else result


async def _while_connected(work: Any, request: Request) -> Any:
    """The result of `work`, which is given up when the caller hangs up: a dead poller takes no updates."""
    working = asyncio.ensure_future(work)
    gone = asyncio.ensure_future(_until_gone(request.receive))
    try:
        await asyncio.wait((working, gone), return_when=asyncio.FIRST_COMPLETED)
        return await working if working.done() else Silence()
    finally:
        working.cancel()
        gone.cancel()


async def _until_gone(receive: Receive) -> None:
    while (await receive())["type"] != "http.disconnect":
        pass


def _faulty(fault: Fault) -> Response:
    if fault.is_silent:
        return Silence()
    if fault.is_dropped:
        return Cut()
    if fault.body is not None:
        return Response(fault.body, fault.status or 200, media_type="text/html")
    return _refused(fault.refusal())


def _refused(refusal: Refusal) -> Response:
    wait = refusal.parameters.get("retry_after")
    headers = {} if wait is None else {"Retry-After": str(wait)}
    return Response(msgspec.json.encode(refusal.wire()), refusal.status, headers, media_type=_JSON)


async def _not_found(request: Request, error: Exception) -> Response:
    del request
    return _refused(usual(error.status_code if isinstance(error, HTTPException) else 500))
