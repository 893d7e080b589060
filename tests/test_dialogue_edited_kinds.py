"""An edited answer is read anew as its question reads answers: by number, choice, place, phone number."""

import pytest

from bot.dialogue.events import PlaceShared
from bot.dialogue.state import AwaitingAnswer
from tests.dialogue_world import TAM_KY_POINT, THANH_BINH, Phone, texts
from tests.edited_stories import at_count, at_phone_number, at_place, edited, finish, told_what, typed


@pytest.mark.parametrize(("before", "after", "count"), [("12", "khoảng 21 cái", 21), ("hai", "ba", 3)])
def test_number_of_things_is_read_anew(before: str, after: str, count: int) -> None:
    phone = edited(typed(at_count(), before, "7"), "7", after)
    assert phone.answers["count"] == count
    assert phone.says("edited-to", name="Số lượng", words=str(count))


@pytest.mark.parametrize(
    ("after", "key"), [("nhiều lắm", "edited-count-unclear"), ("0", "edited-count-range")]
)
def test_number_that_is_none_leaves_the_old_one(after: str, key: str) -> None:
    phone = edited(typed(at_count(), "12", "7"), "7", after)
    assert phone.answers["count"] == 12
    reason = phone.context.texts.render(key, "vi", limit="9999")
    assert phone.says("edited-not", name="Số lượng", reason=reason)


ORDERS = ("anh/chị", "gõ", "bấm", "viết", "please", "press", "type", "you ")
"""What sends somebody to the question in front, which is another one."""


@pytest.mark.parametrize("locale", ["vi", "en"])
@pytest.mark.parametrize("key", ["count-unclear", "count-range", "phone-unclear", "text-long", "text-empty"])
def test_reason_sends_nobody_to_the_question_in_front(key: str, locale: str) -> None:
    reason = texts().render(f"edited-{key}", locale, limit="9999", length="10000").lower()
    assert not [order for order in ORDERS if order in reason]


def test_typed_time_may_become_a_button_of_the_question() -> None:
    phone = edited(typed(told_what(), "hôm wa", "9"), "9", "hôm qua")
    assert phone.answers["when"] == "when.yesterday"
    assert phone.says("edited-to", name="Thời gian", words="Hôm qua")


def test_typed_skip_may_become_an_answer_and_back() -> None:
    phone = edited(typed(told_what(), "không nhớ", "9"), "9", "chiều qua")
    assert phone.answers["when"] == "chiều qua"
    assert edited(phone, "9", "bỏ qua").answers["when"] is None
    assert phone.says("edited-out", name="Thời gian")


def test_answer_edited_away_is_said_to_be_out() -> None:
    phone = edited(typed(at_place().press("form.skip"), "Hai người, xe 43A1", "9"), "9", "không biết")
    assert phone.answers["who"] is None
    assert phone.says("edited-out", name="Người, xe")
    assert edited(phone, "9", "Hai người").answers["who"] == "Hai người"


def test_answer_edited_away_at_the_review_is_said_to_be_out() -> None:
    phone = finish(typed(at_place().press("form.skip"), "Hai người, xe 43A1", "9"))
    assert edited(phone, "9", "không biết").says("edited-out", name="Người, xe")


def test_typed_choice_is_picked_anew() -> None:
    phone = typed(finish(told_what()).press("form.edit", "edit.source"), "tận mắt thấy", "9")
    assert phone.question == "source"  # it is not how the label begins
    phone = edited(phone, "9", "tôi tận mắt thấy")
    assert phone.answers["source"] == "source.saw"
    assert edited(phone, "9", "Thấy trên mạng").answers["source"] == "source.online"


def test_choice_that_is_unclear_leaves_the_old_one() -> None:
    phone = typed(Phone().press("menu.tip"), "không", "7").press("other")
    assert edited(phone, "7", "có lẽ").answers["danger"] == "danger.no"
    reason = phone.context.texts.render("edited-choice-unclear", "vi")
    assert phone.says("edited-not", name="Nguy hiểm ngay lúc này", reason=reason)


def test_edit_that_tells_of_danger_is_told_whom_to_call() -> None:
    phone = edited(typed(Phone().press("menu.tip"), "không", "7").press("other"), "7", "có ạ")
    assert phone.answers["danger"] == "danger.yes"
    assert "113" in phone.replies[0].text
    assert phone.question == "what"


def test_edit_that_tells_of_explosives_stops_the_form() -> None:
    phone = typed(Phone().press("menu.hand_in"), "Không, tôi biết rõ đó là gì", "7").press("gun")
    edited(phone, "7", "có")
    assert isinstance(phone.state.awaiting, AwaitingAnswer)
    assert phone.state.awaiting.form == "explosive"
    assert phone.says("card-do-not-touch", police="113")
    assert phone.state.told_by == {}


def test_phone_number_is_read_anew() -> None:
    phone = edited(typed(at_phone_number(), "0905 123 457", "7"), "7", "0905 123 456")
    assert phone.answers["contact"] == {"way": "phone", "phone": "0905123456"}
    assert "0905123456" in phone.screen


@pytest.mark.parametrize("words", ["0905", "số của tôi", "Gọi điện cho tôi"])
def test_phone_number_that_is_none_leaves_the_old_one(words: str) -> None:
    phone = edited(typed(at_phone_number(), "0905 123 457", "7"), "7", words)
    assert phone.answers["contact"]["phone"] == "0905123457"
    reason = phone.context.texts.render("edited-phone-unclear", "vi")
    assert phone.says("edited-not", name="Cách liên lạc", reason=reason)


def test_phone_number_may_become_no_contact() -> None:
    phone = edited(typed(at_phone_number(), "0905 123 457", "7"), "7", "Không cần liên lạc lại")
    assert phone.answers["contact"] == {"way": "none", "phone": None}


def test_house_number_is_corrected_within_the_same_commune() -> None:
    phone = typed(at_place(), "nhà số 12, xã Thạnh Bình", "7").press(f"place.{THANH_BINH}")
    edited(phone, "7", "nhà số 21, xã Thạnh Bình")
    assert phone.answers["place"] == {
        "commune": THANH_BINH,
        "words": "nhà số 21, xã Thạnh Bình",
        "point": None,
    }
    assert phone.question == "who"


def test_place_said_to_be_as_written_stays_so() -> None:
    phone = typed(at_place(), "sau chợ cũ", "7").press("place.as_written")
    edited(phone, "7", "trước chợ cũ")
    assert phone.answers["place"] == {"commune": None, "words": "trước chợ cũ", "point": None}


@pytest.mark.parametrize("before", ["xã Thăng Bình", "sau chợ cũ"])
def test_other_commune_is_taken_if_it_is_the_only_one_named(before: str) -> None:
    phone = typed(at_place(), before, "7")
    phone.press(phone.buttons[0])
    edited(phone, "7", "xã Thạnh Bình")
    assert phone.answers["place"]["commune"] == THANH_BINH
    assert phone.answers["place"]["words"] == "xã Thạnh Bình"


@pytest.mark.parametrize("words", ["Tam Kỳ", "gốc đa đầu làng"])
def test_place_that_became_unclear_leaves_the_old_one(words: str) -> None:
    phone = typed(at_place(), "xã Thạnh Bình", "7").press(f"place.{THANH_BINH}")
    edited(phone, "7", words)
    assert phone.answers["place"] == {"commune": THANH_BINH, "words": "xã Thạnh Bình", "point": None}
    reason = phone.context.texts.render("edited-place-unclear", "vi")
    assert phone.says("edited-not", name="Nơi xảy ra", reason=reason)


def test_words_beside_a_position_do_not_move_it() -> None:
    phone = typed(at_place(), "nhà số 12", "7").send(PlaceShared(*TAM_KY_POINT, 20.0))
    assert phone.press(phone.buttons[0]).answers["place"]["commune"]
    commune, point = phone.answers["place"]["commune"], phone.answers["place"]["point"]
    edited(phone, "7", "nhà số 21")
    assert phone.answers["place"] == {"commune": commune, "words": "nhà số 21", "point": point}
    edited(phone, "7", "xã Thạnh Bình")
    assert phone.answers["place"]["commune"] == commune


def test_unfinished_place_is_asked_with_the_new_words() -> None:
    phone = typed(at_place(), "xã Thạh Bình", "7")
    assert phone.says("place-guess", words="xã Thạh Bình")
    edited(phone, "7", "xã Thạnh Bình")
    assert phone.says("place-confirm", words="xã Thạnh Bình")
    phone.press(f"place.{THANH_BINH}")
    assert phone.answers["place"]["words"] == "xã Thạnh Bình"
    assert edited(phone, "7", "chợ Thạnh Bình").answers["place"]["words"] == "chợ Thạnh Bình"


def test_refused_words_leave_an_unfinished_place_to_its_message() -> None:
    phone = typed(typed(at_place(), "nhà số 12, Thạnh Bình", "7"), "a" * 301, "8")
    assert phone.says("text-long", limit="300", length="301")
    phone.press(f"place.{THANH_BINH}")
    assert edited(phone, "8", "nhà số 13, Thạnh Bình").answers["place"]["words"] == "nhà số 12, Thạnh Bình"
    assert edited(phone, "7", "nhà số 21, Thạnh Bình").answers["place"]["words"] == "nhà số 21, Thạnh Bình"


def test_refused_words_may_be_added_to_a_position() -> None:
    phone = typed(at_place(), "...", "7").send(PlaceShared(*TAM_KY_POINT, 20.0))
    assert edited(phone, "7", "nhà số 12").press(phone.buttons[0]).answers["place"]["words"] == "nhà số 12"
    assert phone.answers["place"]["point"] == [*TAM_KY_POINT, 20.0]


def test_unfinished_place_keeps_its_position() -> None:
    phone = at_place().send(PlaceShared(*TAM_KY_POINT, 20.0)).press("place.other")
    edited(typed(phone, "xã Thạh Bình", "7"), "7", "xã Thạnh Bình").press(f"place.{THANH_BINH}")
    place = phone.answers["place"]
    assert (place["words"], place["point"]) == ("xã Thạnh Bình", [*TAM_KY_POINT, 20.0])


def test_commune_said_in_words_leaves_the_place_to_the_first_message() -> None:
    phone = typed(typed(at_place(), "nhà số 12, xã Thạnh Bình", "7"), "đúng", "9")
    assert edited(phone, "9", "không").answers["place"]["words"] == "nhà số 12, xã Thạnh Bình"
    assert edited(phone, "7", "nhà 21, Thạnh Bình").answers["place"]["words"] == "nhà 21, Thạnh Bình"


def test_refused_words_are_mended_by_an_edit() -> None:
    phone = typed(at_count(), "nhiều lắm", "7")
    assert phone.says("count-unclear", limit="9999")
    edited(phone, "7", "12")
    assert phone.answers["count"] == 12
    assert phone.question == "place"


def test_refused_choice_is_mended_by_an_edit() -> None:
    phone = edited(typed(Phone().press("menu.tip"), "hong", "7"), "7", "không")
    assert phone.answers["danger"] == "danger.no"
    assert edited(phone, "7", "có").answers["danger"] == "danger.yes"


def test_refused_words_do_not_become_a_button() -> None:
    phone = edited(typed(at_count(), "nhiều lắm", "7"), "7", "hủy")
    assert phone.question == "count"
    assert phone.says("edited-tried-button")


def test_refused_words_of_a_changed_answer_leave_the_old_message_in_charge() -> None:
    phone = typed(typed(at_count(), "12", "7").press("form.back"), "13", "8")
    phone.say("Thạnh Bình").press(f"place.{THANH_BINH}", "handover.come", "suits.any", "contact.none")
    phone = typed(phone.press("form.edit", "edit.count"), "nhiều lắm", "9").press("form.back")
    assert edited(phone, "9", "15").answers["count"] == 13
    assert edited(phone, "8", "15").answers["count"] == 15
