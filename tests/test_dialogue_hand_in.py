"""Stories of weapons handed in: what may explode is never carried."""

import pytest

from bot.dialogue.state import AwaitingMenu, AwaitingReview
from tests.dialogue_world import TAM_KY_POINT, THANH_BINH, Phone

pytestmark = pytest.mark.usefixtures("line")


@pytest.mark.parametrize("typed", ["có", "1", "tôi không chắc", "hai"])
def test_unknown_object_stops_the_form(typed: str) -> None:
    phone = Phone().press("menu.hand_in").say(typed)
    assert phone.says("card-do-not-touch", police="113")
    assert phone.question == "place"
    assert getattr(phone.state.awaiting, "form", None) == "explosive"
    assert phone.replies[-1].asks == "place"


def test_place_alone_raises_the_alarm() -> None:
    phone = Phone().press("menu.hand_in", "explosive.yes").share_place(*TAM_KY_POINT)
    case = phone.case
    assert (case.category, case.subcategory, case.urgent) == ("weapon", "suspected_explosive", True)
    assert case.commune == phone.context.gazetteer.near(*TAM_KY_POINT)[0].code
    assert case.answers["place"]["point"] == [*TAM_KY_POINT, 20.0]
    assert phone.state.awaiting == AwaitingMenu()
    assert phone.says("receipt-urgent", police="113")


@pytest.mark.parametrize(
    ("words", "commune"), [("ruộng xã Tiên Cảnh, Tiên Phước", THANH_BINH), ("ngoài rẫy", None)]
)
def test_words_alone_raise_the_alarm(words: str, commune: str | None) -> None:
    phone = Phone().press("menu.hand_in", "explosive.unsure").say(words)
    assert phone.case.commune == commune
    assert phone.case.answers["place"]["words"] == words


def test_alarm_without_place_is_possible() -> None:
    phone = Phone().press("menu.hand_in", "explosive.unsure", "form.skip")
    assert phone.case.urgent
    assert phone.case.commune is None


def test_alarm_can_be_called_off() -> None:
    phone = Phone().press("menu.hand_in", "explosive.yes", "form.cancel")
    assert phone.desk.filed == []
    assert phone.says("cancelled")


def test_explosive_named_late_stops_too() -> None:
    phone = Phone().press("menu.hand_in", "explosive.no", "suspected_explosive")
    assert phone.says("card-do-not-touch", police="113")
    assert phone.question == "place"


@pytest.mark.parametrize("loaded", ["loaded.yes", "loaded.unsure"])
def test_loaded_gun_is_fetched_only(loaded: str) -> None:
    phone = Phone().press("menu.hand_in", "explosive.no", "homemade_gun", "count.1", loaded)
    assert phone.says("hand_in-loaded-care", police="113")
    phone.say("xã Thạnh Bình").press(f"place.{THANH_BINH}")
    assert "handover.come" in phone.buttons
    assert "handover.point" not in phone.buttons
    phone.press_stale("handover.point")
    assert phone.question == "handover"


def test_unloaded_gun_may_be_brought_later() -> None:
    phone = Phone().press("menu.hand_in", "explosive.no", "gun").say("hai").press("loaded.no")
    phone.say("Tiên Cảnh Tiên Phước").say("đúng").press("handover.point")
    assert phone.says("hand_in-handover-wait")
    assert phone.question == "station"
    phone.press("form.skip").say("sáng thứ bảy").press("contact.chat")
    assert isinstance(phone.state.awaiting, AwaitingReview)
    phone.press("form.submit")
    assert phone.case.answers["count"] == 2
    assert phone.case.answers["suits"] == "sáng thứ bảy"
    assert (phone.case.subcategory, phone.case.commune) == ("gun", THANH_BINH)
    assert not phone.case.urgent


def test_hour_that_suits_is_no_button() -> None:
    phone = Phone().press("menu.hand_in", "explosive.no", "bladed", "count.1")
    phone.say("chợ Tiên Cảnh Tiên Phước").say("đúng").press("handover.come").say("7")
    assert phone.question == "contact"
    assert phone.answers["suits"] == "7"


@pytest.mark.parametrize("typed", ["12", "khoảng 12 cái", "12 chiếc.", "count.1"])
def test_blade_is_not_asked_about_loading(typed: str) -> None:
    phone = Phone().press("menu.hand_in", "explosive.no", "bladed").say("ngày 12 tháng 3 tôi nhặt được")
    assert phone.says("count-unclear", limit="9999")
    phone.say(typed)
    assert phone.question == "place"


@pytest.mark.parametrize("typed", ["0", "10000", "số 10000"])
def test_impossible_count_is_asked_again(typed: str) -> None:
    phone = Phone().press("menu.hand_in", "explosive.no", "ammunition").say(typed)
    assert phone.question == "count"
    assert phone.says("count-range", limit="9999")


def test_picture_is_not_wanted_here() -> None:
    phone = Phone().press("menu.hand_in").send_picture("f1")
    assert phone.says("media-not-here")
    assert phone.question == "explosive"


def at_station(place: str, *then: str) -> Phone:
    """A phone asked for the commune police it would hand a blade in to; `place` is where the blade is."""
    phone = Phone().press("menu.hand_in", "explosive.no", "bladed", "count.1")
    return phone.say(place).press(*then).press("handover.point")


def sent(phone: Phone) -> Phone:
    """The same phone, its form sent."""
    return phone.press("suits.any", "contact.none", "form.submit")


def test_commune_police_point_is_chosen() -> None:
    phone = at_station("xã Thạnh Bình", f"place.{THANH_BINH}").say("Tây Giang").press("place.20455")
    assert "xã Tây Giang" in phone.press("suits.any", "contact.none").screen
    phone.press("form.submit")
    assert phone.case.answers["station"]["commune"] == "20455"
    assert phone.case.commune == THANH_BINH


def test_point_names_the_commune_the_place_does_not() -> None:
    phone = sent(at_station("ngoài rẫy", "place.as_written").say("xã Tây Giang").press("place.20455"))
    assert phone.case.commune == "20455"


def test_point_need_not_be_chosen() -> None:
    phone = sent(at_station("xã Thạnh Bình", f"place.{THANH_BINH}").press("form.skip"))
    assert phone.case.answers["station"] is None
    assert phone.case.commune == THANH_BINH


def test_police_who_come_are_asked_for_no_point() -> None:
    phone = Phone().press("menu.hand_in", "explosive.no", "bladed", "count.1")
    phone.say("xã Thạnh Bình").press(f"place.{THANH_BINH}", "handover.come")
    assert phone.question == "suits"


def test_changed_handover_asks_for_the_point() -> None:
    phone = Phone().press("menu.hand_in", "explosive.no", "bladed", "count.1")
    phone.say("xã Thạnh Bình").press(f"place.{THANH_BINH}", "handover.come", "suits.any", "contact.none")
    phone.press("form.edit", "edit.handover", "handover.point")
    assert phone.question == "station"
    phone.press("form.skip", "form.edit", "edit.handover", "handover.come", "form.submit")
    assert "station" not in phone.case.answers


@pytest.mark.parametrize("locale", ["vi", "en"])
def test_nothing_is_carried_before_the_police_answer(locale: str) -> None:
    asked = Phone().context.texts.render("hand_in-station-ask", locale)
    assert {"vi": "chờ công an trả lời", "en": "wait until the police have answered"}[locale] in asked
