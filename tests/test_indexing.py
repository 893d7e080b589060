"""Words get their tokens off the turn: what was there before the step too, once, and whatever happens meanwhile."""

import asyncio

import pytest
from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.desk.saying import reading
from bot.dialogue.fold import fold
from storage import cases, indexing, migrate, search, tables
from storage.engine import Database
from storage.indexing import Reading, Said
from storage.search import WAITING
from storage.tables import setting
from storage.vault import Vault
from tests.desk_stories import new_case
from tests.engines import opened_database
from tests.storage_world import NOW, rows, working
from tests.talk import Town
from tests.test_desk_find import found, told


def every_word(said: Said) -> set[str]:
    """Of every answer and text, folded."""
    return {fold(word) for told in (*said.answers.values(), *said.texts) for word in told.split()}


WORDS = Reading(every_word, fold)


async def filed(database: Database, vault: Vault, what: str) -> int:
    async with working(database, vault) as work:
        return (await cases.file_case(work, new_case(answers={"what": what}), NOW)).number


async def tokens(database: Database, number: int) -> set[int]:
    return {row["token"] for row in await rows(database, "case_token") if row["case_number"] == number}


def of(vault: Vault, *words: str) -> set[int]:
    """The tokens of some words, and of the alias every case here has."""
    return {search.word_token(vault, word) for word in words} | {search.alias_token(vault, "chim se 12")}


async def test_words_get_their_tokens(database: Database, vault: Vault) -> None:
    number = await filed(database, vault, "sòng bạc")
    assert await tokens(database, number) == set()
    assert await indexing.index(database, vault, WORDS) == 1
    assert await tokens(database, number) == of(vault, "song", "bac")
    assert await rows(database, "case_to_index") == []
    async with working(database, vault) as work:
        cases.add_event(work, number, "message", NOW, text="bạc giả")
        cases.add_event(work, number, "status", NOW, status="accepted")
    assert await indexing.index(database, vault, WORDS) == 1
    assert await tokens(database, number) == of(vault, "song", "bac", "gia")


async def test_more_words_than_a_batch_are_all_indexed(database: Database, vault: Vault) -> None:
    async with working(database, vault) as work:
        for at in range(indexing.BATCH * 2 + 1):
            await cases.file_case(work, new_case(answers={"what": f"từ{at}"}), NOW)
    await indexing.index(database, vault, WORDS)
    assert await rows(database, "case_to_index") == []
    assert await tokens(database, 1) == of(vault, "tu0")
    assert await tokens(database, indexing.BATCH * 2 + 1) == of(vault, f"tu{indexing.BATCH * 2}")


async def test_indexing_makes_way_for_people(database: Database, vault: Vault) -> None:
    async with working(database, vault) as work:
        for at in range(indexing.BATCH * 2):
            await cases.file_case(work, new_case(answers={"what": f"từ{at}"}), NOW)
    assert await indexing.index(database, vault, WORDS, lambda: True) == indexing.BATCH
    assert await tokens(database, 1) == set()
    assert await tokens(database, indexing.BATCH * 2) != set()


async def test_two_processes_index_the_same_once(database: Database, vault: Vault) -> None:
    async with working(database, vault) as work:
        for at in range(20):
            await cases.file_case(work, new_case(answers={"what": f"sòng bạc {at}"}), NOW)
    await asyncio.gather(*(indexing.index(database, vault, WORDS) for _ in range(4)))
    assert await rows(database, "case_to_index") == []
    for number in range(1, 21):
        assert await tokens(database, number) == of(vault, "song", "bac", str(number - 1))


async def test_what_breaks_while_indexing_comes_again(database: Database, vault: Vault) -> None:
    number = await filed(database, vault, "sòng bạc")

    def broken(said: Said) -> set[str]:
        del said
        raise RuntimeError("no words today")

    with pytest.raises(RuntimeError):
        await indexing.index(database, vault, Reading(broken, fold))
    assert await indexing.index(database, vault, WORDS) == 1
    assert await tokens(database, number) == of(vault, "song", "bac")


async def test_damaged_case_keeps_no_other_from_being_found(database: Database, vault: Vault) -> None:
    whole, damaged = await filed(database, vault, "sòng bạc"), await filed(database, vault, "bến đò")
    async with database.writing() as connection:
        broken = (
            tables.cases.update().where(tables.cases.c.number == damaged).values(answers_sealed=b"x" * 50)
        )
        await connection.execute(broken)
    await indexing.index(database, vault, WORDS)
    assert await tokens(database, whole) == of(vault, "song", "bac")
    assert await tokens(database, damaged) == of(vault)


async def test_content_destroyed_while_it_is_read_gets_no_tokens(database: Database, vault: Vault) -> None:
    number = await filed(database, vault, "sòng bạc")
    loop = asyncio.get_running_loop()

    def read_slowly(said: Said) -> set[str]:
        """In a thread of its own: the case is emptied while it is read."""
        asyncio.run_coroutine_threadsafe(empty(), loop).result(10)
        return set(WORDS.words(said))

    async def empty() -> None:
        async with working(database, vault) as work:
            cases.empty(work, number)

    await indexing.index(database, vault, Reading(read_slowly, fold))
    assert await tokens(database, number) == set()
    assert await rows(database, "case_to_index") == []


async def test_answers_that_come_later_are_indexed(either_town: Town) -> None:
    officer, caller = await either_town.officer(), either_town.citizen()
    await caller.start()
    await caller.press("menu.flood")
    await caller.say("nhà sàn bên suối, sáu người trên gác")
    await indexing.index(either_town.database, either_town.vault, reading(either_town.world.programme))
    await caller.share(15.573412, 108.474123)
    await caller.say("bà Út Lượm đang sốt")
    await indexing.index(either_town.database, either_town.vault, reading(either_town.world.programme))
    assert await rows(either_town.database, "case_to_index") == []
    await officer.say("/find suối lượm sốt")
    assert found(officer) == [1]


async def test_old_cases_wait_after_the_step(empty_url: str, vault: Vault) -> None:
    async with opened_database(empty_url) as database:
        async with database.writing() as connection:
            await connection.run_sync(migrate.to_step, "0009")
            await connection.execute(setting.insert(), {"name": "sentinel", "value": vault.sentinel()})
            insert = text(
                "INSERT INTO cases (number, alias, code_token, form, category, is_urgent, status, answers_sealed,"
                " filed_at, updated_at) VALUES (:n, 'Chim sẻ 12', :key, 'tip', 'crime', :no, 'new', :sealed, 1, 2)"
            )
            for n in (1, 2, 3):
                sealed = vault.seal(b'{"what": "s\\u00f2ng"}', "cases", n, "answers")
                values = {"n": n, "key": n.to_bytes(16, "big"), "no": False, "sealed": sealed}
                await connection.execute(insert, values)
            await add_message(connection, vault)
        await migrate.upgrade(database, vault)
        assert len(await rows(database, "case_to_index")) == 3
        await indexing.index(database, vault, WORDS)
        assert await tokens(database, 1) == of(vault, "song")
        assert await tokens(database, 2) == of(vault, "song", "bac")


async def add_message(connection: AsyncConnection, vault: Vault) -> None:
    """To case 2, before there were tokens."""
    event = {
        "id": b"e" * 16,
        "case_number": 2,
        "at": NOW,
        "kind": "message",
        "staff_id": None,
        "status": None,
    }
    sealed = vault.seal("bạc".encode(), "case_event", b"e" * 16, "body")
    await connection.execute(tables.case_event.insert(), event | {"body_sealed": sealed})


async def test_search_says_while_it_is_incomplete(town: Town) -> None:
    officer = await town.officer()
    await told(town, "sòng bạc", *["bến đò"] * WAITING)
    await officer.say("/find sòng bạc")
    officer.expect("đang đọc các tin cũ")
    assert found(officer) == []
    await indexing.index(town.database, town.vault, reading(town.world.programme))
    await officer.say("/find sòng bạc")
    officer.expect_not("đang đọc các tin cũ")
    assert found(officer) == [1]


async def test_tokens_are_given_by_case(database: Database, vault: Vault) -> None:
    one, other = await filed(database, vault, "sòng bạc"), await filed(database, vault, "bến đò")
    await indexing.index(database, vault, WORDS)
    async with working(database, vault) as work:
        known = await search.tokens_of(work, [one, other, 99])
    assert known == {one: of(vault, "song", "bac"), other: of(vault, "ben", "do")}
