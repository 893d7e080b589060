"""Cases and what happens to them. The words are sealed; who told us lies apart, in `reporter`."""

import json
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Literal, get_args

from sqlalchemy import Row, Select, func, select

from storage import clocks, routing, unindexed
from storage.tables import case_event, cases, comparison, day_of, file, file_work, likeness, reporter
from storage.tellers import teller_token
from storage.thanks import Thanks
from storage.vault import Vault
from storage.work import Work

OPEN = ("new", "accepted", "in_progress", "forwarded")
DECIDED = ("resolved", "rejected", "unfounded", "out_of_scope")
"""How an officer may close a case."""
CLOSED = (*DECIDED, "withdrawn")
STATUSES = OPEN + CLOSED

HISTORY = 50
"""Entries of a case's history that are read at most: whoever has the code may add as many as they like."""

FILES = 20
"""Files a case takes at most, those it was filed with among them, likewise."""

LOST = "lost"
"""The kind of a file that could not be kept: its row says so to whoever has the case."""

TellerKind = Literal[
    "message", "correction", "rating", "reopening", "answer", "status", "question", "received", "transfer"
]
"""What the teller may see of a history, and nothing else. The first four are their own.

A `rating` has the mark as its `status`, or words. A `question` is put to the teller. `received` is what was taken in,
kind and count between blanks. Of a `transfer` its teller hears, but not the words.
"""
WorkKind = Literal["note", "assign", "grade", "handover", "merged", "split"]
"""What staff alone see. An `assign` has as its `status` the id of who has the case since, `none` for nobody; a
`grade` has the grade, and the outcomes as its words. `merged` and `split` have as their `status` the other case, `>9`
for one this goes with, `<9` for one that goes with this.
"""
EventKind = TellerKind | WorkKind

_HEARD: frozenset[str] = frozenset({"answer", "question"})
"""Kinds of what staff write to a teller."""


@dataclass(frozen=True, slots=True)
class NewCase:
    """A case as it is filed. `answers` is JSON-ready and names no contact; `who` does, or is None for nobody."""

    code: str
    alias: str
    form: str
    category: str
    subcategory: str | None
    is_urgent: bool
    commune: str | None
    answers: Mapping[str, Any]
    item_count: int | None
    file_ids: Sequence[str]
    who: Mapping[str, Any] | None
    is_sample: bool = False


@dataclass(frozen=True, slots=True)
class Summary:
    """A line of a list: nothing of what was said."""

    number: int
    alias: str
    form: str
    category: str
    subcategory: str | None
    is_urgent: bool
    status: str
    commune: str | None
    assignee_id: int | None
    item_count: int | None
    is_sample: bool
    filed_at: datetime
    taken_at: datetime | None
    closed_at: datetime | None = None
    rating: str | None = None
    reopened_at: datetime | None = None
    register_number: str | None = None
    unit_id: int | None = None
    asked_at: datetime | None = None
    grade: str | None = None
    outcomes: str | None = None
    merged_into: int | None = None
    merged_count: int = 0


@dataclass(frozen=True, slots=True)
class Happening:
    """An entry of a case's history. `text` is the message of a citizen or officer, where there is one.

    `status` is where the case stands since, or the mark of a `rating`.
    """

    at: datetime
    kind: EventKind
    staff_id: int | None
    status: str | None
    text: str | None


@dataclass(frozen=True, slots=True)
class Case:
    """A whole case, opened: for those who may read it."""

    summary: Summary
    answers: dict[str, Any]
    history: list[Happening]
    files: list[tuple[str, str, int]]
    """Those that can be shown; `coming` more are not here or not altered yet, `lost` could not be kept."""
    coming: int = 0
    lost: int = 0
    thanks: Thanks | None = None


async def file_case(work: Work, new: NewCase, now: datetime) -> Summary:
    """Puts a case on disk under the next number, and routes it. The files lose the name of who sent them."""
    number = await work.draw("case")
    unit_id = await routing.unit_for(work, new.commune, new.category)
    answers = json.dumps(new.answers, ensure_ascii=False).encode()
    work.insert(
        cases,
        {
            "number": number,
            "alias": new.alias,
            "code_token": work.vault.token("receipt", new.code),
            "form": new.form,
            "category": new.category,
            "subcategory": new.subcategory,
            "is_urgent": new.is_urgent,
            "status": "new",
            "commune": new.commune,
            "answers_sealed": work.vault.seal(answers, "cases", number, "answers"),
            "item_count": new.item_count,
            "is_sample": new.is_sample,
            "filed_at": now,
            "updated_at": now,
            "unit_id": unit_id,
        },
    )
    if new.who is not None:
        who = json.dumps(new.who).encode()
        work.insert(
            reporter,
            {
                "case_number": number,
                "who_sealed": work.vault.seal_identity(who, "reporter", number, "who"),
                "teller_token": teller_token(work.vault, bytes.fromhex(new.who["conversation"])),
            },
        )
    for file_id in new.file_ids:
        attach(work, number, file_id)
    if not new.is_sample:
        work.insert(comparison, {"case_number": number, "attempts": 0, "due_at": now})
    unindexed.whole(work, number, now)
    return Summary(
        number=number,
        alias=new.alias,
        form=new.form,
        category=new.category,
        subcategory=new.subcategory,
        is_urgent=new.is_urgent,
        status="new",
        commune=new.commune,
        assignee_id=None,
        item_count=new.item_count,
        is_sample=new.is_sample,
        filed_at=now,
        taken_at=None,
        unit_id=unit_id,
    )


def receive_file(
    work: Work,
    file_id: str,
    conversation: bytes,
    kind: str,
    size: int,
    now: datetime,
    *,
    look: str | None = None,
) -> None:
    """A file came in; it belongs to its sender until it is attached to a case. `look` is that of a picture."""
    work.insert(
        file,
        {
            "id": file_id,
            "conversation": conversation,
            "kind": kind,
            "size": size,
            "received_at": day_of(now),
            "look_sealed": sealed_look(work.vault, file_id, look),
        },
    )


def sealed_look(vault: Vault, file_id: str, look: str | None) -> bytes | None:
    """How a picture looks, as it is kept with its row: it tells what is on it."""
    return None if look is None else vault.seal(look.encode(), "file", file_id, "look")


def attach(work: Work, number: int, file_id: str) -> None:
    """Gives a file to a case and forgets who sent it."""
    work.update(file, {"id": file_id}, {"case_number": number, "conversation": None})


async def count_files(work: Work, number: int) -> int:
    """How many files a case has."""
    await work.flush()
    statement = select(func.count()).select_from(file).where(file.c.case_number == number)
    return await work.connection.scalar(statement) or 0


async def find_by_code(work: Work, code: str) -> int | None:
    """The number of the case a receipt code opens."""
    await work.flush()
    token = work.vault.token("receipt", code)
    number: int | None = await work.connection.scalar(
        select(cases.c.number).where(cases.c.code_token == token)
    )
    return number


async def who_told(work: Work, number: int) -> dict[str, Any] | None:
    """The sealed tie to the teller, opened: `conversation` (hex) and perhaps `phone`. None where there is none."""
    await work.flush()
    sealed = await work.connection.scalar(
        select(reporter.c.who_sealed).where(reporter.c.case_number == number)
    )
    if sealed is None:
        return None
    who: dict[str, Any] = json.loads(work.vault.unseal_identity(sealed, "reporter", number, "who"))
    return who


async def summary(work: Work, number: int, *, lock: bool = False) -> Summary | None:
    """One case's line, or None. With `lock` it is nobody else's to change until the transaction ends."""
    await work.flush()
    statement = summaries().where(cases.c.number == number)
    if lock:
        # Not a full lock: rows that refer to the case may be written meanwhile.
        statement = statement.with_for_update(key_share=True)
    row = (await work.connection.execute(statement)).one_or_none()
    return None if row is None else summary_of(row)


async def summaries_of(work: Work, numbers: Collection[int]) -> dict[int, Summary]:
    """The lines of these cases, by number; those that do not exist are left out."""
    await work.flush()
    rows = await work.connection.execute(summaries().where(cases.c.number.in_(sorted(numbers))))
    return {row.number: summary_of(row) for row in rows}


async def open_case(work: Work, number: int, *, for_teller: bool = False) -> Case | None:
    """A case with its answers, newest history and first files (oldest first); None if there is no such case.

    With `for_teller` the history has only what its teller may see; what staff wrote for each other is not even read.
    """
    await work.flush()
    statement = summaries().add_columns(cases.c.answers_sealed, cases.c.thanks)
    statement = statement.where(cases.c.number == number)
    row = (await work.connection.execute(statement)).one_or_none()
    if row is None:
        return None
    answers = json.loads(work.vault.unseal(row.answers_sealed, "cases", number, "answers"))
    files = await work.connection.execute(
        select(file.c.id, file.c.kind, file.c.size, file_work.c.file_id.is_not(None).label("is_coming"))
        .outerjoin_from(file, file_work, file_work.c.file_id == file.c.id)
        .where(file.c.case_number == number)
        .order_by(file.c.received_at, file.c.id)
        .limit(FILES)
    )
    as_told = {
        file_id: at for ids in answers.values() if isinstance(ids, list) for at, file_id in enumerate(ids)
    }
    ordered = sorted(files, key=lambda found: as_told.get(found.id, FILES))
    here = [(f.id, f.kind, f.size) for f in ordered if not f.is_coming and f.kind != LOST]
    return Case(
        summary_of(row),
        answers,
        await history(work, number, get_args(TellerKind) if for_teller else ()),
        here,
        coming=sum(f.is_coming for f in ordered),
        thanks=row.thanks,
        lost=sum(f.kind == LOST for f in ordered),
    )


async def history(work: Work, number: int, kinds: Collection[str] = ()) -> list[Happening]:
    """What happened to a case lately, of these kinds or of all: the newest `HISTORY` entries, oldest first."""
    wanted = (case_event.c.kind.in_(kinds),) if kinds else ()
    newest = (
        select(case_event)
        .where(case_event.c.case_number == number, *wanted)
        .order_by(case_event.c.id.desc())
        .limit(HISTORY)
    )
    rows = (await work.connection.execute(newest)).all()
    return [
        Happening(row.at, row.kind, row.staff_id, row.status, _body(row, work.vault))
        for row in reversed(rows)
    ]


async def count_told(work: Work, number: int) -> int:
    """How many entries of a case's history are its teller's own."""
    await work.flush()
    own = (case_event.c.case_number == number, case_event.c.staff_id.is_(None), case_event.c.kind != "status")
    return await work.connection.scalar(select(func.count()).select_from(case_event).where(*own)) or 0


def add_event(
    work: Work,
    number: int,
    kind: EventKind,
    now: datetime,
    *,
    text: str | None = None,
    status: str | None = None,
    staff_id: int | None = None,
) -> None:
    """Adds to a case's history. Where staff write to the teller, whoever waited for an answer has heard from them."""
    if kind in _HEARD:
        clocks.meet(work, number, "data_answer", now)
    event_id = work.time_ordered_id(now)
    sealed = None if text is None else work.vault.seal(text.encode(), "case_event", event_id, "body")
    work.insert(
        case_event,
        {
            "id": event_id,
            "case_number": number,
            "at": now,
            "kind": kind,
            "staff_id": staff_id,
            "status": status,
            "body_sealed": sealed,
        },
    )
    if text is not None:
        unindexed.entry(work, number, event_id)


def set_status(work: Work, number: int, status: str, now: datetime) -> None:
    """Moves a case along, and those that go with it; a closed one keeps the moment it was closed. So do its clocks."""
    closed_at = now if status in CLOSED else None
    if status in CLOSED:
        clocks.stop_all(work, number, now)
    else:
        clocks.meet(work, number, "reception", now)
    for key in ("number", "merged_into"):
        work.update(cases, {key: number}, {"status": status, "updated_at": now, "closed_at": closed_at})


def empty(work: Work, number: int) -> None:
    """Destroys what a case says (answers, messages, files) and thanks for it: it is closed for good or withdrawn."""
    nothing = work.vault.seal(b"{}", "cases", number, "answers")
    work.update(cases, {"number": number}, {"answers_sealed": nothing, "thanks": None})
    work.update(case_event, {"case_number": number}, {"body_sealed": None})
    work.delete(file, {"case_number": number})
    for side in ("case_number", "other_number"):
        work.delete(likeness, {side: number})
    unindexed.forget(work, number)


def forget_teller(work: Work, number: int) -> None:
    """Cuts the tie between a case and who told us, for good."""
    work.delete(reporter, {"case_number": number})


def assign(work: Work, number: int, staff_id: int, status: str, now: datetime) -> None:
    """An officer takes a case, which has `status` from then on, and those that go with it."""
    clocks.meet(work, number, "reception", now)
    for key in ("number", "merged_into"):
        work.update(
            cases,
            {key: number},
            {"assignee_id": staff_id, "taken_at": now, "status": status, "updated_at": now},
        )


def summaries() -> Select[Any]:
    """Selects the columns of `Summary`, in its order."""
    return select(*(cases.c[name] for name in Summary.__slots__))


def summary_of(row: Row[Any]) -> Summary:
    """A row that begins with these columns."""
    return Summary(*row[: len(Summary.__slots__)])


def _body(row: Row[Any], vault: Vault) -> str | None:
    if row.body_sealed is None:
        return None
    return vault.unseal(row.body_sealed, "case_event", row.id, "body").decode()
