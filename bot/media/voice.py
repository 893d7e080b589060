"""A voice made to sound like another: higher or lower and a little faster or slower, by an amount drawn for each file.

It keeps a listener from knowing the voice at once. What is said, the accent and sounds around stay as they were, and
whoever works at it may undo it: citizens are told so.
"""

import io
import secrets

import av
from av.audio.frame import AudioFrame
from av.filter import Graph

from bot.media.kinds import Format
from bot.media.limits import LONGEST_SOUND
from bot.media.refusal import MediaError
from bot.media.sound_video import opened

_RATE = 48_000
_LOWER, _HIGHER = (0.76, 0.86), (1.18, 1.34)
_TEMPO = (0.94, 1.06)


def altered(found: Format, data: bytes) -> bytes:
    """The sound of a file with another voice, as Ogg Opus. Raises `MediaError`."""
    try:
        return _altered(found, data, _drawn(secrets.choice((_LOWER, _HIGHER))), _drawn(_TEMPO))
    except MediaError:
        raise
    except Exception:  # noqa: BLE001 - as in `sound_video`
        raise MediaError("broken") from None


def _altered(found: Format, data: bytes, pitch: float, tempo: float) -> bytes:
    target = io.BytesIO()
    with (
        opened(found, data) as source,
        av.open(target, "w", format="ogg", options={"fflags": "+bitexact"}) as made,
    ):
        if not source.streams.audio:
            raise MediaError("broken")
        sound = source.streams.audio[0]
        stream = made.add_stream("libopus", rate=_RATE, layout="mono", bit_rate=32_000)
        graph = _filters(pitch, tempo, sound)
        for frame in source.decode(sound):
            if frame.time is not None and frame.time > LONGEST_SOUND.total_seconds() + 1:
                raise MediaError("too_long")
            frame.pts = None
            graph.push(frame)
            for changed in _pulled(graph):
                made.mux(stream.encode(changed))
        graph.push(None)
        for changed in _pulled(graph):
            made.mux(stream.encode(changed))
        made.mux(stream.encode(None))
    return target.getvalue()


def _filters(pitch: float, tempo: float, sound: av.AudioStream) -> Graph:
    graph = Graph()
    chain = [
        graph.add_abuffer(template=sound),
        graph.add("aresample", str(_RATE)),
        graph.add("aformat", f"sample_fmts=s16:channel_layouts=mono:sample_rates={_RATE}"),
        graph.add("asetrate", str(round(_RATE * pitch))),
        graph.add("aresample", str(_RATE)),
        graph.add("atempo", f"{tempo / pitch:.4f}"),
        graph.add("asetnsamples", "n=960"),
        graph.add("abuffersink"),
    ]
    graph.link_nodes(*chain).configure()
    return graph


def _pulled(graph: Graph) -> list[AudioFrame]:
    frames: list[AudioFrame] = []
    while True:
        try:
            frame = graph.pull()
        except (BlockingIOError, EOFError):
            return frames
        except av.FFmpegError:
            return frames
        if isinstance(frame, AudioFrame):
            frame.pts = None
            frames.append(frame)


def _drawn(between: tuple[float, float]) -> float:
    low, high = between
    return low + (high - low) * secrets.randbelow(10_001) / 10_000
