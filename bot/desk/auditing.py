"""`/audit`: who looked at what and did what, for admins; the look into the log is in it too."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta

from bot.desk.errand import Errand
from bot.dialogue.content import CHOICE_ID_BYTES
from bot.dialogue.fold import fold
from bot.dialogue.replies import Choice, Reply
from storage import audit_pages, cases
from storage.audit_pages import Row, Wanted

PAGE = 15
NAMED = (
    "alerts",
    "ask",
    "assign",
    "audit",
    "command",
    "consent",
    "digest",
    "enrol",
    "export",
    "extend",
    "file",
    "find",
    "grade",
    "group",
    "handover",
    "held",
    "invite",
    "list",
    "lock",
    "look",
    "merge",
    "model",
    "more",
    "note",
    "overdue",
    "phone",
    "received",
    "recover",
    "refused",
    "register",
    "reply",
    "reveal",
    "revealed",
    "role",
    "slip",
    "split",
    "staff",
    "status",
    "suspend",
    "take",
    "thank",
    "transfer",
    "unit",
    "unlock",
    "warn",
)
"""Actions that have a name in the texts (`desk-audit-<action>`); another is shown as it was recorded."""
# The second form of each is the one a button's id can hold.
_CASE = re.compile(r"[#c]([0-9]{1,9})")
_PERSON = re.compile(r"[@s]([0-9]{1,9})")
_BEFORE = re.compile(r"b([0-9]{1,18})")
_DAY = re.compile(r"([0-9]{1,2})/([0-9]{1,2})(?:/([0-9]{4}))?")
_ISO = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}|d[0-9]{8}")
_ACTION = re.compile(r"[a-z_]{2,24}")
_TODAY = ("today", "homnay", "nay")
_DETAIL = 80


@dataclass(frozen=True, slots=True)
class _Asked:
    """What was asked for, and the words that say it again on a button; `unknown` was not understood."""

    wanted: Wanted
    words: tuple[str, ...] = ()
    unknown: tuple[str, ...] = ()


async def audit(errand: Errand, words: Sequence[str]) -> list[Reply]:
    """`/audit [#CASE] [@PERSON] [DAY] [ACTION] [bN]`: a page of the log, newest first."""
    asked = _read(errand, words)
    if asked.unknown:
        await errand.record("audit", detail="how")
        shown = ", ".join(errand.shown(word) for word in asked.unknown[:5])
        return [
            errand.reply("desk-audit-how", errand.button("audit", label="desk-button-audit"), words=shown)
        ]
    if not await _may_ask(errand, asked.wanted.case_number):
        return [errand.reply("desk-audit-none", errand.button("audit", label="desk-button-audit"))]
    await errand.transaction.work.flush()
    rows, has_more = await audit_pages.page(errand.transaction.work.connection, asked.wanted, PAGE)
    before = () if asked.wanted.before is None else (f"b{asked.wanted.before}",)
    await errand.record(
        "audit", asked.wanted.case_number, " ".join((*asked.words, *before))[:_DETAIL] or None
    )
    if not rows:
        return [errand.reply("desk-audit-none", errand.button("audit", label="desk-button-audit"))]
    lines = [await _line(errand, row) for row in rows]
    text = "\n".join([errand.text("desk-audit-head"), *lines])
    return [Reply(text, _turning(errand, asked.words, rows, has_more=has_more), is_confidential=True)]


async def _may_ask(errand: Errand, number: int | None) -> bool:
    """A case elsewhere is as one that is not there."""
    if number is None:
        return True
    line = await cases.summary(errand.transaction.work, number)
    if line is not None and errand.may_see(line):
        return True
    await errand.record("refused", number if line else None, "audit")
    return False


async def _line(errand: Errand, row: Row) -> str:
    """One row. Of a case that this admin may not see, not even its number is shown."""
    case = ""
    if row.case_number is not None:
        line = await cases.summary(errand.transaction.work, row.case_number)
        case = f"#{row.case_number}" if line is not None and errand.may_see(line) else "#…"
    who = errand.text("desk-audit-machine") if row.staff_id is None else f"@{row.staff_id}"
    action = errand.text(f"desk-audit-{row.action}") if row.action in NAMED else row.action
    at = row.at.astimezone(errand.zone).strftime("%H:%M:%S %d/%m")
    parts = (f"{row.n}.", at, who, action, case, f"({row.detail})" if row.detail else "")
    return " ".join(part for part in parts if part)


def _turning(
    errand: Errand, words: Sequence[str], rows: Sequence[Row], *, has_more: bool
) -> tuple[Choice, ...]:
    """The buttons to older rows, and back to the newest ones."""
    older = errand.button("audit", *words, f"b{rows[-1].n}", label="desk-button-older")
    newest = errand.button("audit", *words, label="desk-button-newest")
    return tuple(
        one for one in ((older, newest) if has_more else (newest,)) if len(one.id) <= CHOICE_ID_BYTES
    )


def _read(errand: Errand, words: Sequence[str]) -> _Asked:
    asked = _Asked(Wanted())
    for word in words:
        said = fold(word).strip(",;")
        wanted = _with(errand, asked.wanted, said)
        if wanted is None:
            asked = replace(asked, unknown=(*asked.unknown, word))
        elif _BEFORE.fullmatch(said):
            asked = replace(asked, wanted=wanted)
        else:
            asked = replace(asked, wanted=wanted, words=(*asked.words, _again(errand, said)))
    return asked


def _with(errand: Errand, wanted: Wanted, said: str) -> Wanted | None:
    """The filter with one more word, None if it is not understood."""
    if found := _CASE.fullmatch(said):
        return replace(wanted, case_number=int(found[1]))
    if found := _PERSON.fullmatch(said):
        return replace(wanted, staff_id=int(found[1]))
    if found := _BEFORE.fullmatch(said):
        return replace(wanted, before=int(found[1]))
    if (day := _day(errand, said)) is not None:
        start = datetime.combine(day, time(), errand.zone)
        end = datetime.combine(day + timedelta(days=1), time(), errand.zone)
        return replace(wanted, since=start, until=end)
    if _ACTION.fullmatch(said):
        return replace(wanted, action=said)
    return None


def _day(errand: Errand, said: str) -> date | None:
    """A day as people here write it (23/11, 23/11/2026), or as 2026-11-23; without a year, the last such day."""
    today = errand.transaction.now.astimezone(errand.zone).date()
    if said in _TODAY:
        return today
    try:
        if _ISO.fullmatch(said):
            return date.fromisoformat(said.removeprefix("d"))
        if found := _DAY.fullmatch(said):
            day, month, year = int(found[1]), int(found[2]), found[3]
            if year is not None:
                return date(int(year), month, day)
            this_year = date(today.year, month, day)
            return this_year if this_year <= today else date(today.year - 1, month, day)
    except ValueError:
        return None
    return None


def _again(errand: Errand, said: str) -> str:
    """The word as a button can carry it: a day in full, since `today` is another one tomorrow."""
    day = _day(errand, said)
    if day is not None:
        return f"d{day:%Y%m%d}"
    return said.replace("#", "c").replace("@", "s")
