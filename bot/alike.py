"""How much alike two stories, or two pictures, are: whether two people may have told of the same event."""

import re
from collections.abc import Sequence

from rapidfuzz import fuzz

from bot.dialogue.fold import fold

ENOUGH = 75
"""From which score on two stories are taken for the same event, found on the examples of the tests."""
FEWEST_SHARED = 4
"""Telling syllables two stories must have in common: a short one is part of many."""
ENOUGH_OF_PICTURE = 90
"""From which score on two pictures are taken for one: six bits of 64 may differ."""
_BITS = 64

_SYLLABLE = re.compile(r"\w+")
_COMMON = """
a ai anh bac bao ban bang bi bo cac cai can canh cau chau chac chi cho chua chung co con cua cung cu da dang day
de dem den di do doi dong dua duoc em gan gap gi gio hai hay hien ho hoac hon hom khi khoang khong la lai lam lan
len lon luc luon ma may mot moi muon nam nao nay neu nghe nghi ngay ngoi nguoi nha nhau nhe nhieu nhom nhung nhu
noi o ong phia qua ra rat roi sang sau se so suot tai tat thay the theo thi thuong tin toi trong tren truoc tu tung
va van vao ve vi viec voi vua xin
an and at every evening front i in is it morning near of on people someone that the there to was
"""
_SAYS_LITTLE = frozenset(_COMMON.split())
"""Folded syllables that most stories have."""


def telling(story: str) -> Sequence[str]:
    """The folded syllables of a story that tell it from others, each once."""
    found = _SYLLABLE.findall(fold(story))
    return sorted({one for one in found if one not in _SAYS_LITTLE})


def words_score(one: Sequence[str], other: Sequence[str]) -> int:
    """0 to 100: how alike two stories are, of which `telling` made these."""
    if one == other and len(one) > 1:
        return 100
    shared = set(one) & set(other)
    if len(shared) < FEWEST_SHARED:
        return 0
    return round(fuzz.token_set_ratio(" ".join(one), " ".join(other)))


def pictures_score(some: Sequence[int], others: Sequence[int]) -> int:
    """0 to 100: how alike the two most alike of these looks are (as `bot.media.looks` gives them)."""
    apart = [(one ^ other).bit_count() for one in some for other in others]
    return round(100 * (_BITS - min(apart, default=_BITS)) / _BITS)
