"""What is still to be done with files: fetched from their network, a voice altered. Until then nobody opens them.

Who is to hear of a failure is sealed beside the file, even where its case keeps no tie to its teller, and destroyed
with the row as soon as the file's fate is known.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Row, delete, func, select, update

from storage.cases import LOST, sealed_look
from storage.engine import Database
from storage.tables import file, file_work
from storage.vault import Vault
from storage.work import Work

LEASE = timedelta(minutes=5)
"""How long one try may take; after it another process may try, so a process that died costs no more."""


@dataclass(frozen=True, slots=True)
class Job:
    """One file's work. `source` is how its network names it, None if it lies here already."""

    file_id: str
    source: str | None
    conversation: bytes
    alters_voice: bool
    attempts: int


@dataclass(frozen=True, slots=True)
class Owner:
    """Where a file belongs now: to a case, or still to its sender; its kind as far as it is known."""

    case_number: int | None
    kind: str


def fetch(work: Work, file_id: str, source: str, conversation: bytes, now: datetime) -> None:
    """The file is to be fetched from where `source` says."""
    work.insert(
        file_work,
        {
            "file_id": file_id,
            "source_sealed": work.vault.seal_identity(source.encode(), "file_work", file_id, "source"),
            "who_sealed": _sealed(work, file_id, conversation),
            "alters_voice": False,
            "attempts": 0,
            "due_at": now,
        },
    )


async def alter_voice(work: Work, file_id: str, conversation: bytes, now: datetime) -> None:
    """The voice in the file is to be altered, once it is here."""
    await work.flush()
    statement = update(file_work).where(file_work.c.file_id == file_id).values(alters_voice=True)
    if (await work.connection.execute(statement)).rowcount:
        return
    work.insert(
        file_work,
        {
            "file_id": file_id,
            "source_sealed": None,
            "who_sealed": _sealed(work, file_id, conversation),
            "alters_voice": True,
            "attempts": 0,
            "due_at": now,
        },
    )


async def claim(database: Database, vault: Vault, now: datetime) -> Job | None:
    """The work that is due the longest, ours for `LEASE`; None if there is none."""
    while await _is_any_due(database, now):
        async with database.writing() as connection:
            found = select(file_work).where(file_work.c.due_at <= now).order_by(file_work.c.due_at).limit(1)
            row = (await connection.execute(found.with_for_update(skip_locked=True))).one_or_none()
            if row is None:
                return None
            this = file_work.c.file_id == row.file_id
            if await connection.scalar(select(file.c.id).where(file.c.id == row.file_id)) is None:
                await connection.execute(delete(file_work).where(this))  # its sender took it back
                continue
            taken = {"due_at": now + LEASE, "attempts": row.attempts + 1}
            await connection.execute(update(file_work).where(this).values(taken))
        return _job(row, vault)
    return None


async def _is_any_due(database: Database, now: datetime) -> bool:
    async with database.reading() as connection:
        statement = select(file_work.c.file_id).where(file_work.c.due_at <= now).limit(1)
        return await connection.scalar(statement) is not None


def _job(row: Row[Any], vault: Vault) -> Job:
    at = ("file_work", row.file_id)
    source = None if row.source_sealed is None else vault.unseal_identity(row.source_sealed, *at, "source")
    return Job(
        row.file_id,
        None if source is None else source.decode(),
        vault.unseal_identity(row.who_sealed, *at, "who"),
        row.alters_voice,
        row.attempts + 1,
    )


async def release_all(database: Database, now: datetime) -> None:
    """Everything is due at once: whoever was at it is gone."""
    async with database.writing() as connection:
        await connection.execute(update(file_work).values(due_at=now))


async def still_wanted(work: Work, file_id: str) -> tuple[Owner, bool] | None:
    """Whose the file is and whether its voice is to be altered by now; None if it was taken back meanwhile.

    Locked: who asks at this moment that the voice be altered is seen here, or sees what we did.
    """
    await work.flush()
    statement = (
        select(file.c.case_number, file.c.kind, file_work.c.alters_voice)
        .join_from(file, file_work, file_work.c.file_id == file.c.id)
        .where(file.c.id == file_id)
        .with_for_update(of=file_work)
    )
    row = (await work.connection.execute(statement)).one_or_none()
    return None if row is None else (Owner(row.case_number, row.kind), row.alters_voice)


async def is_kept(work: Work, file_id: str) -> bool:
    """Whether the file is whoever's it was told to be: another process may have done its work meanwhile."""
    await work.flush()
    here = select(file.c.id).where(file.c.id == file_id, file.c.kind != LOST)
    undone = select(file_work.c.file_id).where(file_work.c.file_id == file_id)
    return await work.connection.scalar(here.where(~undone.exists())) is not None


async def count_coming(work: Work, case_number: int) -> int:
    """How many files of a case nobody may open yet."""
    await work.flush()
    statement = (
        select(func.count())
        .select_from(file.join(file_work, file_work.c.file_id == file.c.id))
        .where(file.c.case_number == case_number)
    )
    return await work.connection.scalar(statement) or 0


def stored(work: Work, file_id: str, kind: str, size: int, look: str | None = None) -> None:
    """What the file turned out to be."""
    sealed = sealed_look(work.vault, file_id, look)
    work.update(file, {"id": file_id}, {"kind": kind, "size": size, "look_sealed": sealed})


def fetched(work: Work, file_id: str, now: datetime) -> None:
    """It is here; its voice is to be altered next."""
    work.update(file_work, {"file_id": file_id}, {"source_sealed": None, "attempts": 0, "due_at": now})


def put_off(work: Work, file_id: str, until: datetime) -> None:
    """Try again then."""
    work.update(file_work, {"file_id": file_id}, {"due_at": until})


def end(work: Work, file_id: str) -> None:
    """Nothing is left to do, and who sent the file is forgotten here."""
    work.delete(file_work, {"file_id": file_id})


def _sealed(work: Work, file_id: str, conversation: bytes) -> bytes:
    return work.vault.seal_identity(conversation, "file_work", file_id, "who")
