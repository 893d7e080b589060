"""Events and files on their way in: handed to intake, answered once they are on disk."""

from collections import OrderedDict
from collections.abc import AsyncIterator

import structlog
from starlette.requests import ClientDisconnect, Request
from starlette.responses import JSONResponse, Response

from bot.channels.base import Busy, ChannelError, Envelope
from bot.channels.web.answers import not_saved
from bot.channels.web.input import BadInputError, read_caption, read_event_id
from bot.channels.web.ports import NAME, WebPorts
from bot.channels.web.upload import Budget, Upload
from bot.dialogue.events import MediaReceived, PersonEvent

log = structlog.get_logger()

_REMEMBERED = 10_000


class Inlet:
    """`upload_bytes` is what all unfinished uploads together may hold in memory."""

    def __init__(self, ports: WebPorts, upload_bytes: int) -> None:
        self._ports = ports
        self._budget = Budget(upload_bytes)
        self._taken: OrderedDict[tuple[str, str], None] = OrderedDict()

    async def take(self, user_id: str, event_id: str, event: PersonEvent) -> Response:
        """200 once committed, 503 if it could not be. Raises `Busy`."""
        envelope = Envelope(NAME, user_id, event_id, user_id, event, self._ports.clock())
        try:
            await self._ports.submit(envelope)
        except ChannelError:
            raise
        except Exception:  # whatever it was, nothing was taken: the sender is told and keeps what it has
            log.warning("event_not_saved", channel=NAME, exc_info=True)
            return not_saved()
        return JSONResponse({})

    async def take_file(self, user_id: str, request: Request) -> Response:
        """As `take`. Raises `BadInputError`, `FileRefused`, `Busy`, or `ClientDisconnect`."""
        with self._budget.spend(user_id) as spending:
            upload = Upload(request, spending)
            await upload.reach_file()
            if self._has_taken(user_id, upload):
                return JSONResponse({})
            try:
                stored = await self._ports.files.store(_checked(upload))
            except (ChannelError, ClientDisconnect):
                raise
            except Exception:  # a full disk, for one: the sender is told and keeps the file
                log.warning("file_not_saved", channel=NAME, exc_info=True)
                return not_saved()
        event_id = _event_id(upload)
        event = MediaReceived(stored.id, stored.kind, stored.size, _caption(upload), look=stored.look)
        try:
            answer = await self.take(user_id, event_id, event)
        except Busy:
            # Surely not taken. After any other failure a row may yet name the file: left to the sweep.
            await self._ports.files.discard(stored.id)
            raise
        if answer.status_code == 200:
            self._remember(user_id, event_id)
        return answer

    def _has_taken(self, user_id: str, upload: Upload) -> bool:
        """A phone that missed our answer sends the file again; storing it twice would help nobody."""
        return upload.field("id") is not None and (user_id, _event_id(upload)) in self._taken

    def _remember(self, user_id: str, event_id: str) -> None:
        self._taken[user_id, event_id] = None
        if len(self._taken) > _REMEMBERED:
            self._taken.popitem(last=False)


async def _checked(upload: Upload) -> AsyncIterator[bytes]:
    """The file's content; ends only if the rest of the form is in order, so that nothing is stored in vain."""
    async for piece in upload.file():
        yield piece
    await upload.finish()
    _event_id(upload)
    _caption(upload)


def _caption(upload: Upload) -> str | None:
    return read_caption(upload.field("caption") or "")


def _event_id(upload: Upload) -> str:
    event_id = upload.field("id")
    if event_id is None:
        raise BadInputError("invalid_event", "there is no part named id")
    return read_event_id(event_id)
