"""Groups with the bot in them: its coming and going, and the upgrade to a supergroup."""

from tests.telegram_api import contents
from tests.telegram_api.chats import Chat, Message
from tests.telegram_api.people import Person
from tests.telegram_api.presses import Press
from tests.telegram_api.world import World

_SUPERGROUP = -1_000_000_000_000
# Telegram's own bot, in whose name all anonymous administrators speak.
_ANONYMOUS = {
    "id": 1_087_968_824,
    "is_bot": True,
    "first_name": "Group",
    "username": "GroupAnonymousBot",
}


class Group:
    """One group; the bot is a member from the start. `chat` is how it looks to its members now."""

    def __init__(self, world: World, id: int, title: str) -> None:
        self._world = world
        kind = "supergroup" if id <= _SUPERGROUP else "group"
        self.chat = Chat(id, kind, title=title)
        world.chats[id] = self.chat

    @property
    def id(self) -> int:
        """Its id now; an upgrade gives it another."""
        return self.chat.id

    def say(self, person: Person, text: str, reply_to: Message | None = None) -> Message:
        """A member says something. The bot hears it only where its privacy lets it."""
        return person.say(text, into=self.chat, reply_to=reply_to)

    def say_as_group(self, text: str) -> None:
        """An administrator who is anonymous gives a command: the bot hears it, and not who it was.

        It is nobody's message on the phones of these tests.
        """
        message = Message(self.chat.next_id(), self.chat, _ANONYMOUS, self._world.now(), {"text": text})
        payload = {**message.wire(), "sender_chat": self.chat.wire()}
        self._world.updates.add("message", payload, ("message", self.chat.id))

    def press(self, person: Person, label: str, message: Message | None = None) -> Press:
        """A member presses a button."""
        return person.press(label, message, into=self.chat)

    def add_bot(self, by: Person) -> None:
        """Somebody takes the bot in."""
        before, self.chat.bot_status = self.chat.bot_status, "member"
        self._tell(by, before, "member")

    def kick_bot(self, by: Person) -> None:
        """Somebody throws the bot out."""
        before, self.chat.bot_status = self.chat.bot_status, "kicked"
        self._tell(by, before, "kicked")

    def upgrade(self, by: Person, new_id: int | None = None, *, is_told: bool = True) -> int:
        """Becomes a supergroup; the old id is refused from now on. Gives the new id.

        `is_told`: the bot hears of it, in the old group and in the new one.
        """
        old = self.chat
        assert old.kind == "group", "it is a supergroup already"
        new = Chat(new_id or _SUPERGROUP + old.id, "supergroup", title=old.title)
        self._world.chats[new.id] = self.chat = new
        if is_told:
            self._service(by, old, {"migrate_to_chat_id": new.id})
            self._service(by, new, {"migrate_from_chat_id": old.id})
        old.migrated_to = new.id
        return new.id

    async def sees(self, fragment: str, within: float = 5.0) -> Message:
        """Waits until a message of the bot in the group contains the fragment; gives it."""
        return await self.chat.sees(fragment, within)

    def _tell(self, by: Person, before: str, after: str) -> None:
        payload = contents.membership(self._world, self.chat, by.user, before, after)
        self._world.updates.add("my_chat_member", payload, ("my_chat_member", self.chat.id))

    def _service(self, by: Person, chat: Chat, content: dict[str, int]) -> None:
        message = Message(chat.next_id(), chat, by.user, self._world.now(), dict(content))
        chat.add(message)
        self._world.updates.add("message", message.wire(), ("message", chat.id))
