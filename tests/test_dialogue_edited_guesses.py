"""An edited message whose commune had to be guessed changes the words alone, or nothing."""

from tests.dialogue_world import THANH_BINH
from tests.edited_stories import THANH_BINH_POINT, at_place, edited, typed

TAY_GIANG = "20455"


def test_guess_does_not_move_a_position() -> None:
    phone = typed(at_place(), "nhà số 4", "7").share_place(*THANH_BINH_POINT).press(f"place.{THANH_BINH}")
    place = edited(phone, "7", "xã Tây Gian").answers["place"]
    assert (place["commune"], place["words"]) == (THANH_BINH, "xã Tây Gian")


def test_edit_takes_no_guess() -> None:
    phone = typed(at_place(), "xã Tây Giang", "7").press(f"place.{TAY_GIANG}")
    assert edited(phone, "7", "xã Thạnh Bìnhh").answers["place"]["commune"] == TAY_GIANG
