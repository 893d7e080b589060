"""Methods that put something new into a chat."""

import mimetypes
from collections.abc import Callable
from typing import Any

from tests.telegram_api import markup, rich_text
from tests.telegram_api.chats import Chat, Message
from tests.telegram_api.files import StoredFile, check_photo, document_wire, photo_wire
from tests.telegram_api.parameters import Parameters, Upload
from tests.telegram_api.refusals import Refusal, bad_request
from tests.telegram_api.world import World

ALBUM = range(2, 11)
_ACTIONS = frozenset(
    (
        "cancel", "choose_sticker", "find_location", "record_audio", "record_video", "record_video_note",
        "record_voice", "typing", "upload_audio", "upload_document", "upload_photo", "upload_video",
        "upload_video_note", "upload_voice",
    )
)  # fmt: skip
_ACCURACY_METRES = 1500


def send_message(world: World, given: Parameters) -> dict[str, Any]:
    """sendMessage."""
    return _send(world, given, rich_text.message_text(given))


def send_photo(world: World, given: Parameters) -> dict[str, Any]:
    """sendPhoto."""
    words = _caption(given)
    return _send(world, given, {"photo": _photo(world, given, given.text("photo"), "photo"), **words})


def send_document(world: World, given: Parameters) -> dict[str, Any]:
    """sendDocument."""
    words = _caption(given)
    document = _document(world, given, given.text("document"), "document")
    return _send(world, given, {"document": document, **words})


def send_played(kind: str) -> Callable[[World, Parameters], dict[str, Any]]:
    """sendVideo, sendVoice or sendAudio; whether it can be played is not looked at."""

    def send(world: World, given: Parameters) -> dict[str, Any]:
        words = _caption(given)
        sides = {"width": 64, "height": 48} if kind == "video" else {}
        played = {**_document(world, given, given.text(kind), kind), "duration": 1, **sides}
        return _send(world, given, {kind: played, **words})

    return send


def send_location(world: World, given: Parameters) -> dict[str, Any]:
    """sendLocation. What Telegram says to places that are not on Earth is inferred."""
    for name in ("latitude", "longitude"):
        if not given.text(name).strip():
            raise bad_request(f"{name} is empty")
    latitude, longitude = given.decimal("latitude") or 0.0, given.decimal("longitude") or 0.0
    accuracy = given.decimal("horizontal_accuracy") or 0.0
    if abs(latitude) > 90 or abs(longitude) > 180 or not 0 <= accuracy <= _ACCURACY_METRES:
        raise bad_request("invalid location specified")
    place: dict[str, Any] = {"latitude": latitude, "longitude": longitude}
    if accuracy:
        place["horizontal_accuracy"] = accuracy
    return _send(world, given, {"location": place})


def send_media_group(world: World, given: Parameters) -> list[dict[str, Any]]:
    """sendMediaGroup. Pictures and documents only; a server for tests keeps no sound or video."""
    media = given.structure("media")
    if media is None:
        raise bad_request('parameter "media" is required')
    if isinstance(media, str):
        raise bad_request("can't parse media JSON object")
    if not isinstance(media, list):
        raise bad_request("expected an Array of InputMedia")
    contents = [_album_item(world, given, item) for item in media]
    _check_album(contents)
    chat = world.writable(given)
    replied = world.replied(given, chat)
    world.limits.spend(chat, len(contents))
    album_id = world.album_id()
    return [
        _add(world, given, chat, {"media_group_id": album_id, **content}, replied=replied).wire()
        for content in contents
    ]


def send_chat_action(world: World, given: Parameters) -> bool:
    """sendChatAction."""
    action = given.text("action").lower()
    if action not in _ACTIONS:
        raise bad_request("wrong parameter action in request")
    chat = world.writable(given)
    chat.actions.append((world.clock(), action))
    chat.touch()
    return True


METHODS = {
    "sendmessage": send_message,
    "sendphoto": send_photo,
    "senddocument": send_document,
    "sendvideo": send_played("video"),
    "sendvoice": send_played("voice"),
    "sendaudio": send_played("audio"),
    "sendlocation": send_location,
    "sendmediagroup": send_media_group,
    "sendchataction": send_chat_action,
}


def _send(world: World, given: Parameters, content: dict[str, Any]) -> dict[str, Any]:
    chat = world.writable(given)
    keyboard = markup.checked(given.structure("reply_markup"), private=chat.is_private)
    replied = world.replied(given, chat)
    world.limits.spend(chat)
    return _add(world, given, chat, content, keyboard=keyboard, replied=replied).wire()


def _add(
    world: World,
    given: Parameters,
    chat: Chat,
    content: dict[str, Any],
    *,
    keyboard: markup.Markup | None = None,
    replied: Message | None = None,
) -> Message:
    preview = previews(given)
    if preview is not None:
        content = {**content, "link_preview_options": preview}
    message = Message(
        chat.next_id(), chat, world.bot, world.now(), content, keyboard, given.flag("protect_content")
    )
    message.preview = not (preview or {}).get("is_disabled", False)
    message.reply_to = replied
    chat.add(message)
    return message


def previews(given: Parameters) -> dict[str, Any] | None:
    """The link preview options of a call, None when it names none. Raises `Refusal`."""
    options = given.structure("link_preview_options")
    if options is None:
        return {"is_disabled": True} if given.flag("disable_web_page_preview") else None
    if not isinstance(options, dict):
        raise bad_request("object expected as link preview options")
    for name in ("is_disabled", "prefer_small_media", "prefer_large_media", "show_above_text"):
        if options.get(name) is not None and not isinstance(options[name], bool):
            raise bad_request(f'field "{name}" must be of type Boolean')
    return {name: value for name, value in options.items() if value is not None}


def _caption(given: Parameters) -> dict[str, Any]:
    return rich_text.caption(
        given.text("caption"), given.text("parse_mode"), given.structure("caption_entities")
    )


def _photo(world: World, given: Parameters, reference: str, name: str) -> list[dict[str, Any]]:
    upload = _upload(given, reference, name)
    if upload is None:
        return photo_wire([_known(world, reference, name)])
    check_photo(upload.name, upload.data)
    return photo_wire(world.files.keep_photo(upload.data))


def _document(world: World, given: Parameters, reference: str, name: str) -> dict[str, Any]:
    upload = _upload(given, reference, name)
    if upload is None:
        return document_wire(_known(world, reference, name))
    mime = mimetypes.guess_type(upload.name)[0] or upload.mime
    return document_wire(world.files.keep("documents", upload.data, upload.name, mime))


def _upload(given: Parameters, reference: str, name: str) -> Upload | None:
    upload = given.attached(reference) or (None if reference else given.files.get(name))
    if upload is not None and not upload.data:
        raise bad_request("file must be non-empty")
    return upload


def _known(world: World, reference: str, name: str) -> StoredFile:
    if not reference or reference.startswith("attach://"):
        raise bad_request(f"there is no {name} in the request")
    found = world.files.find(reference)
    if found is not None:
        return found
    if reference.startswith(("http://", "https://")):
        raise bad_request("failed to get HTTP URL content")
    raise bad_request("wrong file identifier/HTTP URL specified")


def _album_item(world: World, given: Parameters, item: Any) -> dict[str, Any]:
    if not isinstance(item, dict):
        raise _bad_media("expected an Object")
    words = rich_text.caption(
        str(item.get("caption") or ""), str(item.get("parse_mode") or ""), item.get("caption_entities")
    )
    kind, reference = item.get("type"), str(item.get("media") or "")
    if not reference or (reference.startswith("attach://") and given.attached(reference) is None):
        raise _bad_media("media not found")
    if kind == "photo":
        return {"photo": _photo(world, given, reference, "photo"), **words}
    if kind == "document":
        return {"document": _document(world, given, reference, "document"), **words}
    raise _bad_media(f'type "{kind}" is unsupported')


def _check_album(contents: list[dict[str, Any]]) -> None:
    if not contents:
        raise bad_request("there are no messages to send")
    if len(contents) < ALBUM.start:
        raise bad_request("too few messages to send as an album")
    if len(contents) >= ALBUM.stop:
        raise bad_request("too many messages to send as an album")
    if len({"photo" in content for content in contents}) > 1:
        raise bad_request("document can't be mixed with other media types")


def _bad_media(reason: str) -> Refusal:
    return bad_request(f"can't parse InputMedia: {reason}")
