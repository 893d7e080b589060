"""The audit chain: what staff did is in it, and nothing they typed. Its own laws are in `test_audit`."""

import asyncio

from sqlalchemy import select

from bot.digests.digest import Reader, gather
from storage import access, audit
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
        ("list", None, "first urgent new"),
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
    async with town.database.reading() as connection:
        assert await audit.verify(connection, town.vault) == (14, None)


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


async def test_admins_digest_anchors_the_head(either_town: Town) -> None:
    """Who writes the whole chain anew cannot write the digests anew that went out."""
    town = either_town
    officer = await town.officer()
    await officer.say("/tips")
    async with town.database.reading() as connection:
        work, now = Work(connection, town.vault), town.clock()
        figures = await gather(work, Reader("admin", frozenset(), "vi"), now, now, VIETNAM)
    [row] = await read(town.database, select(log.c.hash).where(log.c.n == 2))
    assert figures.chain == (2, row.hash.hex()[:16])
