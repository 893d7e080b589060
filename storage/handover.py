"""Who has a case no longer: freed when it is passed on, or given to a colleague."""

from datetime import datetime

from storage.tables import cases
from storage.work import Work


def free(work: Work, number: int, now: datetime) -> None:
    """Nobody has the case any more; when it was first taken stays known."""
    work.update(cases, {"number": number}, {"assignee_id": None, "updated_at": now})
