"""What every command about one case begins with: finding it, if this officer may see it."""

from collections.abc import Sequence

from bot.desk.errand import Errand
from bot.dialogue.replies import Choice, Reply
from storage import cases, merging
from storage.cases import Summary

DIGITS = 9
"""Of the number of a case, at most."""

_OWN = frozenset(
    {"tip", "more", "reply", "ask", "note", "reveal", "thank", "merge", "split", "received", "slip", "export"}
)
"""What is done with a case itself, also where it goes with another; all else is done with the one that leads."""


async def find(errand: Errand, words: Sequence[str], command: str, *, lock: bool = False) -> Summary | Reply:
    """The case a command is about, if its number is right and this officer may see it; else what to say.

    Without a number the command waits for one. With `lock` nobody else changes the case meanwhile.
    """
    number = words[0].strip("#.,:;") if words else ""
    if not (number.isascii() and number.isdigit() and len(number) <= DIGITS):
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
    if line.merged_into is not None and not is_own(command):
        return await _leads(errand, line, command)
    return line


def is_own(command: str) -> bool:
    """Whether the command is about a case itself, also where it goes with another."""
    return command in _OWN


async def _leads(errand: Errand, line: Summary, command: str) -> Reply:
    """Says with which case it goes, if this officer may see that one."""
    await errand.record(command, line.number, "merged")
    head = await merging.head_of(errand.transaction.work, line)
    if not errand.may_see(head):
        return errand.reply("desk-merged-away", open_button(errand, line.number), number=str(line.number))
    return errand.reply(
        "desk-merged-act", open_button(errand, head.number), number=str(line.number), head=str(head.number)
    )


def open_button(errand: Errand, number: int) -> Choice:
    """Opens the case."""
    return errand.button("tip", number, label="desk-button-open")


def tips_button(errand: Errand) -> Choice:
    """Back to the list."""
    return errand.button("tips", label="desk-button-tips")
