"""Stories of people who send much, or the same again: nothing is lost, nothing urgent waits."""

from datetime import timedelta

import pytest

from bot.dialogue.state import AwaitingCaseMessage, AwaitingMenu, AwaitingReview
from tests.dialogue_world import Phone

pytestmark = pytest.mark.usefixtures("line")

STORY = "Hai người lạ bẻ khóa xe sau chợ"


def at_review(
    phone: Phone, what: str = STORY, *, danger: str = "danger.no", contact: str = "contact.chat"
) -> Phone:
    """The same phone with a tip ready to be sent."""
    phone.press("menu.tip", danger, "other").say(what)
    while phone.question:
        phone.press(contact if phone.question == "contact" else "form.skip")
    return phone


def sent(
    phone: Phone, what: str = STORY, *, danger: str = "danger.no", contact: str = "contact.chat"
) -> Phone:
    """The same phone after it sent a tip."""
    return at_review(phone, what, danger=danger, contact=contact).press("form.submit")


def busy(count: int) -> Phone:
    """A phone that sent so many tips, a minute apart."""
    phone = Phone()
    for n in range(count):
        sent(phone, f"{STORY} lần thứ {n}").wait(timedelta(minutes=1))
    return phone


@pytest.mark.parametrize("locale", ["vi", "en"])
def test_sixth_tip_of_an_hour_waits_with_its_answers(locale: str) -> None:
    phone = at_review(busy(5).command("language", locale))
    answers = phone.answers
    phone.press("form.submit")
    assert phone.says("limit-reached", minutes="55", police="113")
    assert isinstance(phone.state.awaiting, AwaitingReview)
    assert phone.answers == answers
    assert len(phone.desk.filed) == 5
    phone.wait(timedelta(minutes=55)).press("form.submit")
    assert len(phone.desk.filed) == 6


def test_urgent_tip_never_waits() -> None:
    phone = sent(busy(6 - 1), danger="danger.yes")
    assert len(phone.desk.filed) == 6
    sent(phone, danger="danger.yes")
    assert len(phone.desk.filed) == 7
    assert phone.state.awaiting == AwaitingMenu()


def test_explosive_never_waits() -> None:
    phone = busy(5).press("menu.hand_in", "explosive.yes", "form.skip")
    assert len(phone.desk.filed) == 6


def test_tip_that_waits_is_sent_once_it_is_urgent() -> None:
    phone = at_review(busy(5)).press("form.submit", "form.edit", "edit.danger", "danger.yes", "form.submit")
    assert len(phone.desk.filed) == 6


@pytest.mark.parametrize("again", [STORY, "hai nguoi la be khoa xe  sau cho"])
def test_same_words_within_an_hour_are_recognised(again: str) -> None:
    phone = sent(sent(Phone()).wait(timedelta(minutes=20)), again)
    assert phone.says("repeat-ask-number", at="12:00", number="1")
    assert phone.buttons[:2] == ["case.reply.1", "form.again"]
    assert len(phone.desk.filed) == 1


def test_same_words_can_be_sent_again() -> None:
    phone = sent(sent(Phone())).press("form.again")
    assert len(phone.desk.filed) == 2
    assert phone.state.awaiting == AwaitingMenu()


def test_case_that_was_sent_can_be_opened() -> None:
    phone = sent(sent(Phone())).press("case.reply.1")
    assert isinstance(phone.state.awaiting, AwaitingCaseMessage)
    phone.press("form.resume")
    assert "form.again" in phone.buttons
    assert phone.press("form.cancel").state.awaiting == AwaitingMenu()


def test_words_that_were_changed_are_no_repetition() -> None:
    phone = sent(sent(Phone())).press("form.edit", "edit.what").say(f"{STORY}, lần này là ba người")
    assert phone.press("form.submit").state.awaiting == AwaitingMenu()
    assert len(phone.desk.filed) == 2


def test_same_words_an_hour_later_are_a_new_tip() -> None:
    assert len(sent(sent(Phone()).wait(timedelta(hours=1))).desk.filed) == 2


def test_repetition_is_forgotten_while_it_is_asked() -> None:
    phone = sent(sent(Phone())).wait(timedelta(hours=1)).command("help")
    assert "form.submit" in phone.buttons
    assert phone.press("form.submit").state.awaiting == AwaitingMenu()


def test_number_of_a_tip_without_contact_is_not_remembered() -> None:
    phone = sent(sent(Phone(), contact="contact.none"))
    assert [one.number for one in phone.state.filed] == [None]
    assert phone.says("repeat-ask", at="12:00")
    assert phone.buttons[0] == "form.again"
    assert STORY not in repr(phone.state.filed)


def test_pressing_send_twice_makes_one_case() -> None:
    phone = sent(Phone()).press_stale("form.submit")
    assert len(phone.desk.filed) == 1
    assert phone.says("stale")


def test_pressing_again_without_having_been_asked_is_checked() -> None:
    phone = at_review(busy(5), f"{STORY} lần thứ 3").press_stale("form.again")
    assert phone.says("repeat-ask-number", at="12:03", number="4")
    phone.press("form.again")
    assert phone.says("limit-reached", minutes="55", police="113")
    assert len(phone.desk.filed) == 5


def test_hand_ins_without_words_are_no_repetition() -> None:
    phone = Phone()
    for _ in range(2):
        phone.press("menu.hand_in", "explosive.no", "ammunition").say("12").say("chợ Hà Lam").press(
            "place.as_written"
        )
        phone.press("handover.come", "suits.any", "contact.none", "form.submit")
    assert len(phone.desk.filed) == 2
