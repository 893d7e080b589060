"""Events already handled, so that one delivered again is not acted on again."""

from collections.abc import Collection
from datetime import datetime

from sqlalchemy import select

from storage.tables import inbox
from storage.vault import Vault
from storage.work import Work


def event_key(vault: Vault, conversation: bytes, event_id: str) -> bytes:
    """The inbox key of an event of a conversation: ids of other people's events never collide with it."""
    return vault.token("inbox", conversation + event_id.encode("utf-8", "surrogatepass"))


async def seen(work: Work, keys: Collection[bytes]) -> set[bytes]:
    """Which of `keys` were handled before."""
    found = await work.connection.execute(select(inbox.c.key).where(inbox.c.key.in_(keys)))
    return set(found.scalars())


def record(work: Work, key: bytes, received_at: datetime, failed: str | None) -> None:
    """Marks an event as handled; `failed` is the class of the error that kept it from it."""
    work.insert(inbox, {"key": key, "received_at": received_at, "failed": failed})
