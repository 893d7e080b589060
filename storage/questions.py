"""A question that waits for the teller of a case: since when, and until when."""

from datetime import datetime

from storage import cases
from storage.cases import OPEN, Summary
from storage.tables import cases as cases_table
from storage.work import Work


def ask(work: Work, number: int, words: str, staff_id: int, now: datetime) -> None:
    """Puts a question into the history; from now on the case waits for its teller. Its status stays."""
    cases.add_event(work, number, "question", now, text=words, staff_id=staff_id)
    work.update(cases_table, {"number": number}, {"asked_at": now, "updated_at": now})


def is_waiting(line: Summary) -> bool:
    """Whether the teller was asked and said nothing since. Of a closed case nobody waits for anything."""
    return line.asked_at is not None and line.status in OPEN


def answered(work: Work, line: Summary) -> None:
    """The teller of `line` wrote: nobody waits for them any more. Nothing is written where nobody did."""
    if line.asked_at is not None:
        work.update(cases_table, {"number": line.number}, {"asked_at": None})
