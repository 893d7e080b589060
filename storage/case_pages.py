"""Whole cases, a page at a time in the order of their numbers: for an export, which never holds more than a page."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncConnection

from storage.case_lists import Filter, conditions
from storage.cases import Happening, Summary, summaries, summary_of
from storage.tables import case_event, cases
from storage.vault import Vault


@dataclass(frozen=True, slots=True)
class Sealed:
    """A case as it lies on disk: its line, and its answers still sealed."""

    line: Summary
    answers_sealed: bytes

    def answers(self, vault: Vault) -> dict[str, Any]:
        """What was answered. Blocks for as long as unsealing takes. Raises `SealError`."""
        opened: dict[str, Any] = json.loads(
            vault.unseal(self.answers_sealed, "cases", self.line.number, "answers")
        )
        return opened


async def count(connection: AsyncConnection, wanted: Filter) -> int:
    """How many cases there are among those wanted."""
    return await connection.scalar(select(func.count()).select_from(cases).where(*conditions(wanted))) or 0


async def page(connection: AsyncConnection, wanted: Filter, after: int, limit: int) -> list[Sealed]:
    """The next `limit` cases with a number above `after`, in order."""
    rows = await connection.execute(
        summaries()
        .add_columns(cases.c.answers_sealed)
        .where(*conditions(wanted), cases.c.number > after)
        .order_by(cases.c.number)
        .limit(limit)
    )
    return [Sealed(summary_of(row), row.answers_sealed) for row in rows]


async def history(connection: AsyncConnection, vault: Vault, number: int) -> Sequence[Happening]:
    """All that happened to a case, oldest first."""
    rows = await connection.execute(
        select(case_event).where(case_event.c.case_number == number).order_by(case_event.c.id)
    )
    return [Happening(row.at, row.kind, row.staff_id, row.status, _body(row, vault)) for row in rows]


def _body(row: Any, vault: Vault) -> str | None:
    if row.body_sealed is None:
        return None
    return vault.unseal(row.body_sealed, "case_event", row.id, "body").decode()
