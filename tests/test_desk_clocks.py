"""Deadlines at the desk: started, shown, put off, met; and what is overdue."""

import asyncio
from datetime import timedelta

import pytest
from sqlalchemy import select

from storage import clock_lists, tables
from storage.case_lists import Filter
from storage.sight import Sight
from tests.desk_stories import HERE, THERE, Racer, audited, read, tip_at, tip_by
from tests.talk import Phone, Town, seeds
from tests.test_desk_review import HOSTILE

HOURS = seeds().unit.reception_hours


async def clocks_of(town: Town, number: int = 1) -> list[tuple[str, bool]]:
    """The clocks of a case, in the order they began: kind, and whether it runs."""
    rows = await read(
        town.database,
        select(tables.clock)
        .where(tables.clock.c.case_number == number)
        .order_by(tables.clock.c.started_at, tables.clock.c.kind),
    )
    return [(row.kind, row.is_running) for row in rows]


async def test_reception_runs_until_somebody_accepts(either_town: Town) -> None:
    town = either_town
    officer = await town.officer()
    await tip_at(town)
    await officer.say("/tip 1")
    officer.expect("Hạn tiếp nhận: 09:00 thứ Ba 24/11, còn 24 giờ")
    await officer.press("desk.take.1")
    assert await clocks_of(town) == [("reception", False)]
    await officer.say("/tip 1")
    officer.expect_not("Hạn tiếp nhận")


async def test_urgent_case_is_due_in_minutes(town: Town) -> None:
    officer, mai = await town.officer(), town.citizen()
    await mai.start()
    await mai.press("menu.hand_in", "explosive.unsure", "form.skip")
    await officer.say("/tip 1")
    officer.expect("Hạn tiếp nhận: 09:30 thứ Hai 23/11, còn 30 phút")
    await town.wait(minutes=31)
    await officer.say("/overdue")
    officer.expect("1 việc quá hạn", "quá 1 phút")


async def test_register_starts_twenty_days(either_town: Town) -> None:
    town = either_town
    officer, mai = await town.officer(), town.citizen()
    await tip_by(mai, contact="chat")
    await officer.say("/take 1")
    await officer.say("/register 1 45/2026")
    officer.expect("vào sổ, số 45/2026", "hết ngày 14/12/2026")  # the 13th is a Sunday
    mai.expect("số 45/2026")
    await officer.say("/tip 1")
    officer.expect("Số vào sổ: 45/2026", "Hạn xử lý: thứ Hai 14/12, còn 14 ngày làm việc")
    assert await clocks_of(town) == [("handling", True), ("reception", False)]


async def test_bare_register_asks_step_by_step(town: Town) -> None:
    officer = await town.officer()
    await tip_at(town)
    await officer.press("desk.tip.1", "desk.more.1", "desk.register.1")
    officer.expect("gõ số của tin #1 trong sổ")
    await officer.say(" tb 07/2026 ")
    officer.expect("số TB 07/2026")
    assert ("register", 1, None) in await audited(town.database)


@pytest.mark.parametrize("number", ["", "!", "x" * 41, "<b>", "45\u202e"])
async def test_number_that_is_none_is_refused(town: Town, number: str) -> None:
    officer = await town.officer()
    await tip_at(town)
    await officer.say(f"/register 1 {number}")
    assert ("handling", True) not in await clocks_of(town)


async def test_number_belongs_to_one_case(either_town: Town) -> None:
    town = either_town
    officer = await town.officer(HERE)
    everybody = await town.officer()
    await tip_at(town, HERE)
    await tip_at(town, HERE)
    await tip_at(town, THERE)
    await everybody.say("/register 3 9/2026")
    await officer.say("/register 1 45/2026")
    await officer.say("/register 2 45/2026")
    officer.expect("đã ghi cho tin #1")
    await officer.say("/register 2 9/2026")
    officer.expect("ngoài địa bàn")
    officer.expect_not("#3")
    assert await clocks_of(town, 2) == [("reception", True)]
    await officer.say("/register 1 46/2026")
    officer.expect("nay mang số 46/2026")
    await officer.say("/register 2 45/2026")
    officer.expect("đã vào sổ")


async def test_of_racing_entries_one_gets_the_number(either_town: Town) -> None:
    town = either_town
    officers = [await town.officer() for _ in range(3)]
    for _ in officers:
        await tip_at(town)
    racers = [Racer(town, officer.name) for officer in officers]
    said = await asyncio.gather(
        *(racer.say("register", f"{number} 45/2026") for number, racer in enumerate(racers, 1))
    )
    assert sorted("đã ghi cho tin" in text for text in said) == [False, True, True]


async def test_time_is_put_off_twice_at_most(either_town: Town) -> None:
    town = either_town
    officer, admin, mai = await town.officer(), await town.admin(), town.citizen()
    code = await tip_by(mai, contact="chat")
    await officer.say("/extend 1 Cần thêm thời gian")
    officer.expect("không có thời hạn nào")
    await officer.say("/register 1 45/2026")
    await officer.say("/extend 1")
    officer.expect("Vì sao tin #1 cần thêm thời gian?")
    await officer.say("Phải xác minh ở nhiều nơi")
    officer.expect("thứ Hai 25/01", "Người báo tin đã được nhắn")  # the 23rd is a Saturday
    mai.expect("cần thêm thời gian", "25/01/2027", "Phải xác minh ở nhiều nơi")
    await officer.say("/extend 1 Chưa xong")
    officer.expect("cần viện kiểm sát")
    assert ("refused", 1, "extend") in await audited(town.database)
    await admin.say("/extend 1 Viện kiểm sát đã gia hạn")
    admin.expect("thứ Ba 23/03")
    await admin.say("/extend 1 Nữa")
    admin.expect("hết mức luật cho phép")
    await mai.start(code)
    mai.expect("Phải xác minh ở nhiều nơi", "Viện kiểm sát đã gia hạn")


async def test_teller_without_chat_reads_it_by_code(town: Town) -> None:
    officer, mai = await town.officer(), town.citizen()
    code = await tip_by(mai, contact="none")
    await officer.say("/register 1 45/2026")
    await officer.say("/extend 1 Phải chờ giám định")
    officer.expect("khi mở bằng mã tra cứu")
    await mai.start(code)
    mai.expect("vào sổ tiếp nhận, số 45/2026")
    mai.expect("Việc này cần thêm thời gian", "Phải chờ giám định")


@pytest.mark.parametrize("status", ["resolved", "rejected", "unfounded", "out_of_scope"])
async def test_closed_case_has_no_running_clock(either_town: Town, status: str) -> None:
    town = either_town
    officer = await town.officer()
    await tip_at(town)
    await officer.say("/register 1 45/2026")
    await officer.say("/take 1")
    await officer.say(f"/status 1 {status} Đã xong")
    assert await clocks_of(town) == [("handling", False), ("reception", False)]
    await town.wait(days=60)
    await officer.say("/overdue")
    officer.expect("Không có việc nào quá hạn")


async def test_withdrawn_case_has_no_running_clock(town: Town) -> None:
    mai = town.citizen()
    await tip_by(mai, contact="chat")

    await mai.start(mai.receipt)
    await mai.press("case.withdraw", "case.withdraw_yes")
    assert await clocks_of(town) == [("reception", False)]


async def test_reopened_case_is_to_be_received_anew(either_town: Town) -> None:
    town = either_town
    officer, mai = await town.officer(), town.citizen()
    await tip_by(mai, contact="chat")
    await officer.say("/take 1")
    await officer.say("/status 1 resolved Đã nhắc nhở")
    await mai.press("case.reopen.1")
    await mai.say("Họ vẫn còn đua xe")
    assert await clocks_of(town) == [("reception", False), ("reception", True)]
    await town.wait(hours=HOURS, minutes=1)
    await officer.say("/tips quá hạn")
    officer.expect("#1")
    await officer.say("/take 1")
    assert await clocks_of(town) == [("reception", False), ("reception", False)]


async def test_reopened_case_is_registered_anew(town: Town) -> None:
    officer, mai = await town.officer(), town.citizen()
    await tip_by(mai, contact="chat")
    await officer.say("/register 1 45/2026")
    await officer.say("/take 1")
    await officer.say("/status 1 resolved Đã nhắc nhở")
    await mai.press("case.reopen.1")
    await mai.say("Họ vẫn còn đua xe")
    await officer.say("/register 1 50/2026")
    officer.expect("đã vào sổ, số 50/2026")
    assert (await clocks_of(town)).count(("handling", True)) == 1


async def test_overdue_shows_kinds_and_how_late(either_town: Town) -> None:
    town = either_town
    officer, elsewhere = await town.officer(HERE), await town.officer(THERE)
    await tip_at(town, HERE)
    await tip_at(town, HERE)
    await officer.say("/take 1")
    await officer.say("/register 1 45/2026")
    await town.wait(days=23)  # Wednesday, the 16th of December
    await officer.say("/overdue")
    officer.expect("2 việc quá hạn", "• Hạn tiếp nhận: 1", "• Hạn xử lý: 1")
    officer.expect("Hạn xử lý: thứ Hai 14/12, ⚠️ quá 2 ngày làm việc")
    officer.expect_buttons("desk.tip.1", "desk.tip.2", "desk.overdue.handling")
    await officer.press("desk.overdue.handling")
    officer.expect("1 việc quá hạn", "#1")
    officer.expect_not("#2")
    await officer.say("/overdue tiếp nhận")
    officer.expect("#2")
    await officer.say("/overdue gì đó")
    officer.expect("Chưa hiểu: gì đó")
    await elsewhere.say("/overdue")
    elsewhere.expect("Không có việc nào quá hạn")
    async with town.database.reading() as connection:
        scope = Filter(Sight(communes=frozenset({HERE})))
        assert await clock_lists.overdue_counts(connection, scope, town.clock()) == {
            "reception": 1,
            "handling": 1,
        }
        other = Filter(Sight(communes=frozenset({THERE})))
        assert await clock_lists.overdue_counts(connection, other, town.clock()) == {}


async def test_overdue_is_paged(town: Town) -> None:
    officer = await town.officer()
    for _ in range(seeds().unit.tips_per_page + 1):
        await tip_at(town)
        town.clock.move(timedelta(minutes=1))
    await town.wait(days=2)
    await officer.say("/overdue")
    officer.expect("11 việc quá hạn · trang 1/2", "#1 ")
    await officer.press("Ít trễ hơn ›")
    officer.expect("trang 2/2", "#11")
    await officer.press("‹ Trễ hơn")
    officer.expect("trang 1/2")
    await officer.say("/overdue p99")
    officer.expect("trang 2/2")


async def ask_about_data(town: Town, what: str) -> Phone:
    """Somebody asks something about their data, to be answered in this chat."""
    mai = town.citizen()
    await mai.say("/privacy")
    await mai.press("menu.data_request", what)
    await mai.say("Tin số 7 ghi sai ngày")
    await mai.press("contact.chat", "form.submit")
    return mai


@pytest.mark.parametrize(
    ("what", "due"),
    [
        ("data_see", "thứ Năm 03/12"),
        ("data_correct", "thứ Năm 03/12"),
        ("data_restrict", "thứ Ba 08/12"),
        ("data_delete", "thứ Hai 14/12"),  # the 13th is a Sunday
    ],
)
async def test_request_about_data_has_its_terms(either_town: Town, what: str, due: str) -> None:
    town = either_town
    officer = await town.officer()
    mai = await ask_about_data(town, what)
    await officer.say("/tip 1")
    officer.expect("Tin số 7 ghi sai ngày")
    officer.expect("Hạn trả lời người hỏi về dữ liệu: thứ Năm 26/11")  # the 24th is a holiday
    officer.expect(f"Hạn làm xong yêu cầu về dữ liệu: {due}")
    await officer.say("/take 1")
    assert ("data_answer", True) in await clocks_of(town)
    await officer.say("/reply 1 Chúng tôi đang kiểm tra")
    assert await clocks_of(town) == [("data_answer", False), ("data_request", True), ("reception", False)]
    await officer.say("/status 1 resolved Đã sửa")
    assert ("data_request", False) in await clocks_of(town)
    mai.expect("Đã sửa")


async def test_request_about_data_is_put_off_once(town: Town) -> None:
    officer = await town.officer()
    mai = await ask_about_data(town, "data_see")
    await officer.press("desk.tip.1", "desk.more.1", "desk.extend.1")
    await officer.say("Phải tìm trong sổ cũ")
    officer.expect("thứ Hai 14/12")
    mai.expect("14/12/2026", "Phải tìm trong sổ cũ")
    await officer.say("/extend 1 Nữa")
    officer.expect("hết mức luật cho phép")


async def test_silent_request_about_data_is_overdue(town: Town) -> None:
    officer = await town.officer()
    await ask_about_data(town, "data_see")
    await town.wait(days=4)
    await officer.say("/overdue trả lời")
    officer.expect("1 việc quá hạn", "Xem dữ liệu")


async def test_open_form_offers_no_other_one(town: Town) -> None:
    mai = town.citizen()
    await mai.start()
    await mai.press("menu.tip", "danger.no")
    await mai.say("/privacy")
    assert "menu.data_request" not in [one.id for one in mai.buttons]


@pytest.mark.parametrize("name", ["register", "extend", "overdue"])
async def test_hostile_arguments_get_an_answer(town: Town, name: str) -> None:
    officer = await town.officer(role="owner")
    await tip_at(town)
    for argument in HOSTILE:
        for typed in (argument, f"1 {argument}"):
            await officer.say(f"/{name} {typed}")
            assert officer.heard != [], typed[:20]
            officer.expect_not("lỗi")
            assert len(officer.text) < 4096, typed[:20]
            await officer.say("/cancel")
