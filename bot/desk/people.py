"""Who may come in: invites."""

import secrets
from collections.abc import Sequence
from datetime import datetime, timedelta

from bot.desk import granting
from bot.desk.errand import Errand
from bot.dialogue.replies import Choice, Reply
from storage import staff
from storage.staff import Invite
from storage.work import Work

INVITE_DAYS = 3


def make_invite(work: Work, made: Invite, now: datetime, by: int | None) -> str:
    """Writes a new one-time invite and gives its code: `i-` and 24 hex digits."""
    code = f"i-{secrets.token_hex(12)}"
    staff.add_invite(work, code, made, now, now + timedelta(days=INVITE_DAYS), by)
    return code


async def invite(errand: Errand, words: Sequence[str]) -> list[Reply]:
    """`/invite ROLE [unit] [communes] [categories]`: a one-time code, as words, link and QR picture.

    Its bearer gets no more than its maker has. Called bare it asks, by buttons.
    """
    allowed = granting.GIVES[errand.staff.role]
    role = words[0].lower() if words else ""
    if role not in allowed:
        roles = [Choice(f"desk.invite.{one}.ask", errand.text(f"role-{one}")) for one in allowed]
        return [errand.reply("desk-invite-how", *roles, roles=", ".join(allowed))]
    if words[-1] == "ask":
        return [await _ask(errand, role, words[1:-1])]
    made = await granting.given(errand, role, words[1:], "invite")
    if isinstance(made, Reply):
        return [made]
    code = make_invite(errand.transaction.work, made, errand.transaction.now, errand.staff.id)
    await errand.record("invite", detail=role)
    text = errand.text(
        "desk-invite-done",
        role=errand.text(f"role-{made.role}"),
        area=await granting.described(errand, made),
        days=str(INVITE_DAYS),
        code=code,
    )
    return [Reply(text, locale=errand.locale, receipt=code)]  # it is made to be passed on


async def _ask(errand: Errand, role: str, chosen: Sequence[str]) -> Reply:
    """First for the unit, if there are any; at the desk then for communes and categories."""
    where = () if chosen or role == "owner" else await granting.unit_choices(errand, f"desk.invite.{role}")
    if where:
        # A unit's area is known; whoever comes to the desk is asked for theirs.
        desk, *others = where
        return errand.reply("desk-invite-unit-ask", Choice(f"{desk.id}.ask", desk.label), *others)
    argument = " ".join([role, *chosen])
    everything = Choice(f"desk.invite.{argument.replace(' ', '.')}", errand.text("desk-button-all"))
    return errand.wait("invite", argument, errand.reply("desk-invite-area-ask", everything, errand.give_up()))
