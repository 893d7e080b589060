"""Consent for each purpose: asked right before it is needed, given by the act itself, taken back at any time."""

import re

import pytest

from bot.dialogue.ask import ask
from bot.dialogue.effects import RecordConsent, WithdrawConsent
from bot.dialogue.state import AwaitingAnswer, State, state_as_json, state_of_json
from tests.dialogue_world import TAM_KY_POINT, Phone, real_context

pytestmark = pytest.mark.usefixtures("line")

LOCALES = ("vi", "en")


def words(purpose: str, locale: str = "vi") -> str:
    """What is asked to agree to."""
    return real_context().programme.statement_for[purpose].words[locale]


def at_place(locale: str = "vi") -> Phone:
    """A tip up to the question where it happened."""
    phone = Phone().command("start").press_stale(f"language.{locale}")
    phone.press("menu.tip", "danger.no", "public_order", "form.skip").say("Có nhóm đua xe").press("form.skip")
    assert phone.question == "place"
    return phone


def at_contact(phone: Phone) -> Phone:
    """On from there to the question how to answer."""
    phone.press("form.skip", "form.skip", "form.skip", "form.skip", "at_risk.no")
    assert phone.question == "contact"
    return phone


@pytest.mark.parametrize("locale", LOCALES)
def test_position_is_shared_below_what_it_is_for(locale: str) -> None:
    phone = at_place(locale)
    assert words("place", locale) in phone.screen
    phone.share_place(*TAM_KY_POINT)
    assert RecordConsent("place", "1", locale) in phone.effects
    assert phone.state.consents == {"place": "1"}


def test_nothing_is_asked_for_the_tip_itself() -> None:
    phone = Phone().command("start").press("menu.tip", "danger.no", "public_order", "form.skip")
    assert not any(words(purpose) in phone.screen for purpose in ("contact", "place", "media"))
    phone.say("Có nhóm đua xe").press("form.skip")
    at_contact(phone).press("contact.none", "form.submit")
    assert phone.case.contact == "none"
    assert phone.desk.consents == []
    assert phone.state.consents == {}


def test_place_in_words_is_no_consent() -> None:
    phone = at_place().say("Tiên Cảnh").press("place.20878")
    assert phone.state.consents == {}


@pytest.mark.parametrize("locale", LOCALES)
def test_choosing_an_answer_is_consent_to_be_written_to(locale: str) -> None:
    phone = at_contact(at_place(locale))
    assert words("contact", locale) in phone.screen
    phone.press("contact.chat")
    assert phone.desk.consents == [RecordConsent("contact", "1", locale)]


def test_phone_number_is_asked_for_below_the_words_too() -> None:
    phone = at_contact(at_place()).press("contact.phone")
    assert phone.desk.consents == []
    phone.share_phone("0905123456")
    assert phone.desk.consents == [RecordConsent("contact", "1", "vi")]


def test_consent_is_asked_once() -> None:
    phone = at_contact(at_place()).press("contact.chat", "form.submit")
    phone.press("menu.tip", "danger.no", "public_order", "form.skip").say("Lại đua xe").press("form.skip")
    at_contact(phone)
    assert words("contact") not in phone.screen
    phone.press("contact.chat")
    assert len(phone.desk.consents) == 1


def test_newer_words_are_asked_anew() -> None:
    phone = at_place()
    phone.state = State(awaiting=phone.state.awaiting, content=phone.state.content, consents={"place": "0"})
    phone.share_place(*TAM_KY_POINT)
    assert phone.desk.consents == [RecordConsent("place", "1", "vi")]


def test_picture_before_the_words_counts_once_it_is_sent_off() -> None:
    phone = Phone().command("start").press("menu.tip", "danger.no", "public_order", "form.skip")
    phone.send_picture("f1")
    assert words("media") in phone.screen
    assert phone.desk.consents == []
    phone.say("Có nhóm đua xe").press("form.skip")
    phone.press("form.skip", "form.skip", "form.skip", "form.done", "at_risk.no", "contact.none")
    phone.press("form.submit")
    assert phone.desk.consents == [RecordConsent("media", "1", "vi")]


def test_words_for_what_came_early_are_said_once() -> None:
    phone = half = Phone().command("start").press("menu.tip", "danger.no", "public_order", "form.skip")
    assert words("media") in phone.send_picture("f1").screen
    assert words("media") not in half.say("Có nhóm đua xe").screen
    assert words("media") not in half.command("mydata").screen


def test_picture_in_an_open_case_is_below_the_words() -> None:
    phone = at_contact(at_place()).press("contact.none", "form.submit")
    phone.press("menu.track").say(phone.case.code)
    assert words("media") in phone.screen
    assert words("place") in phone.screen
    phone.send_picture("f1")
    assert phone.desk.consents == [RecordConsent("media", "1", "vi")]


def test_danger_is_not_held_up_by_any_words() -> None:
    phone = Phone().command("start").press("menu.hand_in", "explosive.yes")
    assert words("place") not in phone.screen
    phone.share_place(*TAM_KY_POINT)
    assert phone.desk.consents == []
    assert phone.case.urgent


@pytest.mark.parametrize("locale", LOCALES)
def test_consent_taken_back_is_asked_again(locale: str) -> None:
    phone = at_place(locale).share_place(*TAM_KY_POINT).command("privacy")
    phone.press("privacy.withdraw.place")
    assert phone.says("withdrawn-place")
    assert phone.desk.consents[-1] == WithdrawConsent("place")
    assert "privacy.withdraw.place" not in phone.buttons
    phone.press("form.resume")
    assert words("place", locale) in phone.screen
    assert phone.answers.get("place") is None


def test_withdrawing_the_picture_takes_it_out_of_the_open_tip() -> None:
    phone = at_place().press("form.skip", "form.skip", "form.skip").send_picture("f1").command("privacy")
    phone.press("privacy.withdraw.media")
    assert phone.answers.get("pictures") is None
    assert any("f1" in getattr(effect, "file_ids", ()) for effect in phone.effects)


def test_withdrawing_twice_is_harmless() -> None:
    phone = at_place().share_place(*TAM_KY_POINT).command("privacy").press("privacy.withdraw.place")
    assert phone.press_stale("privacy.withdraw.place").says("stale")


def test_state_of_before_consents_is_still_read() -> None:
    assert state_of_json(b'{"locale":"en"}').consents == {}
    assert b"consents" not in state_as_json(State())


@pytest.mark.parametrize("locale", LOCALES)
@pytest.mark.parametrize("form", ["tip", "hand_in", "question", "mediation", "camera", "on_behalf"])
def test_consent_names_no_button_that_is_not_there(form: str, locale: str) -> None:
    """Where an answer is needed there is no button to go without, and another desk calls it otherwise."""
    phone = Phone().command("language", locale)
    questions = phone.context.programme.forms[form].questions
    contact = next(one.key for one in questions if one.kind == "contact")
    asking = AwaitingAnswer(form=form, question=contact, answers={one.key: None for one in questions})
    asked = ask(State(locale=locale, awaiting=asking), phone.context)
    assert words("contact", locale) in asked.text
    labels = {choice.label for choice in asked.choices}
    assert set(re.findall("“(.+?)”", words("contact", locale))) <= labels
