"""How long there is for what: laws of every term, and the law's own examples."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.deadlines import terms
from bot.deadlines.calendar import calendar_of
from bot.deadlines.terms import Term
from bot.dialogue.content import Operator
from bot.dialogue.local_time import VIETNAM
from bot.dialogue.office import Office
from tests.talk import seeds

UNIT: Operator = seeds().unit
OFFICE = UNIT.office
FIRST, LAST = (datetime(year, 1, 1, tzinfo=UTC).replace(tzinfo=None) for year in (2025, 2106))
MOMENTS = st.datetimes(FIRST, LAST, timezones=st.just(UTC))
ASKED = st.sampled_from([*terms.DATA_DAYS, "something_else", None])


@st.composite
def by_days(draw: st.DrawFn) -> tuple[datetime, Term]:
    """A moment, and one of the terms in days or months that begin then."""
    at = draw(MOMENTS)
    term = draw(
        st.sampled_from(
            [
                terms.data_answer(at, OFFICE),
                terms.data_request(at, draw(ASKED), draw(st.integers(0, 1)), OFFICE),
                terms.handling(at, draw(st.integers(0, 2)), OFFICE),
            ]
        )
    )
    return at, term


def local(moment: datetime) -> datetime:
    return moment.astimezone(VIETNAM)


@given(by_days())
def test_days_end_with_a_working_day(begun: tuple[datetime, Term]) -> None:
    at, term = begun
    assert local(term.due_at).strftime("%H:%M:%S") == "23:59:59"
    assert calendar_of(OFFICE).is_working(terms.local_day(term.due_at))
    assert term.due_at > at + timedelta(days=1)


@given(by_days())
def test_reminder_comes_at_work_before_the_end(begun: tuple[datetime, Term]) -> None:
    at, term = begun
    assert at <= term.remind_at < term.due_at
    assert terms.is_office_time(term.remind_at, OFFICE)


@given(MOMENTS)
def test_reception_reminds_at_work(at: datetime) -> None:
    term = terms.reception(at, UNIT, is_urgent=False)
    assert term.due_at == at + timedelta(hours=UNIT.reception_hours)
    assert term.remind_at >= at
    assert terms.is_office_time(term.remind_at, OFFICE)


@given(MOMENTS)
def test_urgent_case_waits_for_no_office(at: datetime) -> None:
    term = terms.reception(at, UNIT, is_urgent=True)
    assert at < term.remind_at < term.due_at == at + timedelta(minutes=OFFICE.urgent_minutes)


@given(MOMENTS, ASKED)
def test_extension_never_shortens(at: datetime, asked: str | None) -> None:
    handling = [terms.handling(at, times, OFFICE).due_at for times in range(3)]
    assert handling == sorted(set(handling))
    about_data = [terms.data_request(at, asked, times, OFFICE).due_at for times in range(2)]
    assert about_data == sorted(set(about_data))


@given(MOMENTS, st.timedeltas(timedelta(), timedelta(days=40)))
def test_later_begun_ends_later(at: datetime, later: timedelta) -> None:
    for times in range(3):
        assert terms.handling(at, times, OFFICE).due_at <= terms.handling(at + later, times, OFFICE).due_at


@pytest.mark.parametrize(
    ("begun", "due"),
    [
        ("2026-01-26T09:00", "2026-02-23"),  # twenty days end on a Sunday, then comes Tết
        ("2027-01-15T09:00", "2027-02-11"),
        ("2026-11-23T23:30", "2026-12-14"),
    ],
)
def test_twenty_days_pass_over_days_off_at_their_end(begun: str, due: str) -> None:
    at = datetime.fromisoformat(begun).replace(tzinfo=VIETNAM).astimezone(UTC)
    assert terms.local_day(terms.handling(at, 0, OFFICE).due_at).isoformat() == due


def test_months_end_with_their_last_day() -> None:
    at = datetime(2027, 12, 31, 3, tzinfo=UTC)
    assert terms.local_day(terms.handling(at, 1, OFFICE).due_at).isoformat() == "2028-02-29"


def test_units_hours_bound_the_reminder() -> None:
    office = Office.model_validate({"opens": "13:00", "closes": "14:00", "worked_days": ["2026-11-29"]})
    at = datetime(2026, 11, 26, 3, tzinfo=UTC)
    remind_at = local(terms.data_answer(at, office).remind_at)
    assert (remind_at.hour, remind_at.date().isoformat()) == (13, "2026-11-27")


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"opens": "17:00", "closes": "07:30"}, "must be before"),
        ({"days_off": ["2026-12-05"], "worked_days": ["2026-12-05"]}, "2026-12-05"),
        ({"urgent_minutes": 0}, "greater than 0"),
    ],
)
def test_office_that_cannot_be_is_refused(fields: dict[str, object], said: str) -> None:
    with pytest.raises(ValueError, match=said):
        Office.model_validate(fields)
