"""The least there is to say: one text into one chat, and the buttons of another message away."""

from typing import Any

from bot.channels.telegram.api import Api, as_json
from bot.channels.telegram.keyboards import code_entities
from bot.channels.telegram.pace import Pace

NO_PREVIEW = as_json({"is_disabled": True})


class Speech:
    """Says what fits into one message."""

    def __init__(self, api: Api, pace: Pace) -> None:
        self._api = api
        self._pace = pace

    async def begin(self, chat_id: int) -> None:
        """Waits until one message may go into a chat."""
        await self._pace.turn(chat_id)

    async def turn(self, chat_id: int, count: int = 1) -> None:
        """Waits until so many messages more may go into a chat where something was begun."""
        await self._pace.turn(chat_id, count, goes_on=True)

    async def say(self, chat_id: int, text: str, markup: Any = None, *, is_protected: bool = False) -> int:
        """Sends a text of at most 4,096 code points with a keyboard (as JSON, or to be made so); gives its id.

        Raises as `Api.call`.
        """
        sent = await self._api.call(
            "sendMessage",
            chat_id=chat_id,
            text=text,
            entities=as_json(code_entities(text)),
            link_preview_options=NO_PREVIEW,
            protect_content=is_protected or None,
            reply_markup=markup if markup is None or isinstance(markup, str) else as_json(markup),
        )
        message_id: int = sent["message_id"]
        return message_id

    async def strip(self, chat_id: int, message_id: int) -> None:
        """Takes the buttons away. An edit counts as a message, so right after one it would be refused."""
        await self.begin(chat_id)
        await self._api.call("editMessageReplyMarkup", chat_id=chat_id, message_id=message_id)
