"""Typed words and the choice they mean."""

import unicodedata

import pytest

from bot.dialogue.choices import exact, number, resolve
from bot.dialogue.replies import Choice

SHOWN = (
    Choice("danger.yes", "Có, đang nguy hiểm"),
    Choice("danger.no", "Không"),
    Choice("crime", "Lừa đảo, trộm cắp"),
    Choice("form.skip", "Tôi không rõ"),
    Choice("form.back", "Quay lại"),
)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("danger.no", "danger.no"),
        ("Không", "danger.no"),
        ("khong", "danger.no"),
        ("KHÔNG.", "danger.no"),
        (unicodedata.normalize("NFD", "Không"), "danger.no"),
        ("dạ không", "danger.no"),
        ("không ạ", "danger.no"),
        ("ko", "danger.no"),
        ("có", "danger.yes"),
        ("Dạ có ạ", "danger.yes"),
        ("vâng", "danger.yes"),
        ("2", "danger.no"),
        ("2.", "danger.no"),
        ("2)", "danger.no"),
        ("số 2", "danger.no"),
        ("so 2", "danger.no"),
        ("#2", "danger.no"),
        ("chọn 2", "danger.no"),
        ("hai", "danger.no"),
        ("Số hai", "danger.no"),
        ("②", "danger.no"),
        ("2️⃣", "danger.no"),
        ("２", "danger.no"),
        ("lừa đảo", "crime"),
        ("lua", "crime"),
        ("lui lai", "form.back"),
        ("bỏ qua", "form.skip"),
        ("lu", None),
        ("9", None),
        ("0", None),
        ("tôi thấy 2 người", None),
        ("2 người", None),
        ("hai người", None),
        ("", None),
        ("   ", None),
        ("?!", None),
        ("🙂", None),
        ("không biết nữa bạn ơi", None),
        ("2" * 5000, None),
        ("x" * 100_000, None),
    ],
)
def test_typed_words_resolve(typed: str, meant: str | None) -> None:
    assert resolve(typed, SHOWN) == meant


def test_prefix_of_two_labels_picks_nothing() -> None:
    both = (Choice("a", "Công an xã"), Choice("b", "Công an phường"))
    assert resolve("công an", both) is None
    assert resolve("công an p", both) == "b"


def test_exact_takes_no_number_and_no_prefix() -> None:
    assert exact("2", SHOWN) is None
    assert exact("lua dao", SHOWN) is None
    assert exact("quay lai", SHOWN) == "form.back"


@pytest.mark.parametrize(
    ("typed", "meant"), [("mười", 10), ("số 12", 12), ("một hai", None), ("12 cái", None)]
)
def test_number_stands_alone(typed: str, meant: int | None) -> None:
    assert number(typed) == meant
