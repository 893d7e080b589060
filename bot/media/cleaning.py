"""Our side of the worker: the file goes in by a pipe and comes back clean by another. Blocks: use it in a thread."""

import io
import signal
import subprocess
import sys
import threading
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import IO, TYPE_CHECKING, BinaryIO, NamedTuple, cast

from bot.media.kinds import KINDS, Kind
from bot.media.limits import WORKER_SECONDS
from bot.media.refusal import REASONS, MediaError
from bot.media.worker import ALTER, REFUSED

if TYPE_CHECKING:
    from _typeshed import WriteableBuffer

_ROOT = Path(__file__).resolve().parents[2]
_HEAD_BYTES = 64


_TOLD_TO_STOP = (-signal.SIGTERM, -signal.SIGINT)
"""Exit codes of a worker that somebody stopped from outside, as a whole service is: that says nothing of its file."""


class WorkerStoppedError(Exception):
    """A worker was told to stop before it was done; the file may be tried again."""


class Clean(NamedTuple):
    """A clean file on its way: what it is, how many bytes, and they themselves, to be read to their end.

    `look` is that of a picture that shows something, as `bot.media.looks` gives it.
    """

    kind: Kind
    size: int
    content: BinaryIO
    look: str | None = None


@contextmanager
def cleaning(
    pieces: Iterable[bytes], *, alter: bool = False, seconds: float = WORKER_SECONDS
) -> Iterator[Clean]:
    """The file that `pieces` make, cleaned; with `alter` its voice altered. Its worker ends with the block.

    Raises what `pieces` raise, and `MediaError` or `WorkerStoppedError`, also while the content is read: only what
    was read to its end is whole.
    """
    process = subprocess.Popen(  # noqa: S603 - our own module, by our own interpreter
        [sys.executable, "-P", "-s", "-B", "-m", "bot.media.worker", *([ALTER] if alter else [])],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,  # it may quote the file
        env={"PYTHONPATH": str(_ROOT), "LC_ALL": "C.UTF-8"},
        cwd="/",
        process_group=0,  # the key that stops the service in a terminal is not for this
    )
    trouble: list[Exception] = []
    feeding = threading.Thread(target=_feed, args=(process, pieces, trouble), daemon=True)
    killing = threading.Timer(seconds, process.kill)
    killing.daemon = True
    feeding.start()
    killing.start()
    try:
        try:
            answer = _answer(process)
        except MediaError:
            if trouble:
                raise trouble[0] from None  # the file was not read to its end, so nobody knows what it is
            raise
        yield answer
    finally:
        killing.cancel()
        process.kill()
        process.wait()
        feeding.join()
        for pipe in (process.stdin, process.stdout):
            if pipe is not None:
                with suppress(OSError):
                    pipe.close()


def _feed(process: subprocess.Popen[bytes], pieces: Iterable[bytes], trouble: list[Exception]) -> None:
    pipe = cast("IO[bytes]", process.stdin)
    try:
        for piece in pieces:
            if not _taken(pipe, piece):
                return
    except Exception as error:  # noqa: BLE001 - half a file must not pass for a whole one
        trouble.append(error)
        process.kill()
        return
    with suppress(OSError):
        pipe.close()


def _taken(pipe: IO[bytes], piece: bytes) -> bool:
    """Whether the worker still reads: one that refuses the file, or died, does not."""
    try:
        pipe.write(piece)
    except OSError:
        return False
    return True


def _answer(process: subprocess.Popen[bytes]) -> Clean:
    pipe = cast("IO[bytes]", process.stdout)
    kind, _, rest = pipe.readline(_HEAD_BYTES).decode("ascii", "replace").strip().partition(" ")
    size, _, look = rest.partition(" ")
    for known in KINDS:
        if kind == known and size.isdecimal():
            content = io.BufferedReader(_Counted(process, int(size)), 1 << 16)
            return Clean(known, int(size), content, look or None)
    if kind == REFUSED:
        for reason in REASONS:
            if reason == rest:
                raise MediaError(reason)
    raise _death(process)


def _death(process: subprocess.Popen[bytes]) -> Exception:
    """Why a worker ended without a word: it was stopped, or died of what it was given, whatever that was."""
    if process.wait() in _TOLD_TO_STOP:
        return WorkerStoppedError("the worker was stopped")
    return MediaError("broken")


class _Counted(io.RawIOBase):
    """What a worker writes, to its end after `size` bytes; it raises as `_death` says if that comes earlier."""

    def __init__(self, process: subprocess.Popen[bytes], size: int) -> None:
        super().__init__()
        self._process = process
        self._source = cast("IO[bytes]", process.stdout)
        self._left = size

    def readable(self) -> bool:
        """Always."""
        return True

    def readinto(self, buffer: "WriteableBuffer", /) -> int:
        """How many bytes came; 0 at the end."""
        room = memoryview(buffer).cast("B")
        data = self._source.read(min(len(room), self._left))
        if not data and self._left:
            raise _death(self._process)
        room[: len(data)] = data
        self._left -= len(data)
        return len(data)
