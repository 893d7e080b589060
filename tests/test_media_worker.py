"""Each file is cleaned in a process of its own: what goes wrong there costs that file only, and us no memory."""

import io
import os
import signal
import struct
import subprocess
import sys
import time
import zlib
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest
from PIL import Image

from bot.media.cleaning import WorkerStoppedError, cleaning
from bot.media.limits import FILE_BYTES
from bot.media.refusal import REASONS, MediaError
from tests.media_corpus import PLANTED, archive, pdf, sound, video

ROOT = Path(__file__).parents[1]


def cleaned(data: bytes, *, alter: bool = False) -> tuple[str, bytes]:
    with cleaning([data], alter=alter) as clean:
        content = clean.content.read()
        assert len(content) == clean.size
        return clean.kind, content


def refusal(data: bytes) -> str:
    with pytest.raises(MediaError) as caught:
        cleaned(data)
    assert caught.value.reason in REASONS
    return caught.value.reason


def picture(kind: str = "JPEG") -> bytes:
    target = io.BytesIO()
    Image.new("RGB", (64, 48), (200, 20, 20)).save(target, kind)
    return target.getvalue()


def animated_bomb(frames: int = 400) -> bytes:
    """A few kilobytes that unfold into gigabytes of pictures."""
    pictures = [Image.new("P", (4000, 4000), shade) for shade in (0, 1)]
    target = io.BytesIO()
    pictures[0].save(target, "GIF", save_all=True, append_images=[pictures[n % 2] for n in range(1, frames)])
    return target.getvalue()


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (picture(), "picture"),
        (picture("GIF"), "picture"),
        (sound("ogg", "libopus"), "voice"),
        (video(), "video"),
        (pdf(), "document"),
    ],
)
def test_each_kind_is_told_by_its_content(data: bytes, kind: str) -> None:
    what, content = cleaned(data)
    assert what == kind
    assert PLANTED.encode() not in content


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "empty"),
        (b"chao anh chi", "unknown_kind"),
        (archive(), "archive"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "archive"),
        (b"MZ" + bytes(600), "program"),
        (b"#!/bin/sh\nrm -rf /", "program"),
        (b"\0\0\0\x18ftypheic\0\0\0\0mif1heic", "heic"),
        (picture() + archive(), "two_kinds"),
        (pdf() + archive(), "two_kinds"),
        (picture("GIF")[:20] + b"%PDF-1.7" + bytes(600), "two_kinds"),
        (pdf(password="mat-khau"), "locked"),
        (video(seconds=3)[:-2000], "broken"),
        (picture()[:200], "broken"),
        (picture() + bytes(FILE_BYTES), "too_big"),
    ],
)
def test_what_cannot_be_cleaned_is_refused_with_its_reason(data: bytes, reason: str) -> None:
    assert refusal(data) == reason


def test_script_in_the_guise_of_a_gif_comes_to_nothing() -> None:
    gif = picture("GIF")
    script = b"GIF89a/*" + gif[8:] + b"*/=1;alert('" + PLANTED.encode() + b"')"
    with suppress(MediaError):
        assert b"alert" not in cleaned(script)[1]


def test_animated_bomb_becomes_its_first_picture() -> None:
    data = animated_bomb(40)
    kind, content = cleaned(data)
    assert kind == "picture"
    assert Image.open(io.BytesIO(content)).size == (2560, 2560)


def test_bomb_of_pixels_is_refused() -> None:
    header = struct.pack(">IIBBBBB", 50_000, 50_000, 8, 2, 0, 0, 0)
    chunks = b"".join(
        struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(name + body))
        for name, body in ((b"IHDR", header), (b"IDAT", zlib.compress(bytes(1000))), (b"IEND", b""))
    )
    assert refusal(b"\x89PNG\r\n\x1a\n" + chunks) == "too_big"


def test_worker_that_hangs_is_killed() -> None:
    def never_ending() -> Iterator[bytes]:
        yield picture()
        time.sleep(1)  # a sender that gives nothing more, to a worker that waits for the end

    began = time.monotonic()
    with pytest.raises(MediaError, match="broken"), cleaning(never_ending(), seconds=0.2):
        pass
    assert time.monotonic() - began < 5


@pytest.fixture
def not_in_the_background() -> Iterator[None]:
    """A shell's background job ignores SIGINT, and so would the processes it starts."""
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    yield
    signal.signal(signal.SIGINT, before)


@pytest.mark.usefixtures("not_in_the_background")
@pytest.mark.parametrize("stop", [signal.SIGTERM, signal.SIGINT])
def test_worker_stopped_with_the_service_says_nothing_against_the_file(stop: signal.Signals) -> None:
    def stopped_halfway() -> Iterator[bytes]:
        yield picture()[:200]
        for worker in children():
            os.kill(worker, stop)
        yield picture()[200:]

    with pytest.raises(WorkerStoppedError), cleaning(stopped_halfway()):
        pass


def children() -> list[int]:
    """The processes that this one has started."""
    return [
        int(id)
        for task in Path("/proc/self/task").iterdir()
        for id in (task / "children").read_text().split()
    ]


def test_half_a_file_never_passes_for_a_whole_one() -> None:
    def failing() -> Iterator[bytes]:
        yield sound("ogg", "libopus", seconds=3)[:8000]
        raise ValueError("the source ended")

    with pytest.raises(ValueError, match="the source ended"), cleaning(failing()):
        pass


def test_altered_voice_is_ogg() -> None:
    kind, content = cleaned(sound("ogg", "libopus"), alter=True)
    assert (kind, content[:4]) == ("voice", b"OggS")


def test_large_picture_within_the_limits_is_taken() -> None:
    target = io.BytesIO()
    Image.new("RGBA", (5000, 5000), (200, 20, 20, 120)).save(target, "PNG")
    assert cleaned(target.getvalue())[0] == "picture"


def test_worker_can_write_no_file(tmp_path: Path) -> None:
    script = "from bot.media import worker; worker._confine(); open('kept', 'wb', 0).write(b'x')"
    tried = subprocess.run(
        [sys.executable, "-B", "-c", script],
        cwd=tmp_path,
        env={"PYTHONPATH": str(ROOT)},
        capture_output=True,
        check=False,
    )
    assert b"File too large" in tried.stderr
    assert (tmp_path / "kept").read_bytes() == b""


def test_file_that_cannot_be_read_is_not_taken_for_a_broken_one() -> None:
    def on_a_bad_disk() -> Iterator[bytes]:
        yield b"\xff\xd8\xff"
        raise OSError("the disk does not answer")

    with pytest.raises(OSError, match="does not answer"), cleaning(on_a_bad_disk()):
        pass
