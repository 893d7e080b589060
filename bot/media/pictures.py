"""Pictures as citizens send them, made safe to keep: decoded, turned upright, shrunk, encoded anew.

Only pixels pass. EXIF with place and camera, thumbnails, XMP, ICC profiles, comments, text chunks, further
frames and anything behind the picture's end stay behind. Blocking and heavy: `bot.media.worker` calls it.
"""

import io
import warnings

from PIL import Image, ImageOps
from PIL.GifImagePlugin import GifImageFile
from PIL.ImageFile import ImageFile
from PIL.JpegImagePlugin import JpegImageFile
from PIL.PngImagePlugin import PngImageFile
from PIL.WebPImagePlugin import WebPImageFile

from bot.media.kinds import PICTURES, Format, format_of
from bot.media.limits import FILE_BYTES
from bot.media.refusal import MediaError

LIMIT_BYTES = 10 * 1024 * 1024
"""Of a picture that is kept: Telegram sends no larger one as a photo."""
LIMIT_PIXELS = 25_000_000
LIMIT_PNG_BYTES = 2 * 1024 * 1024
LONGEST_SIDE = 2560
_JPEG_QUALITY = 85
_EXIF_MARK = b"Exif\0\0"

# Pillow's warnings refuse the picture. Set once: `catch_warnings` is not safe in threads.
warnings.filterwarnings("error", category=UserWarning, module=r"PIL\.")
warnings.filterwarnings("error", category=Image.DecompressionBombWarning)


def clean_picture(data: bytes) -> bytes:
    """A JPEG, PNG, WebP or GIF of at most `FILE_BYTES` and `LIMIT_PIXELS`, as a JPEG or PNG of bare pixels.

    The longest side is at most `LONGEST_SIDE` pixels. Transparent pictures come out as PNG, and palette
    pictures (drawings, screenshots) where that is no bigger than a JPEG and within `LIMIT_PNG_BYTES`. Nothing
    that comes out is over `LIMIT_BYTES`. Colours are taken as sRGB. Raises `MediaError`.
    """
    if not data:
        raise MediaError("empty")
    if len(data) > FILE_BYTES:
        raise MediaError("too_big")
    found = format_of(data)
    if found not in PICTURES:
        raise MediaError("unknown_kind")
    try:
        return _clean(_READERS[found], data)
    except MediaError:
        raise
    except (Image.DecompressionBombError, Image.DecompressionBombWarning):
        raise MediaError("too_big") from None
    # Hostile bytes make Pillow raise nearly anything, and its messages may quote them.
    except Exception:  # noqa: BLE001
        raise MediaError("broken") from None


_READERS: dict[Format, type[ImageFile]] = {
    # By class, not by Image.open: no other plugin of Pillow ever sees these bytes.
    "jpeg": JpegImageFile,
    "png": PngImageFile,
    "webp": WebPImageFile,
    "gif": GifImageFile,
}


def _clean(reader: type[ImageFile], data: bytes) -> bytes:
    try:
        return _reencoded(reader, data)
    except UserWarning:
        # Many phones write odd EXIF. It is thrown away anyway, so hide it and keep the picture.
        return _reencoded(reader, data.replace(_EXIF_MARK, bytes(len(_EXIF_MARK))))


def _reencoded(reader: type[ImageFile], data: bytes) -> bytes:
    with reader(io.BytesIO(data)) as picture:
        if picture.width * picture.height > LIMIT_PIXELS:
            raise MediaError("too_big")
        is_drawing = picture.mode in {"1", "P"}
        pixels = _pixels(picture)
    pixels.info.clear()
    encoded = _encoded(pixels, is_drawing=is_drawing)
    if len(encoded) > LIMIT_BYTES:
        raise MediaError("too_big")
    return encoded


def _encoded(pixels: Image.Image, *, is_drawing: bool) -> bytes:
    if pixels.mode == "RGBA":
        return _as_png(pixels)
    jpeg = io.BytesIO()
    pixels.save(jpeg, "JPEG", quality=_JPEG_QUALITY, optimize=True)
    if is_drawing:
        png = _as_png(pixels)
        if len(png) <= min(LIMIT_PNG_BYTES, len(jpeg.getbuffer())):
            return png
    return jpeg.getvalue()


def _as_png(pixels: Image.Image) -> bytes:
    png = io.BytesIO()
    pixels.save(png, "PNG", optimize=True)
    return png.getvalue()


def _pixels(picture: ImageFile) -> Image.Image:
    """Upright, small enough, in mode L, RGB or RGBA."""
    # A JPEG is shrunk while it is decoded; palette pictures need their colours first to shrink well.
    image = picture if isinstance(picture, JpegImageFile) else _in_plain_mode(picture)
    image.thumbnail((LONGEST_SIDE, LONGEST_SIDE), Image.Resampling.LANCZOS)
    return _in_plain_mode(ImageOps.exif_transpose(image))


def _in_plain_mode(image: Image.Image) -> Image.Image:
    image.load()
    if image.has_transparency_data:
        image = image.convert("RGBA")
        is_opaque = image.getchannel("A").getextrema() == (255, 255)
        return image.convert("RGB") if is_opaque else image
    if image.mode.startswith("I"):
        # 16 bits of grey; a plain conversion would cut them off at 255.
        return image.point(lambda level: level / 256).convert("L")
    return image if image.mode in {"L", "RGB"} else image.convert("RGB")
