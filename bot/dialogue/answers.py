"""Reading an event as the answer to a question: one function a kind, each saying what it got or why not."""

import re
import unicodedata
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from bot.dialogue import choices
from bot.dialogue.content import Context, Question
from bot.dialogue.events import ChoicePicked, ContactShared, Event, MediaReceived, PlaceShared, TextReceived
from bot.dialogue.fold import fold
from bot.dialogue.places import is_commune, place_answer, read_place, taken_unasked, with_words
from bot.dialogue.readings import Answered, Pending, Reading, Refused
from bot.dialogue.replies import Choice
from bot.dialogue.state import AwaitingAnswer

PHONE_DIGITS = range(8, 16)
_AROUND_COUNT = re.compile(r"^(khoang|chung) | (cai|khau|cay|vien|chiec|con|qua|bo|thanh)[ .]*$")
"""What people say around a number of things ("khoảng 12 viên"), folded."""
_PHONE = re.compile(r"^\+?[\d\s().\-]{8,30}$")


@dataclass(frozen=True, slots=True)
class Asked:
    """The question in front: what was answered before, what is offered, and what else is known."""

    question: Question
    awaiting: AwaitingAnswer
    offered: Sequence[Choice]
    context: Context
    preset: str | None
    in_haste: bool = False
    """The form is sent at once: a place is taken as it is, with its likeliest commune, and not confirmed."""


def read(event: Event, asked: Asked) -> Reading:
    """The answer that `event` gives to the question, or part of one, or why it is none."""
    reading = _READERS[asked.question.kind](event, asked)
    if asked.in_haste and asked.question.kind == "place" and isinstance(reading, Pending):
        return Answered(taken_unasked(reading.value, asked.preset, asked.context))
    return reading


def phone_number(text: str) -> str | None:
    """The number somebody wrote, its digits only (a leading + kept), or None if it cannot be one."""
    if _PHONE.match(text.strip()) is None:
        return None
    digits = "".join(c for c in text if c in "+0123456789")
    return digits if len(digits.lstrip("+")) in PHONE_DIGITS else None


def has_words(text: str) -> bool:
    """Whether there is anything to read: a letter, a digit, an emoji; spelling is never judged."""
    return any(unicodedata.category(character)[0] in "LNS" for character in text)


def _choice(event: Event, _: Asked) -> Reading:
    match event:
        case ChoicePicked(id=picked):
            return Answered(picked)
        case TextReceived():
            return Refused("choice-unclear")
    return _misplaced(event)


def _text(event: Event, asked: Asked) -> Reading:
    if not isinstance(event, TextReceived):
        return _misplaced(event)
    return _words(event.text, asked.question.limit)


def _words(text: str, limit: int) -> Reading:
    words = text.strip()
    if not has_words(words):
        return Refused("text-empty")
    if len(words) > limit:
        return Refused("text-long", {"limit": str(limit), "length": str(len(words))})
    return Answered(words)


def _time(event: Event, asked: Asked) -> Reading:
    if isinstance(event, ChoicePicked):
        return Answered(event.id)
    return _text(event, asked)


def _count(event: Event, asked: Asked) -> Reading:
    limit = asked.question.limit
    match event:
        case ChoicePicked(id=picked):
            digits = picked.partition(".")[2]
            return Answered(int(digits) if digits.isdecimal() else picked)
        case TextReceived(text=text):
            count = choices.number(_AROUND_COUNT.sub("", fold(text[: choices.LONGEST + 1])))
            if count is None:
                return Refused("count-unclear", {"limit": str(limit)})
            if not 1 <= count <= limit:
                return Refused("count-range", {"limit": str(limit)})
            return Answered(count)
    return _misplaced(event)


def _media(event: Event, asked: Asked) -> Reading:
    files: list[str] = list(asked.awaiting.answers.get(asked.question.key) or ())
    match event:
        case ChoicePicked(id=picked):
            return Answered([] if picked == "form.clear" else files)
        case TextReceived():
            return Refused("media-words")
    return _misplaced(event)


def _contact(event: Event, asked: Asked) -> Reading:
    key = asked.question.key
    waits = (asked.awaiting.pending or {}).get("way") == "phone"
    phone_allowed = waits or any(choice.id == f"{key}.phone" for choice in asked.offered)
    match event:
        case ChoicePicked(id=picked):
            way = picked.rpartition(".")[2]
            return (
                Pending({"way": "phone"}) if way == "phone" else Answered({"way": way, "phone": None}, picked)
            )
        case ContactShared(phone=text) | TextReceived(text=text) if phone_allowed:
            phone = phone_number(text)
            if phone is not None:
                return Answered({"way": "phone", "phone": phone}, f"{key}.phone")
            return Refused("phone-unclear" if waits else "choice-unclear")
        case TextReceived():
            return Refused("choice-unclear")
    return _misplaced(event)


def _place(event: Event, asked: Asked) -> Reading:
    pending: Mapping[str, Any] = asked.awaiting.pending or {}
    match event:
        case PlaceShared():
            return read_place(event, pending)
        case ChoicePicked(id="place.other"):
            return Pending({**pending, "other": True})
        case ChoicePicked(id="place.as_written"):
            return Answered(place_answer(None, pending))
        case ChoicePicked(id=picked):
            return Answered(place_answer(picked.removeprefix("place."), pending))
        case TextReceived(text=text):
            return _place_words(text, pending, asked)
    return _misplaced(event)


def _place_words(text: str, pending: Mapping[str, Any], asked: Asked) -> Reading:
    shown = [choice.id.removeprefix("place.") for choice in asked.offered if is_commune(choice)]
    if pending and len(shown) == 1 and choices.is_yes(text):
        return Answered(place_answer(shown[0], pending))
    reading = _words(text, asked.question.limit)
    if not isinstance(reading, Answered):
        return reading
    place = with_words(pending, reading.value, asked.context)
    if len(place["words"]) > asked.question.limit:
        return Refused("place-long", {"limit": str(asked.question.limit), "length": str(len(place["words"]))})
    named = asked.context.gazetteer.match(reading.value)
    found = [match.code for match in named if not match.is_guess]
    if pending and len(found) == 1 and found[0] in shown:
        return Answered(place_answer(found[0], place))
    return Pending(place)


def _misplaced(event: Event) -> Refused:
    """Something of a kind this question cannot take; positions do not come so far."""
    match event:
        case ContactShared():
            return Refused("misplaced-contact")
        case MediaReceived():
            return Refused("misplaced-media")
    return Refused("misplaced")


_READERS: Mapping[str, Callable[[Event, Asked], Reading]] = {
    "choice": _choice,
    "confirm": _choice,
    "text": _text,
    "time": _time,
    "count": _count,
    "media": _media,
    "contact": _contact,
    "place": _place,
}
