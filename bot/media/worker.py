"""One file cleaned in a process of its own, `python -m bot.media.worker [alter]`: a bomb or a hang costs only it.

The file comes in by standard input. Out goes one line, `<kind> <size in bytes>` (and of a picture how it looks)
or `! <reason>`, and then the clean content. It may write to no file and take only so much memory and time.
"""

import os
import resource
import sys
from collections.abc import Callable
from contextlib import suppress

from bot.media.kinds import PICTURES, Kind, format_of
from bot.media.limits import FILE_BYTES, WORKER_CPU_SECONDS, WORKER_MEMORY
from bot.media.refusal import MediaError

ALTER = "alter"
REFUSED = "!"


def cleaned(data: bytes) -> tuple[Kind, bytes]:
    """What a file is and its clean content. Raises `MediaError`."""
    if len(data) > FILE_BYTES:
        raise MediaError("too_big")
    found = format_of(data)
    # Each library is loaded for its own files only: that is most of what a worker costs.
    if found in PICTURES:
        from bot.media.pictures import clean_picture  # noqa: PLC0415

        return "picture", clean_picture(data)
    if found == "pdf":
        from bot.media.documents import clean_pdf  # noqa: PLC0415

        return "document", clean_pdf(data)
    from bot.media.sound_video import clean_sound_video  # noqa: PLC0415

    return clean_sound_video(found, data)


def other_voice(data: bytes) -> tuple[Kind, bytes]:
    """A sound with its voice altered. Raises `MediaError`."""
    from bot.media.voice import altered  # noqa: PLC0415

    return "voice", altered(format_of(data), data)


def main() -> None:
    """Does what the command line says."""
    _confine()
    task: Callable[[bytes], tuple[Kind, bytes]] = other_voice if sys.argv[1:] == [ALTER] else cleaned
    try:
        kind, content = task(sys.stdin.buffer.read(FILE_BYTES + 1))
    except MediaError as error:
        head, content = f"{REFUSED} {error.reason}\n", b""
    except MemoryError:
        head, content = f"{REFUSED} too_big\n", b""
    else:
        head = f"{kind} {len(content)}{_look(kind, content)}\n"
    sys.stdout.buffer.write(head.encode())
    sys.stdout.buffer.write(content)
    sys.stdout.buffer.flush()


def _look(kind: Kind, content: bytes) -> str:
    if kind != "picture":
        return ""
    # Imported here: sound, video and documents are cleaned without the picture library.
    from bot.media.looks import look_of  # noqa: PLC0415

    try:
        return f" {look_of(content) or ''}".rstrip()
    except (MemoryError, OSError):
        return ""  # it is clean and is kept; only it is compared with no other


def _confine() -> None:
    for what, most in (
        (resource.RLIMIT_AS, WORKER_MEMORY),
        (resource.RLIMIT_CPU, WORKER_CPU_SECONDS),
        (resource.RLIMIT_FSIZE, 0),
        (resource.RLIMIT_CORE, 0),
    ):
        resource.setrlimit(what, (most, most))
    with suppress(OSError):
        os.nice(5)


if __name__ == "__main__":
    main()
