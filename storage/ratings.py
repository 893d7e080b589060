"""What a teller says of a closed case: how it was handled, and that it is to be opened again."""

from datetime import datetime

from storage import cases
from storage.tables import cases as cases_table
from storage.work import Work

RATINGS = ("good", "fair", "bad")


def rate(work: Work, number: int, rating: str, now: datetime) -> None:
    """Keeps the mark with the case, and in its history."""
    work.update(cases_table, {"number": number}, {"rating": rating, "rated_at": now})
    cases.add_event(work, number, "rating", now, status=rating)


def reopen(work: Work, number: int, status: str, now: datetime) -> None:
    """The case stands at `status` again. Its mark is open too: the history keeps the one it had."""
    work.update(
        cases_table,
        {"number": number},
        {
            "status": status,
            "updated_at": now,
            "closed_at": None,
            "reopened_at": now,
            "rating": None,
            "rated_at": None,
        },
    )
    cases.add_event(work, number, "status", now, status=status)
