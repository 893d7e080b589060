"""Officers and admins: who they are, how they came in."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Row, Select, exists, select
from sqlalchemy.ext.asyncio import AsyncConnection

from storage.conversations import StaffMember
from storage.sight import LEADERS, ORGANISATION, Placed, Sight, is_outside
from storage.tables import invite, staff, unit
from storage.work import Work

__all__ = [
    "LEADERS",
    "Colleague",
    "Invite",
    "active",
    "add_invite",
    "enrol",
    "find",
    "is_leader",
    "looks_after",
    "use_invite",
]


def looks_after(communes: frozenset[str], commune: str | None) -> bool:
    """Whether what is in that commune concerns who has `communes`; what has no place concerns everybody."""
    return not communes or commune is None or commune in communes


@dataclass(frozen=True, slots=True)
class Invite:
    """What an invite makes of its bearer. `communes` and `categories`, if empty, are all of them; no unit: the desk."""

    role: str
    communes: frozenset[str] = frozenset()
    unit_id: int | None = None
    categories: frozenset[str] = frozenset()


def add_invite(
    work: Work, code: str, made: Invite, now: datetime, expires_at: datetime, by: int | None
) -> None:
    """A one-time invite; only its PRF value is kept."""
    work.insert(
        invite,
        {
            "token": work.vault.token("invite", code),
            "role": made.role,
            "communes": " ".join(sorted(made.communes)),
            "made_at": now,
            "expires_at": expires_at,
            "made_by": by,
            "unit_id": made.unit_id,
            "categories": " ".join(sorted(made.categories)),
        },
    )


async def use_invite(work: Work, code: str, now: datetime) -> Invite | None:
    """Uses an invite up; None if it is unknown, used, past its time, or its maker is no longer on the staff.

    Two people racing: one gets it.
    """
    await work.flush()
    maker_is_active = exists().where(staff.c.id == invite.c.made_by, staff.c.is_active)
    used = await work.connection.execute(
        invite.update()
        .where(
            invite.c.token == work.vault.token("invite", code),
            invite.c.used_at.is_(None),
            invite.c.expires_at > now,
            invite.c.made_by.is_(None) | maker_is_active,
        )
        .values(used_at=now)
        .returning(invite.c.role, invite.c.communes, invite.c.unit_id, invite.c.categories)
    )
    row = used.one_or_none()
    if row is None:
        return None
    return Invite(row.role, frozenset(row.communes.split()), row.unit_id, frozenset(row.categories.split()))


async def enrol(work: Work, conversation: bytes, made: Invite, now: datetime) -> StaffMember:
    """Makes the conversation a member of staff, or gives the one it already is a new role."""
    await work.flush()
    values = {
        "role": made.role,
        "communes": " ".join(sorted(made.communes)),
        "is_active": True,
        "unit_id": made.unit_id,
        "categories": " ".join(sorted(made.categories)),
    }
    known = await work.connection.scalar(select(staff.c.id).where(staff.c.conversation == conversation))
    if known is not None:
        await work.connection.execute(staff.update().where(staff.c.id == known).values(values))
    else:
        known = await work.draw("staff")
        work.insert(staff, {"id": known, "conversation": conversation, "joined_at": now} | values)
    is_outside = await _is_organisation(work, made.unit_id)
    return StaffMember(known, made.role, made.communes, made.unit_id, made.categories, is_outside)


async def _is_organisation(work: Work, unit_id: int | None) -> bool:
    if unit_id is None:
        return False
    return await work.connection.scalar(select(unit.c.kind).where(unit.c.id == unit_id)) == ORGANISATION


@dataclass(frozen=True, slots=True)
class Colleague:
    """An active member of staff, as `StaffMember`."""

    id: int
    conversation: bytes
    role: str
    communes: frozenset[str]
    unit_id: int | None = None
    categories: frozenset[str] = frozenset()
    is_outside: bool = False

    def as_member(self) -> StaffMember:
        """The same as their own conversation knows it."""
        area = self.communes, self.unit_id, self.categories
        return StaffMember(self.id, self.role, *area, is_outside=self.is_outside)

    def looks_after(self, commune: str | None) -> bool:
        """Whether what is public in that commune concerns them; what has no place concerns everybody."""
        return looks_after(self.communes, commune)

    def sees(self, case: Placed) -> bool:
        """Whether they may see a case, and so hear of it."""
        area = self.communes, self.unit_id, self.categories
        return Sight.of(self.id, self.role, *area, is_outside=self.is_outside).sees(case)


def _colleagues() -> Select[Any]:
    return select(staff, is_outside().label("outside")).where(staff.c.is_active)


def _colleague(row: Row[Any]) -> Colleague:
    communes, categories = frozenset(row.communes.split()), frozenset(row.categories.split())
    area = communes, row.unit_id, categories, row.outside is not None
    return Colleague(row.id, row.conversation, row.role, *area)


async def active(work: Work) -> list[Colleague]:
    """Everybody on the staff, in the order in which their conversations are locked."""
    rows = await work.connection.execute(_colleagues().order_by(staff.c.conversation))
    return [_colleague(row) for row in rows]


async def find(work: Work, conversation: bytes) -> Colleague | None:
    """Who on the staff has that conversation, or None."""
    rows = await work.connection.execute(_colleagues().where(staff.c.conversation == conversation))
    row = rows.one_or_none()
    return None if row is None else _colleague(row)


async def is_leader(connection: AsyncConnection, conversation: bytes) -> bool:
    """Whether the conversation is that of somebody who leads."""
    leads = (staff.c.conversation == conversation, staff.c.is_active, staff.c.role.in_(LEADERS))
    return await connection.scalar(select(staff.c.id).where(*leads)) is not None
