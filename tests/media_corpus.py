"""Files as phones, cameras and offices make them, full of marks, for the tests of what takes the marks off."""

import io
import zipfile
from fractions import Fraction
from pathlib import Path
from typing import Any

import av
import numpy as np
import pikepdf
from PIL import Image

PLANTED = "PLANTED-SERIAL-0912345678"
PLACE = "+15.5734+108.4741/"
MADE = "2026-11-23T02:00:00.000000Z"
MARKS = {
    "title": PLANTED,
    "artist": PLANTED,
    "author": PLANTED,
    "comment": PLANTED,
    "location": PLACE,
    "make": PLANTED,
    "com.apple.quicktime.location.ISO6709": PLACE,
    "creation_time": MADE,
}
NEEDLES = (PLANTED.encode(), b"15.5734", b"+108")
"""What must not be found in a file that was cleaned."""


def sound(
    container: str, codec: str, seconds: float = 1.0, *, rate: int = 48_000, cover: bool = False
) -> bytes:
    """A tone with every mark its container knows; with `cover` a picture too, itself full of marks."""
    target = io.BytesIO()
    with av.open(target, "w", format=container) as made:
        made.metadata.update(MARKS)
        layout = "stereo" if codec == "vorbis" else "mono"
        stream: Any = made.add_stream(codec, rate=rate, layout=layout, options={"strict": "experimental"})
        art: Any = made.add_stream("mjpeg", rate=1) if cover else None
        if art is not None:
            art.width, art.height, art.pix_fmt = 64, 64, "yuvj420p"
            art.disposition = av.stream.Disposition.attached_pic
            made.mux(art.encode(av.VideoFrame.from_ndarray(np.zeros((64, 64, 3), np.uint8), format="rgb24")))
        for frame in _tone(seconds, rate):
            made.mux(stream.encode(frame))
        made.mux(stream.encode(None))
    return target.getvalue()


def video(
    container: str = "mp4",
    codec: str = "libx264",
    seconds: float = 1.0,
    *,
    movflags: str = "use_metadata_tags",
    path: Path | None = None,
) -> bytes:
    """Grey pictures at 10 a second, with a tone, a chapter and every mark."""
    target: Any = path or io.BytesIO()
    options = {} if container == "webm" else {"movflags": movflags}
    with av.open(target, "w", format=container, options=options) as made:
        made.metadata.update(MARKS)
        made.set_chapters(
            [
                {
                    "id": 1,
                    "start": 0,
                    "end": 500,
                    "time_base": Fraction(1, 1000),
                    "metadata": {"title": PLANTED},
                }
            ]
        )
        stream: Any = made.add_stream(codec, rate=10)
        stream.width, stream.height, stream.pix_fmt = 64, 48, "yuv420p"
        stream.metadata["title"] = PLANTED
        voice = made.add_stream("aac" if container != "webm" else "libopus", rate=48_000, layout="mono")
        for at in range(round(seconds * 10)):
            shade = np.full((48, 64, 3), at * 20 % 256, np.uint8)
            made.mux(stream.encode(av.VideoFrame.from_ndarray(shade, format="rgb24")))
        made.mux(stream.encode(None))
        for frame in _tone(seconds, 48_000):
            made.mux(voice.encode(frame))
        made.mux(voice.encode(None))
    return path.read_bytes() if path else bytes(target.getvalue())


def _tone(seconds: float, rate: int) -> list[av.AudioFrame]:
    wave = (np.sin(np.arange(int(seconds * rate)) * 2 * np.pi * 440 / rate) * 8000).astype(np.int16)
    frames = []
    for start in range(0, len(wave), 960):
        piece = wave[start : start + 960].reshape(1, -1)
        frame = av.AudioFrame.from_ndarray(np.ascontiguousarray(piece), format="s16", layout="mono")
        frame.sample_rate, frame.pts = rate, start
        frames.append(frame)
    return frames


def silence(seconds: int) -> bytes:
    """A long voice note: the same Opus packet again and again."""
    packet_ms = 60
    target = io.BytesIO()
    with av.open(target, "w", format="ogg") as made:
        stream = made.add_stream(
            "libopus", rate=48_000, layout="mono", options={"frame_duration": str(packet_ms)}
        )
        samples = 48 * packet_ms
        quiet = np.zeros((1, samples), np.int16)
        for at in range(seconds * 1000 // packet_ms):
            frame = av.AudioFrame.from_ndarray(quiet, format="s16", layout="mono")
            frame.sample_rate, frame.pts = 48_000, at * samples
            made.mux(stream.encode(frame))
        made.mux(stream.encode(None))
    return target.getvalue()


def archive() -> bytes:
    """A zip, as office files are."""
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as made:
        made.writestr("[Content_Types].xml", PLANTED)
    return target.getvalue()


def pdf(*, password: str | None = None) -> bytes:
    """One page with a photo, and everything an office program adds beside it."""
    with pikepdf.new() as made:
        page = made.add_blank_page(page_size=(200, 200))
        page.Resources = pikepdf.Dictionary(
            XObject=pikepdf.Dictionary(Photo=made.make_indirect(_photo(made)))
        )
        page.Contents = made.make_stream(b"q 100 0 0 100 50 50 cm /Photo Do Q")
        page.PieceInfo = pikepdf.Dictionary(Office=pikepdf.String(PLANTED))
        page.Thumb = made.make_stream(PLANTED.encode())
        page.Annots = made.make_indirect(pikepdf.Array([_note()]))
        made.docinfo["/Author"] = PLANTED
        with made.open_metadata() as metadata:
            metadata["dc:creator"] = [PLANTED]
        made.attachments["secret.txt"] = PLANTED.encode()
        script = pikepdf.Dictionary(S=pikepdf.Name.JavaScript, JS=f"app.alert('{PLANTED}')")
        made.Root.OpenAction = script
        made.Root.Names.JavaScript = pikepdf.Dictionary(Names=pikepdf.Array([pikepdf.String("a"), script]))
        target = io.BytesIO()
        locked = pikepdf.Encryption(user=password, owner=password) if password else False
        made.save(target, encryption=locked)
    return target.getvalue()


def _photo(made: pikepdf.Pdf) -> pikepdf.Stream:
    jpeg = io.BytesIO()
    exif = Image.Exif()
    exif[0x010F] = PLANTED
    Image.new("RGB", (16, 16), (200, 20, 20)).save(jpeg, "JPEG", exif=exif, comment=PLANTED.encode())
    photo = pikepdf.Stream(made, jpeg.getvalue())
    photo.stream_dict = pikepdf.Dictionary(
        Type=pikepdf.Name.XObject,
        Subtype=pikepdf.Name.Image,
        Width=16,
        Height=16,
        ColorSpace=pikepdf.Name.DeviceRGB,
        BitsPerComponent=8,
        Filter=pikepdf.Name.DCTDecode,
        Metadata=made.make_stream(PLANTED.encode()),
    )
    return photo


def _note() -> pikepdf.Dictionary:
    return pikepdf.Dictionary(
        Type=pikepdf.Name.Annot,
        Subtype=pikepdf.Name.Text,
        Rect=[10, 10, 30, 30],
        T=pikepdf.String(PLANTED),
        Contents=pikepdf.String(PLANTED),
        M=pikepdf.String("D:20261123090000"),
    )
