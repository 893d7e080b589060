"""Neutral messages on their way into a Telegram chat.

A message that asks is the chat's living message: it is edited in place while nothing came after it, and
loses its buttons as soon as another one takes its part.
"""

from typing import Any

from bot.channels.base import Message, RetryLater, Undeliverable
from bot.channels.telegram.api import Api, MovedError, RefusedError, as_json
from bot.channels.telegram.chats import ChatMemory, Chats
from bot.channels.telegram.errands import Errands
from bot.channels.telegram.keyboards import code_entities, inline, request
from bot.channels.telegram.pace import Pace
from bot.channels.telegram.ports import NAME, TelegramPorts
from bot.channels.telegram.profile import Profile
from bot.channels.telegram.split import split
from bot.dialogue.replies import File, Reply

_UNCHANGED = "message is not modified"
_NO_PREVIEW = as_json({"is_disabled": True})
_ALBUM = 10


class Outlet:
    """Sends."""

    def __init__(
        self,
        api: Api,
        chats: Chats,
        pace: Pace,
        errands: Errands,
        ports: TelegramPorts,
        profile: Profile,
    ) -> None:
        self._api = api
        self._chats = chats
        self._pace = pace
        self._errands = errands
        self._words = ports.words
        self._files = ports.files
        self._profile = profile

    async def send(self, address: str, message: Message) -> None:
        """Hands one message over; the caller has waited for the chat's first turn. Raises as `Channel.send`."""
        chat_id = int(address)
        try:
            await self._send(chat_id, message.reply)
        except MovedError as moved:
            raise RetryLater("the group has moved") from moved
        except RefusedError as refused:
            raise Undeliverable(refused.words[:80]) from refused

    async def _send(self, chat_id: int, reply: Reply) -> None:
        memory = self._chats.of(chat_id)
        pieces = split(reply.text)
        asks = self._request(reply) if chat_id > 0 else None
        if not (len(pieces) == 1 and await self._edit(chat_id, memory, reply)):
            await self._put_keyboard_away(chat_id, memory)
            await self._send_anew(chat_id, memory, pieces, reply)
        if asks is not None:
            await self._pace.turn(chat_id)
            words = self._words(f"telegram-share-{reply.asks}", reply.locale)
            memory.keyboard = await self._say(chat_id, words, asks)

    async def _send_anew(self, chat_id: int, memory: ChatMemory, pieces: list[str], reply: Reply) -> None:
        sent = await self._send_pieces(chat_id, pieces, reply)
        await self._send_files(chat_id, reply)
        if reply.role is not None:
            self._errands.run(self._profile.welcome(chat_id, reply.role))
        if reply.slot:
            self._take_over(chat_id, memory, sent)
        else:
            memory.is_last = False

    def _request(self, reply: Reply) -> dict[str, Any] | None:
        if any(choice.id.startswith("place.") for choice in reply.choices):
            return None  # a place was given, and only its commune is to be picked
        labels = {
            asked: self._words(f"telegram-share-{asked}-button", reply.locale)
            for asked in ("place", "contact")
        }
        return request(reply.asks, labels)

    async def _edit(self, chat_id: int, memory: ChatMemory, reply: Reply) -> bool:
        """Whether the living message now says this. Any other refusal than "unchanged" asks for a new one."""
        if reply.slot is None or reply.files or memory.keyboard is not None:
            return False
        if memory.prompt is None or not memory.is_last:
            return False
        try:
            await self._api.call(
                "editMessageText",
                chat_id=chat_id,
                message_id=memory.prompt,
                text=reply.text,
                entities=as_json(code_entities(reply.text)),
                link_preview_options=_NO_PREVIEW,
                reply_markup=_markup(reply),
            )
        except RefusedError as refused:
            return _UNCHANGED in refused.words
        return True

    def _take_over(self, chat_id: int, memory: ChatMemory, sent: int) -> None:
        old, memory.prompt, memory.is_last = memory.prompt, sent, False
        if old is not None and old != sent:
            self._errands.run(self._strip(chat_id, old))

    async def _strip(self, chat_id: int, message_id: int) -> None:
        """Takes the buttons away. An edit counts as a message, so right after one it would be refused."""
        await self._pace.turn(chat_id)
        await self._api.call("editMessageReplyMarkup", chat_id=chat_id, message_id=message_id)

    async def _send_pieces(self, chat_id: int, pieces: list[str], reply: Reply) -> int:
        """The id of the last one, which bears the buttons."""
        for piece in pieces[:-1]:
            await self._say(chat_id, piece, None, is_protected=reply.is_confidential)
            await self._pace.turn(chat_id)
        return await self._say(chat_id, pieces[-1], _markup(reply), is_protected=reply.is_confidential)

    async def _say(self, chat_id: int, text: str, markup: Any, *, is_protected: bool = False) -> int:
        sent = await self._api.call(
            "sendMessage",
            chat_id=chat_id,
            text=text,
            entities=as_json(code_entities(text)),
            link_preview_options=_NO_PREVIEW,
            protect_content=is_protected or None,
            reply_markup=markup if markup is None or isinstance(markup, str) else as_json(markup),
        )
        message_id: int = sent["message_id"]
        return message_id

    async def _put_keyboard_away(self, chat_id: int, memory: ChatMemory) -> None:
        """Only a message can take a reply keyboard away; it goes at once, and the one that brought it too."""
        if memory.keyboard is None:
            return
        brought = memory.keyboard
        gone = await self._say(chat_id, "…", {"remove_keyboard": True})
        memory.keyboard = None  # only now: had it failed, it would be tried again with the message
        self._errands.run(
            self._api.call("deleteMessages", chat_id=chat_id, message_ids=as_json([brought, gone]))
        )
        await self._pace.turn(chat_id)

    async def _send_files(self, chat_id: int, reply: Reply) -> None:
        pictures = [content for file in reply.files if (content := await self._content(chat_id, file))]
        for start in range(0, len(pictures), _ALBUM):
            await self._pace.turn(chat_id)
            await self._send_album(chat_id, pictures[start : start + _ALBUM], reply)

    async def _content(self, chat_id: int, file: File) -> bytes | None:
        found = await self._files.open(NAME, str(chat_id), file.id)
        return None if found is None else found[1]

    async def _send_album(self, chat_id: int, pictures: list[bytes], reply: Reply) -> None:
        protect = reply.is_confidential or None
        if len(pictures) == 1:
            await self._api.call(
                "sendPhoto",
                {"picture": pictures[0]},
                chat_id=chat_id,
                photo="attach://picture",
                protect_content=protect,
            )
            return
        files = {f"picture{at}": content for at, content in enumerate(pictures)}
        media = [{"type": "photo", "media": f"attach://{name}"} for name in files]
        await self._api.call(
            "sendMediaGroup", files, chat_id=chat_id, media=as_json(media), protect_content=protect
        )


def _markup(reply: Reply) -> str | None:
    return as_json(inline(reply.choices)) if reply.choices else None
