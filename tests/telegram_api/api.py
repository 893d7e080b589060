"""What a test holds in its hands: people, groups, faults, and everything the bot did."""

import asyncio
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from tests.telegram_api.chats import Chat
from tests.telegram_api.faults import Fault
from tests.telegram_api.groups import Group
from tests.telegram_api.limits import Limits, Send
from tests.telegram_api.people import Person
from tests.telegram_api.presses import Press
from tests.telegram_api.webhook import Webhook
from tests.telegram_api.world import Call, World


class Api:
    """Telegram for one bot. `url` is what stands before `/bot<token>/<method>` and `/file/bot<token>/…`."""

    def __init__(self, token: str, clock: Callable[[], float], pace: float) -> None:
        self.world = World(token, clock, pace)
        self.url = ""
        self._people: dict[int, Person] = {}
        self._groups: dict[int, Group] = {}

    @property
    def token(self) -> str:
        """The one token that opens this server; every other is refused."""
        return self.world.token

    def person(
        self, id: int, first_name: str = "Lan", language: str = "vi", *, is_known: bool = False
    ) -> Person:
        """Somebody with a phone; the same id gives the same person.

        The bot may not write to somebody who never wrote to it, unless it `is_known` from before.
        """
        if id not in self._people:
            self._people[id] = Person(self.world, id, first_name, language, is_known=is_known)
        return self._people[id]

    def group(self, id: int, title: str = "Công an xã") -> Group:
        """A group with the bot in it; ids of groups are negative, the same id gives the same group."""
        if id not in self._groups:
            self._groups[id] = Group(self.world, id, title)
        return self._groups[id]

    def chat(self, id: int) -> Chat:
        """A chat by its id."""
        return self.world.chats[id]

    def fail(
        self,
        method: str,
        *,
        status: int = 0,
        retry_after: int = 0,
        description: str = "",
        body: bytes | None = None,
        silent: bool = False,
        dropped: bool = False,
        after: bool = False,
        times: int | None = 1,
        chat: int | None = None,
    ) -> Fault:
        """Lets the next `times` calls of a method fail (None: all from now on), in one chat or in any.

        `method` may be `*`, or `file` for a download. One of: a `status` with Telegram's usual words or a
        `description`; a `body` that need not be JSON (with `status`, else 200); `silent`, no answer while
        the connection stays open; `dropped`, the connection is cut. With `after` the work is done first.
        """
        return self.world.faults.add(
            Fault(method, chat, status, description, retry_after, body, silent, dropped, after, times)
        )

    @contextmanager
    def holding(self, method: str) -> Iterator[None]:
        """Lets the next call of a method take until the block ends; nothing of it is done before."""
        until = asyncio.Event()
        self.world.faults.add(Fault(method, until=until))
        try:
            yield
        finally:
            until.set()

    def calm(self) -> None:
        """No more faults."""
        self.world.faults.clear()

    def poison(self) -> int:
        """Queues an update that is JSON but that clients cannot parse; gives its id."""
        query = {"id": "4", "from": {"id": 1, "is_bot": False, "first_name": "?"}, "data": "x"}
        return self.add_update("callback_query", query)

    def add_update(self, kind: str, payload: dict[str, Any]) -> int:
        """Queues any update, of a kind that exists or not; gives its id."""
        update_id = self.world.updates.add(kind, payload, (kind, 0))
        assert update_id is not None, f"the bot did not ask for {kind}"
        return update_id

    def embellish(self, *, on: bool = True) -> None:
        """Adds fields that nobody knows yet to every update that is queued from now on."""
        self.world.updates.is_strange = on

    def repeat(self, update_id: int) -> None:
        """Hands an update out once more, confirmed or not."""
        self.world.updates.repeat(update_id)

    def swap(self) -> None:
        """Lets the last two pending updates change places; their ids stay."""
        self.world.updates.swap()

    def renumber(self, first_id: int) -> None:
        """Counts updates from another number on, as Telegram may after a week without any."""
        self.world.updates.renumber(first_id)

    def enforce_limits(self, *, on: bool = True) -> None:
        """Refuses what is sent too fast (30/s in all, 1/s to a person, 20/min to a group)."""
        self.world.limits.is_enforced = on

    @property
    def calls(self) -> list[Call]:
        """Every call of the bot that could be read, oldest first."""
        return self.world.calls

    def calls_of(self, method: str) -> list[Call]:
        """The calls of one method."""
        return [call for call in self.world.calls if call.method.lower() == method.lower()]

    async def called(self, method: str, times: int = 1, within: float = 5.0) -> Call:
        """Waits until the bot has called a method so often; gives that call. Fails after `within` seconds."""

        def found() -> Call | None:
            calls = self.calls_of(method)
            return calls[times - 1] if len(calls) >= times else None

        try:
            async with asyncio.timeout(within):
                return await self.world.called.until(found)
        except TimeoutError:
            seen = len(self.calls_of(method))
            raise AssertionError(f"{method} was called {seen} times in {within} s, not {times}") from None

    @property
    def sends(self) -> list[Send]:
        """Every message sent or edited, with its time."""
        return self.world.limits.sends

    @property
    def limits(self) -> Limits:
        """How fast the bot writes."""
        return self.world.limits

    @property
    def webhook(self) -> Webhook:
        """The bot's webhook."""
        return self.world.webhook

    @property
    def confirmed(self) -> int:
        """The last offset: all updates below it are confirmed. 0 when nothing was."""
        return self.world.updates.confirmed

    @property
    def acknowledged(self) -> list[int]:
        """Ids of the updates that were confirmed, by offset or by the webhook, in that order."""
        return self.world.updates.acknowledged

    @property
    def handed_out(self) -> list[int]:
        """Ids of the updates that were ever sent to the bot; one sent twice stands there twice."""
        return self.world.updates.handed_out

    @property
    def pending(self) -> list[int]:
        """Ids of the updates that wait to be confirmed."""
        return self.world.updates.pending

    @property
    def unanswered(self) -> list[Press]:
        """Presses that the bot never answered."""
        return self.world.presses.unanswered
