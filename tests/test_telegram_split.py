"""Long texts in pieces: cut where a reader would pause, nothing lost, no character torn."""

import time

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from bot.channels.telegram.split import TEXT_LIMIT, split

WHOLE = [
    *("a", "Đ", ".", "!", "”", " ", "\n", "\u00a0", "e\u0302\u0301", "o\u031b\u0323", " \u0301"),
    *("👩\u200d🚒", "❤\ufe0f", "1\ufe0f\u20e3", "🇻🇳", "👍🏽", "🏳\ufe0f\u200d🌈", "\ud83d\ude00"),
    "👨\u200d👩\u200d👧\u200d👦",
    "🏴\U000e0067\U000e0062\U000e0065\U000e006e\U000e0067\U000e007f",
]
"""Each is one character to a reader, at most 7 code points."""

ODD = st.sampled_from("a.!?”) \n\t\r\u00a0\u0301\u200d\ufe0f\u20e3🇻🇳🏽👩\ud83d\ude00\U000e0067")
ANYTHING = st.text() | st.text(alphabet=ODD)
LIMITS = st.integers(1, 20)


@given(ANYTHING, LIMITS)
@example(" " * 50 + "a", 7)
@example("\u0301" * 50, 7)
@example(" \u0301" * 50, 1)
def test_every_piece_fits_and_says_something(text: str, limit: int) -> None:
    for piece in split(text, limit):
        assert len(piece) <= limit
        assert piece.strip()


@given(ANYTHING, LIMITS)
@example(" \u0301" * 50, 1)
def test_only_blanks_at_the_cuts_are_lost(text: str, limit: int) -> None:
    at = 0
    for piece in split(text, limit):
        start = text.index(piece, at)
        assert not text[at:start].strip()
        at = start + len(piece)
    assert not text[at:].strip()


@given(ANYTHING)
def test_text_that_fits_stays_as_it_is(text: str) -> None:
    assert split(text, max(1, len(text))) == ([text] if text.strip() else [])


@given(st.lists(st.sampled_from(WHOLE), max_size=60), st.integers(7, 20))
@example(["a"] * 7 + [" \u0301"], 7)
def test_no_character_is_torn(characters: list[str], limit: int) -> None:
    text = "".join(characters)
    borders, at = {0}, 0
    for character in characters:
        at += len(character)
        borders.add(at)
    at = 0
    for piece in split(text, limit):
        start = text.index(piece, at)
        at = start + len(piece)
        assert {start, at} <= borders


@given(st.lists(st.text(alphabet="ab", min_size=1, max_size=7), min_size=1), st.integers(7, 20))
def test_no_word_is_torn_that_fits(words: list[str], limit: int) -> None:
    assert [word for piece in split(" ".join(words), limit) for word in piece.split()] == words


@pytest.mark.parametrize(
    ("text", "pieces"),
    [
        ("Một. Hai\nba\n\nbốn năm", ["Một. Hai\nba", "bốn năm"]),
        ("Một. Hai\nba bốn năm", ["Một. Hai", "ba bốn năm"]),
        ("Một hai. Ba bốn năm", ["Một hai.", "Ba bốn năm"]),
        ("(Một!) Hai ba bốn", ["(Một!)", "Hai ba bốn"]),
        ("Một hai ba bốn năm", ["Một hai ba", "bốn năm"]),
        ("Mộthaibabốnnămsáu", ["Mộthaibabốnn", "ămsáu"]),
        ("Một 12.000.000 đồng", ["Một", "12.000.000", "đồng"]),
        ("Một hai ba b\n\nbốn", ["Một hai ba b", "bốn"]),
        ("Một\r\n\r\nHai ba bốn", ["Một", "Hai ba bốn"]),
        ("Một\n \nHai\nba bốn", ["Một", "Hai\nba bốn"]),
        ("Một\n\nHai, ba\n\nbốn", ["Một\n\nHai, ba", "bốn"]),
        ("\n\n\n  Một hai ba bốn", ["Một hai ba", "bốn"]),
        ("Một hai ba   \n\n\n  ", ["Một hai ba"]),
        ("Một hai\n\n  \n\n  ba bốn", ["Một hai", "ba bốn"]),
    ],
)
def test_best_pause_is_chosen(text: str, pieces: list[str]) -> None:
    assert split(text, 12) == pieces


@pytest.mark.parametrize("text", ["", " ", "\n" * 20, "\u00a0\u2003" * 20])
def test_blanks_are_no_message(text: str) -> None:
    assert split(text, 12) == []


def test_character_longer_than_a_message_is_cut_all_the_same() -> None:
    assert split("a" + "\u0301" * 25, 12) == ["a" + "\u0301" * 11, "\u0301" * 12, "\u0301" * 2]


def test_limit_is_telegrams() -> None:
    text = "\n\n".join(f"Đoạn {n}. " + "chữ " * 100 for n in range(30))
    pieces = split(text)
    assert max(map(len, pieces)) <= TEXT_LIMIT == 4096
    assert [piece.split(".")[0] for piece in pieces] == ["Đoạn 0", "Đoạn 9", "Đoạn 18", "Đoạn 27"]
    assert "".join("".join(pieces).split()) == "".join(text.split())


@pytest.mark.parametrize(
    "text", ["a" * 100_000, "🇻" * 100_000, "\n" * 100_000, "a " * 50_000, "\u0301" * 50_000, ".'" * 50_000]
)
def test_long_texts_take_no_time(text: str) -> None:
    before = time.process_time()
    split(text)
    assert time.process_time() - before < 2
