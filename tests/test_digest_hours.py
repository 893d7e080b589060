"""When a digest is due: once a day at the subscriber's hour, whatever clocks do."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.digests.hours import day_before, newest_due, next_due

VIETNAM = ZoneInfo("Asia/Ho_Chi_Minh")
NEW_YORK = ZoneInfo("America/New_York")
ZONES = [
    VIETNAM,
    NEW_YORK,
    ZoneInfo("Australia/Lord_Howe"),
    ZoneInfo("Asia/Beirut"),
    ZoneInfo("Pacific/Apia"),
]

zones = st.sampled_from(ZONES)
hours = st.builds("{:02d}:{:02d}".format, st.integers(0, 23), st.integers(0, 59))
moments = st.integers(0, 10_000_000).map(
    lambda minutes: datetime(2011, 1, 1, tzinfo=UTC) + timedelta(minutes=minutes)
)


def test_next_hour_is_today_or_tomorrow() -> None:
    morning = datetime(2026, 11, 23, 2, tzinfo=UTC)  # 09:00 in Việt Nam
    assert next_due("09:01", VIETNAM, morning) == datetime(2026, 11, 23, 2, 1, tzinfo=UTC)
    assert next_due("09:00", VIETNAM, morning) == datetime(2026, 11, 24, 2, tzinfo=UTC)
    assert next_due("07:00", VIETNAM, morning) == datetime(2026, 11, 24, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    ("at", "first", "utc"),
    [
        ("07:00", datetime(2026, 3, 7, 13, tzinfo=UTC), [(8, 11, 0), (9, 11, 0)]),
        (
            "02:30",
            datetime(2026, 3, 7, 13, tzinfo=UTC),
            [(8, 7, 30), (9, 6, 30)],
        ),  # there is no 02:30 that day
        ("01:30", datetime(2026, 10, 31, 13, tzinfo=UTC), [(1, 5, 30), (2, 6, 30)]),  # 01:30 comes twice
    ],
)
def test_clock_change_neither_skips_nor_repeats(
    at: str, first: datetime, utc: list[tuple[int, int, int]]
) -> None:
    due, found = first, []
    for _ in utc:
        due = next_due(at, NEW_YORK, due)
        found.append((due.day, due.hour, due.minute))
    assert found == utc


@given(at=hours, zone=zones, after=moments)
def test_next_hour_comes_within_a_day(at: str, zone: ZoneInfo, after: datetime) -> None:
    due = next_due(at, zone, after)
    assert after < due <= after + timedelta(hours=49 if zone.key == "Pacific/Apia" else 26)


@given(at=hours, zone=zones, oldest=moments, late=st.timedeltas(timedelta(0), timedelta(days=40)))
def test_newest_hour_is_last_one_passed(at: str, zone: ZoneInfo, oldest: datetime, late: timedelta) -> None:
    due = next_due(at, zone, oldest)
    now = due + late
    newest = newest_due(at, zone, due, now)
    assert due <= newest <= now < next_due(at, zone, newest)


def test_day_before_keeps_the_hour() -> None:
    after_spring = datetime(2026, 3, 8, 11, tzinfo=UTC)  # 07:00 in New York, an hour is gone
    assert after_spring - day_before(after_spring, NEW_YORK) == timedelta(hours=23)
    after_autumn = datetime(2026, 11, 1, 12, tzinfo=UTC)
    assert after_autumn - day_before(after_autumn, NEW_YORK) == timedelta(hours=25)
