"""Likely duplicates: found after the turn, shown to whoever may see both, without a word on who sent them."""

import asyncio
import random
from datetime import timedelta
from pathlib import Path

import pytest
from pydantic import SecretStr
from sqlalchemy import select

from bot import alike
from bot.app import running
from bot.dialogue.events import MediaReceived
from bot.settings import Settings
from storage import cases, likenesses, tables
from storage.work import Work
from tests.alike_examples import DIFFERENT, HARDER, SAME
from tests.desk_stories import HERE, THERE, add_cases, read, tip_at, tip_by
from tests.fakes import FakeChannel
from tests.talk import Phone, Town, picture_id

BY_ONE = "Hai người đàn ông bẻ khóa lấy trộm xe máy ở bãi giữ xe chợ Tam Kỳ"
BY_ANOTHER = "hai thang be khoa trom xe may o bai giu xe cho Tam Ky luc 9h sang"
SOMETHING_ELSE = "Quán karaoke Sao Đêm mở nhạc quá lớn đến 2 giờ sáng"


def is_taken_for_the_same(one: str, other: str) -> bool:
    return alike.words_score(alike.telling(one), alike.telling(other)) >= alike.ENOUGH


def test_words_tell_the_same_event_from_others() -> None:
    found = sum(is_taken_for_the_same(*pair) for pair in SAME)
    wrong = [pair for pair in DIFFERENT if is_taken_for_the_same(*pair)]
    assert found / len(SAME) >= 0.85
    assert found / (found + len(wrong)) >= 0.95


def test_words_do_not_promise_too_much() -> None:
    """On pairs nobody looked at before: most of the same are found; of others told of one place, half are taken too."""
    taken = [is_of_one for one, other, is_of_one in HARDER if is_taken_for_the_same(one, other)]
    assert taken.count(True) >= 4
    assert taken.count(False) <= 3


def test_long_stories_of_several_things_are_told_apart() -> None:
    chance = random.Random(1)
    stories = [one for one, _ in SAME] + [other for _, other in DIFFERENT]
    for _ in range(200):
        drawn = chance.sample(stories, 10)
        assert not is_taken_for_the_same(" ".join(drawn[:5]), " ".join(drawn[5:]))


@pytest.mark.parametrize(("one", "other"), [*SAME, *DIFFERENT])
def test_likeness_has_no_direction(one: str, other: str) -> None:
    first, second = alike.telling(one), alike.telling(other)
    assert alike.words_score(first, second) == alike.words_score(second, first)
    assert is_taken_for_the_same(one, one) or len(first) < 2


async def pairs(town: Town) -> list[tuple[int, int, str]]:
    rows = await read(town.database, select(tables.likeness))
    return sorted((row.case_number, row.other_number, row.kind) for row in rows)


async def test_new_case_is_compared_after_the_turn(either_town: Town) -> None:
    town = either_town
    officer = await town.officer()
    await tip_at(town, what=BY_ONE)
    await tip_at(town, what=SOMETHING_ELSE)
    await tip_at(town, what=BY_ANOTHER)
    assert await pairs(town) == []
    officer.heard = []
    await town.compare()
    assert await pairs(town) == [(3, 1, "words")]
    assert await read(town.database, select(tables.comparison)) == []
    officer.expect("Tin #3 có thể trùng với #1 (dưới 3 người báo độc lập, 2 tin không rõ người báo)")
    officer.expect_not("trộm", "khóa")
    assert len(officer.heard) == 1
    for number, other in ((3, 1), (1, 3)):
        await officer.say(f"/tip {number}")
        officer.expect("Có thể trùng với:", f"• #{other} · ", "lời kể giống nhau")
    await officer.say("/tip 2")
    officer.expect_not("trùng")


async def test_what_dies_while_comparing_is_done_by_the_next(either_town: Town) -> None:
    town = either_town
    await tip_at(town, what=BY_ONE)
    await tip_at(town, what=BY_ANOTHER)
    assert await likenesses.claim(town.database, town.clock()) is not None
    await town.compare()
    assert len(await read(town.database, select(tables.comparison))) == 1
    town.clock.move(likenesses.LEASE)
    await town.compare()
    assert await pairs(town) == [(2, 1, "words")]
    assert await read(town.database, select(tables.comparison)) == []


async def test_what_never_ends_is_given_up(town: Town) -> None:
    await tip_at(town, what=BY_ONE)
    for _ in range(likenesses.TRIES + 1):
        claimed = await likenesses.claim(town.database, town.clock())
        assert claimed is not None
        assert claimed.number == 1
        town.clock.move(likenesses.LEASE)
    assert await likenesses.claim(town.database, town.clock()) is None


@pytest.mark.parametrize(("hours", "found"), [(71, 1), (73, 0)])
async def test_what_is_long_past_is_another_event(town: Town, hours: int, found: int) -> None:
    await tip_at(town, what=BY_ONE)
    town.clock.move(timedelta(hours=hours))
    await tip_at(town, what=BY_ANOTHER)
    await town.compare()
    assert len(await pairs(town)) == found


async def test_place_and_category_count(either_town: Town) -> None:
    town = either_town
    around = town.world.gazetteer.around(HERE)
    assert HERE in around
    assert THERE not in around
    beside = min(around - {HERE})
    for commune in (HERE, THERE, beside, None):
        await tip_at(town, commune, what=BY_ONE)
    await tip_at(town, HERE, what=BY_ONE, category="social_evil")
    await tip_at(town, HERE, what=BY_ANOTHER)
    await town.compare()
    assert [pair[:2] for pair in await pairs(town) if pair[0] == 6] == [(6, 1), (6, 3), (6, 4)]


async def test_only_what_an_officer_may_see_is_named(either_town: Town) -> None:
    town = either_town
    beside = min(town.world.gazetteer.around(HERE) - {HERE})
    here, there, everywhere = await town.officer(HERE), await town.officer(beside), await town.officer()
    await tip_at(town, beside, what=BY_ONE)
    await tip_at(town, HERE, what=BY_ANOTHER)
    for phone in (here, there, everywhere):
        phone.heard = []
    await town.compare()
    everywhere.expect("#2 có thể trùng với #1")
    here.expect_silence()
    there.expect_silence()
    await here.say("/tip 2")
    here.expect_not("trùng", "#1")
    await everywhere.say("/tip 2")
    everywhere.expect("• #1")


async def test_samples_are_compared_with_nothing(town: Town) -> None:
    await add_cases(town, ("public_order", HERE), is_sample=True, answers={"what": BY_ONE})
    await tip_at(town, what=BY_ANOTHER)
    await town.compare()
    assert await pairs(town) == []


async def of(town: Town, *tellers: Phone | None) -> None:
    """Each files the same tip; None is somebody who wants no contact."""
    for phone in tellers:
        if phone is None:
            await tip_at(town, what=BY_ONE)
        else:
            await tip_by(phone, what=BY_ONE, contact="chat")


@pytest.mark.parametrize(
    ("tellers", "said"),
    [
        ("aa", "dưới 3 người báo độc lập."),
        ("ab", "dưới 3 người báo độc lập."),
        ("aab", "dưới 3 người báo độc lập."),
        ("abc", "3 người báo độc lập."),
        ("abca", "3 người báo độc lập."),
        ("abc??", "3 người báo độc lập, 2 tin không rõ người báo."),
    ],
)
async def test_who_sent_twice_counts_once(either_town: Town, tellers: str, said: str) -> None:
    town = either_town
    officer = await town.officer()
    phones = {name: town.citizen(f"phone-{name}") for name in set(tellers) - {"?"}}
    await of(town, *(phones.get(name) for name in tellers))
    await town.compare()
    await officer.say(f"/tip {len(tellers)}")
    officer.expect(f"Tính cả tin này: {said}")
    officer.expect_not("phone-")


async def test_emptied_case_is_like_nothing(either_town: Town) -> None:
    town = either_town
    officer = await town.officer()
    await tip_at(town, what=BY_ONE)
    await tip_at(town, what=BY_ANOTHER)
    await town.compare()
    await officer.say("/status 1 unfounded Chưa thấy căn cứ")
    assert await pairs(town) == []
    await tip_at(town, what=BY_ANOTHER)
    await town.compare()
    assert await pairs(town) == [(3, 2, "words")]


async def with_picture(town: Town, what: str, number: int, look: str | None) -> str:
    """Files a tip and adds a picture to it; gives the receipt code."""
    phone = town.citizen()
    code = await tip_by(phone, what=what)
    await phone.start(code)
    await phone.do(MediaReceived(picture_id(number), "picture", 1000, look=look))
    return code


async def test_pictures_are_compared_as_they_come(either_town: Town) -> None:
    town = either_town
    officer = await town.officer()
    await with_picture(town, BY_ONE, 1, "00ff00ff00ff00ff")
    await town.compare()
    await with_picture(town, SOMETHING_ELSE, 2, "00ff00ff00ff01fe")
    await with_picture(town, "Hàng xóm nuôi chó dữ thả rông", 3, "f0f0f0f0f0f0f0f0")
    await with_picture(town, "Cháy đồng cỏ sau nghĩa trang", 4, None)
    officer.heard = []
    await town.compare()
    assert await pairs(town) == [(2, 1, "picture")]
    officer.expect("#2 có thể trùng với #1")
    assert len(officer.heard) == 1
    await officer.say("/tip 1")
    officer.expect("• #2 · ", "ảnh gần như một")


async def test_picture_that_comes_later_is_compared_too(either_town: Town) -> None:
    town = either_town
    officer = await town.officer()
    mai = town.citizen()
    code = await tip_by(mai, what=BY_ONE)
    await with_picture(town, SOMETHING_ELSE, 2, "00ff00ff00ff00ff")
    await town.compare()
    assert await pairs(town) == []
    await mai.start(code)
    await mai.do(MediaReceived(picture_id(1), "picture", 1000, look="00ff00ff00ff00fe"))
    officer.heard = []
    await town.compare()
    assert await pairs(town) == [(2, 1, "picture")]
    officer.expect("Tin #1 có thể trùng với #2")
    await mai.start(code)
    await mai.do(MediaReceived(picture_id(3), "picture", 1000, look="00ff00ff00ff00fd"))
    officer.heard = []
    await town.compare()
    officer.expect_silence()


async def test_looks_lie_sealed(town: Town) -> None:
    await with_picture(town, BY_ONE, 1, "00ff00ff00ff00ff")
    [row] = await read(town.database, select(tables.file))
    assert b"00ff00ff" not in row.look_sealed
    assert town.vault.unseal(row.look_sealed, "file", row.id, "look") == b"00ff00ff00ff00ff"


async def test_what_comes_while_comparing_is_not_lost(either_town: Town) -> None:
    town = either_town
    mai = town.citizen()
    code = await tip_by(mai, what=BY_ONE)
    claimed = await likenesses.claim(town.database, town.clock())
    assert claimed is not None
    await mai.start(code)
    await mai.show(picture_id(1))
    async with town.database.writing() as connection:
        work = Work(connection, town.vault)
        likenesses.done(work, claimed)
        await work.flush()
    [row] = await read(town.database, select(tables.comparison))
    assert row.due_at == town.clock()


async def test_candidates_are_found_by_an_index(town: Town) -> None:
    await tip_at(town, what=BY_ONE)
    async with town.database.reading() as connection:
        work = Work(connection, town.vault)
        line = await cases.summary(work, 1)
        assert line is not None
        statement = likenesses.candidates(line, {HERE, THERE}, timedelta(hours=72))
        text = str(statement.compile(dialect=connection.dialect, compile_kwargs={"literal_binds": True}))
        plan = list(await connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {text}"))
    assert [row[-1] for row in plan if "SCAN cases" in row[-1] or "TEMP B-TREE" in row[-1]] == []
    assert any("ix_cases_filed_at" in row[-1] for row in plan)


async def test_service_compares_by_itself(town: Town, sqlite_url: str, keys: Path, tmp_path: Path) -> None:
    officer = await town.officer()
    await tip_at(town, what=BY_ONE)
    await tip_at(town, what=BY_ANOTHER)
    await likenesses.claim(town.database, town.clock())  # a process that dies over it
    channel = FakeChannel("web")
    chosen = {"database_url": SecretStr(sqlite_url), "keys": keys, "files": tmp_path / "files"}
    async with running(Settings.model_validate(chosen), [channel], town.clock) as core, asyncio.timeout(10):
        while not any("có thể trùng" in words for words in channel.texts()):
            await core.compare_cases()
    assert [to for to, message in channel.sent if "có thể trùng" in message.reply.text] == [officer.name]
