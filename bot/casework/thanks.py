"""A teller answers the unit's thanks. The staff learn that they did, and never who they are."""

from bot.desk import thanks as desk_thanks
from bot.desk.workflow import WITHOUT_CONTENT
from bot.dialogue.content import Context
from bot.dialogue.register_effects import AnswerThanks
from bot.dialogue.register_events import ThanksAnswered, ThanksMissing
from bot.transaction import Transaction
from storage import cases, thanks
from storage.conversations import Conversation


async def answer_thanks(
    effect: AnswerThanks, conversation: Conversation, transaction: Transaction, context: Context
) -> ThanksAnswered | ThanksMissing:
    """Keeps the answer on the case, if it is this conversation's to give. The last one counts."""
    work, number = transaction.work, effect.number
    if effect.case_id != str(number):
        who = await cases.who_told(work, number)
        if who is None or who["conversation"] != conversation.key.hex():
            return ThanksMissing()
    line = await cases.summary(work, number, lock=True)
    before = await thanks.thanks_of(work, number)
    if line is None or before is None or line.status in WITHOUT_CONTENT:
        return ThanksMissing()
    if before != effect.answer:
        thanks.set_thanks(work, number, effect.answer)
        await desk_thanks.announce(line, effect.answer, transaction, context)
    return ThanksAnswered(number, effect.answer)
