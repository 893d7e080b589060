"""What every turn needs and none changes: content, texts, places, the clock."""

import os
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime

from bot.dialogue import receipt
from bot.dialogue.content import Context, Gazetteer, Programme, Texts


class Chance:
    """Random bytes from the system, drawn for many turns at once: each asking costs a call into the kernel."""

    _SIZE = 4096

    def __init__(self) -> None:
        self._drawn = b""
        self._at = 0

    def bytes(self, count: int) -> bytes:
        """`count` bytes that nobody had before."""
        if self._at + count > len(self._drawn):
            self._drawn, self._at = os.urandom(self._SIZE), 0
        self._at += count
        return self._drawn[self._at - count : self._at]


@dataclass(frozen=True, slots=True)
class World:
    """The service as it was started. `locale` is a newcomer's language; `clock` gives aware UTC."""

    programme: Programme
    texts: Texts
    gazetteer: Gazetteer
    locale: str
    clock: Callable[[], datetime]
    chance: Chance = field(default_factory=Chance)

    def context(self, now: datetime, channel: str) -> Context:
        """What one step of a dialogue may know, with chance for a receipt code."""
        return Context(
            now=now,
            random=self.chance.bytes(receipt.RANDOM_BYTES),
            channel=channel,
            texts=self.texts,
            programme=self.programme,
            gazetteer=self.gazetteer,
        )
