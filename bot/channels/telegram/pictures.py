"""Files on their way into a chat: one with its words beneath, pictures as albums, sound and film to be played there."""

from collections.abc import Sequence
from typing import Any, Literal, NamedTuple

from bot.channels.base import Files
from bot.channels.telegram.api import Api, RefusedError, as_json
from bot.channels.telegram.keyboards import code_entities
from bot.channels.telegram.ports import NAME
from bot.channels.telegram.speech import Speech
from bot.dialogue.replies import Reply
from bot.media.kinds import OFFICE

CAPTION_LIMIT = 1024
"""Code points beneath a picture (Bot API); longer words go before it, in messages of their own."""
_ALBUM = 10


class _Way(NamedTuple):
    """How a kind of file is sent, by which method and in which field, and how its name ends."""

    method: str
    field: str
    ending: str


_WAYS = {
    "image/jpeg": _Way("sendPhoto", "photo", ".jpg"),
    "image/png": _Way("sendPhoto", "photo", ".png"),
    "video/mp4": _Way("sendVideo", "video", ".mp4"),
    "audio/ogg": _Way("sendVoice", "voice", ".ogg"),
    "audio/mpeg": _Way("sendAudio", "audio", ".mp3"),
    "audio/mp4": _Way("sendAudio", "audio", ".m4a"),
    "audio/amr": _Way("sendDocument", "document", ".amr"),
    "audio/wav": _Way("sendDocument", "document", ".wav"),
    "video/webm": _Way("sendDocument", "document", ".webm"),
    "video/quicktime": _Way("sendDocument", "document", ".mov"),
    "video/3gpp": _Way("sendDocument", "document", ".3gp"),
    "application/pdf": _Way("sendDocument", "document", ".pdf"),
    OFFICE["xlsx"]: _Way("sendDocument", "document", ".xlsx"),
    OFFICE["docx"]: _Way("sendDocument", "document", ".docx"),
}
_AS_A_FILE = _Way("sendDocument", "document", ".bin")


class Picture(NamedTuple):
    """A file's media type and its content; most are pictures."""

    media_type: str
    content: bytes

    @property
    def way(self) -> _Way:
        """How it is sent."""
        return _WAYS.get(self.media_type, _AS_A_FILE)

    @property
    def is_photo(self) -> bool:
        """Whether it may be in an album."""
        return self.way.method == "sendPhoto"

    @property
    def ending(self) -> str:
        """That of a file's name: by it a phone knows what to open the file with."""
        return self.way.ending


class Pictures:
    """Sends."""

    def __init__(self, api: Api, speech: Speech, files: Files) -> None:
        self._api = api
        self._speech = speech
        self._files = files

    async def of(self, chat_id: int, reply: Reply) -> list[Picture]:
        """The files of a reply that its reader may see and that are still there."""
        found = [await self._files.open(NAME, str(chat_id), file.id) for file in reply.files]
        return [Picture(*one) for one in found if one is not None]

    async def send_with_words(self, chat_id: int, picture: Picture, reply: Reply, markup: str | None) -> int:
        """One file, its words beneath and its buttons; gives the message's id."""
        words = {
            "caption": reply.text or None,
            "caption_entities": as_json(code_entities(reply.text)),
            "reply_markup": markup,
        }
        sent = await self._send_one(chat_id, picture, reply, **words)
        message_id: int = sent["message_id"]
        return message_id

    async def send(self, chat_id: int, pictures: Sequence[Picture], reply: Reply) -> list[int]:
        """All of them, without words, each album and each other file in the chat's turn; gives the messages' ids."""
        sent: list[int] = []
        photos = [one for one in pictures if one.is_photo]
        albums = [photos[start : start + _ALBUM] for start in range(0, len(photos), _ALBUM)]
        for album in [*albums, *([one] for one in pictures if not one.is_photo)]:
            await self._speech.turn(chat_id, len(album))
            sent += [one["message_id"] for one in await self._send_album(chat_id, album, reply)]
        return sent

    async def _send_album(self, chat_id: int, pictures: Sequence[Picture], reply: Reply) -> list[Any]:
        if len(pictures) == 1:
            return [await self._send_one(chat_id, pictures[0], reply)]
        try:
            return await self._send_group(chat_id, pictures, reply, "photo")
        except RefusedError:  # all of one kind: files are in no album with photos
            await self._speech.turn(chat_id, len(pictures))
            return await self._send_group(chat_id, pictures, reply, "document")

    async def _send_group(
        self, chat_id: int, pictures: Sequence[Picture], reply: Reply, kind: Literal["photo", "document"]
    ) -> list[Any]:
        files = {f"{at}{one.ending}": one.content for at, one in enumerate(pictures, 1)}
        media = as_json([{"type": kind, "media": f"attach://{name}"} for name in files])
        protect = reply.is_confidential or None
        sent: list[Any] = await self._api.call(
            "sendMediaGroup", files, chat_id=chat_id, media=media, protect_content=protect
        )
        return sent

    async def _send_one(self, chat_id: int, picture: Picture, reply: Reply, **words: str | None) -> Any:
        """As a plain file if Telegram does not take it as what it is, such as a very long and narrow photo."""
        method, field, ending = picture.way
        name = f"{'picture' if picture.is_photo else field}{ending}"
        given = {
            "chat_id": chat_id,
            "protect_content": reply.is_confidential or None,
            **words,
        }
        attached = {name: picture.content}
        try:
            return await self._api.call(method, attached, **{field: f"attach://{name}"}, **given)
        except RefusedError:
            if field == "document":
                raise
            await self._speech.turn(chat_id)
            return await self._api.call("sendDocument", attached, document=f"attach://{name}", **given)
