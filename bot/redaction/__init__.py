"""What tells a person apart, masked in free text: phones, papers, plates, accounts, addresses, mail.

Of a number its last two digits stay (`••••••••56`): enough to tell two of them apart or to know again one's own, too
little to call, look up or pay. Of an address the numbers go and the street stays. Names are not found: no rule that
works without a network is right often enough. Texts are composed (NFC), as every channel makes them. Each rule reads
the text once, and looks no further than a few dozen characters from where it stands, so hostile text costs no more
than any other of its length.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from bot.redaction.addresses import house_numbers
from bot.redaction.typed_numbers import Piece, groups, is_phone, joined, plain

Kind = Literal["phone", "id", "plate", "account", "address", "mail"]

KEPT = 2
"""Digits that stay of a number, the last ones."""
MARK = "•"


@dataclass(frozen=True, slots=True)
class Found:
    """Something to mask, from `start` to `end` of the text. `kept` is what stays, at its end."""

    kind: Kind
    start: int
    end: int
    kept: str


def masked(text: str) -> str:
    """`text` with marks in the place of all that was found, as long as before; twice is no more than once."""
    parts, at = [], 0
    for one in found(text):
        parts += [text[at : one.start], MARK * (one.end - one.start - len(one.kept)), one.kept]
        at = one.end
    return "".join([*parts, text[at:]])


def found(text: str) -> list[Found]:
    """All there is to mask, in order, none within another."""
    said = plain(text)
    if not _WORTH.search(said):
        return []
    typed = list(groups(text, said))
    kept: list[Found] = []
    everything = [
        *_numbers(said, typed),
        *_named(said, typed),
        *_plates(said),
        *(Found("address", start, end, "") for start, end in house_numbers(said)),
        *_mails(said),
    ]
    for one in sorted(everything, key=lambda one: (one.start, -one.end)):
        if not kept or one.start >= kept[-1].end:
            kept.append(one)
    return kept


_WORTH = re.compile(
    r"[0-9@]|khong (?:mot|hai|ba|bon|nam|sau|bay|tam|chin)|khong[ ,.-]+(?:chin|tam|bay|ba|nam)"
)
"""Without any of these there is nothing to find, as in most texts."""

_PROVINCES = frozenset(
    {
        1,
        2,
        4,
        6,
        8,
        10,
        11,
        12,
        14,
        15,
        17,
        19,
        20,
        22,
        24,
        25,
        26,
        27,
        30,
        31,
        33,
        34,
        35,
        36,
        37,
        38,
        40,
        42,
        44,
        45,
        46,
        48,
        49,
        51,
        52,
        54,
        56,
        58,
        60,
        62,
        64,
        66,
        67,
        68,
        70,
        72,
        74,
        75,
        77,
        79,
        80,
        82,
        83,
        84,
        86,
        87,
        89,
        91,
        92,
        93,
        94,
        95,
        96,
    }
)
"""With which the number of an identity card begins: where its bearer's birth was registered."""


def _is_id(digits: str) -> bool:
    """Whether these may be the twelve digits of an identity card: province, then sex and century."""
    return len(digits) == 12 and int(digits[:3]) in _PROVINCES and digits[3] in "0123"


def _numbers(said: str, typed: Sequence[Sequence[Piece]]) -> Iterator[Found]:
    """Phones and identity cards, known by their digits alone."""
    for group in typed:
        at = 0
        while at < len(group):
            one, end = _number_at(said, group, at)
            if one is not None:
                yield one
            at = max(end, at + 1)


def _number_at(said: str, group: Sequence[Piece], at: int) -> tuple[Found | None, int]:
    """The number that begins with a piece, if one does, and the piece to go on from."""
    start = group[at].start
    before = said[start - 1] if start else ""
    if before != "+" and not _START.match("".join(piece.digits for piece in group[at : at + 3])):
        return None, at + 1
    longest: tuple[Kind, int, str] | None = None
    for end, digits in joined(group, at, 15):
        kind = _kind(before, digits)
        if kind is None:
            continue
        longest = kind, end, digits
        # One that is typed in short groups is as long as it can be; else what follows is something else.
        if any(len(piece.digits) > 4 for piece in group[at:end]):
            break
    if longest is None:
        return None, at + 1
    kind, end, digits = longest
    return _number(kind, start, group[end - 1].end, digits), end


_START = re.compile(r"0[1-9]|008|00[1246]|84[1-9]|8?$|0$|00$")
"""With which a phone or the number of an identity card may begin."""


def _kind(before: str, digits: str) -> Kind | None:
    if len(digits) < 7:
        return None
    if is_phone(digits) or _is_abroad(before, digits):
        return "phone"
    return "id" if _is_id(digits) else None


def _is_abroad(before: str, digits: str) -> bool:
    """Whether it is typed like a number of another country: a plus sign and nine digits or more."""
    return before == "+" and not digits.startswith("84") and 9 <= len(digits) <= 15


def _number(kind: Kind, start: int, end: int, digits: str) -> Found:
    return Found(kind, start, end, digits[-KEPT:])


_GAP = re.compile("[^0-9•]{0,40}")
_PAPERS = (
    r"c\.?m\.?n\.?d|c\.?m\.?t(?:\.?n\.?d)?|chung minh|c\.?c\.?c\.?d|can cuoc|dinh danh|ho chieu|passport"
)
_ACCOUNTS = (
    r"s\.?t\.?k|so t\.?k|t\.?k|tai khoan|so the|account|a/c|vietcombank|vcb|techcombank|agribank|bidv|vietinbank"
    r"|mb ?bank|sacombank|tpbank|vpbank|momo"
)
_PHONES = r"s\.?[dđ]\.?t|so dien thoai|dien thoai|zalo|viber|phone"
_NAMED: tuple[tuple[Kind, re.Pattern[str], int, int], ...] = (
    ("id", re.compile(rf"(?<![a-z0-9])(?:{_PAPERS})(?![a-z])"), 8, 12),
    ("account", re.compile(rf"(?<![a-z0-9])(?:{_ACCOUNTS})(?![a-z])"), 6, 19),
    ("phone", re.compile(rf"(?<![a-z0-9])(?:{_PHONES})(?![a-z])"), 8, 12),
)
"""What a number is called before it is said: the kind, the name, and how many digits it has."""
_MONEY = re.compile(
    r" ?(?:d(?![a-z])|dong|vnd|trieu|tr(?![a-z])|nghin|ngan|ty(?![a-z])|ti(?![a-z])|k(?![a-z])|usd|%)"
)
_PUBLIC = ("1800", "1900")


def _named(said: str, typed: Sequence[Sequence[Piece]]) -> Iterator[Found]:
    """Numbers known by what they are called: of papers, accounts, phones."""
    starts = {
        piece.start: (group, at) for group in typed for at, piece in enumerate(group) if piece.is_numeral
    }
    for kind, name, least, most in _NAMED:
        for match in name.finditer(said):
            gap = _GAP.match(said, match.end())
            place = starts.get(gap.end()) if gap else None
            if place is None:
                continue
            group, at = place
            numerals = [
                (end, digits) for end, digits in joined(group, at, most) if _all_numerals(group, at, end)
            ]
            if not numerals:
                continue
            end, digits = numerals[-1]
            after = group[end - 1].end
            if least <= len(digits) and not _MONEY.match(said, after) and not digits.startswith(_PUBLIC):
                yield _number(kind, group[at].start, after, digits)


def _all_numerals(group: Sequence[Piece], start: int, end: int) -> bool:
    return all(piece.is_numeral for piece in group[start:end])


_SERIES = r"(?:[a-hklmnpstuvxyz][0-9]?|[a-hklmnpstuvxyz]{2}|ld|md|mk|nn|ng|qt|cv)"
_PLATE = re.compile(
    rf"(?<![a-z0-9•-])[1-9][0-9] ?-? ?{_SERIES}(?: ?[-.] ?| )?[0-9]{{3}}\.?[0-9]{{2}}"
    r"(?![0-9•-]|[.,][0-9•]| ?(?:dong|trieu))"
    rf"|(?<![a-z0-9•-])[1-9][0-9]-?{_SERIES}[-.]?[0-9]{{4}}(?![0-9•-]|[.,][0-9•])"
    rf"|(?<![a-z])(?:bien(?: so)?|bks|bsx|bien kiem soat|plate)[^0-9•]{{0,20}}(?P<named>"
    rf"[1-9][0-9] ?-? ?{_SERIES}[ .-]{{0,3}}[0-9]{{3}}\.?[0-9]{{1,2}}|[a-z]{{2}}[ -]?[0-9]{{2}}[ -]?[0-9]{{2}})"
)


def _plates(said: str) -> Iterator[Found]:
    """Number plates. Where, letter and four or five digits; the old ones and the army's after a word for a plate."""
    for match in _PLATE.finditer(said):
        group = "named" if match["named"] else 0
        start, end = match.span(group)
        yield Found("plate", start, end, match[group][-KEPT:])


_MAIL = re.compile(r"(?<![a-z0-9._%+•-])[a-z0-9._%+-]{1,64}@[a-z0-9-]{1,63}(?:\.[a-z0-9-]{1,63}){1,4}")


def _mails(said: str) -> Iterator[Found]:
    for match in _MAIL.finditer(said):
        yield Found("mail", match.start(), match.end(), "")
