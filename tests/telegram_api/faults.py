"""Faults on request: refusals, silence, broken connections, before the work is done or after it."""

import asyncio
from dataclasses import dataclass

from tests.telegram_api.refusals import Refusal, too_many_requests, usual


@dataclass(slots=True)
class Fault:
    """One way to fail. Empty fields stand for not: a fault has one of status, body, silence or drop.

    `times` is how often it still strikes, None for ever. `is_after`: the work is done all the same, as in
    a time-out after delivery. `until`: the work is only late, and begins then. `struck` counts.
    """

    method: str
    chat_id: int | None = None
    status: int = 0
    description: str = ""
    retry_after: int = 0
    body: bytes | None = None
    is_silent: bool = False
    is_dropped: bool = False
    is_after: bool = False
    times: int | None = 1
    struck: int = 0
    until: asyncio.Event | None = None

    def lift(self) -> None:
        """Strikes no more."""
        self.times = 0

    def matches(self, method: str, chat_id: int | None) -> bool:
        """Whether it strikes this call; method names are told apart without regard to case."""
        if self.times is not None and self.times <= 0:
            return False
        if self.chat_id is not None and self.chat_id != chat_id:
            return False
        return self.method in ("*", method) or self.method.lower() == method.lower()

    def refusal(self) -> Refusal:
        """The answer of a fault that has a status."""
        if self.status == 429:
            return too_many_requests(self.retry_after or 1)
        if self.description:
            return Refusal(self.status, self.description)
        return usual(self.status)


class Faults:
    """The faults that wait to strike, oldest first."""

    def __init__(self) -> None:
        self._all: list[Fault] = []

    def add(self, fault: Fault) -> Fault:
        """Lies in wait."""
        self._all.append(fault)
        return fault

    def strike(self, method: str, chat_id: int | None) -> Fault | None:
        """The fault that this call meets, counted as struck; None in good weather."""
        for fault in self._all:
            if fault.matches(method, chat_id):
                fault.struck += 1
                if fault.times is not None:
                    fault.times -= 1
                return fault
        return None

    def clear(self) -> None:
        """Good weather again."""
        self._all.clear()
