"""`/warn`: a warning on a trick of criminals is drafted, looked at as citizens will see it, and confirmed."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from bot.desk.errand import Errand
from bot.desk.voice import Voice
from bot.dialogue.content import Context
from bot.dialogue.fold import fold
from bot.dialogue.replies import Choice, Reply
from storage import bulletins
from storage.bulletins import TOPIC_LENGTH, Bulletin, Draft

_SHOWN = 10
_LONGEST = 2000
_ALL = ("all", "tat ca")
_SOURCE = ("nguon:", "source:")


async def warn(errand: Errand, words: Sequence[str]) -> list[Reply]:
    """`/warn [N | send N | drop N | PLACE lines]`: PLACE is a commune's code or `all`."""
    match words:
        case []:
            return [await _list(errand)]
        case [verb, *rest] if verb.lower() in ("send", "drop"):
            number = _number(rest[0]) if rest else None
            return [await _decide(errand, verb.lower(), number)]
        case [word] if number := _number(word):
            if errand.context.gazetteer.commune(word) is None:
                return [await _preview(errand, number)]
    return [await _draft(errand, words[0], words[1] if len(words) > 1 else "")]


def _number(word: str) -> int | None:
    word = word.strip("#.,:;")
    return int(word) if word.isascii() and word.isdecimal() and len(word) <= 9 else None


async def _list(errand: Errand) -> Reply:
    found = await bulletins.newest(errand.transaction.work, None, _SHOWN, with_drafts=True)
    found = [one for one in found if _may_write(errand, one.draft.commune) or one.published_at]
    await errand.record("warn", detail="list")
    lines = [_line(errand, one) for one in found] or [errand.text("desk-warn-empty")]
    buttons = [
        errand.button("warn", one.id, label="desk-button-warning", number=str(one.id)) for one in found
    ]
    return Reply("\n\n".join([*lines, errand.text("desk-warn-how")]), tuple(buttons))


def _line(errand: Errand, one: Bulletin) -> str:
    state = "sent" if one.sent_at else "sending" if one.published_at else "draft"
    return errand.text(
        "desk-warn-line",
        number=str(one.id),
        topic=one.draft.topic,
        place=_place(errand, one.draft.commune),
        state=errand.text(f"desk-warn-{state}"),
    )


def _place(voice: Voice, commune: str | None) -> str:
    return voice.area([commune]) if commune else voice.text("warning-for-all")


def _may_write(errand: Errand, commune: str | None) -> bool:
    """An admin of certain communes warns those alone."""
    return not errand.staff.communes or commune in errand.staff.communes


async def _draft(errand: Errand, place: str, text: str) -> Reply:
    commune = None if fold(place) in _ALL else place
    if commune is not None and errand.context.gazetteer.commune(commune) is None:
        return errand.reply("desk-warn-how")
    draft = _read(text, commune)
    if draft is None:
        return errand.reply("desk-warn-how")
    if len(draft.topic) > TOPIC_LENGTH or len(draft.body) > _LONGEST:
        return errand.reply("desk-warn-long", topic=str(TOPIC_LENGTH), limit=str(_LONGEST))
    if not _may_write(errand, commune):
        await errand.record("refused", detail="warn")
        return errand.reply("desk-warn-outside")
    work = errand.transaction.work
    number = await bulletins.add(work, draft, errand.staff.id, errand.transaction.now)
    await errand.record("warn", detail=f"draft {number}")
    return await _preview(errand, number)


def _read(text: str, commune: str | None) -> Draft | None:
    """The first line is the topic, the last says the source; None if one of the three is missing."""
    lines = [line.strip() for line in text.strip().splitlines()]
    if len(lines) < 3:
        return None
    mark = next((mark for mark in _SOURCE if fold(lines[-1]).startswith(mark)), None)
    source, body = lines[-1].partition(":")[2].strip(), "\n".join(lines[1:-1]).strip()
    if mark is None or not source or not body:
        return None
    return Draft(lines[0], body, source, commune)


async def _preview(errand: Errand, number: int) -> Reply:
    found = await bulletins.find(errand.transaction.work, number)
    if found is None or not (_may_write(errand, found.draft.commune) or found.published_at):
        return errand.reply("desk-warn-none", number=str(number))
    words = _Words(found.draft, found.reviewed_on or errand.transaction.now).said(errand)
    if found.published_at is not None:
        return Reply(f"{_line(errand, found)}\n\n{words}")
    buttons = (
        errand.button("warn", "send", number, label="desk-button-warn-send"),
        errand.button("warn", "drop", number, label="desk-button-warn-drop"),
    )
    return Reply(f"{errand.text('desk-warn-preview')}\n\n{words}", buttons)


async def _decide(errand: Errand, verb: str, number: int | None) -> Reply:
    work, now = errand.transaction.work, errand.transaction.now
    found = await bulletins.find(work, number, lock=True) if number else None
    if found is None or not _may_write(errand, found.draft.commune):
        return errand.reply("desk-warn-none", number=str(number or 0))
    if found.published_at is not None:
        return errand.reply("desk-warn-out", number=str(number))
    await errand.record("warn", detail=f"{verb} {found.id}")
    if verb == "drop":
        bulletins.drop(work, found.id)
        return errand.reply("desk-warn-dropped", number=str(number))
    bulletins.publish(work, found.id, errand.staff.id, now)
    return errand.reply("desk-warn-published", number=str(number))


@dataclass(frozen=True, slots=True)
class _Words:
    """A warning as it is read."""

    draft: Draft
    reviewed_on: datetime

    def said(self, voice: Voice) -> str:
        return voice.text(
            "warning-card",
            topic=self.draft.topic,
            place=_place(voice, self.draft.commune),
            body=self.draft.body,
            source=self.draft.source,
            reviewed=self.reviewed_on.strftime("%d/%m/%Y"),
        )


def as_sent(bulletin: Bulletin, locale: str, context: Context) -> Reply:
    """A published warning as it reaches those who asked for it, with the button that stops these."""
    voice = Voice(context, locale)
    words = _Words(bulletin.draft, bulletin.reviewed_on or context.now).said(voice)
    off = Choice("warning.off", voice.text("warning-off"))
    return Reply(f"{voice.text('warning-pushed')}\n\n{words}", (off,), locale=locale)
