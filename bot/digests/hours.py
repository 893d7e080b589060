"""When a digest is due: the subscriber's own hour, on the wall clock of the unit's time zone.

Once a day, also where clocks change: an hour that comes twice counts the first time, one that is left
out counts as the moment it would have been. (APScheduler's cron trigger fires twice at the former.)
"""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

_DAY = timedelta(days=1)


def next_due(at: str, zone: ZoneInfo, after: datetime) -> datetime:
    """The first moment strictly after `after` (aware UTC) at which it is `at` (HH:MM) in `zone`; aware UTC."""
    day = after.astimezone(zone).date() - _DAY
    while (due := _moment(at, zone, day)) <= after:
        day += _DAY
    return due


def newest_due(at: str, zone: ZoneInfo, oldest: datetime, now: datetime) -> datetime:
    """The last due moment not after `now`, given that `oldest` is one: what was missed before it is not sent."""
    day = now.astimezone(zone).date() + _DAY
    while (due := _moment(at, zone, day)) > now:
        day -= _DAY
    return max(due, oldest)


def day_before(moment: datetime, zone: ZoneInfo) -> datetime:
    """The same time of day on the day before in `zone`: 23, 24 or 25 hours earlier; aware UTC."""
    return (moment.astimezone(zone) - _DAY).astimezone(UTC)


def _moment(at: str, zone: ZoneInfo, day: date) -> datetime:
    return datetime.combine(day, time.fromisoformat(at), zone).astimezone(UTC)
