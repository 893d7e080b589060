"""PDF files keep what their pages show, and nothing else."""

import io

import pikepdf
import pytest
from PIL import Image

from bot.media.documents import clean_pdf
from bot.media.refusal import MediaError
from tests.media_corpus import PLANTED, pdf


def everything_in(data: bytes) -> bytes:
    """A PDF with all that is packed in it unpacked."""
    unpacked = io.BytesIO()
    with pikepdf.open(io.BytesIO(data)) as opened:
        opened.save(
            unpacked,
            stream_decode_level=pikepdf.StreamDecodeLevel.generalized,
            compress_streams=False,
            object_stream_mode=pikepdf.ObjectStreamMode.disable,
        )
    return unpacked.getvalue()


def test_marks_of_pdf_stay_behind() -> None:
    dirty = pdf()
    assert everything_in(dirty).count(PLANTED.encode()) >= 5
    bare = clean_pdf(dirty)
    for mark in (PLANTED.encode(), b"JavaScript", b"EmbeddedFile", b"OpenAction", b"pikepdf", b"2026"):
        assert mark not in bare
        assert mark not in everything_in(bare)
    with pikepdf.open(io.BytesIO(bare)) as opened:
        assert (len(opened.attachments), len(opened.docinfo), "/Metadata" in opened.Root) == (0, 0, False)


def test_page_and_its_photo_come_through() -> None:
    with pikepdf.open(io.BytesIO(clean_pdf(pdf()))) as opened:
        (page,) = opened.pages
        photo = Image.open(io.BytesIO(page.Resources.XObject.Photo.read_raw_bytes()))
        assert (photo.size, page.Contents.read_bytes().count(b"/Photo Do")) == ((16, 16), 1)


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (pdf(password="mat-khau"), "locked"),
        (b"%PDF-1.7\n", "broken"),
        (b"%PDF-1.7\n" + bytes(range(256)) * 10, "broken"),
    ],
)
def test_pdf_that_cannot_be_read_is_refused(data: bytes, reason: str) -> None:
    with pytest.raises(MediaError) as caught:
        clean_pdf(data)
    assert caught.value.reason == reason
