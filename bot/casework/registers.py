"""Which register carries out which effect."""

from bot.casework.bulletins import find_warning, list_warnings, turn_warnings
from bot.casework.models import find_model, keep_remark, list_models
from bot.casework.thanks import answer_thanks
from bot.dialogue.content import Context
from bot.dialogue.register_effects import (
    AnswerThanks,
    FindModel,
    FindWarning,
    KeepRemark,
    ListModels,
    ListWarnings,
    RegisterEffect,
    TurnWarnings,
)
from bot.dialogue.register_events import RegisterEvent
from bot.transaction import Transaction
from storage.conversations import Conversation


async def in_register(
    effect: RegisterEffect, conversation: Conversation, transaction: Transaction, context: Context
) -> RegisterEvent:
    """Does one effect; its outcome goes back to the dialogue."""
    match effect:
        case ListModels():
            return await list_models(effect, transaction)
        case FindModel():
            return await find_model(effect, transaction)
        case KeepRemark():
            return await keep_remark(effect, conversation, transaction, context)
        case ListWarnings():
            return await list_warnings(effect, conversation, transaction)
        case FindWarning():
            return await find_warning(effect, transaction)
        case TurnWarnings():
            return await turn_warnings(effect, conversation, transaction)
        case AnswerThanks():
            return await answer_thanks(effect, conversation, transaction, context)
