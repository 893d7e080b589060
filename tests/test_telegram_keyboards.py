"""Replies as Telegram's JSON: rows of buttons, requests, and receipt codes that copy at a tap."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.channels.telegram.keyboards import BUTTONS_LIMIT, ENTITIES_LIMIT, code_entities, inline, request
from bot.dialogue import receipt
from bot.dialogue.replies import Choice

LONG = "Nơi đang xảy ra, cần giúp ngay"
LABELS = {"place": "Gửi vị trí", "contact": "Gửi số điện thoại"}
CODE = receipt.format_code(receipt.from_bytes(b"0123456789"))
IDS = st.sampled_from(
    ["form.back", "form.cancel", "form.skip", "menu.home", "crime", "flood", "gun", "other"]
)
CHOICES = st.lists(st.builds(Choice, IDS, st.text(min_size=1, max_size=40)), max_size=120)


def labels(choices: list[Choice]) -> list[list[str]]:
    return [[button["text"] for button in row] for row in inline(choices)["inline_keyboard"]]


def ids(choices: list[Choice]) -> list[str]:
    return [button["callback_data"] for row in inline(choices)["inline_keyboard"] for button in row]


def marked(text: str) -> list[str]:
    """What the entities lie over, by Telegram's own way of counting."""
    units = text.encode("utf-16-le")
    spans = [(entity["offset"] * 2, entity["length"] * 2) for entity in code_entities(text)]
    return [units[start : start + length].decode("utf-16-le") for start, length in spans]


def test_button_carries_id_and_label() -> None:
    assert inline([Choice("menu.tip", "Báo tin")]) == {
        "inline_keyboard": [[{"text": "Báo tin", "callback_data": "menu.tip"}]]
    }


def test_no_choices_clear_the_buttons() -> None:
    assert inline([]) == {"inline_keyboard": []}


def test_two_short_labels_share_a_row() -> None:
    assert labels([Choice(str(n), f"Mục {n}") for n in range(5)]) == [
        ["Mục 0", "Mục 1"],
        ["Mục 2", "Mục 3"],
        ["Mục 4"],
    ]


def test_long_label_stands_alone() -> None:
    choices = [Choice("a", "Có"), Choice("b", LONG), Choice("c", "Không"), Choice("d", "Không rõ")]
    assert labels(choices) == [["Có"], [LONG], ["Không", "Không rõ"]]


def test_navigation_comes_last_on_one_row() -> None:
    choices = [
        Choice("form.skip", "Bỏ qua"),
        Choice("gun", "Súng"),
        Choice("form.back", "Quay lại"),
        Choice("form.cancel", "Hủy"),
        Choice("menu.home", "Về trang đầu"),
        Choice("other", "Khác"),
    ]
    assert labels(choices) == [["Súng", "Khác"], ["Bỏ qua", "Quay lại", "Hủy", "Về trang đầu"]]


@given(CHOICES)
def test_every_choice_has_its_button(choices: list[Choice]) -> None:
    picked = ids(choices)
    assert len(picked) == min(len(choices), BUTTONS_LIMIT)
    if len(choices) <= BUTTONS_LIMIT:
        assert sorted(picked) == sorted(choice.id for choice in choices)
    assert all(inline(choices)["inline_keyboard"])


def test_way_out_is_never_left_out() -> None:
    choices = [Choice(f"c{n}", LONG) for n in range(150)]
    picked = ids([Choice("form.back", "Quay lại"), *choices, Choice("form.cancel", "Hủy")])
    assert picked == [*(f"c{n}" for n in range(98)), "form.back", "form.cancel"]


@pytest.mark.parametrize("id", ["", "a" * 65, "đ" * 33])
def test_id_no_button_can_carry_is_an_error(id: str) -> None:
    with pytest.raises(ValueError, match="1 to 64 bytes"):
        inline([Choice(id, "Có")])


def test_longest_id_is_carried() -> None:
    assert ids([Choice("a" * 64, "Có")]) == ["a" * 64]


@pytest.mark.parametrize(
    ("asks", "button"),
    [
        ("place", {"text": "Gửi vị trí", "request_location": True}),
        ("contact", {"text": "Gửi số điện thoại", "request_contact": True}),
    ],
)
def test_request_shows_its_keyboard_once(asks: Any, button: dict[str, Any]) -> None:
    assert request(asks, LABELS) == {
        "keyboard": [[button]],
        "resize_keyboard": True,
        "one_time_keyboard": True,
        "is_persistent": False,
    }


def test_pictures_and_plain_replies_need_no_keyboard() -> None:
    assert request("media", LABELS) is None
    assert request(None, LABELS) is None


def test_code_is_marked_in_utf16_units() -> None:
    text = f"🚨 Đã nhận 👨\u200d👩\u200d👧.\nMã của anh/chị:\n{CODE}\nGiữ kín mã này."
    assert marked(text) == [CODE]
    assert code_entities(f"🚨{CODE}") == [{"type": "code", "offset": 2, "length": 21}]


@given(st.binary(min_size=10, max_size=10), st.text(alphabet="🚨aĐ .\n"), st.text(alphabet="🚨 .,\n"))
def test_any_code_is_marked(random: bytes, before: str, after: str) -> None:
    code = receipt.format_code(receipt.from_bytes(random))
    assert marked(f"{before} {code}{after}") == [code]


def test_several_codes_are_marked_each() -> None:
    assert marked(f"{CODE}, ({CODE}) “{CODE}”") == [CODE] * 3
    assert len(code_entities(f"{CODE} " * 150)) == ENTITIES_LIMIT


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Gọi 0905-550-123",
        CODE.lower(),
        CODE.replace("-", ""),
        CODE[:-2],
        f"X{CODE}",
        f"{CODE}X",
        f"{CODE}-ABCD",
        f"ABCD-{CODE}",
        f"https://t.me/TinBaoBot?start={CODE}",
        "ULIO-ULIO-ULIO-ULIO-U",
    ],
)
def test_what_is_no_code_stays_plain(text: str) -> None:
    assert code_entities(text) == []
