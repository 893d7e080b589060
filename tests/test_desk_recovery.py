"""A lost phone: two admins together erase somebody's codes, never one alone, never one's own."""

from pathlib import Path

import pytest
from pydantic import SecretStr
from sqlalchemy import select

from bot import unlock_reset
from bot.messages import decode
from bot.settings import Settings
from storage import outbox, tables
from storage.engine import Database
from storage.vault import Vault
from tests.desk_stories import audited, read, suspend, tip_at
from tests.fakes import FakeClock
from tests.talk import Phone, Town
from tests.unlock_stories import Authenticator, enrolled


async def desk_of(town: Town) -> tuple[Phone, Phone, Phone, Authenticator]:
    """An officer (1) and two admins (2, 3) who have all set up their codes."""
    officer, one, two = await town.officer(), await town.admin(), await town.admin()
    app = await enrolled(town, officer)
    await enrolled(town, one)
    await enrolled(town, two)
    return officer, one, two, app


async def test_two_admins_erase_a_lost_code(locked_town: Town) -> None:
    town = locked_town
    await tip_at(town, what="Có sòng bạc sau chợ")
    officer, one, two, app = await desk_of(town)
    await one.say("/recover 1")
    one.expect("Đã ghi yêu cầu", "1 quản trị viên khác")
    await officer.say("/tip 1")
    officer.expect("sòng bạc")  # nothing is erased yet
    two.expect("Quản trị viên số 2", "đồng nghiệp số 1")
    await two.press("desk.recover.1")
    two.expect("Đã xóa mã")
    one.expect("Đã xóa mã mở khóa của đồng nghiệp số 1")
    officer.expect("Hai quản trị viên đã xóa mã")
    await officer.say("/tip 1")
    officer.expect_not("sòng bạc")
    await officer.say(app.code(1))
    officer.expect_not("sòng bạc")
    await officer.say(Authenticator(officer, town.clock).code())
    officer.expect("sòng bạc")
    said = [one for one in await audited(town.database) if one[0] == "recover"]
    assert said == [("recover", None, "asked 1"), ("recover", None, "done 1 with 2")]


async def test_one_admin_alone_erases_nothing(locked_town: Town) -> None:
    town = locked_town
    officer, one, _two, app = await desk_of(town)
    await one.say("/recover 1")
    await one.say("/recover 1")
    one.expect("Đang chờ một quản trị viên khác")
    await officer.say("/lock")
    await officer.say(f"/unlock {app.code(1)}")
    officer.expect("Đã mở khóa")


async def test_own_code_is_erased_by_others_only(locked_town: Town) -> None:
    town = locked_town
    _officer, one, two, _app = await desk_of(town)
    await one.say("/recover 2")
    one.expect("không tự xóa mã của mình")
    three = await town.admin()
    await enrolled(town, three)
    await two.say("/recover 2")
    one.expect_not("yêu cầu xóa mã")  # not the one it is about
    await one.say("/recover 2")
    one.expect("không tự xóa mã của mình")
    await three.say("/recover 2")
    one.expect("Hai quản trị viên đã xóa mã")
    assert ("refused", None, "recover own") in await audited(town.database)


async def test_second_admin_has_a_day(locked_town: Town) -> None:
    town = locked_town
    officer, one, two, app = await desk_of(town)
    await one.say("/recover 1")
    await town.wait(hours=25)
    await two.say("/unlock")
    await two.say(Authenticator(two, town.clock).code())
    await two.say("/recover 1")
    two.expect("Đã ghi yêu cầu")
    await officer.say(f"/unlock {app.code()}")
    officer.expect("Đã mở khóa")


async def test_wish_of_one_who_left_counts_no_more(locked_town: Town) -> None:
    town = locked_town
    _officer, one, two, _app = await desk_of(town)
    three = await town.admin()
    await enrolled(town, three)
    await one.say("/recover 1")
    await suspend(town, one)
    await two.say("/recover 1")
    two.expect("Đã ghi yêu cầu")


async def test_only_admin_is_sent_to_the_operator(locked_town: Town) -> None:
    officer, admin = await locked_town.officer(), await locked_town.admin()
    await enrolled(locked_town, officer)
    await enrolled(locked_town, admin)
    await admin.say("/recover 1")
    admin.expect("tinbao unlock-reset 1")


@pytest.mark.parametrize(
    ("words", "answer"), [("", "Cần hai"), ("x", "Cần hai"), ("9", "Không có"), ("3", "chưa")]
)
async def test_what_cannot_be_recovered(locked_town: Town, words: str, answer: str) -> None:
    town = locked_town
    _officer, admin = await town.officer(), await town.admin()
    await town.officer()
    await enrolled(town, admin)
    await admin.say(f"/recover {words}")
    admin.expect(answer)


async def test_operator_erases_codes(sqlite_url: str, keys: Path, vault: Vault, tmp_path: Path) -> None:
    database = Database.open(sqlite_url)
    town = Town(database, vault, FakeClock(), asks_codes=True)
    officer = await town.officer()
    await enrolled(town, officer)
    settings = Settings(database_url=SecretStr(sqlite_url), keys=keys, files=tmp_path / "files")
    assert await unlock_reset.reset(settings, 1)
    key = vault.pseudonym(town.channel, officer.name)
    waiting = [decode(n, body).reply for n, body in await outbox.read(database, vault, key, 0, 1000)]
    assert "Người vận hành máy chủ đã xóa mã" in waiting[-1].text
    assert await read(database, select(tables.step_up)) == []
    assert not await unlock_reset.reset(settings, 1)
    assert ("recover", None, "operator 1") in await audited(database)
    with pytest.raises(unlock_reset.NobodyError):
        await unlock_reset.reset(settings, 9)
    await database.close()
