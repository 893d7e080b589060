"""`/digest`: read it now, and set the hour of whoever asks, or of the group that is asked in."""

import re
from collections.abc import Sequence
from dataclasses import replace

from bot.desk import groups
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
    """`/digest [now | off | HH:MM]`: without an argument, the subscriber's hour and what can be set."""
    wanted = fold(" ".join(words))
    if wanted in _NOW:
        await errand.record("digest")
        return [await _compose(errand)]
    work, subscriber = errand.transaction.work, errand.conversation
    if wanted in _OFF:
        subscriptions.cancel(work, subscriber)
        await _remember(errand, "off")
        return [_said(errand, "off")]
    hour = _HOUR.fullmatch(wanted)
    if hour is not None:
        at = f"{int(hour[1]):02d}:{hour[2] or '00'}"
        await subscriptions.subscribe(work, subscriber, at, next_due(at, errand.zone, errand.transaction.now))
        await _remember(errand, at)
        return [_said(errand, "set", at=at, area=errand.area(errand.staff.communes))]
    hour_now = await subscriptions.hour_of(work, subscriber)
    return [_said(errand, "how", at=hour_now or errand.text("desk-digest-none"))]


async def _remember(errand: Errand, what: str) -> None:
    if errand.is_in_group:
        await groups.keep(errand, alerts=await groups.has_alerts(errand))
        await errand.record("group", detail=f"digest {what}")


async def _compose(errand: Errand) -> Reply:
    """The digest as it is at this moment, for this officer or for all in the group."""
    reader = digests.Reader.of(errand.staff, errand.locale)
    if errand.is_in_group:
        reader = replace(reader, role="officer")
    work, now = errand.transaction.work, errand.transaction.now
    return await digests.compose(work, reader, errand.context, errand.unit, errand.zone, until=now)


def _said(errand: Errand, what: str, **values: str) -> Reply:
    key = f"desk-digest-group-{what}" if errand.is_in_group else f"desk-digest-{what}"
    return errand.reply(key, errand.button("digest", "now", label="desk-button-digest"), **values)
