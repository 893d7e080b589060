"""Officers and admins: who they are, how they came in."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import exists, select
from sqlalchemy.ext.asyncio import AsyncConnection

from storage.conversations import StaffMember
from storage.tables import invite, staff
from storage.work import Work

LEADERS = ("admin", "owner")
"""Who answers for the others."""


def looks_after(communes: frozenset[str], commune: str | None) -> bool:
    """Whether a case of that commune concerns who has `communes`; one without a place concerns everybody."""
    return not communes or commune is None or commune in communes


@dataclass(frozen=True, slots=True)
class Invite:
    """What an invite makes of its bearer. `communes` empty means all of them."""

    role: str
    communes: frozenset[str] = frozenset()


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
        .returning(invite.c.role, invite.c.communes)
    )
    row = used.one_or_none()
    return None if row is None else Invite(row.role, frozenset(row.communes.split()))


async def enrol(work: Work, conversation: bytes, made: Invite, now: datetime) -> StaffMember:
    """Makes the conversation a member of staff, or gives the one it already is a new role."""
    await work.flush()
    communes = " ".join(sorted(made.communes))
    known = await work.connection.scalar(select(staff.c.id).where(staff.c.conversation == conversation))
    if known is not None:
        await work.connection.execute(
            staff.update()
            .where(staff.c.id == known)
            .values(role=made.role, communes=communes, is_active=True)
        )
        return StaffMember(known, made.role, made.communes)
    staff_id = await work.draw("staff")
    work.insert(
        staff,
        {
            "id": staff_id,
            "conversation": conversation,
            "role": made.role,
            "communes": communes,
            "is_active": True,
            "joined_at": now,
        },
    )
    return StaffMember(staff_id, made.role, made.communes)


@dataclass(frozen=True, slots=True)
class Colleague:
    """An active member of staff. `communes` empty means all of them."""

    id: int
    conversation: bytes
    role: str
    communes: frozenset[str]

    def looks_after(self, commune: str | None) -> bool:
        """Whether a case of that commune concerns them; one without a place concerns everybody."""
        return looks_after(self.communes, commune)


async def active(work: Work) -> list[Colleague]:
    """Everybody on the staff, in the order in which their conversations are locked."""
    rows = await work.connection.execute(
        select(staff.c.id, staff.c.conversation, staff.c.role, staff.c.communes)
        .where(staff.c.is_active)
        .order_by(staff.c.conversation)
    )
    return [Colleague(row.id, row.conversation, row.role, frozenset(row.communes.split())) for row in rows]


async def is_leader(connection: AsyncConnection, conversation: bytes) -> bool:
    """Whether the conversation is that of somebody who leads."""
    leads = (staff.c.conversation == conversation, staff.c.is_active, staff.c.role.in_(LEADERS))
    return await connection.scalar(select(staff.c.id).where(*leads)) is not None
