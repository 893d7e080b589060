"""Logs: JSON lines on stderr (colours on a terminal), holding ids and never a text.

Nothing but `SAFE_KEYS` comes out, their values only if they look like an id, a code or a number.
An exception is its class and its frames; its message, which may quote a citizen, is left behind.
A log call's event is a constant sentence: a house test sees to that.
"""

import logging
import re
import sys
import threading
import warnings
from contextlib import suppress
from pathlib import Path
from traceback import walk_tb
from types import TracebackType
from typing import TextIO

import structlog
from structlog.typing import EventDict, WrappedLogger

SAFE_KEYS = frozenset(
    {
        "event", "level", "timestamp", "logger", "error", "cause", "frames", "location",
        "attempt", "case", "channel", "command", "conversation", "count", "host", "locale", "port",
        "reason", "revision", "role", "seconds", "setting", "signal", "state", "table", "update",
        "version",
    }
)  # fmt: skip

_OUR_OWN = frozenset({"event", "frames"})
_SAFE_VALUE = re.compile(r"[A-Za-z0-9_.:/@+<>()-]{1,120}(:\d+)?")
_MOST_FRAMES = 30


def configure(level: str) -> None:
    """Send structlog, the standard library's logging, warnings and crashes through one pipe to stderr.

    `level` is debug, info, warning or error; other people's libraries are heard from warning up.
    """
    threshold = logging.getLevelNamesMapping()[level.upper()]
    stream = sys.stderr
    structlog.configure(
        processors=[
            structlog.processors.add_log_level,
            structlog.processors.TimeStamper(fmt="iso", utc=True),
            exception_without_message,
            only_safe,
            _renderer(stream),
        ],
        wrapper_class=structlog.make_filtering_bound_logger(threshold),
        logger_factory=lambda *_: _Lines(stream),
        cache_logger_on_first_use=False,
    )
    _adopt_standard_logging(max(threshold, logging.WARNING))
    sys.excepthook = _log_crash
    sys.unraisablehook = threading.excepthook = _log_unhandled
    warnings.showwarning = _log_warning


def only_safe(_logger: WrappedLogger, _method: str, entry: EventDict) -> EventDict:
    """Drop every key we do not know, and withhold values that could be words of a person."""
    return {
        key: value if key in _OUR_OWN else _safe_value(value)
        for key, value in entry.items()
        if key in SAFE_KEYS
    }


def exception_without_message(_logger: WrappedLogger, _method: str, entry: EventDict) -> EventDict:
    """Turn `exc_info` into `error` (class), `cause` (its classes) and `frames` (file:line in function)."""
    error = _exception(entry.pop("exc_info", None))
    if error is not None:
        error = _first_of_group(error)
        entry["error"] = type(error).__qualname__
        entry["frames"] = _frames(error.__traceback__)
        if (cause := error.__cause__ or error.__context__) is not None:
            entry["cause"] = type(cause).__qualname__
    return entry


def _safe_value(value: object) -> object:
    if value is None or isinstance(value, bool | int | float):
        return value
    if isinstance(value, str) and _SAFE_VALUE.fullmatch(value):
        return value
    return "withheld"


def _exception(exc_info: object) -> BaseException | None:
    if isinstance(exc_info, BaseException):
        return exc_info
    if isinstance(exc_info, tuple):
        return exc_info[1] if isinstance(exc_info[1], BaseException) else None
    return sys.exception() if exc_info else None


def _first_of_group(error: BaseException) -> BaseException:
    while isinstance(error, BaseExceptionGroup):
        error = error.exceptions[0]
    return error


def _frames(trace: TracebackType | None) -> list[str]:
    found = [f"{_file(f.f_code.co_filename)}:{line} in {f.f_code.co_qualname}" for f, line in walk_tb(trace)]
    return found[-_MOST_FRAMES:]


def _file(path: str) -> str:
    """The last three parts tell which file it is, and leave out whose home it lies in."""
    return "/".join(Path(path).parts[-3:])


def _renderer(stream: TextIO) -> structlog.typing.Processor:
    if stream.isatty():
        return structlog.dev.ConsoleRenderer()
    return structlog.processors.JSONRenderer(ensure_ascii=False)


class _Lines:
    """Writes finished lines. A full disk or a closed pipe behind stderr must not stop a turn."""

    def __init__(self, stream: TextIO) -> None:
        self._stream = stream

    def msg(self, line: str) -> None:
        with suppress(OSError, ValueError):
            self._stream.write(line + "\n")
            self._stream.flush()

    debug = info = warning = error = critical = msg


class _Adopted(logging.Handler):
    """Hands records of other libraries on: their template without its arguments, or just their place.

    A record without arguments may have been put together from anything, so its words stay out.
    """

    def emit(self, record: logging.LogRecord) -> None:
        structlog.get_logger().log(
            record.levelno,
            record.msg if record.args and isinstance(record.msg, str) else "message withheld",
            logger=record.name,
            location=f"{_file(record.pathname)}:{record.lineno}",
            exc_info=record.exc_info,
        )


def _adopt_standard_logging(threshold: int) -> None:
    for name in ("uvicorn", "uvicorn.error", "uvicorn.access", "apscheduler", "sqlalchemy"):
        logger = logging.getLogger(name)
        logger.handlers.clear()
        logger.propagate = True
        logger.setLevel(logging.NOTSET)
    logging.getLogger("uvicorn.access").disabled = True
    logging.basicConfig(level=threshold, handlers=[_Adopted()], force=True)


def _log_crash(_kind: type[BaseException], error: BaseException, _trace: TracebackType | None) -> None:
    structlog.get_logger().critical("crashed", exc_info=error)


def _log_unhandled(unhandled: "threading.ExceptHookArgs | sys.UnraisableHookArgs") -> None:
    structlog.get_logger().error("unhandled", exc_info=unhandled.exc_value)


def _log_warning(
    message: Warning | str, category: type[Warning], filename: str, lineno: int, *_: object, **__: object
) -> None:
    del message  # it may quote what it warns of
    structlog.get_logger().warning("warned", error=category.__name__, location=f"{_file(filename)}:{lineno}")
