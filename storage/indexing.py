"""Gives words their tokens, off the turn: what a case says is read, and found by its words from then on.

What waits lies in `case_to_index`. Its row is taken in the transaction that writes the tokens, so a crash loses nothing
and of several processes one does it; whoever destroys the content of a case meanwhile takes the row away, and no token
comes after.
"""

import asyncio
import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import select, tuple_
from sqlalchemy.ext.asyncio import AsyncConnection

from storage import rows
from storage.engine import Database
from storage.search import alias_token, word_token
from storage.tables import case_event, case_to_index, case_token, cases
from storage.vault import SealError, Vault

BATCH = 64
"""Rows that are taken at once: on an embedded database everybody else waits as long."""

BATCHES = 30
"""In one round, so that what is due in between gets its turn."""

_INSERTED = 500


@dataclass(slots=True)
class Said:
    """What a case says, opened: its form, alias and JSON answers, and texts of its history, newest first."""

    form: str = ""
    alias: str = ""
    answers: Mapping[str, Any] = field(default_factory=dict)
    texts: list[str] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Reading:
    """How words are read: those of a case that get a token, folded; and how an alias is folded."""

    words: Callable[[Said], Iterable[str]]
    alias: Callable[[str], str]


Key = tuple[int, bytes]


def _never() -> bool:
    return False


async def index(
    database: Database, vault: Vault, reading: Reading, is_busy: Callable[[], bool] = _never
) -> int:
    """Indexes what waits, the newest cases first; how many rows were done. What is left comes the next time.

    One batch at least; no more while people wait for an answer (`is_busy`).
    """
    done = 0
    for _ in range(BATCHES):
        taken = await _batch(database, vault, reading)
        done += taken
        if taken < BATCH or is_busy():
            break
    return done


async def said_by(
    connection: AsyncConnection, vault: Vault, numbers: Sequence[int], texts: int
) -> dict[int, Said]:
    """What some cases say, by number; of their histories the newest `texts` entries altogether."""
    entries = case_event.c.case_number.in_(numbers)
    told, happened = await _told(connection, numbers), await _happened(connection, entries, texts)
    found = {row.number: _said(vault, row) for row in told}
    for row in happened:
        found[row.case_number].texts.append(_text(vault, row))
    return found


async def _batch(database: Database, vault: Vault, reading: Reading) -> int:
    async with database.reading() as connection:
        waiting = select(case_to_index).order_by(case_to_index.c.case_number.desc(), case_to_index.c.id)
        keys = (await connection.execute(waiting.limit(BATCH))).all()
        whole = {row.case_number for row in keys if row.is_whole}
        entries = case_event.c.case_number.in_(whole) | case_event.c.id.in_(
            [row.id for row in keys if not row.is_whole]
        )
        told, happened = await _told(connection, whole), await _happened(connection, entries)

    def tokens() -> dict[Key, set[int]]:
        made = {(row.case_number, row.id): set[int]() for row in keys}
        cases_said = {row.number: _said(vault, row) for row in told}
        for row in happened:
            text = _text(vault, row)
            if row.case_number in cases_said:
                cases_said[row.case_number].texts.append(text)
            else:
                made[row.case_number, row.id] = _tokens(vault, reading, Said(texts=[text]))
        for row in keys:
            if row.is_whole and row.case_number in cases_said:
                made[row.case_number, row.id] = _tokens(vault, reading, cases_said[row.case_number])
        return made

    if keys:
        await _write(database, await asyncio.to_thread(tokens))
    return len(keys)


async def _write(database: Database, made: Mapping[Key, set[int]]) -> None:
    async with database.writing() as connection:
        key = tuple_(case_to_index.c.case_number, case_to_index.c.id)
        mine = case_to_index.delete().where(key.in_(list(made)))
        taken = await connection.execute(mine.returning(case_to_index.c.case_number, case_to_index.c.id))
        # In order, or two processes that write the same tokens could wait for each other.
        wanted = sorted({(token, number) for number, id in taken for token in made[number, id]})
        new = [{"token": token, "case_number": number} for token, number in wanted]
        for start in range(0, len(new), _INSERTED):
            await rows.insert_new(connection, case_token, new[start : start + _INSERTED])


def _tokens(vault: Vault, reading: Reading, said: Said) -> set[int]:
    tokens = {word_token(vault, word) for word in reading.words(said)}
    return tokens | {alias_token(vault, reading.alias(said.alias))} if said.alias else tokens


async def _told(connection: AsyncConnection, numbers: Iterable[int]) -> Sequence[Any]:
    columns = (cases.c.number, cases.c.form, cases.c.alias, cases.c.answers_sealed)
    return (await connection.execute(select(*columns).where(cases.c.number.in_(numbers)))).all()


async def _happened(connection: AsyncConnection, entries: Any, limit: int | None = None) -> Sequence[Any]:
    columns = (case_event.c.case_number, case_event.c.id, case_event.c.body_sealed)
    statement = select(*columns).where(entries, case_event.c.body_sealed.is_not(None))
    return (await connection.execute(statement.order_by(case_event.c.id.desc()).limit(limit))).all()


def _said(vault: Vault, row: Any) -> Said:
    opened = _opened(vault, row.answers_sealed, "cases", row.number, "answers")
    return Said(row.form, row.alias, json.loads(opened or b"{}"))


def _text(vault: Vault, row: Any) -> str:
    return (_opened(vault, row.body_sealed, "case_event", row.id, "body") or b"").decode()


def _opened(vault: Vault, sealed: bytes, *aad: str | int | bytes) -> bytes | None:
    # What cannot be opened says nothing here: it must not keep all others from being found. Who reads it is told.
    try:
        return vault.unseal(sealed, *aad)
    except SealError:
        return None
