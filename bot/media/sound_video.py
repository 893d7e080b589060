"""Sound and video: the packets of one picture track and one sound track go into a new file, nothing else does.

Titles, places, dates, makers, chapters, cover art, subtitles, data tracks and attachments stay behind; within H.264
and H.265 so do the messages that cameras put between the pictures (SEI). Nothing is decoded.
"""

import io
from collections.abc import Iterator, Mapping
from datetime import timedelta
from fractions import Fraction
from typing import Any

import av
from av.bitstream import BitStreamFilterContext
from av.container import InputContainer, OutputContainer
from av.packet import Packet

from bot.media.kinds import Format, Kind
from bot.media.limits import LONGEST_SOUND, LONGEST_VIDEO
from bot.media.refusal import MediaError

_DEMUXERS: Mapping[Format, str] = {
    "mp4": "mov",
    "webm": "matroska",
    "ogg": "ogg",
    "mp3": "mp3",
    "amr": "amr",
    "wav": "wav",
}
_VIDEO = frozenset(("h264", "hevc", "mpeg4", "h263", "vp8", "vp9", "av1"))
_SOUND = frozenset(("aac", "mp3", "opus", "vorbis", "amr_nb", "amr_wb", "pcm_s16le", "pcm_u8", "pcm_s16be"))
_WITHOUT_MESSAGES = {"h264": "filter_units=remove_types=6", "hevc": "filter_units=remove_types=39|40"}
_PACKETS = 200_000
_WHOLE = 0.9
"""Of the frames or of the time that a file says it has: with less it was cut off on its way."""
_XIPH_COMMENTS = b"\x03vorbis\x00\x00\x00\x00\x00\x00\x00\x00\x01"


def clean_sound_video(found: Format, data: bytes) -> tuple[Kind, bytes]:
    """What it is and its bare content. Raises `MediaError`."""
    try:
        with opened(found, data) as source:
            return _remuxed(source)
    except MediaError:
        raise
    # Hostile bytes make FFmpeg raise nearly anything, and its messages may quote them.
    except Exception:  # noqa: BLE001
        raise MediaError("broken") from None


def opened(found: Format, data: bytes) -> InputContainer:
    """The file, read by the one demuxer of its format: it reaches for no other file and no address."""
    container = av.open(io.BytesIO(data), "r", format=_DEMUXERS[found], metadata_errors="replace")
    if not isinstance(container, InputContainer):
        raise MediaError("broken")
    return container


def _remuxed(source: InputContainer) -> tuple[Kind, bytes]:
    tracks = _tracks(source)
    is_video = any(track.type == "video" for track in tracks)
    limit = LONGEST_VIDEO if is_video else LONGEST_SOUND
    _refuse_long(_said_length(source), limit)
    target = io.BytesIO()
    muxer = _muxer(source.format.name, tracks)
    options = {"fflags": "+bitexact"} | ({"id3v2_version": "0"} if muxer == "mp3" else {})
    with av.open(target, "w", format=muxer, options=options) as made:
        _copy(source, tracks, made, limit)
    return ("video" if is_video else "voice"), target.getvalue()


def _tracks(source: InputContainer) -> list[Any]:
    """The first picture track that is no cover, and the first sound."""
    video: list[Any] = [
        one for one in source.streams.video if not one.disposition & av.stream.Disposition.attached_pic
    ]
    sound: list[Any] = list(source.streams.audio)
    tracks = [*video[:1], *sound[:1]]
    if not tracks:
        raise MediaError("broken")
    for track in tracks:
        if track.codec_context is None or track.codec_context.name not in _VIDEO | _SOUND | _DECODERS:
            raise MediaError("unknown_kind")
    return tracks


_DECODERS = frozenset(
    ("amrnb", "amrwb", "libdav1d", "libopus", "mp3float", "libopencore_amrnb", "libvpx", "libvpx-vp9")
)
"""Other names under which FFmpeg knows some of them."""


def _said_length(source: InputContainer) -> timedelta | None:
    return None if not source.duration else timedelta(microseconds=source.duration)


def _refuse_long(length: timedelta | None, limit: timedelta) -> None:
    if length is not None and length > limit + timedelta(seconds=1):
        raise MediaError("too_long")


def _muxer(demuxer: str, tracks: list[Any]) -> str:
    codecs = {track.codec_context.codec.canonical_name for track in tracks}
    if "mov" in demuxer:
        if codecs & {"amr_nb", "amr_wb", "h263"}:
            return "3gp"
        if any(name.startswith("pcm") for name in codecs):
            return "mov"
        return "mp4" if any(track.type == "video" for track in tracks) else "ipod"
    if "matroska" in demuxer:
        return "webm"
    return demuxer


def _copy(source: InputContainer, tracks: list[Any], made: OutputContainer, limit: timedelta) -> None:
    copies = {track.index: _copy_of(track, made) for track in tracks}
    filters = {track.index: _filter(track, copies[track.index]) for track in tracks}
    seen: dict[int, int] = dict.fromkeys(copies, 0)
    end = 0.0
    for packet in _packets(source, tracks):
        at = packet.stream.index
        seen[at] += 1
        end = max(end, _end_of(packet))
        _refuse_long(timedelta(seconds=end), limit)
        passing = filters[at]
        for bare in passing.filter(packet) if passing else (packet,):
            bare.stream = copies[at]
            made.mux(bare)
    _refuse_cut(source, tracks, seen, end)


def _packets(source: InputContainer, tracks: list[Any]) -> "Iterator[Packet[Any]]":
    count = 0
    for packet in source.demux(tracks):
        if packet.size == 0 or packet.dts is None:
            continue
        count += 1
        if count > _PACKETS:
            raise MediaError("too_long")
        yield packet


def _copy_of(track: Any, made: OutputContainer) -> Any:
    copy = made.add_stream_from_template(track)
    copy.metadata.clear()
    if track.codec_context.codec.canonical_name == "vorbis" and copy.codec_context.extradata:
        copy.codec_context.extradata = _without_comments(bytes(copy.codec_context.extradata))
    return copy


def _filter(track: Any, copy: Any) -> BitStreamFilterContext | None:
    wanted = _WITHOUT_MESSAGES.get(track.codec_context.codec.canonical_name)
    return BitStreamFilterContext(wanted, track, copy) if wanted else None


def _end_of(packet: "Packet[Any]") -> float:
    if packet.pts is None:
        return 0.0
    base = packet.time_base or Fraction(1, 1)
    return float((packet.pts + (packet.duration or 0)) * base)


def _refuse_cut(source: InputContainer, tracks: list[Any], seen: Mapping[int, int], end: float) -> None:
    """A file whose beginning promises more than is there."""
    if not all(seen.values()):
        raise MediaError("broken")
    if any(track.frames and seen[track.index] < track.frames * _WHOLE for track in tracks):
        raise MediaError("broken")
    length = _said_length(source)
    if length is not None and end + 1 < length.total_seconds() * _WHOLE:
        raise MediaError("broken")


def _without_comments(headers: bytes) -> bytes:
    """The three headers of Vorbis, the one in the middle, which holds title and author, emptied."""
    if headers[:1] != b"\x02":
        raise MediaError("broken")
    sizes, at = [], 1
    for _ in range(2):
        size = 0
        while headers[at] == 255:
            size, at = size + 255, at + 1
        sizes.append(size + headers[at])
        at += 1
    first, last = headers[at : at + sizes[0]], headers[at + sum(sizes) :]
    lacing = b"".join(
        b"\xff" * (size // 255) + bytes([size % 255]) for size in (len(first), len(_XIPH_COMMENTS))
    )
    return b"\x02" + lacing + first + _XIPH_COMMENTS + last
