"""The two streams between Tink's file sealing and our files."""

import io
from typing import TYPE_CHECKING, BinaryIO

import tink

from storage.vault_errors import SealError

if TYPE_CHECKING:
    from _typeshed import ReadableBuffer, WriteableBuffer


class Sink(io.RawIOBase):
    """Passes writes on but neither closes its target nor writes to it after `let_go`."""

    def __init__(self, target: BinaryIO) -> None:
        super().__init__()
        self._target: BinaryIO | None = target
        self.failure: OSError | None = None

    def writable(self) -> bool:
        """Always."""
        return True

    def write(self, data: "ReadableBuffer", /) -> int:
        """How many bytes the target took; all of them once let go. Raises the target's `OSError`."""
        if self._target is None:
            return memoryview(data).nbytes
        try:
            return self._target.write(data)
        except OSError as error:
            self.failure = error
            raise

    def let_go(self) -> None:
        """Swallow whatever Tink still writes when its stream is collected."""
        self._target = None


class Opened(io.RawIOBase):
    """A decrypting stream whose errors are ours."""

    def __init__(self, stream: BinaryIO) -> None:
        super().__init__()
        self._stream = stream

    def readable(self) -> bool:
        """Always."""
        return True

    def readinto(self, buffer: "WriteableBuffer", /) -> int:
        """How many bytes came; 0 at the end. Raises `SealError`."""
        room = memoryview(buffer).cast("B")
        try:
            data = self._stream.read(len(room))
        except tink.TinkError:
            raise SealError from None
        room[: len(data)] = data
        return len(data)

    def close(self) -> None:
        """Close the source too."""
        self._stream.close()
        super().close()
