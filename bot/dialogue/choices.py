"""Which choice did somebody mean who typed instead of pressing?

In this order: the id, the label or an alias, a number or numeral word that is all there is, yes or no,
a prefix of three letters or more that fits one label only. A digit inside a sentence picks nothing.
"""

import re
import unicodedata
from collections.abc import Mapping, Sequence
from functools import lru_cache

from bot.dialogue.fold import fold
from bot.dialogue.replies import Choice

LONGEST = 80
"""Characters; whatever is longer is a message, not a choice."""

_NUMERALS: Mapping[str, int] = {
    "mot": 1, "hai": 2, "ba": 3, "bon": 4, "tu": 4, "nam": 5,
    "sau": 6, "bay": 7, "tam": 8, "chin": 9, "muoi": 10,
    "one": 1, "two": 2, "three": 3, "four": 4, "five": 5,
    "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10,
}  # fmt: skip
_NUMBER = re.compile(r"^(?:(?:so|chon|cau|muc|no|number)\b|#)? ?(?:so )?([a-z]+|\d{1,9})$")
_YES = frozenset({"co", "dung", "vang", "da", "phai", "yes", "ok", "oke", "dong y"})
_NO = frozenset({"khong", "ko", "k", "khg", "no"})
_HELLO = frozenset({"xin chao", "chao", "chao ban", "chao anh chi", "alo", "hello", "hi", "bat dau", "start"})
_YES_LABELS = frozenset({"co", "dung", "yes"})
_NO_LABELS = frozenset({"khong", "no"})
"""First words of a label that a bare yes or no may mean."""

_POLITE = re.compile(r"^(?:da|vang) (?=.)|(?<=.) (?:a|nhe|nha|please)$")
_EDGES = re.compile(r"^[^\w#]+|[^\w]+$")
_KEYCAP = str.maketrans({"\ufe0f": None, "\u20e3": None, "\u200b": None})

_ALIASES: Mapping[str, frozenset[str]] = {
    "menu.tip": frozenset({"tin bao", "to giac", "report"}),
    "menu.hand_in": frozenset({"nop sung", "nop vu khi", "vu khi", "hand in"}),
    "menu.flood": frozenset(
        {"lu", "lut", "lu lut", "bao lut", "ngap", "ngap lut", "ngap nuoc", "nuoc lu", "nuoc dang", "flood"}
    ),
    "menu.reintegration": frozenset({"tai hoa nhap", "tai hoa nhap cong dong", "reintegration"}),
    "menu.mediation": frozenset({"hoa giai", "mediation"}),
    "menu.camera": frozenset({"camera", "camera an ninh"}),
    "menu.on_behalf": frozenset({"bao giup", "bao ho", "bao thay"}),
    "menu.question": frozenset({"hoi", "hoi dap", "cau hoi", "question"}),
    "menu.numbers": frozenset({"cuu", "cuu toi", "cuu voi", "sos", "khan cap", "emergency"}),
    "menu.language": frozenset({"ngon ngu", "language", "english"}),
    "menu.models": frozenset({"mo hinh", "mo hinh tu quan", "models"}),
    "menu.warnings": frozenset({"canh bao", "thu doan", "warnings"}),
    "warning.off": frozenset(
        {"ngung nhan", "ngung nhan canh bao", "dung nhan canh bao", "huy nhan canh bao", "stop"}
    ),
    "form.back": frozenset({"quay lai", "tro lai", "lui lai", "back", "go back"}),
    "form.skip": frozenset(
        {"bo qua", "skip", "khong nho", "khong biet", "khong ro", "ko nho", "ko biet", "ko ro"}
    ),
    "form.cancel": frozenset({"huy", "huy bo", "thoat", "cancel"}),
    "form.done": frozenset({"xong", "xong roi", "done", "het"}),
    "form.enough": frozenset(
        {
            "du roi",
            "xong",
            "xong roi",
            "done",
            "enough",
            "huy",
            "huy bo",
            "thoat",
            "cancel",
            "quay lai",
            "tro lai",
            "back",
        }
    ),
    "form.submit": frozenset({"gui", "dung", "dung roi", "dong y", "ok", "send", "submit"}),
    "form.edit": frozenset({"sua", "edit"}),
    "form.resume": frozenset({"tiep tuc", "quay lai", "tro lai", "resume", "continue", "back"}),
    "case.safe": frozenset({"an toan", "an toan roi", "da an toan", "toi an toan", "toi da an toan", "safe"}),
    "menu.home": frozenset(
        {"menu", "ve dau", "trang chu", "home", "quay lai", "tro lai", "back", "huy", "thoat"}
    ),
}


@lru_cache(maxsize=4096)
def _words(label: str) -> str:
    return _EDGES.sub("", fold(label))


def _plain(text: str) -> str:
    """`text` folded, without what surrounds the words: marks, keycaps, polite particles."""
    words = _EDGES.sub("", fold(unicodedata.normalize("NFKC", text.translate(_KEYCAP))))
    return _POLITE.sub("", words)


def number(text: str) -> int | None:
    """The number that `text` consists of ("2", "2.", "số 2", "hai", "②"), or None."""
    if len(text) > LONGEST:
        return None
    found = _NUMBER.match(_plain(text))
    if found is None:
        return None
    word = found.group(1)
    return int(word) if word.isdecimal() else _NUMERALS.get(word)


def exact(text: str, choices: Sequence[Choice]) -> str | None:
    """The id of the choice whose id, label or alias `text` is, else None."""
    if len(text) > LONGEST:
        return None
    typed = text.strip()
    words = _EDGES.sub("", fold(text))
    for choice in choices:
        if typed == choice.id or words == _words(choice.label) or words in _ALIASES.get(choice.id, ()):
            return choice.id if words else None
    return None


def resolve(text: str, choices: Sequence[Choice], *, numbers: bool = True) -> str | None:
    """The id of the choice `text` means, or None; `numbers` says whether a number picks by position."""
    if len(text) > LONGEST:
        return None
    if picked := exact(text, choices):
        return picked
    if numbers and (position := number(text)) is not None:
        return choices[position - 1].id if 1 <= position <= len(choices) else None
    return _yes_or_no(_plain(text), choices) or _prefix(_plain(text), choices)


def is_yes(text: str) -> bool:
    """Whether `text` is a bare yes."""
    return len(text) <= LONGEST and _plain(text) in _YES


def is_greeting(text: str) -> bool:
    """Whether `text` is a bare hello, as people open a chat with."""
    return len(text) <= LONGEST and _plain(text) in _HELLO


def _yes_or_no(words: str, choices: Sequence[Choice]) -> str | None:
    heads = _YES_LABELS if words in _YES else _NO_LABELS if words in _NO else frozenset[str]()
    return _only([choice for choice in choices if re.split(r"\W", _words(choice.label))[0] in heads])


def _prefix(words: str, choices: Sequence[Choice]) -> str | None:
    if sum(character.isalpha() for character in words) < 3:
        return None
    return _only([choice for choice in choices if _words(choice.label).startswith(words)])


def _only(found: Sequence[Choice]) -> str | None:
    return found[0].id if len(found) == 1 else None
