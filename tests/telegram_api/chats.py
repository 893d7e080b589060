"""Chats as a person sees them now: messages in order, buttons, the reply keyboard, what the bot is doing."""

import asyncio
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any

from tests.telegram_api.bell import Bell, Found


@dataclass(frozen=True, slots=True)
class Button:
    """One inline button. `data` is what a press sends, "" for a link; `url` is where a link leads."""

    label: str
    data: str
    url: str
    message_id: int


@dataclass(slots=True)
class Message:
    """One message. `content` holds its wire fields, `markup` whatever keyboard it was sent with.

    `protected`: cannot be forwarded or saved. `preview`: a link in it is shown with its page.
    `revision` tells which change of the chat showed it last, be it sending or an edit. `former` are the
    keyboards it had before: a phone that lags behind still shows them.
    """

    id: int
    chat: "Chat"
    sender: dict[str, Any]
    date: int
    content: dict[str, Any]
    markup: dict[str, Any] | None = None
    protected: bool = False
    preview: bool = True
    reply_to: "Message | None" = None
    edit_date: int = 0
    is_deleted: bool = False
    revision: int = 0
    former: list[dict[str, Any]] = field(default_factory=list)

    @property
    def from_bot(self) -> bool:
        """Whether the bot sent it."""
        return bool(self.sender["is_bot"])

    @property
    def text(self) -> str:
        """Its text or caption; "" if it has neither."""
        return str(self.content.get("text") or self.content.get("caption") or "")

    @property
    def entities(self) -> list[dict[str, Any]]:
        """The entities of its text or caption."""
        return list(self.content.get("entities") or self.content.get("caption_entities") or [])

    @property
    def buttons(self) -> list[Button]:
        """Its inline buttons, row by row."""
        return self._buttons_of(self.markup)

    @property
    def former_buttons(self) -> list[Button]:
        """Buttons it had before an edit, latest keyboard first."""
        return [button for markup in reversed(self.former) for button in self._buttons_of(markup)]

    @property
    def is_edited(self) -> bool:
        """Whether it was edited since it was sent."""
        return bool(self.edit_date)

    def change(self, content: dict[str, Any], markup: dict[str, Any] | None, at: int) -> None:
        """Becomes something else at a date, before everyone's eyes."""
        if self.markup is not None and markup != self.markup:
            self.former.append(self.markup)
        self.content, self.markup, self.edit_date = content, markup, at
        self.chat.touch(self)

    def _buttons_of(self, markup: dict[str, Any] | None) -> list[Button]:
        return [
            Button(b["text"], b.get("callback_data", ""), b.get("url", ""), self.id)
            for row in (markup or {}).get("inline_keyboard", [])
            for b in row
        ]

    def wire(self, *, nested: bool = True) -> dict[str, Any]:
        """As it travels; with the message it answers unless it is itself inside one."""
        body: dict[str, Any] = {
            "message_id": self.id,
            "from": self.sender,
            "chat": self.chat.wire(),
            "date": self.date,
            **self.content,
        }
        if self.edit_date:
            body["edit_date"] = self.edit_date
        if self.protected:
            body["has_protected_content"] = True
        if self.reply_to is not None and nested:
            body["reply_to_message"] = self.reply_to.wire(nested=False)
        if self.markup is not None and "inline_keyboard" in self.markup:
            body["reply_markup"] = self.markup
        return body


@dataclass(slots=True)
class Chat:
    """One chat. `kind` is private, group or supergroup; `owner` the user of a private chat.

    `is_known`: the bot has met it, so that it may write there. `is_blocked`: the person blocked the bot.
    `bot_status` is the bot's in a group. `actions` are the bot's, each with its time.
    """

    id: int
    kind: str
    title: str = ""
    owner: dict[str, Any] | None = None
    is_known: bool = True
    is_blocked: bool = False
    bot_status: str = "member"
    migrated_to: int = 0
    keyboard: dict[str, Any] | None = None
    actions: list[tuple[float, str]] = field(default_factory=list)
    history: dict[int, Message] = field(default_factory=dict)
    revision: int = 0
    _last_id: int = 0
    _changed: Bell = field(default_factory=Bell)

    @property
    def is_private(self) -> bool:
        """Whether it is one person's chat with the bot."""
        return self.kind == "private"

    @property
    def messages(self) -> list[Message]:
        """What stands in the chat now, oldest first, the person's own messages too."""
        return list(self.history.values())

    @property
    def buttons(self) -> list[Button]:
        """Every inline button that can be pressed now, on whatever message, top to bottom."""
        return [button for message in self.history.values() for button in message.buttons]

    @property
    def last(self) -> Message:
        """The bot's newest message that still stands. Fails when there is none."""
        for message in self.from_bot():
            return message
        raise AssertionError(f"the bot has said nothing in chat {self.id}")

    def from_bot(self) -> Iterator[Message]:
        """The bot's messages that still stand, newest first."""
        return (message for message in reversed(self.history.values()) if message.from_bot)

    def wire(self) -> dict[str, Any]:
        """As it travels within a message."""
        if self.owner is None:
            return {"id": self.id, "type": self.kind, "title": self.title}
        return {"id": self.id, "type": self.kind, "first_name": self.owner["first_name"]}

    def next_id(self) -> int:
        """The number of the next message; every chat counts from 1."""
        self._last_id += 1
        return self._last_id

    def add(self, message: Message) -> None:
        """Shows a new message, and its reply keyboard or the absence of one."""
        self.history[message.id] = message
        if message.markup is not None:
            if "keyboard" in message.markup:
                self.keyboard = message.markup
            elif "remove_keyboard" in message.markup:
                self.keyboard = None
        self.touch(message)

    def remove(self, message: Message) -> None:
        """Takes a message away for everyone."""
        del self.history[message.id]
        message.is_deleted = True
        self.touch(message)

    def touch(self, message: Message | None = None) -> None:
        """Wakes whoever waits for the chat to change."""
        self.revision += 1
        if message is not None:
            message.revision = self.revision
        self._changed.ring()

    async def until(self, condition: Callable[[], Found | None], within: float = 15.0) -> Found:
        """Waits until a change of the chat makes the condition give something."""
        async with asyncio.timeout(within):
            return await self._changed.until(condition)

    async def sees(self, fragment: str, within: float, after: int = 0) -> Message:
        """Waits for a message of the bot with the fragment, changed after a revision of the chat.

        Fails after `within` seconds, saying what stands there instead.
        """

        def found() -> Message | None:
            return next((m for m in self.from_bot() if fragment in m.text and m.revision > after), None)

        try:
            async with asyncio.timeout(within):
                return await self._changed.until(found)
        except TimeoutError:
            there = [message.text for message in self.messages]
            raise AssertionError(f"{fragment!r} did not show within {within} s; there is {there}") from None
