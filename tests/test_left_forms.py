"""A form that was left is offered again once, then erased; on both engines, by however many processes."""

import asyncio
from datetime import timedelta

import pytest

from bot.casework.passing_time import pass_time
from bot.channels.base import Envelope
from bot.desk.desk import Desk
from bot.dialogue.events import ChoicePicked, TextReceived, TimePassed
from bot.turn import Turn
from storage.due import due_now
from storage.engine import Database
from storage.vault import Vault
from tests.fakes import FakeClock
from tests.storage_world import rows
from tests.talk import VIETNAM, Phone, Town, file_tip, picture_id, seeds, world

STORY = "Hai người lạ bẻ khóa xe sau chợ"


async def left_form(town: Town, name: str = "mai") -> Phone:
    """Somebody who told what happened, sent a picture, and went away."""
    mai = town.citizen(name)
    await mai.start()
    await mai.press("menu.tip", "danger.no", "crime", "theft")
    await mai.say(STORY)
    await mai.show(picture_id(len(town.phones)))
    mai.heard = []
    return mai


async def hours_left(town: Town) -> list[float]:
    """The hours until each conversation is due."""
    found = [row["due_at"] for row in await rows(town.database, "conversation")]
    return [(at - town.clock()) / timedelta(hours=1) for at in found if at is not None]


async def test_form_left_for_a_day_is_offered_once(either_town: Town) -> None:
    mai = await left_form(either_town)
    await either_town.wait(hours=23)
    mai.expect_silence()
    await either_town.wait(hours=2)
    mai.expect("chưa gửi đi")
    mai.expect_buttons("form.resume", "form.cancel")
    assert len(mai.heard) == 1
    mai.heard = []
    for _ in range(3):
        await either_town.wait(hours=12)
    mai.expect_silence()


async def test_offer_tells_nothing_to_others(town: Town) -> None:
    mai = await left_form(town)
    await town.wait(hours=25)
    mai.expect_not("bẻ khóa", "tố giác", "công an", "tội phạm", "Trộm")


async def test_offer_speaks_english(town: Town) -> None:
    mai = await left_form(town)
    await mai.say("/language en")
    await town.wait(hours=25)
    mai.expect("unfinished and was not sent")


async def test_form_goes_on_where_it_was(either_town: Town) -> None:
    mai = await left_form(either_town)
    await either_town.wait(hours=25)
    await mai.press("form.resume")
    mai.expect("Việc xảy ra lúc nào")
    await mai.press(
        "when.today", "form.skip", "form.skip", "form.skip", "form.done", "form.skip", "contact.none"
    )
    mai.expect(STORY, "1 ảnh")
    await mai.press("form.submit")
    assert [row["case_number"] for row in await rows(either_town.database, "file")] == [1]
    await either_town.wait(hours=24)
    assert await hours_left(either_town) == []


async def test_answer_instead_of_resuming_is_an_answer(town: Town) -> None:
    mai = await left_form(town)
    await town.wait(hours=25)
    await mai.tap("when.yesterday")
    mai.expect("Việc xảy ra ở đâu")
    await mai.say("Tiên Cảnh")
    mai.expect_buttons("place.20878")


async def test_number_is_not_taken_for_an_answer(town: Town) -> None:
    mai = await left_form(town)
    await town.wait(hours=25)
    await mai.say("2")
    mai.expect("Việc xảy ra lúc nào")
    await town.wait(hours=1)
    await mai.press("form.back")
    mai.expect("kể việc đã xảy ra")


async def test_cancel_of_the_offer_leads_home(town: Town) -> None:
    mai = await left_form(town)
    await town.wait(hours=25)
    await mai.say("hủy")
    mai.expect("Đã hủy")
    mai.expect_buttons("menu.tip")
    assert await rows(town.database, "file") == []
    assert await hours_left(town) == []


async def test_forgotten_form_is_erased_in_silence(either_town: Town) -> None:
    mai = await left_form(either_town)
    await either_town.wait(hours=25)
    mai.heard = []
    await either_town.wait(hours=48)
    mai.expect_silence()
    assert await rows(either_town.database, "file") == []
    assert await hours_left(either_town) == []
    await mai.tap("form.resume")
    mai.expect("chúng tôi đã xóa")
    mai.expect_buttons("menu.tip")
    await mai.say("xin chào")
    mai.expect_not("chúng tôi đã xóa")


async def test_service_that_was_down_erases_without_offering(town: Town) -> None:
    mai = await left_form(town)
    await town.restart()
    await town.wait(days=5)
    mai.expect_silence()
    await mai.start()
    mai.expect("chúng tôi đã xóa")


async def test_restart_between_offer_and_answer_loses_nothing(either_town: Town) -> None:
    mai = await left_form(either_town)
    await either_town.restart()
    await either_town.wait(hours=25)
    mai.expect_buttons("form.resume")
    await either_town.restart()
    await mai.press("form.resume", "when.now")
    mai.expect("Việc xảy ra ở đâu")


async def test_form_that_is_used_again_waits_again(town: Town) -> None:
    mai = await left_form(town)
    await town.wait(hours=25)
    await mai.press("form.resume")
    await town.wait(hours=60)
    mai.expect_not("chưa gửi đi.")
    await mai.press("when.today")
    mai.expect("Việc xảy ra ở đâu")
    await town.wait(hours=80)
    await mai.say("alo")
    mai.expect("chúng tôi đã xóa")


async def test_next_form_is_offered_as_well(town: Town) -> None:
    mai = await left_form(town)
    await town.wait(hours=25)
    await mai.press("form.cancel", "menu.tip")
    await town.wait(hours=25)
    mai.expect_buttons("form.resume", "form.cancel")


async def test_case_looked_at_meanwhile_does_not_hide_the_form(town: Town) -> None:
    mai = town.citizen()
    code = await file_tip(mai)
    await mai.press("menu.hand_in")
    await mai.start(code)
    await town.wait(hours=25)
    await mai.press("form.resume")
    mai.expect_buttons("explosive.yes")


async def test_nobody_without_a_form_is_due(town: Town) -> None:
    mai = town.citizen()
    await file_tip(mai)
    await town.wait(hours=25)
    assert await hours_left(town) == []


async def test_due_hour_is_a_whole_hour(town: Town) -> None:
    town.clock.move(timedelta(minutes=17, seconds=3))
    await left_form(town)
    found = [row["due_at"] for row in await rows(town.database, "conversation")]
    assert [(at.minute, at.second, at.microsecond) for at in found] == [(0, 0, 0)]
    assert 24 <= (await hours_left(town))[0] < 25


async def test_several_processes_offer_once(database: Database, vault: Vault) -> None:
    clock = FakeClock()
    town = Town(database, vault, clock)
    for n in range(5):
        await left_form(town, f"citizen-{n}")
    clock.move(timedelta(hours=25))
    turns = [
        Turn(database, vault, world(clock), Desk(seeds().unit, VIETNAM), name)
        for name in ("one", "two", "three")
    ]
    before = {row["key"]: row["last_n"] for row in await rows(database, "conversation")}

    async def sweep(turn: Turn) -> None:
        async def submit(envelope: Envelope) -> None:
            await turn.run([envelope], [])

        await pass_time(database, clock(), submit)

    await asyncio.gather(*(sweep(turn) for turn in turns))
    after = {row["key"]: row["last_n"] for row in await rows(database, "conversation")}
    assert {after[key] - before[key] for key in before} == {1}
    assert await due_now(database, clock()) == []


@pytest.mark.parametrize("first", ["person", "time"])
async def test_return_at_the_same_moment_loses_nothing(either_town: Town, first: str) -> None:
    town = either_town
    mai = await left_form(town)
    town.clock.move(timedelta(hours=25))
    ((key, channel, due),) = await due_now(town.database, town.clock())
    time = Envelope(channel, "", f"due {due.isoformat()}", "", TimePassed(), town.clock(), conversation=key)
    person = town.envelope(mai.name, ChoicePicked("when.today"))
    await town.send(*((person, time) if first == "person" else (time, person)))
    assert "Việc xảy ra ở đâu" in mai.heard[-1].text
    assert len(mai.heard) == (1 if first == "person" else 2)
    await town.send(time)
    assert len(mai.heard) == (1 if first == "person" else 2)


async def test_person_who_wrote_first_is_left_in_peace(either_town: Town) -> None:
    town = either_town
    mai = await left_form(town)
    town.clock.move(timedelta(hours=25))
    ((key, channel, due),) = await due_now(town.database, town.clock())
    await mai.say("hôm kia")
    time = Envelope(channel, "", f"due {due.isoformat()}", "", TimePassed(), town.clock(), conversation=key)
    mai.heard = []
    await town.send(time)
    mai.expect_silence()


async def test_clock_set_back_offers_nothing_twice(town: Town) -> None:
    mai = await left_form(town)
    await town.wait(hours=25)
    mai.heard = []
    town.clock.move(timedelta(hours=-3))
    await town.wait(hours=3)
    mai.expect_silence()


async def test_state_that_does_not_open_is_let_be(town: Town) -> None:
    mai = await left_form(town)
    async with town.database.writing() as connection:
        await connection.exec_driver_sql("UPDATE conversation SET state_sealed = x'00'")
    await town.wait(hours=25)
    mai.expect_silence()
    assert await due_now(town.database, town.clock()) == []
    await mai.start()
    mai.expect_buttons("menu.tip")


async def test_state_of_an_earlier_release_is_counted_from_its_next_word(town: Town) -> None:
    mai = await left_form(town)
    async with town.database.writing() as connection:
        await connection.exec_driver_sql("UPDATE conversation SET due_at = NULL")
    await town.wait(hours=100)
    mai.expect_silence()
    await mai.do(TextReceived("hôm kia"))
    mai.expect("Việc xảy ra ở đâu")
    await town.wait(hours=25)
    mai.expect_buttons("form.resume")


async def test_files_sent_outside_a_form_and_left_are_erased_too(town: Town) -> None:
    mai = town.citizen()
    await mai.start()
    await mai.show(picture_id(1))
    mai.heard = []
    await town.wait(hours=30)
    mai.expect_silence()
    assert len(await rows(town.database, "file")) == 1
    await town.wait(hours=50)
    mai.expect_silence()
    assert await rows(town.database, "file") == []


async def test_what_was_sent_is_forgotten_by_the_end_of_the_day(either_town: Town) -> None:
    mai = either_town.citizen()
    await file_tip(mai)
    (state,) = [row["state_sealed"] for row in await rows(either_town.database, "conversation")]
    (due,) = [row["due_at"] for row in await rows(either_town.database, "conversation")]
    assert (due.hour, due.minute) == (0, 0)
    mai.heard = []
    await either_town.wait(hours=23)
    mai.expect_silence()
    (after,) = [row["state_sealed"] for row in await rows(either_town.database, "conversation")]
    assert len(after) < len(state) - 20
    assert await hours_left(either_town) == []


async def test_form_beside_what_was_sent_is_offered_still(town: Town) -> None:
    mai = town.citizen()
    await file_tip(mai)
    await mai.press("menu.hand_in")
    for _ in range(25):
        await town.wait(hours=1)
    mai.expect_buttons("form.resume")
