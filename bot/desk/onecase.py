"""What every command about one case begins with: finding it, if this officer may see it."""

from collections.abc import Sequence

from bot.desk.errand import Errand
from bot.dialogue.replies import Choice, Reply
from storage import cases
from storage.cases import Summary

_DIGITS = 9


async def find(errand: Errand, words: Sequence[str], command: str, *, lock: bool = False) -> Summary | Reply:
    """The case a command is about, if its number is right and this officer may see it; else what to say.

    Without a number the command waits for one. With `lock` nobody else changes the case meanwhile.
    """
    number = words[0].strip("#.,:;") if words else ""
    if not (number.isascii() and number.isdigit() and len(number) <= _DIGITS):
        return errand.wait(
            command, "", errand.reply("desk-which-case", tips_button(errand), errand.give_up())
        )
    line = await cases.summary(errand.transaction.work, int(number), lock=lock)
    if line is None or not errand.may_see(line):
        if line is not None:
            await errand.record("refused", line.number, command)
        # The same words for both: whether such a case exists is nobody's business outside its communes.
        return errand.reply("desk-no-case", tips_button(errand), number=str(int(number)))
    errand.about = line.number
    return line


def open_button(errand: Errand, number: int) -> Choice:
    """Opens the case."""
    return errand.button("tip", number, label="desk-button-open")


def tips_button(errand: Errand) -> Choice:
    """Back to the list."""
    return errand.button("tips", label="desk-button-tips")
