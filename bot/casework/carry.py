"""Which room carries out which effect of the citizens' dialogue, within the turn's transaction."""

from bot.casework.after_sending import after_sending
from bot.casework.answering import answer_case
from bot.casework.enrolling import enrol
from bot.casework.filing import file_case
from bot.casework.following import add_to_case, open_case, open_own
from bot.casework.owndata import with_own_data
from bot.casework.registers import in_register
from bot.casework.voices import alter_voices
from bot.desk.desk import Desk
from bot.dialogue.content import Context
from bot.dialogue.effects import (
    AddToCase,
    AfterSendingEffect,
    AlterVoices,
    AnswerCase,
    CaseEffect,
    Effect,
    Enrol,
    FileCase,
    FindCase,
    FindOwnCase,
    ForgetFiles,
    OwnDataEffect,
    ReloadCase,
)
from bot.dialogue.events import OutcomeEvent
from bot.dialogue.register_effects import RegisterEffect
from bot.transaction import Transaction
from storage import cases, files
from storage.conversations import Conversation


async def carry_out(
    effect: Effect, conversation: Conversation, transaction: Transaction, context: Context, desk: Desk
) -> OutcomeEvent | None:
    """Does one effect of `conversation`'s step; the outcome, if there is one, goes back to the dialogue."""
    if isinstance(effect, RegisterEffect):
        return await in_register(effect, conversation, transaction, context)
    if isinstance(effect, OwnDataEffect):
        return await with_own_data(effect, conversation, transaction)
    if isinstance(effect, Enrol):
        return await enrol(effect.code, conversation, transaction, desk)
    if isinstance(effect, ForgetFiles):
        for file_id in effect.file_ids:
            files.forget(transaction.work, file_id, conversation.key)
        return None
    if isinstance(effect, AlterVoices):
        await alter_voices(effect, conversation, transaction)
        return None
    if isinstance(effect, AfterSendingEffect):
        return await after_sending(effect, conversation, transaction, context)
    return await _with_case(effect, conversation, transaction, context)


async def _with_case(
    effect: CaseEffect, conversation: Conversation, transaction: Transaction, context: Context
) -> OutcomeEvent:
    match effect:
        case FileCase():
            return await file_case(effect, conversation, transaction, context)
        case FindCase(code):
            return await open_case(await cases.find_by_code(transaction.work, code), transaction, context)
        case FindOwnCase(number):
            return await open_own(number, conversation, transaction, context)
        case ReloadCase(case_id):
            return await open_case(int(case_id), transaction, context)
        case AddToCase():
            return await add_to_case(effect, transaction, context)
        case AnswerCase():
            return await answer_case(effect, transaction, context)
