"""Voices that are to be altered: noted in the turn, done after it."""

from bot.dialogue.effects import AlterVoices
from bot.transaction import Transaction
from storage import file_work
from storage.conversations import Conversation


async def alter_voices(effect: AlterVoices, conversation: Conversation, transaction: Transaction) -> None:
    """From this commit on nobody opens these files until it is done."""
    for file_id in effect.file_ids:
        await file_work.alter_voice(transaction.work, file_id, conversation.key, transaction.now)
