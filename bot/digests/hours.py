"""When a digest is due: the subscriber's own hour, on the wall clock of the unit's time zone."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from apscheduler.triggers.cron import CronTrigger


def next_due(at: str, zone: ZoneInfo, after: datetime) -> datetime:
    """The first moment strictly after `after` (aware UTC) at which it is `at` (HH:MM) in `zone`; aware UTC."""
    found = _trigger(at, zone).get_next_fire_time(None, (after + timedelta(microseconds=1)).astimezone(zone))
    if found is None:
        raise ValueError(f"no moment is {at}")
    return found.astimezone(UTC)


def newest_due(at: str, zone: ZoneInfo, oldest: datetime, now: datetime) -> datetime:
    """The last due moment not after `now`, given that `oldest` is one: what was missed before it is not sent."""
    due = oldest
    jumped = now - timedelta(days=2)
    if jumped > due:
        due = next_due(at, zone, jumped)
    while (following := next_due(at, zone, due)) <= now:
        due = following
    return due


def _trigger(at: str, zone: ZoneInfo) -> CronTrigger:
    hour, minute = at.split(":")
    return CronTrigger(hour=int(hour), minute=int(minute), timezone=zone)
