"""Tables written row by row, never held whole: XLSX for people, CSV for other programs."""

import csv
import os
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Protocol

import xlsxwriter

from bot.exports.table import WIDTHS, Cell, printable

_MEMORY = Path("/dev/shm")  # noqa: S108 - a file system in memory: what lies there for a moment is on no disk
_STARTS_FORMULA = ("=", "+", "-", "@", "\t", "\r")


class Sheet(Protocol):
    """A table being written. All calls block: use them in threads."""

    def add(self, rows: Iterable[Sequence[Cell]]) -> None:
        """Write more rows."""

    def close(self) -> None:
        """Finish the file; nothing can be added after."""


class XlsxSheet:
    """An Excel workbook with one sheet. Memory does not grow with its rows."""

    def __init__(self, path: Path, heads: Sequence[str]) -> None:
        options = {"constant_memory": True, "tmpdir": str(path.parent), "strings_to_urls": False}
        self._book = xlsxwriter.Workbook(str(path), options)
        self._sheet = self._book.add_worksheet()
        bold, self._wrapped = (
            self._book.add_format({"bold": True}),
            self._book.add_format({"text_wrap": True}),
        )
        for column, width in enumerate(WIDTHS):
            self._sheet.set_column(column, column, width)
        self._sheet.freeze_panes(1, 0)
        for column, head in enumerate(heads):
            self._sheet.write_string(0, column, head, bold)
        self._next = 1

    def add(self, rows: Iterable[Sequence[Cell]]) -> None:
        """Words are written as words, whatever they begin with: no cell is a formula."""
        for row in rows:
            for column, cell in enumerate(row):
                if isinstance(cell, int):
                    self._sheet.write_number(self._next, column, cell)
                elif cell:
                    self._sheet.write_string(self._next, column, printable(cell), self._wrapped)
            self._next += 1

    def close(self) -> None:
        """Finish the file."""
        self._book.close()


class CsvSheet:
    """CSV in UTF-8 with the mark by which Excel knows it. What Excel would run as a formula gets a ' before it."""

    def __init__(self, path: Path, heads: Sequence[str]) -> None:
        self._file = open(  # noqa: SIM115 - `close` closes it
            path, "w", encoding="utf-8-sig", newline="", opener=_private
        )
        self._writer = csv.writer(self._file)
        self._writer.writerow(heads)

    def add(self, rows: Iterable[Sequence[Cell]]) -> None:
        """Write more rows."""
        self._writer.writerows([harmless(cell) for cell in row] for row in rows)

    def close(self) -> None:
        """Finish the file."""
        self._file.flush()
        os.fsync(self._file.fileno())
        self._file.close()


def harmless(cell: Cell) -> Cell:
    """A cell that no program takes for a formula."""
    if not isinstance(cell, str):
        return cell
    words = printable(cell)
    return f"'{words}" if words.startswith(_STARTS_FORMULA) else words


def _private(name: str, flags: int) -> int:
    return os.open(name, flags, 0o600)


@contextmanager
def workplace() -> Iterator[Path]:
    """A folder of our own that is gone afterwards; in memory where there is room in one, else where files go."""
    where = _MEMORY if _MEMORY.is_dir() and os.access(_MEMORY, os.W_OK) else None
    with tempfile.TemporaryDirectory(dir=where) as folder:
        yield Path(folder)
