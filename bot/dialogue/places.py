"""Where: a shared position or typed words, narrowed down to a commune by the citizen.

An answer is `{"commune": code or None, "words": str or None, "point": [lat, lon, accuracy or None] or None}`;
what is pending has `words` and `point`, `shared` if the position came last, and `other` once the communes
offered were not the right ones. Words that came in several messages are joined: `earlier` are those before the
last message, `named` those that tell the commune if not all do.
"""

import math
import re
from collections.abc import Mapping, Sequence
from typing import Any

from bot.dialogue.content import Context, PlaceMatch
from bot.dialogue.events import PlaceShared
from bot.dialogue.readings import Answered, Pending, Reading, Refused
from bot.dialogue.replies import Choice

_DECIMALS = 6
_WORD = re.compile(r"\w+")


def place_answer(commune: str | None, pending: Mapping[str, Any]) -> dict[str, Any]:
    """The finished answer."""
    return {"commune": commune, "words": pending.get("words"), "point": pending.get("point")}


def with_words(pending: Mapping[str, Any], words: str, context: Context) -> dict[str, Any]:
    """What is pending once `words` are typed as well: nothing that was said before is dropped."""
    before, named = pending.get("words"), pending.get("named")
    place = {"words": _joined(before, words), "point": pending.get("point")}
    if not before:
        return place
    if pending.get("other") or _outweighs(words, named or before, context):
        named = words
    elif named:
        named = _joined(named, words)
    return {**place, "earlier": before, **({"named": named} if named else {})}


def without_last_words(pending: Mapping[str, Any]) -> dict[str, Any] | None:
    """What was pending without the words of the last message, or None if that is nothing."""
    earlier, point = pending.get("earlier"), pending.get("point")
    if point:
        return {"words": earlier, "point": point, "shared": True}
    return {"words": earlier, "point": None} if earlier else None


def _outweighs(words: str, before: str, context: Context) -> bool:
    """Whether `words` name a commune; where it takes mending, only if those `before` named none as written."""
    found = context.gazetteer.match(words)
    return bool(found) and (_is_sure(found) or not _is_sure(context.gazetteer.match(before)))


def _is_sure(found: Sequence[PlaceMatch]) -> bool:
    """Whether a commune is named as it is written, without anything mended."""
    return any(not match.is_guess for match in found)


def _joined(before: str | None, words: str) -> str:
    """Both, one after the other; only one of them if it says all that the other says."""
    if before is None or _says(words, before):
        return words
    return before if _says(before, words) else f"{before}, {words}"


def _says(longer: str, shorter: str) -> bool:
    """Whether all of `shorter` stands in `longer`, word by word."""
    found, wanted = (f" {' '.join(_WORD.findall(words.casefold()))} " for words in (longer, shorter))
    return bool(wanted.strip()) and wanted in found


def reworded(answer: Mapping[str, Any], words: str, context: Context) -> Answered | Refused:
    """The answer with other words, or why they do not fit what stays of it.

    What was picked stands while the words name the same communes as before, or none still. A position settles
    where it is unless they name other communes only; an edit cannot move it.
    """
    commune, before, point = answer["commune"], answer["words"], answer["point"]
    match = context.gazetteer.match
    found = match(words)
    named = [commune.code for commune in found if not commune.is_guess]
    is_same = before is not None and _codes(found) == _codes(match(before))
    is_settled = point is not None and (not named or commune in named)
    if not (is_same or is_settled):
        if point is not None and commune is not None:
            return Refused("edited-place-point")
        if len(named) != 1:
            return Refused("edited-place-unclear")
        commune = named[0]
    return Answered(place_answer(commune, {"words": words, "point": point}))


def _codes(found: Sequence[PlaceMatch]) -> list[str]:
    return [commune.code for commune in found]


def unworded(answer: Mapping[str, Any] | None) -> dict[str, Any] | None:
    """The answer without its words: the position stays, if there is one, for it came in a message of its own."""
    if answer is None or answer["point"] is None:
        return None
    return place_answer(answer["commune"], {"point": answer["point"]})


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
    kept = {key: pending[key] for key in ("earlier", "named") if key in pending}
    return Pending({"words": pending.get("words"), "point": point, "shared": True, **kept})


def taken_unasked(pending: Mapping[str, Any], preset: str | None, context: Context) -> dict[str, Any]:
    """The answer where nobody is asked any more: the likeliest commune, unless words had to be mended for it."""
    found = candidates(pending, preset, context)
    return place_answer(found[0].code if found and not found[0].is_guess else None, pending)


def candidates(
    pending: Mapping[str, Any] | None, preset: str | None, context: Context
) -> Sequence[PlaceMatch]:
    """The communes to offer: what the words or the position may mean, or the poster's commune at first."""
    if not pending:
        poster = context.gazetteer.commune(preset) if preset else None
        return (poster,) if poster else ()
    if pending.get("other"):
        return ()
    point, words = pending.get("point"), pending.get("named") or pending.get("words")
    near = context.gazetteer.near(*point) if point else ()
    named = context.gazetteer.match(words) if words else ()
    return near or named if pending.get("shared") else named or near


def is_commune(choice: Choice) -> bool:
    """Whether the choice is a commune, not one of the other ways to say where."""
    return choice.id.startswith("place.") and choice.id[6:].isdecimal()


def ask_key(pending: Mapping[str, Any], offered: Sequence[Choice], context: Context) -> str:
    """The text that asks for the rest of a place, given what is offered."""
    if pending.get("other"):
        return "place-other"
    communes = sum(is_commune(choice) for choice in offered)
    if communes and pending.get("words"):
        is_guess = any(found.is_guess for found in candidates(pending, None, context))
        return "place-guess" if is_guess else "place-confirm"
    if communes:
        return "place-near" if communes > 1 else "place-here"
    return "place-unknown" if pending.get("words") else "place-outside"
