"""Fetching updates. The offset moves only after what came before it is on disk, so a kill loses nothing."""

from collections.abc import Awaitable, Callable
from datetime import timedelta
from typing import Protocol

from msgspec import Raw

from bot.channels.base import RetryLater
from bot.channels.telegram.api import Api, ConflictError, TokenError
from bot.channels.telegram.health import Health
from bot.channels.telegram.patience import Patience
from bot.channels.telegram.wire import Refusal, update_ids

POLL_SECONDS = 50
"""The most the Bot API holds a poll; the HTTP layer waits a little longer, so a dead connection ends too."""
KINDS = ("message", "edited_message", "callback_query", "my_chat_member")
"""The kinds of updates we ask for."""

Updates = list[tuple[int | None, Raw]]


class Taker(Protocol):
    """An inlet."""

    async def take(self, updates: Updates) -> None:
        """Returns once all of them are on disk. Anything raised means that they must come again."""


class Poller:
    """Asks for updates for ever. Whatever fails is tried again, later each time, and said once."""

    def __init__(
        self,
        api: Api,
        inlet: Taker,
        health: Health,
        patience: Patience,
        take_webhook_away: Callable[[], Awaitable[None]],
    ) -> None:
        self._api = api
        self._inlet = inlet
        self._health = health
        self._patience = patience
        self._take_webhook_away = take_webhook_away
        self._offset: int | None = None

    async def run(self) -> None:
        """Polls until cancelled."""
        while True:
            try:
                updates = await self._fetch()
                await self._inlet.take(updates)
            except Exception as error:  # noqa: BLE001 - nothing was confirmed, so all of it comes again
                await self._patience.after(error)
                if isinstance(error, ConflictError):
                    await self._end_conflict()
                continue
            self._health.well()
            self._patience.restored()
            self._confirm(updates)

    async def _end_conflict(self) -> None:
        """Perhaps it was a webhook, set by another program; against another poller nothing can be done."""
        try:
            await self._take_webhook_away()
        except Exception as error:  # noqa: BLE001 - as in `run`
            await self._patience.after(error)

    async def _fetch(self) -> Updates:
        answer = update_ids(await self._api.updates(self._offset, POLL_SECONDS, KINDS))
        if not isinstance(answer, Refusal):
            return answer
        if answer.error_code in (401, 404):
            raise TokenError
        if answer.error_code == 409:
            raise ConflictError
        wait = timedelta(seconds=answer.retry_after) if answer.retry_after else None
        raise RetryLater(f"getUpdates was refused ({answer.error_code})", wait)

    def _confirm(self, updates: Updates) -> None:
        known = [update_id for update_id, _ in updates if update_id is not None]
        if known:
            # One whose number cannot be read lies before the next that can, and is confirmed with it.
            self._offset = max(known) + 1
