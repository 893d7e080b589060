"""One case as a DOCX file: its line, what was told, what happened since. Never who told us."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from docx import Document
from docx.document import Document as DocumentType

from bot.desk import caseline, workhistory
from bot.dialogue.calls import status_key
from bot.exports.table import Reader, answers, printable
from storage.case_pages import Sealed
from storage.cases import Happening
from storage.vault import Vault


def write(
    path: Path, case: Sealed, history: Sequence[Happening], vault: Vault, reader: Reader, *, made: str
) -> None:
    """Writes the case to `path`; `made` is what stands at its foot. Blocks: use it in a thread."""
    document = Document()
    document.core_properties.author = ""
    document.core_properties.comments = ""
    voice, line = reader.voice, case.line
    document.add_heading(voice.text("export-case-title", number=str(line.number)), level=1)
    _table(document, list(_head(case, reader)))
    document.add_heading(voice.text("export-case-told"), level=2)
    told = list(answers(case, vault, reader))
    _table(document, told) if told else document.add_paragraph(voice.text("desk-card-empty"))
    document.add_heading(voice.text("export-case-history"), level=2)
    _table(document, list(_happened(history, case, reader)))
    document.add_paragraph(made)
    document.save(str(path))


def _head(case: Sealed, reader: Reader) -> Iterator[tuple[str, str]]:
    line, voice = case.line, reader.voice
    known = {
        "number": str(line.number),
        "register": line.register_number,
        "category": caseline.category(voice, line),
        "urgent": voice.text("export-yes") if line.is_urgent else None,
        "status": voice.text(status_key(line.category, line.status)),
        "place": caseline.place(voice, line.commune),
        "filed": reader.moment(line.filed_at),
        "taken": reader.moment(line.taken_at),
        "closed": reader.moment(line.closed_at),
    }
    yield from ((voice.text(f"export-head-{name}"), value) for name, value in known.items() if value)


def _happened(history: Sequence[Happening], case: Sealed, reader: Reader) -> Iterator[tuple[str, str]]:
    for one in history:
        name = f"{reader.moment(one.at)} · {reader.voice.text(f'desk-history-{one.kind}')}"
        yield name, workhistory.said(reader.voice, one, case.line.category, reader.shown)


def _table(document: DocumentType, told: Sequence[tuple[str, str]]) -> None:
    table = document.add_table(rows=0, cols=2)
    table.style = "Table Grid"
    for name, words in told:
        cells = table.add_row().cells
        cells[0].text, cells[1].text = printable(name), printable(words)
