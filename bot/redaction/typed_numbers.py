"""Numbers as people type them: in groups, with o for 0, or digit by digit in words; and which of them are phones.

All of it reads `plain` text, which has one character for each of the text it was made from.
"""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from phonenumbers import PhoneMetadata

_WORDS = {
    "khong": "0",
    "mot": "1",
    "hai": "2",
    "ba": "3",
    "bon": "4",
    "tu": "4",
    "nam": "5",
    "lam": "5",
    "sau": "6",
    "bay": "7",
    "tam": "8",
    "chin": "9",
}
_LETTERS = str.maketrans("oil", "011")
"""Letters typed for digits, so that a number is not seen for one."""
_TOKEN = re.compile(
    rf"(?<![a-z0-9•])(?:{'|'.join(_WORDS)}|[0-9oil]{{1,14}})(?![a-z0-9])|(?<![0-9•])[0-9]+", re.ASCII
)
_DATE = re.compile(r"(?<![0-9])[0-9]{1,2}([./-])[0-9]{1,2}\1(?:19|20)[0-9]{2}(?![0-9]|[.-][0-9])")
_POINT = re.compile(r"(?<![0-9.])[0-9]{1,2}\.[0-9]{2,15}[,; ]{1,3}1[01][0-9]\.[0-9]{2,15}(?![0-9])")
"""A position on the map, which is shown as such."""
_BETWEEN = re.compile("[ \t\n.,\\-–_()*·\u00a0\ufe0f\u20e3]{1,3}")
"""What may stand within a number."""

LONGEST = 19
"""Digits of the longest number there is to find: that of a bank card."""


class _Plain(dict[int, int]):
    """Each character as a small letter without marks, or as a digit; made when it is first met."""

    def __missing__(self, code: int) -> int:
        made = self[code] = _plain(chr(code))
        return made


def _plain(character: str) -> int:
    if character in "đĐ":
        return ord("d")
    digit = unicodedata.decimal(character, None)
    if digit is not None:
        return ord(str(digit))
    base = unicodedata.normalize("NFD", character)[0].lower()
    return ord(base if len(base) == 1 else character)


_TABLE = _Plain()


def plain(text: str) -> str:
    """`text` (NFC) without marks, in small letters, digits of every script as 0 to 9; as long as `text`."""
    return text.translate(_TABLE)


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of digits, or what stands for digits, from `start` to `end`."""

    start: int
    end: int
    digits: str
    is_numeral: bool
    """It holds a digit itself."""


def groups(text: str, said: str) -> Iterator[list[Piece]]:
    """The pieces of `text` that may be one number, in order; `said` is the plain text. A date or a position is none."""
    group: list[Piece] = []
    for piece in _pieces(text, said):
        if group and not _BETWEEN.fullmatch(said, group[-1].end, piece.start):
            yield group
            group = []
        group.append(piece)
    if group:
        yield group


def _pieces(text: str, said: str) -> Iterator[Piece]:
    dates = sorted(match.span() for rule in (_DATE, _POINT) for match in rule.finditer(said))
    at = 0
    for match in _TOKEN.finditer(said):
        start, end = match.span()
        while at < len(dates) and dates[at][1] <= start:
            at += 1
        if at < len(dates) and dates[at][0] <= start:
            continue
        word = match[0]
        if word in _WORDS:
            yield Piece(start, end, _WORDS[word], False)
        elif word.isdigit():
            yield Piece(start, end, word, True)
        elif text[start:end].isascii():  # "ở" is a word, "o" may be a nought
            yield Piece(start, end, word.translate(_LETTERS), any(one.isdigit() for one in word))


def joined(group: Sequence[Piece], start: int, most: int) -> Iterator[tuple[int, str]]:
    """The numbers that begin with piece `start` of a group: how far each goes, and its digits, at most `most`."""
    digits = ""
    for end in range(start, min(len(group), start + most)):
        digits += group[end].digits
        if len(digits) > most:
            return
        yield end + 1, digits


@lru_cache(maxsize=1)
def _valid() -> re.Pattern[str]:
    """National numbers of today's plan that one person may have, without their leading nought."""
    known = PhoneMetadata.metadata_for_region("VN", None)
    kinds = (known.fixed_line, known.mobile, known.voip) if known is not None else ()
    return re.compile("|".join(f"(?:{kind.national_number_pattern})" for kind in kinds if kind is not None))


_OLD = re.compile(
    r"69[0-9]{4,8}"  # the police and the army, within their own networks and through 069
    r"|(?:12[0-9]|16[2-9]|18[68]|199)[0-9]{7}"  # mobiles with 11 digits, until 2018
    r"|[48][2-9][0-9]{7}|51[01][0-9]{6,7}"  # Hà Nội, Hồ Chí Minh City, Quảng Nam and Đà Nẵng, until 2017
)
_PREFIX = re.compile(r"0084|84|0")


def is_phone(digits: str) -> bool:
    """Whether these digits are a Vietnamese number, of today's plan or an old one, as it is dialled."""
    if not 7 <= len(digits) <= 15:
        return False
    prefix = _PREFIX.match(digits)
    if prefix is None:
        return False
    national = digits[prefix.end() :]
    if prefix[0] == "84" and len(national) < 9:
        return False
    return bool(_valid().fullmatch(national) or _OLD.fullmatch(national))
