"""python-telegram-bot's request layer over aiohttp: one call costs a sixth of the time it takes over httpx."""

from collections.abc import AsyncIterator
from typing import Any
from urllib.parse import urlsplit
from urllib.request import getproxies, proxy_bypass

import aiohttp
import httpx
from telegram.error import NetworkError, TimedOut
from telegram.request import BaseRequest, RequestData

_Seconds = Any
"""A number, None, or `BaseRequest.DEFAULT_NONE`, whose type the library keeps to itself."""
_CONNECT_SECONDS = 5.0
_UPLOAD_SECONDS = 30.0
_OK = 200
_PIECE = 1 << 16


class FileGoneError(Exception):
    """A file's address does not answer with the file."""

    def __init__(self, status: int) -> None:
        super().__init__(f"a file's address answers {status}")


class Transport(BaseRequest):
    """At most `connections` at once; `seconds` is how long an answer may take.

    Raises `TimedOut` and `NetworkError`, whose words name no address: it holds the token.
    """

    def __init__(self, connections: int, seconds: float) -> None:
        self._connections = connections
        self._seconds = seconds
        self._session: aiohttp.ClientSession | None = None
        self._proxy: dict[str, str | None] = {}

    @property
    def read_timeout(self) -> float | None:
        """Seconds."""
        return self._seconds

    async def initialize(self) -> None:
        """Opens the pool; connections are made when they are needed."""
        if self._session is None:
            connector = aiohttp.TCPConnector(
                limit=self._connections, ssl=httpx.create_ssl_context(), ttl_dns_cache=60
            )
            self._session = aiohttp.ClientSession(
                connector=connector,
                headers={"User-Agent": self.USER_AGENT},
                cookie_jar=aiohttp.DummyCookieJar(),
            )

    async def shutdown(self) -> None:
        """Closes every connection."""
        if self._session is not None:
            await self._session.close()
            self._session = None

    async def do_request(  # noqa: PLR0917 - the library's signature
        self,
        url: str,
        method: str,
        request_data: RequestData | None = None,
        read_timeout: _Seconds = BaseRequest.DEFAULT_NONE,
        write_timeout: _Seconds = BaseRequest.DEFAULT_NONE,
        connect_timeout: _Seconds = BaseRequest.DEFAULT_NONE,
        pool_timeout: _Seconds = BaseRequest.DEFAULT_NONE,
    ) -> tuple[int, bytes]:
        """The status and the body of an answer, whatever they are."""
        if self._session is None:
            raise RuntimeError("not initialized")
        read = _seconds(read_timeout, self._seconds)
        write = _seconds(write_timeout, _UPLOAD_SECONDS)
        connect = _seconds(connect_timeout, _CONNECT_SECONDS)
        wait = _seconds(pool_timeout, self._seconds)
        timeout = aiohttp.ClientTimeout(
            # There is no limit to writing alone: the whole has one, which is long enough for all its parts.
            total=wait + connect + write + read,
            connect=wait,
            sock_connect=connect,
            sock_read=read,
        )
        try:
            async with self._session.request(
                method,
                url,
                data=_body(request_data),
                timeout=timeout,
                allow_redirects=False,
                proxy=self._proxy_to(url),
            ) as answer:
                return answer.status, await answer.read()
        except TimeoutError:
            raise TimedOut from None
        except (aiohttp.ClientError, OSError, ValueError) as error:  # ValueError: a proxy of another kind
            raise NetworkError(type(error).__name__) from None

    async def pieces(self, url: str, seconds: float) -> AsyncIterator[bytes]:
        """What stands at an address, as it arrives. Raises `TimedOut`, `NetworkError` or, not 200, `FileGoneError`."""
        if self._session is None:
            raise RuntimeError("not initialized")
        timeout = aiohttp.ClientTimeout(connect=_CONNECT_SECONDS, sock_read=seconds)
        failed: NetworkError
        try:
            async with self._session.get(
                url, timeout=timeout, allow_redirects=False, proxy=self._proxy_to(url)
            ) as answer:
                if answer.status != _OK:
                    raise FileGoneError(answer.status)
                async for piece in answer.content.iter_chunked(_PIECE):
                    yield piece
                return
        except TimeoutError:
            failed = TimedOut()
        except (aiohttp.ClientError, OSError, ValueError) as error:
            failed = NetworkError(type(error).__name__)
        raise failed

    def _proxy_to(self, url: str) -> str | None:
        """The proxy the environment names for this address; looked for once, as it costs as much as a call."""
        root = url.partition("/bot")[0]
        if root not in self._proxy:
            parts = urlsplit(url)
            self._proxy[root] = None if proxy_bypass(parts.hostname or "") else _proxy_for(parts.scheme)
        return self._proxy[root]


def _proxy_for(scheme: str) -> str | None:
    known = getproxies()
    proxy = known.get(scheme) or known.get("all")
    return proxy if proxy is None or "://" in proxy else f"http://{proxy}"


def _seconds(given: _Seconds, usual: float) -> float:
    return usual if given is None or given is BaseRequest.DEFAULT_NONE else float(given)


def _body(given: RequestData | None) -> Any:
    if given is None:
        return None
    if not given.contains_files:
        return given.json_parameters
    form = aiohttp.FormData(given.json_parameters)
    for name, (filename, content, kind) in given.multipart_data.items():
        form.add_field(name, content, filename=filename, content_type=kind)
    return form
