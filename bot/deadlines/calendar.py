"""Which days are worked: Vietnamese public holidays with their substitutes, and the unit's own days."""

from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from bot.dialogue.office import Office

_SATURDAY = 5
_FIXED = ((1, 1), (4, 30), (5, 1), (9, 2))
"""Month and day of the holidays that are the same in every year."""


@dataclass(frozen=True, slots=True)
class Calendar:
    """A unit's year. Its own days win over what the public calendar says."""

    days_off: frozenset[date] = frozenset()
    worked_days: frozenset[date] = frozenset()

    def is_working(self, day: date) -> bool:
        """Whether the unit works on that day."""
        if day in self.worked_days:
            return True
        if day in self.days_off:
            return False
        off, worked = _public(day.year)
        return day in worked or (day.weekday() < _SATURDAY and day not in off)


@lru_cache(maxsize=8)
def calendar_of(office: Office) -> Calendar:
    """The calendar of a unit."""
    return Calendar(frozenset(office.days_off), frozenset(office.worked_days))


def warm(year: int) -> None:
    """Reads the public holidays of the years around `year` now, so that nobody waits for them later."""
    for one in (year, year + 1):
        _public(one)


@lru_cache(maxsize=256)
def _public(year: int) -> tuple[frozenset[date], frozenset[date]]:
    """The public days off of a year, substitutes included, and the weekend days that are worked instead.

    The library knows the moon up to a year (2100 today); later ones have the fixed holidays alone.
    """
    # Imported here: it takes a tenth of a second, which whoever only draws a page need not wait for.
    import holidays  # noqa: PLC0415

    known = holidays.country_holidays("VN", years=year, expand=False)
    if not known:
        return frozenset(date(year, month, day) for month, day in _FIXED), frozenset()
    return frozenset(known), frozenset(day for day in known.weekend_workdays if day.year == year)
