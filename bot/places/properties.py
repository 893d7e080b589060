"""Which commune a feature is, by what its properties say: a code, a name with or without its kind, or both."""

import re
from collections.abc import Iterable, Mapping
from typing import Any

from bot.dialogue.fold import fold
from bot.places.communes import Commune
from bot.places.names import Phrase
from bot.places.shapes import ShapeError

CODES = ("maxa", "maphuongxa", "maxaphuong", "communecode", "wardcode", "code", "ma")
NAMES = ("tenxa", "tenphuongxa", "tenxaphuong", "communename", "wardname", "name", "ten")
KINDS = ("kind", "loai", "cap")
"""Names of properties, likeliest first, without marks, capitals, blanks and underscores: `ma_xa`, `maXa`, `Mã xã`."""
CODE_LENGTH = 5
_PREFIX = re.compile(r"^(xã|xa|x\.|phường|phuong|p\.|đặc khu|dac khu)(?:\s+|(?<=\.))", re.IGNORECASE)
_KIND_OF = {"xa": "xã", "x.": "xã", "phuong": "phường", "p.": "phường", "dac khu": "đặc khu"}


def commune_of(properties: Any, communes: Mapping[str, Commune]) -> Commune:
    """The commune that the feature is of. Raises `ShapeError`: codes were used anew, so both must fit."""
    given = _plain(properties)
    code, named = _first(given, CODES), _first(given, NAMES)
    if code is None and named is None:
        raise ShapeError(f"it has neither a code ({', '.join(CODES)}) nor a name ({', '.join(NAMES)})")
    kind, name = _kind_and_name(named, _first(given, KINDS))
    if code is None:
        return _by_name(str(named), kind, name, communes.values())
    known = communes.get(code.zfill(CODE_LENGTH))
    if known is None:
        raise ShapeError(f"there is no commune with the code {code[:40]!r}" + _called(named))
    if named is not None and not _fits(known, kind, name):
        raise ShapeError(
            f"the code {known.code} is {known.label} today, but the file names it {named[:60]!r}:"
            " codes were used anew in 2025, so the file may be older"
        )
    return known


def _plain(properties: Any) -> dict[str, str]:
    if not isinstance(properties, dict):
        return {}
    found: dict[str, str] = {}
    for key, value in properties.items():
        if words := _words(value):
            found.setdefault(re.sub("[^a-z]", "", fold(key)), words)
    return found


def _words(value: Any) -> str:
    """Text as it is, a number as it is counted; nothing of anything else."""
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value).strip() if isinstance(value, str | int) and not isinstance(value, bool) else ""


def _first(given: Mapping[str, str], keys: Iterable[str]) -> str | None:
    return next((given[key] for key in keys if key in given), None)


def _kind_and_name(named: str | None, kind: str | None) -> tuple[str | None, str]:
    """`Xã Thạnh Bình` → `xã` and the name spelt as the gazetteer compares it."""
    name = " ".join((named or "").split())
    if prefix := _PREFIX.match(name):
        kind, name = prefix.group(1), name[prefix.end() :]
    return _KIND_OF.get(fold(kind)) if kind else None, _spelt(name)


def _spelt(name: str) -> str:
    return "".join(Phrase.of(name).spelt)


def _fits(commune: Commune, kind: str | None, name: str) -> bool:
    return _spelt(commune.name) == name and kind in {None, commune.kind}


def _by_name(named: str, kind: str | None, name: str, communes: Iterable[Commune]) -> Commune:
    found = [commune for commune in communes if _fits(commune, kind, name)]
    if not found:
        raise ShapeError(f"there is no commune called {named[:60]!r} today")
    if len(found) > 1:
        raise ShapeError(
            f"{named[:60]!r} may be {' or '.join(commune.label for commune in found)}: add its code"
        )
    return found[0]


def _called(named: str | None) -> str:
    return f", which the file names {named[:60]!r}" if named else ""
