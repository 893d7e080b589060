"""Whole numbers in Vietnamese words, as official papers have them beside the figures."""

_DIGITS = ("không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín")
_GROUPS = ("", "nghìn", "triệu", "tỷ")
LARGEST = 10**12 - 1


def in_words(number: int) -> str:
    """`21` is `hai mươi mốt`; from nought to `LARGEST`. Raises `ValueError`."""
    if not 0 <= number <= LARGEST:
        raise ValueError("no words for such a number")
    if number == 0:
        return _DIGITS[0]
    groups = [number // 1000**at % 1000 for at in range(len(_GROUPS))]
    highest = max(at for at, group in enumerate(groups) if group)
    words = [
        f"{_hundreds(groups[at], is_first=at == highest)} {_GROUPS[at]}".strip()
        for at in range(highest, -1, -1)
        if groups[at]
    ]
    return " ".join(words)


def _hundreds(group: int, *, is_first: bool) -> str:
    """1 to 999; within a longer number the hundreds are said even if there are none."""
    hundreds, rest = divmod(group, 100)
    words = [] if is_first and not hundreds else [_DIGITS[hundreds], "trăm"]
    if rest and rest < 10 and words:
        words += ["linh", _DIGITS[rest]]
    elif rest:
        words.append(_tens(rest))
    return " ".join(words)


def _tens(rest: int) -> str:
    """1 to 99."""
    tens, ones = divmod(rest, 10)
    if tens == 0:
        return _DIGITS[ones]
    head = "mười" if tens == 1 else f"{_DIGITS[tens]} mươi"
    if ones == 0:
        return head
    if ones == 5:
        return f"{head} lăm"
    return f"{head} {'mốt' if ones == 1 and tens > 1 else _DIGITS[ones]}"
