"""What a teller does with an open case: correct, withdraw, rate, have it opened again, get a statement."""

from typing import Literal

import pytest
from msgspec.structs import replace

from bot.dialogue.effects import ActOnCase, ForgetFiles
from bot.dialogue.receipt import format_code
from bot.dialogue.state import AwaitingCaseAct, AwaitingCaseMessage, AwaitingMenu, State
from bot.dialogue.statement import BEGIN, END, Statement, find, written
from bot.dialogue.steps import open_form
from tests.dialogue_world import Phone

pytestmark = pytest.mark.usefixtures("line")

Language = Literal["vi", "en"]
OPEN = ("correct", "withdraw", "statement")
CLOSED = ("rate", "reopen", "statement")


def with_open_case(*can: str, language: Language = "vi") -> Phone:
    """A phone that has filed a tip and has it open by its code; `can` is what is offered."""
    phone = Phone()
    phone.state = State(locale=language)
    phone.press("menu.tip", "danger.no", "other").say("Đèn đường hỏng")
    while phone.question:
        phone.press("contact.chat" if phone.question == "contact" else "form.skip")
    phone.press("form.submit")
    phone.desk.can = can
    return phone.say(format_code(phone.case.code))


@pytest.mark.parametrize("language", ["vi", "en"])
def test_open_case_offers_what_can_be_done(language: Language) -> None:
    phone = with_open_case(*OPEN, language=language)
    assert phone.buttons == ["case.refresh", "case.correct", "case.withdraw", "case.statement", "menu.home"]
    closed = with_open_case(*CLOSED, language=language)
    assert closed.buttons[1:5] == ["case.rate.good", "case.rate.fair", "case.rate.bad", "case.reopen"]


@pytest.mark.parametrize("language", ["vi", "en"])
def test_correction_is_one_message(language: Language) -> None:
    phone = with_open_case(*OPEN, language=language).press("case.correct")
    assert phone.says("case-correct-ask", number="1")
    phone.say("Không phải đèn đường, là biển báo")
    assert phone.desk.acted == [ActOnCase("1", "correct", text="Không phải đèn đường, là biển báo")]
    assert phone.says("case-correct-done")
    assert isinstance(phone.state.awaiting, AwaitingCaseMessage)


@pytest.mark.parametrize("language", ["vi", "en"])
def test_withdrawal_is_asked_twice(language: Language) -> None:
    phone = with_open_case(*OPEN, language=language).press("case.withdraw")
    assert phone.says("case-withdraw-ask", number="1")
    assert phone.desk.acted == []
    assert phone.buttons == ["case.withdraw_yes", "case.back"]
    phone.press("case.withdraw_yes")
    assert phone.desk.acted == [ActOnCase("1", "withdraw")]
    assert phone.says("case-withdraw-done", number="1")
    assert phone.state.awaiting == AwaitingMenu()


def test_words_are_no_yes_to_a_withdrawal() -> None:
    phone = with_open_case(*OPEN).press("case.withdraw").say("ừ thì rút")
    assert phone.desk.acted == []
    assert phone.says("misplaced")
    assert phone.press("case.back").buttons[0] == "case.refresh"


def test_stale_yes_withdraws_nothing() -> None:
    phone = with_open_case(*OPEN).press_stale("case.withdraw_yes")
    assert phone.says("stale")
    assert phone.desk.acted == []


@pytest.mark.parametrize("reason", ["gone", "closed", "begun", "late", "open", "rated", "reopened"])
@pytest.mark.parametrize("language", ["vi", "en"])
def test_refusal_says_why(language: Language, reason: str) -> None:
    phone = with_open_case(*OPEN, language=language)
    phone.desk.refusal = reason
    phone.press("case.withdraw")
    assert phone.says(f"case-not-{reason}", hours="24")
    assert isinstance(phone.state.awaiting, AwaitingCaseMessage)


@pytest.mark.parametrize("language", ["vi", "en"])
def test_rating_may_have_words(language: Language) -> None:
    phone = with_open_case(*CLOSED, language=language).press("case.rate.bad")
    assert phone.says("case-rate-done")
    phone.say("Lâu quá")
    assert phone.desk.acted == [
        ActOnCase("1", "rate", rating="bad"),
        ActOnCase("1", "comment", text="Lâu quá"),
    ]
    assert phone.says("case-comment-done")


def test_rating_needs_no_words() -> None:
    phone = with_open_case(*CLOSED).press("case.rate.good", "case.back")
    assert phone.desk.acted == [ActOnCase("1", "rate", rating="good")]
    assert isinstance(phone.state.awaiting, AwaitingCaseMessage)


@pytest.mark.parametrize("language", ["vi", "en"])
def test_reopening_needs_a_reason(language: Language) -> None:
    phone = with_open_case(*CLOSED, language=language).press("case.reopen")
    assert phone.says("case-reopen-ask", number="1")
    phone.say("Việc vẫn tiếp diễn")
    assert phone.desk.acted == [ActOnCase("1", "reopen", text="Việc vẫn tiếp diễn")]
    assert phone.says("case-reopen-done")


def test_picture_is_no_reason() -> None:
    phone = with_open_case(*CLOSED).press("case.reopen").send_picture("f1")
    assert phone.says("misplaced-media")
    assert phone.effects == [ForgetFiles(("f1",))]


def test_pushed_buttons_work_in_the_middle_of_a_form() -> None:
    phone = with_open_case(*CLOSED).press("menu.home", "menu.tip", "danger.no", "crime")
    before = open_form(phone.state)
    phone.press_stale("case.rate.good.1")
    assert phone.desk.acted == [ActOnCase("1", "rate", rating="good", own=True)]
    phone.press("case.back", "form.resume")
    assert open_form(phone.state) == before
    phone.press_stale("case.reopen.1").say("Vẫn còn")
    assert phone.desk.acted[-1] == ActOnCase("1", "reopen", text="Vẫn còn")


@pytest.mark.parametrize("picked", ["case.rate.good.x", "case.rate.best.1", "case.reopen.", "case.rate.good"])
def test_odd_pushed_button_is_stale(picked: str) -> None:
    phone = Phone().press_stale(picked)
    assert phone.says("stale")


def test_case_of_a_pushed_button_may_be_gone() -> None:
    phone = Phone().press_stale("case.rate.good.7")
    assert phone.says("case-missing")


def test_what_is_waited_for_outlives_a_release() -> None:
    case = AwaitingCaseMessage(case_id="1", number=1)
    assert replace(AwaitingCaseAct(case=case, act="reopen"), act="correct").case == case


@pytest.mark.parametrize("language", ["vi", "en"])
def test_statement_comes_as_a_message_of_its_own(language: Language) -> None:
    phone = with_open_case(*OPEN, language=language).press("case.statement")
    assert phone.says("statement-how")
    [statement] = [reply.text for reply in phone.replies if reply.text.startswith(BEGIN)]
    assert find(statement) == phone.desk.statement
    assert phone.buttons[0] == "case.refresh"


@pytest.mark.parametrize("language", ["vi", "en"])
def test_statement_sent_at_home_is_checked(language: Language) -> None:
    phone = with_open_case(*OPEN, language=language).press("menu.home")
    words, signature = phone.desk.statement
    phone.say(f"Giấy đây:\n{written(Statement(words, signature))}")
    assert phone.says("statement-valid", words=words)
    phone.say(written(Statement("Đã nhận tin số 2", signature)))
    assert phone.says("statement-invalid")


def test_statement_is_checked_by_command_within_a_form() -> None:
    phone = with_open_case(*OPEN).press("menu.home", "menu.tip", "danger.no", "crime")
    before = phone.state
    phone.command("verify", written(Statement(*phone.desk.statement)))
    assert phone.says("statement-valid", words=phone.desk.statement[0])
    assert phone.state == before


@pytest.mark.parametrize("part", [BEGIN, f"{BEGIN}\nĐã nhận", f"SIGNATURE\nABC\n{END}"])
def test_part_of_a_statement_is_told_as_such(part: str) -> None:
    assert Phone().say(part).says("statement-incomplete")
    assert Phone().press("menu.track").say(part).says("statement-incomplete")


def test_verify_without_words_says_how() -> None:
    assert Phone().command("verify").says("verify")


def test_statement_pasted_into_an_open_form_is_checked_and_is_no_answer() -> None:
    phone = Phone().press("menu.tip", "danger.no", "other")
    phone.say(written(Statement(*phone.desk.statement)))
    assert phone.says("statement-valid", words=phone.desk.statement[0])
    assert phone.answers == {"danger": "danger.no", "category": "other"}
