"""The printed slip of a hand-in: what was taken in, in figures and words, and room for names written by hand.

It has the form of an official Vietnamese paper. We keep no names, so there are none in it.
"""

import io
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from docx import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.shared import Pt

from bot.number_words import in_words

MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
_DOTS = "." * 60
_FONT = "Times New Roman"


@dataclass(frozen=True, slots=True)
class Item:
    """A line of the table: what it is called, how many, counted in what."""

    name: str
    count: int
    unit: str


@dataclass(frozen=True, slots=True)
class Slip:
    """What stands on the paper. `at` is where the unit is; `book_numbers` are those of its official book."""

    unit: str
    case_number: int
    book_numbers: Sequence[str]
    items: Sequence[Item]
    at: datetime


def written(slip: Slip) -> bytes:
    """The paper as DOCX. It takes some fifty milliseconds of work: call it in a thread."""
    paper = Document()
    style: Any = paper.styles["Normal"]
    style.font.name, style.font.size = _FONT, Pt(13)
    _head(paper, slip)
    _what_and_who(paper, slip)
    _items(paper, slip.items)
    _end(paper, slip)
    target = io.BytesIO()
    paper.save(target)
    return target.getvalue()


def _head(paper: Any, slip: Slip) -> None:
    cells = paper.add_table(rows=1, cols=2).rows[0].cells
    books = ", ".join(slip.book_numbers) or "." * 20
    _lines(cells[0], (slip.unit.upper(), True), (f"Số: {books}", False))
    _lines(
        cells[1],
        ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", True),
        ("Độc lập - Tự do - Hạnh phúc", True),
        (f"........................, ngày {slip.at:%d} tháng {slip.at:%m} năm {slip.at:%Y}", False),
    )
    _centred(paper, "")
    _centred(paper, "BIÊN NHẬN", is_bold=True)
    _centred(paper, "Tiếp nhận vũ khí, vật liệu nổ, công cụ hỗ trợ do người dân giao nộp", is_bold=True)


def _what_and_who(paper: Any, slip: Slip) -> None:
    for line in (
        f"Theo tin số: {slip.case_number}",
        f"Thời gian tiếp nhận: {'.' * 40}",
        f"Địa điểm: {_DOTS}",
        f"Người giao: {_DOTS}",
        f"Người nhận, chức vụ: {_DOTS}",
        "Đã tiếp nhận các vật sau:",
    ):
        paper.add_paragraph(line)


def _items(paper: Any, items: Sequence[Item]) -> None:
    table = paper.add_table(rows=1, cols=6)
    table.style = "Table Grid"
    _fill(
        table.rows[0], ("STT", "Loại", "Đơn vị", "Số lượng", "Bằng chữ", "Tình trạng, ký hiệu"), is_bold=True
    )
    for at, item in enumerate(items, 1):
        row = (str(at), item.name, item.unit, str(item.count), in_words(item.count).capitalize(), "")
        _fill(table.add_row(), row)


def _end(paper: Any, slip: Slip) -> None:
    kinds = len(slip.items)
    paper.add_paragraph(
        f"Cộng: {kinds} ({in_words(kinds)}) loại. Biên nhận lập thành 02 bản, mỗi bên giữ 01 bản."
    )
    cells = paper.add_table(rows=1, cols=2).rows[0].cells
    for cell, who in zip(cells, ("NGƯỜI GIAO", "NGƯỜI NHẬN"), strict=True):
        _lines(cell, (who, True), ("(Ký, ghi rõ họ tên)", False), ("", False), ("", False), ("." * 30, False))


def _fill(row: Any, words: Sequence[str], *, is_bold: bool = False) -> None:
    for cell, word in zip(row.cells, words, strict=True):
        cell.paragraphs[0].add_run(word).bold = is_bold


def _lines(cell: Any, *lines: tuple[str, bool]) -> None:
    for at, (words, is_bold) in enumerate(lines):
        paragraph = cell.paragraphs[0] if at == 0 else cell.add_paragraph()
        paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
        run = paragraph.add_run(words)
        run.bold, run.font.size = is_bold, Pt(12)


def _centred(paper: Any, words: str, *, is_bold: bool = False) -> None:
    paragraph = paper.add_paragraph()
    paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    paragraph.add_run(words).bold = is_bold
