"""A commune that had to be guessed from mistyped words is asked about, never taken."""

import pytest

from tests.dialogue_world import THANH_BINH, Phone
from tests.edited_stories import at_place

pytestmark = pytest.mark.usefixtures("line")

TAY_GIANG = "20455"


def test_guess_is_asked_about() -> None:
    phone = at_place().say("Tien Cang")
    assert phone.says("place-guess", words="Tien Cang")
    assert f"place.{THANH_BINH}" in phone.buttons
    assert "place.other" in phone.buttons
    place = phone.press(f"place.{THANH_BINH}").answers["place"]
    assert place == {"commune": THANH_BINH, "words": "Tien Cang", "point": None}


def test_guess_said_again_is_still_asked_about() -> None:
    phone = at_place().say("thon 3 Tien Cang", "Tien Cang")
    assert phone.question == "place"
    assert phone.says("place-guess", words="thon 3 Tien Cang")


def test_guess_that_is_wrong_leads_to_the_right_name() -> None:
    phone = at_place().say("Tien Cang").press("place.other").say("xã Tây Giang").press(f"place.{TAY_GIANG}")
    assert phone.answers["place"] == {"commune": TAY_GIANG, "words": "Tien Cang, xã Tây Giang", "point": None}


def test_guess_may_be_refused_for_the_words_alone() -> None:
    phone = at_place().say("Tien Cang").press("place.as_written")
    assert phone.answers["place"] == {"commune": None, "words": "Tien Cang", "point": None}


def test_commune_named_before_outweighs_a_guess() -> None:
    phone = at_place().say("xã Tây Giang", "ở Tien Cang")
    assert f"place.{TAY_GIANG}" in phone.buttons
    assert f"place.{THANH_BINH}" not in phone.buttons


def test_commune_that_does_not_exist_is_kept_as_words() -> None:
    phone = at_place().say("xã Không Có Thật")
    assert phone.says("place-unknown", words="xã Không Có Thật")
    assert phone.press("place.as_written").answers["place"]["words"] == "xã Không Có Thật"


def test_button_of_a_commune_that_does_not_exist_takes_nothing() -> None:
    phone = at_place().say("xã Thạnh Bình").press_stale("place.99999")
    assert phone.question == "place"
    assert phone.press(f"place.{THANH_BINH}").answers["place"]["commune"] == THANH_BINH


def test_poster_of_a_commune_that_does_not_exist_leads_home() -> None:
    assert "menu.tip" in Phone().command("start", "xa-99999").buttons
