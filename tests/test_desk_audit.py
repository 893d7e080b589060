"""The audit chain: what staff did is in it, and whoever touches a row is found out."""

import asyncio

import pytest
from sqlalchemy import Executable, delete, insert, select, update

from bot.digests.digest import Reader, gather
from storage import access, audit
from storage.tables import EPOCH, counter
from storage.tables import audit as log
from storage.work import Work
from tests.desk_stories import HERE, THERE, add_cases, audited, read, tip_by
from tests.talk import VIETNAM, Town, picture_id


async def test_everything_staff_do_is_recorded(either_town: Town) -> None:
    town = either_town
    officer, admin = await town.officer(HERE), await town.admin()
    mai = town.citizen()
    code = await tip_by(mai, contact="0905123456")
    await mai.start(code)
    await mai.show(picture_id(1))
    await add_cases(town, ("crime", THERE))
    await officer.say("/tips khẩn mới")
    await officer.say("/tip 1")
    await officer.say("/take 1")
    await officer.say("/tip 1")
    await officer.say("/reply 1 Cảm ơn")
    await officer.say("/status 1 resolved Xong")
    await officer.say("/tip 2")
    await officer.say("/invite officer")
    await admin.say("/invite officer")
    await officer.say("/digest now")
    key = town.vault.pseudonym(town.channel, officer.name)
    assert await access.may_open(town.database, town.vault, key, picture_id(1), town.clock())
    assert await audited(town.database) == [
        ("enrol", None, "officer"),
        ("enrol", None, "admin"),
        ("list", None, "p1 urgent new"),
        ("look", 1, None),
        ("take", 1, None),
        ("look", 1, None),
        ("phone", 1, None),
        ("reply", 1, None),
        ("status", 1, "resolved"),
        ("refused", 2, "tip"),
        ("refused", None, "invite"),
        ("invite", None, "officer"),
        ("digest", None, None),
        ("file", 1, None),
    ]
    assert await verified(town) == (14, None)


async def test_strangers_look_waits_for_no_writer(town: Town) -> None:
    """Anybody may ask for any file: that must not stand in line with those who write."""
    officer, mai = await town.officer(THERE), town.citizen()
    await mai.start(await tip_by(mai))
    await mai.show(picture_id(1))
    keys = [town.vault.pseudonym(town.channel, name) for name in (mai.name, "nobody", officer.name)]
    ids = [picture_id(1), picture_id(1), picture_id(2)]
    async with town.database.writing():
        for key, file_id in zip(keys, ids, strict=True):
            looks = access.may_open(town.database, town.vault, key, file_id, town.clock())
            assert not await asyncio.wait_for(looks, timeout=5)


async def test_nothing_typed_is_recorded(town: Town) -> None:
    officer = await town.officer()
    await tip_by(town.citizen(), what="Có sòng bạc sau chợ")
    await officer.say("/reply 1 Chúng tôi sẽ kiểm tra")
    await officer.say("/status 1 rejected Không tìm thấy")
    await officer.say("/tips sòng bạc")
    said = repr(await audited(town.database))
    assert [word for word in ("sòng", "kiểm", "tìm") if word in said] == []


async def verified(town: Town) -> tuple[int, int | None]:
    """How many rows are whole, and the first that is not."""
    async with town.database.reading() as connection:
        return await audit.verify(connection, town.vault)


async def test_empty_chain_is_whole(either_town: Town) -> None:
    assert await verified(either_town) == (0, None)


TAMPERINGS = {
    "staff changed": update(log).where(log.c.n == 3).values(staff_id=99),
    "staff removed": update(log).where(log.c.n == 3).values(staff_id=None),
    "action changed": update(log).where(log.c.n == 3).values(action="look"),
    "case changed": update(log).where(log.c.n == 3).values(case_number=7),
    "detail changed": update(log).where(log.c.n == 3).values(detail="p9"),
    "moment changed": update(log).where(log.c.n == 3).values(at=EPOCH),
    "hash changed": update(log).where(log.c.n == 3).values(hash=b"\x00" * 32),
    "row removed": delete(log).where(log.c.n == 3),
    "row moved": update(log).where(log.c.n == 3).values(n=103),
}


@pytest.mark.parametrize("name", TAMPERINGS)
async def test_touched_row_is_found_and_named(either_town: Town, name: str) -> None:
    await five_rows(either_town)
    await tamper(either_town, TAMPERINGS[name])
    assert await verified(either_town) == (2, 3)


async def five_rows(town: Town) -> None:
    """A chain of five."""
    officer = await town.officer()
    for page in range(1, 5):
        await add_cases(town, ("crime", None))
        await officer.say(f"/tips p{page}")
    assert await verified(town) == (5, None)


async def tamper(town: Town, *statements: Executable) -> None:
    """What somebody does who can write to the database."""
    async with town.database.writing() as connection:
        for statement in statements:
            await connection.execute(statement)


async def test_swapped_rows_are_found(either_town: Town) -> None:
    await five_rows(either_town)
    await tamper(
        either_town,
        update(log).where(log.c.n == 2).values(n=200),
        update(log).where(log.c.n == 4).values(n=2),
        update(log).where(log.c.n == 200).values(n=4),
    )
    assert await verified(either_town) == (1, 2)


@pytest.mark.parametrize("kept", [0, 4])
async def test_rows_cut_off_are_found(either_town: Town, kept: int) -> None:
    await five_rows(either_town)
    await tamper(either_town, delete(log).where(log.c.n > kept))
    assert await verified(either_town) == (kept, kept + 1)


async def test_appended_row_is_found(either_town: Town) -> None:
    """Even one that is chained as it should be: nobody drew its number."""
    town = either_town
    await five_rows(town)
    async with town.database.writing() as connection:
        await audit.record(Work(connection, town.vault), audit.Entry(1, "look", 1), town.clock())
    await tamper(town, update(counter).where(counter.c.name == "audit").values(value=5))
    assert await verified(town) == (5, 6)


async def test_appended_row_without_chain_is_found(either_town: Town) -> None:
    town = either_town
    await five_rows(town)
    forged = {"n": 6, "at": town.clock(), "staff_id": 1, "action": "look", "hash": b"\x01" * 32}
    await tamper(town, insert(log).values(forged))
    assert await verified(town) == (5, 6)


async def test_admins_digest_anchors_the_head(either_town: Town) -> None:
    """Who writes the whole chain anew cannot write the digests anew that went out."""
    town = either_town
    await five_rows(town)
    async with town.database.reading() as connection:
        work, now = Work(connection, town.vault), town.clock()
        figures = await gather(work, Reader("admin", frozenset(), "vi"), now, now, VIETNAM)
    [row] = await read(town.database, select(log.c.hash).where(log.c.n == 5))
    assert figures.chain == (5, row.hash.hex()[:16])


async def test_look_that_fails_leaves_no_gap(either_town: Town) -> None:
    """A turn that is rolled back gives its number back."""
    town = either_town
    await five_rows(town)
    async with town.database.writing() as connection:
        await audit.record(Work(connection, town.vault), audit.Entry(1, "look", 1), town.clock())
        await connection.rollback()
    async with town.database.writing() as connection:
        work = Work(connection, town.vault)
        for action in ("look", "take"):
            await audit.record(work, audit.Entry(1, action, 1), town.clock())
    assert await verified(town) == (7, None)
