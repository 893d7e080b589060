"""An FSM storage on disk for aiogram, which ships Redis and MongoDB ones only: the plain one to write."""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import aiosqlite
from aiogram.fsm.state import State
from aiogram.fsm.storage.base import BaseStorage, DefaultKeyBuilder, StateType, StorageKey

_TABLE = "CREATE TABLE fsm (key TEXT PRIMARY KEY, state TEXT, data TEXT)"
_SET_STATE = (
    "INSERT INTO fsm (key, state) VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET state = excluded.state"
)
_SET_DATA = "INSERT INTO fsm (key, data) VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET data = excluded.data"


class SqliteStorage(BaseStorage):
    """One UPSERT and one commit for each change of state or data."""

    def __init__(self, database: aiosqlite.Connection) -> None:
        self._database = database
        self._keys = DefaultKeyBuilder(with_bot_id=True)

    @classmethod
    async def open(cls, path: Path) -> "SqliteStorage":
        """Make the table in a new file."""
        database = await aiosqlite.connect(path)
        await database.execute(_TABLE)
        await database.commit()
        return cls(database)

    async def set_state(self, key: StorageKey, state: StateType = None) -> None:
        """Remember where the chat stands."""
        name = state.state if isinstance(state, State) else state
        await self._database.execute(_SET_STATE, (self._keys.build(key), name))
        await self._database.commit()

    async def get_state(self, key: StorageKey) -> str | None:
        """Where the chat stands."""
        state: str | None = await self._read("SELECT state FROM fsm WHERE key = ?", key)
        return state

    async def set_data(self, key: StorageKey, data: Mapping[str, Any]) -> None:
        """Remember the answers."""
        await self._database.execute(_SET_DATA, (self._keys.build(key), json.dumps(data)))
        await self._database.commit()

    async def get_data(self, key: StorageKey) -> dict[str, Any]:
        """The answers so far."""
        data = await self._read("SELECT data FROM fsm WHERE key = ?", key)
        answers: dict[str, Any] = json.loads(data) if data else {}
        return answers

    async def close(self) -> None:
        """Close the file."""
        await self._database.close()

    async def _read(self, statement: str, key: StorageKey) -> Any:
        async with self._database.execute(statement, (self._keys.build(key),)) as found:
            row = await found.fetchone()
        return row[0] if row else None
