"""What every turn needs and none changes: content, texts, places, the clock."""

import os
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from bot.dialogue import receipt
from bot.dialogue.content import Context, Gazetteer, Programme, Texts


@dataclass(frozen=True, slots=True)
class World:
    """The service as it was started. `locale` is a newcomer's language; `clock` gives aware UTC."""

    programme: Programme
    texts: Texts
    gazetteer: Gazetteer
    locale: Literal["vi", "en"]
    clock: Callable[[], datetime]

    def context(self, now: datetime, channel: str) -> Context:
        """What one step of a dialogue may know, with a fresh receipt code."""
        return Context(
            now=now,
            code=receipt.from_bytes(os.urandom(10)),
            channel=channel,
            texts=self.texts,
            programme=self.programme,
            gazetteer=self.gazetteer,
        )
