"""`/ask`: a question to the teller. The case waits for them, whatever its status; their next message ends that."""

from collections.abc import Sequence

from bot.desk import onecase, shown_first, teller
from bot.desk.errand import Errand
from bot.desk.workflow import reason_in
from bot.dialogue.replies import Reply
from storage import questions
from storage.cases import CLOSED


async def ask(errand: Errand, words: Sequence[str]) -> list[Reply]:
    """`/ask N question`: into the teller's chat with a button to answer at once, and under the code."""
    line = await onecase.find(errand, words, "ask", lock=True)
    if isinstance(line, Reply):
        return [line]
    number, button = str(line.number), onecase.open_button(errand, line.number)
    if line.status in CLOSED:
        return [errand.reply("desk-ask-closed", button, number=number)]
    said = reason_in(words[1] if len(words) > 1 else None)
    if said is None:
        asking = errand.reply("desk-ask-ask", errand.give_up(), number=number)
        return [errand.wait("ask", number, asking)]
    held = await shown_first.held_back(errand, line, "ask", [number, said])
    if held is not None:
        return [held]
    work, now = errand.transaction.work, errand.transaction.now
    questions.ask(work, line.number, said, errand.staff.id, now)
    await errand.record("ask", line.number)
    pushed = await teller.tell_question(errand, line.number, said)
    return [errand.reply("desk-ask-pushed" if pushed else "desk-ask-kept", button, number=number)]
