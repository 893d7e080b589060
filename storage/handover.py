"""Who has a case no longer: freed when it is passed on, or given to a colleague."""

from datetime import datetime

from storage.tables import cases
from storage.work import Work


def free(work: Work, number: int, now: datetime) -> None:
    """Nobody has the case any more, nor those that go with it; when it was first taken stays known."""
    for key in ("number", "merged_into"):
        work.update(cases, {key: number}, {"assignee_id": None, "updated_at": now})
