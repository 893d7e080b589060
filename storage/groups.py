"""Groups of a unit's staff that an admin has subscribed to digests or alerts."""

from dataclasses import dataclass

from sqlalchemy import select

from storage.tables import digest_run, staff_group, subscription
from storage.work import Work


@dataclass(frozen=True, slots=True)
class StaffGroup:
    """A group. `communes` is whose cases it hears of, empty for all; `added_by` is the admin's staff id."""

    conversation: bytes
    communes: frozenset[str]
    has_alerts: bool
    added_by: int

    def looks_after(self, commune: str | None) -> bool:
        """Whether a case of that commune concerns it; one without a place concerns every group."""
        return not self.communes or commune is None or commune in self.communes


async def find(work: Work, conversation: bytes) -> StaffGroup | None:
    """The group with that conversation, None if nothing was subscribed for it."""
    await work.flush()
    row = (
        await work.connection.execute(select(staff_group).where(staff_group.c.conversation == conversation))
    ).one_or_none()
    if row is None:
        return None
    return StaffGroup(row.conversation, frozenset(row.communes.split()), row.has_alerts, row.added_by)


async def alerted(work: Work) -> list[StaffGroup]:
    """All groups that want alerts, in the order in which their conversations are locked."""
    rows = await work.connection.execute(
        select(staff_group).where(staff_group.c.has_alerts).order_by(staff_group.c.conversation)
    )
    return [
        StaffGroup(row.conversation, frozenset(row.communes.split()), row.has_alerts, row.added_by)
        for row in rows
    ]


async def keep(work: Work, group: StaffGroup) -> None:
    """Writes a group, new or changed; its conversation is on disk or gathered to be written."""
    await work.flush()
    values = {
        "communes": " ".join(sorted(group.communes)),
        "has_alerts": group.has_alerts,
        "added_by": group.added_by,
    }
    changed = await work.connection.execute(
        staff_group.update().where(staff_group.c.conversation == group.conversation).values(values)
    )
    if changed.rowcount == 0:
        work.insert(staff_group, {"conversation": group.conversation} | values)


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
