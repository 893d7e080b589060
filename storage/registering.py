"""The numbers of cases in the unit's official book: each belongs to one case."""

from datetime import datetime

from storage.cases import Summary, summaries, summary_of
from storage.tables import cases
from storage.work import Work


async def holder(work: Work, register_number: str) -> Summary | None:
    """The case that has this number, or None; nobody else enters one until the transaction ends."""
    await work.hold("audit")  # what follows is recorded there anyway, and whoever enters a number records it
    await work.flush()
    found = await work.connection.execute(
        summaries().where(cases.c.register_number == register_number).limit(1)
    )
    row = found.one_or_none()
    return None if row is None else summary_of(row)


def enter(work: Work, number: int, register_number: str, now: datetime) -> None:
    """The case stands under this number."""
    work.update(cases, {"number": number}, {"register_number": register_number, "updated_at": now})
