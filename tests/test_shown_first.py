"""An officer sends nothing, and moves no case, before they were shown what happened meanwhile."""

import asyncio
import random
from datetime import timedelta

import pytest
from sqlalchemy import select

from storage import tables
from tests.desk_stories import Racer, audited, read, status_of, tip_by
from tests.talk import Phone, Town

ANSWER = "Chúng tôi tới lúc ba giờ"
NEWS = "Họ vừa quay lại"


async def case_of(town: Town) -> tuple[Phone, Phone]:
    """An officer who has looked at case 1, and its teller, who has it open."""
    officer, mai = await town.officer(), town.citizen()
    await mai.start(await tip_by(mai, contact="chat"))
    await officer.say("/tip 1")
    return officer, mai


async def answers(town: Town) -> list[int | None]:
    """Who answered, in order."""
    events = tables.case_event
    found = await read(
        town.database, select(events.c.staff_id).where(events.c.kind == "answer").order_by(events.c.id)
    )
    return [row.staff_id for row in found]


@pytest.mark.parametrize("way", ["at once", "asked"])
async def test_what_the_teller_wrote_is_read_before_the_answer_goes(either_town: Town, way: str) -> None:
    officer, mai = await case_of(either_town)
    if way == "asked":
        await officer.say("/reply 1")
    await mai.say(NEWS)
    mai.heard = []
    await officer.say(ANSWER if way == "asked" else f"/reply 1 {ANSWER}")
    officer.expect("CHƯA GỬI", NEWS, f"> {ANSWER}")
    assert mai.heard == []
    assert await answers(either_town) == []
    await officer.press("Gửi luôn")
    officer.expect("Đã gửi trả lời tin #1")
    mai.expect(ANSWER)
    mai.heard = []
    await officer.tap("desk.send.1")  # pressed again
    officer.expect("Nút này đã cũ")
    assert mai.heard == []
    assert await answers(either_town) == [1]


async def test_what_was_read_holds_nothing_back(town: Town) -> None:
    officer, mai = await case_of(town)
    await mai.say(NEWS)
    await officer.say("/tip 1")
    await officer.say(f"/reply 1 {ANSWER}")
    mai.expect(ANSWER)
    await officer.say(f"/reply 1 {ANSWER} rồi")
    mai.expect(f"{ANSWER} rồi")


async def test_question_for_words_shows_what_is_new(town: Town) -> None:
    officer, mai = await case_of(town)
    await mai.say(NEWS)
    await officer.tap("desk.reply.1")
    officer.expect(NEWS, "Người báo tin sẽ đọc đúng từng chữ")
    await officer.say(ANSWER)
    mai.expect(ANSWER)


async def test_who_never_looked_is_shown_what_was_added(town: Town) -> None:
    _, mai = await case_of(town)
    await mai.say(NEWS)
    other = await town.officer()
    await other.say(f"/reply 1 {ANSWER}")
    other.expect("CHƯA GỬI", NEWS)


async def test_words_can_be_changed_or_dropped(town: Town) -> None:
    officer, mai = await case_of(town)
    await mai.say(NEWS)
    await officer.say(f"/reply 1 {ANSWER}")
    await officer.press("Sửa lời")
    officer.expect("Anh/chị gõ lời trả lời tin #1")
    await officer.say("Chúng tôi tới ngay")
    mai.expect("Chúng tôi tới ngay")
    mai.expect_not(ANSWER)
    await officer.tap("desk.send.1")
    officer.expect("Nút này đã cũ")
    await mai.say("Cảm ơn")
    await officer.say(f"/reply 1 {ANSWER}")
    await officer.press("Thôi")
    await officer.tap("desk.send.1")
    officer.expect("Nút này đã cũ")
    assert await answers(town) == [1]


async def test_kept_words_outlive_a_look_and_are_never_sent_by_typing(town: Town) -> None:
    officer, mai = await case_of(town)
    await mai.say(NEWS)
    await officer.say(f"/reply 1 {ANSWER}")
    mai.heard = []
    await officer.press("Mở tin")
    await officer.say("ừ")
    officer.expect("Các lệnh anh/chị dùng được")
    assert mai.heard == []
    await town.restart()
    await officer.tap("desk.send.1")
    mai.expect(ANSWER)


async def test_still_more_is_shown_before_kept_words_go(town: Town) -> None:
    officer, mai = await case_of(town)
    await mai.say(NEWS)
    town.clock.move(timedelta(minutes=2))
    await officer.say(f"/reply 1 {ANSWER}")
    town.clock.move(timedelta(minutes=2))
    await mai.say("Thêm một xe nữa")
    await officer.tap("desk.send.1")
    officer.expect("CHƯA GỬI", "Thêm một xe nữa", ANSWER)
    officer.expect_not(NEWS)
    await officer.press("Gửi luôn")
    mai.expect(ANSWER)


async def test_reason_is_held_back_too(either_town: Town) -> None:
    officer, mai = await case_of(either_town)
    await officer.say("/status 1 rejected")
    await mai.say(NEWS)
    await officer.say("Không đủ căn cứ")
    officer.expect("CHƯA GỬI", NEWS, "> Không đủ căn cứ")
    assert await status_of(either_town) == "new"
    await officer.press("Gửi luôn")
    assert await status_of(either_town) == "rejected"
    mai.expect("Không đủ căn cứ")


async def test_kept_words_lie_sealed(town: Town) -> None:
    officer, mai = await case_of(town)
    await mai.say(NEWS)
    await officer.say(f"/reply 1 {ANSWER}")
    rows = await read(town.database, select(tables.conversation))
    assert [row for row in rows if ANSWER.encode() in row.state_sealed] == []
    assert ("held", 1, "reply") in await audited(town.database)


async def test_stale_status_button_shows_the_case_instead(either_town: Town) -> None:
    town = either_town
    first, mai = await case_of(town)
    second = await town.officer()
    await first.say("/take 1")
    for officer in (first, second):
        await officer.say("/tip 1")
        await officer.press("desk.status.1")
    await first.press("desk.status.1.in_progress")
    mai.heard = []
    await second.press("desk.status.1.forwarded")
    second.expect("vừa chuyển sang “Đang xác minh, xử lý” (cán bộ số 1", "chưa được làm", "Tin #1 ·")
    assert await status_of(town) == "in_progress"
    assert mai.heard == []
    await second.press("desk.status.1", "desk.status.1.forwarded")
    await second.say("Việc thuộc cơ quan khác")
    assert await status_of(town) == "forwarded"


async def test_reason_typed_for_a_moved_case_is_given_back(town: Town) -> None:
    first, mai = await case_of(town)
    second = await town.officer()
    await second.say("/tip 1")
    await second.say("/status 1 rejected")
    await first.say("/take 1")
    mai.heard = []
    await second.say("Trùng tin khác")
    second.expect("vừa chuyển sang", "Lời của anh/chị chưa gửi:\n> Trùng tin khác")
    assert await status_of(town) == "accepted"
    assert mai.heard == []


async def test_taken_case_says_by_whom(town: Town) -> None:
    first, _ = await case_of(town)
    second = await town.officer()
    await second.say("/tip 1")
    await first.say("/take 1")
    await second.press("desk.take.1")
    second.expect("Tin #1 vừa được cán bộ số 1 nhận (09:00 23/11)")


async def test_of_many_at_one_case_one_moves_it(either_town: Town) -> None:
    """Each of several processes has an officer who saw the same; one closes the case, the others learn of it."""
    town = either_town
    officers = [await town.officer() for _ in range(5)]
    await tip_by(town.citizen(), contact="chat")
    for officer in officers:
        await officer.say("/tip 1")
    racers = [Racer(town, officer.name) for officer in officers]
    said = await asyncio.gather(*(racer.say("status", "1 rejected Không đủ căn cứ") for racer in racers))
    assert sum("đã chuyển sang" in one for one in said) == 1
    assert len(await answers(town)) == 1
    assert [entry for entry in await audited(town.database) if entry[0] == "status"] == [
        ("status", 1, "rejected")
    ]


async def test_of_many_who_thank_one_offers(either_town: Town) -> None:
    town = either_town
    leaders = [await town.admin() for _ in range(4)]
    mai = town.citizen()
    await tip_by(mai, contact="chat")
    key = town.vault.pseudonym(town.channel, mai.name)
    posted = select(tables.outbox.c.n).where(tables.outbox.c.conversation == key)
    before = len(await read(town.database, posted))
    racers = [Racer(town, leader.name) for leader in leaders]
    said = await asyncio.gather(*(racer.say("thank", "1") for racer in racers))
    assert len(set(said)) == 2
    assert len(await read(town.database, posted)) == before + 1


@pytest.mark.parametrize("seed", range(3))
async def test_many_officers_lose_no_update(either_town: Town, seed: int) -> None:
    """Officers in processes of their own work on the same cases while the tellers write: all of it is kept, once."""
    town, chance = either_town, random.Random(seed)
    officers = [await town.officer() for _ in range(4)]
    tellers = [town.citizen() for _ in range(3)]
    for mai in tellers:
        await mai.start(await tip_by(mai, contact="chat"))
    desks = [Racer(town, officer.name) for officer in officers]
    homes = [Racer(town, mai.name) for mai in tellers]

    async def work(desk: Racer, at: int) -> None:
        for turn in range(4):
            number = chance.randint(1, 3)
            await desk.say("take", str(number))
            await desk.say("reply", f"{number} lời {at}.{turn}")
            while "Nút này đã cũ" not in await desk.press(f"desk.send.{number}"):
                pass  # held back again, or the last they heard was news: pressing once more does no harm

    async def tell(home: Racer, at: int) -> None:
        for turn in range(4):
            await home.type(f"chuyện {at}.{turn}")

    await asyncio.gather(
        *(work(desk, at) for at, desk in enumerate(desks)), *(tell(home, at) for at, home in enumerate(homes))
    )
    events = await read(town.database, select(tables.case_event).order_by(tables.case_event.c.id))
    bodies = [
        town.vault.unseal(row.body_sealed, "case_event", row.id, "body").decode()
        for row in events
        if row.body_sealed
    ]
    assert sorted(bodies) == sorted(
        [f"lời {at}.{turn}" for at in range(4) for turn in range(4)]
        + [f"chuyện {at}.{turn}" for at in range(3) for turn in range(4)]
    )
    taken = [case for action, case, _ in await audited(town.database) if action == "take"]
    assert len(taken) == len(set(taken))
    rows = await read(town.database, select(tables.cases))
    assert {row.number for row in rows if row.assignee_id is not None} == set(taken)
