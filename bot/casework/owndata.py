"""What citizens may do with their own data: see what is tied to them, take a consent back, be forgotten."""

from bot.dialogue.effects import (
    EmptyChat,
    FindOwnData,
    ForgetTeller,
    OwnDataEffect,
    RecordConsent,
    WithdrawConsent,
)
from bot.dialogue.events import (
    ChatEmptied,
    OwnCase,
    OwnDataFound,
    OwnDataOutcome,
    TellerForgotten,
    TellerKept,
)
from bot.transaction import Transaction
from storage import consents, outbox, tellers
from storage.conversations import Conversation


async def with_own_data(
    effect: OwnDataEffect, conversation: Conversation, transaction: Transaction
) -> OwnDataOutcome | None:
    """Does one of these; the outcome, if there is one."""
    match effect:
        case RecordConsent():
            _record_consent(effect, conversation, transaction)
            return None
        case WithdrawConsent(purpose):
            await _withdraw_consent(purpose, conversation, transaction)
            return None
        case FindOwnData():
            return await _find_own_data(conversation, transaction)
        case ForgetTeller():
            return await _forget_teller(conversation, transaction)
        case EmptyChat():
            return ChatEmptied(await outbox.empty(transaction.work, conversation.key))


def _record_consent(effect: RecordConsent, conversation: Conversation, transaction: Transaction) -> None:
    """Puts the proof on disk."""
    consents.record(
        transaction.work,
        conversation.key,
        effect.purpose,
        effect.version,
        effect.locale,
        transaction.now,
    )


async def _withdraw_consent(purpose: str, conversation: Conversation, transaction: Transaction) -> None:
    """Notes the day; without consent to be written to, no case may know whom to write to."""
    await consents.withdraw(transaction.work, conversation.key, purpose, transaction.now)
    if purpose == "contact":
        await tellers.cut(transaction.work, conversation.key)


async def _find_own_data(conversation: Conversation, transaction: Transaction) -> OwnDataFound:
    """The cases that still know this conversation, and what else does."""
    told = await tellers.told_by(transaction.work, conversation.key)
    tied = await tellers.tied_else(transaction.work, conversation.key)
    cases = tuple(OwnCase(one.number, one.status, one.filed_at) for one in told)
    return OwnDataFound(cases, tied.remarks, tied.has_warnings)


async def _forget_teller(
    conversation: Conversation, transaction: Transaction
) -> TellerForgotten | TellerKept:
    """Cuts what leads to a citizen. Who works here cannot go that way: the audit log must keep a name for them."""
    if conversation.staff is not None:
        return TellerKept()
    count = await tellers.forget(transaction.work, conversation.key)
    conversation.is_forgotten = True
    return TellerForgotten(count)
