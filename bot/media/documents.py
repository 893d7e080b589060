"""PDF files: what is printed on their pages, and nothing else.

Author, dates, XMP, attachments, scripts, actions, forms' data, thumbnails, comments with their authors, earlier
versions and whatever no page shows stay behind. What comments and forms show becomes part of the page.
"""

import io

import pikepdf
from pikepdf import Array, Dictionary, Name, Object, Pdf, Stream

from bot.media.limits import PDF_PAGES
from bot.media.refusal import MediaError

_ROOT = frozenset(("/Type", "/Pages", "/OCProperties", "/PageLayout", "/Version"))
_PAGE = frozenset(
    (
        "/Type",
        "/Parent",
        "/Resources",
        "/MediaBox",
        "/CropBox",
        "/BleedBox",
        "/TrimBox",
        "/ArtBox",
        "/Rotate",
        "/Contents",
        "/Group",
        "/UserUnit",
    )
)
_MARKS = (
    "/Metadata",
    "/PieceInfo",
    "/LastModified",
    "/AF",
    "/Thumb",
    "/AA",
    "/OPI",
    "/JS",
    "/EF",
    "/Alternates",
)


def clean_pdf(data: bytes) -> bytes:
    """The bare PDF. Raises `MediaError`: `locked` where it opens with a password only."""
    try:
        return _rewritten(data)
    except MediaError:
        raise
    except pikepdf.PasswordError:
        raise MediaError("locked") from None
    # Hostile bytes make the library raise nearly anything, and its messages may quote them.
    except Exception:  # noqa: BLE001
        raise MediaError("broken") from None


def _rewritten(data: bytes) -> bytes:
    with Pdf.open(io.BytesIO(data)) as pdf:
        if len(pdf.pages) == 0:
            raise MediaError("broken")
        if len(pdf.pages) > PDF_PAGES:
            raise MediaError("too_long")
        pdf.flatten_annotations("screen")
        _keep(pdf.Root, _ROOT)
        for page in pdf.pages:
            _keep(page.obj, _PAGE)
        for one in pdf.objects:
            _unmark(one)
        for key in ("/Info", "/ID"):
            if key in pdf.trailer:
                del pdf.trailer[key]
        written = io.BytesIO()
        pdf.save(written, encryption=False, object_stream_mode=pikepdf.ObjectStreamMode.generate)
        return written.getvalue()


def _keep(one: Object, keys: frozenset[str]) -> None:
    for key in set(one.keys()) - keys:
        del one[key]


def _unmark(one: Object) -> None:
    if not isinstance(one, Dictionary | Stream):
        return
    for key in _MARKS:
        if key in one:
            del one[key]
    if isinstance(one, Stream) and _filters(one) == ["/DCTDecode"]:
        one.write(_bare_jpeg(one.read_raw_bytes()), filter=Name.DCTDecode)


def _filters(one: Stream) -> list[str]:
    found = one.get("/Filter")
    if found is None:
        return []
    return [str(name) for name in found] if isinstance(found, Array) else [str(found)]


def _bare_jpeg(data: bytes) -> bytes:
    """A JPEG without its comments and application segments, but those that tell its colours (JFIF, Adobe)."""
    kept, at = bytearray(data[:2]), 2
    while data[at : at + 1] == b"\xff" and at + 4 <= len(data):
        marker = data[at + 1]
        if marker == 0xDA:
            break
        size = int.from_bytes(data[at + 2 : at + 4], "big") + 2
        if not (0xE1 <= marker <= 0xED or marker in (0xEF, 0xFE)):
            kept += data[at : at + size]
        at += size
    end = data.rfind(b"\xff\xd9")
    return bytes(kept) + data[at : end + 2 if end > at else len(data)]
