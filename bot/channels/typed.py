"""What people type, made safe to keep and to show: one normal form, no invisible characters, a length."""

import re
import unicodedata

from bot.channels.base import ChannelError
from bot.dialogue.events import TEXT_LIMIT, CommandReceived, TextReceived

_EMOJI = (
    "\u00a9\u00ae\u203c\u2049\u2122\u2139\u2194-\u2199\u21a9\u21aa\u231a-\u23ff\u24c2\u25aa-\u27bf"
    "\u2934\u2935\u2b05-\u2b55\u3030\u303d\u3297\u3299\U0001f000-\U0001faff"
)
_JOINER = "\u200d"
_EMOJI_STYLE = "\ufe0f"
_KEYCAP = "\u20e3"

_LINE_BREAKS = re.compile("\r\n|[\r\v\f\x85\u2028\u2029]")
_SPACES = re.compile("[\t\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]")
# Letters and marks that show nothing: Hangul fillers, grapheme joiner, variation selectors, noncharacters.
_BLANKS = re.compile(
    "[\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180f\u2800\u3164\ufe00-\ufe0e\uffa0\ufdd0-\ufdef\ufffe\uffff"
    "\U000e0100-\U000e01ef]"
)
_LOOSE_STYLE = re.compile(f"(?<![{_EMOJI}0-9#*]){_EMOJI_STYLE}|(?<=[0-9#*]){_EMOJI_STYLE}(?!{_KEYCAP})")
_LOOSE_JOINER = re.compile(f"(?<![{_EMOJI}{_EMOJI_STYLE}]){_JOINER}|{_JOINER}(?![{_EMOJI}])")
_COMMAND = re.compile(r"/([A-Za-z][A-Za-z0-9_]{0,31})(?:@\w{1,64})?(?:\s+(.*))?", re.DOTALL)

_REMOVED_CATEGORIES = ("Cc", "Cf", "Cs")
_MARK_CATEGORIES = ("Mn", "Me")

MARKS_LIMIT = 4
"""Combining marks kept on one character; Vietnamese needs two. Normalising takes the square of a pile's height."""

RAW_LIMIT = 4 * TEXT_LIMIT
"""Code points that are looked at at all; a letter of Vietnamese may come as three."""


class TypedError(ChannelError):
    """Base of what can be wrong with typed words; holds none of them."""


class EmptyError(TypedError):
    """Nothing is left once invisible characters and blanks are gone."""

    def __init__(self) -> None:
        super().__init__("nothing is left to read")


class TooLongError(TypedError):
    """More than `limit` code points are left; `length` says how many."""

    def __init__(self, limit: int, length: int) -> None:
        super().__init__(f"{length} characters, at most {limit} are taken")
        self.limit = limit
        self.length = length


def clean(text: str) -> str:
    """`text` as NFC with plain spaces and `\\n` line breaks, trimmed, without anything invisible.

    Control, bidirectional and zero-width characters go; the joiners that hold one emoji together stay. Of
    marks piled on one character `MARKS_LIMIT` stay. Raises `TooLongError` over `RAW_LIMIT` code points.
    """
    if len(text) > RAW_LIMIT:
        raise TooLongError(TEXT_LIMIT, len(text))
    text = _normal(text)
    text = _SPACES.sub(" ", _LINE_BREAKS.sub("\n", text))
    text = _BLANKS.sub("", text)
    text = "".join(c for c in text if c in "\n\u200d" or unicodedata.category(c) not in _REMOVED_CATEGORIES)
    text = _LOOSE_JOINER.sub("", _LOOSE_STYLE.sub("", text))
    # What lay between two piles may be gone.
    return _normal(text).strip()


def typed(text: str) -> TextReceived | CommandReceived:
    """What somebody typed: a command (`/tip@some_bot 12`) or words.

    Raises `EmptyError`, or `TooLongError` over `TEXT_LIMIT` code points once cleaned.
    """
    words = within(clean(text), TEXT_LIMIT)
    if not words:
        raise EmptyError
    command = _COMMAND.fullmatch(words)
    if command is None:
        return TextReceived(words)
    name, argument = command.groups()
    return CommandReceived(name.lower(), argument or None)


def _normal(text: str) -> str:
    return unicodedata.normalize("NFC", _without_piles(text))


def _without_piles(text: str) -> str:
    kept = []
    height = 0
    for c in text:
        height = height + 1 if _is_mark(c) else 0
        if height <= MARKS_LIMIT:
            kept.append(c)
    return "".join(kept)


def _is_mark(c: str) -> bool:
    return c > "\u02ff" and (unicodedata.category(c) in _MARK_CATEGORIES or unicodedata.combining(c) != 0)


def within(text: str, limit: int) -> str:
    """`text` itself. Raises `TooLongError` if it has more than `limit` code points."""
    if len(text) > limit:
        raise TooLongError(limit, len(text))
    return text
