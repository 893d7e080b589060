"""A stock aiogram bot, after the library's own finite_state_machine example.

One FSM state a question, one aiosqlite INSERT and commit a tip. Nothing leaves the machine: `NullSession`
answers every call at once.
"""

import time
from collections.abc import AsyncGenerator, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from aiogram import Bot, Dispatcher, Router
from aiogram.client.session.base import BaseSession
from aiogram.filters import CommandStart
from aiogram.fsm.context import FSMContext
from aiogram.fsm.state import State, StatesGroup, StatesGroupMeta
from aiogram.fsm.storage.base import BaseStorage
from aiogram.fsm.storage.memory import MemoryStorage
from aiogram.types import (
    Chat,
    KeyboardButton,
    Message,
    ReplyKeyboardMarkup,
    ReplyKeyboardRemove,
    Update,
    User,
)

from benchmarks.conversation import Turn
from benchmarks.drive import Load, Run, clear_the_deck, hold_all
from benchmarks.peers.sqlite_storage import SqliteStorage
from benchmarks.peers.tips import Tips

_TOKEN = "1:null"  # noqa: S105 - nothing is behind it


class NullSession(BaseSession):
    """A network that has every message the moment it is handed over. `sent` counts them."""

    def __init__(self) -> None:
        super().__init__()
        self.sent = 0
        self._answer = Message(
            message_id=1, date=datetime.now(UTC), chat=Chat(id=1, type="private"), text="…"
        )

    async def make_request(self, bot: Bot, method: Any, timeout: int | None = None) -> Any:  # noqa: ARG002, ASYNC109 - the library's signature
        """The same message each time, parsed already."""
        self.sent += 1
        return self._answer

    async def close(self) -> None:
        """Nothing to close."""

    async def stream_content(self, *_: Any, **__: Any) -> AsyncGenerator[bytes, None]:
        """There are no files."""
        yield b""


class Conversation:
    """The bot's handlers: turn `n` keeps the answer, says what we say, and waits in state `n + 1`."""

    def __init__(self, turns: Sequence[Turn], tips: Tips) -> None:
        self._turns = turns
        self._tips = tips
        names = {f"question_{at}": State() for at in range(1, len(turns))}
        self._states = list(StatesGroupMeta("Tip", (StatesGroup,), names).__states__)

    def router(self) -> Router:
        """The conversation as the dispatcher wants it."""
        router = Router()
        router.message.register(self._question(0), CommandStart())
        for at, state in enumerate(self._states, start=1):
            router.message.register(self._question(at), state)
        return router

    def _question(self, at: int) -> Any:
        turn, is_last = self._turns[at], at == len(self._turns) - 1

        async def question(message: Message, state: FSMContext) -> None:
            answers = await state.update_data({f"answer_{at}": message.text})
            if is_last:
                assert message.from_user is not None
                await self._tips.add(message.from_user.id, answers)
                await state.clear()
            else:
                await state.set_state(self._states[at])
            for reply in turn.replies:
                keyboard = [[KeyboardButton(text=choice.label)] for choice in reply.choices]
                await message.answer(
                    reply.text,
                    reply_markup=ReplyKeyboardMarkup(keyboard=keyboard)
                    if keyboard
                    else ReplyKeyboardRemove(),
                )

        return question


async def measure_in_memory(folder: Path, turns: Sequence[Turn], load: Load) -> Run:
    """Until the last reply, the bot's own state in memory only."""
    return await _measure(folder, turns, load, MemoryStorage())


async def measure_on_disk(folder: Path, turns: Sequence[Turn], load: Load) -> Run:
    """Until the last reply, the bot's own state on disk after each turn."""
    return await _measure(folder, turns, load, await SqliteStorage.open(folder / "fsm.db"))


async def _measure(folder: Path, turns: Sequence[Turn], load: Load, storage: BaseStorage) -> Run:
    tips = await Tips.open(folder / "tips.db")
    network = NullSession()
    bot = Bot(_TOKEN, session=network)
    dispatcher = Dispatcher(storage=storage)
    dispatcher.include_router(Conversation(turns, tips).router())
    updates = [_updates(citizen, turns) for citizen in range(load.citizens)]

    async def hold(citizen: int) -> None:
        for update in updates[citizen]:
            await dispatcher.feed_update(bot, update)

    started = clear_the_deck()
    await hold_all(load, hold)
    answered = time.perf_counter()

    assert await tips.count() == load.citizens
    assert network.sent == load.citizens * sum(len(turn.replies) for turn in turns)
    await storage.close()
    await tips.close()
    return Run(load.citizens * len(turns), answered - started)


def _updates(citizen: int, turns: Sequence[Turn]) -> list[Update]:
    """What the network would hand the bot, parsed already, the clock not running yet."""
    user = User(id=citizen + 1, is_bot=False, first_name="Citizen")
    chat = Chat(id=citizen + 1, type="private")
    now = datetime.now(UTC)
    return [
        Update(
            update_id=citizen * len(turns) + at + 1,
            message=Message(message_id=at + 1, date=now, chat=chat, from_user=user, text=turn.said),
        )
        for at, turn in enumerate(turns)
    ]
