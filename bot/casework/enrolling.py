"""An invite is used up: a conversation becomes a member of staff."""

from bot.desk.desk import Desk
from bot.dialogue.events import Enrolled, InviteRefused
from bot.transaction import Transaction
from storage import audit, conversations, staff, subscriptions
from storage.conversations import Conversation
from storage.staff import Invite

_RANKS = ("officer", "admin", "owner")


async def enrol(
    code: str, conversation: Conversation, transaction: Transaction, desk: Desk
) -> Enrolled | InviteRefused:
    """The role of the invite, never below what the conversation has already."""
    work, now, before = transaction.work, transaction.now, conversation.staff
    made = await staff.use_invite(work, code, now)
    if made is None:
        return InviteRefused()
    if before is not None and _RANKS.index(before.role) > _RANKS.index(made.role):
        made = Invite(
            before.role, before.communes, before.unit_id, before.categories
        )  # nobody is brought low by opening a colleague's invite
    conversations.save(work, [conversation], now)  # staff rows refer to it
    conversation.staff = await staff.enrol(work, conversation.key, made, now)
    if conversation.staff.is_outside:
        subscriptions.cancel(work, conversation.key)
    elif before is None or before.is_outside:
        await desk.subscribe(conversation, transaction)
    await audit.record(work, audit.Entry(conversation.staff.id, "enrol", detail=made.role), now)
    return Enrolled("member" if conversation.staff.is_outside else made.role)
