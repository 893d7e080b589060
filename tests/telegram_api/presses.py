"""Callback queries: pressed buttons that wait for their one answer, for 15 seconds at most."""

import asyncio
from collections.abc import Callable
from dataclasses import dataclass, field

from tests.telegram_api.parameters import Parameters
from tests.telegram_api.refusals import QUERY_TOO_OLD, bad_request

ANSWER_SECONDS = 15.0
ANSWER_CHARACTERS = 200


@dataclass(slots=True)
class Press:
    """One press of an inline button. `text`, `is_alert` and `url` are the bot's answer, once it came."""

    id: str
    data: str
    at: float
    is_answered: bool = False
    answered_at: float = 0.0
    text: str = ""
    is_alert: bool = False
    url: str = ""
    _answered: asyncio.Event = field(default_factory=asyncio.Event)

    async def answer(self, within: float = 5.0) -> str:
        """What the person is shown as answer, "" for nothing. Fails when none came in time (seconds)."""
        try:
            async with asyncio.timeout(within):
                await self._answered.wait()
        except TimeoutError:
            raise AssertionError(f"the press of {self.data!r} was not answered within {within} s") from None
        return self.text

    def take(self, given: Parameters, now: float) -> None:
        """Keeps the answer and wakes who waits for it."""
        self.is_answered, self.answered_at = True, now
        self.text, self.url = given.text("text"), given.text("url")
        self.is_alert = given.flag("show_alert")
        self._answered.set()


class Presses:
    """Every press there was, by the id of its query."""

    def __init__(self, clock: Callable[[], float]) -> None:
        self._clock = clock
        self._all: dict[str, Press] = {}

    def open(self, data: str) -> Press:
        """A new press that waits for its answer."""
        press = Press(str(4_000_000_000_000 + len(self._all)), data, self._clock())
        self._all[press.id] = press
        return press

    def answer(self, given: Parameters) -> bool:
        """answerCallbackQuery. Raises `Refusal`: unknown, answered before, or too old."""
        press = self._all.get(given.text("callback_query_id"))
        now = self._clock()
        if press is None or press.is_answered or now - press.at > ANSWER_SECONDS:
            raise bad_request(QUERY_TOO_OLD)
        if len(given.text("text")) > ANSWER_CHARACTERS:
            raise bad_request("MESSAGE_TOO_LONG")
        press.take(given, now)
        return True

    @property
    def unanswered(self) -> list[Press]:
        """Presses that show a spinning wheel to this moment."""
        return [press for press in self._all.values() if not press.is_answered]
