"""`/reveal`: who does not have a case sees it once as it was written, with a reason and a second person's yes."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta

from bot.desk import casecard, onecase, unlocking
from bot.desk.errand import Errand
from bot.desk.workflow import WITHOUT_CONTENT
from bot.dialogue.replies import Choice, Reply
from storage import cases, reveals, views
from storage.cases import Summary
from storage.conversations import StaffMember
from storage.staff import LEADERS, Colleague

_MINUTES = 30
"""A request nobody answered lapses."""


async def reveal(errand: Errand, words: Sequence[str]) -> list[Reply]:
    """`/reveal N reason`: asks those who may say yes."""
    line = await onecase.find(errand, words, "reveal", lock=True)
    if isinstance(line, Reply):
        return [line]
    number, button = str(line.number), onecase.open_button(errand, line.number)
    if line.status in WITHOUT_CONTENT or line.assignee_id == errand.staff.id:
        await errand.record("reveal", line.number, "needless")
        key = "desk-reveal-emptied" if line.status in WITHOUT_CONTENT else "desk-reveal-yours"
        return [errand.reply(key, button, number=number)]
    if len(words) < 2:
        await errand.record("reveal", line.number, "begun")
        ask = errand.reply("desk-reveal-why", errand.give_up(), number=number)
        return [errand.wait("reveal", number, ask)]
    return [await _ask(errand, line, words[1], button)]


async def _ask(errand: Errand, line: Summary, reason: str, button: Choice) -> Reply:
    number, now = str(line.number), errand.transaction.now
    others = [one for one in await errand.transaction.staff() if _may_consent(one, errand.staff.id, line)]
    if not others:
        await errand.record("reveal", line.number, "nobody")
        return errand.reply("desk-reveal-nobody", button, number=number)
    expires_at, work = now + timedelta(minutes=_MINUTES), errand.transaction.work
    if not await reveals.ask(work, line.number, errand.staff.id, reason, now, expires_at):
        await errand.record("reveal", line.number, "again")
        return errand.reply("desk-reveal-waits", button, number=number)
    await errand.record("reveal", line.number, "asked")
    for to in await errand.transaction.load([one.conversation for one in others]):
        theirs = replace(errand, locale=to.locale, conversation=to.key)
        buttons = [
            theirs.button("consent", line.number, errand.staff.id, said, label=f"desk-button-consent-{said}")
            for said in ("yes", "no")
        ]
        words = theirs.text("desk-consent-ask", number=number, who=str(errand.staff.id), reason=reason)
        errand.transaction.say(to, [Reply(words, tuple(buttons), locale=to.locale, is_confidential=True)])
    return errand.reply("desk-reveal-asked", button, number=number, minutes=str(_MINUTES))


def _may_consent(one: Colleague, asker: int, line: Summary) -> bool:
    return _decides(one, asker, line) and one.sees(line)


def _decides(one: Colleague | StaffMember, asker: int, line: Summary) -> bool:
    """Whether they lead or have the case, and do not ask themselves; that they see it is known already."""
    return one.id != asker and (one.role in LEADERS or one.id == line.assignee_id)


async def consent(errand: Errand, words: Sequence[str]) -> list[Reply]:
    """`/consent N WHO yes|no`, by its buttons: the second person's answer. Nobody answers for themselves."""
    line = await onecase.find(errand, words, "consent", lock=True)
    if isinstance(line, Reply):
        return [line]
    button = onecase.open_button(errand, line.number)
    asker = await _asker(errand, words)
    if asker is None or words[2] not in ("yes", "no"):
        await errand.record("consent", line.number, "stale")
        return [errand.reply("desk-consent-stale", button, number=str(line.number))]
    if not _decides(errand.staff, asker.id, line):
        await errand.record("refused", line.number, "consent")
        return [errand.reply("desk-consent-not", button, number=str(line.number))]
    return [await _answer(errand, line, asker, words[2], button)]


async def _asker(errand: Errand, words: Sequence[str]) -> Colleague | None:
    """Who asked, if they are still on the staff."""
    if len(words) < 3:
        return None
    return next((one for one in await errand.transaction.staff() if str(one.id) == words[1]), None)


async def _answer(errand: Errand, line: Summary, asker: Colleague, said: str, button: Choice) -> Reply:
    number = str(line.number)
    theirs = replace(errand, staff=asker.as_member(), conversation=asker.conversation, waits_for=None)
    is_open = await reveals.settle(errand.transaction.work, line.number, asker.id, errand.transaction.now)
    # They may see less than when they asked, or have locked their chat and lent it to somebody.
    may_read = theirs.may_see(line) and await unlocking.is_open(theirs)
    if not is_open or line.status in WITHOUT_CONTENT or not may_read:
        await errand.record("consent", line.number, "late")
        return errand.reply("desk-consent-late", button, number=number)
    await errand.record("consent", line.number, f"{said} {asker.id}")
    for to in await errand.transaction.load([asker.conversation]):
        theirs = replace(theirs, locale=to.locale)
        told = await _original(theirs, line) if said == "yes" else _refused(theirs, line)
        if told.is_confidential and errand.unit.view_hours:
            gone_at = errand.transaction.now + timedelta(hours=errand.unit.view_hours)
            views.note(errand.transaction.work, to.key, to.last_n + 1, gone_at)
        errand.transaction.say(to, [told])
    return errand.reply(f"desk-consent-{said}", button, number=number)


async def _original(theirs: Errand, line: Summary) -> Reply:
    """The case as who has it reads it, for once; the look is the asker's."""
    case = await cases.open_case(theirs.transaction.work, line.number)
    if case is None:
        return _refused(theirs, line)
    await theirs.record("revealed", line.number)
    held = replace(case, summary=replace(case.summary, assignee_id=theirs.staff.id))
    words = await casecard.card(theirs, held)
    head = theirs.text("desk-reveal-shown", number=str(line.number))
    return Reply(f"{head}\n\n{words}", locale=theirs.locale, is_confidential=True)


def _refused(theirs: Errand, line: Summary) -> Reply:
    words = theirs.text("desk-reveal-refused", number=str(line.number))
    return Reply(words, (onecase.open_button(theirs, line.number),), locale=theirs.locale)
