"""Receiving by webhook: 200 means on disk, 503 that Telegram shall come again."""

import hmac

import structlog
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from bot.channels.base import Busy
from bot.channels.telegram.health import Health
from bot.channels.telegram.inlet import Inlet
from bot.channels.telegram.ports import NAME
from bot.channels.telegram.wire import UnreadableError, read

log = structlog.get_logger()

PATH = "/telegram/webhook"
BODY_BYTES = 1 << 20
"""An update is a few KB; a large forwarded message some dozens."""
_HEADER = "x-telegram-bot-api-secret-token"
_RETRY_SECONDS = 1


class Webhook:
    """The one address Telegram calls."""

    def __init__(self, inlet: Inlet, health: Health, secret: str) -> None:
        self._inlet = inlet
        self._health = health
        self._secret = secret.encode()

    def routes(self) -> list[Route]:
        """What the web application serves besides its own."""
        return [Route(PATH, self.take, methods=["POST"])]

    async def take(self, request: Request) -> Response:
        """One update."""
        given = request.headers.get(_HEADER, "").encode()
        if not hmac.compare_digest(given, self._secret):
            return _refused(403, "forbidden")
        body = bytearray()
        async for chunk in request.stream():
            body += chunk
            if len(body) > BODY_BYTES:
                return _refused(413, "too_large")
        return await self._answer(bytes(body))

    async def _answer(self, body: bytes) -> Response:
        self._health.well()
        try:
            await self._inlet.take([(_update_id(body), body)])
        except Busy:
            return _later()
        except Exception:  # whatever it was, the update is not on disk
            log.exception("update_not_saved", channel=NAME)
            return _later()
        return Response()


def _update_id(body: bytes) -> int | None:
    try:
        return read(body).update_id
    except UnreadableError as error:
        return error.update_id


def _refused(status: int, error: str) -> Response:
    return JSONResponse({"error": error}, status)


def _later() -> Response:
    return JSONResponse({"error": "busy"}, 503, headers={"Retry-After": str(_RETRY_SECONDS)})
