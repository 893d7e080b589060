"""Working a case from the chat: list, read, take, answer, move along."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from bot.desk import casecard, filters
from bot.desk.errand import Errand
from bot.dialogue.replies import Choice, File, Reply
from bot.dialogue.state import AwaitingArgument
from storage import cases
from storage.cases import CLOSED, Case, Summary

NEXT: dict[str, tuple[str, ...]] = {
    "new": ("accepted", "rejected", "unfounded", "out_of_scope"),
    "accepted": ("in_progress", *CLOSED, "forwarded"),
    "in_progress": ("forwarded", *CLOSED),
    "forwarded": ("in_progress", *CLOSED),
    "resolved": (),
    "rejected": (),
    "unfounded": (),
    "out_of_scope": (),
}
"""The workflow: from each status, the ones a case may move to."""

WITHOUT_CONTENT = ("unfounded", "out_of_scope")
"""A case closed as one of these loses what it says first: those named in it did nothing."""


@dataclass(frozen=True, slots=True)
class _Found:
    line: Summary
    number: int


async def tips(errand: Errand, words: Sequence[str]) -> list[Reply]:
    """`/tips [filters] [pN]`: a page of cases, newest first."""
    wanted = filters.read(errand, words)
    if wanted.unknown:
        return [errand.reply("desk-tips-unknown", words=", ".join(word[:20] for word in wanted.unknown[:5]))]
    size = errand.unit.tips_per_page
    lines, total = await cases.page(errand.transaction.work, wanted.filter, (wanted.page - 1) * size, size)
    await errand.record("list", detail=f"page {wanted.page}")
    if not lines:
        return [errand.reply("desk-tips-none", errand.button("tips", label="desk-button-tips"))]
    pages = -(-total // size)
    head = errand.text("desk-tips-head", total=str(total), page=str(wanted.page), pages=str(pages))
    text = "\n\n".join([head, *(casecard.line(errand, one) for one in lines)])
    opens = tuple(Choice(f"desk.tip.{one.number}", f"#{one.number}") for one in lines)
    return [Reply(text, opens + _turning(errand, wanted, pages))]


def _turning(errand: Errand, wanted: filters.Wanted, pages: int) -> tuple[Choice, ...]:
    turning = []
    if wanted.page > 1:
        turning.append(errand.button("tips", *wanted.words, f"p{wanted.page - 1}", label="desk-button-newer"))
    if wanted.page < pages:
        turning.append(errand.button("tips", *wanted.words, f"p{wanted.page + 1}", label="desk-button-older"))
    return tuple(turning)


async def tip(errand: Errand, words: Sequence[str]) -> list[Reply]:
    """`/tip N`: the whole case; the look is recorded."""
    found = await _find(errand, words)
    if isinstance(found, Reply):
        return [found]
    case = await cases.open_case(errand.transaction.work, found.number)
    if case is None:
        return [errand.reply("desk-no-case", number=str(found.number))]
    await errand.record("look", found.number)
    return [await _card(errand, case)]


async def take(errand: Errand, words: Sequence[str]) -> list[Reply]:
    """`/take N`: the case is mine; the citizen hears that somebody has it."""
    found = await _find(errand, words)
    if isinstance(found, Reply):
        return [found]
    line = found.line
    if line.assignee_id is not None and line.assignee_id != errand.staff.id:
        return [errand.reply("desk-take-taken", number=str(line.number))]
    if line.assignee_id == errand.staff.id or line.status in CLOSED:
        return [errand.reply("desk-take-already", *_work(errand, line), number=str(line.number))]
    now, work = errand.transaction.now, errand.transaction.work
    line = replace(
        line, assignee_id=errand.staff.id, status="accepted" if line.status == "new" else line.status
    )
    cases.assign(work, line.number, errand.staff.id, line.status, now)
    cases.add_event(work, line.number, "status", now, status=line.status, staff_id=errand.staff.id)
    await errand.record("take", line.number)
    await _tell_reporter(errand, line.number, "case-push-accepted")
    return [errand.reply("desk-take-done", *_work(errand, line), number=str(line.number))]


async def reply(errand: Errand, words: Sequence[str]) -> list[Reply]:
    """`/reply N words`: an answer, pushed to the citizen's chat if there is one, kept for the code in any case."""
    found = await _find(errand, words)
    if isinstance(found, Reply):
        return [found]
    number = found.number
    if len(words) < 2:
        errand.waits_for = AwaitingArgument(command="reply", argument=str(number))
        return [errand.reply("desk-reply-ask", _give_up(errand), number=str(number))]
    cases.add_event(
        errand.transaction.work,
        number,
        "answer",
        errand.transaction.now,
        text=words[1],
        staff_id=errand.staff.id,
    )
    await errand.record("reply", number)
    pushed = await _tell_reporter(errand, number, "case-push-answer", text=words[1])
    key = "desk-reply-pushed" if pushed else "desk-reply-kept"
    return [errand.reply(key, errand.button("tip", number, label="desk-button-open"), number=str(number))]


async def status(errand: Errand, words: Sequence[str]) -> list[Reply]:
    """`/status N [status [reason]]`: moves a case along; closing one needs a reason the citizen will read."""
    found = await _find(errand, words)
    if isinstance(found, Reply):
        return [found]
    line = found.line
    possible = NEXT[line.status]
    if not possible:
        return [errand.reply("desk-status-closed", number=str(line.number))]
    wanted = words[1].lower() if len(words) > 1 else ""
    if wanted not in possible:
        buttons = (
            Choice(f"desk.status.{line.number}.{one}", errand.text(f"status-{one}")) for one in possible
        )
        return [errand.reply("desk-status-ask", *buttons, number=str(line.number))]
    reason = words[2] if len(words) > 2 else None
    if wanted in CLOSED and reason is None:
        errand.waits_for = AwaitingArgument(command="status", argument=f"{line.number} {wanted}")
        return [errand.reply("desk-status-why", _give_up(errand), status=errand.text(f"status-{wanted}"))]
    return await _move(errand, line, wanted, reason)


async def _move(errand: Errand, line: Summary, wanted: str, reason: str | None) -> list[Reply]:
    work, now = errand.transaction.work, errand.transaction.now
    if wanted in WITHOUT_CONTENT:
        await work.flush()
        cases.empty(work, line.number)
        await work.flush()
    cases.set_status(work, line.number, wanted, now)
    cases.add_event(work, line.number, "status", now, status=wanted, staff_id=errand.staff.id)
    if reason:
        cases.add_event(work, line.number, "answer", now, text=reason, staff_id=errand.staff.id)
    await errand.record("status", line.number, wanted)
    shown = errand.text(f"status-{wanted}")
    await _tell_reporter(
        errand, line.number, "case-push-status", status=f"status-{wanted}", text=reason or ""
    )
    button = errand.button("tip", line.number, label="desk-button-open")
    return [errand.reply("desk-status-done", button, number=str(line.number), status=shown)]


async def _find(errand: Errand, words: Sequence[str]) -> _Found | Reply:
    """The case a command is about, if its number is right and this officer may see it."""
    number = words[0].lstrip("#") if words else ""
    if not (number.isascii() and number.isdigit() and len(number) <= 9):
        return errand.reply("desk-which-case", errand.button("tips", label="desk-button-tips"))
    line = await cases.summary(errand.transaction.work, int(number))
    if line is None or not errand.may_see(line):
        if line is not None:
            await errand.record("refused", line.number)
        # The same words for both: whether such a case exists is nobody's business outside its communes.
        return errand.reply("desk-no-case", number=number)
    return _Found(line, line.number)


async def _card(errand: Errand, case: Case) -> Reply:
    who = await cases.who_told(errand.transaction.work, case.summary.number)
    way = "none" if who is None else str(case.answers.get("contact", {}).get("way", "chat"))
    is_mine = case.summary.assignee_id == errand.staff.id
    phone: Any = who.get("phone") if who and is_mine else None
    if way == "phone" and not is_mine:
        way = "phone-hidden"
    if phone:
        await errand.record("phone", case.summary.number)
    text = casecard.card(errand, case, way=way, phone=phone)
    files = tuple(File(id, kind, size) for id, kind, size in case.files)
    return Reply(text, _work(errand, case.summary), files=files)


def _work(errand: Errand, line: Summary) -> tuple[Choice, ...]:
    buttons = []
    if line.assignee_id is None and line.status not in CLOSED:
        buttons.append(errand.button("take", line.number, label="desk-button-take"))
    buttons.append(errand.button("reply", line.number, label="desk-button-reply"))
    if NEXT[line.status]:
        buttons.append(errand.button("status", line.number, label="desk-button-status"))
    buttons.append(errand.button("tips", label="desk-button-tips"))
    return tuple(buttons)


def _give_up(errand: Errand) -> Choice:
    return errand.button("cancel", label="desk-button-cancel")


async def _tell_reporter(errand: Errand, number: int, key: str, **values: str) -> bool:
    """Pushes a text into the teller's chat, in their language; False where nobody may be written to."""
    who = await cases.who_told(errand.transaction.work, number)
    if who is None:
        return False
    found = await errand.transaction.load([bytes.fromhex(who["conversation"])])
    if not found:
        return False
    to = found[0]
    texts = errand.context.texts
    if "status" in values:
        values["status"] = texts.render(values["status"], to.locale)
    words = texts.render(key, to.locale, number=str(number), **values)
    button = Choice(f"case.reply.{number}", texts.render("case-push-button", to.locale))
    errand.transaction.say(to, [Reply(words, (button,))])
    return True
