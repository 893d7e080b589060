"""Positions from anywhere: in the sea, on the other side of the world, of nowhere; the citizen can always go on."""

import math

import pytest
from msgspec.structs import replace

from bot.dialogue.content import Context
from bot.dialogue.events import PlaceShared
from tests.dialogue_world import THANH_BINH, Phone, real_context
from tests.edited_stories import THANH_BINH_POINT, finish
from tests.made_boundaries import cells, communes, gazetteer

pytestmark = pytest.mark.usefixtures("line")

OTHER_SIDE = (-15.6, -71.5)
MID_OCEAN = (10.0, 130.0)
NULL_ISLAND = (0.0, 0.0)
OFF_THE_COAST = (15.75, 108.75)
"""In the sea, some 20 km from the land."""


def with_boundaries() -> Context:
    """The real world, with a boundary around every commune."""
    return replace(real_context(), gazetteer=gazetteer())


@pytest.fixture(params=["points", "boundaries"])
def phone(request: pytest.FixtureRequest) -> Phone:
    """At the question for the place, with boundaries and without."""
    context = with_boundaries() if request.param == "boundaries" else real_context()
    phone = Phone(context).press("menu.tip", "form.skip", "other").say("Mất xe").press("when.now")
    assert phone.question == "place"
    return phone


def offered(phone: Phone) -> list[str]:
    """The codes of the communes on the buttons."""
    return [button[6:] for button in phone.buttons if button[6:].isdecimal()]


@pytest.mark.parametrize("position", [OTHER_SIDE, MID_OCEAN, NULL_ISLAND, (90.0, 180.0), (-90.0, -180.0)])
def test_position_of_nowhere_near_is_told_so(phone: Phone, position: tuple[float, float]) -> None:
    phone.share_place(*position)
    assert phone.says("place-outside", province=phone.context.programme.unit.province["vi"])
    assert offered(phone) == []
    assert {"place.as_written", "place.other", "form.back", "form.cancel"} <= set(phone.buttons)


def test_position_of_nowhere_near_is_kept_beside_the_name(phone: Phone) -> None:
    phone.share_place(*MID_OCEAN).say("xã Thạnh Bình").press(f"place.{THANH_BINH}")
    place = phone.answers["place"]
    assert place == {"commune": THANH_BINH, "words": "xã Thạnh Bình", "point": [*MID_OCEAN, 20.0]}
    assert finish(phone).press("form.submit").case.commune == THANH_BINH


def test_position_of_nowhere_near_may_be_sent_alone(phone: Phone) -> None:
    finish(phone.share_place(*OTHER_SIDE).press("place.as_written")).press("form.submit")
    assert phone.case.commune is None
    assert phone.case.answers["place"]["point"] == [*OTHER_SIDE, 20.0]


def test_position_of_nowhere_near_gives_way_to_a_better_one(phone: Phone) -> None:
    phone.share_place(*NULL_ISLAND).share_place(*THANH_BINH_POINT)
    assert THANH_BINH in offered(phone)


def test_position_off_the_coast_is_offered_the_shore(phone: Phone) -> None:
    phone.share_place(*OFF_THE_COAST)
    assert phone.says("place-near")
    assert len(offered(phone)) == 3
    assert "place.other" in phone.buttons


@pytest.mark.not_on_telegram("its positions are numbers within their bounds")
@pytest.mark.parametrize(
    "position",
    [(math.nan, 108.0), (15.0, math.nan), (math.inf, 108.0), (15.0, -math.inf), (91.0, 0.0), (0.0, 181.0)],
)
def test_position_that_is_none_is_told_and_nothing_lost(phone: Phone, position: tuple[float, float]) -> None:
    phone.say("nhà số 4").share_place(*position)
    assert phone.says("place-unreadable")
    assert phone.question == "place"
    phone.press("place.as_written")
    assert phone.answers["place"] == {"commune": None, "words": "nhà số 4", "point": None}


@pytest.mark.not_on_telegram("its positions are numbers within their bounds")
@pytest.mark.parametrize("accuracy", [math.nan, math.inf, -5.0])
def test_accuracy_that_is_none_is_left_out(phone: Phone, accuracy: float) -> None:
    phone.send(PlaceShared(*THANH_BINH_POINT, accuracy)).press("place.as_written")
    assert phone.answers["place"]["point"] == [*THANH_BINH_POINT, None]


def test_commune_around_the_position_is_offered_first() -> None:
    for code in (THANH_BINH, "20341", "20455"):
        corner = cells()[code].representative_point()
        phone = (
            Phone(with_boundaries()).press("menu.tip", "form.skip", "other").say("Mất xe").press("when.now")
        )
        phone.share_place(round(corner.y, 5), round(corner.x, 5))
        assert offered(phone) == [code]
        assert phone.says("place-here")
        assert phone.press("place.other").says("place-other")


def test_vague_position_is_offered_the_neighbours_too() -> None:
    point = communes()[THANH_BINH]
    edge = cells()[THANH_BINH].boundary.interpolate(0.1)
    near_edge = (
        point.latitude + 0.98 * (edge.y - point.latitude),
        point.longitude + 0.98 * (edge.x - point.longitude),
    )
    phone = Phone(with_boundaries()).press("menu.tip", "form.skip", "other").say("Mất xe").press("when.now")
    phone.send(PlaceShared(*near_edge, 1500.0))
    assert offered(phone)[0] == THANH_BINH
    assert len(offered(phone)) > 1
