"""A million cases, put on disk in bulk: what lists, search, exports and digests are measured over.

Every case is sealed for its own row, so what reads cases can read these: `told` gives again what case `number` says.
Its receipt token is made of its number alone (no receipt opens it), and nobody stands behind it (no `reporter`, no
files, no history).
"""

import json
import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from benchmarks.conversation import CHANNEL
from bot.world import World
from storage import conversations, rows, staff
from storage.cases import CLOSED, OPEN
from storage.conversations import Conversation
from storage.engine import Database
from storage.staff import Invite
from storage.tables import cases, counter
from storage.vault import Vault
from storage.work import Work

OFFICERS = 40
"""Staff ids 1 to 40, to whom the cases belong; number 1 leads."""

_AT_ONCE = 10_000
_YEARS = 3
_OPEN_SHARE = 0.03
"""Of cases older than a week; of newer ones half are open."""
_ONSETS = "b ch d đ g h kh l m n ng nh ph r s t th tr v x"
_RIMES = "a an ang anh ao ăn âu ay ân en em eo ê ên iên in inh iêu o on ông ơi ơn oi oan u un ung ưng ưa ươi uy uyên"
WORDS = tuple(f"{onset}{rime}" for onset in _ONSETS.split() for rime in _RIMES.split())
"""What the cases are told with: 660 syllables, the later ones rarer."""


@dataclass(frozen=True, slots=True)
class Where:
    """What a case can be about, and where it can be."""

    categories: Sequence[tuple[str, Sequence[str]]]
    """Each with its children."""
    communes: Sequence[str]

    @classmethod
    def of(cls, world: World) -> "Where":
        """The categories and communes of the service as it is shipped."""
        tree = [(one.key, [child.key for child in one.children]) for one in world.programme.categories]
        near = world.gazetteer.near
        found = {match.code for step in range(40) for match in near(15.2 + step * 0.02, 107.6 + step * 0.02)}
        return cls(tree, sorted(found))


async def fill(database: Database, vault: Vault, where: Where, count: int, now: datetime) -> None:
    """Puts cases 1 to `count` into an empty database, oldest first, the newest filed at `now`; and their officers.

    A million takes some 40 s. Open the database for this alone and close it: nothing stays warm.
    """
    async with database.writing() as connection:
        await _hire(Work(connection, vault), now)
    made = _rows(vault, where, count, now)
    for start in range(0, count, _AT_ONCE):
        some = [next(made) for _ in range(min(_AT_ONCE, count - start))]
        async with database.writing() as connection:
            await rows.insert(connection, cases, some)
    async with database.writing() as connection:
        await connection.execute(counter.update().where(counter.c.name == "case").values(value=count))
    async with database.engine.connect() as connection:
        # What PostgreSQL does by itself within minutes; on SQLite the planner goes without.
        if not database.is_sqlite:
            await connection.exec_driver_sql("ANALYZE cases")
            await connection.commit()


async def _hire(work: Work, now: datetime) -> None:
    keys = [work.vault.pseudonym(CHANNEL, f"officer-{n}") for n in range(OFFICERS)]
    conversations.save(
        work, [Conversation.new(key, CHANNEL, f"officer-{n}", "vi") for n, key in enumerate(keys)], now
    )
    for n, key in enumerate(keys):
        await staff.enrol(work, key, Invite("officer" if n else "admin"), now)
    await work.flush()


def told(number: int) -> str:
    """What case `number` says: eight words, the same every time."""
    drawn = random.Random(number)
    return " ".join(WORDS[int(len(WORDS) * drawn.random() ** 2)] for _ in range(8))


def _rows(vault: Vault, where: Where, count: int, now: datetime) -> Iterator[dict[str, Any]]:
    drawn = random.Random(138)
    age = timedelta(days=365 * _YEARS)
    for number in range(1, count + 1):
        filed_at = now - age * ((count - number) / count)
        category, children = drawn.choice(where.categories)
        status = _status(drawn, now - filed_at)
        is_taken = status != "new"
        answers = json.dumps({"what": told(number)}, ensure_ascii=False).encode()
        yield {
            "number": number,
            "alias": f"Chim sẻ {number % 90}",
            "code_token": number.to_bytes(16, "big"),
            "form": "hand_in" if category == "weapon" else "tip",
            "category": category,
            "subcategory": drawn.choice(children) if children else None,
            "is_urgent": number % 20 == 0,
            "status": status,
            "commune": drawn.choice(where.communes) if number % 50 else None,
            "assignee_id": drawn.randint(1, OFFICERS) if is_taken else None,
            "answers_sealed": vault.seal(answers, "cases", number, "answers"),
            "item_count": 1 if category == "weapon" else None,
            "filed_at": filed_at,
            "taken_at": filed_at + timedelta(hours=2) if is_taken else None,
            "closed_at": filed_at + timedelta(days=5) if status in CLOSED else None,
            "updated_at": filed_at,
        }


def _status(drawn: random.Random, age: timedelta) -> str:
    is_open = drawn.random() < (0.5 if age < timedelta(days=7) else _OPEN_SHARE)
    return drawn.choice(OPEN if is_open else CLOSED)
