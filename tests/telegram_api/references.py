"""Character references in Telegram's HTML: four names and numbers, with or without a semicolon."""

import re

from tests.telegram_api.refusals import unparsable_entities

_CHARACTER = re.compile(rb"&(?:(lt|gt|amp|quot)|#(?:x([0-9a-fA-F]+)|([0-9]+)));?")
_NAMED = {b"lt": "<", b"gt": ">", b"amp": "&", b"quot": '"'}


def character(data: bytes, at: int) -> tuple[str, int]:
    """The character reference at `at`, or the ampersand itself, and where to go on."""
    reference = _CHARACTER.match(data, at)
    if not reference:
        return chr(data[at]), at + 1
    name, hexadecimal, decimal = reference.groups()
    if name:
        return _NAMED[name], reference.end()
    code = int(hexadecimal, 16) if hexadecimal else int(decimal)
    if not 0 < code < 0x10FFFF:
        return reference[0].decode(), reference.end()
    if 0xD800 <= code <= 0xDFFF:
        raise unparsable_entities(
            "Text contains invalid Unicode characters after decoding HTML entities, "
            "check for unmatched surrogate code units"
        )
    return chr(code), reference.end()


def decoded(value: bytes) -> str:
    """A value with its references replaced."""
    parts: list[str] = []
    at = 0
    while at < len(value):
        end = value.find(b"&", at)
        if end != at:
            end = len(value) if end < 0 else end
            parts.append(value[at:end].decode())
            at = end
        else:
            piece, at = character(value, at)
            parts.append(piece)
    return "".join(parts)
