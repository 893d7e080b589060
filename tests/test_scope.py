"""Opinions and belief are declined politely; a real crime never is; nothing of the words is kept anywhere."""

from pathlib import Path

import pytest

from bot.dialogue.scope import is_outside
from bot.dialogue.state import State, state_as_json
from tests.dialogue_world import Phone, real_context
from tests.scope_sentences import INSIDE, OUTSIDE
from tests.storage_world import rows
from tests.talk import Town

SCOPE = real_context().programme.scope
OPINION = "Tôi muốn nêu quan điểm chính trị về bầu cử"
LOCALES = ("vi", "en")


@pytest.mark.parametrize("sentence", OUTSIDE)
def test_opinion_and_belief_are_noticed(sentence: str) -> None:
    assert is_outside(sentence, SCOPE)


@pytest.mark.parametrize("sentence", INSIDE)
def test_what_the_police_must_hear_is_never_declined(sentence: str) -> None:
    assert not is_outside(sentence, SCOPE)


@pytest.mark.parametrize("sentence", [*OUTSIDE, *INSIDE])
def test_capitals_and_marks_of_reading_change_nothing(sentence: str) -> None:
    assert is_outside(f"« {sentence.upper()} !!! »", SCOPE) == is_outside(sentence, SCOPE)


def at_what(locale: str = "vi") -> Phone:
    """A tip up to the words."""
    phone = Phone().command("start").press_stale(f"language.{locale}")
    return phone.press("menu.tip", "danger.no", "other")


@pytest.mark.usefixtures("line")
@pytest.mark.parametrize("locale", LOCALES)
def test_declined_politely_and_asked_again(locale: str) -> None:
    phone = at_what(locale).say(OPINION)
    assert phone.says("scope-declined")
    assert phone.question == "what"
    assert "what" not in phone.answers
    assert "scope.still" in phone.buttons
    assert OPINION not in phone.screen
    assert "chính trị" not in state_as_json(phone.state).decode()


@pytest.mark.usefixtures("line")
@pytest.mark.parametrize("locale", LOCALES)
def test_whoever_says_it_is_a_crime_is_heard(locale: str) -> None:
    phone = at_what(locale).say(OPINION).press("scope.still")
    assert phone.says("scope-again")
    assert phone.say(OPINION).question == "when"
    assert phone.answers["what"] == OPINION


@pytest.mark.usefixtures("line")
def test_other_words_are_taken_at_once() -> None:
    phone = at_what().say(OPINION).say("Có người đánh nhau")
    assert phone.question == "when"
    assert "scope.still" not in phone.press("form.skip").say("Tiên Cảnh").press("place.20878").buttons


@pytest.mark.usefixtures("line")
def test_insisting_ends_with_the_form() -> None:
    phone = at_what().say(OPINION).press("scope.still").command("cancel")
    assert phone.state.scope == ""
    assert phone.press("menu.tip", "danger.no", "other").say(OPINION).says("scope-declined")


@pytest.mark.usefixtures("line")
def test_old_button_insists_on_nothing() -> None:
    assert at_what().press_stale("scope.still").says("stale-in-form")
    assert Phone().press_stale("scope.still").says("stale")


@pytest.mark.usefixtures("line")
def test_opinion_at_home_is_declined() -> None:
    phone = Phone().say(OPINION)
    assert phone.says("scope-home")
    assert phone.effects == []


@pytest.mark.usefixtures("line")
def test_words_under_a_picture_are_declined_with_it() -> None:
    phone = at_what().send_picture("f1", OPINION)
    assert phone.says("scope-declined")
    assert phone.answers.get("pictures") is None
    assert any("f1" in getattr(effect, "file_ids", ()) for effect in phone.effects)


@pytest.mark.usefixtures("line")
@pytest.mark.parametrize("locale", LOCALES)
def test_private_matters_are_an_explicit_choice(locale: str) -> None:
    phone = Phone().command("start").press_stale(f"language.{locale}")
    phone.press("menu.tip", "danger.no", "about.elsewhere")
    assert phone.says("scope-elsewhere")
    assert phone.desk.filed == []
    assert "menu.tip" in phone.buttons
    assert "answers" not in state_as_json(phone.state).decode()


@pytest.mark.usefixtures("line")
def test_what_belongs_to_a_report_is_added_to_it() -> None:
    phone = at_what().say("Có người đánh nhau")
    phone.press(*["form.skip"] * 5, "at_risk.no", "contact.none", "form.submit")
    phone.press("menu.track").say(phone.case.code).say(OPINION)
    assert phone.desk.added[-1].text == OPINION


def everything_in(folder: Path) -> bytes:
    """All bytes of all files."""
    return b"".join(file.read_bytes() for file in folder.rglob("*") if file.is_file())


async def test_nothing_of_it_is_on_disk(town: Town, tmp_path: Path) -> None:
    mai = town.citizen()
    await mai.start()
    await mai.press("menu.tip", "danger.no", "other")
    before = {name: len(await rows(town.database, name)) for name in ("cases", "file", "case_event")}
    await mai.say(OPINION)
    mai.expect("không được lưu")
    await mai.say("/cancel")
    await mai.say(OPINION)
    assert {name: len(await rows(town.database, name)) for name in before} == before
    for row in await rows(town.database, "outbox"):
        body = town.vault.unseal(row["body_sealed"], "outbox", row["conversation"], row["n"])
        assert OPINION not in body.decode()
    for row in await rows(town.database, "conversation"):
        state = town.vault.unseal(row["state_sealed"], "conversation", row["key"], "state")
        assert "bầu cử" not in state.decode()
    assert OPINION.encode() not in everything_in(tmp_path)


def test_state_of_before_is_still_read() -> None:
    assert b"scope" not in state_as_json(State())
