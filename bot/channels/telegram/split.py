"""Long texts in pieces that a message can hold, cut where a reader would pause."""

import re
import unicodedata

TEXT_LIMIT = 4096
"""Code points of one message (Bot API)."""

_PAUSES = (
    re.compile(r"(?=\n[^\S\n]*\n)"),  # paragraph
    re.compile(r"(?=\n)"),  # line
    re.compile(r"""[.!?…]["'”’»)\]]*(?=\s)"""),  # sentence
    re.compile(r"(?=\s)"),  # word
)
"""Each ends where a text may be cut, the better places first."""

_JOINER = "\u200d"
_SKIN_TONES = ("\U0001f3fb", "\U0001f3ff")
_TAGS = ("\U000e0020", "\U000e007f")
_FLAG_LETTERS = ("\U0001f1e6", "\U0001f1ff")
_HIGH_SURROGATES = ("\ud800", "\udbff")
_LOW_SURROGATES = ("\udc00", "\udfff")


def split(text: str, limit: int = TEXT_LIMIT) -> list[str]:
    """`text` in pieces of at most `limit` code points, no piece blank; lost are only blanks around the cuts.

    Cut at the last paragraph that fits, else line, else sentence, else word, else between any two characters
    as people see them. Only one that is longer than `limit` is cut itself.
    """
    pieces = []
    while len(text) > limit:
        at = _cut(text, limit)
        pieces.append(text[:at].rstrip())
        text = _without_leading_blanks(text[at:])
    return [piece for piece in (*pieces, text) if piece.strip()]


def _cut(text: str, limit: int) -> int:
    """Where to cut a text that is too long, from 1 to `limit`."""
    for pause in _PAUSES:
        ends = [found.end() for found in pause.finditer(text, 1, limit + 2)]
        if fitting := [at for at in ends if at <= limit]:
            return fitting[-1]
    at = limit
    while at and _is_joined(text, at):
        at -= 1
    return at or limit


def _without_leading_blanks(text: str) -> str:
    at = len(text) - len(text.lstrip())
    # A blank may itself carry a mark.
    return text[at - 1 :] if 0 < at < len(text) and _is_joined(text, at) else text[at:]


def _is_joined(text: str, at: int) -> bool:
    """Whether the code points before and after `at` are shown as one character."""
    before, after = text[at - 1], text[at]
    if after.isspace():
        return False
    if before == _JOINER or _is_attached(after):
        return True
    if _within(before, _FLAG_LETTERS) and _within(after, _FLAG_LETTERS):
        return _flag_letters_before(text, at) % 2 == 1
    return _within(before, _HIGH_SURROGATES) and _within(after, _LOW_SURROGATES)


def _is_attached(c: str) -> bool:
    """Marks (among them variation selectors and keycaps), joiners, skin tones, and the tags of some flags."""
    return (
        unicodedata.category(c).startswith("M")
        or c == _JOINER
        or _within(c, _SKIN_TONES)
        or _within(c, _TAGS)
    )


def _flag_letters_before(text: str, at: int) -> int:
    start = at
    while start and _within(text[start - 1], _FLAG_LETTERS):
        start -= 1
    return at - start


def _within(c: str, bounds: tuple[str, str]) -> bool:
    return bounds[0] <= c <= bounds[1]
