"""The parameters of one call: query string, form, multipart or JSON, all read alike, as the Bot API does."""

from dataclasses import dataclass, field
from typing import Any
from urllib.parse import parse_qsl

import msgspec
from starlette.datastructures import UploadFile
from starlette.requests import Request

from tests.telegram_api.refusals import Refusal, bad_request, usual

UPLOAD_BYTES = 50 * 1024 * 1024
"""The largest upload (Bot API specification)."""

_STRUCTURED = frozenset(
    (
        "allowed_updates", "caption_entities", "commands", "entities", "link_preview_options", "media",
        "message_ids", "reply_markup", "reply_parameters", "scope",
    )
)  # fmt: skip


@dataclass(slots=True)
class Upload:
    """One file that came with a call."""

    name: str
    mime: str
    data: bytes


@dataclass(slots=True)
class Parameters:
    """What a call was given. `values` holds text, numbers, flags and decoded structures by name.

    A structure that is not JSON stays text, so that the method can refuse it in its own words.
    """

    values: dict[str, Any] = field(default_factory=dict)
    files: dict[str, Upload] = field(default_factory=dict)

    def text(self, name: str) -> str:
        """As text; "" when it is missing."""
        value = self.values.get(name)
        if value is None:
            return ""
        return value if isinstance(value, str) else msgspec.json.encode(value).decode()

    def number(self, name: str, default: int = 0) -> int:
        """As a whole number. What is no number counts as 0, as it does with Telegram."""
        value = self.text(name).strip()
        if not value:
            return default
        return _whole(value)

    def decimal(self, name: str) -> float | None:
        """As a decimal number, None when it is missing or no number."""
        try:
            return float(self.text(name))
        except ValueError:
            return None

    def flag(self, name: str) -> bool:
        """True for true, yes and 1."""
        return self.text(name).strip().lower() in ("true", "yes", "1")

    def structure(self, name: str) -> Any:
        """A list or an object; text if it could not be decoded; None when it is missing or empty."""
        value = self.values.get(name)
        return None if value == "" else value

    def upload(self, name: str) -> Upload | None:
        """The file a field stands for: sent in that very field, or named by `attach://`."""
        return self.attached(self.text(name)) or self.files.get(name)

    def attached(self, reference: str) -> Upload | None:
        """The file behind `attach://NAME`, None if it is no such reference."""
        name = reference.removeprefix("attach://")
        return self.files.get(name) if name != reference else None


async def read(request: Request) -> Parameters:
    """The parameters of a request. Raises `Refusal`: 400 for a body that is not what it says, 413."""
    given = Parameters(dict(parse_qsl(request.scope["query_string"].decode(), keep_blank_values=True)))
    kind = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    if _announced(request) > UPLOAD_BYTES:
        raise usual(413)
    if kind == "multipart/form-data":
        await _read_multipart(request, given)
    elif kind == "application/json":
        given.values.update(_json_object(await request.body()))
    else:
        given.values.update(parse_qsl(_utf8(await request.body()), keep_blank_values=True))
    _decode_structures(given.values)
    return given


async def _read_multipart(request: Request, given: Parameters) -> None:
    async with request.form(max_files=100, max_fields=100, max_part_size=1024 * 1024) as form:
        for name, value in form.multi_items():
            if isinstance(value, UploadFile):
                mime = value.content_type or "application/octet-stream"
                given.files[name] = Upload(value.filename or name, mime, await value.read())
            else:
                given.values[name] = value
    if sum(len(upload.data) for upload in given.files.values()) > UPLOAD_BYTES:
        raise usual(413)


def _utf8(body: bytes) -> str:
    try:
        return body.decode()
    except UnicodeDecodeError:
        raise bad_request("strings must be encoded in UTF-8") from None


def _json_object(body: bytes) -> dict[str, Any]:
    if not body:
        return {}
    try:
        return msgspec.json.decode(body, type=dict[str, Any])
    except msgspec.DecodeError:
        raise Refusal(400, "Bad Request: can't parse request: can't parse JSON object") from None


def _decode_structures(values: dict[str, Any]) -> None:
    for name in _STRUCTURED & values.keys():
        value = values[name]
        if isinstance(value, str) and value:
            try:
                values[name] = msgspec.json.decode(value)
            except msgspec.DecodeError:
                continue


def _announced(request: Request) -> int:
    length = request.headers.get("content-length", "")
    return int(length) if length.isascii() and length.isdecimal() else 0


def _whole(value: str) -> int:
    try:
        return int(value)
    except ValueError:
        return 0


def required(given: Parameters, name: str) -> str:
    """A parameter that must not be empty. Raises `Refusal`."""
    value = given.text(name)
    if not value:
        raise bad_request(f'parameter "{name}" is required')
    return value
