"""A reply's choices, requests and receipt codes as the Bot API's JSON."""

import re
from collections.abc import Mapping, Sequence
from typing import Any

from bot.dialogue.content import CHOICE_ID_BYTES
from bot.dialogue.receipt import ALPHABET
from bot.dialogue.replies import Asks, Choice

BUTTONS_LIMIT = 100
ENTITIES_LIMIT = 100
"""Buttons under a message, entities in it (Bot API)."""

SHORT_LABEL = 16
"""Code points that half the width of an old phone still shows."""

_NAVIGATION = frozenset({"form.back", "form.skip", "form.cancel", "form.enough", "menu.home"})
_REQUESTS = {"place": "request_location", "contact": "request_contact"}
# Not within a word, a link or a longer row of groups.
_RECEIPT = re.compile(rf"(?<![\w/=-])(?:[{ALPHABET}]{{4}}-){{4}}[{ALPHABET}](?![\w-])")


def inline(choices: Sequence[Choice]) -> dict[str, Any]:
    """The `InlineKeyboardMarkup` of `choices` in their order; without any it takes away the buttons there are.

    Two short labels that follow each other share a row. What leads out of a question comes last, on a row of
    its own, and is there even where the others are more than `BUTTONS_LIMIT` leaves room for; of those the
    last have no button then and must be typed. Raises ValueError for an id that no button can carry.
    """
    leading_out = [choice for choice in choices if choice.id in _NAVIGATION]
    answers = [choice for choice in choices if choice.id not in _NAVIGATION]
    rows = _rows(answers[: BUTTONS_LIMIT - len(leading_out)]) + ([leading_out] if leading_out else [])
    return {"inline_keyboard": [[_button(choice) for choice in row] for row in rows]}


def link(label: str, username: str) -> dict[str, Any]:
    """The `InlineKeyboardMarkup` of one button that opens the private chat with the bot `username`."""
    return {"inline_keyboard": [[{"text": label, "url": f"https://t.me/{username}"}]]}


def request(asks: Asks | None, labels: Mapping[str, str]) -> dict[str, Any] | None:
    """The `ReplyKeyboardMarkup` that shares a place or a contact (private chats only), None for all else.

    `labels` are the words on the button by what is asked for: `place`, `contact`.
    """
    if asks not in _REQUESTS:
        return None
    return {
        "keyboard": [[{"text": labels[asks], _REQUESTS[asks]: True}]],
        "resize_keyboard": True,
        "one_time_keyboard": True,
        "is_persistent": False,
    }


def code_entities(text: str) -> list[dict[str, Any]]:
    """A `MessageEntity` over every receipt code in `text`, so that a tap copies it; UTF-16 units."""
    return [
        {"type": "code", "offset": _units(text[: found.start()]), "length": _units(found[0])}
        for found in _RECEIPT.finditer(text)
    ][:ENTITIES_LIMIT]


def _rows(choices: Sequence[Choice]) -> list[list[Choice]]:
    rows: list[list[Choice]] = []
    has_room = False
    for choice in choices:
        is_short = len(choice.label) <= SHORT_LABEL
        if has_room and is_short:
            rows[-1].append(choice)
            has_room = False
        else:
            rows.append([choice])
            has_room = is_short
    return rows


def _button(choice: Choice) -> dict[str, str]:
    if not 1 <= len(choice.id.encode()) <= CHOICE_ID_BYTES:
        raise ValueError(f"a choice id has 1 to {CHOICE_ID_BYTES} bytes")
    return {"text": choice.label, "callback_data": choice.id}


def _units(text: str) -> int:
    return len(text.encode("utf-16-le", "surrogatepass")) // 2
