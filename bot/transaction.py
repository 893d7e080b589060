"""One transaction as the turn, the desk and the digests see it: whom it knows, what it says, when it is."""

from collections.abc import Collection, Iterable
from datetime import datetime

from bot.channels.base import Message
from bot.dialogue.content import Operator
from bot.dialogue.memory import due_at
from bot.dialogue.replies import Reply
from bot.dialogue.state import State, state_as_json
from bot.messages import encode
from storage import conversations, outbox, staff
from storage.conversations import Conversation
from storage.outbox import Fate, Posted, Settled
from storage.staff import Colleague
from storage.work import Work


class Transaction:
    """What commits together: conversations loaded (and locked) so far, and the messages posted to them."""

    def __init__(self, work: Work, now: datetime, process: str) -> None:
        self.work = work
        self.now = now
        self.process = process
        self.known: dict[bytes, Conversation] = {}
        self.wanted: set[bytes] = set()
        self.posted: list[Posted] = []
        self._staff: list[Colleague] | None = None
        self._just_parked: set[bytes] = set()

    def settle(self, settled: Iterable[Settled]) -> None:
        """What became of messages; first of all, so that who writes now gets what was parked just before."""
        outbox.settle(self.work, settled)
        self._just_parked = {one.message.conversation for one in settled if one.fate is Fate.PARKED}

    async def load(self, keys: Collection[bytes]) -> list[Conversation]:
        """The conversations among `keys` that exist, in key order."""
        self.wanted.update(keys)
        missing = [key for key in keys if key not in self.known]
        if missing:
            self.known |= await conversations.load(self.work, missing, self.process)
        return [self.known[key] for key in sorted(keys) if key in self.known]

    async def staff(self) -> list[Colleague]:
        """Everybody on the staff, read once."""
        if self._staff is None:
            self._staff = await staff.active(self.work)
        return self._staff

    def forget_staff(self) -> None:
        """The staff has changed: whoever asks next reads it anew."""
        self._staff = None

    def meet(self, key: bytes, channel: str, address: str, locale: str) -> Conversation:
        """The conversation with `key` that has just written to us, new if it never did. `load` comes first."""
        one = self.known.get(key)
        if one is None:
            one = self.known[key] = Conversation.new(key, channel, address, locale)
        one.address = address
        one.is_forgotten = False
        one.has_parked |= key in self._just_parked
        outbox.unpark(self.work, one, self.now)
        return one

    def say(self, to: Conversation, replies: Iterable[Reply]) -> None:
        """Posts messages to a conversation of this transaction."""
        for reply in replies:
            message = Message(to.last_n + 1, reply, self.now)
            body = encode(reply, self.now)
            posted = outbox.post(self.work, to, body, reply.slot, self.now, self.process, opened=message)
            if posted is not None:
                self.posted.append(posted)

    def remember(self, of: Conversation, state: State, unit: Operator) -> None:
        """Keeps a state, and when something in it is due."""
        of.set_state(state_as_json(state), state.locale, due_at(state, unit))

    async def finish(self) -> None:
        """Writes everything that was gathered."""
        conversations.save(self.work, self.known.values(), self.now)
        await self.work.flush()
