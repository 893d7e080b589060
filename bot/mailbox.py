"""Messages that people fetch from us: the outbox, read by its owner."""

from bot.channels.base import Message
from bot.messages import decode
from storage import outbox
from storage.engine import Database
from storage.vault import Vault


class SealedMailbox:
    """The `Mailbox` of one channel."""

    def __init__(self, channel: str, database: Database, vault: Vault) -> None:
        self._channel = channel
        self._database = database
        self._vault = vault

    async def read(self, user_id: str, after: int, limit: int) -> list[Message]:
        """Messages with `n > after`, in order, at most `limit`."""
        key = self._vault.pseudonym(self._channel, user_id)
        found = await outbox.read(self._database, self._vault, key, after, limit)
        return [decode(n, body) for n, body in found]
