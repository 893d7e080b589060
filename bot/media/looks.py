"""How a picture looks, in 64 bits: nearly the same for one that was sent on, shrunk or encoded again.

Each bit tells whether a spot is brighter than the next one on its right (dHash). It describes what is on the picture:
it is sealed like the picture. Blocking: `bot.media.worker` calls it, where the picture was decoded anyway.
"""

import io
from itertools import pairwise

from PIL import Image
from PIL.JpegImagePlugin import JpegImageFile
from PIL.PngImagePlugin import PngImageFile

_SIDE = 8
_DECODED = 128
_FEWEST = 6
"""Bits of either kind in a look that tells a picture from others: an even surface, or night, has nearly none."""

BITS = _SIDE * _SIDE


def look_of(picture: bytes) -> str | None:
    """The look of a cleaned picture, a JPEG or PNG, as 16 hex digits; None of one that shows next to nothing."""
    reader = PngImageFile if picture.startswith(b"\x89PNG") else JpegImageFile
    with reader(io.BytesIO(picture)) as image:
        image.draft("L", (_DECODED, _DECODED))
        grey = _grey(image).resize((_SIDE + 1, _SIDE), Image.Resampling.BOX)
    levels = grey.tobytes()
    rows = (levels[at : at + _SIDE + 1] for at in range(0, len(levels), _SIDE + 1))
    bits = 0
    for row in rows:
        for left, right in pairwise(row):
            bits = bits << 1 | (left > right)
    if not _FEWEST <= bits.bit_count() <= BITS - _FEWEST:
        return None
    return f"{bits:016x}"


def _grey(image: Image.Image) -> Image.Image:
    """What it looks like on white paper."""
    image.load()
    if image.mode == "RGBA":
        paper = Image.new("RGBA", image.size, "white")
        image = Image.alpha_composite(paper, image)
    return image.convert("L")
