"""Groups: nobody reports anything there. Who calls the bot by a command is shown the way to the private chat."""

from collections.abc import Callable
from datetime import datetime, timedelta

from bot.channels.telegram.api import Api, as_json
from bot.channels.telegram.errands import Errands
from bot.channels.telegram.ports import Words
from bot.channels.telegram.updates import Arrival
from bot.dialogue.events import ChoicePicked, CommandReceived

QUIET = timedelta(seconds=10)
"""Between two answers in one group: it takes 20 messages a minute, and the unit's own may be waiting."""
_MOST = 1000


class Groups:
    """Answers at most once in `QUIET` in each group."""

    def __init__(self, api: Api, errands: Errands, words: Words, clock: Callable[[], datetime]) -> None:
        self._api = api
        self._errands = errands
        self._words = words
        self._clock = clock
        self._answered: dict[int, datetime] = {}

    def answer(self, arrival: Arrival, username: str) -> None:
        """A button into the private chat, if the bot was meant; all other talk is nothing to us."""
        if arrival.callback_id is not None:
            self._errands.run(self._api.call("answerCallbackQuery", callback_query_id=arrival.callback_id))
        if not isinstance(arrival.event, CommandReceived | ChoicePicked) or self._is_recent(arrival.chat_id):
            return
        locale = arrival.language or "vi"
        button = {"text": self._words("telegram-group-button", locale), "url": f"https://t.me/{username}"}
        self._errands.run(
            self._api.call(
                "sendMessage",
                chat_id=arrival.chat_id,
                text=self._words("telegram-group", locale),
                reply_markup=as_json({"inline_keyboard": [[button]]}),
            )
        )

    def _is_recent(self, chat_id: int) -> bool:
        now = self._clock()
        if len(self._answered) >= _MOST:
            self._answered = {chat: at for chat, at in self._answered.items() if now - at < QUIET}
        last = self._answered.get(chat_id)
        if last is not None and now - last < QUIET:
            return True
        self._answered[chat_id] = now
        return False
