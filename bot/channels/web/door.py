"""Who is calling: a bearer token or the page's cookie, and whether the call comes from our own page."""

from typing import Literal
from urllib.parse import urlsplit

from starlette.requests import Request
from starlette.responses import Response

from bot.channels.base import Tokens
from bot.channels.web.input import BadInputError

COOKIE = "tinbao"
COOKIE_SECONDS = 30 * 24 * 3600

SecureCookie = Literal["auto", "on", "off"]


def caller(request: Request, tokens: Tokens) -> str:
    """The user id behind the request.

    Raises `BadInputError`: 401 without a token of ours, 403 when another site used the cookie.
    """
    bearer = _bearer(request)
    token = bearer if bearer is not None else request.cookies.get(COOKIE)
    user_id = tokens.user_id(token) if token else None
    if user_id is None:
        raise BadInputError("unauthorized", "a token from POST /chat is needed", 401)
    if bearer is None and request.method not in ("GET", "HEAD"):
        refuse_other_sites(request)
    return user_id


def refuse_other_sites(request: Request) -> None:
    """Raises `BadInputError` (403) if a browser says that the call comes from a page that is not ours.

    An origin of `null` from a browser too old to say more passes: it keeps our SameSite cookie to itself.
    """
    site = request.headers.get("sec-fetch-site")
    origin = request.headers.get("origin")
    if site is not None:
        is_ours = site in ("same-origin", "none")
    else:
        is_ours = origin in (None, "null") or urlsplit(origin).netloc == request.headers.get("host")
    if not is_ours:
        raise BadInputError("cross_site", "this call may come from our own page only", 403)


def set_cookie(response: Response, request: Request, token: str, secure: SecureCookie) -> None:
    """Let the page's browser, and no script, keep `token`."""
    response.set_cookie(
        COOKIE,
        token,
        max_age=COOKIE_SECONDS,
        path="/",
        secure=is_secure(request, secure),
        httponly=True,
        samesite="strict",
    )


def renew_cookie(response: Response, request: Request, secure: SecureCookie) -> None:
    """Whoever came with the cookie keeps it `COOKIE_SECONDS` from now."""
    token = request.cookies.get(COOKIE)
    if token is not None and _bearer(request) is None:
        set_cookie(response, request, token, secure)


def forget_cookie(response: Response, request: Request, secure: SecureCookie) -> None:
    """Take the cookie back."""
    response.delete_cookie(
        COOKIE, path="/", secure=is_secure(request, secure), httponly=True, samesite="strict"
    )


def _bearer(request: Request) -> str | None:
    scheme, _, token = request.headers.get("authorization", "").partition(" ")
    return token.strip() if scheme.lower() == "bearer" else None


def is_secure(request: Request, secure: SecureCookie) -> bool:
    """Whether the page came over https, or is said to."""
    return request.url.scheme == "https" if secure == "auto" else secure == "on"
