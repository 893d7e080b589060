"""What is remembered of a chat while the process lives: which message is the living one, what was pressed.

Nothing here must survive a restart. Without it a message is sent anew instead of edited, and a button left
standing explains itself when it is pressed.
"""

import asyncio
from collections import OrderedDict

from msgspec import Struct

ACKNOWLEDGE_SECONDS = 2.0
"""How long an answer waits for the acknowledgement of the press it answers."""
MOST = 10_000
"""Chats remembered; the one silent for longest is forgotten first."""


class ChatMemory(Struct):
    """`prompt` is the message that asks and has the buttons, `keyboard` the one that brought a reply keyboard.

    `is_last` says that nothing but the album `album` came after the prompt, so that editing it reads in order.
    `edits` is the number of the message in whose place the prompt stands, if it does: later news take its place too.
    `above_album` is the prompt that stood when the album began.
    `acknowledging` is the acknowledgement of the last press, on its way; `stripping` takes an old message's
    buttons away, one message at a time.
    """

    prompt: int | None = None
    is_last: bool = False
    edits: int | None = None
    above_album: int | None = None
    keyboard: int | None = None
    album: str | None = None
    acknowledging: asyncio.Task[None] | None = None
    stripping: asyncio.Task[None] | None = None

    async def acknowledged(self) -> None:
        """Returns once the last press was acknowledged, or that takes too long."""
        if self.acknowledging is not None:
            await asyncio.wait((self.acknowledging,), timeout=ACKNOWLEDGE_SECONDS)
            self.acknowledging = None


class Chats:
    """The memories of the chats that were lively last."""

    def __init__(self, most: int = MOST) -> None:
        self._most = most
        self._known: OrderedDict[int, ChatMemory] = OrderedDict()

    def of(self, chat_id: int) -> ChatMemory:
        """The memory of a chat, new if it was forgotten."""
        found = self._known.get(chat_id)
        if found is None:
            found = self._known[chat_id] = ChatMemory()
            if len(self._known) > self._most:
                self._known.popitem(last=False)
        self._known.move_to_end(chat_id)
        return found

    def pressed(self, chat_id: int, message_id: int) -> bool:
        """A button of this message was pressed. False if the message is an old one, whose buttons must go."""
        memory = self.of(chat_id)
        if memory.prompt is None:
            memory.prompt = message_id
        memory.is_last = memory.prompt == message_id
        return memory.is_last

    def wrote(self, chat_id: int, album: str | None) -> None:
        """The person sent something, perhaps another picture of the same album."""
        memory = self.of(chat_id)
        if album is None or album != memory.album:
            memory.is_last, memory.album, memory.above_album = False, album, memory.prompt
        else:
            # All pictures of an album are one bubble, above whatever was said since its first one came.
            memory.is_last = memory.prompt != memory.above_album
