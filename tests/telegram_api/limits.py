"""How fast a bot may write: noted always, enforced when a test asks for it."""

import math
from collections import defaultdict, deque
from collections.abc import Callable
from dataclasses import dataclass

from tests.telegram_api.chats import Chat
from tests.telegram_api.refusals import too_many_requests

OVERALL = (30, 1.0)
"""Messages within seconds, over all chats."""
PRIVATE = (1, 1.0)
GROUP = (20, 60.0)
SLACK_SECONDS = 0.05
"""What the way over the network may take off an interval that the bot kept."""


@dataclass(frozen=True, slots=True)
class Send:
    """One message sent or edited: when by the server's clock, and where."""

    at: float
    chat_id: int


class Limits:
    """Notes every send and edit. With `is_enforced`, a send too many is refused with 429 and not noted."""

    def __init__(self, clock: Callable[[], float]) -> None:
        self._clock = clock
        self.is_enforced = False
        self.sends: list[Send] = []
        self._overall: deque[float] = deque()
        self._by_chat: dict[int, deque[float]] = defaultdict(deque)

    def spend(self, chat: Chat, count: int = 1) -> None:
        """Takes `count` messages to a chat into account, an album as a whole. Raises `Refusal`: 429."""
        now = self._clock()
        rule = PRIVATE if chat.is_private else GROUP
        if self.is_enforced:
            wait = max(
                _wait(self._overall, now, OVERALL, count), _wait(self._by_chat[chat.id], now, rule, count)
            )
            if wait > 0:
                raise too_many_requests(math.ceil(wait))
        self.sends.extend([Send(now, chat.id)] * count)
        self._overall.extend([now] * count)
        self._by_chat[chat.id].extend([now] * count)


def _wait(sends: deque[float], now: float, rule: tuple[int, float], count: int) -> float:
    """Seconds until `count` more are within a rule; an album that is over it by itself needs an idle chat."""
    allowed, window = rule
    while sends and now - sends[0] > window - SLACK_SECONDS:
        sends.popleft()
    over = len(sends) + min(count, allowed) - allowed
    return window - (now - sends[over - 1]) if over > 0 else 0.0
