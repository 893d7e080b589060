"""Home, cards, language, commands, and everything that arrives in the wrong place."""

import pytest
from msgspec.structs import replace

from bot.dialogue.content import Locale
from bot.dialogue.events import UnsupportedReceived
from bot.dialogue.state import AwaitingLanguage, AwaitingMenu, state_as_json
from tests.dialogue_world import INVITE, Phone, at_home, real_context

pytestmark = pytest.mark.usefixtures("line")

AFTERWARDS = pytest.mark.not_on_telegram("Telegram's files are looked into after their turn")

HOME = AwaitingMenu()
UNIT = real_context().programme.unit


@pytest.mark.parametrize("hello", ["xin chào", "Alo", "chào", "hello"])
def test_hello_is_welcomed(hello: str) -> None:
    phone = Phone().say(hello)
    assert phone.says("welcome", unit=UNIT.name["vi"])
    assert phone.buttons[0] == "menu.tip"


@pytest.mark.parametrize("cry", ["cứu tôi", "SOS", "113", "khẩn cấp"])
def test_cry_for_help_shows_the_numbers(cry: str) -> None:
    assert "113 · " in Phone().say(cry).screen


def test_words_at_home_are_said_to_be_unsent() -> None:
    phone = Phone().say("cảm ơn anh chị nhiều nhé")
    assert phone.says("home-unsent")
    assert "menu.tip" in phone.buttons
    assert phone.effects == []


def test_place_and_phone_at_home_are_said_to_be_unsent() -> None:
    assert Phone().share_place(15.5, 108.4).says("home-place")
    assert Phone().share_phone("0905123456").says("home-contact")


def test_picture_at_home_is_said_to_be_unsent() -> None:
    assert Phone().send_picture("f1").says("home-media")


def test_cards_name_their_source() -> None:
    phone = Phone().press("menu.programme")
    for card in phone.context.programme.cards:
        phone.press(f"programme.{card.id}")
        assert card.body["vi"] in phone.screen
        assert f"\n\nNguồn: {card.source['vi']}" in phone.screen
    phone.press("menu.law")
    for card in phone.context.programme.law_cards:
        phone.press(f"law.{card.id}")
        assert f"\n\nNguồn: {card.source['vi']}" in phone.screen
        assert phone.screen.count("Nguồn:") == 1
    phone.press("menu.home")
    assert phone.state.awaiting == HOME


def test_number_typed_picks_a_card() -> None:
    phone = Phone().press("menu.programme").say("2")
    assert phone.context.programme.cards[1].body["vi"] in phone.screen


def test_emergency_numbers_come_from_the_unit() -> None:
    phone = Phone().press("menu.numbers")
    for entry in phone.context.programme.numbers:
        assert f"{entry.number} · {entry.name['vi']}" in phone.screen


@pytest.mark.not_on_telegram("these are the words about the web page")
def test_privacy_differs_by_channel() -> None:
    phone = Phone().press("menu.privacy")
    assert phone.says("privacy-web", unit=UNIT.name["vi"])
    assert "OTP" in phone.screen


@pytest.mark.parametrize("locale", ["vi", "en"])
def test_who_runs_the_service_is_said(locale: Locale) -> None:
    phone = Phone().command("language", locale).command("start")
    assert UNIT.name[locale] in phone.screen
    phone.command("start", "xa-20878")
    assert UNIT.name[locale] in phone.screen
    phone.press("menu.privacy")
    assert UNIT.name[locale] in phone.screen


def test_language_changes_everywhere() -> None:
    phone = Phone().press("menu.language", "language.en")
    assert phone.state == at_home("en")
    assert phone.says("home-ask")
    phone.command("language", "vi")
    assert phone.state.locale == "vi"


def test_language_list_keeps_the_form() -> None:
    phone = Phone().press("menu.tip", "danger.no")
    phone.command("language")
    assert isinstance(phone.state.awaiting, AwaitingLanguage)
    phone.say("2")
    assert phone.state.locale == "en"
    assert phone.question == "category"


def test_help_inside_a_form_asks_again() -> None:
    phone = Phone().press("menu.tip", "danger.no")
    before = phone.state
    phone.command("help")
    assert phone.says("help")
    assert phone.says("tip-category-ask")
    assert phone.state == before


def test_start_inside_a_form_keeps_it() -> None:
    phone = Phone().press("menu.tip", "danger.no")
    before = phone.state
    phone.command("start")
    assert phone.says("form-still-open")
    assert phone.state == before
    assert "form.cancel" in phone.buttons


def test_cancel_keeps_nothing() -> None:
    phone = Phone().press("menu.tip", "danger.no", "crime", "theft").say("Tên trộm").command("cancel")
    assert phone.says("cancelled")
    assert phone.state == at_home()


@pytest.mark.parametrize("words", ["hủy", "huỷ", "Huy", "form.cancel"])
def test_cancel_may_be_typed(words: str) -> None:
    phone = Phone().press("menu.tip", "danger.no", "other").say(words)
    assert phone.state == at_home()


def test_unknown_command_names_those_that_work() -> None:
    phone = Phone().press("menu.tip").command("giup")
    assert phone.says("command-unknown")
    assert phone.question == "danger"


@pytest.mark.parametrize(
    "stale", ["menu.tip", "menu.home", "law.handling", "theft", "contact.none", "form.submit", "?"]
)
def test_stale_button_loses_nothing(stale: str) -> None:
    phone = Phone().press("menu.tip", "danger.no")
    before = phone.state
    phone.press_stale(stale)
    assert phone.state == before
    assert phone.says("tip-category-ask")


@pytest.mark.parametrize(
    "stale", ["theft", "form.back", "form.submit", "edit.what", "place.20878", "case.refresh"]
)
def test_form_button_at_home_is_explained(stale: str) -> None:
    phone = Phone().press_stale(stale)
    assert phone.says("stale")
    assert phone.state == at_home()


@pytest.mark.parametrize(
    "kind",
    [
        "sticker",
        "long_text",
        "empty",
        "too_big",
        *[pytest.param(kind, marks=AFTERWARDS) for kind in ("unknown_kind", "broken")],
    ],
)
def test_what_we_cannot_take_is_answered(kind: str) -> None:
    phone = Phone().press("menu.tip").send(UnsupportedReceived(kind))
    assert phone.question == "danger"
    assert len(phone.replies) == 1


def test_place_and_phone_in_the_wrong_place_are_explained() -> None:
    phone = Phone().press("menu.tip").share_place(15.5, 108.4)
    assert phone.says("misplaced-place")
    phone.share_phone("0905123456")
    assert phone.says("misplaced-contact")
    assert "0905123456" not in state_as_json(phone.state).decode()


def test_invite_enrols_once() -> None:
    phone = Phone().command("start", INVITE)
    assert phone.state == at_home()
    assert "cán bộ" in phone.screen
    phone.command("start", INVITE)
    assert phone.says("staff-invite-refused")


def test_strange_start_argument_leads_home() -> None:
    phone = Phone().command("start", "x" * 3000)
    assert phone.says("start-unknown")
    assert Phone().command("start", "xa-99999").says("start-unknown")


def test_other_channels_have_general_privacy_words() -> None:
    phone = Phone(replace(real_context(), channel="telegram")).press("menu.privacy")
    assert phone.says("privacy", unit=UNIT.name["vi"])
    assert "OTP" in phone.screen


def test_english_tip_is_filed() -> None:
    phone = Phone().command("language", "en").say("report something", "no", "crime", "fraud")
    phone.say("A caller said he was a police officer and asked for money", "today", "Thanh Binh", "1")
    phone.say("skip", "2", "no pictures", "no", "answer me here", "send it")
    assert phone.case.category == "crime"
    assert phone.case.contact == "chat"
    assert phone.says("receipt-contact-chat")


def test_law_and_numbers_say_when_they_were_last_checked() -> None:
    phone = Phone().press("menu.programme", "menu.law")
    card = phone.context.programme.law_cards[0]
    assert f"Kiểm tra lần cuối: {card.checked_on:%d/%m/%Y}" in phone.press(f"law.{card.id}").screen
    oldest = min(entry.checked_on for entry in phone.context.programme.numbers)
    assert f"kiểm tra lần cuối ngày {oldest:%d/%m/%Y}" in phone.press("menu.home", "menu.numbers").screen
