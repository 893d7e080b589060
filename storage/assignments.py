"""Who has a case."""

from dataclasses import replace
from datetime import datetime

from storage import cases, clocks
from storage.cases import Summary
from storage.tables import cases as cases_table
from storage.work import Work

NOBODY = "none"


def hand_to(work: Work, line: Summary, staff_id: int | None, by: int, now: datetime) -> Summary:
    """Gives a case to a member of staff, or to nobody; its line from now on.

    A new case is accepted as soon as somebody has it. When it was first taken stays known.
    """
    is_first = staff_id is not None and line.status == "new"
    after = replace(
        line,
        assignee_id=staff_id,
        status="accepted" if is_first else line.status,
        taken_at=line.taken_at or (now if staff_id is not None else None),
    )
    changed = {"assignee_id": staff_id, "taken_at": after.taken_at, "status": after.status}
    if staff_id is not None:
        clocks.meet(work, line.number, "reception", now)
    for key in ("number", "merged_into"):  # those that go with it are in the same hands
        work.update(cases_table, {key: line.number}, {**changed, "updated_at": now})
    if is_first:
        cases.add_event(work, line.number, "status", now, status=after.status, staff_id=by)
    to = NOBODY if staff_id is None else str(staff_id)
    cases.add_event(work, line.number, "assign", now, status=to, staff_id=by)
    return after
