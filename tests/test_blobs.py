"""Sealed files on disk: whole or absent, private, and swept when nobody knows them."""

import os
import resource
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from storage.blobs import BlobError, BlobMissingError, Blobs
from storage.vault import Vault

CONTENT = b"pixels of a picture " * 1000
NOW = datetime(2026, 5, 1, tzinfo=UTC)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "files"


@pytest.fixture
def blobs(folder: Path, tmp_path: Path) -> Blobs:
    return Blobs(folder, Vault.create(tmp_path / "keys.json"))


@contextmanager
def small_files_only() -> Iterator[None]:
    """The kernel itself refuses to let any file grow beyond 4 KiB, much as a full disk would.

    Not a fixture: the limit would still hold while pytest writes its report, which may go to a long file.
    """
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (4096, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


def files_in(folder: Path) -> list[Path]:
    return [path for path in folder.rglob("*") if path.is_file()]


def set_age(path: Path, moment: datetime) -> None:
    os.utime(path, (moment.timestamp(), moment.timestamp()))


def test_written_file_reads_back(blobs: Blobs) -> None:
    file_id, size = blobs.write(CONTENT)
    assert size == len(CONTENT)
    assert blobs.read(file_id) == CONTENT


def test_same_content_gets_two_ids(blobs: Blobs) -> None:
    assert blobs.write(CONTENT)[0] != blobs.write(CONTENT)[0]


def test_file_on_disk_is_sealed(blobs: Blobs, folder: Path) -> None:
    file_id, _ = blobs.write(CONTENT)
    (path,) = files_in(folder)
    assert path == folder / file_id[:2] / file_id[2:4] / file_id
    assert CONTENT[:20] not in path.read_bytes()


def test_files_and_folders_are_private(blobs: Blobs, folder: Path) -> None:
    blobs.write(CONTENT)
    (path,) = files_in(folder)
    assert path.stat().st_mode & 0o777 == 0o600
    assert {p.stat().st_mode & 0o777 for p in (path.parent, path.parent.parent, folder)} == {0o700}


def test_exchanged_file_does_not_open(blobs: Blobs) -> None:
    file_id, _ = blobs.write(CONTENT)
    other_id, _ = blobs.write(b"other")
    blobs._path(other_id).replace(blobs._path(file_id))
    with pytest.raises(BlobError, match="damaged"):
        blobs.read(file_id)


def test_shortened_file_does_not_open(blobs: Blobs, folder: Path) -> None:
    file_id, _ = blobs.write(CONTENT)
    (path,) = files_in(folder)
    os.truncate(path, 100)
    with pytest.raises(BlobError, match="damaged"):
        blobs.read(file_id)


@pytest.mark.parametrize("file_id", ["0" * 32, "", "../keys.json", "A" * 32, "0" * 31 + "\n", "0" * 33])
def test_unknown_id_is_missing(blobs: Blobs, file_id: str) -> None:
    with pytest.raises(BlobMissingError):
        blobs.read(file_id)


def test_deleted_file_is_gone(blobs: Blobs, folder: Path) -> None:
    file_id, _ = blobs.write(CONTENT)
    blobs.delete(file_id)
    assert files_in(folder) == []
    with pytest.raises(BlobMissingError):
        blobs.read(file_id)
    blobs.delete(file_id)


def test_full_disk_leaves_nothing_behind(blobs: Blobs, folder: Path) -> None:
    with small_files_only(), pytest.raises(BlobError, match="could not be written"):
        blobs.write(CONTENT)
    assert files_in(folder) == []


def test_file_in_place_of_folder_is_reported(blobs: Blobs, folder: Path) -> None:
    folder.touch()
    with pytest.raises(BlobError, match="could not be written"):
        blobs.write(CONTENT)


def test_sweep_finds_old_unknown_files(blobs: Blobs, folder: Path) -> None:
    known, unknown, fresh = (blobs.write(CONTENT)[0] for _ in range(3))
    for path in files_in(folder):
        set_age(path, NOW if path.name == fresh else NOW - timedelta(days=2))
    assert list(blobs.orphans({known}, NOW - timedelta(days=1))) == [unknown]


def test_sweep_finds_unfinished_writes(blobs: Blobs, folder: Path) -> None:
    file_id, _ = blobs.write(CONTENT)
    (path,) = files_in(folder)
    part = path.rename(path.with_name(path.name + ".part"))
    set_age(part, NOW - timedelta(days=2))
    assert list(blobs.orphans(set(), NOW)) == [file_id]
    blobs.delete(file_id)
    assert files_in(folder) == []


def test_sweep_leaves_strange_files_alone(blobs: Blobs, folder: Path) -> None:
    stranger = folder / "ab" / "cd" / "notes.txt"
    stranger.parent.mkdir(parents=True)
    stranger.touch()
    set_age(stranger, NOW - timedelta(days=2))
    assert list(blobs.orphans(set(), NOW)) == []


def test_sweep_of_no_folder_is_empty(blobs: Blobs) -> None:
    assert list(blobs.orphans(set(), NOW)) == []
