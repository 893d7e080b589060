"""Sound and video: the marks stay behind, what is seen and heard comes through, what is too long or cut is refused."""

import io
from collections.abc import Callable
from pathlib import Path
from typing import Any

import av
import pytest

from bot.media.kinds import format_of, media_type
from bot.media.refusal import MediaError
from bot.media.sound_video import clean_sound_video
from bot.media.voice import altered
from tests.media_corpus import NEEDLES, PLANTED, silence, sound, video

Make = Callable[[], bytes]

SOUNDS: list[tuple[str, Make]] = [
    ("audio/ogg", lambda: sound("ogg", "libopus")),
    ("audio/mpeg", lambda: sound("mp3", "libmp3lame", cover=True)),
    ("audio/mp4", lambda: sound("ipod", "aac")),
    ("audio/wav", lambda: sound("wav", "pcm_s16le")),
    ("audio/ogg", lambda: sound("ogg", "vorbis")),
]
UNMARKED: list[tuple[str, Make]] = [("audio/amr", lambda: sound("amr", "libopencore_amrnb", rate=8000))]
"""Of a kind that has no room for marks."""
VIDEOS: list[tuple[str, Make]] = [
    ("video/mp4", video),
    ("video/mp4", lambda: video("mov")),
    ("video/mp4", lambda: video("3gp", "mpeg4")),
    ("video/webm", lambda: video("webm", "libvpx")),
]


_OF_THE_MUXER = ("brand", "brands", "version", "encoder", "ENCODER")


def clean(data: bytes) -> tuple[str, bytes]:
    return clean_sound_video(format_of(data), data)


def refusal(data: bytes) -> str:
    with pytest.raises(MediaError) as caught:
        clean(data)
    return caught.value.reason


def marks_in(data: bytes) -> list[Any]:
    """Everything the library finds that is neither picture nor sound."""
    with av.open(io.BytesIO(data), "r") as opened:
        plain = {"language", "handler_name", "vendor_id", "encoder", "DURATION"}
        of_streams = [
            (name, value)
            for one in opened.streams
            for name, value in one.metadata.items()
            if name not in plain or PLANTED in value
        ]
        told = {name: value for name, value in opened.metadata.items() if not name.endswith(_OF_THE_MUXER)}
        others = [one for one in opened.streams if one.type not in {"audio", "video"}]
        return [*told.items(), *of_streams, *others, *opened.chapters()]


@pytest.mark.parametrize(("kind", "make"), [*SOUNDS, *VIDEOS])
def test_marks_of_sound_and_video_stay_behind(kind: str, make: Make) -> None:
    dirty = make()
    assert any(needle in dirty for needle in NEEDLES)
    what, bare = clean(dirty)
    assert [needle for needle in NEEDLES if needle in bare] == []
    assert marks_in(bare) == []
    assert what == ("video" if kind.startswith("video") else "voice")
    assert media_type(bare[:64]) == kind


@pytest.mark.parametrize(("kind", "make"), [*SOUNDS, *UNMARKED, *VIDEOS])
def test_what_is_seen_and_heard_comes_through(kind: str, make: Make) -> None:
    dirty = make()
    _, bare = clean(dirty)
    assert frames_in(bare, "audio") == pytest.approx(frames_in(dirty, "audio"), abs=1)
    if kind.startswith("video"):
        assert frames_in(bare, "video") == frames_in(dirty, "video") == 10


def frames_in(data: bytes, kind: str) -> int:
    with av.open(io.BytesIO(data), "r") as opened:
        wanted: Any = getattr(opened.streams, kind)[0]
        return sum(1 for _ in opened.decode(wanted))


def test_voice_over_ten_minutes_is_refused() -> None:
    assert refusal(silence(620)) == "too_long"


def test_ten_minutes_of_voice_are_taken() -> None:
    assert clean(silence(600))[0] == "voice"


def test_long_video_is_refused() -> None:
    assert refusal(video(seconds=302)) == "too_long"


@pytest.mark.parametrize("movflags", ["use_metadata_tags", "faststart"])
def test_cut_video_is_refused(movflags: str, tmp_path: Path) -> None:
    whole = video(seconds=5, movflags=movflags, path=tmp_path / "made.mp4")
    assert clean(whole)[0] == "video"
    assert refusal(whole[: len(whole) // 2]) == "broken"


def test_cut_webm_is_refused() -> None:
    whole = video("webm", "libvpx", seconds=5)
    assert refusal(whole[: len(whole) // 2]) == "broken"


def test_noise_behind_a_good_beginning_is_refused() -> None:
    for start in (b"\0\0\0\x18ftypisom", b"\x1aE\xdf\xa3", b"OggS", b"ID3", b"RIFF\0\0\0\0WAVE"):
        assert refusal(start + bytes(range(256)) * 20) in {"broken", "unknown_kind"}


@pytest.mark.parametrize(("kind", "make"), [*SOUNDS, *UNMARKED])
def test_altered_voice_is_another_sound_of_like_length(kind: str, make: Make) -> None:
    del kind
    data = make()
    changed = altered(format_of(data), data)
    assert [needle for needle in NEEDLES[:3] if needle in changed] == []
    assert 0.8 < seconds_of(changed) < 1.3
    assert pitch_of(changed) != pytest.approx(440, abs=40)


def test_each_voice_is_altered_by_its_own_measure() -> None:
    data = sound("ogg", "libopus")
    assert len({round(pitch_of(altered("ogg", data))) for _ in range(6)}) > 1


def seconds_of(data: bytes) -> float:
    return len(_samples(data)) / 48_000


def pitch_of(data: bytes) -> float:
    """The strongest tone, in hertz."""
    import numpy as np

    samples = _samples(data)
    heard = np.abs(np.fft.rfft(samples * np.hanning(len(samples))))
    return float(np.argmax(heard)) * 48_000 / len(samples)


def _samples(data: bytes) -> Any:
    import numpy as np

    with av.open(io.BytesIO(data), "r") as opened:
        return np.concatenate([frame.to_ndarray()[0] for frame in opened.decode(audio=0)])
