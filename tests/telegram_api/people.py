"""People on their phones: what they say, press and share becomes updates; what they see can be waited for."""

from typing import Any

from tests.telegram_api import contents
from tests.telegram_api.chats import Button, Chat, Message
from tests.telegram_api.presses import Press
from tests.telegram_api.updates import CALLBACK_SECONDS
from tests.telegram_api.world import World

CHAT_INSTANCE = "-5550001112223334445"


class Person:
    """One person. Everything happens in their chat with the bot, or in the group that `into` names.

    `chat` is the private chat as it looks on their phone.
    """

    def __init__(self, world: World, id: int, first_name: str, language: str, *, is_known: bool) -> None:
        self.id = id
        self.user: dict[str, Any] = {"id": id, "is_bot": False, "first_name": first_name}
        if language:
            self.user["language_code"] = language
        self.language = language
        self._world = world
        self._acted_at = 0
        self.chat = Chat(id, "private", owner=self.user, is_known=is_known)
        world.chats[id] = self.chat

    @property
    def menu(self) -> list[str]:
        """Names of the commands that the private chat offers this person."""
        found = self._world.profile.menu(self.id, self.id, "private", self.language)
        return [command["command"] for command in found]

    def say(self, text: str, into: Chat | None = None, reply_to: Message | None = None) -> Message:
        """Writes a text. One that begins with a slash is a command."""
        content: dict[str, Any] = {"text": text}
        if text.startswith("/"):
            length = contents.command_units(text)
            content["entities"] = [{"type": "bot_command", "offset": 0, "length": length}]
        return self._send(content, into, reply_to=reply_to)

    def open_link(self, payload: str = "") -> Message:
        """Follows a link to the bot and presses Start."""
        return self.say(f"/start {payload}".strip())

    def press(self, label: str, message: Message | None = None, into: Chat | None = None) -> Press:
        """Presses an inline button by its label or its data.

        Fails unless the person sees it now. With `message`, the phone lags behind: its present buttons, its
        former ones, and those of a deleted message can be pressed.
        """
        chat = into or self.chat
        button, source = self._find(chat, label, message)
        assert button.data, f"{label!r} is a link to {button.url}, no press of it reaches the bot"
        press = self._world.presses.open(button.data)
        query = {
            "id": press.id,
            "from": self.user,
            "message": self._pressed(source),
            "chat_instance": CHAT_INSTANCE,
            "data": button.data,
        }
        self._act(chat)
        self._world.updates.add("callback_query", query, ("callback_query", self.id), CALLBACK_SECONDS)
        return press

    def press_lost(self, data: str) -> Press:
        """Presses a button of a message that is gone, of which the bot is told no more than where it stood."""
        content, button = {"text": data}, {"text": data, "callback_data": data}
        keyboard = {"inline_keyboard": [[button]]}
        gone = Message(self.chat.next_id(), self.chat, self._world.bot, self._world.now(), content, keyboard)
        gone.is_deleted = True
        return self.press(data, gone)

    def tap(self, label: str) -> Message:
        """Taps a plain button of the reply keyboard, which says its label. Fails unless it is shown."""
        button = self._keyboard_button(label)
        asks = [name for name in button if name.startswith("request_")]
        assert not asks, f"{label!r} asks to share: use share_contact or share_place"
        return self.say(label)

    def share_place(self, latitude: float, longitude: float, accuracy: float = 0.0) -> Message:
        """Shares a place; accuracy in metres, 0 when the phone names none."""
        place = {"latitude": latitude, "longitude": longitude}
        if accuracy:
            place["horizontal_accuracy"] = accuracy
        return self._send({"location": place})

    def share_contact(self, phone: str, *, own: bool = True) -> Message:
        """Shares a phone number, the person's own or that of somebody else."""
        contact: dict[str, Any] = {"phone_number": phone, "first_name": self.user["first_name"]}
        if own:
            contact["user_id"] = self.id
        return self._send({"contact": contact})

    def photo(self, data: bytes, caption: str | None = None) -> Message:
        """Sends one picture."""
        return self._send(contents.photo(self._world.files, data, caption))

    def album(self, pictures: list[bytes], caption: str | None = None) -> list[Message]:
        """Sends pictures together: one update each, held together by their album."""
        album_id = self._world.album_id()
        return [
            self._send(
                {
                    "media_group_id": album_id,
                    **contents.photo(self._world.files, data, caption if n == 0 else None),
                }
            )
            for n, data in enumerate(pictures)
        ]

    def document(
        self, name: str, data: bytes, mime: str = "application/octet-stream", size: int | None = None
    ) -> Message:
        """Sends a file. `size` may claim more bytes than there are."""
        return self._send(contents.document(self._world.files, name, data, mime, size))

    def sticker(self) -> Message:
        """Sends a sticker."""
        return self._send(contents.sticker(self._world.files))

    def voice(self, seconds: int = 3) -> Message:
        """Sends a voice message."""
        return self._send(contents.voice(self._world.files, seconds))

    def poll(self) -> Message:
        """Sends a poll."""
        return self._send(contents.poll())

    def edit(self, message: Message, text: str) -> None:
        """Changes a text that the person said before."""
        assert not message.from_bot, "nobody edits the bot's messages but the bot"
        message.change({**message.content, "text": text}, None, self._world.now())
        self._act(message.chat)
        lane = ("message", message.chat.id)
        self._world.updates.add("edited_message", message.wire(), lane)

    def block(self) -> None:
        """Blocks the bot."""
        self.chat.is_blocked = True
        self._membership("member", "kicked")

    def unblock(self) -> None:
        """Lets the bot write again."""
        self.chat.is_blocked = False
        self._membership("kicked", "member")

    async def sees(self, fragment: str, within: float = 5.0, *, fresh: bool = False) -> Message:
        """Waits until a message of the bot that stands in the chat contains the fragment; gives it.

        `fresh`: it was sent or edited since the person last did anything. Fails after `within` seconds.
        """
        return await self.chat.sees(fragment, within, self._acted_at if fresh else 0)

    def _find(self, chat: Chat, label: str, message: Message | None) -> tuple[Button, Message]:
        sources = [message] if message is not None else list(chat.from_bot())
        for source in sources:
            former = source.former_buttons if message is not None else []
            for button in [*source.buttons, *former]:
                if label in (button.label, button.data):
                    return button, source
        raise AssertionError(f"no button {label!r} here; there are {[b.label for b in chat.buttons]}")

    def _keyboard_button(self, label: str) -> dict[str, Any]:
        for row in (self.chat.keyboard or {}).get("keyboard", []):
            for button in row:
                if button["text"] == label:
                    found: dict[str, Any] = button
                    return found
        raise AssertionError(f"no key {label!r} under the chat; there is {self.chat.keyboard}")

    def _pressed(self, message: Message) -> dict[str, Any]:
        if message.is_deleted:
            return {"chat": message.chat.wire(), "message_id": message.id, "date": 0}
        return message.wire()

    def _send(
        self, content: dict[str, Any], into: Chat | None = None, reply_to: Message | None = None
    ) -> Message:
        chat = into or self.chat
        assert not chat.is_blocked, "somebody who blocked the bot says nothing to it"
        message = Message(chat.next_id(), chat, self.user, self._world.now(), content, reply_to=reply_to)
        chat.add(message)
        self._act(chat)
        if chat.is_private or self._reaches_bot(message):
            self._world.updates.add("message", message.wire(), ("message", chat.id))
        return message

    def _reaches_bot(self, message: Message) -> bool:
        """In a group the bot hears commands that are not another bot's, and answers to itself."""
        if self._world.reads_all_groups or (message.reply_to is not None and message.reply_to.from_bot):
            return message.chat.bot_status == "member"
        addressed = message.text.partition(" ")[0].partition("@")[2] in ("", self._world.bot["username"])
        return message.text.startswith("/") and addressed and message.chat.bot_status == "member"

    def _act(self, chat: Chat) -> None:
        chat.is_known = True
        if chat is self.chat:
            self._acted_at = chat.revision

    def _membership(self, before: str, after: str) -> None:
        self._world.updates.add(
            "my_chat_member",
            contents.membership(self._world, self.chat, self.user, before, after),
            ("my_chat_member", self.id),
        )
