"""Files in both directions, byte for byte: ids, sizes, links that run out, and Telegram's limits."""

import io
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from PIL import Image, UnidentifiedImageError

from tests.telegram_api.refusals import bad_request

PHOTO_BYTES = 10 * 1024 * 1024
PHOTO_SIDES = 10_000
"""Width and height together."""
PHOTO_RATIO = 20
DOWNLOAD_BYTES = 20 * 1024 * 1024
LINK_SECONDS = 3600.0
_SMALL_SIDE = 320


@dataclass(slots=True)
class StoredFile:
    """One file. `size` is what Telegram says it is; `width` and `height` are 0 if it is no picture."""

    file_id: str
    unique_id: str
    path: str
    data: bytes
    name: str
    mime: str
    size: int
    width: int = 0
    height: int = 0
    link_ends_at: float = 0.0

    def wire(self) -> dict[str, Any]:
        """What every kind of file has in common as it travels."""
        return {"file_id": self.file_id, "file_unique_id": self.unique_id, "file_size": self.size}


class Files:
    """Every file that people or the bot sent."""

    def __init__(self, clock: Callable[[], float]) -> None:
        self._clock = clock
        self._by_id: dict[str, StoredFile] = {}
        self._by_path: dict[str, StoredFile] = {}

    def keep(self, folder: str, data: bytes, name: str, mime: str, size: int | None = None) -> StoredFile:
        """Keeps a file. `size` may be given to speak of a large file without holding one."""
        number = len(self._by_id) + 1
        ending = name.rpartition(".")[2] if "." in name else "bin"
        kept = StoredFile(
            file_id=f"BQACAgUAAx{number:08d}{folder[:3]}",
            unique_id=f"AgAD{number:08d}",
            path=f"{folder}/file_{number}.{ending}",
            data=data,
            name=name,
            mime=mime,
            size=len(data) if size is None else size,
        )
        self._by_id[kept.file_id] = kept
        self._by_path[kept.path] = kept
        return kept

    def keep_photo(self, data: bytes) -> list[StoredFile]:
        """Keeps a picture in the sizes Telegram offers, smallest first; the last is the picture itself."""
        width, height = dimensions(data) or (800, 600)
        sizes = []
        if max(width, height) > _SMALL_SIDE:
            small, small_width, small_height = _shrunk(data, width, height)
            kept = self.keep("photos", small, "small.jpg", "image/jpeg")
            kept.width, kept.height = small_width, small_height
            sizes.append(kept)
        whole = self.keep("photos", data, "photo.jpg", "image/jpeg")
        whole.width, whole.height = width, height
        return [*sizes, whole]

    def find(self, file_id: str) -> StoredFile | None:
        """A file by its id."""
        return self._by_id.get(file_id)

    def link(self, file_id: str) -> dict[str, Any]:
        """What getFile answers; the path works for an hour. Raises `Refusal`."""
        kept = self.find(file_id)
        if kept is None:
            raise bad_request("invalid file_id")
        if kept.size > DOWNLOAD_BYTES:
            raise bad_request("file is too big")
        kept.link_ends_at = self._clock() + LINK_SECONDS
        return {**kept.wire(), "file_path": kept.path}

    def download(self, path: str) -> bytes | None:
        """What stands behind a path that getFile gave within the hour, else None."""
        kept = self._by_path.get(path)
        return kept.data if kept is not None and self._clock() <= kept.link_ends_at else None


def check_photo(name: str, data: bytes) -> None:
    """Whether a bot may send these bytes as a picture. Raises `Refusal`."""
    if len(data) > PHOTO_BYTES:
        raise bad_request(f'file "{name}" of size {len(data)} bytes is too big for a photo')
    sides = dimensions(data)
    if sides is None:
        raise bad_request("IMAGE_PROCESS_FAILED")
    if sum(sides) > PHOTO_SIDES or max(sides) > PHOTO_RATIO * min(sides):
        raise bad_request("PHOTO_INVALID_DIMENSIONS")


def dimensions(data: bytes) -> tuple[int, int] | None:
    """Width and height of a picture in pixels, None if it is none."""
    try:
        with Image.open(io.BytesIO(data)) as image:
            return image.size
    except (UnidentifiedImageError, OSError, Image.DecompressionBombError):
        return None


def photo_wire(sizes: list[StoredFile]) -> list[dict[str, Any]]:
    """The field `photo` of a message."""
    return [{**kept.wire(), "width": kept.width, "height": kept.height} for kept in sizes]


def document_wire(kept: StoredFile) -> dict[str, Any]:
    """The field `document` of a message."""
    return {**kept.wire(), "file_name": kept.name, "mime_type": kept.mime}


def _shrunk(data: bytes, width: int, height: int) -> tuple[bytes, int, int]:
    """A small copy, or half the bytes of what is no picture after all: never the whole file."""
    try:
        with Image.open(io.BytesIO(data)) as image:
            copy = image.convert("RGB")
    except (UnidentifiedImageError, OSError):
        return data[: len(data) // 2], width // 2, height // 2
    copy.thumbnail((_SMALL_SIDE, _SMALL_SIDE))
    target = io.BytesIO()
    copy.save(target, "JPEG")
    return target.getvalue(), copy.width, copy.height
