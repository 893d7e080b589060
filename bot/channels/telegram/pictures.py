"""Pictures on their way into a chat: one with its words beneath, several as albums, a strange one as a file."""

from collections.abc import Sequence
from typing import Any, Literal, NamedTuple

from bot.channels.base import Files
from bot.channels.telegram.api import Api, RefusedError, as_json
from bot.channels.telegram.keyboards import code_entities
from bot.channels.telegram.ports import NAME
from bot.channels.telegram.speech import Speech
from bot.dialogue.replies import Reply

CAPTION_LIMIT = 1024
"""Code points beneath a picture (Bot API); longer words go before it, in messages of their own."""
_ALBUM = 10


class Picture(NamedTuple):
    """A picture's media type and its content."""

    media_type: str
    content: bytes

    @property
    def ending(self) -> str:
        """That of a file's name: by it a phone knows what to open the file with."""
        return ".png" if self.media_type == "image/png" else ".jpg"


class Pictures:
    """Sends."""

    def __init__(self, api: Api, speech: Speech, files: Files) -> None:
        self._api = api
        self._speech = speech
        self._files = files

    async def of(self, chat_id: int, reply: Reply) -> list[Picture]:
        """The pictures of a reply that its reader may see and that are still there."""
        found = [await self._files.open(NAME, str(chat_id), file.id) for file in reply.files]
        return [Picture(*one) for one in found if one is not None]

    async def send_with_words(self, chat_id: int, picture: Picture, reply: Reply, markup: str | None) -> int:
        """One picture, its words beneath and its buttons; gives the message's id."""
        words = {
            "caption": reply.text or None,
            "caption_entities": as_json(code_entities(reply.text)),
            "reply_markup": markup,
        }
        sent = await self._send_one(chat_id, picture, reply, **words)
        message_id: int = sent["message_id"]
        return message_id

    async def send(self, chat_id: int, pictures: Sequence[Picture], reply: Reply) -> None:
        """All of them, without words, each album in the chat's turn."""
        for start in range(0, len(pictures), _ALBUM):
            album = pictures[start : start + _ALBUM]
            await self._speech.turn(chat_id, len(album))
            await self._send_album(chat_id, album, reply)

    async def _send_album(self, chat_id: int, pictures: Sequence[Picture], reply: Reply) -> None:
        if len(pictures) == 1:
            await self._send_one(chat_id, pictures[0], reply)
            return
        try:
            await self._send_group(chat_id, pictures, reply, "photo")
        except RefusedError:  # all of one kind: files are in no album with photos
            await self._speech.turn(chat_id, len(pictures))
            await self._send_group(chat_id, pictures, reply, "document")

    async def _send_group(
        self, chat_id: int, pictures: Sequence[Picture], reply: Reply, kind: Literal["photo", "document"]
    ) -> None:
        files = {f"{at}{one.ending}": one.content for at, one in enumerate(pictures, 1)}
        media = as_json([{"type": kind, "media": f"attach://{name}"} for name in files])
        protect = reply.is_confidential or None
        await self._api.call("sendMediaGroup", files, chat_id=chat_id, media=media, protect_content=protect)

    async def _send_one(self, chat_id: int, picture: Picture, reply: Reply, **words: str | None) -> Any:
        """As a file if Telegram takes it for no photo: very long and narrow, or too many points."""
        name = f"picture{picture.ending}"
        given = {
            "chat_id": chat_id,
            "protect_content": reply.is_confidential or None,
            **words,
        }
        attached = {name: picture.content}
        try:
            return await self._api.call("sendPhoto", attached, photo=f"attach://{name}", **given)
        except RefusedError:
            await self._speech.turn(chat_id)
            return await self._api.call("sendDocument", attached, document=f"attach://{name}", **given)
