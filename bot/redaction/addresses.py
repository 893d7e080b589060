"""Where somebody lives, as people type it: the numbers of houses and of the cells of a village or ward.

Only what is said to be a home, or stands before a street's name, is one: "tổ 3 người" are three people, and a tip must
go on saying where something happens. The streets themselves stay. Reads `plain` text.
"""

import re
from collections.abc import Iterator

_HOUSE = r"[0-9]{1,4}[a-z]?(?:[/-][0-9]{1,4}[a-z]?){0,3}(?![0-9a-z/•])"
_WITH_STREET = re.compile(
    rf"(?<![a-z0-9/.,•-])(?P<n>{_HOUSE}),? (?:duong|pho|ngo|ngach|hem|kiet)(?! [0-9]{{4}})(?= [a-z0-9•])"
)
_NAMED = re.compile(
    rf"(?<![a-z0-9])(?:so nha|nha so|can ho(?: so)?|can so|phong so)[ :]{{0,3}}(?P<n>{_HOUSE})"
)
_HOME = re.compile(
    r"(?<![a-z0-9])(?:dia chi|d/c|tru tai|tru o|thuong tru|tam tru|ho khau|so nha|nha so"
    r"|nha (?:o|tai|rieng|cua|ong|ba|anh|chi|no|minh|toi|em))(?![a-z])"
)
_CLAUSE = re.compile(r"[^.;\n]{0,80}")
"""As far as what was said to be a home may go on."""
_CELL = re.compile(
    r"(?<![a-z0-9])(?:to dan pho|to|thon|xom|ap|khoi pho|khoi|khu pho|kp|doi|ngo|ngach|hem|kiet|so)(?: so)? "
    rf"(?P<n>{_HOUSE})"
)
_FIRST = re.compile(rf"[^0-9•]{{0,40}}?(?<=[ :])(?P<n>{_HOUSE})(?= [a-z]|,)")
_COUNTED = re.compile(
    r",? (?:nguoi|dong|trieu|tuoi|gio|ngay|thang|nam|lan|chiec|cai|con|xe|met|m|km|cay|doi|dua|ong|ba|h"
    r"|tang|lau|xe|can|phong|mieng|lo)(?![a-z])"
)
"""After a number that counts something, and numbers no house."""


def house_numbers(said: str) -> Iterator[tuple[int, int]]:
    """Where the numbers of homes stand in plain text, in no order, some perhaps twice."""
    for rule in (_WITH_STREET, _NAMED):
        for match in rule.finditer(said):
            yield from _unless_counted(said, match)
    for home in _HOME.finditer(said):
        clause = _CLAUSE.match(said, home.end())
        end = clause.end() if clause else home.end()
        first = _FIRST.match(said, home.end(), end)
        if first:
            yield from _unless_counted(said, first)
        for match in _CELL.finditer(said, home.end(), end):
            yield from _unless_counted(said, match)


def _unless_counted(said: str, match: re.Match[str]) -> Iterator[tuple[int, int]]:
    if not _COUNTED.match(said, match.end("n")):
        yield match.span("n")
