"""What Telegram hands us: updates read one at a time, and what each of them means to us.

Names and shapes of fields are the Bot API's. Fields and kinds of updates we do not need are passed over,
so that a newer Bot API changes nothing here.
"""

import re
from typing import Annotated, Literal

from msgspec import DecodeError, Meta, Raw, Struct, field
from msgspec.json import Decoder
from msgspec.structs import replace

from bot.channels.base import ChannelError
from bot.channels.typed import EmptyError, TooLongError, clean, typed, within
from bot.dialogue.content import CHOICE_ID, CHOICE_ID_BYTES
from bot.dialogue.events import (
    TEXT_LIMIT,
    ChoicePicked,
    ContactShared,
    PersonEvent,
    PlaceShared,
    UnsupportedReceived,
)

FILE_LIMIT = 20 << 20
"""Bytes; the Bot API gives out no larger file."""

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
UnsupportedKind = (
    AttachmentKind | Literal["document", "other", "broken", "empty", "long_text", "others_contact", "too_big"]
)
"""What `UnsupportedReceived.kind` may be here.

The attachment kinds are the Bot API's. `document` is a file that is no picture, `other` a content that is
newer than this list. `broken` breaks its own form (a choice id, a phone number), `empty` and `long_text` are
words of no or too many characters, `others_contact` is a card with somebody else's number, `too_big` any
file over `FILE_LIMIT`.
"""


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
    """Anything we do not take: that it is there, and its bytes if it is a file."""

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


class ChatMemberUpdated(Struct, frozen=True):
    """Somebody added us, removed us, blocked us or came back."""

    chat: Chat
    sender: User = field(name="from")
    new_chat_member: ChatMember


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


class Picture(Struct, frozen=True):
    """A picture to be fetched by `file_id`; `size` in bytes where Telegram knows it, `caption` cleaned."""

    file_id: str
    size: int | None
    caption: str | None
    kind: Literal["photo", "document"]


class Edited(Struct, frozen=True):
    """A message was changed; `text` is its words now, cleaned, empty for a picture without any."""

    text: str


class Membership(Struct, frozen=True):
    """Whether we may write in this chat from now on."""

    is_member: bool


class Migrated(Struct, frozen=True):
    """The group goes on as the supergroup `to`; the arrival's `chat_id` is its old id."""

    to: int


Happened = PersonEvent | Picture | Edited | Membership | Migrated


class Arrival(Struct, frozen=True):
    """What happened, where and by whom. `language` is None for one we do not speak.

    `message_id` is of the message that was sent, edited or pressed, None where there is none. `album` is the
    same for all pictures sent together. `user_id` is 0 where Telegram names nobody, as when a group moves.
    """

    update_id: int
    chat_id: int
    user_id: int
    is_group: bool
    event: Happened
    language: Literal["vi", "en"] | None = None
    message_id: int | None = None
    callback_id: str | None = None
    album: str | None = None


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

_ATTACHMENTS: tuple[AttachmentKind, ...] = (
    "animation", "audio", "dice", "game", "invoice", "poll", "sticker", "story", "video", "video_note", "voice",
)  # fmt: skip
_CONTENTS = ("text", "photo", "document", "location", "venue", "contact", *_ATTACHMENTS)
# Fields of a message that Telegram wrote itself; by family, so that a new member of one is known too.
_NOTICE = re.compile(
    r"(?:boost|chat_background|chat_owner|checklist_tasks|community_chat|delete_chat|forum_topic"
    r"|general_forum_topic|left_chat|managed_bot|message_auto_delete|new_chat|pinned|poll_option|proximity"
    r"|suggested_post(?!_info)|video_chat)_\w+"
    r"|\w+_(?:chat_created|payment|price_changed|shared)"
    r"|(?:unique_)?gift|gift_upgrade_sent|giveaway_(?:created|completed)"
    r"|connected_website|passport_data|web_app_data|write_access_allowed"
)
_ADDRESSED = re.compile(r"\s*/[A-Za-z0-9_]+@([A-Za-z0-9_]+)")
_PHONE = re.compile(r"(?=.*[0-9])[0-9+(). \-]{1,20}")


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


def arrival(update: Update, username: str | None = None) -> Arrival | None:
    """What the update means to us; None if it is nothing for us, as a post in a channel or a bot's words.

    `username` is our own, without @; with it, commands to other bots of a group are passed over.
    """
    if update.callback_query is not None:
        return _pressed(update.update_id, update.callback_query)
    if update.my_chat_member is not None:
        return _standing(update.update_id, update.my_chat_member)
    if update.edited_message is not None:
        return _sent(update.update_id, update.edited_message, _edited(update.edited_message))
    if update.message is None:
        return None
    if moved := _moved(update.update_id, update.message):
        return moved
    if update.is_notice or _is_for_another(update.message, username):
        return None
    return _sent(update.update_id, update.message, _content(update.message) or _unsupported("other"))


def _update_id(raw: bytes | Raw) -> int | None:
    try:
        return _NUMBERED.decode(raw).update_id
    except _BROKEN:
        return None


def _is_known(message: Message) -> bool:
    return any(getattr(message, name) is not None for name in _CONTENTS)


def _pressed(update_id: int, query: CallbackQuery) -> Arrival:
    is_id = len(query.data) <= CHOICE_ID_BYTES and re.fullmatch(CHOICE_ID, query.data)
    message = query.message
    return Arrival(
        update_id=update_id,
        # Only a press in a private chat, whose id is the person's, may come without its message.
        chat_id=message.chat.id if message else query.sender.id,
        user_id=query.sender.id,
        is_group=message is not None and _is_group(message.chat),
        event=ChoicePicked(query.data) if is_id else _unsupported("broken"),
        language=_language(query.sender),
        message_id=message.message_id if message else None,
        callback_id=query.id,
    )


def _standing(update_id: int, change: ChatMemberUpdated) -> Arrival | None:
    if change.chat.type == "channel":
        return None
    now = change.new_chat_member
    is_member = now.is_member if now.status == "restricted" else now.status not in ("left", "kicked")
    return Arrival(
        update_id=update_id,
        chat_id=change.chat.id,
        user_id=change.sender.id,
        is_group=_is_group(change.chat),
        event=Membership(is_member),
        language=_language(change.sender),
    )


def _moved(update_id: int, message: Message) -> Arrival | None:
    """Telegram says it twice, in the old group and in the new one; both read the same."""
    if message.migrate_to_chat_id is not None:
        old, new = message.chat.id, message.migrate_to_chat_id
    elif message.migrate_from_chat_id is not None:
        old, new = message.migrate_from_chat_id, message.chat.id
    else:
        return None
    user_id = message.sender.id if message.sender else 0
    return Arrival(
        update_id,
        chat_id=old,
        user_id=user_id,
        is_group=True,
        event=Migrated(new),
        message_id=message.message_id,
    )


def _sent(update_id: int, message: Message, event: Happened | None) -> Arrival | None:
    sender = message.sender
    if event is None or sender is None or sender.is_bot:
        return None
    if message.sender_chat is not None or message.chat.type == "channel":
        return None
    return Arrival(
        update_id=update_id,
        chat_id=message.chat.id,
        user_id=sender.id,
        is_group=_is_group(message.chat),
        event=event,
        language=_language(sender),
        message_id=message.message_id,
        album=message.media_group_id,
    )


def _edited(message: Message) -> Happened | None:
    if message.location is not None:
        return None  # a live location reports each step as an edit
    try:
        return Edited(within(clean(message.text or message.caption or ""), TEXT_LIMIT))
    except TooLongError:
        return _unsupported("long_text")


def _content(message: Message) -> PersonEvent | Picture | None:
    """What the person sent, None if it is nothing we know."""
    if message.text is not None:
        return _words(message.text)
    if message.contact is not None:
        return _contact(message.contact, message.sender)
    if place := message.venue.location if message.venue else message.location:
        return PlaceShared(place.latitude, place.longitude, place.horizontal_accuracy)
    # Before the documents: an animation is also given as one, for old programs.
    return _attachment(message) or _picture(message)


def _words(text: str) -> PersonEvent:
    try:
        return typed(text)
    except EmptyError:
        return _unsupported("empty")
    except TooLongError:
        return _unsupported("long_text")


def _contact(contact: Contact, sender: User | None) -> PersonEvent:
    if sender is None or contact.user_id != sender.id:
        return _unsupported("others_contact")
    phone = contact.phone_number.strip()
    return ContactShared(phone) if _PHONE.fullmatch(phone) else _unsupported("broken")


def _attachment(message: Message) -> PersonEvent | None:
    for kind in _ATTACHMENTS:
        found: Attachment | None = getattr(message, kind)
        if found is not None:
            return _unsupported("too_big" if _is_too_big(found.file_size) else kind)
    return None


def _picture(message: Message) -> PersonEvent | Picture | None:
    if message.photo is not None:
        largest = max(message.photo, key=lambda photo: photo.width * photo.height)
        return _captioned(largest.file_id, largest.file_size, message.caption, "photo")
    document = message.document
    if document is None:
        return None
    if not _is_too_big(document.file_size) and not (document.mime_type or "").startswith("image/"):
        return _unsupported("document")
    return _captioned(document.file_id, document.file_size, message.caption, "document")


def _captioned(
    file_id: str, size: int | None, caption: str | None, kind: Literal["photo", "document"]
) -> PersonEvent | Picture:
    if _is_too_big(size):
        return _unsupported("too_big")
    try:
        words = within(clean(caption or ""), TEXT_LIMIT)
    except TooLongError:
        return _unsupported("long_text")
    return Picture(file_id, size, words or None, kind)


def _unsupported(kind: UnsupportedKind) -> UnsupportedReceived:
    return UnsupportedReceived(kind)


def _is_too_big(size: int | None) -> bool:
    return size is not None and size > FILE_LIMIT


def _is_group(chat: Chat) -> bool:
    return chat.type != "private"


def _is_for_another(message: Message, username: str | None) -> bool:
    addressed = _ADDRESSED.match(message.text or "") if _is_group(message.chat) and username else None
    return addressed is not None and addressed[1].lower() != (username or "").lower()


def _language(sender: User) -> Literal["vi", "en"] | None:
    match (sender.language_code or "").lower().partition("-")[0]:
        case "vi" | "en" as language:
            return language
        case _:
            return None
