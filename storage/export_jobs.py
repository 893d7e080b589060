"""Exports under way: asked for in a turn, made page by page under a lease, erased when their time is over.

Whoever works on one proves with every step that their claim stands: of two processes one goes on.
"""

import json
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Row, delete, insert, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from storage import audit
from storage.blobs import new_file_id
from storage.engine import Database
from storage.tables import export_job, export_part
from storage.vault import Vault
from storage.work import Work

LEASE = timedelta(minutes=10)
"""How long a step may take; after it another process may go on."""
_UNDER_WAY = ("reading", "writing")


@dataclass(frozen=True, slots=True)
class Asked:
    """What is wanted: the words of a filter and when the cases came in, or one case; in which language."""

    locale: str
    words: tuple[str, ...] = ()
    since: datetime | None = None
    until: datetime | None = None
    case: int | None = None


@dataclass(frozen=True, slots=True)
class Job:
    """An export that is ours under `claim`. `message_n` is the message that tells its reader how far it is."""

    id: str
    staff_id: int
    conversation: bytes
    format: str
    stage: str
    position: int
    written: int
    message_n: int
    attempts: int
    made_at: datetime
    claim: str
    asked: Asked
    password: str | None


async def under_way(work: Work, staff_id: int) -> str | None:
    """The id of the export that is being made for somebody, if there is one."""
    await work.flush()
    found = select(export_job.c.id).where(
        export_job.c.staff_id == staff_id, export_job.c.stage.in_(_UNDER_WAY)
    )
    name: str | None = await work.connection.scalar(found.limit(1))
    return name


def ask(
    work: Work,
    who: tuple[int, bytes],
    asked: Asked,
    message_n: int,
    now: datetime,
    expires_at: datetime,
) -> str:
    """Keeps what somebody (staff id, conversation) asked for; gives the id of the job."""
    name = new_file_id()
    told = json.dumps(
        {
            "locale": asked.locale,
            "words": asked.words,
            "since": _told(asked.since),
            "until": _told(asked.until),
            "case": asked.case,
        }
    )
    work.insert(
        export_job,
        {
            "id": name,
            "staff_id": who[0],
            "conversation": who[1],
            "format": "xlsx" if asked.case is None else "docx",
            "stage": "reading",
            "position": 0,
            "written": 0,
            "message_n": message_n,
            "attempts": 0,
            "made_at": now,
            "expires_at": expires_at,
            "due_at": now,
            "claim": None,
            "asked_sealed": work.vault.seal(told.encode(), "export_job", name, "asked"),
            "password_sealed": None,
        },
    )
    return name


async def stop(work: Work, name: str, staff_id: int, now: datetime) -> str | None:
    """Ends an export of somebody, or a file that is finished; gives the stage it had. None if there is none."""
    await work.flush()
    this = (export_job.c.id == name, export_job.c.staff_id == staff_id, export_job.c.stage != "stopped")
    stage: str | None = await work.connection.scalar(
        select(export_job.c.stage).where(*this).with_for_update()
    )
    if stage is not None:
        gone = {"stage": "stopped", "expires_at": now, "password_sealed": None}
        await work.connection.execute(update(export_job).where(*this).values(gone))
    return stage


async def claim(database: Database, vault: Vault, now: datetime) -> Job | None:
    """The export that waits the longest, ours for `LEASE`; None if none waits."""
    due = (export_job.c.stage.in_(_UNDER_WAY), export_job.c.due_at <= now, export_job.c.expires_at > now)
    found = select(export_job).where(*due).order_by(export_job.c.due_at, export_job.c.id).limit(1)
    async with database.reading() as connection:
        if (await connection.execute(found)).one_or_none() is None:
            return None
    async with database.writing() as connection:
        row = (await connection.execute(found.with_for_update(skip_locked=True))).one_or_none()
        if row is None:
            return None
        taken = {"due_at": now + LEASE, "attempts": row.attempts + 1, "claim": new_file_id()}
        await connection.execute(update(export_job).where(export_job.c.id == row.id).values(taken))
    return replace(_job(row, vault), attempts=row.attempts + 1, claim=str(taken["claim"]))


def _job(row: Row[Any], vault: Vault) -> Job:
    told = json.loads(vault.unseal(row.asked_sealed, "export_job", row.id, "asked"))
    since, until = told["since"], told["until"]
    sealed = row.password_sealed
    return Job(
        id=row.id,
        staff_id=row.staff_id,
        conversation=row.conversation,
        format=row.format,
        stage=row.stage,
        position=row.position,
        written=row.written,
        message_n=row.message_n,
        attempts=row.attempts,
        made_at=row.made_at,
        claim=row.claim or "",
        asked=Asked(
            told["locale"],
            tuple(told["words"]),
            None if since is None else datetime.fromisoformat(since),
            None if until is None else datetime.fromisoformat(until),
            told["case"],
        ),
        password=None if sealed is None else vault.unseal(sealed, "export_job", row.id, "password").decode(),
    )


async def _advance(connection: AsyncConnection, job: Job, values: dict[str, Any]) -> bool:
    """Writes a step, if the job is still ours and nobody stopped it."""
    ours = (
        export_job.c.id == job.id,
        export_job.c.claim == job.claim,
        export_job.c.stage.in_(_UNDER_WAY),
    )
    return (await connection.execute(update(export_job).where(*ours).values(values))).rowcount == 1


async def keep_part(
    connection: AsyncConnection, job: Job, file_id: str, position: int, count: int, now: datetime
) -> Job | None:
    """A page was read and lies sealed under `file_id`; the job as it is now, None if it is not ours any more."""
    after = replace(job, position=position, written=job.written + count, attempts=0)
    step = {"position": position, "written": after.written, "attempts": 0, "due_at": now + LEASE}
    if not await _advance(connection, job, step):
        return None
    await connection.execute(insert(export_part).values(file_id=file_id, job_id=job.id, position=position))
    return after


async def hold(connection: AsyncConnection, job: Job, now: datetime) -> Job | None:
    """Some more time for the same step; None if the job is not ours any more."""
    return job if await _advance(connection, job, {"due_at": now + LEASE}) else None


async def begin_writing(
    connection: AsyncConnection, vault: Vault, job: Job, password: str, now: datetime
) -> Job | None:
    """All is read; the password is settled before the file is made, so that whoever makes it makes the same."""
    after = replace(job, stage="writing", password=password)
    sealed = vault.seal(password.encode(), "export_job", job.id, "password")
    step = {"stage": "writing", "password_sealed": sealed, "due_at": now + LEASE}
    return after if await _advance(connection, job, step) else None


async def finish(connection: AsyncConnection, job: Job, expires_at: datetime) -> bool:
    """The file is there, and the password was told: it is kept here no longer."""
    step = {"stage": "ready", "password_sealed": None, "expires_at": expires_at}
    if not await _advance(connection, job, step):
        return False
    await connection.execute(delete(export_part).where(export_part.c.job_id == job.id))
    return True


async def give_up(connection: AsyncConnection, job: Job, now: datetime) -> bool:
    """There will be no file."""
    return await _advance(connection, job, {"stage": "stopped", "password_sealed": None, "expires_at": now})


async def put_off(connection: AsyncConnection, job: Job, until: datetime) -> None:
    """Try again then."""
    await _advance(connection, job, {"due_at": until})


async def release_all(database: Database, now: datetime) -> None:
    """Everything is due at once: whoever was at it is gone."""
    async with database.writing() as connection:
        unfinished = update(export_job).where(export_job.c.stage.in_(_UNDER_WAY))
        await connection.execute(unfinished.values(due_at=now))


async def parts(database: Database, name: str) -> list[str]:
    """The pages of an export, in order."""
    async with database.reading() as connection:
        found = select(export_part.c.file_id).where(export_part.c.job_id == name)
        return list(await connection.scalars(found.order_by(export_part.c.position)))


async def is_known(database: Database, name: str) -> bool:
    """Whether there is a job of that id: whatever lies on disk under it is seen to."""
    async with database.reading() as connection:
        found = select(export_job.c.id).where(export_job.c.id == name)
        return await connection.scalar(found) is not None


async def expired(database: Database, now: datetime) -> list[str]:
    """The exports whose time is over, stopped ones too."""
    async with database.reading() as connection:
        found = select(export_job.c.id).where(export_job.c.expires_at <= now)
        return list(await connection.scalars(found.order_by(export_job.c.expires_at, export_job.c.id)))


async def erase(database: Database, vault: Vault, name: str, now: datetime) -> None:
    """Deletes what is left of an export, audited once: its content is gone from the disk already."""
    async with database.writing() as connection:
        await connection.execute(delete(export_part).where(export_part.c.job_id == name))
        gone = delete(export_job).where(export_job.c.id == name, export_job.c.expires_at <= now)
        staff_id = (await connection.execute(gone.returning(export_job.c.staff_id))).scalar_one_or_none()
        if staff_id is None:
            return
        work = Work(connection, vault)
        await audit.record(work, audit.Entry(staff_id, "export", None, "erased"), now)
        await work.flush()


def _told(moment: datetime | None) -> str | None:
    return None if moment is None else moment.isoformat()
