"""Our side of the worker: the file goes in by a pipe and comes back clean by another. Blocks: use it in a thread."""

import io
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


class Clean(NamedTuple):
    """A clean file on its way: what it is, how many bytes, and they themselves, to be read to their end."""

    kind: Kind
    size: int
    content: BinaryIO


@contextmanager
def cleaning(
    pieces: Iterable[bytes], *, alter: bool = False, seconds: float = WORKER_SECONDS
) -> Iterator[Clean]:
    """The file that `pieces` make, cleaned; with `alter` its voice altered. Its worker ends with the block.

    Raises `MediaError`, also while the content is read: only what was read to its end is whole.
    """
    process = subprocess.Popen(  # noqa: S603 - our own module, by our own interpreter
        [sys.executable, "-P", "-s", "-B", "-m", "bot.media.worker", *([ALTER] if alter else [])],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,  # it may quote the file
        env={"PYTHONPATH": str(_ROOT), "LC_ALL": "C.UTF-8"},
        cwd="/",
    )
    feeding = threading.Thread(target=_feed, args=(process, pieces), daemon=True)
    killing = threading.Timer(seconds, process.kill)
    killing.daemon = True
    feeding.start()
    killing.start()
    try:
        yield _answer(cast("IO[bytes]", process.stdout))
    finally:
        killing.cancel()
        process.kill()
        process.wait()
        feeding.join()
        for pipe in (process.stdin, process.stdout):
            if pipe is not None:
                with suppress(OSError):
                    pipe.close()


def _feed(process: subprocess.Popen[bytes], pieces: Iterable[bytes]) -> None:
    pipe = cast("IO[bytes]", process.stdin)
    try:
        for piece in pieces:
            pipe.write(piece)
        pipe.close()
    except OSError:
        pass  # a worker that refuses or dies reads no further
    except Exception:  # noqa: BLE001 - half a file must not pass for a whole one
        process.kill()


def _answer(pipe: IO[bytes]) -> Clean:
    kind, _, rest = pipe.readline(_HEAD_BYTES).decode("ascii", "replace").strip().partition(" ")
    for known in KINDS:
        if kind == known and rest.isdecimal():
            return Clean(known, int(rest), io.BufferedReader(_Counted(pipe, int(rest)), 1 << 16))
    if kind == REFUSED:
        for reason in REASONS:
            if reason == rest:
                raise MediaError(reason)
    # It died without a word: of what it was given, whatever that was.
    raise MediaError("broken")


class _Counted(io.RawIOBase):
    """A stream that ends after `size` bytes, or is `broken` if it ends earlier."""

    def __init__(self, source: IO[bytes], size: int) -> None:
        super().__init__()
        self._source = source
        self._left = size

    def readable(self) -> bool:
        """Always."""
        return True

    def readinto(self, buffer: "WriteableBuffer", /) -> int:
        """How many bytes came; 0 at the end. Raises `MediaError`."""
        room = memoryview(buffer).cast("B")
        data = self._source.read(min(len(room), self._left))
        if not data and self._left:
            raise MediaError("broken")
        room[: len(data)] = data
        self._left -= len(data)
        return len(data)
