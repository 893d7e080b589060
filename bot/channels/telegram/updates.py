"""What an update means to us: who did what where, in the words of the dialogue where it has some."""

import re
from typing import Literal

from msgspec import Struct

from bot.channels.telegram.wire import (
    ATTACHMENTS,
    Attachment,
    AttachmentKind,
    CallbackQuery,
    Chat,
    ChatMemberUpdated,
    Contact,
    Message,
    Update,
    User,
)
from bot.channels.typed import EmptyError, TooLongError, clean, typed, within
from bot.dialogue.content import CHOICE_ID, CHOICE_ID_BYTES
from bot.dialogue.events import (
    TEXT_LIMIT,
    ChoicePicked,
    ContactShared,
    MediaKind,
    PersonEvent,
    PlaceShared,
    TextReceived,
    UnsupportedReceived,
)
from bot.texts import LOCALES

FILE_LIMIT = 20 << 20
"""Bytes; the Bot API gives out no larger file."""

UnsupportedKind = (
    AttachmentKind | Literal["other", "empty", "long_text", "others_contact", "too_big", "too_big_file"]
)
"""What `UnsupportedReceived.kind` may be here.

The attachment kinds are the Bot API's, those that are no file among them; `other` is a content that is
newer than this list. `empty` and `long_text` are words of no or too many characters, `others_contact` is a
card with somebody else's number. Over `FILE_LIMIT` a picture is `too_big`, any other file `too_big_file`.
"""


class FileSent(Struct, frozen=True):
    """A file to be fetched by `file_id`; `size` in bytes where Telegram knows it, `caption` cleaned.

    `kind` is what Telegram or the sender calls it; what it is will be told by its content.
    """

    file_id: str
    size: int | None
    caption: str | None
    kind: MediaKind


class Edited(Struct, frozen=True):
    """The arrival's message was changed; `text` is its words now, cleaned, empty for a picture without any."""

    text: str


class Membership(Struct, frozen=True):
    """Whether we may write in this chat from now on, which has changed."""

    is_member: bool


class Migrated(Struct, frozen=True):
    """The group goes on as the supergroup `to`; the arrival's `chat_id` is its old id."""

    to: int


NO_BUTTON = "none"
"""The choice somebody picked whose button is none of ours: it explains itself as an old one does."""

Happened = PersonEvent | FileSent | Edited | Membership | Migrated


class Arrival(Struct, frozen=True):
    """What happened, where and by whom. `language` is None for one we do not speak.

    `message_id` is of the message that was sent, edited or pressed, None where there is none. `album` is the
    same for all pictures sent together. `user_id` is 0 where Telegram names nobody: when a group moves, and
    where an administrator `is_anonymous` and speaks as the group itself.
    """

    update_id: int
    chat_id: int
    user_id: int
    is_group: bool
    event: Happened
    language: str | None = None
    message_id: int | None = None
    callback_id: str | None = None
    album: str | None = None
    is_anonymous: bool = False


_TAKEN: dict[AttachmentKind, MediaKind] = {
    "animation": "video",
    "audio": "voice",
    "video": "video",
    "video_note": "video",
    "voice": "voice",
}
"""Attachments that are files we take."""
_CALLED: dict[str, MediaKind] = {"image": "picture", "video": "video", "audio": "voice"}
"""First half of the media type a document is said to have → what it may be."""

_ADDRESSED = re.compile(r"\s*/[A-Za-z0-9_]+@([A-Za-z0-9_]+)")

_PHONE = re.compile(r"(?=.*[0-9])[0-9+(). \-]{1,20}")


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


def _pressed(update_id: int, query: CallbackQuery) -> Arrival:
    is_id = len(query.data) <= CHOICE_ID_BYTES and re.fullmatch(CHOICE_ID, query.data)
    message = query.message
    return Arrival(
        update_id=update_id,
        # Only a press in a private chat, whose id is the person's, may come without its message.
        chat_id=message.chat.id if message else query.sender.id,
        user_id=query.sender.id,
        is_group=message is not None and _is_group(message.chat),
        event=ChoicePicked(query.data if is_id else NO_BUTTON),
        language=_language(query.sender),
        message_id=message.message_id if message else None,
        callback_id=query.id,
    )


def _standing(update_id: int, change: ChatMemberUpdated) -> Arrival | None:
    before, is_member = change.old_chat_member, change.new_chat_member.is_in
    if change.chat.type == "channel" or (before is not None and before.is_in == is_member):
        return None
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
    if event is None or sender is None or message.chat.type == "channel":
        return None
    is_anonymous = message.sender_chat is not None and message.sender_chat.id == message.chat.id
    if not is_anonymous and (sender.is_bot or message.sender_chat is not None):
        return None
    return Arrival(
        update_id=update_id,
        chat_id=message.chat.id,
        user_id=0 if is_anonymous else sender.id,  # of all anonymous administrators the sender is one bot
        is_group=_is_group(message.chat),
        event=event,
        language=_language(sender),
        message_id=message.message_id,
        album=message.media_group_id,
        is_anonymous=is_anonymous,
    )


def _edited(message: Message) -> Happened | None:
    if message.location is not None:
        return None  # a live location reports each step as an edit
    try:
        return Edited(within(clean(message.text or message.caption or ""), TEXT_LIMIT))
    except TooLongError:
        return _unsupported("long_text")


def _content(message: Message) -> PersonEvent | FileSent | None:
    """What the person sent, None if it is nothing we know."""
    if message.text is not None:
        return _words(message.text, message.message_id)
    if message.contact is not None:
        return _contact(message.contact, message.sender)
    if place := message.venue.location if message.venue else message.location:
        return PlaceShared(place.latitude, place.longitude, place.horizontal_accuracy)
    # Before the documents: an animation is also given as one, for old programs.
    return _attachment(message) or _file(message)


def _words(text: str, message_id: int) -> PersonEvent:
    try:
        words = typed(text)
    except EmptyError:
        return _unsupported("empty")
    except TooLongError:
        return _unsupported("long_text")
    return TextReceived(words.text, str(message_id)) if isinstance(words, TextReceived) else words


def _contact(contact: Contact, sender: User | None) -> PersonEvent:
    if sender is None or contact.user_id != sender.id:
        return _unsupported("others_contact")
    phone = contact.phone_number.strip()
    return ContactShared(phone if _PHONE.fullmatch(phone) else "")


def _attachment(message: Message) -> PersonEvent | FileSent | None:
    for kind in ATTACHMENTS:
        found: Attachment | None = getattr(message, kind)
        if found is None:
            continue
        if kind in _TAKEN and found.file_id is not None:
            return _captioned(found.file_id, found.file_size, message.caption, _TAKEN[kind])
        return _unsupported(kind)
    return None


def _file(message: Message) -> PersonEvent | FileSent | None:
    if message.photo is not None:
        largest = max(message.photo, key=lambda photo: photo.width * photo.height)
        return _captioned(largest.file_id, largest.file_size, message.caption, "picture")
    document = message.document
    if document is None:
        return None
    called = (document.mime_type or "").partition("/")[0]
    return _captioned(document.file_id, document.file_size, message.caption, _CALLED.get(called, "document"))


def _captioned(
    file_id: str, size: int | None, caption: str | None, kind: MediaKind
) -> PersonEvent | FileSent:
    if _is_too_big(size):
        return _unsupported("too_big" if kind == "picture" else "too_big_file")
    try:
        words = within(clean(caption or ""), TEXT_LIMIT)
    except TooLongError:
        return _unsupported("long_text")
    return FileSent(file_id, size, words or None, kind)


def _unsupported(kind: UnsupportedKind) -> UnsupportedReceived:
    return UnsupportedReceived(kind)


def _is_too_big(size: int | None) -> bool:
    return size is not None and size > FILE_LIMIT


def _is_group(chat: Chat) -> bool:
    return chat.type != "private"


def _is_for_another(message: Message, username: str | None) -> bool:
    addressed = _ADDRESSED.match(message.text or "") if _is_group(message.chat) and username else None
    return addressed is not None and addressed[1].lower() != (username or "").lower()


def _language(sender: User) -> str | None:
    """Theirs, if we speak it."""
    code = (sender.language_code or "").lower().partition("-")[0]
    return code if code in LOCALES else None
