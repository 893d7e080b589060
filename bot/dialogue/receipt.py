"""The shape of a receipt code: 80 random bits in Crockford base 32 and one check character.

A code is kept and compared in its normal form, 17 characters without separators; people see it in groups.
"""

import unicodedata

ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
RANDOM_BYTES = 10
LENGTH = 17

_VALUE = {character: value for value, character in enumerate(ALPHABET)}
_DOUBLED = {character: 2 * value // 32 + 2 * value % 32 for character, value in _VALUE.items()}
_PAIRS = [first + second for first in ALPHABET for second in ALPHABET]
_LOOKALIKES = str.maketrans({"O": "0", "I": "1", "L": "1"})


def check_character(payload: str) -> str:
    """Luhn mod 32 over 16 characters of the alphabet: any one wrong character is noticed."""
    total = sum([_DOUBLED[c] for c in payload[-1::-2]]) + sum([_VALUE[c] for c in payload[-2::-2]])
    return ALPHABET[-total % 32]


def from_bytes(random: bytes) -> str:
    """The normal form of the code made from exactly `RANDOM_BYTES` random bytes."""
    if len(random) != RANDOM_BYTES:
        raise ValueError(f"a receipt code is made from {RANDOM_BYTES} bytes, not {len(random)}")
    number = int.from_bytes(random, "big")
    payload = "".join([_PAIRS[number >> shift & 1023] for shift in range(70, -1, -10)])
    return payload + check_character(payload)


def normalise(text: str) -> str | None:
    """The normal form of what somebody typed, or None if it cannot be a receipt code.

    Case, blanks, any dashes or dots, full-width characters and the look-alikes O, I, L do not matter.
    """
    if len(text) > 100:
        return None
    plain = unicodedata.normalize("NFKC", text).upper()
    code = "".join(c for c in plain if c.isalnum()).translate(_LOOKALIKES)
    if any(not c.isalnum() and not c.isspace() and c not in "-_.–—‐‑−" for c in plain):
        return None
    if len(code) != LENGTH or any(c not in _VALUE for c in code):
        return None
    return code if check_character(code[:-1]) == code[-1] else None


def format_code(code: str) -> str:
    """`code` in its normal form, for people: XXXX-XXXX-XXXX-XXXX-X."""
    return "-".join(code[at : at + 4] for at in range(0, len(code), 4))
