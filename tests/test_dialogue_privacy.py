"""One's own data in the chat: the notice, the page, what is held, being forgotten, knowing the true bot."""

import pytest

from bot.dialogue.effects import ForgetTeller
from bot.dialogue.state import AwaitingPrivacy
from tests.dialogue_world import Phone, texts

pytestmark = pytest.mark.usefixtures("line")

LOCALES = ("vi", "en")


def half_told(locale: str = "vi") -> Phone:
    """Somebody in the middle of a tip."""
    phone = Phone().command("start").press_stale(f"language.{locale}")
    return phone.press("menu.tip", "danger.no", "public_order", "form.skip").say("Có nhóm đua xe")


def filed(contact: str = "contact.chat") -> Phone:
    """Somebody who has sent a tip."""
    phone = half_told().press("form.skip", "form.skip", "form.skip", "form.skip", "form.skip", "at_risk.no")
    return phone.press(contact, "form.submit")


def test_notice_comes_with_the_welcome() -> None:
    phone = Phone().command("start")
    assert phone.says("notice-web") or phone.says("notice")
    assert "Quyền riêng tư" in phone.screen
    assert phone.buttons[0] == "menu.tip"


def test_notice_says_where_one_is_anonymous() -> None:
    phone = Phone().command("start")
    assert phone.says("notice-web" if phone.line.channel in (None, "web") else "notice")


@pytest.mark.parametrize("locale", LOCALES)
def test_privacy_page_keeps_the_open_form(locale: str) -> None:
    phone = half_told(locale).command("privacy")
    assert "privacy.forget" in phone.buttons
    assert phone.press("form.resume").question == "when"


@pytest.mark.parametrize("locale", LOCALES)
def test_own_data_is_listed(locale: str) -> None:
    phone = filed().press_stale(f"language.{locale}").command("mydata")
    assert phone.says("mydata-no-form")
    assert phone.says("mydata-language", language=texts().render("language-name", locale))
    assert texts().render("status-new", locale) in phone.screen
    assert texts().render("consent-contact", locale) in phone.screen
    assert "đua xe" not in phone.screen


def test_own_data_of_a_stranger_is_empty() -> None:
    phone = Phone().command("mydata")
    assert phone.says("mydata-no-case")
    assert phone.says("mydata-no-consent")


def test_tip_without_contact_is_not_tied_to_anybody() -> None:
    assert filed("contact.none").command("mydata").says("mydata-no-case")


def test_unfinished_tip_is_named() -> None:
    assert half_told().command("mydata").says("mydata-form")


@pytest.mark.parametrize("locale", LOCALES)
def test_forgetting_is_asked_twice(locale: str) -> None:
    phone = half_told(locale).command("forget")
    assert phone.says("privacy-forget-ask")
    assert ForgetTeller() not in phone.effects
    phone.press("privacy.forget.yes")
    assert ForgetTeller() in phone.effects
    assert phone.says("forgotten")
    assert phone.state.locale == locale
    assert phone.state.consents == {}
    assert phone.command("privacy").says("privacy-own-ask")
    assert "form.resume" not in phone.buttons


def test_forgetting_can_be_thought_better_of() -> None:
    phone = half_told().command("forget").press("form.resume")
    assert phone.question == "when"


def test_old_yes_asks_again() -> None:
    phone = filed().command("forget").press("menu.home").press_stale("privacy.forget.yes")
    assert phone.says("privacy-forget-ask")
    assert ForgetTeller() not in phone.effects


def test_forgetting_says_how_many_reports_were_cut() -> None:
    phone = filed().command("forget").press("privacy.forget.yes")
    assert phone.says("forgotten-cases", count="1")


def test_forgetting_keeps_the_count_of_wrong_codes() -> None:
    phone = Phone().press("menu.track").say("AAAA-AAAA").command("forget").press("privacy.forget.yes")
    assert phone.state.wrong_codes == 1


@pytest.mark.parametrize("locale", LOCALES)
def test_true_bot_is_known_by_what_it_never_asks(locale: str) -> None:
    phone = Phone().press_stale(f"language.{locale}").command("verify")
    assert phone.says("verify-no-address")
    assert phone.screen.count("OTP") + phone.screen.count("one-time") == 1


def test_words_on_the_page_do_not_leave_the_form() -> None:
    phone = half_told().command("privacy").say("xin chào")
    assert phone.says("choice-unclear")
    assert isinstance(phone.state.awaiting, AwaitingPrivacy)
    assert phone.press("form.resume").question == "when"
