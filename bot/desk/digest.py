"""`/digest`: read it now, and set one's own hour."""

import re
from collections.abc import Sequence

from bot.desk.errand import Errand
from bot.dialogue.fold import fold
from bot.dialogue.replies import Reply
from bot.digests import digest as digests
from bot.digests.hours import next_due
from storage import subscriptions

_HOUR = re.compile(r"([01]?[0-9]|2[0-3])(?:[:hg.]([0-5][0-9])?)?")
_NOW = ("now", "ngay", "xem ngay")
_OFF = ("off", "tat", "ngung", "ngung nhan")


async def digest(errand: Errand, words: Sequence[str]) -> list[Reply]:
    """`/digest [now | off | HH:MM]`: without an argument, the subscriber's own hour and what can be set."""
    wanted = fold(" ".join(words))
    if wanted in _NOW:
        await errand.record("digest")
        return [await _compose(errand)]
    if wanted in _OFF:
        subscriptions.cancel(errand.transaction.work, errand.staff.id)
        return [_said(errand, "desk-digest-off")]
    hour = _HOUR.fullmatch(wanted)
    if hour is not None:
        return [await _subscribe(errand, f"{int(hour[1]):02d}:{hour[2] or '00'}")]
    at = await subscriptions.hour_of(errand.transaction.work, errand.staff.id)
    return [_said(errand, "desk-digest-how", at=at or errand.text("desk-digest-none"))]


async def _compose(errand: Errand) -> Reply:
    """The digest as it is at this moment, for this officer."""
    reader = digests.Reader.of(errand.staff, errand.locale)
    work, now = errand.transaction.work, errand.transaction.now
    return await digests.compose(work, reader, errand.context, errand.unit, errand.zone, until=now)


async def _subscribe(errand: Errand, at: str) -> Reply:
    due = next_due(at, errand.zone, errand.transaction.now)
    await subscriptions.subscribe(errand.transaction.work, errand.staff.id, at, due)
    return _said(errand, "desk-digest-set", at=at)


def _said(errand: Errand, key: str, **values: str) -> Reply:
    return errand.reply(key, errand.button("digest", "now", label="desk-button-digest"), **values)
