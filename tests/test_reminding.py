"""Reminders: each deadline once, at working hours, to whoever sees to the case and to nobody else."""

import asyncio
from datetime import datetime, timedelta

import pytest
from sqlalchemy import func, select

from bot.reminding import Reminding
from storage import clocks, tables
from tests.desk_stories import HERE, THERE, add_cases, read, suspend, tip_at
from tests.talk import VIETNAM, Phone, Town
from tests.test_digest_rounds import CutTexts, PowerCut

REMINDER = "⏰"


def reminders(phone: Phone) -> list[str]:
    """Every reminder that ever reached a phone."""
    return [reply.text for reply in phone.history if reply.text.startswith(REMINDER)]


def reminding(town: Town, process: str = "another") -> Reminding:
    return Reminding(town.database, town.vault, town.world, process)


async def until(town: Town, day: int, hour: int, minute: int = 0, month: int = 11) -> None:
    """Time passes to a moment in Vietnam, a minute's sweep there included."""
    moment = datetime(2026, month, day, hour, minute, tzinfo=VIETNAM)
    await town.wait(seconds=(moment - town.clock()).total_seconds())


async def test_reminder_comes_before_the_deadline(either_town: Town) -> None:
    town = either_town
    officer = await town.officer()
    await until(town, 26, 14)
    await tip_at(town)
    await until(town, 27, 9, 59)
    assert reminders(officer) == []
    await until(town, 27, 10)
    [said] = reminders(officer)
    assert "#1 · An ninh, trật tự" in said
    assert "Hạn tiếp nhận: 14:00 thứ Sáu 27/11, còn 4 giờ" in said
    assert "đua xe" not in said
    officer.expect_buttons("desk.tip.1", "desk.overdue")
    await until(town, 27, 16)
    assert len(reminders(officer)) == 1


async def test_reminder_waits_for_working_hours(either_town: Town) -> None:
    town = either_town
    officer = await town.officer()
    await until(town, 27, 20)  # a Friday evening: it is due on Saturday evening
    await tip_at(town)
    for day, hour in ((28, 10), (29, 12), (30, 7)):
        await until(town, day, hour)
    assert reminders(officer) == []
    await until(town, 30, 7, 30)
    [said] = reminders(officer)
    assert "quá 35 giờ" in said


async def test_urgent_case_reminds_at_night(town: Town) -> None:
    officer, mai = await town.officer(), town.citizen()
    await until(town, 28, 23)
    await tip_at(town)
    await mai.start(f"xa-{HERE}")
    await mai.press("menu.hand_in", "explosive.unsure", "form.skip")
    await until(town, 28, 23, 15)
    [said] = reminders(officer)
    assert "🔴 #2" in said
    assert "#1" not in said


async def test_what_is_done_is_not_reminded_of(town: Town) -> None:
    officer = await town.officer()
    await tip_at(town)
    await tip_at(town)
    await officer.say("/take 1")
    await officer.say("/status 2 rejected Trùng tin khác")
    await town.wait(days=2)
    assert reminders(officer) == []


async def test_whoever_has_the_case_is_reminded(either_town: Town) -> None:
    town = either_town
    holder, other = await town.officer(HERE), await town.officer(HERE)
    await tip_at(town, HERE)
    await holder.say("/take 1")
    await holder.say("/register 1 45/2026")
    await until(town, 11, 7, 29, month=12)
    assert (len(reminders(holder)), reminders(other)) == (0, [])
    await until(town, 11, 7, 30, month=12)
    assert (len(reminders(holder)), reminders(other)) == (1, [])
    assert "Hạn xử lý: thứ Hai 14/12" in reminders(holder)[0]


async def test_extension_reminds_anew(town: Town) -> None:
    officer = await town.officer()
    await tip_at(town)
    await officer.say("/take 1")
    await officer.say("/register 1 45/2026")
    await until(town, 14, 8, month=12)
    assert len(reminders(officer)) == 1
    await officer.say("/extend 1 Phải chờ giám định")
    await town.wait(days=30)
    assert len(reminders(officer)) == 1
    await town.wait(days=12)
    assert len(reminders(officer)) == 2


async def test_leaver_leaves_reminders_to_colleagues(town: Town) -> None:
    holder, other = await town.officer(HERE), await town.officer(HERE)
    await tip_at(town, HERE)
    await holder.say("/take 1")
    await holder.say("/register 1 45/2026")
    await suspend(town, holder)
    await town.wait(days=23)
    assert (reminders(holder), len(reminders(other))) == ([], 1)


async def test_nobody_hears_of_cases_elsewhere(either_town: Town) -> None:
    town = either_town
    here, there = await town.officer(HERE), await town.officer(THERE)
    everywhere = await town.admin()
    await tip_at(town, THERE)
    await town.wait(days=2)
    assert reminders(here) == []
    assert (len(reminders(there)), len(reminders(everywhere))) == (1, 1)


async def test_leaders_hear_how_many_nobody_sees(either_town: Town) -> None:
    town = either_town
    officer, leader = await town.officer(HERE), await town.officer(HERE, role="admin")
    await add_cases(town, ("crime", THERE), ("crime", THERE))
    await town.wait(days=2)
    assert reminders(officer) == []
    [said] = reminders(leader)
    assert "Có 2 việc" in said
    assert "#" not in said


async def test_hundreds_are_one_message(either_town: Town) -> None:
    town = either_town
    one, two = await town.officer(), await town.officer(HERE)
    await add_cases(town, *[("crime", HERE)] * 300, *[("crime", THERE)] * 100)
    await town.wait(days=2)
    assert [len(reminders(phone)) for phone in (one, two)] == [1, 1]
    assert "⏰ Việc sắp đến hạn: 400, trong đó đã quá hạn: 400" in reminders(one)[0]
    assert "Và 390 việc nữa" in reminders(one)[0]
    assert "đến hạn: 300" in reminders(two)[0]
    assert len(reminders(one)[0]) < 4096


async def test_downtime_is_made_up_for_once(either_town: Town) -> None:
    town = either_town
    officer = await town.officer()
    await tip_at(town)
    await officer.say("/register 1 45/2026")
    await town.restart()
    await town.wait(days=60)
    assert len(reminders(officer)) == 1
    assert "đã quá hạn: 2" in reminders(officer)[0]
    for _ in range(3):
        await town.restart()
        await town.wait(minutes=1)
    assert len(reminders(officer)) == 1


async def reminded(town: Town) -> int:
    """How many clocks somebody was reminded of."""
    clock = tables.clock
    counting = select(func.count()).select_from(clock).where(clock.c.reminded_at.is_not(None))
    [row] = await read(town.database, counting)
    return int(row[0])


async def in_outbox(town: Town) -> int:
    """How many messages lie in the outbox."""
    [row] = await read(town.database, select(func.count()).select_from(tables.outbox))
    return int(row[0])


async def test_many_processes_remind_once(either_town: Town) -> None:
    town = either_town
    officers = [await town.officer() for _ in range(3)]
    await add_cases(town, *[("crime", HERE)] * 5)
    town.clock.move(timedelta(days=2))
    before = await in_outbox(town)
    await asyncio.gather(*(reminding(town, f"process-{n}").go() for n in range(4)))
    assert await in_outbox(town) - before == len(officers)
    assert await reminded(town) == 5


async def test_crash_after_claim_reminds_later(either_town: Town) -> None:
    town = either_town
    officer = await town.officer()
    await add_cases(town, ("crime", HERE))
    town.clock.move(timedelta(days=2))
    dying = Reminding(
        town.database,
        town.vault,
        type(town.world)(
            town.world.programme, CutTexts(), town.world.gazetteer, town.world.locale, town.clock
        ),
        "dying",
    )
    with pytest.raises(PowerCut):
        await dying.go()
    assert await reminded(town) == 0
    await town.wait(minutes=1)
    assert len(reminders(officer)) == 1


async def test_without_staff_it_waits(town: Town) -> None:
    await add_cases(town, ("crime", HERE))
    await town.wait(days=2)
    assert await reminded(town) == 0
    officer = await town.officer()
    await town.wait(minutes=1)
    assert len(reminders(officer)) == 1


async def test_reminder_is_in_readers_language(town: Town) -> None:
    officer = await town.officer()
    await officer.say("/language en")
    await add_cases(town, ("crime", HERE))
    await town.wait(days=2)
    assert "Deadlines coming up: 1" in reminders(officer)[0]


async def test_nothing_due_writes_nothing(town: Town) -> None:
    await add_cases(town, ("crime", HERE))
    assert not await clocks.is_any_to_remind(town.database, town.clock(), at_any_hour=False)
    assert await reminding(town).go() == []
