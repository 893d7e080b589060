"""Who may come in: invites."""

import secrets
from collections.abc import Sequence
from datetime import datetime, timedelta

from bot.desk.errand import Errand
from bot.dialogue.replies import Reply
from storage import staff
from storage.staff import Invite
from storage.work import Work

INVITE_DAYS = 3
_MAY_INVITE = {"admin": ("officer", "admin"), "owner": ("officer", "admin", "owner")}


def make_invite(work: Work, made: Invite, now: datetime, by: int | None) -> str:
    """Writes a new one-time invite and gives its code: `i-` and 24 hex digits."""
    code = f"i-{secrets.token_hex(12)}"
    staff.add_invite(work, code, made, now, now + timedelta(days=INVITE_DAYS), by)
    return code


async def invite(errand: Errand, words: Sequence[str]) -> list[Reply]:
    """`/invite ROLE [commune codes]`: a one-time code for a colleague."""
    allowed = _MAY_INVITE[errand.staff.role]
    role = words[0].lower() if words else ""
    if role not in allowed:
        return [errand.reply("desk-invite-how", roles=", ".join(allowed))]
    unknown = [code for code in words[1:] if errand.context.gazetteer.commune(code) is None]
    if unknown:
        return [errand.reply("desk-invite-commune", code=unknown[0][:20])]
    made = Invite(role, frozenset(words[1:]))
    code = make_invite(errand.transaction.work, made, errand.transaction.now, errand.staff.id)
    await errand.record("invite", detail=role)
    return [errand.reply("desk-invite-done", role=role, days=str(INVITE_DAYS), code=code)]
