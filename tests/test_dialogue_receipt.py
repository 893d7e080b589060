"""Receipt codes: easy to read aloud, hard to mistype unnoticed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.dialogue.receipt import ALPHABET, check_character, format_code, from_bytes, normalise

CODES = st.binary(min_size=10, max_size=10).map(from_bytes)


@given(CODES)
def test_formatted_code_reads_back(code: str) -> None:
    assert normalise(format_code(code)) == code
    assert normalise(f"  {format_code(code).lower().replace('-', ' ')} ") == code
    assert normalise(code.replace("0", "o").replace("1", "l")) == code
    assert len(format_code(code)) == 21


@given(CODES, st.integers(0, 16), st.sampled_from(ALPHABET))
def test_one_wrong_character_is_noticed(code: str, at: int, wrong: str) -> None:
    typed = code[:at] + wrong + code[at + 1 :]
    assert normalise(typed) == (code if typed == code else None)


@given(st.binary(min_size=10, max_size=10), st.binary(min_size=10, max_size=10))
def test_every_bit_counts(one: bytes, other: bytes) -> None:
    assert (from_bytes(one) == from_bytes(other)) == (one == other)


@given(st.text(max_size=60))
def test_any_text_is_a_code_or_none(text: str) -> None:
    code = normalise(text)
    assert code is None or (len(code) == 17 and check_character(code[:-1]) == code[-1])


@pytest.mark.parametrize("text", ["", "0" * 16, "0" * 18, "U" * 17, "0000<0000>0000000", "0" * 100_000])
def test_other_shapes_are_refused(text: str) -> None:
    assert normalise(text) is None


def test_other_lengths_of_randomness_are_refused() -> None:
    with pytest.raises(ValueError, match="10 bytes"):
        from_bytes(b"short")
