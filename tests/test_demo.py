"""The demo: its own calls are for pages of this machine and nobody else, and its sample cases are true to life."""

from collections.abc import AsyncIterator

import pytest
from sqlalchemy import select

from bot.channels.web import WebOptions
from bot.demo import Demo
from bot.demo_registers import load_registers
from bot.demo_samples import load_samples
from bot.dialogue.walk import holding
from storage import tables
from storage.cases import CLOSED
from tests.desk_stories import read, told_in
from tests.fake_web import Backstage, Site, serving
from tests.talk import Phone, Town, seeds


@pytest.fixture
async def site() -> AsyncIterator[Site]:
    async with serving(Backstage(), WebOptions(home="demo.html", extra=Demo().routes())) as running:
        yield running


@pytest.mark.parametrize("host", ["127.0.0.1", "127.0.0.1:8138", "localhost:80", "LOCALHOST", "[::1]:8138"])
async def test_this_machine_opens_phones(site: Site, host: str) -> None:
    assert (await site.client.get("/demo/phones", headers={"Host": host})).json() == {"citizen": None}
    assert (await site.client.get("/phone", headers={"Host": host})).status_code == 200


@pytest.mark.parametrize(
    "host",
    ["evil.test:8138", "127.0.0.1.evil.test", "localhost.evil.test", "localhost:80@x", "10.0.0.7", "::1"],
)
async def test_other_names_find_no_demo(site: Site, host: str) -> None:
    ours = {"Host": host, "Sec-Fetch-Site": "same-origin"}
    for method, path in (("GET", "/demo/phones"), ("GET", "/phone"), ("POST", "/demo/digest")):
        response = await site.client.request(method, path, headers=ours)
        assert (response.status_code, response.json()["error"]) == (404, "not_found")


@pytest.mark.parametrize(
    "headers",
    [
        {"Sec-Fetch-Site": "same-origin"},
        {"Sec-Fetch-Site": "none"},
        {"Host": "localhost:8138", "Origin": "http://localhost:8138"},
    ],
)
async def test_own_page_sends_the_digest(site: Site, headers: dict[str, str]) -> None:
    assert (await site.client.post("/demo/digest", headers=headers)).status_code == 200


@pytest.mark.parametrize(
    "headers",
    [
        {},
        {"Origin": "null"},
        {"Origin": "http://evil.test"},
        {"Host": "localhost:8138", "Origin": "http://localhost:9999"},
        {"Sec-Fetch-Site": "cross-site"},
        {"Sec-Fetch-Site": "same-site"},
    ],
)
async def test_other_pages_send_no_digest(site: Site, headers: dict[str, str]) -> None:
    response = await site.client.post("/demo/digest", headers=headers)
    assert (response.status_code, response.json()["error"]) == (403, "cross_site")


@pytest.fixture
async def officer(town: Town) -> Phone:
    """The officer of a demo that has just been filled."""
    officer = await town.officer()
    await load_samples(town.database, town.vault, town.clock(), days=10)
    return officer


@pytest.mark.usefixtures("officer")
async def test_samples_answer_real_forms(town: Town) -> None:
    programme = seeds().programme
    rows = await read(town.database, select(tables.cases))
    assert {row.form for row in rows} == {"tip", "hand_in", "flood", "mediation", "camera", "question"}
    for row in rows:
        answers = await told_in(town, row.number)
        assert holding(programme.forms[row.form], answers, programme) == answers
        own = programme.forms[row.form].category
        assert (row.category, row.subcategory) == (answers.get("category", own), answers.get("kind"))
        assert row.commune == answers["call" if row.form == "flood" else "place"]["commune"]
        assert row.item_count == answers.get("count")
        assert row.is_sample


async def test_sample_hand_in_tells_its_story(town: Town, officer: Phone) -> None:
    [row, *_] = await read(town.database, select(tables.cases).where(tables.cases.c.form == "hand_in"))
    await officer.say(f"/tip {row.number}")
    officer.expect("(Tin mẫu, không có thật.)", f"• Số lượng: {row.item_count}")
    officer.expect_not("Nội dung đã xóa", "không còn")


@pytest.mark.usefixtures("officer")
async def test_samples_stand_as_if_worked_on(town: Town) -> None:
    rows = await read(town.database, select(tables.cases))
    assert {"new", "accepted", "in_progress", "resolved"} == {row.status for row in rows}
    assert [row.number for row in rows if (row.assignee_id is None) != (row.status == "new")] == []
    assert [row.number for row in rows if (row.closed_at is None) == (row.status in CLOSED)] == []
    for row in rows:
        events = await read(
            town.database,
            select(tables.case_event)
            .where(tables.case_event.c.case_number == row.number)
            .order_by(tables.case_event.c.id),
        )
        assert [event.status for event in events if event.kind == "status"][-1:] == (
            [] if row.status == "new" else [row.status]
        )
        assert all(row.filed_at < event.at <= town.clock() for event in events)
        assert ("answer" in {event.kind for event in events}) == (row.status in CLOSED)


async def test_samples_without_staff_wait(town: Town) -> None:
    await load_samples(town.database, town.vault, town.clock(), days=2)
    assert {row.status for row in await read(town.database, select(tables.cases))} == {"new"}


@pytest.mark.usefixtures("officer")
async def test_samples_come_into_an_empty_database_only(town: Town) -> None:
    before = await read(town.database, select(tables.cases))
    await load_samples(town.database, town.vault, town.clock(), days=10)
    assert await read(town.database, select(tables.cases)) == before


async def test_samples_are_marked_wherever_they_count(officer: Phone) -> None:
    await officer.say("/tips")
    lines = officer.text.split("\n\n")[1:]
    assert [line for line in lines if "[Mẫu] #" not in line] == []
    await officer.say("/digest now")
    officer.expect("Có tính cả tin mẫu, không có thật.")
    await officer.say("/language en")
    await officer.say("/digest now")
    officer.expect("Samples, not real, are counted too.")


async def test_digest_without_samples_names_none(town: Town) -> None:
    officer = await town.officer()
    await officer.say("/digest now")
    officer.expect_not("mẫu")


async def test_sample_registers_are_loaded_once_and_called_samples(either_town: Town) -> None:
    town = either_town
    admin, mai = await town.admin(), town.citizen()
    for _ in range(2):
        await load_registers(town.database, town.vault, town.clock())
    shown = await read(town.database, select(tables.model))
    assert len(shown) == 4
    assert all(row.is_sample and town.world.gazetteer.commune(row.commune) for row in shown)
    await mai.start()
    await mai.press("menu.desks", "menu.models")
    await mai.say("Tiên Cảnh")
    await mai.press(next(choice.id for choice in mai.buttons if choice.id.startswith("model.show.")))
    mai.expect("mô hình mẫu để xem thử, không có thật")
    await mai.press("menu.home", "menu.desks", "menu.warnings")
    assert any(choice.label.startswith("Mẫu: ") for choice in mai.buttons)
    await admin.say("/model")
    admin.expect("[Mẫu] Mô hình 1")
