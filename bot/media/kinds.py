"""What a file is, told by its first bytes alone: never by its name or by what its sender calls it.

HEIC pictures are refused: nothing we have decodes them, and phones turn them into JPEG when asked. An animated
GIF, PNG or WebP is taken as the picture of its first frame.
"""

from typing import Literal, get_args

from bot.media.refusal import MediaError

Kind = Literal["picture", "video", "voice", "document"]
"""What a file is to people; every sound is a `voice`."""
KINDS: tuple[Kind, ...] = get_args(Kind)

Format = Literal["jpeg", "png", "webp", "gif", "mp4", "webm", "ogg", "mp3", "amr", "wav", "pdf"]
"""`mp4` is the whole family of it: MOV, 3GP and M4A too."""

PICTURES: frozenset[Format] = frozenset(("jpeg", "png", "webp", "gif"))

_HEIC = (b"heic", b"heix", b"heim", b"heis", b"hevc", b"hevx", b"mif1", b"msf1", b"avif", b"avis")
_ARCHIVES = (
    b"PK\x03\x04",
    b"PK\x05\x06",
    b"PK\x07\x08",
    b"Rar!",
    b"7z\xbc\xaf",
    b"\x1f\x8b",
    b"BZh",
    b"\xfd7zXZ",
)
_OLD_OFFICE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_PROGRAMS = (b"MZ", b"\x7fELF", b"#!", b"\xca\xfe\xba\xbe", b"\xcf\xfa\xed\xfe", b"dex\n")
_STARTS: tuple[tuple[bytes, Format], ...] = (
    (b"\xff\xd8\xff", "jpeg"),
    (b"\x89PNG\r\n\x1a\n", "png"),
    (b"GIF87a", "gif"),
    (b"GIF89a", "gif"),
    (b"\x1aE\xdf\xa3", "webm"),
    (b"OggS", "ogg"),
    (b"ID3", "mp3"),
    (b"#!AMR", "amr"),
    (b"%PDF-", "pdf"),
)
_RIFF: dict[bytes, Format] = {b"WEBP": "webp", b"WAVE": "wav"}
_MP3_FRAMES = (b"\xff\xfb", b"\xff\xfa", b"\xff\xf3", b"\xff\xf2", b"\xff\xe3", b"\xff\xe2")
_BOXES = (b"ftyp", b"moov", b"mdat", b"wide", b"free", b"skip")
_ZIP_END, _ZIP_END_SIZE = b"PK\x05\x06", 22
_WHERE_A_PDF_MAY_BEGIN = 1024


def format_of(data: bytes) -> Format:
    """The format of a whole file. Raises `MediaError` for one we do not take, or that is two at once."""
    if not data:
        raise MediaError("empty")
    found = _started(data)
    if _ends_as_zip(data) or (found != "pdf" and b"%PDF-" in data[:_WHERE_A_PDF_MAY_BEGIN]):
        # Somebody's program would open it as the other kind. No camera and no phone makes such a file.
        raise MediaError("two_kinds")
    return found


def _started(data: bytes) -> Format:
    for start, name in _STARTS:
        if data.startswith(start):
            return name
    if data.startswith(b"RIFF") and bytes(data[8:12]) in _RIFF:
        return _RIFF[bytes(data[8:12])]
    if data[4:8] == b"ftyp" and data[8:12] in _HEIC:
        raise MediaError("heic")
    if data[4:8] in _BOXES:
        return "mp4"
    if data.startswith(_MP3_FRAMES):
        return "mp3"
    raise _refusal(data)


def _refusal(data: bytes) -> MediaError:
    if data.startswith(_ARCHIVES) or data.startswith(_OLD_OFFICE):
        return MediaError("archive")
    return MediaError("program" if data.startswith(_PROGRAMS) else "unknown_kind")


def _ends_as_zip(data: bytes) -> bool:
    """Whether the directory of a ZIP archive closes the file, as whatever opens such archives looks for it."""
    at = data.rfind(_ZIP_END, max(0, len(data) - _ZIP_END_SIZE - 0xFFFF))
    if at < 0 or at + _ZIP_END_SIZE > len(data):
        return False
    comment = int.from_bytes(data[at + 20 : at + 22], "little")
    return at + _ZIP_END_SIZE + comment <= len(data)


_MEDIA_TYPES = {
    "jpeg": "image/jpeg",
    "png": "image/png",
    "webm": "video/webm",
    "ogg": "audio/ogg",
    "mp3": "audio/mpeg",
    "amr": "audio/amr",
    "wav": "audio/wav",
    "pdf": "application/pdf",
}
OFFICE = {
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
}
"""The media types of files we make for staff; locked ones do not tell by their bytes what they are."""
_BRANDS = {b"M4A ": "audio/mp4", b"qt  ": "video/quicktime"}


def media_type(start: bytes) -> str:
    """The media type of a file of our own making, by its first bytes."""
    try:
        name = _started(start)
    except MediaError:
        return "application/octet-stream"
    if name != "mp4":
        return _MEDIA_TYPES.get(name, "application/octet-stream")
    return "video/3gpp" if start[8:11] == b"3gp" else _BRANDS.get(bytes(start[8:12]), "video/mp4")
