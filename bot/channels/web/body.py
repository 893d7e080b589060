"""Request bodies read chunk by chunk under a limit, never to disk."""

import asyncio
from collections.abc import AsyncIterator

from starlette.requests import Request

from bot.channels.web.input import BadInputError

STALL_SECONDS = 30.0
"""The longest silence within one body."""

BODY_SECONDS = 120.0
"""The longest that one body may take, however steadily it drips."""


async def chunks(request: Request, limit: int, error: str) -> AsyncIterator[bytes]:
    """The body in the pieces that arrive.

    Raises `BadInputError`: status 413 with `error` as soon as it is over `limit` bytes, 503 when it stalls
    or takes longer than `BODY_SECONDS` (a 4xx would mean not to try again); Starlette's `ClientDisconnect`
    when the sender is gone.
    """
    too_much = BadInputError(error, f"at most {limit} bytes are taken", 413)
    if _announced(request) > limit:
        raise too_much
    size = 0
    stream = request.stream()
    now = asyncio.get_running_loop().time
    ends_at = now() + BODY_SECONDS
    while True:
        try:
            async with asyncio.timeout_at(min(now() + STALL_SECONDS, ends_at)):
                chunk = await anext(stream, None)
        except TimeoutError:
            raise BadInputError(
                "stalled", "the body did not arrive in time, please send it again", 503, retry_after=1
            ) from None
        if chunk is None:
            return
        size += len(chunk)
        if size > limit:
            raise too_much
        yield chunk


async def whole(request: Request, limit: int) -> bytes:
    """The body in one piece. Raises as `chunks` does, 413 being `too_large`."""
    return b"".join([chunk async for chunk in chunks(request, limit, "too_large")])


def _announced(request: Request) -> int:
    length = request.headers.get("content-length", "")
    return int(length) if length.isascii() and length.isdecimal() and len(length) < 20 else 0
