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
        """What one step of a dialogue may know, with chance for a receipt code."""
        return Context(
            now=now,
            random=os.urandom(receipt.RANDOM_BYTES),
            channel=channel,
            texts=self.texts,
            programme=self.programme,
            gazetteer=self.gazetteer,
        )
