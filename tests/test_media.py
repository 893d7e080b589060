"""Pictures: only pixels come through, and what is no picture is refused with its reason."""

import asyncio
import io
import random
import struct
import zlib
from collections.abc import AsyncIterator, Callable
from pathlib import Path

import pytest
from PIL import ExifTags, Image, PngImagePlugin

from bot.channels.base import FileRefused
from bot.files import KEPT_FREE_BYTES, DiskLowError, FileStore, free_bytes
from bot.media.limits import FILE_BYTES
from bot.media.pictures import LIMIT_BYTES, LIMIT_PIXELS, LIMIT_PNG_BYTES, LONGEST_SIDE, clean_picture
from bot.media.refusal import MediaError
from storage.blobs import BlobMissingError, Blobs
from storage.vault import Vault
from tests.fakes import roomy_disk

PLANTED = b"PLANTED-SERIAL-0912345678"
TEXT = PLANTED.decode()
RED, BLUE = (200, 20, 20), (20, 20, 200)


def halves(width: int = 64, height: int = 32, mode: str = "RGB") -> Image.Image:
    """Red on the left, blue on the right."""
    image = Image.new("RGB", (width, height), RED)
    image.paste(BLUE, (width // 2, 0, width, height))
    return image.convert(mode)


def as_bytes(image: Image.Image, kind: str, **options: object) -> bytes:
    encoded = io.BytesIO()
    image.save(encoded, kind, **options)
    return encoded.getvalue()


def planted_exif() -> Image.Exif:
    exif = Image.Exif()
    exif[ExifTags.Base.Make] = TEXT
    exif[ExifTags.Base.ImageDescription] = TEXT
    exif.get_ifd(ExifTags.IFD.Exif)[ExifTags.Base.MakerNote] = PLANTED
    exif.get_ifd(ExifTags.IFD.Exif)[ExifTags.Base.BodySerialNumber] = TEXT
    gps = exif.get_ifd(ExifTags.IFD.GPSInfo)
    gps[ExifTags.GPS.GPSLatitudeRef], gps[ExifTags.GPS.GPSLatitude] = "N", (21.0, 1.0, 42.5)
    gps[ExifTags.GPS.GPSAreaInformation] = PLANTED
    return exif


def segment(marker: int, body: bytes) -> bytes:
    return b"\xff" + bytes([marker]) + struct.pack(">H", len(body) + 2) + body


def with_segments(jpeg: bytes, *segments: bytes) -> bytes:
    return jpeg[:2] + b"".join(segments) + jpeg[2:]


def planted_jpeg() -> bytes:
    """Everything a phone may add: EXIF, place, maker note, XMP, comment, profile, thumbnail, a tail."""
    thumbnail = b"JFXX\0\x10" + with_segments(as_bytes(halves(8, 8), "JPEG"), segment(0xFE, PLANTED))
    jpeg = as_bytes(
        halves(), "JPEG", exif=planted_exif(), xmp=PLANTED, comment=PLANTED, icc_profile=PLANTED * 20
    )
    extra = [segment(0xE0, thumbnail), segment(0xED, b"Photoshop 3.0\0" + PLANTED), segment(0xEF, PLANTED)]
    return with_segments(jpeg, *extra) + PLANTED


def planted_png() -> bytes:
    info = PngImagePlugin.PngInfo()
    info.add_text("Author", TEXT)
    info.add_text("Comment", TEXT, zip=True)
    info.add_itxt("XML:com.adobe.xmp", TEXT)
    info.add(b"prVt", PLANTED)
    png = as_bytes(halves(), "PNG", pnginfo=info, exif=planted_exif(), icc_profile=PLANTED * 20)
    return png + PLANTED


def planted_webp() -> bytes:
    return as_bytes(halves(), "WEBP", exif=planted_exif(), xmp=PLANTED, icc_profile=PLANTED * 20)


def opened(data: bytes) -> Image.Image:
    return Image.open(io.BytesIO(data))


def refusal(data: bytes) -> str:
    with pytest.raises(MediaError) as caught:
        clean_picture(data)
    return caught.value.reason


def png_header(width: int, height: int) -> bytes:
    """The start of a PNG that claims a size and holds almost nothing."""

    def chunk(kind: bytes, body: bytes) -> bytes:
        return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))

    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    body = chunk(b"IDAT", zlib.compress(bytes(1000)))
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + body + chunk(b"IEND", b"")


@pytest.mark.parametrize("make", [planted_jpeg, planted_png, planted_webp])
def test_nothing_planted_comes_through(make: Callable[[], bytes]) -> None:
    dirty = make()
    assert PLANTED in dirty
    clean = clean_picture(dirty)
    assert PLANTED not in clean
    assert b"Exif" not in clean
    picture = opened(clean)
    assert dict(picture.getexif()) == {}
    assert set(picture.info) <= {"jfif", "jfif_version", "jfif_unit", "jfif_density"}
    assert picture.size == (64, 32)


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP"])
def test_pixels_survive_cleaning(kind: str) -> None:
    picture = opened(clean_picture(as_bytes(halves(), kind)))
    assert picture.format == "JPEG"
    for x, wanted in ((8, RED), (56, BLUE)):
        assert all(abs(a - b) < 12 for a, b in zip(colour(picture, x, 16), wanted, strict=True))


def colour(picture: Image.Image, x: int, y: int) -> tuple[int, ...]:
    found = picture.convert("RGB").getpixel((x, y))
    assert isinstance(found, tuple)
    return tuple(int(part) for part in found)


@pytest.mark.parametrize(
    ("orientation", "size", "corner"),
    [(1, (64, 32), RED), (2, (64, 32), BLUE), (3, (64, 32), BLUE), (6, (32, 64), RED), (8, (32, 64), BLUE)],
)
@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP"])
def test_picture_is_turned_upright(
    kind: str, orientation: int, size: tuple[int, int], corner: tuple[int, int, int]
) -> None:
    exif = Image.Exif()
    exif[ExifTags.Base.Orientation] = orientation
    picture = opened(clean_picture(as_bytes(halves(), kind, exif=exif)))
    assert picture.size == size
    assert all(abs(a - b) < 12 for a, b in zip(colour(picture, 2, 2), corner, strict=True))


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP"])
def test_large_picture_is_shrunk(kind: str) -> None:
    picture = opened(clean_picture(as_bytes(halves(4000, 1000), kind)))
    assert picture.size == (LONGEST_SIDE, LONGEST_SIDE // 4)


def test_small_picture_is_not_enlarged() -> None:
    assert opened(clean_picture(as_bytes(halves(1, 1), "JPEG"))).size == (1, 1)


def test_transparency_is_kept() -> None:
    image = halves(mode="RGBA")
    image.putpixel((0, 0), (0, 0, 0, 0))
    picture = opened(clean_picture(as_bytes(image, "PNG")))
    assert (picture.format, picture.mode) == ("PNG", "RGBA")
    assert picture.getpixel((0, 0)) == (0, 0, 0, 0)


def test_opaque_alpha_becomes_jpeg() -> None:
    assert opened(clean_picture(as_bytes(halves(mode="RGBA"), "PNG"))).format == "JPEG"


@pytest.mark.parametrize("mode", ["P", "1"])
def test_drawing_stays_lossless(mode: str) -> None:
    image = halves(mode=mode)
    picture = opened(clean_picture(as_bytes(image, "PNG")))
    assert picture.format == "PNG"
    assert colour(picture, 5, 5) == colour(image, 5, 5)


def noise(mode: str, side: int) -> Image.Image:
    """Pixels that no encoder can make smaller."""
    chance = random.Random(side)
    image = Image.frombytes(
        mode, (side, side), chance.randbytes(side * side * len(Image.new(mode, (1, 1)).getbands()))
    )
    if mode == "P":
        image.putpalette(chance.randbytes(768))
    return image


def test_noisy_palette_becomes_jpeg() -> None:
    data = as_bytes(noise("P", 1500), "PNG")
    clean = clean_picture(data)
    assert len(data) > LIMIT_PNG_BYTES
    assert opened(clean).format == "JPEG"


def test_drawing_is_never_bigger_than_jpeg() -> None:
    image = Image.effect_noise((300, 300), 60).convert("P")
    clean = clean_picture(as_bytes(image, "PNG"))
    assert len(clean) <= len(as_bytes(image.convert("RGB"), "JPEG", quality=85, optimize=True))


def test_nothing_kept_is_over_the_limit() -> None:
    flat = noise("RGBA", 1700)
    data = as_bytes(flat, "WEBP", quality=50)
    assert len(data) < LIMIT_BYTES
    assert refusal(data) == "too_big"


def test_palette_transparency_is_kept() -> None:
    image = halves(mode="P")
    data = as_bytes(image, "PNG", transparency=image.getpixel((0, 0)))
    assert opened(clean_picture(data)).convert("RGBA").getpixel((0, 0)) == (*colour(image, 0, 0), 0)


@pytest.mark.parametrize("mode", ["L", "CMYK"])
def test_other_jpeg_colours_are_taken(mode: str) -> None:
    assert opened(clean_picture(as_bytes(halves(mode=mode), "JPEG"))).mode in {"L", "RGB"}


def test_deep_grey_keeps_its_levels() -> None:
    grey = Image.new("I;16", (8, 8), 128 * 256)
    level = colour(opened(clean_picture(as_bytes(grey, "PNG"))), 4, 4)[0]
    assert abs(level - 128) < 3


@pytest.mark.parametrize("kind", ["PNG", "WEBP"])
def test_only_first_frame_is_kept(kind: str) -> None:
    frames = [Image.new("RGB", (16, 16), BLUE)]
    data = as_bytes(Image.new("RGB", (16, 16), RED), kind, save_all=True, append_images=frames)
    picture = opened(clean_picture(data))
    assert getattr(picture, "n_frames", 1) == 1
    assert colour(picture, 8, 8)[0] > 150


def test_damaged_exif_does_not_cost_the_picture() -> None:
    exif = b"Exif\0\0" + planted_exif().tobytes()[6:40]
    jpeg = as_bytes(halves(), "JPEG")
    bare = jpeg[:2] + jpeg[20:]
    assert opened(clean_picture(with_segments(bare, segment(0xE1, exif)))).size == (64, 32)


def test_empty_file_is_refused() -> None:
    assert refusal(b"") == "empty"


@pytest.mark.parametrize(
    "data",
    [
        b"Chao anh, day la anh.jpg",
        b"<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>",
        b"%PDF-1.7",
        b"RIFF\x10\0\0\0WAVEfmt ",
        b"\xff",
    ],
)
def test_other_kinds_are_refused(data: bytes) -> None:
    assert refusal(data) == "unknown_kind"


@pytest.mark.parametrize("make", [planted_jpeg, planted_png, planted_webp])
def test_cut_picture_is_refused(make: Callable[[], bytes]) -> None:
    whole = make().removesuffix(PLANTED)
    assert refusal(whole[: len(whole) // 2]) == "broken"
    assert refusal(whole[:14]) == "broken"


def test_truncated_pixels_are_refused() -> None:
    jpeg = as_bytes(Image.effect_noise((400, 400), 80), "JPEG")
    assert refusal(jpeg[: len(jpeg) * 3 // 4]) == "broken"


def test_heavy_file_is_refused() -> None:
    assert refusal(as_bytes(halves(), "JPEG") + bytes(FILE_BYTES)) == "too_big"


@pytest.mark.parametrize(
    "size", [(5001, 5000), (8000, 5001), (10_000, 10_000), (30_000, 30_000), (2**31 - 1, 2**31 - 1)]
)
def test_png_bomb_is_refused(size: tuple[int, int]) -> None:
    assert size[0] * size[1] > LIMIT_PIXELS
    assert refusal(png_header(*size)) == "too_big"


def test_jpeg_bomb_is_refused() -> None:
    jpeg = bytearray(as_bytes(halves(), "JPEG"))
    at = jpeg.index(b"\xff\xc0")
    jpeg[at + 5 : at + 9] = struct.pack(">HH", 60_000, 60_000)
    assert refusal(bytes(jpeg)) == "too_big"


def test_webp_bomb_is_refused() -> None:
    chunk = b"VP8X" + struct.pack("<I", 10) + b"\0\0\0\0" + b"\xfe\x3f\0" + b"\xfe\x3f\0"
    assert refusal(b"RIFF" + struct.pack("<I", len(chunk) + 4) + b"WEBP" + chunk) == "too_big"


def test_text_bomb_is_refused() -> None:
    info = PngImagePlugin.PngInfo()
    info.add_text("Comment", "a" * 80_000_000, zip=True)
    assert refusal(as_bytes(halves(), "PNG", pnginfo=info)) == "broken"


async def in_pieces(data: bytes, size: int = 65_536) -> AsyncIterator[bytes]:
    for start in range(0, len(data), size):
        yield data[start : start + size]


@pytest.fixture
def blobs(tmp_path: Path) -> Blobs:
    return Blobs(tmp_path / "files", Vault.create(tmp_path / "keys.json"))


async def test_stored_picture_is_clean(blobs: Blobs) -> None:
    stored = await FileStore(blobs, free=roomy_disk).store(in_pieces(planted_jpeg(), size=100))
    content = blobs.read(stored.id)
    assert (stored.kind, stored.size) == ("picture", len(content))
    assert PLANTED not in content
    assert opened(content).size == (64, 32)


async def test_many_pictures_are_stored(blobs: Blobs) -> None:
    store = FileStore(blobs, free=roomy_disk)
    stored = await asyncio.gather(*(store.store(in_pieces(planted_jpeg())) for _ in range(6)))
    assert len({one.id for one in stored}) == 6


async def test_reading_stops_at_the_limit(blobs: Blobs, tmp_path: Path) -> None:
    given = 0

    async def endless() -> AsyncIterator[bytes]:
        nonlocal given
        while True:
            given += 1 << 20
            yield bytes(1 << 20)

    with pytest.raises(FileRefused, match="too_big"):
        await FileStore(blobs, free=roomy_disk).store(endless())
    assert given <= FILE_BYTES + (1 << 20)
    assert not (tmp_path / "files").exists()


@pytest.mark.parametrize(
    ("data", "reason"), [(b"", "empty"), (b"text", "unknown_kind"), (b"\xff\xd8\xff", "broken")]
)
async def test_refusal_carries_its_reason(blobs: Blobs, data: bytes, reason: str) -> None:
    store = FileStore(blobs, free=roomy_disk)
    for _ in range(3):
        with pytest.raises(FileRefused) as caught:
            await store.store(in_pieces(data))
        assert caught.value.reason == reason


async def test_low_disk_takes_no_picture(blobs: Blobs, tmp_path: Path) -> None:
    with pytest.raises(DiskLowError):
        await FileStore(blobs, free=lambda _: KEPT_FREE_BYTES - 1).store(in_pieces(planted_jpeg()))
    assert not (tmp_path / "files").exists()
    await FileStore(blobs, free=roomy_disk).store(in_pieces(planted_jpeg()))


def test_free_bytes_of_folder_to_come(tmp_path: Path) -> None:
    assert free_bytes(tmp_path / "not" / "yet") > 0


async def test_discarded_picture_is_gone(blobs: Blobs) -> None:
    store = FileStore(blobs, free=roomy_disk)
    file_id = (await store.store(in_pieces(planted_jpeg()))).id
    await store.discard(file_id)
    with pytest.raises(BlobMissingError):
        blobs.read(file_id)
    await store.discard(file_id)
