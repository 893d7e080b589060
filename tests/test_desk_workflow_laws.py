"""Laws of the workflow: whatever staff and tellers do, in whatever order, no case comes where none may."""

import asyncio
import itertools
import shutil
import tempfile
from collections.abc import Sequence
from datetime import timedelta
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import select

from bot.desk.workflow import NEEDS_REASON, NEXT, WITHOUT_CONTENT, is_declared
from storage import tables
from storage.cases import CLOSED, DECIDED, STATUSES
from storage.engine import Database
from storage.vault import Vault
from tests.desk_stories import HERE, THERE, read, tip_by
from tests.engines import Postgres, connections_ended
from tests.fakes import FakeClock
from tests.talk import Town

REASONS = ("", " Đã xác minh tại chỗ", " \u200b", " .")
STAFF = ("officer", "elsewhere", "admin", "owner")
commands = st.one_of(
    st.sampled_from(["/take 1", "/assign 1 none", "/assign 1 me", "/assign 1 1", "/assign 1 3", "/tip 1"]),
    st.sampled_from(
        ["/ask 1 Xe màu gì?", "/note 1 Đã gọi", "/reply 1 Chào anh/chị", "/cancel", "Vì xong rồi"]
    ),
    st.builds("/status 1 {}{}".format, st.sampled_from(STATUSES), st.sampled_from(REASONS)),
)
tellers = st.sampled_from(["withdraw", "reopen", "message"])
acts = st.lists(
    st.one_of(st.tuples(st.sampled_from(STAFF), commands), st.tuples(st.just("teller"), tellers)),
    min_size=3,
    max_size=14,
)


async def act(town: Town, names: dict[str, str], who: str, what: str) -> None:
    phone = town.phones[names[who]]
    if who != "teller":
        await phone.say(what)
        return
    await phone.tap("case.reply.1")
    if what == "message":
        await phone.say("Họ vừa quay lại")
    elif what == "reopen":
        await phone.tap("case.reopen")
        await phone.say("Chưa xong đâu")
    else:
        await phone.tap("case.withdraw")
        await phone.tap("case.withdraw_yes")
    await phone.say("/start")


async def check(town: Town) -> None:
    """What must hold after every single act."""
    [case] = await read(town.database, select(tables.cases))
    history = await read(town.database, select(tables.case_event).order_by(tables.case_event.c.id))
    been = ["new", *(one.status for one in history if one.kind == "status")]
    moves = [(before, after) for before, after in itertools.pairwise(been) if before != after]
    assert [move for move in moves if not is_declared(*move)] == []
    assert case.status == been[-1]
    assert (case.closed_at is None) is (case.status not in CLOSED)
    assert sum(one.kind == "reopening" for one in history) <= 1
    assert sum(before in CLOSED for before, _after in moves) <= 1
    if case.status in NEEDS_REASON:
        last = max(at for at, one in enumerate(history) if one.kind == "status")
        reasons = [one for one in history[last:] if one.kind == "answer" and one.body_sealed is not None]
        assert reasons, "nobody reads why it came there"
        words = town.vault.unseal(reasons[0].body_sealed, "case_event", reasons[0].id, "body").decode()
        assert any(letter.isalnum() for letter in words)
    if case.status in WITHOUT_CONTENT:
        assert await read(town.database, select(tables.reporter)) == []


async def live_through(database: Database, vault: Vault, story: Sequence[tuple[str, str]]) -> None:
    town = Town(database, vault, FakeClock())
    people = {
        "officer": await town.officer(HERE),
        "elsewhere": await town.officer(THERE),
        "admin": await town.admin(),
        "owner": await town.officer(role="owner"),
        "teller": town.citizen(),
    }
    await tip_by(people["teller"], contact="chat")
    names = {role: phone.name for role, phone in people.items()}
    for who, what in story:
        town.clock.move(timedelta(minutes=1))
        await act(town, names, who, what)
        await check(town)


async def in_database(url: str, vault: Vault, story: Sequence[tuple[str, str]]) -> None:
    database = Database.open(url)
    await live_through(database, vault, story)
    await database.close()
    await connections_ended()


@settings(max_examples=60)
@given(story=acts)
def test_no_story_leads_astray(story: list[tuple[str, str]], vault: Vault, migrated_file: Path) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "tinbao.db"
        shutil.copyfile(migrated_file, path)
        asyncio.run(in_database(f"sqlite+aiosqlite:///{path}", vault, story))


@settings(max_examples=12)
@given(story=acts)
def test_no_story_leads_astray_on_postgresql(
    story: list[tuple[str, str]], vault: Vault, postgres: Postgres, migrated_template: str
) -> None:
    name = postgres.create(migrated_template)
    try:
        asyncio.run(in_database(postgres.url(name), vault, story))
    finally:
        postgres.drop(name)


def test_every_status_has_its_place() -> None:
    assert NEXT.keys() == set(STATUSES)
    assert {status for status, after in NEXT.items() if not after} == set(CLOSED)
    assert set(NEEDS_REASON) >= set(DECIDED)
    assert {status for one in NEXT.values() for status in one} <= set(STATUSES) - {"new", "withdrawn"}
