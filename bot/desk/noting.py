"""`/note`: what staff write for each other about a case. Its teller never reads it."""

from collections.abc import Sequence

from bot.desk import caseline, colleagues, onecase
from bot.desk.errand import Errand
from bot.desk.voice import Voice
from bot.desk.workflow import WITHOUT_CONTENT, reason_in
from bot.dialogue.replies import Reply
from storage import cases
from storage.cases import Happening


async def note(errand: Errand, words: Sequence[str]) -> list[Reply]:
    """`/note N words`: kept sealed with the case, for all who may see it; whoever has the case is told."""
    line = await onecase.find(errand, words, "note", lock=True)
    if isinstance(line, Reply):
        return [line]
    number, button = str(line.number), onecase.open_button(errand, line.number)
    if line.status in WITHOUT_CONTENT:
        return [errand.reply("desk-note-emptied", button, number=number)]
    said = reason_in(words[1] if len(words) > 1 else None)
    if said is None:
        ask = errand.reply("desk-note-ask", errand.give_up(), number=number)
        return [errand.wait("note", number, ask)]
    now = errand.transaction.now
    cases.add_event(errand.transaction.work, line.number, "note", now, text=said, staff_id=errand.staff.id)
    await errand.record("note", line.number)
    await colleagues.tell(errand, line.assignee_id, "desk-news-note", line)
    return [errand.reply("desk-note-done", button, number=number)]


def happened(voice: Voice, one: Happening) -> str:
    """Who wrote what."""
    words = voice.text("desk-words-gone") if one.text is None else caseline.quoted(one.text)
    by = "" if one.staff_id is None else colleagues.named(voice, one.staff_id)
    return f"{by}: {words}" if by else words
