"""The exact point of a case is sealed wherever it lies; the commune is what officers filter by."""

import json
from dataclasses import replace

from storage import tables
from tests.made_boundaries import gazetteer
from tests.storage_world import rows
from tests.talk import Phone, Town
from tests.traces import found_in

LATITUDE, LONGITUDE = 15.438812, 108.323047
FORMS = [f"{LATITUDE} {LONGITUDE}", "15.4388 108.3230", "15.43881 108.32305"]
THANH_BINH, TAY_GIANG = "20878", "20455"


async def share(phone: Phone) -> None:
    """A tip up to the place, which is shared as a position."""
    await phone.start()
    await phone.press("menu.tip", "danger.no", "other")
    await phone.say("Có nhóm người tụ tập")
    await phone.press("when.now")
    await phone.share(LATITUDE, LONGITUDE, 12.0)


async def expect_sealed(town: Town) -> None:
    """No row of any table holds the point, the messages of the last turn among them."""
    assert await rows(town.database, "outbox")
    for name in tables.metadata.tables:
        for row in await rows(town.database, name):
            for column, value in row.items():
                content = value if isinstance(value, bytes) else str(value).encode()
                assert found_in(content, FORMS) == [], f"{name}.{column}"


async def test_point_is_sealed_and_the_commune_is_not(either_town: Town) -> None:
    town = either_town
    town.world = replace(town.world, gazetteer=gazetteer())
    await town.restart()
    here, there = await town.officer(THANH_BINH), await town.officer(TAY_GIANG)
    mai = town.citizen()
    await share(mai)
    await expect_sealed(town)
    await mai.press(
        f"place.{THANH_BINH}", "form.skip", "form.skip", "form.skip", "at_risk.no", "contact.chat"
    )
    await expect_sealed(town)
    await mai.press("form.submit")
    await expect_sealed(town)

    [case] = await rows(town.database, "cases")
    assert case["commune"] == THANH_BINH
    answers = json.loads(town.vault.unseal(case["answers_sealed"], "cases", case["number"], "answers"))
    assert answers["place"]["point"] == [LATITUDE, LONGITUDE, 12.0]
    await here.say(f"/tips {THANH_BINH}")
    here.expect("#1")
    await there.say("/tips")
    there.expect_not("#1")


def test_the_search_finds_a_point_that_is_there() -> None:
    assert found_in(json.dumps({"point": [LATITUDE, LONGITUDE, 12.0]}).encode(), FORMS)
