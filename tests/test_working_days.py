"""Working days: what the calendar knows of Tết and of swapped days, and the laws of counting."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.deadlines.calendar import Calendar, calendar_of
from bot.deadlines.working_days import add_working_days, working_days_between
from bot.dialogue.office import Office

PUBLIC = Calendar()
DAYS = st.dates(date(2020, 1, 1), date(2110, 12, 31))
COUNTS = st.integers(0, 40)
OWN = st.frozensets(st.dates(date(2026, 1, 1), date(2026, 12, 31)), max_size=20)


@st.composite
def calendars(draw: st.DrawFn) -> Calendar:
    days_off = draw(OWN)
    return Calendar(days_off, draw(OWN) - days_off)


@pytest.mark.parametrize(
    ("first", "last"), [(date(2026, 2, 16), date(2026, 2, 20)), (date(2027, 2, 4), date(2027, 2, 10))]
)
def test_nobody_works_over_tet(first: date, last: date) -> None:
    days = [first + timedelta(days=n) for n in range((last - first).days + 1)]
    assert [day for day in days if PUBLIC.is_working(day)] == []
    assert working_days_between(first - timedelta(days=1), last, PUBLIC) == 0


@pytest.mark.parametrize(
    ("start", "due"),
    [
        (date(2026, 2, 13), date(2026, 2, 24)),  # a Friday, and nine days off after it
        (date(2027, 2, 3), date(2027, 2, 12)),
        (date(2026, 11, 23), date(2026, 11, 26)),  # the day of culture lies between
        (date(2026, 11, 21), date(2026, 11, 25)),  # from a Saturday
    ],
)
def test_two_working_days_pass_over_days_off(start: date, due: date) -> None:
    assert add_working_days(start, 2, PUBLIC) == due


def test_holiday_on_weekend_moves_to_monday() -> None:
    assert not PUBLIC.is_working(date(2026, 4, 27))


def test_swapped_days_are_known() -> None:
    assert PUBLIC.is_working(date(2026, 8, 22))  # a Saturday
    assert not PUBLIC.is_working(date(2026, 8, 31))  # the Monday it was swapped for


def test_units_own_days_win() -> None:
    office = Office(days_off=(date(2026, 12, 7),), worked_days=(date(2026, 12, 5), date(2026, 2, 16)))
    own = calendar_of(office)
    assert not own.is_working(date(2026, 12, 7))
    assert own.is_working(date(2026, 12, 5))
    assert own.is_working(date(2026, 2, 16))
    assert add_working_days(date(2026, 12, 4), 2, own) == date(2026, 12, 8)


@pytest.mark.parametrize("year", [1900, 2101, 2500])
def test_years_nobody_knows_have_fixed_holidays(year: int) -> None:
    assert not PUBLIC.is_working(date(year, 9, 2))
    day = date(year, 10, 1)
    while day.weekday() > 4:
        day += timedelta(days=1)
    assert PUBLIC.is_working(day)


def test_counting_backwards_is_refused() -> None:
    with pytest.raises(ValueError, match="forwards"):
        add_working_days(date(2026, 11, 23), -1, PUBLIC)


@given(DAYS, COUNTS, calendars())
def test_never_lands_on_a_day_off(start: date, count: int, calendar: Calendar) -> None:
    assert calendar.is_working(add_working_days(start, count, calendar))


@given(DAYS, COUNTS, COUNTS, calendars())
def test_more_days_end_later(start: date, one: int, more: int, calendar: Calendar) -> None:
    assert add_working_days(start, one, calendar) <= add_working_days(start, one + more, calendar)


@given(DAYS, st.integers(0, 30), COUNTS, calendars())
def test_later_starts_end_later(start: date, later: int, count: int, calendar: Calendar) -> None:
    after = start + timedelta(days=later)
    assert add_working_days(start, count, calendar) <= add_working_days(after, count, calendar)


@given(DAYS, calendars())
def test_no_days_stay_on_a_working_day(start: date, calendar: Calendar) -> None:
    landed = add_working_days(start, 0, calendar)
    assert (landed == start) is calendar.is_working(start)


@given(DAYS, st.integers(1, 40), calendars())
def test_counting_back_gives_the_same(start: date, count: int, calendar: Calendar) -> None:
    end = add_working_days(start, count, calendar)
    assert working_days_between(start, end, calendar) == count
    assert working_days_between(end, start, calendar) == -count


@given(DAYS, COUNTS, COUNTS, calendars())
def test_days_add_up(start: date, one: int, two: int, calendar: Calendar) -> None:
    at_once = add_working_days(start, one + two, calendar)
    in_turn = add_working_days(add_working_days(start, one, calendar), two, calendar)
    assert in_turn == at_once or (one == 0 and not calendar.is_working(start))
