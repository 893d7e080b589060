"""What exported files say, opened as their readers open them."""

import io
from typing import Any

import msoffcrypto
from docx import Document
from openpyxl import load_workbook


def unlocked(content: bytes, password: str) -> bytes:
    """What is behind the lock of an Office file."""
    file, plain = msoffcrypto.OfficeFile(io.BytesIO(content)), io.BytesIO()
    assert file.is_encrypted()
    file.load_key(password=password)
    file.decrypt(plain)
    return plain.getvalue()


def table_of(content: bytes, password: str) -> list[tuple[Any, ...]]:
    """The rows of a locked workbook, the heads first."""
    book = load_workbook(io.BytesIO(unlocked(content, password)))
    return list(book.worksheets[0].iter_rows(values_only=True))


def words_of(content: bytes, password: str) -> str:
    """All that a locked case file says."""
    document = Document(io.BytesIO(unlocked(content, password)))
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    return "\n".join([*(one.text for one in document.paragraphs), *cells])
