"""An edited message corrects the answer it gave while the form is open, and afterwards it is explained."""

import pytest

from bot.dialogue.effects import FindCase
from bot.dialogue.receipt import format_code, from_bytes
from bot.dialogue.state import (
    AwaitingCaseMessage,
    AwaitingCode,
    AwaitingEdit,
    AwaitingLanguage,
    AwaitingMenu,
    AwaitingReview,
    state_as_json,
    state_of_json,
)
from tests.dialogue_world import THANH_BINH, Phone, real_context, with_forms, without
from tests.edited_stories import MENDED, STORY, edited, finish, told_what, typed

RIGHT_CODE = format_code(real_context().code)
WRONG_CODE = format_code(from_bytes(b"y" * 10))


def test_edit_corrects_the_answer_it_gave() -> None:
    phone = edited(told_what(), "7", MENDED)
    assert phone.answers["what"] == MENDED
    assert phone.question == "when"
    assert phone.says("edited-to", name="Nội dung", words=MENDED)
    assert phone.says("tip-when-ask")


def test_review_shows_the_new_words() -> None:
    phone = edited(finish(told_what()), "7", MENDED)
    assert isinstance(phone.state.awaiting, AwaitingReview)
    assert phone.says("edited", name="Nội dung")
    assert phone.screen.count(MENDED) == 1
    assert STORY not in phone.screen
    phone.press("form.submit")
    assert phone.case.answers["what"] == MENDED


def test_edit_at_the_list_of_answers_leaves_the_list() -> None:
    phone = edited(finish(told_what()).press("form.edit"), "7", MENDED)
    assert isinstance(phone.state.awaiting, AwaitingEdit)
    assert phone.says("edited-to", name="Nội dung", words=MENDED)
    assert MENDED in phone.press("form.back").screen


def test_edit_of_the_answer_opened_for_change_returns_to_the_review() -> None:
    phone = edited(finish(told_what()).press("form.edit", "edit.what"), "7", MENDED)
    assert isinstance(phone.state.awaiting, AwaitingReview)
    assert MENDED in phone.screen


def test_edit_while_another_answer_is_changed_asks_that_one_again() -> None:
    phone = edited(finish(told_what()).press("form.edit", "edit.who"), "7", MENDED)
    assert phone.question == "who"
    assert phone.says("tip-who-ask")
    phone.press("form.back")
    assert isinstance(phone.state.awaiting, AwaitingReview)
    assert MENDED in phone.screen


def test_editing_twice_keeps_the_last_words() -> None:
    phone = edited(edited(told_what(), "7", "Xe 92A"), "7", MENDED)
    assert phone.answers["what"] == MENDED


def test_same_words_again_only_repeat_the_question() -> None:
    phone = told_what()
    asked = phone.replies[-1]
    assert edited(phone, "7", STORY).replies == [asked]


def test_each_message_corrects_its_own_answer() -> None:
    phone = typed(told_what("7"), "chiều qua", "9").press("form.skip")
    phone = edited(edited(phone, "9", "chiều nay"), "7", MENDED)
    assert (phone.answers["what"], phone.answers["when"]) == (MENDED, "chiều nay")


def test_answer_taken_back_stays_away() -> None:
    phone = edited(told_what().press("form.back"), "7", MENDED)
    assert phone.question == "what"
    assert "what" not in phone.answers
    assert phone.says("edited-in-form")


def test_only_the_message_of_the_present_answer_counts() -> None:
    phone = typed(told_what("7").press("form.back"), "Chuyện khác", "9")
    assert edited(phone, "7", MENDED).answers["what"] == "Chuyện khác"
    assert phone.says("edited-in-form")
    assert edited(phone, "9", MENDED).answers["what"] == MENDED


def test_answer_pressed_after_a_typed_one_cannot_be_edited() -> None:
    phone = typed(told_what(), "chiều qua", "9").press("form.back", "when.now")
    assert edited(phone, "9", "chiều nay").answers["when"] == "when.now"
    assert phone.says("edited-in-form")


def test_answer_changed_from_the_review_follows_its_new_message() -> None:
    phone = typed(finish(told_what("7")).press("form.edit", "edit.what"), "Chuyện khác", "9")
    assert edited(phone, "7", MENDED).answers["what"] == "Chuyện khác"
    assert edited(phone, "9", MENDED).answers["what"] == MENDED


@pytest.mark.parametrize(
    ("words", "reason", "values"),
    [
        ("...", "edited-text-empty", {}),
        ("", "edited-text-empty", {}),
        ("a" * 3001, "edited-text-long", {"limit": "3000", "length": "3001"}),
        ("quay lại", "edited-button", {}),
        ("Hủy", "edited-button", {}),
        ("/cancel", "edited-button", {}),
    ],
)
def test_words_that_are_no_answer_leave_the_old_one(words: str, reason: str, values: dict[str, str]) -> None:
    phone = edited(told_what(), "7", words)
    assert phone.answers["what"] == STORY
    said = phone.context.texts.render(reason, "vi", **values)
    assert phone.says("edited-not", name="Nội dung", reason=said)
    assert phone.question == "when"
    assert edited(phone, "7", MENDED).answers["what"] == MENDED


def test_change_that_asks_for_more_asks_it_first() -> None:
    phone = typed(Phone().press("menu.hand_in", "explosive.no"), "Công cụ hỗ trợ", "7").press("count.1")
    phone.say("Thạnh Bình").press(f"place.{THANH_BINH}")
    edited(phone, "7", "Súng")
    assert phone.says("form-one-more")
    assert phone.question == "loaded"
    assert phone.press("loaded.no").question == "handover"
    assert not phone.says("form-one-more")


def test_change_at_the_review_that_asks_for_more_returns_there() -> None:
    phone = typed(Phone().press("menu.tip", "form.skip"), "Việc khác", "7").say(STORY)
    finish(phone).send_picture("a")
    assert edited(phone, "7", "An ninh, trật tự").question == "kind"
    assert phone.says("form-one-more")
    phone.press("form.skip")
    assert isinstance(phone.state.awaiting, AwaitingReview)


def test_change_that_asks_for_more_waits_for_the_answer_being_changed() -> None:
    phone = typed(Phone().press("menu.tip", "form.skip"), "Việc khác", "7").say(STORY)
    finish(phone).press("form.edit", "edit.what")
    assert edited(phone, "7", "An ninh, trật tự").question == "what"
    assert phone.say(MENDED).question == "kind"


def test_change_voids_the_answers_that_hang_on_it() -> None:
    phone = typed(Phone().press("menu.hand_in", "explosive.no"), "Súng", "7").press("count.1", "loaded.yes")
    assert phone.answers["loaded"] == "loaded.yes"
    edited(phone, "7", "Công cụ hỗ trợ")
    assert "loaded" not in phone.answers
    assert phone.question == "place"


def test_change_that_voids_the_question_in_front_goes_on_behind_it() -> None:
    phone = typed(Phone().press("menu.hand_in", "explosive.no"), "Súng", "7").press("count.1")
    assert phone.question == "loaded"
    edited(phone, "7", "Công cụ hỗ trợ")
    assert phone.question == "place"
    assert not phone.says("form-one-more")


def test_call_that_became_dangerous_is_not_asked_for_any_more() -> None:
    phone = told_what().press("form.skip", "form.skip", "form.skip", "form.skip", "form.skip")
    phone = typed(phone, "không", "9").press("contact.phone")
    edited(phone, "9", "có")
    assert phone.says("tip-at_risk-care")
    assert phone.says("tip-contact-ask")
    assert "contact.phone" not in phone.buttons


def test_number_is_still_asked_for_after_another_answer_changed() -> None:
    phone = told_what().press("form.skip", "form.skip", "form.skip", "form.skip", "form.skip", "form.skip")
    phone.press("contact.phone")
    edited(phone, "7", MENDED)
    assert phone.says("contact-phone-ask")
    assert phone.say("0905 123 456").answers["contact"]["way"] == "phone"


def test_pictures_stay_with_a_corrected_story() -> None:
    phone = told_what().send_picture("a")
    edited(phone, "7", MENDED)
    assert phone.answers["pictures"] == ["a"]
    assert phone.effects == []


def test_word_that_ends_the_pictures_is_no_answer() -> None:
    phone = told_what().press("form.skip", "form.skip", "form.skip", "form.skip").send_picture("a")
    phone = edited(typed(phone, "xong", "9"), "9", "bỏ hết ảnh")
    assert phone.says("edited-in-form")
    assert phone.answers["pictures"] == ["a"]


def test_story_with_a_caption_added_is_not_cut() -> None:
    phone = told_what().press("when.now").send_picture("a", "Đây là chiếc xe")
    edited(phone, "7", MENDED)
    assert phone.answers["what"] == f"{STORY}\nĐây là chiếc xe"
    assert phone.says("edited-in-form")


@pytest.mark.parametrize(
    ("command", "waiting"),
    [
        (("start", WRONG_CODE), AwaitingCode),
        (("language", None), AwaitingLanguage),
        (("start", RIGHT_CODE), AwaitingCaseMessage),
    ],
)
def test_interrupted_form_is_corrected_too(command: tuple[str, str | None], waiting: type) -> None:
    phone = finish(told_what("1")).press("form.submit")
    phone = typed(phone.press("menu.tip", "form.skip", "other"), STORY, "7").command(*command)
    edited(phone, "7", MENDED)
    assert isinstance(phone.state.awaiting, waiting)
    assert phone.says("edited-to", name="Nội dung", words=MENDED)
    assert phone.desk.added == []
    phone.press_stale("form.resume")
    assert phone.answers["what"] == MENDED
    assert phone.question == "when"


def test_after_sending_it_is_said_how_to_correct() -> None:
    phone = finish(told_what()).press("form.submit")
    edited(phone, "7", MENDED)
    assert phone.says("edited-unheld")
    assert phone.case.answers["what"] == STORY
    assert phone.state.awaiting == AwaitingMenu()
    assert phone.state.told_by == {}
    assert phone.effects == []


def test_edit_at_home_does_not_sound_like_receipt() -> None:
    phone = typed(Phone(), "pháo ở chợ", "7")
    assert phone.says("home-unsent")
    edited(phone, "7", "Có người bán pháo ở chợ Tam Kỳ")
    assert "không gửi thêm gì cho công an" in phone.screen
    assert "“Báo tin”" in phone.screen
    assert "đã nhận" not in phone.screen
    assert phone.effects == []


@pytest.mark.parametrize("leave", ["cancel", "back"])
def test_form_that_was_left_is_forgotten(leave: str) -> None:
    phone = typed(Phone().press("menu.tip"), "không", "7")
    phone = phone.command("cancel") if leave == "cancel" else phone.press("form.back", "form.back")
    assert phone.state.told_by == {}
    edited(phone, "7", "có")
    assert phone.says("edited-unheld")
    phone.press("menu.tip", "danger.no")
    assert edited(phone, "7", "có").answers == {"danger": "danger.no"}


def test_words_added_to_a_case_are_corrected_by_new_ones() -> None:
    phone = finish(told_what("1")).press("form.submit")
    phone.command("start", RIGHT_CODE)
    typed(phone, "Họ quay lại xe 43A1", "9")
    edited(phone, "9", "Họ quay lại xe 92A1")
    assert phone.says("edited-in-case")
    assert isinstance(phone.state.awaiting, AwaitingCaseMessage)
    assert [added.text for added in phone.desk.added] == ["Họ quay lại xe 43A1"]


def test_mistyped_code_is_mended_by_an_edit() -> None:
    phone = finish(told_what("1")).press("form.submit")
    typed(phone.press("menu.track"), RIGHT_CODE[:-1], "9")
    assert phone.says("track-wrong", left="4")
    edited(phone, "9", RIGHT_CODE)
    assert isinstance(phone.state.awaiting, AwaitingCaseMessage)


def test_code_mistyped_at_home_is_mended_by_an_edit() -> None:
    phone = finish(told_what("1")).press("form.submit")
    assert typed(phone, RIGHT_CODE[:-1], "9").says("home-unsent")
    edited(phone, "9", RIGHT_CODE)
    assert isinstance(phone.state.awaiting, AwaitingCaseMessage)


def test_wrong_codes_by_edit_are_counted_too() -> None:
    phone = Phone().press("menu.track")
    for _ in range(5):
        edited(phone, "9", WRONG_CODE)
    assert phone.says("track-locked", minutes="15")
    assert edited(phone, "9", WRONG_CODE).effects == []


def test_edit_of_something_else_counts_no_code() -> None:
    phone = edited(Phone().press("menu.track"), "9", "Alo")
    assert phone.says("edited-unheld")
    assert phone.state.wrong_codes == 0
    assert not any(isinstance(effect, FindCase) for effect in phone.effects)


def test_web_remembers_no_messages() -> None:
    phone = Phone().press("menu.tip", "form.skip", "other").say(STORY, "chiều qua", "gốc đa")
    assert phone.state.told_by == {}
    assert b'"tried"' not in state_as_json(phone.state)


def test_what_is_remembered_is_stored_and_bounded() -> None:
    phone = Phone().press("menu.tip", "form.skip", "other")
    for ref in range(30):
        typed(phone, STORY, str(ref))
        phone.press("form.back")
    typed(phone, STORY, "99")
    assert phone.state.told_by == {"what": "99"}
    phone.state = state_of_json(state_as_json(phone.state))
    assert edited(phone, "99", MENDED).answers["what"] == MENDED


def test_form_changed_underneath_still_takes_the_edit() -> None:
    phone = told_what()
    forms = {**real_context().programme.forms, "tip": without("tip", "when")}
    phone.context = with_forms(forms)
    edited(phone, "7", MENDED)
    assert phone.says("form-changed")
    assert phone.answers["what"] == MENDED
    assert phone.question == "place"


def test_notice_speaks_the_tellers_language() -> None:
    phone = told_what().command("language", "en")
    edited(phone, "7", MENDED)
    assert f"was changed to: {MENDED}" in phone.screen
