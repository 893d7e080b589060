"""Counting working days. The day something happens is not counted, as the law counts its terms."""

from datetime import date, timedelta

from bot.deadlines.calendar import Calendar

_DAY = timedelta(days=1)


def next_working_day(day: date, calendar: Calendar) -> date:
    """That day if it is worked, else the first one after it that is."""
    while not calendar.is_working(day):
        day += _DAY
    return day


def add_working_days(start: date, count: int, calendar: Calendar) -> date:
    """The `count`-th working day after `start`; for 0, `start` itself or the first working day after it."""
    if count < 0:
        raise ValueError("working days are counted forwards")
    day = start
    for _ in range(count):
        day = next_working_day(day + _DAY, calendar)
    return next_working_day(day, calendar)


def working_days_between(start: date, end: date, calendar: Calendar) -> int:
    """How many working days there are after `start` up to and with `end`; negative if `end` comes first."""
    if end < start:
        return -working_days_between(end, start, calendar)
    days = (start + timedelta(days=n) for n in range(1, (end - start).days + 1))
    return sum(calendar.is_working(day) for day in days)
