"""Deadlines in words: until when, and how long still or how late."""

from datetime import datetime, timedelta
from typing import Protocol

from bot.deadlines.calendar import calendar_of
from bot.deadlines.terms import local_day
from bot.deadlines.working_days import working_days_between
from bot.desk.voice import Voice
from bot.dialogue.local_time import VIETNAM
from storage.clocks import ClockKind

_HOUR = timedelta(hours=1)
_MINUTE = timedelta(minutes=1)


class Due(Protocol):
    """Whatever is due at a moment."""

    @property
    def kind(self) -> ClockKind:
        """What is to be done."""

    @property
    def due_at(self) -> datetime:
        """Until when."""


def due_line(voice: Voice, one: Due, now: datetime) -> str:
    """One deadline: `Hạn xử lý: thứ Ba 08/12, còn 3 ngày làm việc`."""
    return voice.text(
        "desk-due-line",
        name=voice.text(f"desk-due-{one.kind}"),
        at=moment(voice, one),
        left=how_long(voice, one, now),
    )


def moment(voice: Voice, one: Due) -> str:
    """The day of a deadline, and its time of day where hours count."""
    there = one.due_at.astimezone(VIETNAM)
    day = f"{voice.text(f'desk-weekday-{there.isoweekday()}')} {there:%d/%m}"
    return f"{there:%H:%M} {day}" if one.kind == "reception" else day


def how_long(voice: Voice, one: Due, now: datetime) -> str:
    """How long there still is, or how late it is."""
    is_late = one.due_at < now
    way = "late" if is_late else "left"
    if one.kind == "reception" and abs(one.due_at - now) < timedelta(days=2):
        return _in_hours(voice, way, abs(one.due_at - now))
    calendar = calendar_of(voice.context.programme.unit.office)
    days = abs(working_days_between(local_day(now), local_day(one.due_at), calendar))
    if days == 0:
        return voice.text(
            f"desk-due-{way}-today" if local_day(now) == local_day(one.due_at) else f"desk-due-{way}-off"
        )
    return voice.text(f"desk-due-{way}-days", count=str(days))


def _in_hours(voice: Voice, way: str, span: timedelta) -> str:
    if span >= _HOUR:
        return voice.text(f"desk-due-{way}-hours", count=str(span // _HOUR))
    return voice.text(f"desk-due-{way}-minutes", count=str(max(1, span // _MINUTE)))


def until(due_at: datetime) -> str:
    """A day as it is written to a citizen: 08/12/2026."""
    return due_at.astimezone(VIETNAM).strftime("%d/%m/%Y")
