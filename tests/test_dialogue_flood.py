"""Stories of a call for help in a flood: one message is enough, and nothing that comes after it is lost."""

from datetime import timedelta
from typing import Any

import pytest
from msgspec.structs import replace

from bot.dialogue.content import Form
from bot.dialogue.effects import AddToCase
from bot.dialogue.events import CaseActDone, CaseFound, CaseMissing, ChoicePicked, TextEdited
from bot.dialogue.machine import step
from bot.dialogue.state import AwaitingAnswer, AwaitingCaseMessage, AwaitingMenu, state_as_json, state_of_json
from tests.dialogue_world import NOW, TAM_KY_POINT, THANH_BINH, Phone, real_context, with_forms

pytestmark = pytest.mark.usefixtures("line")

CRY = "thon 3 Tien Canh, Tien Phuoc, 5 nguoi, co ba gia, nuoc toi nguc"


def called(words: str = CRY) -> Phone:
    """A phone from which somebody has called for help with one message."""
    return Phone().press("menu.flood").say(words)


@pytest.mark.parametrize("typed", ["lũ", "lu lut", "ngập nước", "3", "menu.flood"])
def test_flood_is_found_by_typing(typed: str) -> None:
    assert Phone().say(typed).says("flood-call-ask")


def test_rescue_numbers_come_first() -> None:
    phone = Phone().press("menu.flood")
    assert all(number in phone.replies[0].text for number in ("114", "112", "115"))
    assert phone.replies[-1].asks == "place"


def test_one_message_files_the_call() -> None:
    phone = called()
    case = phone.case
    assert (case.form, case.category, case.urgent, case.contact) == ("flood", "flood", True, "chat")
    assert case.commune == THANH_BINH
    assert case.answers["call"]["words"] == CRY
    assert phone.says("receipt", code=receipt_of(phone), number="1")
    assert phone.says("flood-sent", fire="114", rescue="112")


def receipt_of(phone: Phone) -> str:
    """The receipt code as it is shown."""
    code = phone.case.code
    return "-".join(code[at : at + 4] for at in range(0, len(code), 4))


def test_position_alone_files_the_call() -> None:
    phone = Phone().press("menu.flood").share_place(*TAM_KY_POINT)
    assert phone.case.answers["call"]["point"][:2] == [*TAM_KY_POINT]
    assert phone.question == "words"


def test_words_without_a_known_place_file_the_call() -> None:
    phone = called("cứu với nước lên mái rồi")
    assert phone.case.commune is None
    assert phone.question == "position"


def test_call_may_be_given_up_before_it_is_sent() -> None:
    phone = Phone().press("menu.flood", "form.cancel")
    assert phone.desk.filed == []
    assert phone.says("cancelled")


def test_each_answer_goes_to_the_case_at_once() -> None:
    phone = called().share_place(*TAM_KY_POINT)
    [position] = phone.desk.answered
    assert position.commune == phone.context.gazetteer.near(*TAM_KY_POINT)[0].code
    assert phone.says("followup-added")
    phone.say("5").press("weak.old", "water.chest", "battery.low", "form.skip")
    given: dict[str, Any] = {}
    for effect in phone.desk.answered:
        given |= effect.answers
    assert (given["people"], given["weak"]) == (5, "weak.old")
    assert (given["water"], given["battery"]) == ("water.chest", "battery.low")
    assert phone.state.awaiting == AwaitingMenu()
    assert len(phone.desk.filed) == 1


def test_stopping_loses_nothing() -> None:
    phone = called().press("form.enough")
    assert phone.says("followup-left")
    assert phone.state.awaiting == AwaitingMenu()
    for leave in ("/cancel", "hủy", "quay lại", "xong rồi"):
        phone = called().command("cancel") if leave == "/cancel" else called().press("form.skip").say(leave)
        assert phone.says("followup-left")
        assert not phone.says("cancelled")
        assert phone.desk.added == []


@pytest.mark.parametrize("pressed", ["menu.tip", "menu.numbers", "menu.track", "menu.home"])
def test_menu_is_not_held_back_after_the_call(pressed: str) -> None:
    phone = called().press_stale(pressed)
    assert not phone.says("form-still-open")
    assert not phone.says("stale-in-form")


def test_every_question_may_be_skipped() -> None:
    phone = called()
    asked = []
    while isinstance(phone.state.awaiting, AwaitingAnswer):
        asked.append(phone.question)
        phone.press("form.skip")
    assert asked == ["position", "people", "weak", "water", "battery", "pictures"]
    assert phone.desk.answered == []
    assert phone.says("followup-left")


def test_words_that_are_no_answer_are_kept() -> None:
    phone = called().press("form.skip").say("chúng tôi đang trên mái nhà bác Tư")
    assert phone.desk.added == [AddToCase("1", text="chúng tôi đang trên mái nhà bác Tư")]
    assert phone.says("case-added")
    assert phone.question == "people"


def test_position_is_taken_at_any_question() -> None:
    phone = called("cứu với").press("form.skip").share_place(*TAM_KY_POINT)
    assert phone.desk.answered[-1].answers["position"]["point"][:2] == [*TAM_KY_POINT]
    assert phone.question == "people"


def test_picture_goes_to_the_case() -> None:
    phone = called().send_picture("f1", "nhà tôi đây")
    assert phone.desk.added == [AddToCase("1", text="nhà tôi đây", file_id="f1")]
    assert phone.question == "position"


def test_picture_before_the_call_goes_with_it() -> None:
    phone = Phone().press("menu.flood").send_picture("f1").say(CRY)
    assert phone.case.file_ids == ("f1",)
    assert phone.press("form.enough").effects == []


def test_unclear_answers_are_asked_again() -> None:
    phone = called().press("form.skip").share_phone("0905123456")
    assert phone.question == "people"
    phone.press_stale("danger.yes")
    assert phone.says("stale-in-form")
    phone.say("9999")
    assert phone.desk.added[-1].text == "9999"


@pytest.mark.parametrize("end", ["case.safe", "Tôi đã an toàn", "an toan roi"])
def test_whoever_is_safe_says_so(end: str) -> None:
    phone = called().say(end)
    assert phone.says("call-safe")
    assert "an toàn" in (phone.desk.added[-1].text or "")
    assert phone.state.awaiting == AwaitingMenu()


def test_calling_again_adds_to_the_same_case() -> None:
    phone = called().press("form.enough").wait(timedelta(minutes=20)).press("menu.flood")
    assert phone.says("call-again")
    assert phone.state.awaiting == AwaitingCaseMessage(case_id="1", number=1, is_call=True)
    assert "case.safe" in phone.buttons
    phone.say("nước lên nữa rồi")
    assert phone.desk.added[-1].text == "nước lên nữa rồi"
    phone.press("case.safe")
    assert phone.says("call-safe")
    assert len(phone.desk.filed) == 1


def test_an_hour_later_it_is_another_call() -> None:
    phone = called().press("form.enough").wait(timedelta(hours=1)).press("menu.flood").say("lại ngập")
    assert len(phone.desk.filed) == 2


def test_closed_call_is_not_added_to() -> None:
    phone = called().press("form.enough")
    found = CaseFound("1", 1, "flood", "resolved", NOW)
    after = step(phone.state, found, phone.context)
    assert "An toàn" in after.replies[0].text
    assert "case.safe" not in [choice.id for choice in after.replies[-1].choices]
    assert after.state.call is None


def test_call_that_is_gone_makes_way_for_a_new_one() -> None:
    phone = called().press("form.enough")
    sought = step(phone.state, ChoicePicked("menu.flood"), phone.context)
    after = step(sought.state, CaseMissing(), phone.context)
    assert after.state.call is None
    assert getattr(after.state.awaiting, "question", None) == "call"


def test_who_corrects_a_call_may_still_say_they_are_safe() -> None:
    phone = called().press("form.enough").press("menu.flood")
    held = replace(phone.state.awaiting, has_thanks=True)
    corrected = step(replace(phone.state, awaiting=held), CaseActDone("1", 1, "correct"), phone.context)
    assert corrected.state.awaiting == held
    assert "case.safe" in [choice.id for choice in corrected.replies[-1].choices]


def test_emptied_call_says_so_to_who_is_safe() -> None:
    phone = called().press("form.enough")
    phone.desk.closed.add(1)
    phone.press_stale("case.safe")
    assert phone.says("case-closed", number="1")


def test_answer_to_an_emptied_case_is_not_said_to_be_kept() -> None:
    phone = called()
    phone.desk.closed.add(1)
    phone.share_place(*TAM_KY_POINT)
    assert phone.says("case-closed", number="1")
    assert not phone.says("followup-added")
    assert phone.state.awaiting == AwaitingMenu()


def test_flood_statuses_say_who_is_coming() -> None:
    phone = called().press("form.enough", "menu.track").say(phone_code())
    assert "Đã nhận" in phone.screen
    assert not phone.says("status-new")


def phone_code() -> str:
    """The receipt code every phone of these tests draws."""
    return real_context().code


@pytest.mark.not_on_telegram("the story names a message")
def test_edited_call_adds_the_new_words() -> None:
    phone = called().send(TextEdited("1", CRY + ", them 1 em be"))
    assert phone.desk.added[-1].text == CRY + ", them 1 em be"


@pytest.mark.not_on_telegram("the story names a message")
def test_edit_that_changes_no_word_adds_nothing() -> None:
    phone = called().send(TextEdited("1", CRY))
    assert phone.desk.added == []
    assert phone.question == "position"


def test_language_may_change_in_the_middle() -> None:
    phone = called().command("language", "en")
    assert phone.question == "position"
    assert phone.says("flood-position-ask")


def test_story_in_english() -> None:
    phone = Phone().command("language", "en").say("flood").say("Tien Canh Tien Phuoc, 3 people on the roof")
    assert phone.case.commune == THANH_BINH
    phone.say("skip", "3", "small children", "to the roof", "nearly empty", "no pictures")
    assert phone.state.awaiting == AwaitingMenu()
    assert len(phone.desk.answered) == 4


def test_state_after_the_call_survives_storage() -> None:
    state = called().state
    assert state_of_json(state_as_json(state)) == state


def test_question_taken_away_after_the_call_is_left() -> None:
    phone = called()
    flood = phone.context.programme.forms["flood"].model_dump()
    flood["questions"] = [one for one in flood["questions"] if one["key"] != "position"]
    phone.context = with_forms({**phone.context.programme.forms, "flood": Form.model_validate(flood)})
    phone.say("còn đây")
    assert phone.says("followup-left")
    assert phone.state.awaiting == AwaitingMenu()


def test_form_taken_away_after_the_call_is_left() -> None:
    phone = called()
    forms = {name: form for name, form in phone.context.programme.forms.items() if name != "flood"}
    phone.context = with_forms(forms)
    assert phone.press_stale("water.chest").state.awaiting == AwaitingMenu()


def test_poster_presets_the_place_of_the_call() -> None:
    phone = Phone().command("start", f"xa-{THANH_BINH}").press("menu.flood", f"place.{THANH_BINH}")
    assert phone.case.commune == THANH_BINH
    assert phone.state == replace(phone.state, commune=None)


@pytest.mark.parametrize(
    "cry",
    [
        "nuoc ngap toi mai nha roi cuu voi",
        "Nước lên tới cổ, 5 người ở thôn 4 Trà Đốc",
        "lũ cuốn nhà, cứu con tôi với",
        "we are trapped, the water is rising",
    ],
)
def test_a_cry_at_home_is_the_call(cry: str) -> None:
    phone = Phone().say(cry)
    assert (phone.case.form, phone.case.urgent, phone.case.answers["call"]["words"]) == ("flood", True, cry)
    assert all(number in phone.replies[0].text for number in ("114", "112", "115"))
    assert phone.says("flood-sent", fire="114", rescue="112")
    assert phone.question == "position"


def test_a_cry_after_the_call_is_added_to_it() -> None:
    phone = called().press("form.enough").say("nuoc len toi co roi cuu voi")
    assert len(phone.desk.filed) == 1
    assert AddToCase("1", text="nuoc len toi co roi cuu voi") in phone.effects
    assert "114" in phone.replies[0].text
    assert phone.says("case-added")


def test_words_typed_after_the_call_are_added_to_it() -> None:
    phone = called().press("form.enough").say("còn hai đứa nhỏ")
    assert AddToCase("1", text="còn hai đứa nhỏ") in phone.effects
    assert phone.says("case-added")


def test_something_else_told_after_the_call_is_a_tip() -> None:
    phone = called().press("form.enough").say("có nhóm đánh bạc ở thôn 3 Tiên Cảnh")
    assert phone.says("whole-kept")


def test_words_long_after_the_call_are_not_added() -> None:
    assert called().press("form.enough").wait(timedelta(hours=1)).say("còn hai đứa").says("home-unsent")


def test_a_cry_is_heard_where_a_commune_is_named() -> None:
    assert Phone().press("menu.models").say("ngập tới mái, cứu với").case.form == "flood"


@pytest.mark.parametrize(
    "words",
    [
        "có nhóm đánh bạc ở thôn 3 Tiên Cảnh, cứu với",
        "lũ côn đồ đang chém nhau cứu tôi",
        "đường ngập rác không ai dọn",
    ],
)
def test_other_words_are_no_call(words: str) -> None:
    assert not Phone().say(words).desk.filed


def test_receipt_code_is_never_part_of_a_call() -> None:
    first = called()
    again = Phone(desk=first.desk).press("menu.flood").say(first.case.code)
    assert len(again.desk.filed) == 1
    assert isinstance(again.state.awaiting, AwaitingCaseMessage)
    assert again.state.awaiting.number == 1
