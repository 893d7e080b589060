"""The queue of updates: numbered, confirmed by offset or by the webhook, kept for a day, no longer."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

import msgspec

from tests.telegram_api.bell import Bell

DAY_SECONDS = 86_400.0
CALLBACK_SECONDS = 150.0
"""How long a press waits to be fetched."""

DEFAULT_KINDS = frozenset(
    (
        "business_connection", "business_message", "callback_query", "channel_post", "chat_boost",
        "chat_join_request", "chosen_inline_result", "deleted_business_messages", "edited_business_message",
        "edited_channel_post", "edited_message", "inline_query", "message", "my_chat_member", "poll",
        "poll_answer", "pre_checkout_query", "purchased_paid_media", "removed_chat_boost", "shipping_query",
    )
)  # fmt: skip
"""What a bot gets that named nothing: all but chat_member, message_reaction and message_reaction_count."""
KINDS = DEFAULT_KINDS | {"chat_member", "message_reaction", "message_reaction_count"}

_FUTURE = 10
_STRANGE = {"field_of_tomorrow": {"shape": [1, "two", None]}}


@dataclass(slots=True)
class Update:
    """One update, already encoded. `lane`: those of one lane reach a webhook one after the other.

    `is_again`: a duplicate, which no offset drops before it was handed out once.
    """

    id: int
    kind: str
    lane: tuple[str, int]
    body: bytes
    expires_at: float
    is_again: bool = False


class Updates:
    """Updates that wait for the bot, oldest first. `confirmed` is the last offset that counted."""

    def __init__(self, clock: Callable[[], float], first_id: int = 700_000_001) -> None:
        self._clock = clock
        self._next_id = first_id
        self._waiting: dict[int, Update] = {}
        self._done: dict[int, Update] = {}
        self._arrived = Bell()
        self.allowed = DEFAULT_KINDS
        self.confirmed = 0
        self.handed_out: list[int] = []
        self.acknowledged: list[int] = []
        self.is_strange = False

    def __len__(self) -> int:
        return len(self._waiting)

    @property
    def pending(self) -> list[int]:
        """Ids of the updates that were not confirmed, in the order in which they are handed out."""
        return [update.id for update in self.waiting()]

    @property
    def tail(self) -> int:
        """The id that the next update gets."""
        return self._next_id

    def add(
        self, kind: str, payload: dict[str, Any], lane: tuple[str, int], seconds: float = DAY_SECONDS
    ) -> int | None:
        """Queues an update for `seconds`. Gives its id, None if the bot did not ask for its kind."""
        if kind in KINDS and kind not in self.allowed:
            return None
        update_id = self._next_id
        self._next_id += 1
        body = {"update_id": update_id, kind: payload}
        if self.is_strange:
            body = {**body, kind: {**payload, **_STRANGE}, **_STRANGE}
        encoded = msgspec.json.encode(body)
        self._waiting[update_id] = Update(update_id, kind, lane, encoded, self._clock() + seconds)
        self.wake()
        return update_id

    def waiting(self) -> Iterator[Update]:
        """What waits and has not expired, in the order in which it is handed out."""
        now = self._clock()
        return (update for update in list(self._waiting.values()) if update.expires_at >= now)

    def fetch(self, limit: int) -> list[bytes]:
        """Hands out up to `limit` updates, encoded; they stay until they are confirmed."""
        batch: list[bytes] = []
        for update in self.waiting():
            if len(batch) == limit:
                break
            update.is_again = False
            self.handed_out.append(update.id)
            batch.append(update.body)
        return batch

    def confirm(self, offset: int) -> None:
        """Forgets all below `offset`; a negative one leaves only that many. One far ahead is ignored."""
        if offset < 0:
            for update_id in list(self._waiting)[:offset]:
                self._forget(update_id)
        elif 0 < offset <= self._next_id + _FUTURE:
            self.confirmed = max(self.confirmed, offset)
            for update_id in [i for i, u in self._waiting.items() if i < offset and not u.is_again]:
                self._forget(update_id)

    def deliver(self, update: Update) -> None:
        """Notes that an update goes to the webhook."""
        self.handed_out.append(update.id)

    def settle(self, update: Update) -> None:
        """The webhook took it."""
        self._forget(update.id)

    def expire(self, update: Update) -> None:
        """Gives an update up, as after a day."""
        self._waiting.pop(update.id, None)

    def clear(self) -> None:
        """Drops all that wait, as `drop_pending_updates` does."""
        self._waiting.clear()

    def renumber(self, first_id: int) -> None:
        """The next update gets this id, as after a week without any."""
        self._next_id = first_id
        self.confirmed = 0

    def repeat(self, update_id: int) -> None:
        """Queues an update once more under its old id, confirmed or not."""
        update = self._waiting.get(update_id) or self._done[update_id]
        self._waiting.pop(update_id, None)
        update.is_again = True
        self._waiting[update_id] = update
        self.wake()

    def swap(self) -> None:
        """Lets the last two that wait change places; their ids stay."""
        waiting = list(self._waiting.items())
        waiting[-2:] = reversed(waiting[-2:])
        self._waiting = dict(waiting)

    async def arrival(self) -> None:
        """Waits for the next update to be queued."""
        await self._arrived.rung()

    def _forget(self, update_id: int) -> None:
        update = self._waiting.pop(update_id, None)
        if update is not None:
            self._done[update_id] = update
            self.acknowledged.append(update_id)

    def wake(self) -> None:
        """Lets whoever waits look again."""
        self._arrived.ring()
