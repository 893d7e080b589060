"""What the web channel needs of the rest, and what may be set."""

import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime

from bot.channels.base import Files, Mailbox, Submit, Tokens
from bot.channels.web.limits import Rate
from bot.channels.web.probes import Health, Metrics

NAME = "web"

_OPENING = Rate(burst=60, per_second=1)
_EVENTS = Rate(burst=20, per_second=2)
_READING = Rate(burst=120, per_second=20)
_FILES = Rate(burst=12, per_second=1 / 20)

Texts = Callable[[str], Mapping[str, str]]
"""A locale's words for the page: every text whose key begins with `page-`."""


@dataclass(frozen=True, slots=True)
class WebPorts:
    """The rest of the program, as the web channel sees it. `clock` gives aware UTC."""

    submit: Submit
    mailbox: Mailbox
    tokens: Tokens
    files: Files
    texts: Texts
    health: Health
    metrics: Metrics
    clock: Callable[[], datetime]


@dataclass(frozen=True, slots=True)
class WebLimits:
    """What nobody reaches by hand. Many phones share one address, so `opening` is wide.

    `upload_bytes` is what all unfinished uploads together may hold in memory.
    """

    opening: Rate = _OPENING
    events: Rate = _EVENTS
    reading: Rate = _READING
    files: Rate = _FILES
    upload_bytes: int = 128 * 1024 * 1024
    monotonic: Callable[[], float] = time.monotonic
