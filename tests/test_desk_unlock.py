"""Content is shown after a one-time code, for some hours; while it is locked nothing leaks."""

from datetime import timedelta

import pytest
from sqlalchemy import select

from bot.desk.commands import COMMANDS
from storage import access, tables
from tests.desk_stories import HERE, THERE, audited, read, tip_at, tip_by
from tests.talk import Town, picture_id, seeds
from tests.test_permissions import ARGUMENTS
from tests.unlock_stories import SECRET, Authenticator, enrolled

OPEN = {"tips", "overdue", "digest", "alerts", "unlock", "lock"}
"""Commands that show nothing of what citizens wrote, and change nothing."""


def test_every_command_but_these_is_locked() -> None:
    assert {name for name, command in COMMANDS.items() if not command.needs_unlock} == OPEN


def test_what_groups_order_shows_nothing() -> None:
    assert [name for name, one in COMMANDS.items() if one.is_for_groups and one.needs_unlock] == []


@pytest.mark.parametrize("name", sorted(COMMANDS.keys() - OPEN))
async def test_locked_command_leaks_and_does_nothing(locked_town: Town, name: str) -> None:
    town = locked_town
    await tip_at(town, what="Có sòng bạc sau chợ", contact="0905123456")
    admin = await town.admin()
    await enrolled(town, admin)
    await admin.say("/lock")
    before = await audited(town.database)
    await admin.say(f"/{name} {ARGUMENTS[name]}")
    admin.expect("Nội dung tin đang khóa")
    admin.expect_not("sòng", "0905", "#1", HERE)
    assert [choice.id for choice in admin.buttons] == ["desk.cancel"]
    assert (await audited(town.database))[len(before) :] == [("refused", None, f"locked {name}")]
    [row] = await read(town.database, select(tables.cases))
    assert (row.status, row.assignee_id) == ("new", None)


async def test_locked_case_elsewhere_says_the_same(locked_town: Town) -> None:
    town = locked_town
    await tip_at(town, THERE)
    officer = await town.officer(HERE)
    await enrolled(town, officer)
    await officer.say("/lock")
    await officer.say("/tip 1")
    there = officer.heard
    await officer.say("/tip 7")
    assert officer.heard == there


async def test_what_was_asked_for_is_shown_at_once(locked_town: Town) -> None:
    town = locked_town
    await tip_at(town, what="Có sòng bạc sau chợ")
    officer = await town.officer()
    await officer.say("/tip 1")
    officer.expect_not("sòng bạc")
    app = Authenticator(officer, town.clock)
    await officer.say(app.code())
    officer.expect("Đã mở khóa đến 17:00", "Có sòng bạc sau chợ")
    assert await audited(town.database) == [
        ("enrol", None, "officer"),
        ("refused", None, "locked tip"),
        ("unlock", None, "enrolled"),
        ("look", 1, None),
    ]


async def test_words_that_were_typed_are_not_lost(locked_town: Town) -> None:
    """An answer that was being written when the time ran out is sent after the code."""
    town = locked_town
    mai, officer = town.citizen(), await town.officer()
    await tip_by(mai, contact="chat")
    app = await enrolled(town, officer)
    await officer.say("/reply 1")
    await town.wait(hours=9)
    await officer.say("Cảm ơn anh, chúng tôi xem ngay")
    officer.expect("đang khóa")
    await officer.say(app.wrong())
    await officer.say(f"/unlock {app.code()}")
    mai.expect("Cảm ơn anh, chúng tôi xem ngay")


async def test_button_for_case_asks_for_code(locked_town: Town) -> None:
    town = locked_town
    officer = await town.officer()
    app = await enrolled(town, officer)
    await tip_at(town, what="Có sòng bạc sau chợ")
    await town.wait(hours=9)
    await officer.press("desk.tip.1")
    officer.expect("đang khóa")
    await officer.say(" ".join((app.code()[:3], app.code()[3:])))
    officer.expect("Có sòng bạc sau chợ")


async def test_unlock_ends_by_itself_and_by_lock(locked_town: Town) -> None:
    town = locked_town
    await tip_at(town, what="Có sòng bạc sau chợ")
    officer = await town.officer()
    app = await enrolled(town, officer)
    await town.wait(hours=seeds().unit.unlock_hours, minutes=-1)
    await officer.say("/tip 1")
    officer.expect("sòng bạc")
    await town.wait(minutes=1)
    await officer.say("/tip 1")
    officer.expect_not("sòng bạc")
    await officer.say(app.code())
    officer.expect("sòng bạc")
    await officer.say("/lock")
    await officer.say("/tip 1")
    officer.expect("đang khóa")


async def test_secret_is_shown_once(locked_town: Town) -> None:
    officer = await locked_town.officer()
    await officer.say("/unlock")
    [first] = officer.heard
    assert first.is_confidential
    assert first.qr is not None
    assert first.qr.startswith("otpauth://totp/")
    assert SECRET.findall(first.text)[0].replace(" ", "") in first.qr
    await officer.say("/unlock")
    [second] = officer.heard
    assert SECRET.findall(second.text) != SECRET.findall(first.text)
    app = Authenticator(officer, locked_town.clock)
    await officer.say(app.code())
    await officer.say("/lock")
    await officer.say("/unlock")
    officer.expect("Anh/chị gửi mã 6 số")
    assert [reply.qr for reply in officer.heard] == [None]


async def test_secret_lies_sealed(locked_town: Town) -> None:
    officer = await locked_town.officer()
    await enrolled(locked_town, officer)
    secret = SECRET.findall("\n".join(reply.text for reply in officer.history))[0].replace(" ", "")
    [row] = await read(locked_town.database, select(tables.step_up))
    assert secret.encode() not in row.secret_sealed
    opened = locked_town.vault.unseal(row.secret_sealed, "step_up", row.staff_id, "secret")
    assert opened.decode() == secret


async def test_code_counts_once(locked_town: Town) -> None:
    town = locked_town
    officer = await town.officer()
    app = await enrolled(town, officer)
    used = app.code()
    await officer.say("/lock")
    await officer.say(f"/unlock {used}")
    officer.expect("đã dùng rồi")
    town.clock.move(timedelta(seconds=30))
    await officer.say(f"/unlock {used}")
    officer.expect("đã dùng rồi")
    await officer.say(f"/unlock {app.code()}")
    officer.expect("Đã mở khóa")


@pytest.mark.parametrize(("steps", "is_right"), [(-2, False), (-1, True), (0, True), (1, True), (2, False)])
async def test_clock_may_be_one_step_off(locked_town: Town, steps: int, is_right: bool) -> None:
    town = locked_town
    officer = await town.officer()
    app = await enrolled(town, officer)
    town.clock.move(timedelta(minutes=5))
    await officer.say("/lock")
    await officer.say(f"/unlock {app.code(steps)}")
    officer.expect("Đã mở khóa" if is_right else "Mã chưa đúng")


async def test_later_code_makes_earlier_ones_useless(locked_town: Town) -> None:
    town = locked_town
    officer = await town.officer()
    app = await enrolled(town, officer)
    town.clock.move(timedelta(minutes=5))
    early = app.code()
    await officer.say(f"/unlock {app.code(1)}")
    await officer.say(f"/unlock {early}")
    officer.expect("đã dùng rồi")


async def test_wrong_codes_pause_longer_each_time(locked_town: Town) -> None:
    town = locked_town
    officer = await town.officer()
    app = await enrolled(town, officer)
    await officer.say("/lock")
    for minutes, at in ((1, "09:01"), (5, "09:06"), (15, "09:21"), (60, "10:21"), (60, "11:21")):
        for left in (4, 3, 2, 1):
            await officer.say(f"/unlock {app.wrong()}")
            officer.expect(f"còn {left} lần thử")
        await officer.say(f"/unlock {app.wrong()}")
        officer.expect(f"Thử lại được từ {at}")
        await officer.say(f"/unlock {app.code()}")  # even the right one is not looked at
        officer.expect(f"Thử lại được từ {at}")
        await officer.say("/unlock")
        officer.expect(f"Thử lại được từ {at}")
        await town.wait(minutes=minutes)
    await officer.say(f"/unlock {app.code()}")
    officer.expect("Đã mở khóa")
    log = await audited(town.database)
    assert log.count(("refused", None, "unlock wrong")) == 25
    assert log.count(("refused", None, "unlock paused")) == 5


async def test_right_code_begins_the_pauses_anew(locked_town: Town) -> None:
    town = locked_town
    officer = await town.officer()
    app = await enrolled(town, officer)
    for _ in range(2):
        for _ in range(5):
            await officer.say(f"/unlock {app.wrong()}")
        officer.expect("Thử lại được từ")
        await town.wait(minutes=1)
        await officer.say(f"/unlock {app.code()}")
        officer.expect("Đã mở khóa")


async def test_new_secret_does_not_end_a_pause(locked_town: Town) -> None:
    town = locked_town
    officer = await town.officer()
    await officer.say("/unlock")
    app = Authenticator(officer, town.clock)
    for _ in range(5):
        await officer.say(f"/unlock {app.wrong()}")
    await officer.say("/unlock")
    await officer.say(Authenticator(officer, town.clock).code())
    officer.expect("Thử lại được từ 09:01")


@pytest.mark.parametrize("typed", ["12345", "1234567", "abcdef", "１２３４５６", "12345x"])
async def test_what_is_no_code_is_no_try(locked_town: Town, typed: str) -> None:
    officer = await locked_town.officer()
    app = await enrolled(locked_town, officer)
    await officer.say("/lock")
    await officer.say(f"/unlock {typed}")
    officer.expect("Mã gồm 6 chữ số")
    await officer.say(f"/unlock {app.wrong()}")
    officer.expect("còn 4 lần thử")


async def test_group_hears_nothing_of_codes(locked_town: Town) -> None:
    town = locked_town
    admin, group = await town.admin(), town.group()
    app = await enrolled(town, admin)
    await admin.say("/lock")
    for command in ("/unlock", f"/unlock {app.code(1)}", "/lock"):
        await group.say(admin, command)
        assert group.phone.heard == []
    await admin.say("/model")
    admin.expect("đang khóa")
    log = await audited(town.database)
    assert [one for one in log if one[2] in ("unlock", "lock")] == [
        ("refused", None, "unlock"),
        ("refused", None, "unlock"),
        ("refused", None, "lock"),
    ]


async def test_open_form_keeps_its_words(locked_town: Town) -> None:
    """What is typed next belongs to the form, so the code comes with the command."""
    town = locked_town
    officer = await town.officer()
    app = await enrolled(town, officer)
    await town.wait(hours=9)
    await officer.tap("menu.tip")
    await officer.say("/tip 1")
    officer.expect("/unlock 123456")
    await officer.say(f"/unlock {app.code()}")
    officer.expect("Đã mở khóa")


async def test_files_are_locked_too(locked_town: Town) -> None:
    town = locked_town
    officer, mai = await town.officer(HERE), town.citizen()
    await mai.start(await tip_by(mai))
    await mai.show(picture_id(1))
    key = town.vault.pseudonym(town.channel, officer.name)

    async def opens() -> bool:
        now = town.clock()
        return await access.may_open(town.database, town.vault, key, picture_id(1), now, asks_codes=True)

    assert not await opens()
    await enrolled(town, officer)
    assert await opens()
    await officer.say("/lock")
    assert not await opens()
    looks = [one for one in await audited(town.database) if one[1] == 1]
    assert looks == [("refused", 1, "locked file"), ("file", 1, None), ("refused", 1, "locked file")]


async def test_without_codes_nothing_is_locked(either_town: Town) -> None:
    officer = await either_town.officer()
    await tip_at(either_town, what="Có sòng bạc sau chợ")
    await officer.say("/tip 1")
    officer.expect("sòng bạc")
    await officer.say("/unlock")
    officer.expect("không dùng mã")
    await officer.say("/lock")
    officer.expect("không dùng mã")


async def test_secret_of_other_keys_opens_nothing(locked_town: Town) -> None:
    """A row copied from a colleague does not open: the secret is bound to its owner."""
    town = locked_town
    one, other = await town.officer(), await town.officer()
    app = await enrolled(town, one)
    await other.say("/unlock")
    [mine, _] = await read(town.database, select(tables.step_up).order_by(tables.step_up.c.staff_id))
    async with town.database.writing() as connection:
        await connection.execute(tables.step_up.update().values(secret_sealed=mine.secret_sealed))
    await other.say(f"/unlock {app.code(1)}")
    other.expect_not("Đã mở khóa")
