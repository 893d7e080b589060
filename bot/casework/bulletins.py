"""Warnings as citizens use them: listed, read, turned on and off."""

from bot.dialogue.register_effects import FindWarning, ListWarnings, TurnWarnings
from bot.dialogue.register_events import (
    WarningFound,
    WarningLine,
    WarningMissing,
    WarningsListed,
    WarningsTurned,
)
from bot.transaction import Transaction
from storage import bulletins, conversations
from storage.conversations import Conversation

NEWEST = 5
"""Warnings in the list; older ones have done their service."""


async def list_warnings(
    effect: ListWarnings, conversation: Conversation, transaction: Transaction
) -> WarningsListed:
    """The newest warnings, and whether new ones are sent to this conversation."""
    found = await bulletins.newest(transaction.work, effect.commune, NEWEST)
    lines = tuple([WarningLine(one.id, one.draft.topic, one.draft.commune) for one in found])
    subscribed = await bulletins.subscription_of(transaction.work, conversation.key)
    commune = subscribed.commune if subscribed else None
    return WarningsListed(effect.commune, lines, subscribed is not None, commune)


async def find_warning(effect: FindWarning, transaction: Transaction) -> WarningFound | WarningMissing:
    """One warning that is published; a draft is nobody's to read."""
    found = await bulletins.find(transaction.work, effect.number)
    if found is None or found.reviewed_on is None:
        return WarningMissing()
    draft = found.draft
    return WarningFound(draft.topic, draft.body, draft.source, draft.commune, found.reviewed_on)


async def turn_warnings(
    effect: TurnWarnings, conversation: Conversation, transaction: Transaction
) -> WarningsTurned:
    """Writes the consent, or deletes what there was of one."""
    work = transaction.work
    if effect.consent is None:
        bulletins.unsubscribe(work, conversation.key)
        return WarningsTurned(is_on=False, commune=None)
    conversations.save(work, [conversation], transaction.now)  # the row refers to it
    await bulletins.subscribe(work, conversation.key, effect.commune, effect.consent, transaction.now)
    return WarningsTurned(is_on=True, commune=effect.commune)
