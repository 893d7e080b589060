"""An edited message that told where: nothing else that was said about the place is lost by it."""

import pytest

from bot.dialogue.events import PlaceShared
from bot.dialogue.state import AwaitingReview, state_as_json, state_of_json
from tests.dialogue_world import THANH_BINH, Phone
from tests.edited_stories import THANH_BINH_POINT, at_place, edited, finish, typed

POINT = [*THANH_BINH_POINT, 20.0]
ELSEWHERE = "nhà số 9, xã Tây Giang"


def shared(phone: Phone) -> Phone:
    """They share a position in Thạnh Bình."""
    return phone.send(PlaceShared(*THANH_BINH_POINT, 20.0))


def at_poster_place() -> Phone:
    """A tip begun from the poster of Thạnh Bình, the question for the place in front."""
    phone = Phone().command("start", f"xa-{THANH_BINH}").press("menu.tip", "form.skip", "other")
    return phone.say("Mất xe").press("when.now")


def at_kind_with_half_a_place() -> Phone:
    """A place was typed, its commune still to be picked, when an edit of the category asked for a kind."""
    phone = typed(Phone().press("menu.tip", "form.skip"), "Việc khác", "5").say("Mất xe").press("when.now")
    return edited(typed(phone, "nhà số 4, xã Thạnh Bình", "7"), "5", "An ninh, trật tự")


def test_words_edited_after_a_position_are_kept_with_it() -> None:
    phone = shared(typed(at_place(), "nhà số 4", "7"))
    edited(phone, "7", "nhà số 4, thôn 3, xã Thạnh Bình")
    place = {"commune": THANH_BINH, "words": "nhà số 4, thôn 3, xã Thạnh Bình", "point": POINT}
    assert phone.answers["place"] == place
    assert edited(phone, "7", "nhà số 5, thôn 3").answers["place"] == place | {"words": "nhà số 5, thôn 3"}


def test_edit_of_the_last_words_keeps_the_first() -> None:
    phone = typed(typed(at_place(), "nhà bà Tư cuối hẻm", "7"), "xã Thạh Bình", "8")
    edited(phone, "8", "xã Thạnh Bình").press(f"place.{THANH_BINH}")
    assert phone.answers["place"]["words"] == "nhà bà Tư cuối hẻm, xã Thạnh Bình"


def test_edit_of_the_last_words_to_a_choice_keeps_the_first() -> None:
    phone = shared(typed(typed(at_place(), "nhà bà Tư cuối hẻm", "7"), "gần chợ", "8"))
    edited(phone, "8", "xã Thạnh Bình")
    place = {"commune": THANH_BINH, "words": "nhà bà Tư cuối hẻm", "point": POINT}
    assert phone.answers["place"] == place
    assert edited(phone, "8", "chợ Thạnh Bình").answers["place"] == place


@pytest.mark.parametrize("ref", ["7", "8"])
def test_edit_of_one_message_does_not_drop_the_other(ref: str) -> None:
    phone = typed(typed(at_place(), "nhà bà Tư cuối hẻm", "7"), "thôn 3, xã Thạnh Bình", "8")
    phone.press(f"place.{THANH_BINH}")
    edited(phone, ref, "thôn 5, xã Thạnh Bình")
    assert phone.answers["place"]["words"] == "nhà bà Tư cuối hẻm, thôn 3, xã Thạnh Bình"
    assert phone.says("edited-in-form")


@pytest.mark.parametrize(("words", "reason"), [("...", "text-empty"), ("hủy", "edited-tried-button")])
def test_unfinished_place_survives_an_edit_that_is_no_place(words: str, reason: str) -> None:
    phone = edited(shared(typed(at_place(), "nhà bà Tư", "7")), "7", words)
    assert phone.says(reason)
    phone.press(f"place.{THANH_BINH}")
    assert phone.answers["place"] == {"commune": THANH_BINH, "words": "nhà bà Tư", "point": POINT}


def test_edit_into_the_posters_commune_keeps_words_and_position() -> None:
    phone = shared(typed(at_poster_place(), "nhà số 4", "7")).press(f"place.{THANH_BINH}")
    edited(phone, "7", "xã Thạnh Bình")
    assert phone.answers["place"] == {"commune": THANH_BINH, "words": "xã Thạnh Bình", "point": POINT}


def test_position_stays_when_its_words_are_taken_back() -> None:
    phone = shared(typed(at_place(), "nhà số 4", "7")).press(f"place.{THANH_BINH}")
    edited(phone, "7", "không nhớ")
    assert phone.answers["place"] == {"commune": THANH_BINH, "words": None, "point": POINT}
    assert "xã Thạnh Bình" in phone.screen


def test_other_commune_beside_a_position_is_explained() -> None:
    phone = shared(typed(at_place(), "nhà số 4", "7")).press(f"place.{THANH_BINH}")
    edited(phone, "7", ELSEWHERE)
    assert phone.answers["place"] == {"commune": THANH_BINH, "words": "nhà số 4", "point": POINT}
    reason = phone.context.texts.render("edited-place-point", "vi")
    assert phone.says("edited-kept", name="Nơi xảy ra", reason=reason)
    assert "Sửa một mục" in phone.screen
    assert not phone.says("edited-place-unclear")


def test_way_out_that_is_told_leads_to_the_other_commune() -> None:
    phone = finish(shared(typed(at_place(), "nhà số 4", "7")).press(f"place.{THANH_BINH}"))
    edited(phone, "7", ELSEWHERE).press("form.edit", "edit.place")
    phone.say(ELSEWHERE).press("place.20455")
    assert isinstance(phone.state.awaiting, AwaitingReview)
    assert phone.answers["place"] == {"commune": "20455", "words": ELSEWHERE, "point": None}


@pytest.mark.parametrize("words", ["gốc đa đầu làng", "chợ Thạnh Bình"])
def test_position_settles_where_words_are(words: str) -> None:
    phone = shared(typed(at_place(), "nhà số 4, xã Thạnh Bình", "7")).press(f"place.{THANH_BINH}")
    place = {"commune": THANH_BINH, "words": words, "point": POINT}
    assert edited(phone, "7", words).answers["place"] == place


def test_position_that_is_in_no_commune_may_be_told_one() -> None:
    phone = (
        typed(at_place(), "gần cửa khẩu", "7").send(PlaceShared(48.85, 2.35, 20.0)).press("place.as_written")
    )
    place = edited(phone, "7", ELSEWHERE).answers["place"]
    assert place == {"commune": "20455", "words": ELSEWHERE, "point": [48.85, 2.35, 20.0]}


def test_half_a_place_comes_back_after_what_became_necessary() -> None:
    phone = at_kind_with_half_a_place()
    assert phone.question == "kind"
    phone.state = state_of_json(state_as_json(phone.state))
    phone.press("form.skip")
    assert phone.says("place-confirm", words="nhà số 4, xã Thạnh Bình")
    phone.press(f"place.{THANH_BINH}")
    assert phone.answers["place"]["words"] == "nhà số 4, xã Thạnh Bình"
    assert edited(phone, "7", "nhà số 5").says("edited-not", name="Nơi xảy ra", reason=unclear(phone))
    assert edited(phone, "7", "nhà số 5, Thạnh Bình").answers["place"]["words"] == "nhà số 5, Thạnh Bình"


def test_half_a_place_comes_back_when_the_change_is_undone() -> None:
    phone = edited(at_kind_with_half_a_place(), "5", "Việc khác")
    assert phone.says("place-confirm", words="nhà số 4, xã Thạnh Bình")


def test_half_a_place_comes_back_once() -> None:
    phone = at_kind_with_half_a_place().press("form.skip", "form.back")
    assert phone.says("tip-place-ask")
    assert phone.press("form.back", "form.skip").says("tip-place-ask")


def test_half_a_place_is_forgotten_with_its_form() -> None:
    phone = at_kind_with_half_a_place().command("cancel")
    assert phone.state.unfinished == {}
    assert at_kind_with_half_a_place().command("cancel").press("menu.hand_in").state.unfinished == {}


def unclear(phone: Phone) -> str:
    """The reason why words do not tell the commune."""
    return phone.context.texts.render("edited-place-unclear", "vi")
