"""Thanks to the teller of a valuable case: offered by the unit, accepted or refused by the teller."""

from typing import Literal

from sqlalchemy import select

from storage.tables import cases
from storage.work import Work

Thanks = Literal["offered", "accepted", "quiet", "meet", "refused"]
"""`accepted` until the teller says how: `quiet` in the chat alone, or `meet`: the unit may write to arrange it."""


async def thanks_of(work: Work, number: int) -> Thanks | None:
    """Where a case's thanks stand, or None if nobody offered any."""
    await work.flush()
    found: Thanks | None = await work.connection.scalar(
        select(cases.c.thanks).where(cases.c.number == number)
    )
    return found


def set_thanks(work: Work, number: int, thanks: Thanks | None) -> None:
    """Writes where they stand."""
    work.update(cases, {"number": number}, {"thanks": thanks})
