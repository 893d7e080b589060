"""A file on its way in: a multipart form read piece by piece, in memory only, never on disk in clear."""

from collections import Counter
from collections.abc import AsyncIterator, Iterator
from contextlib import contextmanager
from datetime import timedelta
from typing import TYPE_CHECKING

from python_multipart.exceptions import FormParserError
from python_multipart.multipart import MultipartParser, parse_options_header
from starlette.requests import Request

from bot.channels.base import Busy
from bot.channels.web.body import chunks
from bot.channels.web.input import BadInputError

if TYPE_CHECKING:
    from python_multipart.multipart import MultipartCallbacks

FILE_BYTES = 20 * 1024 * 1024
_FORM_BYTES = FILE_BYTES + 64 * 1024
_FIELD_BYTES = 16 * 1024
_FIELDS = ("id", "caption")
_TRY_AGAIN = timedelta(seconds=5)

PER_USER = 2
"""Unfinished uploads of one person."""


class Budget:
    """Bytes of unfinished uploads held in memory, over everyone, at most `limit`; and how many each has."""

    def __init__(self, limit: int) -> None:
        self._free = limit
        self._unfinished: Counter[str] = Counter()

    @contextmanager
    def spend(self, user_id: str) -> Iterator["Spending"]:
        """An account for one upload; all of it comes back at the end.

        Raises `BadInputError` (429) when this person has `PER_USER` already.
        """
        if self._unfinished[user_id] >= PER_USER:
            seconds = _TRY_AGAIN.total_seconds()
            raise BadInputError("too_many", "finish the other uploads first", 429, retry_after=seconds)
        self._unfinished[user_id] += 1
        spending = Spending(self)
        try:
            yield spending
        finally:
            self._free += spending.size
            self._unfinished[user_id] -= 1
            if not self._unfinished[user_id]:
                del self._unfinished[user_id]

    def take(self, size: int) -> None:
        """Raises `Busy` when there is not so much left."""
        if size > self._free:
            raise Busy(_TRY_AGAIN)
        self._free -= size


class Spending:
    """What one upload holds, in bytes."""

    def __init__(self, budget: Budget) -> None:
        self._budget = budget
        self.size = 0

    def add(self, size: int) -> None:
        """Raises `Busy` when the budget is spent."""
        self._budget.take(size)
        self.size += size


class Upload:
    """One form with the fields `id`, `caption` and the file `file`, in any order, each at most once.

    Everything here raises `BadInputError`, `Busy` or Starlette's `ClientDisconnect`.
    """

    def __init__(self, request: Request, spending: Spending) -> None:
        self._spending = spending
        self._source = chunks(request, _FORM_BYTES, "too_big")
        self._parts = _Parts()
        self._parser = _parser(request, self._parts)

    def field(self, name: str) -> str | None:
        """A field that was read so far. Raises `BadInputError` if it is not UTF-8."""
        value = self._parts.fields.get(name)
        try:
            return None if value is None else value.decode()
        except UnicodeDecodeError:
            raise BadInputError("invalid_event", "the fields must be UTF-8") from None

    async def reach_file(self) -> None:
        """Read up to the beginning of the file."""
        while not self._parts.has_file:
            if not await self._more():
                raise BadInputError("invalid_event", "there is no part named file")

    async def file(self) -> AsyncIterator[bytes]:
        """The file's content, as it arrives."""
        while True:
            if self._parts.content:
                piece, self._parts.content = bytes(self._parts.content), bytearray()
                yield piece
            if self._parts.has_whole_file or not await self._more():
                return

    async def finish(self) -> None:
        """Read what follows the file, to the closing boundary."""
        while await self._more():
            self._parts.content.clear()
        if not (self._parts.has_ended and self._parts.has_whole_file):
            raise BadInputError("invalid_event", "the form ends too early")

    async def _more(self) -> bool:
        chunk = await anext(self._source, None)
        if chunk is None:
            return False
        self._spending.add(len(chunk))
        try:
            self._parser.write(chunk)
        except FormParserError:
            raise _not_a_form() from None
        return True


class _Parts:
    """What the parser has found. `field` is the one being read, None within the file."""

    def __init__(self) -> None:
        self.fields: dict[str, bytearray] = {}
        self.content = bytearray()
        self.has_file = self.has_whole_file = self.has_ended = False
        self._field: bytearray | None = None
        self._header = self._value = self._disposition = b""

    def part_began(self) -> None:
        self._disposition = b""

    def header_began(self) -> None:
        self._header = self._value = b""

    def header_named(self, data: bytes, start: int, end: int) -> None:
        self._header += data[start:end]

    def header_said(self, data: bytes, start: int, end: int) -> None:
        self._value += data[start:end]

    def header_ended(self) -> None:
        if self._header.lower() == b"content-disposition":
            self._disposition = self._value

    def headers_ended(self) -> None:
        name = parse_options_header(self._disposition)[1].get(b"name", b"").decode("latin-1")
        if name == "file" and not self.has_file:
            self.has_file = True
            self._field = None
        elif name in _FIELDS and name not in self.fields:
            self._field = self.fields[name] = bytearray()
        else:
            raise BadInputError("invalid_event", "the parts must be id, file and maybe caption, each once")

    def data_arrived(self, data: bytes, start: int, end: int) -> None:
        if self._field is None:
            self.content += data[start:end]
            return
        self._field += data[start:end]
        if len(self._field) > _FIELD_BYTES:
            raise BadInputError("too_long", f"a field has at most {_FIELD_BYTES} bytes")

    def part_ended(self) -> None:
        self.has_whole_file = self.has_whole_file or self._field is None

    def form_ended(self) -> None:
        self.has_ended = True


def _parser(request: Request, parts: _Parts) -> MultipartParser:
    kind, options = parse_options_header(request.headers.get("content-type"))
    boundary = options.get(b"boundary")
    if kind != b"multipart/form-data" or not boundary:
        raise _not_a_form()
    callbacks: MultipartCallbacks = {
        "on_part_begin": parts.part_began,
        "on_header_begin": parts.header_began,
        "on_header_field": parts.header_named,
        "on_header_value": parts.header_said,
        "on_header_end": parts.header_ended,
        "on_headers_finished": parts.headers_ended,
        "on_part_data": parts.data_arrived,
        "on_part_end": parts.part_ended,
        "on_end": parts.form_ended,
    }
    try:
        return MultipartParser(boundary, callbacks)
    except FormParserError:
        raise _not_a_form() from None


def _not_a_form() -> BadInputError:
    return BadInputError("invalid_event", "the body must be multipart/form-data with a boundary")
