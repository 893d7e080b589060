"""`/merge` and `/split`: cases that tell of the same thing are worked on as one, and every teller hears of it."""

from collections.abc import Sequence
from dataclasses import replace

from bot.deadlines import keeping
from bot.desk import onecase, teller
from bot.desk.errand import Errand
from bot.dialogue.replies import Reply
from storage import cases, likenesses, merging
from storage.cases import CLOSED, Summary
from storage.staff import LEADERS

_OFFERED = 5
"""Likely duplicates that are offered as buttons at most."""


async def merge(errand: Errand, words: Sequence[str]) -> list[Reply]:
    """`/merge N M`: N goes with M. Without M it is asked for, the likely ones as buttons."""
    line = await onecase.find(errand, words, "merge")
    if isinstance(line, Reply):
        return [line]
    numbers = [word.strip("#.,:;") for word in words[1:]]
    numbers = [word for word in numbers if word.isascii() and word.isdigit() and len(word) <= onecase.DIGITS]
    if not numbers:
        return [await _ask(errand, line)]
    other = await onecase.find(errand, numbers[-1:], "merge")
    return [other if isinstance(other, Reply) else await _merge(errand, line, other)]


async def _ask(errand: Errand, line: Summary) -> Reply:
    found = await likenesses.alike(errand.transaction.work, line.number)
    buttons = [
        errand.button(
            "merge", line.number, one.line.number, label="desk-button-merge-into", other=one.line.number
        )
        for one in found
        if errand.may_see(one.line) and one.line.status not in CLOSED
    ]
    await errand.record("merge", line.number, "ask")
    ask = errand.reply("desk-merge-ask", *buttons[:_OFFERED], errand.give_up(), number=str(line.number))
    return errand.wait("merge", str(line.number), ask)


async def _merge(errand: Errand, line: Summary, other: Summary) -> Reply:
    work, now = errand.transaction.work, errand.transaction.now
    locked = await merging.lock_both(work, line.number, other.number)
    one, head = locked or (line, other)
    if not errand.may_see(head):
        await errand.record("refused", head.number, "merge")
        return errand.reply("desk-no-case", onecase.tips_button(errand), number=str(other.number))
    if refused := await _refusal(errand, one, head):
        await errand.record("refused", line.number, "merge")
        return errand.reply(
            f"desk-merge-not-{refused}",
            onecase.open_button(errand, line.number),
            number=str(line.number),
            head=str(head.number),
        )
    if one.merged_into is not None:
        await merging.part(work, one, errand.staff.id, now)
        one = replace(one, merged_into=None)
    if head.assignee_id is None and one.assignee_id is not None:
        # Nobody hears that their case goes back to where it stood before somebody had it.
        head = await _taken_over(errand, head, one, one.assignee_id)
    members = await merging.with_it(work, one.number)
    await merging.join(work, one, head, errand.staff.id, now)
    await errand.record("merge", one.number, f"into {head.number}")
    for member in (one, *members):
        if member.status != head.status:
            await _tell_where_it_stands(errand, member, head)
    return errand.reply(
        "desk-merge-done",
        onecase.open_button(errand, head.number),
        errand.button("split", one.number, label="desk-button-split"),
        number=str(one.number),
        head=str(head.number),
    )


async def _refusal(errand: Errand, one: Summary, head: Summary) -> str | None:
    """Why these two may not go together, as the last part of a text's key."""
    if head.number in (one.number, one.merged_into):
        return "itself"
    if one.status in CLOSED or head.status in CLOSED:
        return "closed"
    if errand.staff.role in LEADERS:
        return None
    staff = await errand.transaction.staff()
    sides = [{who.id for who in staff if who.sees(line)} for line in (one, head)]
    return None if sides[0] == sides[1] else "apart"


async def _taken_over(errand: Errand, head: Summary, one: Summary, staff_id: int) -> Summary:
    """Who has `one` has `head` too, which stands where it stands; its tellers hear that."""
    work, now = errand.transaction.work, errand.transaction.now
    cases.assign(work, head.number, staff_id, one.status, now)
    cases.add_event(work, head.number, "status", now, status=one.status, staff_id=errand.staff.id)
    await teller.tell_status(errand, head, one.status, None)
    return replace(head, assignee_id=staff_id, status=one.status, taken_at=now)


async def _tell_where_it_stands(errand: Errand, member: Summary, head: Summary) -> None:
    now = errand.transaction.now
    cases.add_event(
        errand.transaction.work, member.number, "status", now, status=head.status, staff_id=errand.staff.id
    )
    await teller.tell_status_of_one(errand, member, head.status, None)


async def split(errand: Errand, words: Sequence[str]) -> list[Reply]:
    """`/split N`: N goes alone again, stands where it stood, and keeps the answers it got."""
    line = await onecase.find(errand, words, "split")
    if isinstance(line, Reply):
        return [line]
    number, button = str(line.number), onecase.open_button(errand, line.number)
    work = errand.transaction.work
    if line.merged_into is not None:
        await merging.lock_both(work, line.number, line.merged_into)
        line = await cases.summary(work, line.number) or line
    if line.merged_into is None:
        await errand.record("split", line.number, "alone")
        return [errand.reply("desk-split-alone", button, number=number)]
    head = line.merged_into
    if not errand.may_see(await merging.head_of(work, line)):
        await errand.record("refused", head, "split")
        return [errand.reply("desk-merged-away", button, number=number)]
    await merging.part(work, line, errand.staff.id, errand.transaction.now)
    if line.status == "new":
        keeping.await_reception(work, line, errand.unit, errand.transaction.now)
    await errand.record("split", line.number, f"from {head}")
    return [errand.reply("desk-split-done", button, number=number, head=str(head))]
