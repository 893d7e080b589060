"""What Telegram hands us, as far as we read it: updates taken apart one at a time.

Names and shapes of fields are the Bot API's. Fields and kinds of updates we do not need are passed over,
so that a newer Bot API changes nothing here.
"""

import re
from typing import Annotated, Literal

from msgspec import DecodeError, Meta, Raw, Struct, field
from msgspec.json import Decoder
from msgspec.structs import replace

from bot.channels.base import ChannelError

AttachmentKind = Literal[
    "animation",
    "audio",
    "dice",
    "game",
    "invoice",
    "poll",
    "sticker",
    "story",
    "video",
    "video_note",
    "voice",
]


class UnreadableError(ChannelError):
    """An update (or a whole answer) that is not what the Bot API promises; holds nothing of its content.

    `update_id` is None where not even that could be read.
    """

    def __init__(self, update_id: int | None) -> None:
        super().__init__("an update of Telegram's could not be read")
        self.update_id = update_id


class User(Struct, frozen=True):
    """Who did it; `language_code` is an IETF tag such as `vi` or `en-GB`."""

    id: int
    is_bot: bool = False
    language_code: str | None = None


class Chat(Struct, frozen=True):
    """Where; ids of groups are negative. `type` is private, group, supergroup or channel."""

    id: int
    type: str


class PhotoSize(Struct, frozen=True):
    """One of the sizes of a photo: pixels, and bytes where Telegram knows them."""

    file_id: str
    width: int
    height: int
    file_size: int | None = None


class Document(Struct, frozen=True):
    """A file sent as it is."""

    file_id: str
    file_size: int | None = None
    mime_type: str | None = None


class Attachment(Struct, frozen=True):
    """Anything but a photo or a document: that it is there, and its id and bytes if it is a file."""

    file_id: str | None = None
    file_size: int | None = None


class Location(Struct, frozen=True):
    """Degrees (WGS 84), metres of accuracy."""

    latitude: Annotated[float, Meta(ge=-90, le=90)]
    longitude: Annotated[float, Meta(ge=-180, le=180)]
    horizontal_accuracy: Annotated[float, Meta(ge=0)] | None = None


class Venue(Struct, frozen=True):
    """A named place."""

    location: Location


class Contact(Struct, frozen=True):
    """A card from a phone book; `user_id` is whose number it is, if they are on Telegram."""

    phone_number: str
    user_id: int | None = None


class Message(Struct, frozen=True):
    """A message as it was sent or edited; `sender` and `sender_chat` are the API's from and sender_chat."""

    message_id: int
    chat: Chat
    sender: User | None = field(default=None, name="from")
    sender_chat: Chat | None = None
    media_group_id: str | None = None
    text: str | None = None
    caption: str | None = None
    photo: Annotated[tuple[PhotoSize, ...], Meta(min_length=1)] | None = None
    document: Document | None = None
    location: Location | None = None
    venue: Venue | None = None
    contact: Contact | None = None
    animation: Attachment | None = None
    audio: Attachment | None = None
    dice: Attachment | None = None
    game: Attachment | None = None
    invoice: Attachment | None = None
    poll: Attachment | None = None
    sticker: Attachment | None = None
    story: Attachment | None = None
    video: Attachment | None = None
    video_note: Attachment | None = None
    voice: Attachment | None = None
    migrate_to_chat_id: int | None = None
    migrate_from_chat_id: int | None = None


class PressedMessage(Struct, frozen=True):
    """The message a pressed button is on, which Telegram may no longer know more of."""

    message_id: int
    chat: Chat


class CallbackQuery(Struct, frozen=True):
    """A press on an inline button; `data` is what was sent with the button."""

    id: str
    sender: User = field(name="from")
    data: str
    message: PressedMessage | None = None


class ChatMember(Struct, frozen=True):
    """Our own standing in a chat; `is_member` is told only where the status is `restricted`."""

    status: str
    is_member: bool = False

    @property
    def is_in(self) -> bool:
        """Whether we may write in the chat."""
        return self.is_member if self.status == "restricted" else self.status not in ("left", "kicked")


class ChatMemberUpdated(Struct, frozen=True):
    """Somebody added us, removed us, blocked us or came back."""

    chat: Chat
    sender: User = field(name="from")
    new_chat_member: ChatMember
    old_chat_member: ChatMember | None = None


class Update(Struct, frozen=True):
    """One update; of the kinds at most one is there, none if it is a kind we do not read.

    `is_notice` says that the message was written by Telegram (somebody pinned, joined, …), not by a person.
    """

    update_id: int
    message: Message | None = None
    edited_message: Message | None = None
    callback_query: CallbackQuery | None = None
    my_chat_member: ChatMemberUpdated | None = None
    is_notice: bool = False


class Refusal(Struct, frozen=True):
    """The API's own no: its HTTP status, its words, and the seconds it wants to be left alone."""

    error_code: int
    description: str
    retry_after: float | None = None


class _Parameters(Struct):
    retry_after: float | None = None


class _Answer(Struct):
    ok: bool
    result: list[Raw] = field(default_factory=list)
    error_code: int = 0
    description: str = ""
    parameters: _Parameters = field(default_factory=_Parameters)


class _Numbered(Struct):
    update_id: int


class _Named(Struct):
    message: dict[str, Raw]


_ANSWER = Decoder(_Answer)

_NUMBERED = Decoder(_Numbered)

_NAMED = Decoder(_Named)

_UPDATE = Decoder(Update)

_BROKEN = (DecodeError, UnicodeDecodeError, RecursionError)

ATTACHMENTS: tuple[AttachmentKind, ...] = (
    "animation", "audio", "dice", "game", "invoice", "poll", "sticker", "story", "video", "video_note", "voice",
)  # fmt: skip

_CONTENTS = ("text", "photo", "document", "location", "venue", "contact", *ATTACHMENTS)

# Fields of a message that Telegram wrote itself; by family, so that a new member of one is known too.
_NOTICE = re.compile(
    r"(?:boost|chat_background|chat_owner|checklist_tasks|community_chat|delete_chat|forum_topic"
    r"|general_forum_topic|left_chat|managed_bot|message_auto_delete|new_chat|pinned|poll_option|proximity"
    r"|suggested_post(?!_info)|video_chat)_\w+"
    r"|\w+_(?:chat_created|payment|price_changed|shared)"
    r"|(?:unique_)?gift|gift_upgrade_sent|giveaway_(?:created|completed)"
    r"|connected_website|passport_data|web_app_data|write_access_allowed"
)


def update_ids(answer: bytes) -> list[tuple[int | None, Raw]] | Refusal:
    """Id and bytes of each update in a whole answer to getUpdates, in its order; none is parsed further.

    An id is None where it cannot be read. Raises `UnreadableError` if the answer is none of the Bot API's.
    """
    try:
        given = _ANSWER.decode(answer)
    except _BROKEN:
        raise UnreadableError(None) from None
    if not given.ok:
        return Refusal(given.error_code, given.description, given.parameters.retry_after)
    return [(_update_id(raw), raw) for raw in given.result]


def read(raw: bytes | Raw) -> Update:
    """One update. Raises `UnreadableError`."""
    try:
        update = _UPDATE.decode(raw)
        if update.message is None or _is_known(update.message):
            return update
        return replace(update, is_notice=any(map(_NOTICE.fullmatch, _NAMED.decode(raw).message)))
    except _BROKEN:
        raise UnreadableError(_update_id(raw)) from None


def _update_id(raw: bytes | Raw) -> int | None:
    try:
        return _NUMBERED.decode(raw).update_id
    except _BROKEN:
        return None


def _is_known(message: Message) -> bool:
    return any(getattr(message, name) is not None for name in _CONTENTS)
