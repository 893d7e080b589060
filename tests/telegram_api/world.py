"""All that the server knows: the bot, chats, updates, files, presses, commands, faults and calls."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from tests.telegram_api.bell import Bell
from tests.telegram_api.chats import Chat, Message
from tests.telegram_api.faults import Faults
from tests.telegram_api.files import Files
from tests.telegram_api.limits import Limits
from tests.telegram_api.parameters import Parameters, Upload
from tests.telegram_api.polling import Polling
from tests.telegram_api.presses import Presses
from tests.telegram_api.profile import Profile
from tests.telegram_api.refusals import bad_request, forbidden, migrated
from tests.telegram_api.updates import Updates
from tests.telegram_api.webhook import Webhook

TOKEN = "123456789:AAExampleTokenForTestsOnly_0123456789"
"""Shaped as tokens are; opens nothing."""


@dataclass(frozen=True, slots=True)
class Call:
    """One call of the bot: structures in `parameters` are decoded; `at` is the server's clock."""

    method: str
    parameters: dict[str, Any]
    files: dict[str, Upload]
    chat_id: int | None
    at: float


class World:
    """Everything behind one bot token."""

    def __init__(self, token: str, clock: Callable[[], float], pace: float) -> None:
        self.token = token
        self.clock = clock
        self.bot = {
            "id": int(token.partition(":")[0]),
            "is_bot": True,
            "first_name": "Tin Báo",
            "username": "tinbao_bot",
        }
        self.reads_all_groups = False
        self.chats: dict[int, Chat] = {}
        self.calls: list[Call] = []
        self.called = Bell()
        self.files = Files(clock)
        self.presses = Presses(clock)
        self.limits = Limits(clock)
        self.profile = Profile()
        self.faults = Faults()
        self.updates = Updates(clock)
        self.polling = Polling(self.updates, pace, lambda: bool(self.webhook.url))
        self.webhook = Webhook(self.updates, clock, pace, self.polling.end_for_webhook)
        self._albums = 0

    def now(self) -> int:
        """The date of a message that is sent now."""
        return int(self.clock())

    def album_id(self) -> str:
        """The id of a new album."""
        self._albums += 1
        return str(13_000_000_000_000_000 + self._albums)

    def note(self, method: str, given: Parameters) -> int | None:
        """Keeps a call of the bot; gives the chat it is about."""
        chat_id = given.number("chat_id") or None
        self.calls.append(Call(method, given.values, given.files, chat_id, self.clock()))
        self.called.ring()
        return chat_id

    def chat(self, given: Parameters) -> Chat:
        """The chat a call names. Raises `Refusal`: 400 when the bot knows none such, or it moved."""
        reference = given.text("chat_id")
        if not reference:
            raise bad_request("chat_id is empty")
        chat = self.chats.get(given.number("chat_id"))
        if chat is None or not chat.is_known:
            raise bad_request("chat not found")
        if chat.migrated_to:
            raise migrated(chat.migrated_to)
        return chat

    def writable(self, given: Parameters) -> Chat:
        """The chat a call writes to. Raises `Refusal`: as `chat`, and 403 when the bot is shut out."""
        chat = self.chat(given)
        if chat.is_blocked:
            raise forbidden("bot was blocked by the user")
        if chat.bot_status == "kicked":
            raise forbidden(f"bot was kicked from the {chat.kind} chat")
        if chat.bot_status == "left":
            raise forbidden(f"bot is not a member of the {chat.kind} chat")
        if given.number("message_thread_id"):
            raise bad_request("message thread not found")
        return chat

    def replied(self, given: Parameters, chat: Chat) -> Message | None:
        """The message that a call answers, None for none. Raises `Refusal`."""
        options = given.structure("reply_parameters")
        if isinstance(options, dict):
            if "message_id" not in options:
                raise bad_request('can\'t find field "message_id"')
            wanted, lenient = options["message_id"], bool(options.get("allow_sending_without_reply"))
        else:
            wanted, lenient = (
                given.number("reply_to_message_id"),
                given.flag("allow_sending_without_reply"),
            )
        if not wanted:
            return None
        found = chat.history.get(wanted)
        if found is None and not lenient:
            raise bad_request("message to be replied not found")
        return found
