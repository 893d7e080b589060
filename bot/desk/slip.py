"""`/slip`: the printed slip of a hand-in, made from the ledger."""

from collections.abc import Sequence

from bot.desk import items, onecase
from bot.desk.errand import Errand
from bot.dialogue.replies import File, Reply
from bot.slips import slip_id
from storage import seizures


async def slip(errand: Errand, words: Sequence[str]) -> list[Reply]:
    """`/slip N`: a DOCX of what was taken in, to be printed and signed; names are written on it by hand."""
    line = await onecase.find(errand, words, "slip")
    if isinstance(line, Reply):
        return [line]
    await errand.record("slip", line.number)
    taken = seizures.summed(await seizures.of_case(errand.transaction.work, line.number))
    number, button = str(line.number), onecase.open_button(errand, line.number)
    if not taken:
        write = errand.button("received", line.number, label="desk-button-received")
        return [errand.reply("desk-slip-empty", write, button, number=number)]
    words_of_it = errand.text("desk-slip-here", number=number, lines=items.listed(errand, taken))
    return [Reply(words_of_it, (button,), files=(File(slip_id(line.number), "document", 0),))]
