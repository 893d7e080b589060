"""Which words wait for their tokens. A row goes to disk with the words, so none are ever forgotten."""

from datetime import datetime

from storage.tables import case_to_index, case_token
from storage.work import Work


def whole(work: Work, number: int, now: datetime) -> None:
    """All that case `number` says is to be indexed (anew)."""
    _wait(work, number, work.time_ordered_id(now), is_whole=True)


def entry(work: Work, number: int, event_id: bytes) -> None:
    """One entry of the history of case `number` is to be indexed."""
    _wait(work, number, event_id, is_whole=False)


def forget(work: Work, number: int) -> None:
    """Case `number` is found by nothing it said: its content is destroyed."""
    # In this order: whoever indexes it at this moment takes what waits first, and then its tokens are here to be seen.
    work.delete(case_to_index, {"case_number": number})
    work.delete(case_token, {"case_number": number})


def _wait(work: Work, number: int, id: bytes, *, is_whole: bool) -> None:
    work.insert(case_to_index, {"case_number": number, "id": id, "is_whole": is_whole})
