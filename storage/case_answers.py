"""Answers added to a case after it was filed: sealed with those it has, in one value."""

import json
from collections.abc import Mapping
from datetime import datetime
from typing import Any

from sqlalchemy import select

from storage import unindexed
from storage.tables import cases
from storage.work import Work


async def add(
    work: Work, number: int, answers: Mapping[str, Any], commune: str | None, now: datetime
) -> None:
    """Puts JSON-ready `answers` into case `number`, in place of what it has under the same keys, and sets its commune.

    The caller has locked the case.
    """
    await work.flush()
    sealed = await work.connection.scalar(select(cases.c.answers_sealed).where(cases.c.number == number))
    if sealed is None:
        raise LookupError("there is no such case")
    known: dict[str, Any] = json.loads(work.vault.unseal(sealed, "cases", number, "answers"))
    together = json.dumps(known | dict(answers), ensure_ascii=False).encode()
    work.update(
        cases,
        {"number": number},
        {
            "answers_sealed": work.vault.seal(together, "cases", number, "answers"),
            "commune": commune,
            "updated_at": now,
        },
    )
    unindexed.whole(work, number, now)
