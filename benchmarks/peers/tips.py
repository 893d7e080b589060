"""Where a stock bot keeps its tips: one table, one INSERT and one commit a tip, pragmas as they come."""

import json
from collections.abc import Mapping
from pathlib import Path

import aiosqlite

_TABLE = """
CREATE TABLE tips (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    user_id INTEGER NOT NULL,
    answers TEXT NOT NULL,
    created_at TEXT NOT NULL DEFAULT CURRENT_TIMESTAMP
)
"""


class Tips:
    """One open connection to the table."""

    def __init__(self, database: aiosqlite.Connection) -> None:
        self._database = database

    @classmethod
    async def open(cls, path: Path) -> "Tips":
        """Make the table in a new file."""
        database = await aiosqlite.connect(path)
        await database.execute(_TABLE)
        await database.commit()
        return cls(database)

    async def add(self, user_id: int, answers: Mapping[str, str]) -> None:
        """Put one tip on disk."""
        await self._database.execute(
            "INSERT INTO tips (user_id, answers) VALUES (?, ?)",
            (user_id, json.dumps(answers, ensure_ascii=False)),
        )
        await self._database.commit()

    async def count(self) -> int:
        """How many tips there are."""
        async with self._database.execute("SELECT count(*) FROM tips") as found:
            row = await found.fetchone()
        return int(row[0]) if row else 0

    async def close(self) -> None:
        """Close the file."""
        await self._database.close()
