"""What machines ask: is it well, and its figures."""

from collections.abc import Awaitable, Callable
from ipaddress import ip_address
from typing import Any

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

Health = Callable[[], Awaitable[tuple[bool, dict[str, Any]]]]
"""Whether all is well, and what to tell about it (never a person's data)."""

Metrics = Callable[[], tuple[bytes, str]]
"""The figures and their media type."""


def probe_routes(health: Health, metrics: Metrics) -> list[Route]:
    """`/healthz` for everyone, `/metrics` for programs on this machine."""

    async def healthz(_request: Request) -> Response:
        is_well, details = await health()
        return JSONResponse(details, 200 if is_well else 503, {"Cache-Control": "no-store"})

    async def figures(request: Request) -> Response:
        if not _is_local(request):
            raise HTTPException(404)
        content, kind = metrics()
        return Response(content, headers={"Cache-Control": "no-store", "Content-Type": kind})

    return [Route("/healthz", healthz), Route("/metrics", figures)]


def _is_local(request: Request) -> bool:
    """From this machine, and not through a proxy that stands on it."""
    if request.client is None or "x-forwarded-for" in request.headers or "forwarded" in request.headers:
        return False
    try:
        return ip_address(request.client.host).is_loopback
    except ValueError:
        return False
