"""What people type, made safe: laws for any text, and the cases that matter."""

import unicodedata
from typing import Literal

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from bot.channels.typed import MARKS_LIMIT, RAW_LIMIT, EmptyError, TooLongError, clean, typed
from bot.dialogue.events import TEXT_LIMIT, CommandReceived, TextReceived

ODD = st.sampled_from(
    "\u200d\ufe0f\ufe0e\u20e3\u200b\u202e\u2066\u2069\ufeff\u00ad\u034f\t\r\n\v\x00\x85\u2028\u00a0\u3164"
    "1#👩🚒❤🏳🌈©\u2329\u2192\u0338\u0301\u0323đơêaA/@ \ud800\U000e0067\U0001f1fb\U0001f1f3🏽"
)
MARKS = st.sampled_from(
    "aê❤🌈1\ufb2c\u0958\u0301\u0323\u0338\u0344\u20dd\u20e3\u302e\u1100\u1161\ufe0f\u200d\u200b"
)
ANYTHING = st.text() | st.text(alphabet=ODD) | st.text(alphabet=st.characters(exclude_categories=()))
ANYTHING |= st.text(alphabet=MARKS, min_size=8)


@given(ANYTHING)
@example("\u2329\ufe0f")
@example("🙂\u200d\u200d🙂")
@example("1\ufe0f\u200d🙂")
def test_cleaning_twice_changes_nothing(text: str) -> None:
    assert clean(clean(text)) == clean(text)


@given(ANYTHING)
def test_nothing_invisible_is_left(text: str) -> None:
    cleaned = clean(text)
    assert cleaned == unicodedata.normalize("NFC", cleaned) == cleaned.strip()
    assert all(c in "\n\u200d" or unicodedata.category(c) not in ("Cc", "Cf", "Cs") for c in cleaned)
    cleaned.encode()


@given(ANYTHING)
def test_typed_answers_or_refuses(text: str) -> None:
    try:
        event = typed(text)
    except EmptyError:
        assert clean(text) == ""
    except TooLongError:
        assert len(clean(text)) > TEXT_LIMIT
    else:
        assert isinstance(event, CommandReceived | TextReceived)


@given(st.text(alphabet="aăâbcdđeêghiklmnoôơpqrstuưvxyàáảãạằắẳẵặ ,.!?0123456789"))
def test_vietnamese_stays_as_written(text: str) -> None:
    assert clean(unicodedata.normalize("NFD", text)) == text.strip()


@pytest.mark.parametrize(
    ("text", "cleaned"),
    [
        ("Tiê\u0301ng Viê\u0323t", "Tiếng Việt"),
        ("một\r\nhai\rba\u2028bốn", "một\nhai\nba\nbốn"),
        ("một\thai\u00a0ba", "một hai ba"),
        ("\u202eđảo\u202c ng\u2066ược\u2069", "đảo ngược"),
        ("z\u200be\u200cr\u200do\ufeff\u2060\u00ad", "zero"),
        ("a\x00b\x1b[31mc", "ab[31mc"),
        ("👩\u200d🚒 👨\u200d👩\u200d👧", "👩\u200d🚒 👨\u200d👩\u200d👧"),
        ("🏳\ufe0f\u200d🌈 ❤\ufe0f 1\ufe0f\u20e3", "🏳\ufe0f\u200d🌈 ❤\ufe0f 1\ufe0f\u20e3"),
        ("🤦🏽\u200d♂\ufe0f 🇻🇳", "🤦🏽\u200d♂\ufe0f 🇻🇳"),
        ("👩\u200d a\ufe0f 1\ufe0f", "👩 a 1"),
        ("\u3164\u2800\u115f", ""),
        ("\ud83d", ""),
    ],
)
def test_cleaning_of_known_troubles(text: str, cleaned: str) -> None:
    assert clean(text) == cleaned


@pytest.mark.parametrize(
    ("text", "event"),
    [
        ("/start", CommandReceived("start")),
        (" /Start  ABCD-2345 ", CommandReceived("start", "ABCD-2345")),
        ("/tip@tinbao_bot 12", CommandReceived("tip", "12")),
        ("/reply 12 dòng một\ndòng hai", CommandReceived("reply", "12 dòng một\ndòng hai")),
        ("/help\n", CommandReceived("help")),
        ("/ start", TextReceived("/ start")),
        ("/12 Trần Phú", TextReceived("/12 Trần Phú")),
        ("/home/ai", TextReceived("/home/ai")),
        ("đi /start", TextReceived("đi /start")),
        ("🚨🚨", TextReceived("🚨🚨")),
        ("<b>đậm</b> *x* '; --", TextReceived("<b>đậm</b> *x* '; --")),
    ],
)
def test_commands_and_words_are_told_apart(text: str, event: object) -> None:
    assert typed(text) == event


@pytest.mark.parametrize("text", ["", "   ", "\u200b\u202e\n", "\x00"])
def test_nothing_left_is_empty(text: str) -> None:
    with pytest.raises(EmptyError):
        typed(text)


def test_limit_counts_after_cleaning() -> None:
    assert typed("ế" * TEXT_LIMIT + "\u200b" * 100) == TextReceived("ế" * TEXT_LIMIT)
    with pytest.raises(TooLongError) as caught:
        typed("e\u0302\u0301" * (TEXT_LIMIT + 1))
    assert (caught.value.limit, caught.value.length) == (TEXT_LIMIT, TEXT_LIMIT + 1)


def marks_in_a_row(text: str) -> int:
    """The longest run of characters that stack onto one before them."""
    longest = run = 0
    for c in text:
        run = run + 1 if unicodedata.combining(c) or unicodedata.category(c) in ("Mn", "Me") else 0
        longest = max(longest, run)
    return longest


@given(ANYTHING)
@example("a" + "\u0301" * 9)
@example("a" + "\u0301\u200d" * 9)
@example("a" + "\u0301\u200b" * 9)
@example("\ufb2c\u0301\u0301\u0301\u0301")
def test_marks_never_pile_up(text: str) -> None:
    cleaned = clean(text)
    assert marks_in_a_row(cleaned) <= MARKS_LIMIT
    assert clean(cleaned) == cleaned


def test_few_marks_are_all_kept() -> None:
    assert clean("e\u0323\u0302\u0330\u0331") == unicodedata.normalize("NFC", "e\u0323\u0302\u0330\u0331")


def test_endless_text_is_refused_unread() -> None:
    with pytest.raises(TooLongError) as caught:
        clean("\u200b" * (RAW_LIMIT + 1))
    assert (caught.value.limit, caught.value.length) == (TEXT_LIMIT, RAW_LIMIT + 1)
    assert clean("\u200b" * RAW_LIMIT) == ""


def at_full_length(pattern: str) -> str:
    """As much of a pattern as is looked at."""
    return ("a" + pattern * RAW_LIMIT)[:RAW_LIMIT]


@pytest.mark.parametrize(
    "pattern",
    [
        "\u0301\u0338",
        "\u0338" * (RAW_LIMIT // 2) + "\u0301" * (RAW_LIMIT // 2),
        "\u0301\u200d\u0338\u200d",
        "\u0301\u200b\u0338\u200b",
        "\u302e\u0301",
        "\U0001d165\u0338",
        "\ufb2c\u0338\u0301\u0338\u0301",
    ],
)
def test_no_pile_of_marks_is_normalised(pattern: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """It takes the square of a pile's height: 16,000 marks once took 500 times as long as plain words."""
    normalised: list[str] = []

    def watched(form: Literal["NFC"], text: str) -> str:
        normalised.append(text)
        return normalise(form, text)

    normalise = unicodedata.normalize
    monkeypatch.setattr(unicodedata, "normalize", watched)
    clean(at_full_length(pattern))
    assert normalised != []
    assert max(marks_in_a_row(text) for text in normalised) <= MARKS_LIMIT


@pytest.mark.parametrize("pattern", ["👩\u200d", "#\ufe0f", " \n", "/a "])
def test_odd_text_of_full_length_is_cleaned(pattern: str) -> None:
    cleaned = clean(at_full_length(pattern))
    assert clean(cleaned) == cleaned
