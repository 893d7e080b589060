"""Updates → envelopes, in the order of each chat. Returns once everything is on disk."""

import asyncio
from collections.abc import Awaitable, Iterable

import structlog
from msgspec import Raw

from bot.channels.base import Envelope
from bot.channels.telegram.api import Api
from bot.channels.telegram.chats import Chats
from bot.channels.telegram.errands import Errands
from bot.channels.telegram.groups import Groups
from bot.channels.telegram.ports import NAME, TelegramPorts
from bot.channels.telegram.speech import Speech
from bot.channels.telegram.updates import Arrival, Edited, FileSent, Membership, Migrated, arrival
from bot.channels.telegram.wire import UnreadableError, read
from bot.dialogue.events import MediaReceived, PersonEvent, TextEdited

log = structlog.get_logger()

_TYPING_AFTER = 1.0


class Inlet:
    """Takes updates from polling and webhook alike. `unreadable` counts those that were passed over."""

    def __init__(
        self, api: Api, speech: Speech, chats: Chats, errands: Errands, ports: TelegramPorts
    ) -> None:
        self._api = api
        self._speech = speech
        self._chats = chats
        self._errands = errands
        self._ports = ports
        self._groups = Groups(api, speech, errands, ports)
        self.unreadable = 0
        self.username: str | None = None

    async def take(self, updates: Iterable[tuple[int | None, Raw | bytes]]) -> None:
        """All of them on disk, each chat's in order, the chats side by side.

        Raises `Busy`, or what the database raised; then some may be on disk and some not, and all of them
        may be given again.
        """
        lanes: dict[int, list[Arrival]] = {}
        groups: dict[int, list[Arrival]] = {}
        for update_id, raw in updates:
            found = self._read(update_id, raw)
            if found is None:
                continue
            if not found.is_group:
                self._notice(found)
                lanes.setdefault(found.chat_id, []).append(found)
            else:
                groups.setdefault(found.chat_id, []).append(found)
        await _all(
            [
                *(self._take_lane(lane) for lane in lanes.values()),
                *(self._take_group(lane) for lane in groups.values()),
            ]
        )

    def _read(self, update_id: int | None, raw: Raw | bytes) -> Arrival | None:
        try:
            return arrival(read(raw), self.username)
        except UnreadableError:
            # Passed over for good: it would be as unreadable the next time, and hold up everybody behind it.
            self.unreadable += 1
            log.exception("update_unreadable", channel=NAME, update=update_id)
            return None

    def _notice(self, found: Arrival) -> None:
        """What the chat must know before the answer is sent; a press is acknowledged at once."""
        if found.callback_id is not None:
            memory = self._chats.of(found.chat_id)
            acknowledging = self._api.call("answerCallbackQuery", callback_query_id=found.callback_id)
            memory.acknowledging = self._errands.run(acknowledging)
            if found.message_id is None or self._chats.pressed(found.chat_id, found.message_id):
                return
            if memory.stripping is None or memory.stripping.done():
                stripping = self._speech.strip(found.chat_id, found.message_id)
                memory.stripping = self._errands.run(stripping)
        elif not isinstance(found.event, Membership | Migrated | Edited):
            self._chats.wrote(found.chat_id, found.album)

    async def _take_group(self, lane: list[Arrival]) -> None:
        for one in lane:
            envelope = await self._groups.envelope(one, self.username)
            if envelope is not None:
                await self._ports.submit(envelope)

    async def _take_lane(self, lane: list[Arrival]) -> None:
        at = 0
        while at < len(lane):
            together = [lane[at]]
            while lane[at].album and at + len(together) < len(lane):
                following = lane[at + len(together)]
                if following.album != lane[at].album:
                    break
                together.append(following)
            at += len(together)
            await self._take_together(together)

    async def _take_together(self, together: list[Arrival]) -> None:
        """One arrival, or the files of one album: these go into one batch, so they get one answer."""
        typing = asyncio.get_running_loop().call_later(_TYPING_AFTER, self._type, together[0].chat_id)
        try:
            envelopes = [
                self._envelope(one, event) for one in together if (event := self._event(one)) is not None
            ]
            await _all(self._ports.submit(envelope) for envelope in envelopes)
        finally:
            typing.cancel()

    def _type(self, chat_id: int) -> None:
        self._errands.run(self._api.call("sendChatAction", chat_id=chat_id, action="typing"))

    def _envelope(self, one: Arrival, event: PersonEvent) -> Envelope:
        return Envelope(
            channel=NAME,
            user_id=str(one.user_id),
            event_id=str(one.update_id),
            address=str(one.chat_id),
            event=event,
            received_at=self._ports.clock(),
        )

    def _event(self, one: Arrival) -> PersonEvent | None:
        match one.event:
            case FileSent(file_id=file_id, size=size, caption=caption, kind=kind):
                # Fetched after its commit: nobody waits for it, and it is fetched again if we die over it.
                name = self._ports.name_file(file_id)
                return MediaReceived(name, kind, size or 0, caption, source=f"{NAME}:{file_id}")
            case Edited(text=text):
                return TextEdited(str(one.message_id), text)
            case Membership() | Migrated():
                return None
        return one.event


async def _all(work: Iterable[Awaitable[None]]) -> None:
    """Everything has ended when this returns, well or not; the first that failed is raised."""
    for outcome in await asyncio.gather(*work, return_exceptions=True):
        if isinstance(outcome, BaseException):
            raise outcome
