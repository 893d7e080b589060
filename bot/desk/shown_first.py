"""Nothing is sent to a teller, and no case moved, by an officer who was not shown what happened meanwhile.

An officer's conversation remembers what they were last shown of a case (`DeskMemory`). Words typed before they read
something new of the teller are kept there, sealed like all of the conversation, until a press sends or drops them.
"""

from collections.abc import Sequence
from datetime import datetime, timedelta

from msgspec.structs import replace

from bot.desk import casecard, caseline
from bot.desk.errand import Errand
from bot.desk.onecase import open_button
from bot.dialogue.calls import status_key
from bot.dialogue.desk_memory import Look, Unsent
from bot.dialogue.replies import Reply
from storage import cases
from storage.cases import Happening, Summary

_SHOWN = 10
"""New entries that are shown at most, the newest."""

_SKEW = timedelta(minutes=1)
"""By which processes may differ in what they take for the time: what is that old is shown again, lest it be missed."""


async def note_look(errand: Errand, line: Summary) -> None:
    """The officer is about to be shown the whole case. Called before it is read: what comes between is new still."""
    heard = await cases.count_told(errand.transaction.work, line.number)
    errand.memory = errand.memory.seeing(Look(line.number, heard, line.status, _now(errand)))


def note_status(errand: Errand, line: Summary, status: str) -> None:
    """The officer was shown, or has decided, where the case stands; not what its teller wrote."""
    errand.memory = errand.memory.seeing(replace(errand.memory.look_at(line.number), status=status))


def has_moved(errand: Errand, line: Summary) -> bool:
    """Whether the case stands elsewhere than this officer was last shown."""
    return errand.memory.look_at(line.number).status not in ("", line.status)


async def moved(errand: Errand, line: Summary, unsent: str | None) -> Reply:
    """Says who moved the case meanwhile, and that nothing was done; gives back words that were not sent."""
    history = await cases.history(errand.transaction.work, line.number)
    steps = (one for one in reversed(history) if one.kind == "status" and one.status == line.status)
    last = next(steps, None)
    who = last.staff_id if last is not None else None
    by = errand.text("desk-by-officer", officer=str(who)) if who else errand.text("desk-by-teller")
    words = errand.text(
        "desk-moved",
        number=str(line.number),
        status=errand.text(status_key(line.category, line.status)),
        by=by,
        at=caseline.moment(errand, last.at) if last is not None else "–",
    )
    if unsent:
        words += "\n\n" + errand.text("desk-unsent", words=f"> {caseline.quoted(unsent)}")
    return Reply(words, is_confidential=True)


async def new_words(errand: Errand, line: Summary) -> str:
    """What the teller added since this officer's last look, as on the card; empty if nothing. They have seen it now."""
    work, look = errand.transaction.work, errand.memory.look_at(line.number)
    heard = await cases.count_told(work, line.number)
    if heard <= look.heard:
        return ""
    errand.memory = errand.memory.seeing(replace(look, heard=heard, at=_now(errand)))
    told = [one for one in await cases.history(work, line.number) if _is_tellers(one)]
    late = sum(look.at is not None and one.at >= look.at - _SKEW for one in told)
    shown = told[-min(max(heard - look.heard, late), _SHOWN) :]
    return "\n".join(casecard.entries(errand, shown, line))


async def held_back(errand: Errand, line: Summary, command: str, words: Sequence[str]) -> Reply | None:
    """What to say instead of sending, where the teller wrote something this officer has not read; else None.

    The last of `words`, the arguments of `command`, is what would be sent. It is kept meanwhile; and one that is
    sent is kept no longer.
    """
    said, (*argument, typed) = await new_words(errand, line), words
    if not said:
        errand.memory = errand.memory.without(line.number)
        return None
    errand.memory = errand.memory.keeping(Unsent(line.number, command, " ".join(argument), typed))
    await errand.record("held", line.number, command)
    text = errand.text("desk-held", number=str(line.number), said=said, words=f"> {caseline.quoted(typed)}")
    buttons = (
        errand.button("send", line.number, label="desk-button-send"),
        errand.button(command, *argument, label="desk-button-rewrite"),
        errand.button("drop", line.number, label="desk-button-cancel"),
        open_button(errand, line.number),
    )
    return Reply(text, buttons, is_confidential=True)


def _is_tellers(one: Happening) -> bool:
    return one.staff_id is None and one.kind != "status"


def _now(errand: Errand) -> datetime:
    """The second of it: an earlier look shows more than need be, never less."""
    return errand.transaction.now.replace(microsecond=0)
