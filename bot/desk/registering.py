"""`/register`: the number of a case in the unit's official book, from which the 20 days run; `/extend`: giving more."""

import re
from collections.abc import Sequence
from dataclasses import replace

from bot.deadlines import keeping, terms
from bot.desk import duewords, onecase, teller
from bot.desk.errand import Errand
from bot.dialogue.content import REFERENCE
from bot.dialogue.replies import Reply
from storage import cases, clocks, registering
from storage.cases import CLOSED, Summary
from storage.clocks import EXTENDABLE, Clock
from storage.staff import LEADERS

_NUMBER = re.compile(r"[\w][\w ./\-]{0,39}")
EXTENSIONS = {"handling": 2, "data_request": 1}
"""How often a deadline of a kind may be put off."""


async def register(errand: Errand, words: Sequence[str]) -> list[Reply]:
    """`/register N NUMBER`: keeps the number, and starts the clock of 20 days unless it runs already."""
    line = await onecase.find(errand, words, "register", lock=True)
    if isinstance(line, Reply):
        return [line]
    button, number = onecase.open_button(errand, line.number), str(line.number)
    if line.status in CLOSED:
        await errand.record("register", line.number, "not")
        return [errand.reply("desk-status-closed", button, number=number)]
    if len(words) < 2:
        ask = errand.reply("desk-register-ask", errand.give_up(), number=number)
        return [errand.wait("register", number, ask)]
    entered = " ".join(words[1].split()).upper()
    if _NUMBER.fullmatch(entered) is None:
        return [errand.reply("desk-register-wrong", button, number=number)]
    return [await _enter(errand, line, entered)]


async def _enter(errand: Errand, line: Summary, entered: str) -> Reply:
    work, button = errand.transaction.work, onecase.open_button(errand, line.number)
    number = str(line.number)
    if line.register_number == entered:
        await errand.record("register", line.number, "not")
        return errand.reply("desk-register-already", button, number=number, register=entered)
    other = await registering.holder(work, entered)
    if other is not None:
        await errand.record("refused", line.number, "register")
        if errand.may_see(other):
            there = onecase.open_button(errand, other.number)
            return errand.reply("desk-register-used", there, register=entered, other=str(other.number))
        return errand.reply("desk-register-used-elsewhere", button, register=entered)
    registering.enter(work, line.number, entered, errand.transaction.now)
    await errand.record("register", line.number, "again" if line.register_number else None)
    if any(one.kind == "handling" for one in await clocks.running(work, line.number)):
        return errand.reply("desk-register-changed", button, number=number, register=entered)
    keeping.await_decision(work, line.number, errand.unit, errand.transaction.now)
    _write(errand, line.number, "case-registered", register=entered)
    due_at = terms.handling(errand.transaction.now, 0, errand.unit.office).due_at
    told = await teller.tell(errand, line.number, "case-push-registered", register=entered)
    key = "desk-register-told" if told else "desk-register-done"
    return errand.reply(key, button, number=number, register=entered, until=duewords.until(due_at))


async def extend(errand: Errand, words: Sequence[str]) -> list[Reply]:
    """`/extend N REASON`: puts a deadline off, and tells its teller that it takes longer and why."""
    line = await onecase.find(errand, words, "extend", lock=True)
    if isinstance(line, Reply):
        return [line]
    button, number = onecase.open_button(errand, line.number), str(line.number)
    one = await _extendable(errand, line)
    if one is None or one.extended >= EXTENSIONS[one.kind]:
        await errand.record("extend", line.number, "not")
        key = "desk-extend-none" if one is None else "desk-extend-spent"
        return [errand.reply(key, button, number=number)]
    if one.extended and errand.staff.role not in LEADERS:
        await errand.record("refused", line.number, "extend")
        return [errand.reply("desk-extend-leader", button, number=number)]
    if len(words) < 2 or not words[1].strip():
        ask = errand.reply("desk-extend-ask", errand.give_up(), number=number)
        return [errand.wait("extend", number, ask)]
    return [await _put_off(errand, line, one, words[1].strip())]


async def _extendable(errand: Errand, line: Summary) -> Clock | None:
    running = await clocks.running(errand.transaction.work, line.number)
    return next((one for one in running if one.kind in EXTENDABLE), None)


async def _put_off(errand: Errand, line: Summary, one: Clock, reason: str) -> Reply:
    work, office, now = errand.transaction.work, errand.unit.office, errand.transaction.now
    times = one.extended + 1
    if one.kind == "handling":
        term = terms.handling(one.started_at, times, office)
    else:
        term = terms.data_request(one.started_at, line.subcategory, times, office)
    clocks.extend(work, one, term.due_at, max(term.remind_at, now))
    until = duewords.until(term.due_at)
    _write(errand, line.number, "case-extended", until=until, reason=reason)
    await errand.record("extend", line.number, f"{one.kind} {times}")
    told = await teller.tell(errand, line.number, "case-push-extended", until=until, reason=reason)
    key = "desk-extend-told" if told else "desk-extend-done"
    late = replace(one, due_at=term.due_at)
    return errand.reply(
        key,
        onecase.open_button(errand, line.number),
        number=str(line.number),
        at=duewords.moment(errand, late),
    )


def _write(errand: Errand, number: int, key: str, **values: str) -> None:
    """Keeps what its teller is told in the case, for whoever opens it by its code: in what language is not known."""
    words = errand.context.texts.render(key, REFERENCE, **values)
    transaction = errand.transaction
    cases.add_event(transaction.work, number, "answer", transaction.now, text=words, staff_id=errand.staff.id)
