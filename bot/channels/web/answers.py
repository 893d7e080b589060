"""Refusals as JSON, `{"error", "detail"}`, with `Retry-After` where that helps: no trace, no input."""

import math
from collections.abc import Mapping

from starlette.exceptions import HTTPException
from starlette.requests import ClientDisconnect, Request
from starlette.responses import JSONResponse, Response
from starlette.types import ExceptionHandler

from bot.channels.base import Busy, FileRefused
from bot.channels.web.input import BadInputError

_STATUS_OF_FILE = {"empty": 400, "too_big": 413}
_DETAIL_OF_FILE = {
    "empty": "the file is empty",
    "too_big": "a file has at most 20 MiB, a picture 25 million points",
    "too_long": "sound has at most 10 minutes, video 5, a PDF 300 pages",
    "unknown_kind": "only pictures, sound, video and PDF are taken",
    "archive": "archives and office files are not taken",
    "program": "programs are not taken",
    "heic": "HEIC pictures cannot be read, JPEG can",
    "two_kinds": "the file is two kinds at once",
    "locked": "the PDF has a password",
    "broken": "the file cannot be read",
}
_OF_STATUS = {404: ("not_found", "there is nothing here"), 405: ("method", "not with this method")}


def refusal(status: int, error: str, detail: str, retry_after: float | None = None) -> JSONResponse:
    """The answer that says no; `retry_after` in seconds."""
    headers = {} if retry_after is None else {"Retry-After": str(max(1, math.ceil(retry_after)))}
    return JSONResponse({"error": error, "detail": detail}, status, headers)


def not_saved() -> JSONResponse:
    """Nothing was taken, and the sender must keep it."""
    return refusal(503, "not_saved", "it could not be saved, please send it again", 2)


def answer_to(_request: Request, error: Exception) -> Response:
    """What an exception is answered with."""
    match error:
        case BadInputError():
            return refusal(error.status, error.error, error.detail, error.retry_after)
        case Busy():
            return refusal(503, "busy", "please try again in a moment", error.retry_after.total_seconds())
        case FileRefused():
            detail = _DETAIL_OF_FILE.get(error.reason, "the file cannot be taken")
            return refusal(_STATUS_OF_FILE.get(error.reason, 415), error.reason, detail)
        case HTTPException():
            name, detail = _OF_STATUS.get(error.status_code, ("refused", "this is not possible"))
            answer = refusal(error.status_code, name, detail)
            answer.headers.update(error.headers or {})
            return answer
        case ClientDisconnect():
            return refusal(400, "gone", "the connection was closed")
    return refusal(500, "failed", "something went wrong here, please try again", 5)


HANDLERS: Mapping[int | type[Exception], ExceptionHandler] = dict.fromkeys(
    (BadInputError, Busy, FileRefused, HTTPException, ClientDisconnect, Exception), answer_to
)
"""For Starlette, which looks handlers up by class."""
