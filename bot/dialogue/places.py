"""Where: a shared position or typed words, narrowed down to a commune by the citizen.

An answer is `{"commune": code or None, "words": str or None, "point": [lat, lon, accuracy or None] or None}`;
what is pending has `words` and `point`, `shared` if the position came last, and `other` once the communes
offered were not the right ones.
"""

import math
from collections.abc import Mapping, Sequence
from typing import Any

from bot.dialogue.content import Context, PlaceMatch
from bot.dialogue.events import PlaceShared
from bot.dialogue.readings import Pending, Reading, Refused
from bot.dialogue.replies import Choice

_DECIMALS = 6


def place_answer(commune: str | None, pending: Mapping[str, Any]) -> dict[str, Any]:
    """The finished answer."""
    return {"commune": commune, "words": pending.get("words"), "point": pending.get("point")}


def reworded(answer: Mapping[str, Any], words: str, context: Context) -> dict[str, Any] | None:
    """The answer with other words, or None if they leave open which commune is meant.

    What was picked stands while the words name the same communes as before, or none still.
    """
    commune, before, point = answer["commune"], answer["words"], answer["point"]
    match = context.gazetteer.match
    named = [found.code for found in match(words)]
    is_same = before is not None and named == [found.code for found in match(before)]
    if not is_same:
        if len(named) != 1 or (point is not None and named[0] != commune):
            return None
        commune = named[0]
    return place_answer(commune, {"words": words, "point": point})


def point_of(event: PlaceShared) -> list[float | None] | None:
    """The position as it is kept, or None if it is no position on earth."""
    latitude, longitude, accuracy = event.latitude, event.longitude, event.accuracy
    if not (math.isfinite(latitude) and math.isfinite(longitude)):
        return None
    if not (-90 <= latitude <= 90 and -180 <= longitude <= 180):
        return None
    known = accuracy is not None and math.isfinite(accuracy) and accuracy >= 0
    return [round(latitude, _DECIMALS), round(longitude, _DECIMALS), accuracy if known else None]


def read_place(event: PlaceShared, pending: Mapping[str, Any]) -> Reading:
    """A shared position, kept together with words given before."""
    point = point_of(event)
    if point is None:
        return Refused("place-unreadable")
    return Pending({"words": pending.get("words"), "point": point, "shared": True})


def candidates(
    pending: Mapping[str, Any] | None, preset: str | None, context: Context
) -> Sequence[PlaceMatch]:
    """The communes to offer: what the words or the position may mean, or the poster's commune at first."""
    if not pending:
        poster = context.gazetteer.commune(preset) if preset else None
        return (poster,) if poster else ()
    if pending.get("other"):
        return ()
    point, words = pending.get("point"), pending.get("words")
    near = context.gazetteer.near(point[0], point[1]) if point else ()
    named = context.gazetteer.match(words) if words else ()
    return near or named if pending.get("shared") else named or near


def is_commune(choice: Choice) -> bool:
    """Whether the choice is a commune, not one of the other ways to say where."""
    return choice.id.startswith("place.") and choice.id[6:].isdecimal()


def ask_key(pending: Mapping[str, Any], offered: Sequence[Choice]) -> str:
    """The text that asks for the rest of a place, given what is offered."""
    if pending.get("other"):
        return "place-other"
    if any(is_commune(choice) for choice in offered):
        return "place-confirm" if pending.get("words") else "place-near"
    return "place-unknown" if pending.get("words") else "place-outside"
