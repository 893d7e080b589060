"""Neutral messages on their way into a group: words, and one button into the private chat."""

from collections.abc import Callable

from bot.channels.base import Blocked, Busy, Envelope, RetryLater, Undeliverable
from bot.channels.telegram.api import MovedError
from bot.channels.telegram.groups import left, moved
from bot.channels.telegram.keyboards import link
from bot.channels.telegram.ports import TelegramPorts
from bot.channels.telegram.speech import Speech
from bot.channels.telegram.split import split
from bot.dialogue.replies import Reply


class GroupOutlet:
    """Sends. A button of ours is no use where everybody can press it, so there is a link in its place."""

    def __init__(self, speech: Speech, ports: TelegramPorts, username: Callable[[], str | None]) -> None:
        self._speech = speech
        self._ports = ports
        self._username = username

    async def send(self, chat_id: int, reply: Reply) -> list[int]:
        """Hands one message over, at the group's new id if it has moved.

        Gives no ids: nobody empties a group. Raises as `Api.call`, or `Undeliverable`.
        """
        try:
            await self._send_where_it_is(chat_id, reply)
        except Blocked:
            raise Undeliverable("the bot is no longer in the group") from None
        return []

    async def _send_where_it_is(self, chat_id: int, reply: Reply) -> None:
        try:
            await self._send(chat_id, reply)
        except MovedError as found:
            await self._submit(moved(chat_id, found.chat_id, self._ports.clock()))
            await self._speech.turn(found.chat_id)
            await self._send(found.chat_id, reply)

    async def _send(self, chat_id: int, reply: Reply) -> None:
        username = self._username()
        if username is None:
            raise RetryLater("we do not know our own name yet")
        *before, last = split(reply.text)
        button = link(self._ports.words("telegram-group-button", reply.locale), username)
        try:
            for piece in before:
                await self._speech.say(chat_id, piece, is_protected=reply.is_confidential)
                await self._speech.turn(chat_id)
            await self._speech.say(chat_id, last, button, is_protected=reply.is_confidential)
        except Blocked:
            await self._submit(left(chat_id, self._ports.clock()))
            raise

    async def _submit(self, envelope: Envelope) -> None:
        try:
            await self._ports.submit(envelope)
        except Busy as busy:
            raise RetryLater("the queue is full", busy.retry_after) from None
