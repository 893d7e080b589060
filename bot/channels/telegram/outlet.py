"""Neutral messages on their way into a private chat.

A message that asks is the chat's living message: it is edited in place while nothing came after it, and
loses its buttons as soon as another one takes its part.
"""

import contextlib
from collections.abc import Sequence
from typing import Any

import structlog

from bot.channels.telegram.api import Api, RefusedError, as_json
from bot.channels.telegram.chats import ChatMemory, Chats
from bot.channels.telegram.errands import Errands
from bot.channels.telegram.keyboards import code_entities, inline, request
from bot.channels.telegram.pictures import CAPTION_LIMIT, Picture, Pictures
from bot.channels.telegram.ports import NAME, TelegramPorts
from bot.channels.telegram.profile import Profile
from bot.channels.telegram.receipts import Receipts
from bot.channels.telegram.speech import NO_PREVIEW, Speech
from bot.channels.telegram.split import split
from bot.dialogue.replies import PROMPT, Reply

log = structlog.get_logger()

_UNCHANGED = "message is not modified"
_MOST_AT_ONCE = 100
"""Messages that one call deletes."""


class Outlet:
    """Sends."""

    def __init__(
        self,
        api: Api,
        speech: Speech,
        chats: Chats,
        errands: Errands,
        ports: TelegramPorts,
        profile: Profile,
        *,
        receipts: Receipts,
    ) -> None:
        self._api = api
        self._chats = chats
        self._errands = errands
        self._words = ports.words
        self._pictures = Pictures(api, speech, ports.files)
        self._profile = profile
        self._receipts = receipts
        self._speech = speech
        self._say = speech.say

    async def send(self, chat_id: int, reply: Reply) -> list[int]:
        """Hands one message over; the caller has waited for the chat's first turn. Raises as `Api.call`.

        Gives the ids of the messages it became, or was put into.
        """
        if reply.removes is not None:
            await self._remove(chat_id, reply.removes)
            return []
        memory = self._chats.of(chat_id)
        await memory.acknowledged()
        if reply.clears is not None:
            await self._put_keyboard_away(chat_id, memory)
            await self._clear(chat_id, memory, reply.clears)
        pieces = split(reply.text)
        asks = self._request(reply)
        sent: list[int] = []
        if not (len(pieces) == 1 and await self._edit(chat_id, memory, reply)):
            if reply.slot == PROMPT:  # what comes unasked leaves the question in front, and its keyboard
                await self._put_keyboard_away(chat_id, memory)
            sent = await self._send_anew(chat_id, memory, pieces, reply)
        if asks is not None:
            await self._speech.turn(chat_id)
            words = self._words(f"telegram-share-{reply.asks}", reply.locale)
            memory.keyboard = await self._say(chat_id, words, asks)
            sent.append(memory.keyboard)
        return sent

    async def _remove(self, chat_id: int, refs: Sequence[str]) -> None:
        """Deletes these messages; what Telegram refuses to delete is given up."""
        ids = [int(ref) for ref in refs if ref.isdecimal()]
        for start in range(0, len(ids), _MOST_AT_ONCE):
            some = as_json(ids[start : start + _MOST_AT_ONCE])
            try:
                await self._api.call("deleteMessages", chat_id=chat_id, message_ids=some)
            except RefusedError:
                log.warning("view_not_deleted", channel=NAME)

    async def _clear(self, chat_id: int, memory: ChatMemory, refs: Sequence[str]) -> None:
        """Deletes what it can of these messages and of what is remembered; older than 48 h none is."""
        known = dict.fromkeys(int(ref) for ref in refs if ref.isdecimal())
        if memory.prompt is not None:
            known[memory.prompt] = None
        memory.prompt, memory.is_last = None, False
        ids = list(known)
        for start in range(0, len(ids), _MOST_AT_ONCE):
            with contextlib.suppress(RefusedError):  # too old, or gone already: nothing else helps
                await self._api.call(
                    "deleteMessages",
                    chat_id=chat_id,
                    message_ids=as_json(ids[start : start + _MOST_AT_ONCE]),
                )

    async def _send_anew(
        self, chat_id: int, memory: ChatMemory, pieces: list[str], reply: Reply
    ) -> list[int]:
        pictures = await self._pictures.of(chat_id, reply)
        if reply.receipt is not None:
            drawn = await self._receipts.drawn(reply, reply.receipt)
            sent = await self._send_drawn(chat_id, pieces, *drawn, reply)
        elif reply.qr is not None:
            sent = await self._send_drawn(chat_id, pieces, await self._receipts.plain(reply.qr), reply, reply)
        elif len(pictures) == 1 and len(reply.text) <= CAPTION_LIMIT:
            sent = [await self._pictures.send_with_words(chat_id, pictures[0], reply, _markup(reply))]
        else:
            sent = await self._send_pieces(chat_id, pieces, reply)
            sent = [*await self._pictures.send(chat_id, pictures, reply), *sent]
        if reply.role is not None:
            self._errands.run(self._profile.welcome(chat_id, reply.role))
        if reply.slot == PROMPT:
            self._take_over(chat_id, memory, sent[-1])
            memory.edits = reply.edits
        else:
            memory.is_last = False
        return sent

    async def _send_drawn(
        self, chat_id: int, pieces: list[str], picture: Picture, described: Reply, reply: Reply
    ) -> list[int]:
        """The words go without the picture rather than not at all."""
        try:
            if len(described.text) <= CAPTION_LIMIT:
                return [await self._pictures.send_with_words(chat_id, picture, described, _markup(reply))]
        except RefusedError:
            await self._speech.turn(chat_id)
        return await self._send_pieces(chat_id, pieces, reply)

    def _request(self, reply: Reply) -> dict[str, Any] | None:
        if any(choice.id == "place.as_written" for choice in reply.choices):
            return None  # a place was given, and only its commune is to be picked
        labels = {
            asked: self._words(f"telegram-share-{asked}-button", reply.locale)
            for asked in ("place", "contact")
        }
        return request(reply.asks, labels)

    async def _edit(self, chat_id: int, memory: ChatMemory, reply: Reply) -> bool:
        """Whether the living message now says this. Any other refusal than "unchanged" asks for a new one."""
        if reply.slot != PROMPT or reply.files or memory.keyboard is not None:
            return False
        is_in_place = memory.is_last if reply.edits is None else memory.edits == reply.edits
        if memory.prompt is None or not is_in_place:
            return False
        try:
            await self._api.call(
                "editMessageText",
                chat_id=chat_id,
                message_id=memory.prompt,
                text=reply.text,
                entities=as_json(code_entities(reply.text)),
                link_preview_options=NO_PREVIEW,
                reply_markup=_markup(reply),
            )
        except RefusedError as refused:
            return _UNCHANGED in refused.words
        memory.edits = reply.edits
        return True

    def _take_over(self, chat_id: int, memory: ChatMemory, sent: int) -> None:
        old, memory.prompt, memory.is_last = memory.prompt, sent, False
        if old is not None and old != sent:
            self._errands.run(self._speech.strip(chat_id, old))

    async def _send_pieces(self, chat_id: int, pieces: list[str], reply: Reply) -> list[int]:
        """The ids, of which the last bears the buttons."""
        sent = []
        for piece in pieces[:-1]:
            sent.append(await self._say(chat_id, piece, is_protected=reply.is_confidential))
            await self._speech.turn(chat_id)
        last = await self._say(chat_id, pieces[-1], _markup(reply), is_protected=reply.is_confidential)
        return [*sent, last]

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
        await self._speech.turn(chat_id)


def _markup(reply: Reply) -> str | None:
    return as_json(inline(reply.choices)) if reply.choices else None
