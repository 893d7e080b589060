"""Following a case by its receipt code, and what wrong codes lead to."""

from datetime import timedelta

import pytest

from bot.dialogue.effects import ForgetFiles
from bot.dialogue.receipt import format_code, from_bytes
from bot.dialogue.state import AwaitingCaseMessage, AwaitingCode, AwaitingMenu
from tests.dialogue_world import TAM_KY_POINT, FakeDesk, Phone

pytestmark = pytest.mark.usefixtures("line")

WRONG = from_bytes(b"x" * 10)


def with_case(contact: str = "none") -> Phone:
    """A phone that has just filed a tip."""
    phone = Phone().press("menu.tip", "danger.no", "other").say("Đèn đường hỏng")
    while phone.question:
        phone.press(f"contact.{contact}" if phone.question == "contact" else "form.skip")
    return phone.press("form.submit")


def code_of(phone: Phone) -> str:
    """The receipt code as people see it."""
    return format_code(phone.case.code)


def test_code_opens_the_case() -> None:
    phone = with_case()
    phone.desk.answer(1, "Chúng tôi đang kiểm tra.")
    phone.press("menu.track").say(code_of(phone).lower().replace("-", " "))
    assert "Chúng tôi đang kiểm tra." in phone.screen
    assert "12:00 23/11/2026" in phone.screen
    assert phone.says("status-new")
    assert phone.buttons == ["case.refresh", "menu.home"]


def test_other_phone_opens_it_too() -> None:
    first = with_case()
    other = Phone(desk=first.desk).command("start", code_of(first))
    assert isinstance(other.state.awaiting, AwaitingCaseMessage)


def test_code_typed_at_home_opens_it() -> None:
    phone = with_case()
    phone.say(code_of(phone))
    assert isinstance(phone.state.awaiting, AwaitingCaseMessage)


def test_words_and_pictures_are_added() -> None:
    phone = with_case()
    phone.press("menu.track").say(code_of(phone), "Tối nay lại có cướp", "2")
    assert phone.says("case-added")
    phone.send_picture("f1", "ảnh cột đèn").share_place(*TAM_KY_POINT)
    assert [(one.text, one.file_id) for one in phone.desk.added[:3]] == [
        ("Tối nay lại có cướp", None),
        ("2", None),
        ("ảnh cột đèn", "f1"),
    ]
    assert str(TAM_KY_POINT[0]) in (phone.desk.added[3].text or "")
    phone.press("case.refresh")
    assert phone.says("case-by-message")
    assert "Tối nay lại có cướp" not in phone.screen


def test_full_case_takes_no_more_pictures() -> None:
    phone = with_case()
    phone.say(code_of(phone))
    phone.desk.pictures_left = 1
    phone.send_picture("f1")
    assert phone.says("case-added")
    phone.send_picture("f2", "xe màu đỏ")
    assert phone.says("case-full", limit="20")
    assert not phone.says("case-added")
    assert phone.effects[-1] == ForgetFiles(("f2",))
    phone.say("thêm một điều")
    assert phone.says("case-added")
    assert [one.text for one in phone.desk.added] == [None, "thêm một điều"]


def test_emptied_case_takes_nothing_more() -> None:
    phone = with_case()
    phone.say(code_of(phone))
    phone.desk.closed.add(1)
    phone.say("lại có cướp")
    assert phone.says("case-closed", number="1")
    assert not phone.says("case-added")
    assert phone.state.awaiting == AwaitingMenu()
    phone.say(code_of(phone)).send_picture("f1")
    assert phone.effects[-1] == ForgetFiles(("f1",))
    assert phone.desk.added == []


def test_phone_number_is_not_added() -> None:
    phone = with_case()
    phone.say(code_of(phone)).share_phone("0905123456")
    assert phone.says("case-no-contact")
    assert phone.desk.added == []


def test_wrong_codes_are_counted_then_stopped() -> None:
    phone = with_case()
    phone.press("menu.track")
    for left in (4, 3, 2, 1):
        phone.say(WRONG)
        assert phone.says("track-wrong", left=str(left))
    phone.say("ma gi do")
    assert phone.says("track-locked", minutes="15")
    phone.press("menu.track")
    assert phone.says("track-locked", minutes="15")
    phone.command("start", code_of(phone))
    assert phone.says("track-locked", minutes="15")
    phone.say(code_of(phone))
    assert phone.effects == []
    phone.wait(timedelta(minutes=15)).press("menu.track").say(code_of(phone))
    assert isinstance(phone.state.awaiting, AwaitingCaseMessage)


def test_right_code_resets_the_count() -> None:
    phone = with_case()
    phone.press("menu.track").say(WRONG, WRONG, code_of(phone))
    assert phone.state.wrong_codes == 0


def test_answer_button_opens_own_case() -> None:
    phone = with_case("chat")
    phone.press_stale("case.reply.1")
    assert phone.buttons == ["case.refresh", "menu.home"]
    phone.press("menu.home").press_stale("case.reply.7")
    assert phone.says("case-missing")
    assert phone.state.awaiting == AwaitingMenu()
    assert phone.state.wrong_codes == 0


def test_odd_answer_button_is_stale() -> None:
    phone = Phone().press_stale("case.reply.x1")
    assert phone.says("stale")


def test_open_form_survives_a_look_at_a_case() -> None:
    filed = with_case("chat")
    phone = Phone(desk=filed.desk).press("menu.tip", "danger.no", "crime")
    before = phone.state
    phone.command("start", code_of(filed)).say("thêm một điều")
    assert phone.buttons == ["case.refresh", "form.resume"]
    phone.press_stale("menu.tip")
    assert phone.says("form-still-open")
    assert phone.state == before
    phone.command("start", code_of(filed)).press("form.resume")
    assert phone.state == before


def test_wrong_start_code_keeps_the_form() -> None:
    phone = Phone().press("menu.tip", "danger.no", "crime")
    before = phone.state.awaiting
    phone.command("start", WRONG)
    assert isinstance(phone.state.awaiting, AwaitingCode)
    phone.say("tiếp tục")
    assert phone.state.awaiting == before


def test_locked_out_teller_keeps_the_form() -> None:
    phone = Phone().press("menu.tip", "danger.no", "crime")
    before = phone.state.awaiting
    for _ in range(5):
        phone.command("start", WRONG)
    assert phone.says("track-locked", minutes="15")
    assert phone.state.awaiting == before


def test_cancel_leaves_the_case() -> None:
    phone = Phone(desk=FakeDesk()).press("menu.track").command("cancel")
    assert phone.state.awaiting == AwaitingMenu()


def test_opened_by_link_shows_no_words() -> None:
    teller = with_case()
    teller.press("menu.track").say(code_of(teller), "Lời của người báo tin")
    other = Phone(desk=teller.desk).command("start", code_of(teller))
    assert "Lời của người báo tin" not in other.screen
