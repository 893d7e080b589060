"""`/transfer`: a case goes to another unit, or back to the desk, with a reason that its officers read."""

from collections.abc import Sequence
from dataclasses import replace

from bot.desk import areas, news, onecase, teller
from bot.desk.errand import Errand
from bot.dialogue.fold import fold
from bot.dialogue.replies import Choice, Reply
from storage import cases, handover, routing, units
from storage.cases import CLOSED, Summary
from storage.sight import ORGANISATION
from storage.units import Unit

_PAGE = 8
_DESK = ("desk", "u0", "0")


async def transfer(errand: Errand, words: Sequence[str]) -> list[Reply]:
    """`/transfer N UNIT REASON`: passes a case on; whoever had it has it no longer."""
    line = await onecase.find(errand, words, "transfer", lock=True)
    if isinstance(line, Reply):
        return [line]
    if line.status in CLOSED:
        button = onecase.open_button(errand, line.number)
        return [errand.reply("desk-status-closed", button, number=str(line.number))]
    known = await units.every(errand.transaction.work)
    to = _wanted(words[1] if len(words) > 1 else "", line, known)
    if to is None:
        return [_choices(errand, line, known, words[1] if len(words) > 1 else "")]
    reason = " ".join(words[2:]).strip()
    name = areas.unit_name(errand, known, to)
    if not reason:
        ask = errand.reply("desk-transfer-why", errand.give_up(), number=str(line.number), name=name)
        return [errand.wait("transfer", f"{line.number} u{to}", ask)]
    return [await _pass_on(errand, line, to or None, name, reason)]


def _open_to(line: Summary, known: Sequence[Unit]) -> list[Unit]:
    """The units a case may go to, those of its commune first."""
    fitting = [one for one in known if one.is_active and one.kind != ORGANISATION and one.id != line.unit_id]
    return sorted(fitting, key=lambda one: (line.commune not in one.communes, one.id))


def _wanted(said: str, line: Summary, known: Sequence[Unit]) -> int | None:
    """The unit that was named, 0 for the desk; None if the case cannot go there, or is there."""
    if fold(said) in _DESK:
        return None if line.unit_id is None else 0
    fitting = (one.id for one in _open_to(line, known))
    return next((id for id in fitting if fold(said) in (f"u{id}", str(id))), None)


def _choices(errand: Errand, line: Summary, known: Sequence[Unit], said: str) -> Reply:
    """Asks where to; what was named and is no place for it is said so."""
    page = int(said[1:]) if said[:1] == "p" and said[1:].isascii() and said[1:].isdecimal() else 0
    number, fitting = str(line.number), _open_to(line, known)
    first = min(max(page, 1) - 1, max(0, (len(fitting) - 1) // _PAGE)) * _PAGE
    buttons = [
        Choice(f"desk.transfer.{number}.u{one.id}", one.name[:40]) for one in fitting[first : first + _PAGE]
    ]
    if line.unit_id is not None:
        buttons.append(errand.button("transfer", number, "u0", label="desk-unit-desk"))
    if first:
        buttons.append(errand.button("transfer", number, f"p{first // _PAGE}", label="desk-button-back"))
    if first + _PAGE < len(fitting):
        buttons.append(errand.button("transfer", number, f"p{first // _PAGE + 2}", label="desk-button-next"))
    if not buttons:
        return errand.reply("desk-transfer-nowhere", onecase.open_button(errand, line.number))
    key = "desk-transfer-not" if said and not page else "desk-transfer-ask"
    return errand.reply(key, *buttons, onecase.open_button(errand, line.number), number=number)


async def _pass_on(errand: Errand, line: Summary, unit_id: int | None, name: str, reason: str) -> Reply:
    work, now, number = errand.transaction.work, errand.transaction.now, line.number
    if unit_id is not None:
        await units.find(work, unit_id, lock=True)  # it is not retired before the case is there
    routing.send(work, number, unit_id)
    handover.free(work, number, now)
    cases.add_event(work, number, "transfer", now, text=f"{name}: {reason}", staff_id=errand.staff.id)
    await errand.record("transfer", number, f"u{unit_id or 0}")
    after = replace(line, unit_id=unit_id, assignee_id=None)
    await news.announce_transfer(after, errand.transaction, errand.context, by=errand.staff.id)
    told = await teller.tell(errand, number, "case-push-passed-on")
    button = onecase.open_button(errand, number) if errand.may_see(after) else onecase.tips_button(errand)
    key = "desk-transfer-told" if told else "desk-transfer-done"
    return errand.reply(key, button, number=str(number), name=name)
