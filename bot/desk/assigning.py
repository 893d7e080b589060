"""`/assign`: who has a case. Leaders give it to anybody who may see it; an officer takes one, or passes on theirs."""

from collections.abc import Sequence

from bot.desk import actions, colleagues, onecase, teller
from bot.desk.errand import Errand
from bot.desk.voice import Voice
from bot.dialogue.fold import fold
from bot.dialogue.replies import Choice, Reply
from storage import assignments
from storage.cases import CLOSED, Case, Happening, Summary
from storage.staff import LEADERS

_ME = ("me", "toi", "cho toi")
_NOBODY = ("none", "nobody", "khong", "khong ai")
_SHOWN = 20
"""Colleagues offered as buttons; anybody else is named by number."""


async def assign(errand: Errand, words: Sequence[str]) -> list[Reply]:
    """`/assign N [WHO]`: gives the case to a colleague (their number), to `me`, or with `none` to nobody."""
    line = await onecase.find(errand, words, "assign", lock=True)
    if isinstance(line, Reply):
        return [line]
    number = str(line.number)
    if line.status in CLOSED:
        await errand.record("refused", line.number, "assign")
        return [errand.reply("desk-assign-closed", onecase.open_button(errand, line.number), number=number)]
    if len(words) < 2:
        return [await _ask(errand, line)]
    named = fold(words[1]).strip(" .")
    if named in _NOBODY:
        return [await _hand(errand, line, None)]
    known = {one.id for one in await colleagues.who_may_have(errand, line)}
    wanted = errand.staff.id if named in _ME else int(named) if named.isascii() and named.isdigit() else 0
    if wanted not in known:
        return [await _ask(errand, line, is_again=True)]
    return [await _hand(errand, line, wanted)]


async def _ask(errand: Errand, line: Summary, *, is_again: bool = False) -> Reply:
    """Offers the colleagues who may see the case."""
    if not may_pass_on(errand, line):
        return await _refused(errand, line)
    staff = await colleagues.who_may_have(errand, line)
    others = [one.id for one in staff if one.id not in (errand.staff.id, line.assignee_id)][:_SHOWN]
    buttons: list[Choice] = []
    if line.assignee_id != errand.staff.id:
        buttons.append(errand.button("assign", line.number, "me", label="desk-button-me"))
    buttons += [Choice(f"desk.assign.{line.number}.{id}", colleagues.named(errand, id)) for id in others]
    if line.assignee_id is not None:
        buttons.append(errand.button("assign", line.number, "none", label="desk-button-nobody"))
    key = "desk-assign-who" if is_again else "desk-assign-ask"
    ask = errand.reply(key, *buttons, errand.give_up(), number=str(line.number))
    return errand.wait("assign", str(line.number), ask)


async def _hand(errand: Errand, line: Summary, to: int | None) -> Reply:
    number, buttons = str(line.number), actions.buttons(errand, line)
    if line.assignee_id == to:
        key = "desk-assign-nobody" if to is None else "desk-assign-same"
        return errand.reply(key, *buttons, number=number)
    is_taking = line.assignee_id is None and to == errand.staff.id
    if not (is_taking or may_pass_on(errand, line)):
        return await _refused(errand, line)
    work, now = errand.transaction.work, errand.transaction.now
    after = assignments.hand_to(work, line, to, errand.staff.id, now)
    await errand.record("assign", line.number, assignments.NOBODY if to is None else str(to))
    await colleagues.tell(errand, line.assignee_id, "desk-news-unassigned", line)
    await colleagues.tell(errand, to, "desk-news-assigned", line)
    if line.taken_at is None and to is not None:
        await teller.tell_accepted(errand, line.number, to)
    who = colleagues.named(errand, to) if to is not None else ""
    key = "desk-assign-freed" if to is None else "desk-assign-done"
    return errand.reply(key, *actions.buttons(errand, after), number=number, who=who)


def may_pass_on(errand: Errand, line: Summary) -> bool:
    """Whether this officer may give the case to somebody else, or offer it to all: it is theirs, or they lead."""
    return errand.staff.role in LEADERS or line.assignee_id == errand.staff.id


async def _refused(errand: Errand, line: Summary) -> Reply:
    await errand.record("refused", line.number, "assign")
    key = "desk-assign-take-first" if line.assignee_id is None else "desk-assign-not-yours"
    return errand.reply(key, *actions.buttons(errand, line), number=str(line.number))


async def on_card(errand: Errand, case: Case) -> str:
    """Who has it."""
    line = case.summary
    if line.assignee_id is None:
        return ""
    if line.assignee_id == errand.staff.id:
        return errand.text("desk-card-mine")
    return errand.text("desk-card-assigned", who=colleagues.named(errand, line.assignee_id))


def happened(voice: Voice, one: Happening) -> str:
    """To whom a case was given, and by whom."""
    is_freed = one.status in (None, assignments.NOBODY)
    to = "" if is_freed else colleagues.named(voice, int(one.status or 0))
    by = "" if one.staff_id is None else colleagues.named(voice, one.staff_id)
    return voice.text("desk-history-freed" if is_freed else "desk-history-given", to=to, by=by)
