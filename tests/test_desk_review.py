"""One case in the hands of staff: read, take, answer; and the news of it."""

import asyncio
from datetime import timedelta

import pytest
from sqlalchemy import select

from bot.dialogue.events import TextReceived
from storage import tables
from tests.desk_stories import HERE, PHONE, Racer, audited, read, status_of, tip_at, tip_by
from tests.talk import Phone, Town, file_hand_in, picture_id


async def test_card_shows_all_that_was_told(town: Town) -> None:
    officer = await town.officer()
    mai = town.citizen()
    await mai.start()
    await mai.press("menu.tip", "danger.yes", "crime", "theft")
    await mai.say("Hai người phá khóa xe ở bãi giữ xe")
    await mai.press("when.now")
    await mai.share(15.5736, 108.4740, 12)
    await mai.press("place.point_only" if "place.point_only" in ids(mai) else "place.as_written")
    await mai.say("Xe máy đỏ")
    await mai.press("source.saw")
    await mai.show(picture_id(7))
    await mai.press("form.done", "at_risk.yes", "contact.chat", "form.submit")
    await officer.say("/tip 1")
    officer.expect(
        "🔴 Tin #1 · Trộm cắp", "Hai người phá khóa", "Xe máy đỏ", "15.5736, 108.474 (± 12 m)", "1 ảnh"
    )
    assert [file.id for reply in officer.heard for file in reply.files] == [picture_id(7)]


def ids(phone: Phone) -> list[str]:
    return [button.id for button in phone.buttons]


@pytest.mark.parametrize("contact", ["none", "chat", PHONE])
async def test_card_never_says_who_reported(town: Town, contact: str) -> None:
    officer = await town.officer()
    mai = town.citizen("user-4711")
    await tip_by(mai, contact=contact)
    await mai.start(mai.receipt)
    await mai.say("Họ vừa quay lại")
    await officer.say("/tip 1")
    await officer.say("/reply 1 Cảm ơn")
    await officer.say("/status 1 rejected Không rõ")
    await officer.say("/tips")
    await officer.say("/digest now")
    key = town.vault.pseudonym(town.channel, mai.name)
    secrets = ["user-4711", key.hex(), str(key), PHONE, mai.receipt, mai.receipt.replace("-", "")]
    everything = "\n".join(repr(reply) for reply in officer.history)
    assert [secret for secret in secrets if secret in everything] == []


async def test_phone_shows_to_case_holder_only(town: Town) -> None:
    holder, other = await town.officer(), await town.officer()
    await tip_at(town, contact=PHONE)
    await holder.say("/tip 1")
    holder.expect("Số điện thoại chỉ hiện với cán bộ đã nhận tin")
    await holder.press("desk.take.1")
    await holder.say("/tip 1")
    holder.expect(PHONE)
    await other.say("/tip 1")
    other.expect_not(PHONE)
    await holder.say("/status 1 resolved Đã xong việc")
    await holder.say("/tip 1")
    holder.expect_not(PHONE)
    assert [entry for entry in await audited(town.database) if entry[0] == "phone"] == [("phone", 1, None)]


async def test_taking_tells_the_teller(town: Town) -> None:
    officer = await town.officer()
    mai = town.citizen()
    await tip_by(mai, contact="chat")
    mai.heard = []
    await officer.say("/take 1")
    officer.expect("Anh/chị đã nhận xử lý tin #1")
    mai.expect("Đã có cán bộ nhận tin số 1")
    await officer.say("/take 1")
    officer.expect("từ trước")


async def test_stale_take_button_explains_itself(town: Town) -> None:
    first, second = await town.officer(), await town.officer()
    await tip_at(town)
    await second.press("desk.tip.1")
    await first.say("/take 1")
    await second.press("desk.take.1")
    second.expect("được cán bộ số")
    await first.say("/status 1 resolved Đã nhắc nhở")
    await second.tap("desk.take.1")
    second.expect("đã khép lại")


async def test_of_racing_takers_one_wins(either_town: Town) -> None:
    town = either_town
    await tip_at(town)
    officers = [await town.officer() for _ in range(4)]
    racers = [Racer(town, officer.name) for officer in officers]
    said = await asyncio.gather(*(racer.say("take", "1") for racer in racers))
    assert sorted("được cán bộ số" in text for text in said) == [False, True, True, True]
    taken = [entry for entry in await audited(town.database) if entry[0] == "take"]
    assert taken == [("take", 1, None)]


async def test_answer_is_pushed_or_kept(town: Town) -> None:
    officer = await town.officer()
    mai, lan = town.citizen(), town.citizen()
    await tip_by(mai, contact="chat")
    code = await tip_by(lan, contact="none")
    heard = len(lan.history)
    await officer.say("/reply 1   Cảm ơn  anh/chị\nChúng tôi đang kiểm tra")
    officer.expect("vào khung chat")
    mai.expect("Cảm ơn  anh/chị\nChúng tôi đang kiểm tra")
    await officer.say("/reply 2 Xin cho biết thêm giờ")
    officer.expect("mở bằng mã")
    assert len(lan.history) == heard
    await lan.start(code)
    lan.expect("Xin cho biết thêm giờ")


async def test_bare_commands_ask_for_more(town: Town) -> None:
    officer = await town.officer()
    mai = town.citizen()
    await tip_by(mai, contact="chat")
    await officer.say("/reply")
    officer.expect("Tin số mấy?")
    await officer.say("1")
    officer.expect("Người báo tin sẽ đọc đúng từng chữ")
    await officer.say("12 giờ trưa chúng tôi sẽ tới")
    mai.expect("12 giờ trưa chúng tôi sẽ tới")
    await officer.say("/status")
    await officer.say("#1")
    officer.expect("đang ở: Mới nhận")
    await officer.press("desk.status.1.accepted")
    assert await status_of(town) == "accepted"
    for command in ("/tip", "/take"):
        await officer.say(command)
        officer.expect("Tin số mấy?")
    await officer.say("1")
    officer.expect("đã nhận tin #1 từ trước")


@pytest.mark.parametrize("way", ["Thôi", "/cancel", "/start", "desk.cancel"])
async def test_giving_up_leaves_the_question(town: Town, way: str) -> None:
    officer = await town.officer()
    mai = town.citizen()
    await tip_by(mai, contact="chat")
    await officer.say("/reply 1")
    mai.heard = []
    await (officer.say(way) if way.startswith("/") else officer.press(way))
    officer.expect("Bàn làm việc")
    await officer.say("Câu này không gửi đi đâu")
    officer.expect("Các lệnh anh/chị dùng được")
    assert mai.heard == []


async def test_other_button_leaves_the_question(town: Town) -> None:
    officer = await town.officer()
    await tip_at(town)
    await officer.say("/reply 1")
    await officer.tap("desk.tip.1")
    await officer.say("Câu này không gửi đi đâu")
    assert await read(town.database, select(tables.case_event)) == []


async def test_picture_is_no_answer(town: Town) -> None:
    officer = await town.officer()
    mai = town.citizen()
    await tip_by(mai, contact="chat")
    await officer.say("/reply 1")
    await officer.show(picture_id(3), "Ảnh hiện trường")
    officer.expect("cần lời gõ bằng chữ")
    assert await read(town.database, select(tables.file)) == []
    await officer.share(15.5, 108.4)
    officer.expect("cần lời gõ bằng chữ")
    await officer.say("Chúng tôi đang tới")
    mai.expect("Chúng tôi đang tới")


BREAKS = [
    "\n",
    "\n\n",
    "\r\n",
    "\r",
    "\v",
    "\f",
    "\x1c",
    "\x85",
    "\u2028",
    "\u2029",
    " " * 200,
    "\u00a0" * 200,
]
FORGED = ["• Liên hệ: 0900 000 000", "> • Nơi: chợ", "09:00 23/11 · Cán bộ: Đã xong"]


@pytest.mark.parametrize("line_break", BREAKS)
async def test_words_forge_no_line_of_card(town: Town, line_break: str) -> None:
    officer, mai = await town.officer(), town.citizen()
    code = await tip_by(
        mai, what=line_break.join(["Có pháo", *FORGED]), who=line_break.join(["Ông A", *FORGED])
    )
    await mai.start(code)
    await mai.say(line_break.join(["Họ quay lại", *FORGED]))
    await officer.say("/take 1")
    await officer.say("/tip 1")
    officer.expect("Có pháo", "Ông A", "Họ quay lại", *FORGED)
    ours = [line for line in officer.text.splitlines() if not line.startswith(">")]
    assert [line for line in ours if line in FORGED or "   " in line] == []


async def test_card_holds_newest_happenings(town: Town) -> None:
    officer, mai = await town.officer(), town.citizen()
    await mai.start(await tip_by(mai))
    for n in range(60):
        town.clock.move(timedelta(seconds=1))
        await mai.say(f"lời số {n}.")
    await officer.say("/tip 1")
    officer.expect("lời số 59.", "lời số 50.")
    officer.expect_not("lời số 9.")
    await mai.press("case.refresh")
    mai.expect("Tin số 1", "09:01")


async def test_undelivered_news_replace_each_other(town: Town) -> None:
    await town.officer()
    mai = town.citizen()
    await mai.start(await tip_by(mai))
    phone = town.envelope(mai.name, TextReceived("Họ quay lại"))
    posted = await town.turn.run([phone, town.envelope(mai.name, TextReceived("Thêm một lời nữa"))])
    assert [one.slot for one in posted if one.address != mai.name] == ["news.1", "news.1"]


async def test_arrival_of_a_case_is_not_replaced(town: Town) -> None:
    await town.officer()
    await tip_at(town)
    rows = await read(town.database, select(tables.outbox.c.slot))
    assert [row.slot for row in rows if row.slot and row.slot.startswith("news")] == []


async def test_open_form_outlives_desk_commands(town: Town) -> None:
    officer = await town.officer()
    await tip_at(town)
    await officer.tap("menu.tip")
    await officer.press("danger.no", "crime", "form.skip")
    await officer.say("/tip 1")
    officer.expect("Tin #1")
    await officer.say("/reply 1")
    officer.expect("đang viết dở")
    await officer.say("Có người trộm xe")
    await officer.say("/cancel")
    officer.expect("Đã hủy")
    await officer.say("/start")
    officer.expect("Bàn làm việc")


async def test_hand_in_card_is_read(town: Town) -> None:
    officer = await town.officer()
    await file_hand_in(town.citizen(), kind="gun", count="2")
    await officer.say(f"/tip {officer.case}")
    officer.expect("Súng", "gần chợ")


async def test_urgent_news_is_marked_without_content(town: Town) -> None:
    officer = await town.officer(HERE)
    mai = town.citizen()
    await mai.start(f"xa-{HERE}")
    await mai.press("menu.hand_in", "explosive.unsure")
    officer.heard = []
    await mai.press("form.skip")
    officer.expect("🔴 TIN KHẨN #1")
    officer.heard = []
    await tip_at(town)
    officer.expect("🆕 Tin mới #2")
    officer.expect_not("🔴", "đua xe", "cổng trường")


HOSTILE = [
    "x" * 100_000,
    "-1",
    "0",
    "007",
    "9" * 400,
    "999999999",
    "1e9",
    "１",
    "²",
    "\x00",
    "1\x00",
    "🔫",
    "\u202e1\u202c",
    "' OR 1=1 --",
    "<b>1</b>",
    "1;DROP TABLE cases",
    "{ $number }",
    "1 " + "\u202e" * 50,
    "\ud800",
    "a" * 4001,
]


@pytest.mark.parametrize(
    "name", ["tips", "tip", "take", "reply", "status", "digest", "invite", "help", "start"]
)
async def test_hostile_arguments_get_an_answer(town: Town, name: str) -> None:
    officer = await town.officer(role="owner")
    await tip_at(town)
    for argument in HOSTILE:
        await officer.say(f"/{name} {argument}")
        assert officer.heard != [], argument[:20]
        officer.expect_not("lỗi")
        assert len(officer.text) < 4096, argument[:20]
        await officer.tap(f"desk.{name}.{argument}")
        assert officer.heard != [], argument[:20]
        officer.expect_not("lỗi")
        await officer.say("/cancel")


async def test_hundred_kilobytes_are_not_sent(town: Town) -> None:
    officer = await town.officer()
    mai = town.citizen()
    await tip_by(mai, contact="chat")
    mai.heard = []
    await officer.say("/reply 1 " + "x" * 100_000)
    officer.expect("dài quá")
    await officer.say("/reply 1")
    await officer.say("x" * 100_000)
    officer.expect("dài quá")
    assert mai.heard == []
    await officer.say("Chúng tôi đang tới")
    mai.expect("Chúng tôi đang tới")
