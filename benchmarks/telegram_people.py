"""The strict Bot API server and the people on it, in a process of its own: whoever is measured has its own.

`python -m benchmarks.telegram_people SCRIPT CITIZENS WIDTH` prints the server's address, waits for a poller,
lets the people talk, prints a line of JSON (`Talk`) and serves on until its input is closed.
"""

import asyncio
import sys
import time
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from typing import Literal

import msgspec

from benchmarks.conversation import Turn, whole_tip
from benchmarks.drive import Load, hold_all
from bot.dialogue.events import ChoicePicked, TextReceived
from tests.telegram_api import Api, Person, serving

Script = Literal["typed", "pressed", "help"]
"""A whole tip by words alone; the same by buttons; one question each, with Telegram's limits enforced."""

_FIRST_PERSON = 138_000_001
_HELD_UP = 138_999_999
_PATIENCE = 300.0
_RECOGNISED = 30
"""Code points of a reply that tell it from the others; further on it may hold what is the citizen's own."""
_HELP = "Anh/chị có thể bấm nút"


class Talk(msgspec.Struct):
    """What came of it. `acknowledged` of the `presses` were so before their answer was there."""

    turns: int
    seconds: float
    presses: int = 0
    acknowledged: int = 0


class People:
    """The process, seen from outside. `url` is the server's."""

    def __init__(self, url: str, process: asyncio.subprocess.Process) -> None:
        self.url = url
        self._process = process

    async def talked(self) -> Talk:
        """Returns when everybody has their last answer."""
        assert self._process.stdout is not None
        return msgspec.json.decode(await self._process.stdout.readline(), type=Talk)


@asynccontextmanager
async def people(script: Script, load: Load) -> AsyncIterator[People]:
    """The process, until the block ends."""
    pipe = asyncio.subprocess.PIPE
    process = await asyncio.create_subprocess_exec(
        sys.executable,
        *("-m", "benchmarks.telegram_people", script, str(load.citizens), str(load.width)),
        stdin=pipe,
        stdout=pipe,
    )
    try:
        assert process.stdout is not None
        yield People((await process.stdout.readline()).decode().strip(), process)
    finally:
        assert process.stdin is not None
        process.stdin.close()
        await process.wait()


async def _main(script: str, load: Load) -> None:
    turns = whole_tip("telegram")
    async with serving(pace=0.0) as api:
        print(api.url, flush=True)
        await api.called("getUpdates", within=60)
        talk = await (_ask_for_help(api, load) if script == "help" else _file_tips(api, turns, load, script))
        print(msgspec.json.encode(talk).decode(), flush=True)
        await asyncio.to_thread(sys.stdin.read)


async def _file_tips(api: Api, turns: Sequence[Turn], load: Load, script: str) -> Talk:
    talk = Talk(load.citizens * len(turns), 0.0)

    async def hold(citizen: int) -> None:
        person = api.person(_FIRST_PERSON + citizen)
        for turn in turns:
            await _one_turn(person, turn, talk, is_pressed=script == "pressed")

    started = time.perf_counter()
    await hold_all(load, hold)
    talk.seconds = time.perf_counter() - started
    return talk


async def _one_turn(person: Person, turn: Turn, talk: Talk, *, is_pressed: bool) -> None:
    press = None
    if is_pressed and isinstance(turn.event, ChoicePicked):
        press = person.press(turn.event.id)
    else:
        own = f" ({person.id})" if isinstance(turn.event, TextReceived) else ""
        person.say(turn.said + own)
    await person.sees(turn.replies[-1].text[:_RECOGNISED], _PATIENCE, fresh=True)
    if press is not None:
        talk.presses += 1
        talk.acknowledged += press.is_answered


async def _ask_for_help(api: Api, load: Load) -> Talk:
    """All at once, and one more whose answer is refused with a long `retry_after`."""
    api.enforce_limits()
    api.fail("sendMessage", status=429, retry_after=60, chat=_HELD_UP)
    api.person(_HELD_UP).say("/help")

    async def hold(citizen: int) -> None:
        person = api.person(_FIRST_PERSON + citizen)
        person.say("/help")
        await person.sees(_HELP, _PATIENCE)

    started = time.perf_counter()
    await hold_all(load, hold)
    return Talk(load.citizens, time.perf_counter() - started)


if __name__ == "__main__":
    asyncio.run(_main(sys.argv[1], Load(int(sys.argv[2]), int(sys.argv[3]))))
