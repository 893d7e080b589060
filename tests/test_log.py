"""The log: ids come out, texts never do, whoever logs them and however."""

import io
import json
import logging
import sys
import threading
import warnings
from collections.abc import Callable, Iterator
from typing import Any

import pytest
import structlog

from bot import log

SECRET = "anh Bảy bán ma túy"
PLAIN_SECRET = "anh Bay ban ma tuy"

Written = Callable[[], list[dict[str, Any]]]


@pytest.fixture
def written(monkeypatch: pytest.MonkeyPatch) -> Iterator[Written]:
    """Configure at debug, give what was written so far; put the process back as it was."""
    stream = io.StringIO()
    monkeypatch.setattr(sys, "stderr", stream)
    for place, name in (
        (sys, "excepthook"),
        (sys, "unraisablehook"),
        (threading, "excepthook"),
        (warnings, "showwarning"),
    ):
        monkeypatch.setattr(place, name, getattr(place, name))
    root = logging.getLogger()
    handlers, level = root.handlers[:], root.level
    root.handlers.clear()
    log.configure("debug")
    yield lambda: [json.loads(line) for line in stream.getvalue().splitlines()]
    structlog.reset_defaults()
    root.handlers[:], root.level = handlers, level


def fail() -> None:
    raise ValueError(SECRET)


def test_safe_keys_come_out(written: Written) -> None:
    structlog.get_logger().info("turn done", count=3, conversation="01020304")
    (entry,) = written()
    assert entry["event"] == "turn done"
    assert entry["count"] == 3
    assert entry["conversation"] == "01020304"
    assert entry["level"] == "info"
    assert entry["timestamp"].endswith("Z")


def test_an_unknown_key_is_dropped(written: Written) -> None:
    structlog.get_logger().info("turn done", text=SECRET, phone="0905123456")
    assert set(written()[0]) == {"event", "level", "timestamp"}


@pytest.mark.parametrize(
    "value", [SECRET, PLAIN_SECRET, [SECRET], {"a": SECRET}, ValueError(SECRET), "x" * 200]
)
def test_words_in_known_key_are_withheld(written: Written, value: object) -> None:
    structlog.get_logger().info("turn done", reason=value)
    assert written()[0]["reason"] == "withheld"


def test_exception_keeps_class_and_place(written: Written) -> None:
    try:
        fail()
    except ValueError:
        structlog.get_logger().exception("turn failed")
    (entry,) = written()
    assert entry["error"] == "ValueError"
    assert "tests/test_log.py:" in entry["frames"][-1]
    assert entry["frames"][-1].endswith(" in fail")
    assert SECRET not in json.dumps(entry, ensure_ascii=False)


def test_cause_is_named_without_message(written: Written) -> None:
    try:
        try:
            fail()
        except ValueError as error:
            raise RuntimeError(SECRET) from error
    except RuntimeError as error:
        structlog.get_logger().error("turn failed", exc_info=error)
    (entry,) = written()
    assert (entry["error"], entry["cause"]) == ("RuntimeError", "ValueError")
    assert SECRET not in json.dumps(entry, ensure_ascii=False)


def test_group_gives_its_first_error(written: Written) -> None:
    structlog.get_logger().error("failed", exc_info=ExceptionGroup(SECRET, [ValueError(SECRET)]))
    assert written()[0]["error"] == "ValueError"


def test_library_record_keeps_template_only(written: Written) -> None:
    logging.getLogger("apscheduler").warning("job %s missed", SECRET)
    (entry,) = written()
    assert (entry["event"], entry["logger"], entry["level"]) == ("job %s missed", "apscheduler", "warning")


def test_library_record_without_arguments_withheld(written: Written) -> None:
    logging.getLogger("asyncio").error(f"never retrieved: {SECRET!r}", exc_info=ValueError(SECRET))  # noqa: G004 - the mistake we guard against
    (entry,) = written()
    assert (entry["event"], entry["error"]) == ("message withheld", "ValueError")
    assert "test_log.py:" in entry["location"]


def test_libraries_below_warning_keep_quiet(written: Written) -> None:
    logging.getLogger("sqlalchemy.engine").info("INSERT %s", SECRET)
    logging.getLogger("uvicorn.access").warning("GET %s", SECRET)
    assert written() == []


def test_crashes_and_warnings_lose_words(written: Written) -> None:
    sys.excepthook(ValueError, ValueError(SECRET), None)
    warnings.showwarning(UserWarning(SECRET), UserWarning, "/home/someone/bot/turn.py", 7)
    crash, warned = written()
    assert (crash["event"], crash["error"]) == ("crashed", "ValueError")
    assert warned["error"] == "UserWarning"
    assert SECRET not in json.dumps([crash, warned], ensure_ascii=False)


def test_thread_that_dies_loses_words(written: Written) -> None:
    thread = threading.Thread(target=fail)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(threading, "excepthook", log._log_unhandled)
        thread.start()
        thread.join()
    assert written()[0]["error"] == "ValueError"


def test_full_disk_stops_no_one(written: Written, monkeypatch: pytest.MonkeyPatch) -> None:
    class FullDisk(io.StringIO):
        def write(self, _line: str) -> int:
            raise OSError(28, "No space left on device")

    monkeypatch.setattr(sys, "stderr", FullDisk())
    log.configure("info")
    structlog.get_logger().info("turn done")
    assert written() == []


def test_level_is_obeyed(written: Written, capsys: pytest.CaptureFixture[str]) -> None:
    log.configure("warning")
    structlog.get_logger().info("quiet")
    structlog.get_logger().warning("loud")
    assert [json.loads(line)["event"] for line in capsys.readouterr().err.splitlines()] == ["loud"]
    assert written() == []
