"""A statement of receipt as text: its words, and a signature over them. How it is written and found again.

Line breaks and blanks do not count, for mail programs and people change them; every other character does.
"""

import unicodedata
from typing import NamedTuple

from bot.dialogue.receipt import ALPHABET

BEGIN = "TIN BAO RECEIPT 1"
MARK = "SIGNATURE"
END = "TIN BAO END"
"""The lines of our own, in no language's letters, so that no program takes them for anything else."""

_DOMAIN = b"tinbao statement of receipt 1\n"
_LINE = 37
_DIGITS = 111
"""Characters of base 32 that 69 bytes take: an Ed25519 signature, and before it the id of its key."""
_BYTES = 69


class Statement(NamedTuple):
    """The two parts of a statement, as text."""

    words: str
    signature: str


def to_sign(words: str) -> bytes:
    """What is signed: never anything else that a signature of ours stands under."""
    return _DOMAIN + " ".join(unicodedata.normalize("NFC", words).split()).encode()


def written(statement: Statement) -> str:
    """The whole statement."""
    signature = statement.signature
    lines = [signature[at : at + _LINE] for at in range(0, len(signature), _LINE)]
    return "\n".join([BEGIN, statement.words, MARK, *lines, END])


def is_meant(text: str) -> bool:
    """Whether somebody may have sent us a statement, or a part of one."""
    return BEGIN in text or END in text


def find(text: str) -> Statement | None:
    """The only whole statement in a text, whatever stands around it; None if there is none, or more than one."""
    text = "\n".join([" ".join(line.split()) for line in text.splitlines()])
    if text.count(BEGIN) != 1 or text.count(MARK) != 1 or text.count(END) != 1:
        return None
    words, _, rest = text.partition(BEGIN)[2].partition(MARK)
    signature, is_whole, _ = rest.partition(END)
    return Statement(words.strip(), "".join(signature.split())) if is_whole else None


def signature_text(signature: bytes) -> str:
    """The 69 bytes of a signature in the alphabet of receipt codes."""
    number = int.from_bytes(signature, "big")
    return "".join([ALPHABET[number >> 5 * at & 31] for at in range(_DIGITS - 1, -1, -1)])


def signature_bytes(text: str) -> bytes | None:
    """The bytes of `signature_text`, or None: no other text stands for the same bytes."""
    if len(text) != _DIGITS or any(character not in ALPHABET for character in text):
        return None
    number = 0
    for character in text:
        number = number << 5 | ALPHABET.index(character)
    return number.to_bytes(_BYTES, "big") if number.bit_length() <= 8 * _BYTES else None
