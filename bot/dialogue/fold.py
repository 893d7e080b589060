"""Folding: Vietnamese as it is typed without marks, for comparing and searching, never for showing."""

import unicodedata

_STROKES = str.maketrans("đĐ", "dD")


def fold(text: str) -> str:
    """`text` in lower case, without diacritics, đ as d, runs of blanks as one space, ends trimmed.

    Composed (NFC) and decomposed (NFD) input give the same result, and folding twice changes nothing.
    """
    if not text.isascii():
        decomposed = unicodedata.normalize("NFD", text.translate(_STROKES))
        text = "".join([mark for mark in decomposed if unicodedata.category(mark) != "Mn"])
    return " ".join(text.lower().split())
