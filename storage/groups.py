"""Groups of a unit's staff that an admin has subscribed to digests or alerts.

A group hears what its admin may: of their communes or their unit, and only as long as they lead.
"""

from dataclasses import dataclass
from typing import Any

from sqlalchemy import Row, Select, select

from storage.sight import LEADERS, Placed, Sight, is_outside
from storage.tables import digest_run, staff, staff_group, subscription
from storage.work import Work


@dataclass(frozen=True, slots=True)
class StaffGroup:
    """A group. `communes`, empty for all, are those of the admin `added_by` (a staff id)."""

    conversation: bytes
    communes: frozenset[str]
    has_alerts: bool
    added_by: int
    sight: Sight

    def sees(self, case: Placed) -> bool:
        """Whether it hears of a case."""
        return self.sight.sees(case)


def _led() -> Select[Any]:
    who = (staff.c.role, staff.c.communes, staff.c.unit_id, staff.c.categories)
    group = (staff_group.c.conversation, staff_group.c.has_alerts, staff_group.c.added_by)
    return (
        select(*group, *who)
        .join(staff, staff.c.id == staff_group.c.added_by)
        .where(staff.c.is_active, staff.c.role.in_(LEADERS), is_outside().is_(None))
    )


def _group(row: Row[Any]) -> StaffGroup:
    communes, categories = frozenset(row.communes.split()), frozenset(row.categories.split())
    # Whose case one is says nothing to a group.
    sight = Sight.of(None, row.role, communes, row.unit_id, categories, is_outside=False)
    return StaffGroup(row.conversation, communes, row.has_alerts, row.added_by, sight)


async def find(work: Work, conversation: bytes) -> StaffGroup | None:
    """The group with that conversation; None if nothing is subscribed for it, or its admin leads no more."""
    await work.flush()
    found = await work.connection.execute(_led().where(staff_group.c.conversation == conversation))
    row = found.one_or_none()
    return None if row is None else _group(row)


async def alerted(work: Work) -> list[StaffGroup]:
    """All groups that want alerts, in the order in which their conversations are locked."""
    rows = await work.connection.execute(
        _led().where(staff_group.c.has_alerts).order_by(staff_group.c.conversation)
    )
    return [_group(row) for row in rows]


async def keep(work: Work, conversation: bytes, added_by: int, *, has_alerts: bool) -> None:
    """Writes a group, new or changed; its conversation is on disk."""
    await work.flush()
    values = {"has_alerts": has_alerts, "added_by": added_by}
    changed = await work.connection.execute(
        staff_group.update().where(staff_group.c.conversation == conversation).values(values)
    )
    if changed.rowcount == 0:
        work.insert(staff_group, {"conversation": conversation} | values)


def forget(work: Work, conversation: bytes) -> None:
    """Nothing more goes to the group."""
    for table in (digest_run, subscription, staff_group):
        work.delete(table, {"conversation": conversation})


async def move(work: Work, old: bytes, new: bytes) -> None:
    """All that was subscribed for the group goes on under another conversation, which is on disk.

    What the new one has already stays as it is.
    """
    await work.flush()
    for table in (staff_group, subscription, digest_run):
        there = select(table.c.conversation).where(table.c.conversation == new)
        if await work.connection.scalar(there.limit(1)) is None:
            await work.connection.execute(
                table.update().where(table.c.conversation == old).values(conversation=new)
            )
    forget(work, old)
