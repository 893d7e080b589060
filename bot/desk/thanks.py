"""`/thank`: the unit thanks the teller of a valuable case, who may refuse; nobody learns who they are."""

from collections.abc import Sequence

from bot.desk import news, onecase, teller
from bot.desk.errand import Errand
from bot.desk.workflow import WITHOUT_CONTENT
from bot.dialogue.content import Context
from bot.dialogue.replies import Choice, Reply
from bot.transaction import Transaction
from storage import thanks
from storage.cases import Case, Summary
from storage.staff import LEADERS


async def thank(errand: Errand, words: Sequence[str]) -> list[Reply]:
    """`/thank N`: offers thanks, in the teller's chat if they allowed that, and under the code in any case.

    Once they answered, it says how, and offers nothing again.
    """
    line = await onecase.find(errand, words, "thank", lock=True)
    if isinstance(line, Reply):
        return [line]
    button, number = onecase.open_button(errand, line.number), str(line.number)
    if line.status in WITHOUT_CONTENT:
        return [errand.reply("desk-thank-emptied", button, number=number)]
    if not may_thank(errand, line):
        await errand.record("refused", line.number, "thank")
        return [errand.reply("desk-thank-not-yours", button, number=number)]
    before = await thanks.thanks_of(errand.transaction.work, line.number)
    await errand.record("thank", line.number)
    if before is not None:
        return [errand.reply(f"desk-thank-{before}", button, number=number)]
    return [await _offer(errand, line, button)]


def may_thank(errand: Errand, line: Summary) -> bool:
    """Whether this officer has the case, or leads."""
    return errand.staff.role in LEADERS or line.assignee_id == errand.staff.id


def thank_buttons(errand: Errand, case: Case) -> tuple[Choice, ...]:
    """The button under a case that was of value, or is done and was not graded, and was not thanked for yet."""
    line = case.summary
    is_of_value = line.grade == "valuable" or (line.grade is None and line.status == "resolved")
    has_content = line.status not in WITHOUT_CONTENT
    if not (is_of_value and has_content) or case.thanks is not None or not may_thank(errand, line):
        return ()
    return (errand.button("thank", line.number, label="desk-button-thank"),)


async def _offer(errand: Errand, line: Summary, button: Choice) -> Reply:
    thanks.set_thanks(errand.transaction.work, line.number, "offered")
    pushed = await teller.tell_with(errand, line.number, "thanks-offer", ("thanks.yes", "thanks.no"))
    key = "desk-thank-pushed" if pushed else "desk-thank-kept"
    return errand.reply(key, button, number=str(line.number))


async def announce(line: Summary, answer: thanks.Thanks, transaction: Transaction, context: Context) -> None:
    """Tells who has the case, or who look after its place, how its teller answered."""
    await news.announce_thanks(line, f"desk-news-thanks-{answer}", transaction, context)
