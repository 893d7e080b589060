"""A call for help in a flood, from the citizen's one message to the officer's screen and back, on a real database."""

from sqlalchemy import select

from storage import cases, tables
from storage.work import Work
from tests.desk_stories import HERE, THERE, read
from tests.talk import Phone, Town


async def call(phone: Phone, words: str = "thon 3 Tien Canh, Tien Phuoc, 5 nguoi, nuoc toi nguc") -> int:
    """One message; gives the number of the case."""
    await phone.start()
    await phone.press("menu.flood")
    await phone.say(words)
    return 1


async def answers(town: Town, number: int) -> dict[str, object]:
    """What the case holds."""
    async with town.database.writing() as connection:
        case = await cases.open_case(Work(connection, town.vault), number)
    assert case is not None
    return case.answers


async def test_officers_hear_of_the_first_message(either_town: Town) -> None:
    officer, mai = await either_town.officer(HERE), either_town.citizen()
    await call(mai)
    officer.expect("🔴", "Thiên tai, lũ lụt")
    await officer.press(f"desk.tip.{officer.case}")
    officer.expect("thon 3 Tien Canh", "🔴")


async def test_further_answers_stand_on_the_card(either_town: Town) -> None:
    officer, mai = await either_town.officer(HERE), either_town.citizen()
    number = await call(mai)
    await mai.press("form.skip")
    await mai.say("5")
    await mai.press("weak.old", "water.chest", "battery.low")
    mai.expect("Đã chuyển thêm câu này")
    await officer.say(f"/tip {number}")
    officer.expect("Số người: 5", "Người già", "Tới ngực", "Sắp hết pin")


async def test_shared_position_moves_the_call_to_its_commune(either_town: Town) -> None:
    there, mai = await either_town.officer(THERE), either_town.citizen()
    number = await call(mai, "cứu với, nước lên mái")
    there.heard = []
    place = either_town.world.gazetteer
    assert place.near(15.87, 107.47)[0].code == THERE
    await mai.share(15.87, 107.47)
    there.expect("xã Tây Giang")
    rows = await read(either_town.database, select(tables.cases.c.commune))
    assert [row.commune for row in rows] == [THERE]
    held = await answers(either_town, number)
    assert held["position"] != held["call"]


async def test_call_that_is_taken_stays_with_its_officer(either_town: Town) -> None:
    officer, mai = await either_town.officer(HERE), either_town.citizen()
    number = await call(mai)
    await officer.say(f"/take {number}")
    await mai.share(15.87, 107.47)
    await officer.say(f"/tip {number}")
    officer.expect("xã Thạnh Bình")


async def test_citizen_reads_who_is_coming(either_town: Town) -> None:
    officer, mai = await either_town.officer(HERE), either_town.citizen()
    number = await call(mai)
    await officer.say(f"/take {number}")
    await officer.say(f"/status {number}")
    assert "Đã có người tới" in [choice.label for choice in officer.buttons]
    await officer.say(f"/status {number} in_progress")
    officer.expect("Đã có người tới")
    mai.expect("Đã có người tới")
    await mai.press(f"case.reply.{number}")
    mai.expect("Tình trạng: Đã có người tới")
    mai.expect_buttons("case.safe")
    await mai.press("case.safe")
    mai.expect("Mừng anh/chị đã an toàn", "Đã ghi thêm vào tin")
    await officer.say(f"/tip {number}")
    officer.expect("tôi đã an toàn")
    await officer.say(f"/status {number} resolved Đã đưa lên trường học")
    mai.expect("An toàn")


async def test_calling_again_makes_no_second_case(either_town: Town) -> None:
    mai = either_town.citizen()
    await call(mai)
    await mai.press("form.enough")
    await either_town.wait(minutes=30)
    await mai.press("menu.flood")
    mai.expect("Anh/chị đã gọi cứu chưa đầy một giờ trước")
    await mai.say("thêm hai người nữa")
    assert len(await read(either_town.database, select(tables.cases.c.number))) == 1


async def test_closed_call_makes_way_for_a_new_one(either_town: Town) -> None:
    officer, mai = await either_town.officer(HERE), either_town.citizen()
    number = await call(mai)
    await mai.press("form.enough")
    await officer.say(f"/take {number}")
    await officer.say(f"/status {number} resolved xong")
    await mai.press("menu.flood")
    mai.expect("Anh/chị đang ở đâu")
    mai.expect_not("chưa đầy một giờ")
    await mai.say("nước lại lên")
    assert len(await read(either_town.database, select(tables.cases.c.number))) == 2


async def test_emptied_call_takes_no_answers(either_town: Town) -> None:
    officer, mai = await either_town.officer(HERE), either_town.citizen()
    number = await call(mai)
    await officer.say(f"/status {number} out_of_scope đùa")
    await mai.press("form.skip")
    await mai.say("7")
    mai.expect("đã khép lại")
    assert await answers(either_town, number) == {}


async def test_call_outlives_a_restart(town: Town) -> None:
    mai = town.citizen()
    number = await call(mai)
    await town.restart()
    await mai.press("form.skip")
    await mai.say("4")
    assert (await answers(town, number))["people"] == 4


async def test_only_the_caller_answers_for_the_call(town: Town) -> None:
    mai, stranger = town.citizen(), town.citizen()
    await call(mai)
    await stranger.start()
    await stranger.tap("case.safe")
    stranger.expect("không dùng được nữa")
    await stranger.tap("water.roof")
    assert "water" not in await answers(town, 1)
