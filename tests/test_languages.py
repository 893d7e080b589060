"""Another language is another folder: found, offered, walked in, and what it lacks is named."""

import shutil
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path

import pytest
from msgspec.structs import replace

from bot.dialogue.check import values_given
from bot.dialogue.content import Words
from bot.dialogue.state import State, state_as_json, state_of_json
from bot.text_values import GIVEN
from bot.texts import LOCALES, Catalogue, languages
from tests.dialogue_world import Phone, real_context

MARK = "ʘ "


@dataclass
class Folder:
    """A copy of the texts with a third language, in which every text begins with a mark."""

    path: Path

    def context_phone(self) -> Phone:
        """A phone of a service with these texts."""
        return Phone(replace(real_context(), texts=Catalogue.load(self.path)))


@pytest.fixture
def folder(tmp_path: Path) -> Folder:
    """As a unit would add it."""
    texts = tmp_path / "texts"
    for locale in LOCALES:
        shutil.copytree(str(files("seeds") / "texts" / locale), texts / locale)
    shutil.copytree(texts / "en", texts / "xx")
    for file in (texts / "xx").iterdir():
        lines = file.read_text(encoding="utf-8").splitlines()
        file.write_text("\n".join(_marked(line) for line in lines) + "\n", encoding="utf-8")
    return Folder(texts)


def _marked(line: str) -> str:
    """The line with the mark, where it holds the words of a text."""
    key, equals, words = line.partition(" = ")
    is_plain = (
        bool(equals) and not key.startswith((" ", "#")) and not words.lstrip().startswith("{ unsupported")
    )
    return f"{key} = {MARK}{words}" if is_plain else line


def test_folders_are_the_languages(folder: Folder) -> None:
    assert languages(folder.path) == ("vi", "en", "xx")
    assert LOCALES == ("vi", "en")


def test_new_language_is_complete_by_the_same_check(folder: Folder) -> None:
    given = {**GIVEN, **values_given(real_context().programme)}
    assert Catalogue.load(folder.path).problems(given) == []


def test_what_a_language_lacks_is_named(folder: Folder) -> None:
    (folder.path / "xx" / "scope.ftl").unlink()
    given = {**GIVEN, **values_given(real_context().programme)}
    found = Catalogue.load(folder.path).problems(given)
    assert "xx lacks scope-declined" in found
    assert all(problem.startswith("xx lacks ") for problem in found)


def test_tip_is_walked_in_the_new_language(folder: Folder) -> None:
    phone = folder.context_phone().command("start").press("menu.language")
    assert "language.xx" in phone.buttons
    phone.press("language.xx")
    assert phone.state.locale == "xx"
    phone.press("menu.tip", "danger.no", "public_order", "form.skip")
    assert MARK in phone.screen or phone.says("tip-what-ask")
    phone.say("Có nhóm đua xe").press("form.skip", "form.skip", "form.skip", "form.skip", "form.skip")
    assert phone.says("tip-at_risk-ask")
    phone.press("at_risk.no", "contact.chat")
    assert "Có nhóm đua xe" in phone.screen
    phone.press("form.submit")
    assert phone.says("receipt-contact-chat")


def test_language_can_be_named_by_command(folder: Folder) -> None:
    assert folder.context_phone().command("language", "xx").state.locale == "xx"
    assert Phone().command("language", "xx").state.locale == "vi"


def test_cards_and_numbers_fall_back_to_vietnamese(folder: Folder) -> None:
    phone = folder.context_phone().command("language", "xx").press("menu.programme")
    card = phone.context.programme.cards[0]
    assert card.body["vi"] in phone.press(f"programme.{card.id}").screen
    assert Words(vi="Xã", en="Commune")["xx"] == "Xã"


def test_language_that_was_taken_away_is_answered_in_vietnamese() -> None:
    phone = Phone()
    phone.state = State(locale="xx", content=phone.context.programme.fingerprint)
    assert phone.command("help").says("help")
    assert phone.context.texts.render("help", "vi") in phone.screen


def test_stored_locale_stays_readable() -> None:
    assert state_of_json(b'{"locale":"en"}').locale == "en"
    assert b'"locale":"en"' in state_as_json(State(locale="en"))
