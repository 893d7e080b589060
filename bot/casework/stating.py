"""Statements of receipt: signed for an open case, and checked."""

from bot.dialogue.content import Context, Locale
from bot.dialogue.effects import CheckStatement, StateReceipt
from bot.dialogue.events import CaseMissing, ReceiptStated, StatementChecked
from bot.dialogue.local_time import VIETNAM
from bot.dialogue.statement import signature_bytes, signature_text, to_sign
from bot.transaction import Transaction
from storage import cases
from storage.conversations import Conversation
from storage.signing import Verifier


async def state_receipt(
    effect: StateReceipt, conversation: Conversation, transaction: Transaction, context: Context
) -> ReceiptStated | StatementChecked | CaseMissing:
    """Says that a case was received and when; nothing of what it says, nor who told us."""
    signer = transaction.work.vault.signer
    line = await cases.summary(transaction.work, int(effect.case_id))
    if line is None:
        return CaseMissing()
    if signer is None:
        return StatementChecked(None, "")
    locale: Locale = "en" if conversation.locale == "en" else "vi"
    words = context.texts.render(
        "statement-words",
        locale,
        number=str(line.number),
        received=line.filed_at.astimezone(VIETNAM).strftime("%H:%M:%S %d/%m/%Y"),
        unit=context.programme.unit.name[locale],
        issued=transaction.now.astimezone(VIETNAM).strftime("%d/%m/%Y"),
    )
    return ReceiptStated(words, signature_text(signer.sign(to_sign(words))))


def check_statement(effect: CheckStatement, transaction: Transaction) -> StatementChecked:
    """Whether the words are those we signed."""
    signer = transaction.work.vault.signer
    is_ours = None if signer is None else is_signed(signer, effect.words, effect.signature)
    return StatementChecked(is_ours, effect.words)


def is_signed(verifier: Verifier, words: str, signature: str) -> bool:
    """Whether `signature`, as text, is one of ours over `words`."""
    signed = signature_bytes(signature)
    return signed is not None and verifier.is_ours(signed, to_sign(words))
