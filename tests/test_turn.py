"""One turn after another: what a batch does, and what an event that raises does to it."""

from dataclasses import replace

import pytest

from bot.dialogue.events import ChoicePicked, CommandReceived, MediaReceived, TextReceived
from bot.world import World
from storage import tables
from storage.outbox import LEASE
from tests.fakes import HoarseTexts
from tests.storage_world import rows, working
from tests.talk import Phone, Town, file_tip, picture_id, world

SORRY = "113"
"""Whatever goes wrong, the apology says whom to call."""


@pytest.fixture
def town(either_town: Town) -> Town:
    return either_town


def with_texts(town: Town, silent_at: str) -> World:
    return replace(town.world, texts=HoarseTexts(world(town.clock).texts, silent_at))


async def failures(town: Town) -> list[str]:
    return [row["failed"] for row in await rows(town.database, "inbox") if row["failed"]]


async def damage(town: Town, phone: Phone, column: str) -> None:
    async with working(town.database, town.vault) as work:
        key = {"key": town.vault.pseudonym(town.channel, phone.name)}
        work.update(tables.conversation, key, {column: b"damaged"})


async def test_event_is_answered_and_recorded(town: Town) -> None:
    mai = town.citizen()
    await mai.start()
    mai.expect_buttons("menu.tip", "menu.hand_in")
    assert [row["failed"] for row in await rows(town.database, "inbox")] == [None]


async def test_empty_batch_writes_nothing(town: Town) -> None:
    await town.send()
    assert await rows(town.database, "inbox") == []


async def test_event_seen_twice_acts_once(town: Town) -> None:
    mai = town.citizen()
    await mai.do(CommandReceived("start"), id="7")
    await mai.do(CommandReceived("start"), id="7")
    mai.expect_silence()


async def test_event_twice_in_a_batch_acts_once(town: Town) -> None:
    mai = town.citizen()
    await mai.start()
    once = town.envelope(mai.name, ChoicePicked("menu.tip"), "7")
    await town.send(once, once)
    asked = [reply for reply in mai.heard if "danger.no" in {choice.id for choice in reply.choices}]
    assert len(asked) == 1


async def test_same_id_of_two_people_acts_twice(town: Town) -> None:
    mai, an = town.citizen(), town.citizen()
    await town.send(*(town.envelope(one.name, CommandReceived("start"), "7") for one in (mai, an)))
    mai.expect_buttons("menu.tip")
    an.expect_buttons("menu.tip")


async def test_events_of_one_person_keep_order(town: Town) -> None:
    mai = town.citizen()
    steps = ["menu.tip", "danger.no", "public_order", "form.skip"]
    batch = [town.envelope(mai.name, ChoicePicked(step)) for step in steps]
    await town.send(*batch, town.envelope(mai.name, TextReceived("Đua xe trước cổng trường")))
    mai.expect_buttons("when.now")
    assert await failures(town) == []


async def test_messages_are_numbered_as_said(town: Town) -> None:
    mai = town.citizen()
    await town.send(*(town.envelope(mai.name, TextReceived(f"câu {n}")) for n in range(5)))
    numbers = [row["n"] for row in await rows(town.database, "outbox")]
    assert len(numbers) >= 5
    assert numbers == list(range(1, len(numbers) + 1))


async def test_form_goes_on_after_a_restart(town: Town) -> None:
    mai = town.citizen()
    await mai.start()
    await mai.press("menu.tip", "danger.no")
    await town.restart()
    await mai.press("public_order")
    mai.expect_buttons("form.skip", "form.back")


async def test_apology_for_what_raises(town: Town) -> None:
    mai = town.citizen()
    await mai.start()
    town.world = with_texts(town, "tip-danger-ask")
    await town.restart()
    await mai.tap("menu.tip")
    mai.expect(SORRY)
    assert await failures(town) == ["LookupError"]


async def test_failed_event_is_not_tried_again(town: Town) -> None:
    mai = town.citizen()
    town.world = with_texts(town, "tip-danger-ask")
    await town.restart()
    await mai.do(ChoicePicked("menu.tip"), id="7")
    await mai.do(ChoicePicked("menu.tip"), id="7")
    mai.expect_silence()


async def test_poison_spoils_no_other_event(town: Town) -> None:
    people = [town.citizen() for _ in range(4)]
    for one in people:
        await one.start()
        one.heard.clear()
    await damage(town, people[1], "state_sealed")
    await town.send(*(town.envelope(one.name, ChoicePicked("menu.tip")) for one in people))
    for one in (people[0], people[2], people[3]):
        one.expect_buttons("danger.no")
    people[1].expect(SORRY)
    assert await failures(town) == ["SealError"]


async def test_several_poisons_in_one_batch(town: Town) -> None:
    people = [town.citizen() for _ in range(5)]
    town.world = with_texts(town, "tip-danger-ask")
    await town.restart()
    events = ["menu.tip", "menu.numbers", "menu.tip", "menu.tip", "menu.numbers"]
    batch = [town.envelope(one.name, ChoicePicked(event)) for one, event in zip(people, events, strict=True)]
    await town.send(*batch)
    assert await failures(town) == ["LookupError"] * 3
    for one in people:
        one.expect(SORRY)


async def test_poison_keeps_what_its_person_said_before(town: Town) -> None:
    mai = town.citizen()
    await mai.start()
    await mai.press("menu.tip", "danger.no", "public_order", "form.skip")
    town.world = with_texts(town, "tip-when-ask")
    await town.restart()
    await mai.say("Đua xe")
    mai.expect(SORRY)
    town.world = with_texts(town, "nothing")
    await town.restart()
    await mai.say("Đua xe trước cổng trường")
    mai.expect_buttons("when.now")


async def test_state_that_does_not_open_ends_at_home(town: Town) -> None:
    mai = town.citizen()
    await mai.start()
    await mai.press("menu.tip")
    await damage(town, mai, "state_sealed")
    await mai.say("Đua xe")
    mai.expect(SORRY)
    await mai.tap("menu.numbers")
    mai.expect_buttons("menu.tip")
    assert await failures(town) == ["SealError"]


async def test_officer_who_does_not_open_stops_no_tip(town: Town) -> None:
    officer = await town.officer()
    other = await town.officer()
    await damage(town, officer, "address_sealed")
    mai = town.citizen()
    await file_tip(mai)
    assert other.case == 1
    assert await failures(town) == []


async def test_row_the_database_refuses_spoils_no_other(town: Town) -> None:
    mai, an, binh, owner = town.citizen(), town.citizen(), town.citizen(), town.citizen()
    await owner.start()
    await owner.press("menu.tip")
    await owner.show(picture_id(1))
    again = town.envelope(an.name, MediaReceived(picture_id(1), "picture", 10))
    await town.send(
        town.envelope(mai.name, ChoicePicked("menu.tip")),
        again,
        town.envelope(binh.name, ChoicePicked("menu.tip")),
    )
    an.expect(SORRY)
    for one in (mai, binh):
        one.expect_buttons("danger.no")
    assert await failures(town) == ["IntegrityError"]


async def test_ids_may_hold_half_a_character(town: Town) -> None:
    mai = town.citizen("mai")
    odd = town.envelope("\ud800", CommandReceived("start"), "\udfff")
    await town.send(odd, town.envelope(mai.name, CommandReceived("start")))
    mai.expect_buttons("menu.tip")


async def test_posted_messages_are_ready_to_deliver(town: Town) -> None:
    mai = town.citizen()
    posted = await town.turn.run([town.envelope(mai.name, CommandReceived("start"))])
    on_disk = [row["n"] for row in await rows(town.database, "outbox")]
    assert [message.n for message in posted] == on_disk
    assert {message.address for message in posted} == {mai.name}
    assert {message.leased_until for message in posted} == {town.clock() + LEASE}
