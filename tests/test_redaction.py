"""What tells a person apart is masked, and nothing else is: cases, laws, and the time it takes."""

import time
from pathlib import Path

import phonenumbers
import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.redaction import KEPT, MARK, found, masked
from bot.redaction.typed_numbers import is_phone

SEEDS = Path(__file__).parent.parent / "seeds"

PERSONAL = [
    ("phone", "Gọi cho tôi 0905123456 nhé", "0905123456"),
    ("phone", "sđt0905123456nhé", "0905123456"),
    ("phone", "số 0905.123.456", "0905.123.456"),
    ("phone", "0905 123 456, gặp anh Tư", "0905 123 456"),
    ("phone", "0905-123-456", "0905-123-456"),
    ("phone", "(0905) 123 456", "0905) 123 456"),
    ("phone", "+84 905 123 456", "84 905 123 456"),
    ("phone", "84905123456", "84905123456"),
    ("phone", "0084905123456", "0084905123456"),
    ("phone", "ngày 3 gọi o9o5123456", "o9o5123456"),
    ("phone", "O9O5 l23 456", "O9O5 l23 456"),
    ("phone", "0 9 0 5 1 2 3 4 5 6", "0 9 0 5 1 2 3 4 5 6"),
    (
        "phone",
        "không chín không năm một hai ba bốn năm sáu",
        "không chín không năm một hai ba bốn năm sáu",
    ),
    ("phone", "khong chin khong nam 123456", "khong chin khong nam 123456"),
    ("phone", "01265123456 (số cũ)", "01265123456"),
    ("phone", "bàn 0235 3812345", "0235 3812345"),
    ("phone", "bàn cũ 0510 3812345", "0510 3812345"),
    ("phone", "069 4260123", "069 4260123"),
    ("phone", "０９０５１２３４５６", "０９０５１２３４５６"),
    ("phone", "zalo: 905123456", "905123456"),
    ("phone", "+1 650 253 0000", "1 650 253 0000"),
    ("id", "số 049095001234", "049095001234"),
    ("id", "049 095 001 234", "049 095 001 234"),
    ("id", "CCCD: 999999999999", "999999999999"),
    ("id", "cmnd 205123456", "205123456"),
    ("id", "Chứng minh nhân dân số 205 123 456", "205 123 456"),
    ("plate", "Xe 43A-123.45 chạy qua", "43A-123.45"),
    ("plate", "92H1-234.56", "92H1-234.56"),
    ("plate", "xe máy 43c1 12345", "43c1 12345"),
    ("plate", "xe 43a12345", "43a12345"),
    ("plate", "xe 92-K4 234.56", "92-K4 234.56"),
    ("plate", "biển số 43K 1234", "43K 1234"),
    ("plate", "biển AT-12-34", "AT-12-34"),
    ("account", "stk 1903 4567 8901 23", "1903 4567 8901 23"),
    ("account", "Tài khoản của nó là 0041000123456", "0041000123456"),
    ("account", "Vietcombank 9876543210", "9876543210"),
    ("address", "nhà 12/3 đường Lê Lợi", "12/3"),
    ("address", "số nhà 45 Trần Phú", "45"),
    ("address", "trú tại 15 Nguyễn Du", "15"),
    ("address", "nhà ông Ba ở tổ 5", "5"),
    ("address", "15A ngõ 7", "15A"),
    ("mail", "viết cho ten.toi@example.com", "ten.toi@example.com"),
]
IMPERSONAL = [
    "Vị trí 15.5736, 108.4740 (± 12 m)",
    "Vị trí 16.0905, 108.1234567",
    "ngày 08/11/2026 lúc 10 giờ 30",
    "08-11-2026 10:30, 09.05.2026 12345",
    "QĐ 22/2023/QĐ-TTg, năm 2019-2020",
    "236 súng, 1.382 viên đạn, 50.000.000 đồng",
    "chuyển vào tài khoản 50.000.000 đồng",
    "tổ 3 người, nhà có 4 người",
    "ba năm sau không một ai",
    "Gọi 113, 114, 115 hoặc 1900 1234",
    "thôn 3, gần chợ, tổ 5",
    "nhà ông Ba có 3 con chó",
    "số tin 12, mã xã 20878",
    "7K2M-9QXD-41BT-0905-A",
    "",
]


@pytest.mark.parametrize(("kind", "text", "value"), PERSONAL)
def test_personal_is_found_and_masked(kind: str, text: str, value: str) -> None:
    [one] = [one for one in found(text) if value.startswith(text[one.start : one.end][:2])]
    assert (one.kind, text[one.start : one.end]) == (kind, value)
    hidden = masked(text)
    assert value not in hidden
    assert MARK in hidden
    assert (hidden[: one.start], len(hidden)) == (text[: one.start], len(text))


@pytest.mark.parametrize("text", IMPERSONAL)
def test_impersonal_stays_as_it_is(text: str) -> None:
    assert masked(text) == text


def texts_of_ours() -> list[Path]:
    files = [one for kind in ("*.txt", "*.ftl", "*.yaml") for one in SEEDS.rglob(kind)]
    return sorted(one for one in files if one.name != "contacts.yaml")


@pytest.mark.parametrize("file", texts_of_ours(), ids=lambda file: f"{file.parent.name}-{file.name}")
def test_nothing_is_found_in_article_and_own_texts(file: Path) -> None:
    said = file.read_text(encoding="utf-8")
    assert [said[one.start : one.end] for one in found(said)] == []


def test_dates_of_contacts_stay_and_their_phones_do_not() -> None:
    said = (SEEDS / "contacts.yaml").read_text(encoding="utf-8")
    assert {one.kind for one in found(said)} == {"phone"}


def digits(text: str) -> str:
    return "".join(one for one in text if one.isdigit())


plain_words = st.lists(
    st.sampled_from(["nhà ông Ba", "đua xe", "ở chợ", "stk", "cmnd", "tổ", "xe", "gọi", ", ", "\n", "không"])
).map(" ".join)
values = st.sampled_from([value for _kind, _text, value in PERSONAL] + ["12 người", "08/11/2026", "7", "+"])
bits = st.text(st.sampled_from("0123456789 oOlI.-/+aA43Kkhôngnămstk:•,"), max_size=40)
mixed = st.lists(st.one_of(plain_words, values, bits), max_size=12).map(" ".join)


@given(st.one_of(mixed, st.text(max_size=60)))
def test_masking_twice_is_masking_once(text: str) -> None:
    once = masked(text)
    assert masked(once) == once


@given(st.one_of(mixed, st.text(max_size=60)))
def test_masking_hides_spans_and_touches_nothing_else(text: str) -> None:
    hidden, spans = masked(text), found(text)
    assert len(hidden) == len(text)
    inside = {at for one in spans for at in range(one.start, one.end)}
    assert all(hidden[at] == text[at] for at in range(len(text)) if at not in inside)
    for one in spans:
        assert len(digits(hidden[one.start : one.end])) <= KEPT


@given(
    plain_words,
    st.sampled_from(["03", "05", "07", "08", "09"]),
    st.integers(0, 99_999_999),
    st.sampled_from(["", " ", ".", "-"]),
)
def test_every_valid_mobile_is_masked(before: str, prefix: str, rest: int, gap: str) -> None:
    number = f"{prefix}{rest:08d}"
    if not phonenumbers.is_valid_number(phonenumbers.parse(number, "VN")):
        return
    typed = gap.join([number[:4], number[4:7], number[7:]])
    hidden = masked(f"{before} | {typed} | nhé")
    assert digits(number[:-KEPT]) not in digits(hidden)
    assert digits(hidden).endswith(number[-KEPT:])


@given(st.integers(10**8, 10**9 - 1).map(lambda n: f"02{n}"))
def test_valid_fixed_lines_of_the_library_are_ours(number: str) -> None:
    assert is_phone(number) is phonenumbers.is_valid_number(phonenumbers.parse(number, "VN"))


HOSTILE = [
    "0 ", "0905123456 ", "a", "stk ", "nha ong ", "không ", "12/3/", "09", "o", "1 2 3 ", "+1 ", "12 duong ",
    "a.b", "43A-1", "so nha 1 to ", "khong chin ", "84", "0 9 ", "tai khoan 1 ", "8 4 ", "a@a.", "0 1 ", "1-",
]  # fmt: skip


def seconds(text: str) -> float:
    """The quickest of three: what else runs on the machine is not counted."""
    taken = []
    for _ in range(3):
        begun = time.process_time()
        masked(text)
        taken.append(time.process_time() - begun)
    return min(taken)


@pytest.mark.parametrize("hostile", HOSTILE)
def test_time_grows_no_faster_than_the_text(hostile: str) -> None:
    short, long = (hostile * 10_000)[:10_000], (hostile * 80_000)[:80_000]
    assert seconds(short) < 0.15
    assert seconds(long) < 8 * seconds(short) * 3 + 0.02
