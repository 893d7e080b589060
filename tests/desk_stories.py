"""What the stories of the desk share: places, tips filed there, and a look into the tables."""

import json
import secrets
from collections.abc import Collection
from dataclasses import dataclass, replace
from typing import Any

from sqlalchemy import Select, select

from bot.deadlines import keeping
from bot.desk.desk import Desk
from bot.desk.people import make_invite
from bot.dialogue.content import Form, Programme, Texts
from bot.dialogue.events import ChoicePicked, CommandReceived, PersonEvent, TextReceived
from bot.messages import decode
from bot.turn import Turn
from storage import cases, outbox, tables, units
from storage.cases import NewCase
from storage.engine import Database
from storage.staff import Invite
from storage.work import Work
from tests.talk import VIETNAM, Phone, Town, file_tip, seeds

HERE, THERE = "20878", "20455"
"""Codes of two communes."""


PHONE = "0905123456"
"""A made-up number a teller leaves."""


async def tip_at(town: Town, commune: str | None = HERE, **tip: Any) -> int:
    """Somebody new files a tip in a commune (by its poster); gives the case's number."""
    await tip_by(town.citizen(), commune, **tip)
    return await newest(town.database)


async def tip_by(phone: Phone, commune: str | None = HERE, **tip: Any) -> str:
    """As `tip_at`, by a certain person; gives the receipt code."""
    if commune is not None:
        await phone.start(f"xa-{commune}")
    return await file_tip(phone, **tip)


async def add_cases(town: Town, *wanted: tuple[str, str | None], **fields: Any) -> list[int]:
    """Cases as (category, commune), written without a conversation; gives their numbers."""
    async with town.database.writing() as connection:
        work = Work(connection, town.vault)
        lines = [
            await cases.file_case(work, new_case(category, commune, **fields), town.clock())
            for category, commune in wanted
        ]
        for line in lines:
            keeping.await_reception(work, line, seeds().unit, town.clock())
        await work.flush()
    return [line.number for line in lines]


def new_case(category: str = "crime", commune: str | None = None, **fields: Any) -> NewCase:
    """A case nobody in particular filed."""
    plain = NewCase(
        code=secrets.token_hex(8),
        alias="Chim sẻ 12",
        form="tip",
        category=category,
        subcategory=None,
        is_urgent=False,
        commune=commune,
        answers={"what": "có người đua xe"},
        item_count=None,
        file_ids=(),
        who=None,
    )
    return replace(plain, **fields)


async def add_unit(
    town: Town, *communes: str, kind: str = "commune", categories: Collection[str] = ()
) -> int:
    """A unit that looks after these communes and categories (none: all of them); gives its number."""
    async with town.database.writing() as connection:
        work = Work(connection, town.vault)
        made = await units.add(work, kind, "Đơn vị A")
        await work.flush()
        units.set_communes(work, made.id, communes)
        units.set_categories(work, made.id, categories)
        await work.flush()
    return made.id


async def member_of(town: Town, unit_id: int | None, *communes: str, **area: Any) -> Phone:
    """Somebody in a unit; `role` and `categories` may be said."""
    made = Invite(
        area.pop("role", "officer"), frozenset(communes), unit_id, frozenset(area.pop("categories", ()))
    )
    async with town.database.writing() as connection:
        work = Work(connection, town.vault)
        code = make_invite(work, made, town.clock(), by=None)
        await work.flush()
    phone = town.citizen()
    await phone.start(code)
    return phone


async def newest(database: Database) -> int:
    """The number of the newest case."""
    rows = await read(database, select(tables.cases.c.number).order_by(tables.cases.c.number.desc()).limit(1))
    return int(rows[0].number)


async def read(database: Database, statement: Select[Any]) -> list[Any]:
    """The rows of a statement."""
    async with database.reading() as connection:
        return list(await connection.execute(statement))


async def audited(database: Database) -> list[tuple[str, int | None, str | None]]:
    """Action, case and detail of every audit row, in order."""
    log = tables.audit
    rows = await read(database, select(log.c.action, log.c.case_number, log.c.detail).order_by(log.c.n))
    return [(row.action, row.case_number, row.detail) for row in rows]


async def suspend(town: Town, member: Phone) -> None:
    """Takes a member of staff off the staff."""
    key = town.vault.pseudonym(town.channel, member.name)
    async with town.database.writing() as connection:
        await connection.execute(
            tables.staff.update().where(tables.staff.c.conversation == key).values(is_active=False)
        )


class Racer:
    """A person whose commands another process takes, at the same moment as everybody else's."""

    def __init__(self, town: Town, name: str) -> None:
        self.town = town
        self.name = name
        desk = Desk(seeds().unit, VIETNAM)
        self._turn = Turn(town.database, town.vault, town.world, desk, f"racer-{name}")

    async def say(self, command: str, argument: str) -> str:
        """Types a command; gives what was said to them last."""
        return await self._do(CommandReceived(command, argument))

    async def type(self, words: str) -> str:
        """Types words; gives what was said to them last."""
        return await self._do(TextReceived(words))

    async def press(self, id: str) -> str:
        """Presses a button; gives what was said to them last."""
        return await self._do(ChoicePicked(id))

    async def _do(self, event: PersonEvent) -> str:
        await self._turn.run([self.town.envelope(self.name, event)])
        key = self.town.vault.pseudonym(self.town.channel, self.name)
        *_, (n, body) = await outbox.read(self.town.database, self.town.vault, key, 0, 1000)
        return decode(n, body).reply.text


async def status_of(town: Town, number: int = 1) -> str:
    """Where a case stands."""
    [row] = await read(town.database, select(tables.cases).where(tables.cases.c.number == number))
    return str(row.status)


async def reseed(town: Town, **content: Any) -> None:
    """The unit changes its content (forms, categories), and the service starts anew."""
    was = town.world.programme
    fields = {name: getattr(was, name) for name in Programme.model_fields}
    town.world = replace(town.world, programme=Programme.model_construct(**fields | content))
    await town.restart()


async def without_questions(town: Town, form: str, keys: Collection[str]) -> None:
    """The unit takes questions out of a form."""
    was = town.world.programme.forms[form]
    kept = [question for question in was.questions if question.key not in keys]
    changed = Form.model_validate(was.model_dump() | {"questions": kept})
    await reseed(town, forms={**town.world.programme.forms, form: changed})


async def rename_question(town: Town, form: str, old: str, new: str) -> None:
    """The unit gives a question another key, and its options and texts with it."""
    written = town.world.programme.forms[form].model_dump()
    for question in written["questions"]:
        if question["key"] == old:
            question["key"] = new
            for option in question["options"]:
                option["id"] = option["id"].replace(f"{old}.", f"{new}.")
    forms = {**town.world.programme.forms, form: Form.model_validate(written)}
    town.world = replace(
        town.world, texts=_RenamedTexts(town.world.texts, f"{form}-{new}-", f"{form}-{old}-")
    )
    await reseed(town, forms=forms)


@dataclass(frozen=True)
class _RenamedTexts:
    """The catalogue of a unit that named some texts anew."""

    texts: Texts
    prefix: str
    was: str

    @property
    def locales(self) -> tuple[str, ...]:
        """Those of the catalogue."""
        return self.texts.locales

    def render(self, key: str, locale: str, /, **values: str | int) -> str:
        if key.startswith(self.prefix):
            key = self.was + key.removeprefix(self.prefix)
        return self.texts.render(key, locale, **values)


async def told_in(town: Town, number: int = 1) -> dict[str, Any]:
    """The answers of a case as they lie on disk, opened."""
    [row] = await read(
        town.database, select(tables.cases.c.answers_sealed).where(tables.cases.c.number == number)
    )
    answers: dict[str, Any] = json.loads(town.vault.unseal(row.answers_sealed, "cases", number, "answers"))
    return answers
