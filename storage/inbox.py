"""Events already handled, so that one delivered again is not acted on again."""

from collections.abc import Mapping
from datetime import datetime

from storage import rows
from storage.tables import inbox
from storage.vault import Vault
from storage.work import Work


def event_key(vault: Vault, conversation: bytes, event_id: str) -> bytes:
    """The inbox key of an event of a conversation: ids of other people's events never collide with it."""
    return vault.token("inbox", conversation + event_id.encode("utf-8", "surrogatepass"))


async def take(work: Work, arrived: Mapping[bytes, datetime], failed: Mapping[bytes, str]) -> set[bytes]:
    """Marks events as handled and gives those that were not before.

    `arrived`: key → when it came in; `failed`: key → class of the error that keeps it from being handled.
    """
    # In the order of the keys: two processes with the same events wait for each other, never in a circle.
    taken = [{"key": key, "received_at": arrived[key], "failed": failed.get(key)} for key in sorted(arrived)]
    return set(await rows.insert_new(work.connection, inbox, taken))
