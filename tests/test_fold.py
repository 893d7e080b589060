"""Folding meets the traps of Vietnamese text: đ, two marks on one letter, decomposed input."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.dialogue.fold import fold

VIETNAMESE = "aàảãáạăằẳẵắặâầẩẫấậbcdđeèẻẽéẹêềểễếệfghiìỉĩíịjklmnoòỏõóọôồổỗốộơờởỡớợpqrstuùủũúụưừửữứựvwxyỳỷỹýỵz"


@pytest.mark.parametrize(
    ("typed", "folded"),
    [
        ("lừa đảo", "lua dao"),
        ("Đà Nẵng", "da nang"),
        ("nước", "nuoc"),
        ("ĐƯỜNG ĐIỆN", "duong dien"),
        ("Hòa", "hoa"),
        ("Hoà", "hoa"),
        ("ma má mà mả mã mạ", "ma ma ma ma ma ma"),
        ("Bha Lêê", "bha lee"),
        ("Ch'ơm", "ch'om"),
        ("  xã \t Tiên\n\u00a0Cảnh ", "xa tien canh"),
        ("", ""),
        ("236 súng", "236 sung"),
    ],
)
def test_marks_and_blanks_are_folded(typed: str, folded: str) -> None:
    assert fold(typed) == folded


def test_every_vietnamese_letter_becomes_ascii() -> None:
    assert fold(VIETNAMESE).isascii()
    assert fold(VIETNAMESE.upper()) == fold(VIETNAMESE)


@given(st.text(st.sampled_from(VIETNAMESE + VIETNAMESE.upper() + " '-0123456789"), max_size=60))
def test_decomposed_input_folds_the_same(text: str) -> None:
    assert fold(unicodedata.normalize("NFD", text)) == fold(unicodedata.normalize("NFC", text))


@given(st.text(max_size=60))
def test_folding_twice_changes_nothing(text: str) -> None:
    assert fold(fold(text)) == fold(text)
