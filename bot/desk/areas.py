"""Communes, categories and units as an admin types them, and as they are said."""

import re
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, replace

from bot.desk.errand import Errand
from bot.desk.voice import Voice
from bot.dialogue.fold import fold
from storage.units import Unit

_BETWEEN = re.compile(r"[,;\n]")
_UNIT = re.compile(r"[uU]([0-9]{1,6})")
_ALL = ("all", "tat ca", "toan bo")
_DESK = ("desk", "phong", "0", "u0")


@dataclass(frozen=True, slots=True)
class Area:
    """What was named. `unknown` was not understood; `is_all` says that everything was asked for."""

    communes: frozenset[str] = frozenset()
    categories: frozenset[str] = frozenset()
    unit_id: int | None = None
    is_desk: bool = False
    is_all: bool = False
    unknown: tuple[str, ...] = ()


def read(errand: Errand, words: str) -> Area:
    """Reads commune codes and names, categories as keys or labels, `u3` for a unit, `desk`, `all`; commas between."""
    area = Area()
    for part in filter(None, (part.strip() for part in _BETWEEN.split(words))):
        whole = _with(errand, area, part)
        if not whole.unknown[len(area.unknown) :]:
            area = whole
            continue
        for word in part.split():
            area = _with(errand, area, word)
    return area


def _with(errand: Errand, area: Area, said: str) -> Area:
    folded = fold(said)
    if folded in _ALL:
        return replace(area, is_all=True)
    if folded in _DESK:
        return replace(area, is_desk=True)
    if unit := _UNIT.fullmatch(said):
        return replace(area, unit_id=int(unit[1]))
    if commune := _commune(errand, said):
        return replace(area, communes=area.communes | {commune})
    if category := _categories(errand).get(folded):
        return replace(area, categories=area.categories | {category})
    return replace(area, unknown=(*area.unknown, errand.shown(said)))


def _commune(errand: Errand, said: str) -> str | None:
    """The one commune with this code or name; None where it is a guess or names several."""
    found = errand.context.gazetteer.commune(said)
    if found is not None:
        return found.code
    # A name has several words or begins with its kind: one word alone may be a category.
    named = [one for one in errand.context.gazetteer.match(said) if not one.is_guess]
    exact = [one for one in named if fold(said) in (fold(one.label), fold(one.label.split(" ", 1)[-1]))]
    return exact[0].code if len(exact) == 1 else None


def _categories(errand: Errand) -> dict[str, str]:
    """Folded word → the key it means. A name with a comma in it is known by each of its parts too."""
    known = {category.key: category.key for category in errand.context.programme.categories}
    texts = errand.context.texts
    for key in tuple(known):
        for locale in texts.locales:
            name = fold(texts.render(f"category-{key}", locale))
            for part in (name, *_BETWEEN.split(name)):
                known.setdefault(part.strip(), key)
    return known


def category_names(voice: Voice, keys: Iterable[str]) -> str:
    """The names of categories, or that it is all of them."""
    known = voice.context.programme.category_by_key
    return ", ".join(voice.text(f"category-{key}") for key in sorted(keys) if key in known) or voice.text(
        "desk-categories-all"
    )


def unit_name(voice: Voice, units: Collection[Unit], unit_id: int | None) -> str:
    """The name of a unit, or of the desk itself."""
    found = next((one.name for one in units if one.id == unit_id), None)
    return found or voice.text("desk-unit-desk")


def outside(own: Collection[str], wanted: Iterable[str]) -> Iterator[str]:
    """Those of `wanted` that are not one's own to give; whoever has no list of their own has all."""
    return (one for one in sorted(wanted) if own and one not in own)
