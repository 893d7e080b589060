"""The catalogues: both languages say the same things, in good order, and a mistake is an error."""

import ast
import re
import unicodedata
from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path

import pytest

from bot.dialogue.check import needed_texts
from bot.texts import LOCALES, Catalogue, TextError
from tests.dialogue_world import real_context, texts

ROOT = Path(__file__).parent.parent
MARKS = re.compile(r"[*_`<>]|</?\w+>")


def catalogue(vi: str, en: str = "") -> Catalogue:
    """A catalogue of two small files."""
    return Catalogue({"vi": {"vi/a.ftl": vi}, "en": {"en/a.ftl": en}})


def test_both_languages_say_the_same() -> None:
    assert texts().problems() == []


def test_difference_between_languages_is_named() -> None:
    found = catalogue("a = A\nb = B { $x }\n", "b = B { $y }\nc = C\n").problems()
    assert found == ["en lacks a", "only en has c", "b in en uses ['y'], in vi ['x']"]


@pytest.mark.parametrize("locale", LOCALES)
def test_files_are_in_normal_form(locale: str) -> None:
    for file in (files("seeds") / "texts" / locale).iterdir():
        text = file.read_text(encoding="utf-8")
        assert unicodedata.is_normalized("NFC", text), file.name


@pytest.mark.parametrize("locale", LOCALES)
def test_citizens_texts_are_plain(locale: str) -> None:
    for name in ("citizen.ftl", "forms.ftl", "categories.ftl"):
        lines = (files("seeds") / "texts" / locale / name).read_text(encoding="utf-8").splitlines()
        for line in lines:
            if not line.startswith("#"):
                words = line.partition("=")[2] if re.match(r"^\w[\w-]* =", line) else line
                assert not MARKS.search(words.replace("/cancel", "")), line


def test_no_forbidden_word_is_said() -> None:
    forbidden = (
        "tuyệt đối",
        "đối tượng",
        "miễn trách nhiệm",
        "không bị xử phạt",
        "cam kết",
        "bảo đảm bí mật",
    )
    for name in ("citizen.ftl", "forms.ftl", "categories.ftl"):
        words = (files("seeds") / "texts" / "vi" / name).read_text(encoding="utf-8").lower()
        assert [word for word in forbidden if word in words] == []


def test_numbers_to_call_are_not_in_texts() -> None:
    for locale in LOCALES:
        for name in ("citizen.ftl", "forms.ftl"):
            words = (files("seeds") / "texts" / locale / name).read_text(encoding="utf-8")
            assert re.findall(r"\b11[1-5]\b", words) == []


def test_unknown_key_is_an_error() -> None:
    with pytest.raises(TextError, match="no text nothing in vi"):
        texts().render("nothing", "vi")


def test_unknown_locale_is_an_error() -> None:
    with pytest.raises(TextError, match="locale fr"):
        texts().render("form-back", "fr")


def test_missing_value_is_an_error() -> None:
    with pytest.raises(TextError, match="text-long in vi needs length"):
        texts().render("text-long", "vi", limit="3")


def test_values_are_never_read_as_fluent() -> None:
    said = catalogue("a = Lời: { $words }\n").render("a", "vi", words="{ $x } \u2068 <b>")
    assert said == "Lời: { $x } \u2068 <b>"


def test_selectors_still_work() -> None:
    source = (
        "a = { $n ->\n    [one] one\n   *[other] { $n } things\n}\nb = { -name } { a }\n-name = Tin Báo\n"
    )
    both = catalogue("", source)
    assert both.render("a", "en", n=3) == "3 things"
    assert both.render("b", "en", n=1) == "Tin Báo one"
    with pytest.raises(TextError, match="needs n"):
        both.render("b", "en")


def test_broken_file_is_named() -> None:
    with pytest.raises(TextError, match=r"vi/a\.ftl:2"):
        catalogue("a = A\n= broken\n")


def test_key_given_twice_is_refused() -> None:
    with pytest.raises(TextError, match="a is there twice"):
        catalogue("a = A\na = B\n")


def test_folder_of_a_unit_is_read(tmp_path: Path) -> None:
    for locale in LOCALES:
        (tmp_path / locale).mkdir()
        (tmp_path / locale / "own.ftl").write_text("hello = Chào\n", encoding="utf-8")
    assert Catalogue.load(tmp_path).render("hello", "en") == "Chào"


def said_in_code() -> Iterator[str]:
    """Patterns of the text keys that the dialogue may ask for: its strings, with any value in the gaps."""
    for path in (ROOT / "bot").rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                yield re.escape(node.value.replace(".", "-"))
            elif isinstance(node, ast.JoinedStr):
                parts = [part.value if isinstance(part, ast.Constant) else None for part in node.values]
                yield "".join("[a-z0-9_]+" if part is None else re.escape(str(part)) for part in parts)


def test_no_text_is_left_unused() -> None:
    used = re.compile("|".join({one for one in said_in_code() if re.search("[a-z]{3}", one)}))
    needed = needed_texts(real_context().programme)
    for name in ("citizen.ftl", "forms.ftl"):
        source = (files("seeds") / "texts" / "vi" / name).read_text(encoding="utf-8")
        keys = re.findall(r"^([a-z][\w-]*) =", source, re.MULTILINE)
        assert [key for key in keys if key not in needed and not used.fullmatch(key)] == []
        assert len(keys) > 20
