"""The table of cases: its columns, and a row a case. Nothing of who told us."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from bot.desk import caseline
from bot.desk.voice import Voice
from bot.desk.workflow import WITHOUT_CONTENT
from bot.dialogue import walk
from bot.dialogue.calls import status_key
from bot.dialogue.summary import described
from bot.redaction import masked
from storage.case_pages import Sealed
from storage.vault import Vault

Cell = str | int | None

COLUMNS = (
    "number",
    "register",
    "category",
    "urgent",
    "status",
    "place",
    "filed",
    "taken",
    "closed",
    "items",
    "rating",
    "told",
)
"""In order; the head of each is the text `export-head-<name>`."""
WIDTHS = (8, 16, 24, 8, 22, 24, 17, 17, 17, 8, 10, 90)
"""In characters, as a sheet shows them."""

CELL_LENGTH = 32_000
"""Characters of one cell; a sheet takes no more than 32,767."""


@dataclass(frozen=True, slots=True)
class Reader:
    """For whom a table is made: their words, the unit's hours, and how they may read what was told."""

    voice: Voice
    zone: ZoneInfo
    shown: Callable[[str], str] = masked

    def moment(self, at: datetime | None) -> str | None:
        """A moment where the unit is: 2026-11-23 07:05, which sorts as it reads."""
        return None if at is None else at.astimezone(self.zone).strftime("%Y-%m-%d %H:%M")


def printable(words: str) -> str:
    """`words` without what no file of text can hold: control characters, halves of surrogate pairs."""
    return "".join(
        [one for one in words if (one >= " " and not "\ud800" <= one <= "\udfff") or one in "\n\t"]
    )


def heads(reader: Reader) -> list[str]:
    """The first row."""
    return [reader.voice.text(f"export-head-{name}") for name in COLUMNS]


def rows(found: Sequence[Sealed], vault: Vault, reader: Reader) -> list[list[Cell]]:
    """A row a case. Blocks for as long as unsealing takes: use it in a thread."""
    return [_row(one, vault, reader) for one in found]


def _row(one: Sealed, vault: Vault, reader: Reader) -> list[Cell]:
    line, voice = one.line, reader.voice
    told = "\n".join(f"{name}: {words}" for name, words in answers(one, vault, reader))
    return [
        line.number,
        line.register_number,
        caseline.category(voice, line),
        voice.text("export-yes") if line.is_urgent else None,
        voice.text(status_key(line.category, line.status)),
        caseline.place(voice, line.commune),
        reader.moment(line.filed_at),
        reader.moment(line.taken_at),
        reader.moment(line.closed_at),
        line.item_count,
        voice.text(f"case-rate-{line.rating}") if line.rating else None,
        told[:CELL_LENGTH],
    ]


def answers(one: Sealed, vault: Vault, reader: Reader) -> Iterator[tuple[str, str]]:
    """The name and the words of each answer, in the order of the form; those without a question of today last."""
    line, voice = one.line, reader.voice
    if line.status in WITHOUT_CONTENT:
        return
    programme, given = voice.context.programme, one.answers(vault)
    form = programme.forms.get(line.form)
    told = walk.holding(form, given, programme) if form else {}
    if form is not None:
        words = described(form, told, programme, voice.context.gazetteer, voice.context.texts, voice.locale)
        yield from ((name, reader.shown(value)) for name, value in words)
    for key, value in given.items():
        if key not in told and isinstance(value, str | int):
            yield key, reader.shown(str(value))
