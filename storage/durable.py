"""Folders that are private and survive a power cut: made with mode 0700, their entries fsynced."""

import os
from pathlib import Path


def sync_folder(folder: Path) -> None:
    """Fsync `folder` itself, so that names made, renamed or removed in it stay so. Raises `OSError`."""
    descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def make_folder(folder: Path) -> None:
    """Make `folder` and its missing parents with mode 0700, durably. Raises `OSError`."""
    if folder.is_dir():
        return
    make_folder(folder.parent)
    folder.mkdir(mode=0o700, exist_ok=True)
    sync_folder(folder.parent)
