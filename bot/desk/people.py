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
    """`/invite ROLE [commune codes]`: a one-time code for a colleague, who gets no more than its maker has."""
    allowed = _MAY_INVITE[errand.staff.role]
    role = words[0].lower() if words else ""
    if role not in allowed:
        return [errand.reply("desk-invite-how", roles=", ".join(allowed))]
    codes = [word.strip(",;") for word in words[1:]]
    own = errand.staff.communes
    for code in codes:
        if errand.context.gazetteer.commune(code) is None:
            return [errand.reply("desk-invite-commune", code=errand.shown(code))]
        if own and code not in own:
            await errand.record("refused", detail="invite")
            return [errand.reply("desk-invite-outside", code=code)]
    made = Invite(role, frozenset(codes) or own)
    code = make_invite(errand.transaction.work, made, errand.transaction.now, errand.staff.id)
    await errand.record("invite", detail=role)
    return [Reply(_done(errand, made, code))]


def _done(errand: Errand, made: Invite, code: str) -> str:
    area = errand.area(made.communes)
    role = errand.text(f"role-{made.role}")
    return errand.text("desk-invite-done", role=role, area=area, days=str(INVITE_DAYS), code=code)
