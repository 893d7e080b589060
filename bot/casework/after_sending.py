"""Which file carries out what a teller asks for once their case is sent."""

from bot.casework.acting import act_on_case, check_act
from bot.casework.stating import check_statement, state_receipt
from bot.dialogue.content import Context
from bot.dialogue.effects import ActOnCase, AfterSendingEffect, CheckCaseAct, CheckStatement, StateReceipt
from bot.dialogue.events import OutcomeEvent
from bot.transaction import Transaction
from storage.conversations import Conversation


async def after_sending(
    effect: AfterSendingEffect,
    conversation: Conversation,
    transaction: Transaction,
    context: Context,
) -> OutcomeEvent:
    """Does one of them; the outcome goes back to the dialogue."""
    match effect:
        case CheckCaseAct():
            return await check_act(effect, conversation, transaction, context)
        case ActOnCase():
            return await act_on_case(effect, conversation, transaction, context)
        case StateReceipt():
            return await state_receipt(effect, conversation, transaction, context)
        case CheckStatement():
            return check_statement(effect, transaction)
