"""Telegram's Bot API over python-telegram-bot's request layer: calls out, results and errors back.

The library's `Bot` makes typed objects of every answer and retries nothing; we need three fields and the
refusals themselves. Errors hold neither the token, which is part of every address, nor words of a person.
"""

from collections.abc import AsyncIterator, Coroutine, Mapping, Sequence
from datetime import timedelta
from typing import Any

from msgspec import DecodeError, Struct, field
from msgspec.json import Decoder, encode
from telegram import InputFile
from telegram.error import NetworkError, TelegramError, TimedOut
from telegram.request import RequestData
from telegram.request._requestparameter import RequestParameter

from bot.channels.base import Blocked, ChannelError, RetryLater
from bot.channels.telegram.transport import FileGoneError, Transport

CONNECTIONS = 64
"""Requests under way at once; at 30 messages a second each may take two seconds."""
ANSWER_SECONDS = 10.0
"""How long an answer may take; a message may have arrived all the same."""
_FILE_SECONDS = 30.0
_FLOOD = 429
_ILL = 500


class RefusedError(ChannelError):
    """The Bot API refuses this call as it is; `words` are the API's own, from a fixed list."""

    def __init__(self, words: str) -> None:
        super().__init__("the Bot API refused a call")
        self.words = words


class MovedError(ChannelError):
    """The group goes on as the supergroup `chat_id`."""

    def __init__(self, chat_id: int) -> None:
        super().__init__("the group has another id now")
        self.chat_id = chat_id


class TokenError(RetryLater):
    """The token is wrong or was revoked (401), or the server knows no such bot (404)."""

    def __init__(self) -> None:
        super().__init__("the bot token is not accepted")


class ConflictError(RetryLater):
    """Somebody else fetches this bot's updates, or a webhook is set (409)."""

    def __init__(self) -> None:
        super().__init__("another program fetches this bot's updates")


class _Parameters(Struct):
    retry_after: float | None = None
    migrate_to_chat_id: int | None = None


class _Answer(Struct):
    ok: bool
    result: Any = None
    error_code: int = 0
    description: str = ""
    parameters: _Parameters = field(default_factory=_Parameters)


_ANSWER = Decoder(_Answer)


class Api:
    """Calls of one bot at `url` (`https://api.telegram.org`, or a server of the unit's own)."""

    def __init__(self, token: str, url: str) -> None:
        self._root = f"{url.rstrip('/')}/bot{token}"
        self._files = f"{url.rstrip('/')}/file/bot{token}"
        self._calls = Transport(CONNECTIONS, ANSWER_SECONDS)
        # Of its own, so that a long poll never waits behind messages.
        self._polls = Transport(1, ANSWER_SECONDS)

    def __repr__(self) -> str:
        return "<Api>"

    async def open(self) -> None:
        """Makes the connections' pools."""
        for requests in (self._calls, self._polls):
            await requests.initialize()

    async def close(self) -> None:
        """Closes every connection."""
        for requests in (self._calls, self._polls):
            await requests.shutdown()

    async def call(self, method: str, files: Mapping[str, bytes] | None = None, **parameters: Any) -> Any:
        """The result of a method. Parameters that are None are left out; `files` go by the names they have.

        Raises `RetryLater` (with the API's own wait, if it names one), `Blocked`, `MovedError` or
        `RefusedError`. After `RetryLater` the call may have been carried out all the same.
        """
        given = [
            RequestParameter(name, value, None) for name, value in parameters.items() if value is not None
        ]
        for name, content in (files or {}).items():
            # A name of our own making: what the file was called is nobody's business.
            attached = InputFile(content, filename=name)
            given.append(RequestParameter(name, None, [attached]))
        status, body = await self._request(self._calls, method, given)
        return _result(status, body)

    async def updates(self, offset: int | None, seconds: int, kinds: Sequence[str]) -> bytes:
        """The whole answer to getUpdates, after at most `seconds`; `offset` confirms all before it.

        Raises `RetryLater` if there was no answer; a refusal comes back as the answer it is.
        """
        given = [
            RequestParameter(name, value, None)
            for name, value in (("offset", offset), ("timeout", seconds), ("allowed_updates", as_json(kinds)))
            if value is not None
        ]
        _, body = await self._request(self._polls, "getUpdates", given, seconds + ANSWER_SECONDS)
        return body

    async def download(self, file_id: str) -> AsyncIterator[bytes]:
        """A file of at most 20 MB, as it arrives. Raises as `call`."""
        found = await self.call("getFile", file_id=file_id)
        path = found.get("file_path")
        if not isinstance(path, str):
            raise RefusedError("no file_path")
        failed: RetryLater
        try:
            async for piece in self._calls.pieces(f"{self._files}/{path}", _FILE_SECONDS):
                yield piece
            return
        except TelegramError as error:
            failed = _unanswered(error)
        except FileGoneError as gone:
            failed = RetryLater(str(gone))
        # Out here, as in `_answered`.
        raise failed

    async def _request(
        self,
        requests: Transport,
        method: str,
        given: list[RequestParameter],
        seconds: float | None = None,
    ) -> tuple[int, bytes]:
        data, wait = RequestData(given), seconds or ANSWER_SECONDS
        return await _answered(requests.do_request(f"{self._root}/{method}", "POST", data, read_timeout=wait))


def as_json(value: object) -> str:
    """A parameter that is itself JSON, such as a keyboard."""
    return encode(value).decode()


async def _answered(request: Coroutine[Any, Any, tuple[int, bytes]]) -> tuple[int, bytes]:
    try:
        return await request
    except TelegramError as error:
        failed = _unanswered(error)
    # Out here, so that it is not even our error's context: the HTTP layer's quotes the address, with the token.
    raise failed


def _unanswered(error: TelegramError) -> RetryLater:
    match error:
        case TimedOut():
            return RetryLater("no answer in time")
        case NetworkError():
            return RetryLater("no connection")
    return RetryLater("no answer")


def _result(status: int, body: bytes) -> Any:
    try:
        answer = _ANSWER.decode(body)
    except (DecodeError, UnicodeDecodeError):
        raise RetryLater(f"not the Bot API's answer ({status})") from None
    if not answer.ok:
        raise _refusal(answer.error_code or status, answer.description, answer.parameters)
    return answer.result


def _refusal(code: int, words: str, parameters: _Parameters) -> ChannelError:
    """What a refusal means."""
    if code == _FLOOD:
        return RetryLater("too fast", timedelta(seconds=parameters.retry_after or 1))
    if parameters.migrate_to_chat_id is not None:
        return MovedError(parameters.migrate_to_chat_id)
    if code in (401, 404):
        return TokenError()
    if code == 403:
        return Blocked("the person has blocked the bot, or it was removed")
    if code == 409:
        return ConflictError()
    return RetryLater(f"the Bot API is ill ({code})") if code >= _ILL else RefusedError(words)
