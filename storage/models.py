"""The register of models of self-management, and what citizens write about them: sealed, never shown in public."""

import json
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Literal

from sqlalchemy import ColumnElement, Row, func, select, true

from storage.tables import day_of, model, model_remark
from storage.tellers import teller_token
from storage.vault import Vault
from storage.work import Work

KINDS = ("camera", "self_managed", "other")
STATES = ("new", "strengthened", "effective", "replicated", "retired")
NAME_LENGTH = 80
"""Characters of a model's name."""

RemarkKind = Literal["join", "remark", "proposal"]


@dataclass(frozen=True, slots=True)
class Model:
    """One model in one commune; all of it is public."""

    id: int
    kind: str
    name: str
    commune: str
    state: str
    changed_on: datetime
    is_sample: bool


@dataclass(frozen=True, slots=True)
class Remark:
    """What a citizen wrote, opened. `model_id` is None for a proposal. `may_answer`: they may be written back to."""

    id: int
    model_id: int | None
    commune: str
    kind: RemarkKind
    received_on: datetime
    answered_on: datetime | None
    text: str
    may_answer: bool


@dataclass(frozen=True, slots=True)
class NewRemark:
    """A remark as it comes in. `conversation` is where an answer may go, None if it may not."""

    model_id: int | None
    commune: str
    kind: RemarkKind
    text: str
    conversation: bytes | None
    consent: str


async def add(
    work: Work, kind: str, commune: str, name: str, now: datetime, *, is_sample: bool = False
) -> Model:
    """A new model under the next number."""
    made = Model(await work.draw("model"), kind, name, commune, "new", day_of(now), is_sample)
    work.insert(model, {name: getattr(made, name) for name in Model.__slots__})
    return made


def set_state(work: Work, id: int, state: str, now: datetime) -> None:
    """Moves a model along."""
    work.update(model, {"id": id}, {"state": state, "changed_on": day_of(now)})


async def find(work: Work, id: int, *, lock: bool = False) -> Model | None:
    """One model, or None. With `lock` it is nobody else's to change until the transaction ends."""
    await work.flush()
    statement = select(model).where(model.c.id == id)
    if lock:
        statement = statement.with_for_update(key_share=True)
    row = (await work.connection.execute(statement)).one_or_none()
    return None if row is None else _model(row)


async def page(
    work: Work, communes: Collection[str], first: int, size: int, *, with_retired: bool = False
) -> tuple[list[Model], int]:
    """Models of `communes` (empty: of all) from the `first`, at most `size`, newest first; and how many there are."""
    await work.flush()
    which: ColumnElement[bool] = model.c.commune.in_(communes) if communes else true()
    if not with_retired:
        which &= model.c.state != "retired"
    total = await work.connection.scalar(select(func.count()).select_from(model).where(which)) or 0
    rows = await work.connection.execute(
        select(model).where(which).order_by(model.c.id.desc()).offset(first).limit(size)
    )
    return [_model(row) for row in rows], total


def _model(row: Row[Any]) -> Model:
    return Model(row.id, row.kind, row.name, row.commune, row.state, row.changed_on, row.is_sample)


async def add_remark(work: Work, new: NewRemark, now: datetime) -> int:
    """Seals what a citizen wrote, and apart from it where an answer may go; gives its number."""
    id = await work.draw("model_remark")
    who = token = None
    if new.conversation is not None:
        token = teller_token(work.vault, new.conversation)
        tie = json.dumps({"conversation": new.conversation.hex(), "consent": new.consent}).encode()
        who = work.vault.seal_identity(tie, "model_remark", id, "who")
    work.insert(
        model_remark,
        {
            "id": id,
            "model_id": new.model_id,
            "commune": new.commune,
            "kind": new.kind,
            "received_on": day_of(now),
            "body_sealed": work.vault.seal(new.text.encode(), "model_remark", id, "body"),
            "who_sealed": who,
            "teller_token": token,
        },
    )
    return id


async def remark(work: Work, id: int, *, lock: bool = False) -> Remark | None:
    """One remark, opened, or None."""
    await work.flush()
    statement = select(model_remark).where(model_remark.c.id == id)
    if lock:
        statement = statement.with_for_update()
    row = (await work.connection.execute(statement)).one_or_none()
    return None if row is None else _remark(row, work.vault)


async def remarks_on(work: Work, model_id: int, limit: int) -> list[Remark]:
    """The newest remarks on a model, opened, newest first."""
    return await _newest(work, model_remark.c.model_id == model_id, limit)


async def open_proposals(work: Work, communes: Collection[str], limit: int) -> list[Remark]:
    """The newest proposals from `communes` (empty: from all) nobody answered yet, newest first."""
    which = model_remark.c.model_id.is_(None) & model_remark.c.answered_on.is_(None)
    if communes:
        which &= model_remark.c.commune.in_(communes)
    return await _newest(work, which, limit)


async def _newest(work: Work, which: ColumnElement[bool], limit: int) -> list[Remark]:
    await work.flush()
    statement = select(model_remark).where(which).order_by(model_remark.c.id.desc()).limit(limit)
    rows: Sequence[Row[Any]] = (await work.connection.execute(statement)).all()
    return [_remark(row, work.vault) for row in rows]


def _remark(row: Row[Any], vault: Vault) -> Remark:
    text = vault.unseal(row.body_sealed, "model_remark", row.id, "body").decode()
    return Remark(
        row.id,
        row.model_id,
        row.commune,
        row.kind,
        row.received_on,
        row.answered_on,
        text,
        row.who_sealed is not None,
    )


async def who_wrote(work: Work, id: int) -> bytes | None:
    """The conversation an answer to a remark may go to, or None."""
    await work.flush()
    sealed = await work.connection.scalar(select(model_remark.c.who_sealed).where(model_remark.c.id == id))
    if sealed is None:
        return None
    tie = json.loads(work.vault.unseal_identity(sealed, "model_remark", id, "who"))
    return bytes.fromhex(tie["conversation"])


def set_answered(work: Work, id: int, now: datetime) -> None:
    """Somebody has seen to a remark."""
    work.update(model_remark, {"id": id}, {"answered_on": day_of(now)})
