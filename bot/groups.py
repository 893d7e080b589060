"""What happens in a group of staff: an admin's commands there, the group's new id, its end.

In a group nobody reports anything, so the dialogue has no part in it. Who may do what is each person's own.
"""

from msgspec import Struct

from bot.channels.base import Envelope, GroupLeft, GroupMoved
from bot.desk.desk import Desk, may_order_in_group
from bot.dialogue.content import Context
from bot.dialogue.events import CommandReceived
from bot.transaction import Transaction
from storage import audit, conversations, groups
from storage.conversations import Conversation
from storage.vault import Vault


class GroupKeys(Struct, frozen=True):
    """The conversations an event in a group is about: the group's own, the person's, the group's next one."""

    group: bytes
    person: bytes
    moved_to: bytes | None = None

    @classmethod
    def of(cls, envelope: Envelope, group: str, vault: Vault) -> "GroupKeys":
        """The keys of an envelope whose `group` is that one."""
        channel, event = envelope.channel, envelope.event
        return cls(
            _key(vault, channel, group),
            vault.pseudonym(channel, envelope.user_id),
            _key(vault, channel, event.to) if isinstance(event, GroupMoved) else None,
        )

    @property
    def all(self) -> set[bytes]:
        """Every one of them, to be loaded."""
        return {key for key in (self.group, self.person, self.moved_to) if key is not None}


def _key(vault: Vault, channel: str, group: str) -> bytes:
    # Apart from people's, whose ids a network may count in the same row.
    return vault.pseudonym(channel, f"group {group}")


async def handle(
    envelope: Envelope, keys: GroupKeys, transaction: Transaction, context: Context, desk: Desk
) -> None:
    """Does what an event in a group asks for. Every conversation of `keys` was loaded.

    Who may not order it gets no answer and leaves no trace of the group: a channel asks before it takes that up.
    """
    event = envelope.event
    match event:
        case GroupLeft():
            groups.forget(transaction.work, keys.group)
        case GroupMoved(to=address) if keys.moved_to is not None:
            await _move(envelope.channel, address, keys.group, keys.moved_to, transaction)
        case CommandReceived(name=name):
            person = transaction.known.get(keys.person)
            if person is None or person.staff is None:
                return
            if not may_order_in_group(name, person.staff):
                entry = audit.Entry(person.staff.id, "refused", detail=name)
                await audit.record(transaction.work, entry, transaction.now)
                return
            to = _meet(keys.group, envelope.channel, envelope.address, person.locale, transaction)
            transaction.say(to, await desk.handle_in_group(event, person.staff, to, transaction, context))


async def _move(channel: str, address: str, old: bytes, new: bytes, transaction: Transaction) -> None:
    known = transaction.known.get(old)
    if known is None or await groups.find(transaction.work, old) is None:
        return
    _meet(new, channel, address, known.locale, transaction)
    await groups.move(transaction.work, old, new)


def _meet(key: bytes, channel: str, address: str, locale: str, transaction: Transaction) -> Conversation:
    """The group's conversation, on disk before anything refers to it, in the language it was last spoken to."""
    to = transaction.meet(key, channel, address, locale)
    to.set_state(b"{}", locale)
    conversations.save(transaction.work, [to], transaction.now)
    return to
