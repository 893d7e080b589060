"""Groups: nobody reports anything there. Whoever calls the bot is shown the way to the private chat.

What a unit can set for its group (`TelegramPorts.group_commands`), and the group's end, go on to the service.
"""

from datetime import datetime, timedelta
from typing import Any

from bot.channels.base import Envelope, GroupEvent, GroupLeft, GroupMoved
from bot.channels.telegram.api import Api
from bot.channels.telegram.errands import Errands
from bot.channels.telegram.keyboards import link
from bot.channels.telegram.ports import NAME, TelegramPorts
from bot.channels.telegram.speech import Speech
from bot.channels.telegram.updates import Arrival, Membership, Migrated
from bot.dialogue.events import ChoicePicked, CommandReceived

SUPERGROUPS = -1_000_000_000_000
"""Ids of supergroups are not above this."""
QUIET = timedelta(seconds=10)
"""Between two answers in one group: it takes 20 messages a minute, and the unit's own may be waiting."""
_MOST = 1000


class Groups:
    """Answers at most once in `QUIET` in each group."""

    def __init__(self, api: Api, speech: Speech, errands: Errands, ports: TelegramPorts) -> None:
        self._api = api
        self._speech = speech
        self._errands = errands
        self._ports = ports
        self._answered: dict[int, datetime] = {}

    async def envelope(self, arrival: Arrival, username: str | None) -> Envelope | None:
        """What is for the service; anything else is answered here, or is nothing to us."""
        if arrival.callback_id is not None:
            self._errands.run(self._api.call("answerCallbackQuery", callback_query_id=arrival.callback_id))
        match arrival.event:
            case CommandReceived(name=name) if name in self._ports.group_commands:
                if arrival.is_anonymous:
                    self._answer(arrival, "telegram-group-anonymous", username)
                elif await self._ports.may_order(str(arrival.user_id)):
                    return self._enveloped(arrival, arrival.event, str(arrival.update_id))
                else:
                    self._answer(arrival, "telegram-group", username)
            case Membership(is_member=False):
                # One that becomes a supergroup is left too: if it is really over, the next message to it tells.
                if arrival.chat_id <= SUPERGROUPS:
                    return self._enveloped(arrival, GroupLeft(), str(arrival.update_id))
            case Migrated(to=new):
                return moved(arrival.chat_id, new, self._ports.clock())
            case Membership():
                self._answer(arrival, "telegram-group-joined", username)
            case CommandReceived() | ChoicePicked():
                self._answer(arrival, "telegram-group", username)
        return None

    def _enveloped(self, arrival: Arrival, event: CommandReceived | GroupEvent, event_id: str) -> Envelope:
        group = str(arrival.chat_id)
        now = self._ports.clock()
        return Envelope(NAME, str(arrival.user_id), event_id, group, event, now, group)

    def _answer(self, arrival: Arrival, key: str, username: str | None) -> None:
        if username is None or self._is_recent(arrival.chat_id):
            return
        locale = arrival.language or "vi"
        button = link(self._ports.words("telegram-group-button", locale), username)
        self._errands.run(self._said(arrival.chat_id, self._ports.words(key, locale), button))

    async def _said(self, chat_id: int, words: str, button: dict[str, Any]) -> None:
        await self._speech.begin(chat_id)
        await self._speech.say(chat_id, words, button)

    def _is_recent(self, chat_id: int) -> bool:
        now = self._ports.clock()
        if len(self._answered) >= _MOST:
            self._answered = {chat: at for chat, at in self._answered.items() if now - at < QUIET}
        last = self._answered.get(chat_id)
        if last is not None and now - last < QUIET:
            return True
        self._answered[chat_id] = now
        return False


def left(chat_id: int, now: datetime) -> Envelope:
    """We are no longer in the group, which we learnt by writing to it."""
    return Envelope(NAME, "", f"left.{now.isoformat()}", str(chat_id), GroupLeft(), now, str(chat_id))


def moved(chat_id: int, new: int, now: datetime) -> Envelope:
    """The group has another id now. We may learn it thrice: in the old group, in the new one, and by writing."""
    event = GroupMoved(str(new))
    return Envelope(NAME, "", f"moved.{new}", str(chat_id), event, now, str(chat_id))
