"""Working a case from the chat: read, take, answer, move along."""

from collections.abc import Sequence
from dataclasses import replace

from bot.desk import actions, casecard, caseline, onecase, shown_first, teller
from bot.desk.errand import Errand
from bot.desk.thanks import thank_buttons
from bot.desk.workflow import NEEDS_REASON, NEXT, WITHOUT_CONTENT, reason_in
from bot.dialogue.calls import status_key
from bot.dialogue.replies import Choice, File, Reply
from storage import cases, clocks, merging
from storage.cases import CLOSED, STATUSES, Case, Summary

_WHY = {"forwarded": "desk-status-why-forwarded"}
"""A status that is not a closing → the text that asks why."""


async def tip(errand: Errand, words: Sequence[str]) -> list[Reply]:
    """`/tip N`: the whole case; the look is recorded."""
    line = await onecase.find(errand, words, "tip")
    if isinstance(line, Reply):
        return [line]
    await shown_first.note_look(errand, line)
    case = await cases.open_case(errand.transaction.work, line.number)
    if case is None:
        return [errand.reply("desk-no-case", number=str(line.number))]
    await errand.record("look", line.number)
    return [await _card(errand, case)]


async def _card(errand: Errand, case: Case) -> Reply:
    text = await casecard.card(errand, case)
    files = tuple(File(id, kind, size) for id, kind, size in case.files)
    buttons = (*thank_buttons(errand, case), *actions.buttons(errand, case.summary))
    return Reply(text, buttons, files=files, is_confidential=True)


async def more(errand: Errand, words: Sequence[str]) -> list[Reply]:
    """`/more N`: everything else that can be done with a case, as buttons."""
    line = await onecase.find(errand, words, "more")
    if isinstance(line, Reply):
        return [line]
    await errand.record("more", line.number)
    return [errand.reply("desk-more", *actions.further(errand, line), number=str(line.number))]


async def take(errand: Errand, words: Sequence[str]) -> list[Reply]:
    """`/take N`: the case is mine; the citizen hears that somebody has it."""
    line = await onecase.find(errand, words, "take", lock=True)
    return [line if isinstance(line, Reply) else await _take(errand, line)]


async def _take(errand: Errand, line: Summary) -> Reply:
    buttons, number = actions.buttons(errand, line), str(line.number)
    if line.status in CLOSED:
        return errand.reply("desk-status-closed", *buttons, number=number)
    if line.assignee_id is not None:
        if line.assignee_id == errand.staff.id:  # one that was opened again waits to be taken anew
            clocks.meet(errand.transaction.work, line.number, "reception", errand.transaction.now)
        return _has_holder(errand, line)
    now, work = errand.transaction.now, errand.transaction.work
    is_first = line.taken_at is None
    line = replace(
        line, assignee_id=errand.staff.id, status="accepted" if line.status == "new" else line.status
    )
    cases.assign(work, line.number, errand.staff.id, line.status, now)
    cases.add_event(work, line.number, "status", now, status=line.status, staff_id=errand.staff.id)
    shown_first.note_status(errand, line, line.status)
    await errand.record("take", line.number)
    if is_first:
        await teller.tell(errand, line.number, "case-push-accepted")
    return errand.reply("desk-take-done", *actions.buttons(errand, line), number=number)


def _has_holder(errand: Errand, line: Summary) -> Reply:
    """Says who has the case already."""
    buttons, number = actions.buttons(errand, line), str(line.number)
    if line.assignee_id == errand.staff.id:
        return errand.reply("desk-take-already", *buttons, number=number)
    at = caseline.moment(errand, line.taken_at or errand.transaction.now)
    return errand.reply("desk-take-taken", *buttons, number=number, officer=str(line.assignee_id), at=at)


async def reply(errand: Errand, words: Sequence[str]) -> list[Reply]:
    """`/reply N words`: an answer, pushed to the citizen's chat if there is one, kept for the code in any case."""
    line = await onecase.find(errand, words, "reply", lock=True)
    if isinstance(line, Reply):
        return [line]
    number = line.number
    if line.status in WITHOUT_CONTENT:
        errand.memory = errand.memory.without(number)
        return [errand.reply("desk-reply-emptied", onecase.open_button(errand, number), number=str(number))]
    if len(words) < 2:
        return [errand.wait("reply", str(number), await _ask_for_answer(errand, line))]
    held = await shown_first.held_back(errand, line, "reply", [str(number), words[1]])
    if held is not None:
        return [held]
    work, now = errand.transaction.work, errand.transaction.now
    cases.add_event(work, number, "answer", now, text=words[1], staff_id=errand.staff.id)
    if line.assignee_id == errand.staff.id:
        clocks.meet(work, number, "reception", now)
    await errand.record("reply", number)
    pushed = await teller.tell(errand, number, "case-push-answer", text=words[1])
    key = "desk-reply-pushed" if pushed else "desk-reply-kept"
    return [errand.reply(key, onecase.open_button(errand, number), number=str(number))]


async def _ask_for_answer(errand: Errand, line: Summary) -> Reply:
    """Asks for the words; first of all shows what the teller wrote since this officer looked."""
    said, ask = (
        await shown_first.new_words(errand, line),
        errand.text("desk-reply-ask", number=str(line.number)),
    )
    if said:
        ask = f"{errand.text('desk-meanwhile', number=str(line.number), said=said)}\n\n{ask}"
    return Reply(ask, (errand.give_up(),), is_confidential=bool(said))


async def status(errand: Errand, words: Sequence[str]) -> list[Reply]:
    """`/status N [status [reason]]`: moves a case along; closing one needs a reason the citizen will read.

    To accept a case is to take it: nobody hears that somebody has it before somebody has.
    """
    line = await onecase.find(errand, words, "status", lock=True)
    if isinstance(line, Reply):
        return [line]
    wanted = words[1].lower() if len(words) > 1 else None
    reason = words[2] if len(words) > 2 else None
    if wanted is not None and shown_first.has_moved(errand, line):
        return [await shown_first.moved(errand, line, reason), *await tip(errand, words[:1])]
    shown_first.note_status(errand, line, line.status)
    if wanted is None or wanted not in NEXT[line.status]:
        return [_where_to(errand, line, wanted)]
    if wanted == "accepted":
        return [await _take(errand, line)]
    reason = reason_in(words[2] if len(words) > 2 else None)
    if wanted in NEEDS_REASON and reason is None:
        key = _WHY.get(wanted, "desk-status-why-gone" if wanted in WITHOUT_CONTENT else "desk-status-why")
        name = errand.text(status_key(line.category, wanted))
        ask = errand.reply(key, errand.give_up(), number=str(line.number), status=name)
        return [errand.wait("status", f"{line.number} {wanted}", ask)]
    if reason is not None:
        held = await shown_first.held_back(errand, line, "status", [str(line.number), wanted, reason])
        if held is not None:
            return [held]
    return [await _move(errand, line, wanted, reason)]


def _where_to(errand: Errand, line: Summary, wanted: str | None) -> Reply:
    """Asks for the next status; one that does not follow, such as a stale button's, is explained."""
    number, now = str(line.number), errand.text(status_key(line.category, line.status))
    if not NEXT[line.status]:
        return errand.reply("desk-status-closed", onecase.open_button(errand, line.number), number=number)
    label = {"accepted": "desk-button-take"}
    buttons = [
        Choice(f"desk.status.{number}.{one}", errand.text(label.get(one, status_key(line.category, one))))
        for one in NEXT[line.status]
    ]
    if wanted is None:
        return errand.reply("desk-status-ask", *buttons, number=number, now=now)
    name = errand.text(status_key(line.category, wanted)) if wanted in STATUSES else errand.shown(wanted)
    return errand.reply("desk-status-not", *buttons, number=number, now=now, wanted=name)


async def _move(errand: Errand, line: Summary, wanted: str, reason: str | None) -> Reply:
    work, now, number = errand.transaction.work, errand.transaction.now, line.number
    together = [number, *(one.number for one in await merging.with_it(work, number))]
    if wanted in WITHOUT_CONTENT:
        await work.flush()
        for one in together:
            cases.empty(work, one)
        await work.flush()
    cases.set_status(work, number, wanted, now)
    if wanted in CLOSED:
        for one in together[1:]:
            clocks.stop_all(work, one, now)
    cases.add_event(work, number, "status", now, status=wanted, staff_id=errand.staff.id)
    if reason:
        cases.add_event(work, number, "answer", now, text=reason, staff_id=errand.staff.id)
    shown_first.note_status(errand, line, wanted)
    await errand.record("status", number, wanted)
    told = await teller.tell_status(errand, line, wanted, reason)
    if wanted in WITHOUT_CONTENT:
        for one in together:
            cases.forget_teller(work, one)
    key = "desk-status-told" if told else "desk-status-done"
    button = onecase.open_button(errand, number)
    return errand.reply(
        key, button, number=str(number), status=errand.text(status_key(line.category, wanted))
    )
