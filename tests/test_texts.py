"""The catalogues: both languages say the same things, in good order, and a mistake is an error."""

import ast
import re
import unicodedata
from collections.abc import Iterator
from collections.abc import Set as AbstractSet
from datetime import timedelta
from importlib.resources import files
from pathlib import Path

import pytest

from bot.dialogue.check import values_given
from bot.dialogue.said import numbers_of
from bot.text_values import GIVEN
from bot.texts import LOCALES, Catalogue, TextError
from storage.retention import MESSAGES
from tests.dialogue_world import real_context, texts

ROOT = Path(__file__).parent.parent
NOT_CITIZENS = {"desk.ftl", "desk-export.ftl", "digest.ftl", "page.ftl", "telegram.ftl"}
CITIZENS = sorted(
    file.name for file in (files("seeds") / "texts" / "vi").iterdir() if file.name not in NOT_CITIZENS
)
"""Every file of texts that citizens read in the chat."""
ADDING = ("tell", "tell_with", "_tell_staff", "_words", "home", "wait")
"""Functions that add values of their own to the text they are given the key of, or ask for one later."""
MARKS = re.compile(r"[*_`<>]|</?\w+>")


def catalogue(vi: str, en: str = "") -> Catalogue:
    """A catalogue of two small files."""
    return Catalogue({"vi": {"vi/a.ftl": vi}, "en": {"en/a.ftl": en}})


def given() -> dict[str, AbstractSet[str]]:
    """What each text may use, as at a start with the real content."""
    return {**GIVEN, **values_given(real_context().programme)}


def test_both_languages_say_the_same() -> None:
    assert texts().problems(given()) == []


def test_difference_between_languages_is_named() -> None:
    both = catalogue("a = A\nb = B { $x }\n", "b = B { $y }\nc = C\n")
    found = both.problems({"b": {"x", "y"}})
    assert found == ["en lacks a", "only en has c", "b in en uses ['y'], in vi ['x']"]


def test_value_that_nobody_gives_is_named() -> None:
    both = catalogue("a = A { $x }\nb = { $y }\n", "a = A { $x }\nb = { $y } { a }\n")
    found = both.problems({"b": {"x", "y"}})
    assert found[-2:] == ["a in vi uses $x, which nobody gives it", "a in en uses $x, which nobody gives it"]


@pytest.mark.parametrize(
    "key", ["tip-what-ask", "tip-place-name", "hand_in-handover-come", "tip-kind-skip", "category-crime"]
)
def test_question_that_wants_a_value_stops_the_start(key: str) -> None:
    sources = {
        locale: {
            f"{locale}/{file.name}": file.read_text(encoding="utf-8").replace(
                f"\n{key} =", f"\n{key} = {{ $x }}"
            )
            for file in (files("seeds") / "texts" / locale).iterdir()
        }
        for locale in LOCALES
    }
    found = Catalogue(sources).problems(given())
    assert found == [f"{key} in {locale} uses $x, which nobody gives it" for locale in LOCALES]


def test_words_after_an_answer_may_use_the_numbers() -> None:
    assert given()["call-now"] == numbers_of(real_context(), "vi").keys()
    assert given()["tip-what-ask"] == set()


def test_table_of_given_values_is_of_our_texts() -> None:
    of_content = values_given(real_context().programme)
    said_by_code = {key: texts().variables(key) for key in texts().keys() - of_content.keys()}
    assert {key: names for key, names in said_by_code.items() if names} == GIVEN


def test_code_gives_what_the_table_says() -> None:
    calls = [call for call in calls_in_code() if not any(word.arg is None for word in call.keywords)]
    told = [(key, values_in(call)) for call in calls if (key := key_in(call)) in GIVEN]
    assert len(told) > 30
    assert [(key, names) for key, names in told if not GIVEN[key] <= names] == []


@pytest.mark.parametrize("locale", LOCALES)
def test_files_are_in_normal_form(locale: str) -> None:
    for file in (files("seeds") / "texts" / locale).iterdir():
        text = file.read_text(encoding="utf-8")
        assert unicodedata.is_normalized("NFC", text), file.name


@pytest.mark.parametrize("locale", LOCALES)
def test_citizens_texts_are_plain(locale: str) -> None:
    for name in CITIZENS:
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
    for name in CITIZENS:
        words = (files("seeds") / "texts" / "vi" / name).read_text(encoding="utf-8").lower()
        assert [word for word in forbidden if word in words] == []


def test_numbers_to_call_are_not_in_texts() -> None:
    for locale in LOCALES:
        for name in CITIZENS:
            words = (files("seeds") / "texts" / locale / name).read_text(encoding="utf-8")
            assert re.findall(r"\b11[1-5]\b", words) == []


def test_nobody_is_told_that_nothing_is_kept() -> None:
    # Messages that quote the answers stay in the web mailbox, sealed, until they are purged.
    claims = {
        "vi": ("không giữ lại", "không giữ gì", "không giữ cách nào"),
        "en": ("kept none", "keep nothing", "keep none", "keep no way"),
    }
    for locale, forbidden in claims.items():
        for name in CITIZENS:
            words = (files("seeds") / "texts" / locale / name).read_text(encoding="utf-8").lower()
            assert [claim for claim in forbidden if claim in words] == []


@pytest.mark.parametrize(("locale", "week"), [("vi", "khoảng một tuần"), ("en", "about a week")])
def test_how_long_messages_stay_is_said(locale: str, week: str) -> None:
    assert timedelta(days=7) == MESSAGES
    for key in ("cancelled", "privacy", "privacy-web"):
        assert week in texts().render(key, locale, unit="x"), key


@pytest.mark.parametrize("locale", LOCALES)
def test_no_text_holds_a_phone_number(locale: str) -> None:
    for file in (files("seeds") / "texts" / locale).iterdir():
        words = file.read_text(encoding="utf-8")
        assert re.findall(r"(?<!\d)(?:\+84|0)[\d .]{8,}", words) == [], file.name


def test_new_status_reads_naturally() -> None:
    said = texts().render("case-push-status", "vi", number="7", status="Đã có cán bộ nhận")
    assert said == "Tình trạng mới của tin số 7: Đã có cán bộ nhận."


def test_unknown_key_is_an_error() -> None:
    with pytest.raises(TextError, match="no text nothing in vi"):
        texts().render("nothing", "vi")


def test_language_we_do_not_speak_is_answered_in_the_reference() -> None:
    assert texts().render("form-back", "fr") == texts().render("form-back", "vi")


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


def calls_in_code() -> Iterator[ast.Call]:
    """Every call in the program that may say a text and gives all of its values itself."""
    for path in (ROOT / "bot").rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            name = node.func if isinstance(node, ast.Call) else None
            if isinstance(node, ast.Call) and getattr(name, "attr", getattr(name, "id", "")) not in ADDING:
                yield node


def key_in(call: ast.Call) -> str:
    """The first plain string among what a call is given."""
    words = [one.value for one in call.args if isinstance(one, ast.Constant) and isinstance(one.value, str)]
    return words[0] if words else ""


def values_in(call: ast.Call) -> set[str]:
    """The names of the values a call gives, by keyword or in a mapping."""
    keys = [key for one in call.args if isinstance(one, ast.Dict) for key in one.keys]
    named = {str(key.value) for key in keys if isinstance(key, ast.Constant)}
    return named | {word.arg for word in call.keywords if word.arg}


def said_in_code() -> Iterator[str]:
    """Patterns of the text keys that the dialogue may ask for: its strings, with any value in the gaps."""
    for path in (ROOT / "bot").rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                yield re.escape(node.value.replace(".", "-"))
            elif isinstance(node, ast.JoinedStr):
                parts = [part.value if isinstance(part, ast.Constant) else None for part in node.values]
                yield "".join(
                    "[a-z0-9_]+" if part is None else re.escape(str(part).replace(".", "-")) for part in parts
                )


def test_no_text_is_left_unused() -> None:
    used = re.compile("|".join({one for one in said_in_code() if re.search("[a-z]{3}", one)}))
    needed = values_given(real_context().programme)
    for name in CITIZENS:
        source = (files("seeds") / "texts" / "vi" / name).read_text(encoding="utf-8")
        keys = re.findall(r"^([a-z][\w-]*) =", source, re.MULTILINE)
        unsaid = [key for key in keys if key not in needed and not used.fullmatch(key)]
        assert [key for key in unsaid if not key.startswith("page-")] == []
        assert keys


def test_file_in_another_encoding_is_named(tmp_path: Path) -> None:
    for locale in LOCALES:
        (tmp_path / locale).mkdir()
        (tmp_path / locale / "citizen.ftl").write_text("hello = Xin chào\n", encoding="utf-16")
    with pytest.raises(TextError, match=r"vi/citizen\.ftl is not UTF-8"):
        Catalogue.load(tmp_path)
