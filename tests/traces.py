"""Looks for what people typed where nothing of it may be: in the bytes of files, tables and logs."""

import itertools
from collections.abc import Iterable
from pathlib import Path

from bot.dialogue.fold import fold

CHANCE = 7
"""Bytes. Megabytes of sealed words hold five given letters once in some thousand runs, seven practically never."""


def found_in(content: bytes, typed: Iterable[str]) -> list[str]:
    """Which pieces of what was typed lie in some bytes, in whatever encoding and case."""
    lowered = content.lower()
    needles = {
        needle: piece
        for piece in _pieces(typed)
        for encoding in ("utf-8", "utf-16-le", "utf-16-be")
        for needle in (piece.encode(encoding).lower(), piece.lower().encode(encoding))
        if len(needle) >= CHANCE
    }
    return [piece for needle, piece in needles.items() if needle in lowered]


def on_disk(folder: Path, typed: Iterable[str]) -> dict[str, list[str]]:
    """Every file below a folder by its path from there, with the pieces found in its bytes and in that path."""
    paths = {path.relative_to(folder).as_posix(): path for path in folder.rglob("*") if path.is_file()}
    return {name: found_in(name.encode() + b"\0" + path.read_bytes(), typed) for name, path in paths.items()}


def _pieces(typed: Iterable[str]) -> set[str]:
    """What was typed, whole, in pairs of words and word by word, as it was and folded."""
    found = set()
    for text in typed:
        words = text.replace(",", "").split()
        found |= {text, *(" ".join(pair) for pair in itertools.pairwise(words)), *words}
    return found | {fold(piece) for piece in found}
