"""What a channel is to the rest: envelopes in, messages out, and the ways sending can fail."""

from collections.abc import AsyncIterator
from datetime import datetime, timedelta
from typing import NamedTuple, Protocol

from msgspec import Struct

from bot.dialogue.events import MediaKind, PersonEvent, TimePassed
from bot.dialogue.replies import Reply


class GroupLeft(Struct, frozen=True):
    """We are no longer in the group."""


class GroupMoved(Struct, frozen=True):
    """The group goes on at another address."""

    to: str


GroupEvent = GroupLeft | GroupMoved


class Envelope(Struct, frozen=True):
    """One inbound event with its addressing.

    `address` is what `Channel.send` needs to write back. `received_at` is aware UTC. `group` is the id of the
    group it happened in, None in a private chat; there only commands and a `GroupEvent` come through.
    `conversation` is the key of a conversation that an event of nobody's is for; all else of its sender is empty.
    `(channel, group or user_id, event_id)` is what makes it once-only.
    """

    channel: str
    user_id: str
    event_id: str
    address: str
    event: PersonEvent | GroupEvent | TimePassed
    received_at: datetime
    group: str | None = None
    conversation: bytes | None = None


class Message(Struct, frozen=True):
    """One outbound message; `n` counts up within its conversation from 1."""

    n: int
    reply: Reply
    at: datetime


class ChannelError(Exception):
    """Base of everything a channel reports."""


class Busy(ChannelError):
    """The queue is full: try again after `retry_after`; nothing was taken, nothing is lost."""

    def __init__(self, retry_after: timedelta) -> None:
        super().__init__(f"queue full, retry after {retry_after.total_seconds():g} s")
        self.retry_after = retry_after


class RetryLater(ChannelError):
    """Sending failed for now. `after` is the network's own wish, None leaves it to our back-off."""

    def __init__(self, reason: str, after: timedelta | None = None) -> None:
        super().__init__(reason)
        self.after = after


class Undeliverable(ChannelError):
    """Sending will never work (blocked, gone, refused); the reason names no one."""


class Blocked(ChannelError):
    """This person does not let us write now; what we have for them waits until they write again."""


class Channel(Protocol):
    """A network. `keeps_messages`: people fetch theirs from us, so delivered ones stay until purged."""

    name: str
    keeps_messages: bool

    async def pace(self, address: str) -> None:
        """Returns when the network's limits let one more message go to `address`; others are not held up."""

    async def send(self, address: str, message: Message) -> str | None:
        """Hand one message over; returning means the network (or its reader's mailbox) has it.

        Gives what the network calls it, if it may have to be taken away again: words between blanks, one a part.

        Raises `RetryLater`, `Blocked` or `Undeliverable`. A message may be sent twice.
        """


class Submit(Protocol):
    """Intake's door."""

    async def __call__(self, envelope: Envelope) -> None:
        """Returns after the commit. Raises `Busy`; any other exception means nothing was taken."""


class Mailbox(Protocol):
    """Messages of channels that people fetch from."""

    async def read(self, user_id: str, after: int, limit: int) -> list[Message]:
        """Messages with `n > after`, in order, at most `limit`."""


class Tokens(Protocol):
    """Bearer tokens that prove a user id by themselves, so that opening a chat writes nothing."""

    def issue(self) -> str:
        """A new token for a new user."""

    def user_id(self, token: str) -> str | None:
        """Whose token this is, or None if we never issued it."""


class FileRefused(ChannelError):
    """A file we do not take; `reason` is one of `bot.media.refusal.REASONS`."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


class StoredFile(NamedTuple):
    """A file on disk: its id, what it is, its size in bytes once cleaned, and of a picture how it looks."""

    id: str
    kind: MediaKind
    size: int
    look: str | None = None


class Files(Protocol):
    """Citizens' files: cleaned and sealed on the way in, authorised on the way out."""

    async def store(self, chunks: AsyncIterator[bytes]) -> StoredFile:
        """Clean, seal and fsync a file. Raises `FileRefused`.

        Nothing is kept of `chunks` that raise.
        """

    async def discard(self, file_id: str) -> None:
        """Delete a stored file that no event will name. Never raises: what stays is swept up later."""

    async def open(self, channel: str, user_id: str, file_id: str) -> tuple[str, bytes] | None:
        """Media type and content if this user may see it, else None. A look by staff is audited."""
