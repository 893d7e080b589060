"""What a chat on Telegram must show after a turn: the replies, the buttons, the key that shares something."""

from collections.abc import Sequence
from typing import Any

from bot.dialogue.content import Texts
from bot.dialogue.replies import Reply
from tests.telegram_api import Chat, Message

KEYS = {"place": "request_location", "contact": "request_contact"}
"""What is asked for, and the kind of key under the chat that shares it."""


class Screen:
    """One person's chat. `texts` has the words with which the channel brings a key."""

    def __init__(self, chat: Chat, texts: Texts) -> None:
        self._chat = chat
        self._texts = texts

    @property
    def standing(self) -> frozenset[int]:
        """Ids of the messages that stand there, the person's too."""
        return frozenset(self._chat.history)

    def check(self, replies: Sequence[Reply], before: frozenset[int]) -> None:
        """Fails unless the chat is as it must be after a turn's replies; `before` is what stood there already."""
        assert not any(message.preview for message in self._chat.from_bot() if message.content.get("text"))
        standing = [message for message in self._chat.messages if not _is_about_keys(message)]
        shown = standing[-len(replies) :]
        _check_words(replies, shown, [message for message in standing if message.id not in before])
        asked = [(reply, message) for reply, message in zip(replies, shown, strict=True) if reply.slot]
        if asked:
            reply, living = asked[-1]
            self._check_buttons(reply, living)
            self._check_keys(reply)

    def _check_buttons(self, reply: Reply, living: Message) -> None:
        """What is asked has all its buttons, and no other message has any."""
        with_buttons = [message for message in self._chat.messages if message.buttons]
        assert with_buttons == ([living] if reply.choices else [])
        wanted = sorted((choice.id, choice.label) for choice in reply.choices)
        assert sorted((button.data, button.label) for button in living.buttons) == wanted

    def _check_keys(self, reply: Reply) -> None:
        """A key shares what is asked for, until a place was given and only its commune is left to pick."""
        words = [message.text for message in self._chat.messages if _is_about_keys(message)]
        keys = _keys(self._chat.keyboard)
        is_given = any(choice.id == "place.as_written" for choice in reply.choices)
        if reply.asks not in KEYS or is_given:
            assert (keys, words) == ([], [])
        else:
            assert keys == [KEYS[reply.asks]]
            assert words == [self._texts.render(f"telegram-share-{reply.asks}", reply.locale)]


def _check_words(replies: Sequence[Reply], shown: list[Message], added: list[Message]) -> None:
    """Each reply is a message, in order, with nothing after them; and no more was added than these.

    A reply that takes the place of an earlier message adds none.
    """
    assert [_said(reply, message) for reply, message in zip(replies, shown, strict=True)] == [
        reply.text for reply in replies
    ]
    assert added in (shown, [])


def _said(reply: Reply, message: Message) -> str:
    """The words of a message; a receipt's without the link that the channel adds to it."""
    if reply.receipt is None:
        return message.text
    words, _, beneath = message.text.rpartition("\n\n")
    assert beneath.endswith(f"?start={reply.receipt.replace('-', '')}")
    assert message.content.get("photo")
    return words


def _is_about_keys(message: Message) -> bool:
    """Whether a message is there only to bring a key or to take it away."""
    return message.markup is not None and "inline_keyboard" not in message.markup


def _keys(keyboard: dict[str, Any] | None) -> list[str]:
    rows = (keyboard or {}).get("keyboard", [])
    return [name for row in rows for button in row for name in button if name.startswith("request_")]
