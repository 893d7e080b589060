"""Where it was, told in several messages: all that was said is kept, and the commune is picked at the end."""

import pytest

from tests.dialogue_world import THANH_BINH
from tests.edited_stories import THANH_BINH_POINT, at_place

pytestmark = pytest.mark.usefixtures("line")


def test_commune_asked_for_is_added_to_the_address() -> None:
    phone = at_place().say("nhà bà Tư cuối hẻm", "xã Thạnh Bình")
    assert phone.says("place-confirm", words="nhà bà Tư cuối hẻm, xã Thạnh Bình")
    words = phone.press(f"place.{THANH_BINH}").answers["place"]["words"]
    assert words == "nhà bà Tư cuối hẻm, xã Thạnh Bình"


@pytest.mark.parametrize("again", ["Thạnh Bình", "nhà số 12, xã Thạnh Bình"])
def test_words_said_again_are_written_once(again: str) -> None:
    phone = at_place().say("nhà số 12, xã Thạnh Bình", again)
    assert phone.answers["place"]["words"] == "nhà số 12, xã Thạnh Bình"


def test_part_of_a_number_is_not_said_before() -> None:
    phone = at_place().say("thôn 12, xã Thạnh Bình", "thôn 1, xã Thạnh Bình")
    assert phone.answers["place"]["words"] == "thôn 12, xã Thạnh Bình, thôn 1, xã Thạnh Bình"


def test_address_typed_after_a_position_is_kept() -> None:
    phone = at_place().share_place(*THANH_BINH_POINT).say("nhà số 4, thôn 3, xã Thạnh Bình")
    place = {
        "commune": THANH_BINH,
        "words": "nhà số 4, thôn 3, xã Thạnh Bình",
        "point": [*THANH_BINH_POINT, 20.0],
    }
    assert phone.answers["place"] == place


def test_communes_offered_are_those_named_last() -> None:
    phone = at_place().say("xã Tây Giang").press("place.other").say("xã Thạnh Bình")
    assert f"place.{THANH_BINH}" in phone.buttons
    assert "place.20455" not in phone.buttons
    assert f"place.{THANH_BINH}" in phone.say("thôn 3").buttons
    assert "place.20455" not in phone.buttons


def test_details_after_the_commune_leave_it_offered() -> None:
    phone = at_place().say("xã Thạnh Bình", "thôn 3, cạnh trường học")
    assert f"place.{THANH_BINH}" in phone.buttons
    assert phone.says("place-confirm", words="xã Thạnh Bình, thôn 3, cạnh trường học")


def test_address_that_grows_too_long_is_not_cut() -> None:
    long = "hẻm " * 73 + "sâu"
    phone = at_place().say(long, "xã Thạnh Bình")
    assert phone.says("place-long", length="310", limit="300")
    assert phone.press("place.as_written").answers["place"]["words"] == long


@pytest.mark.parametrize("words", ["không biết", "không rõ", "bỏ qua"])
def test_not_knowing_the_commune_leaves_the_address(words: str) -> None:
    phone = at_place().say("nhà bà Tư cuối hẻm", words)
    assert phone.answers["place"] == {"commune": None, "words": "nhà bà Tư cuối hẻm", "point": None}
    assert phone.question == "who"


def test_button_that_drops_the_place_drops_it() -> None:
    assert at_place().share_place(*THANH_BINH_POINT).press("form.skip").answers["place"] is None


def test_other_name_that_differs_in_its_marks_is_kept() -> None:
    phone = at_place().say("nhà bà Tú", "nhà bà Tư")
    assert phone.says("place-unknown", words="nhà bà Tú, nhà bà Tư")
