"""How long there is for what, and when to remind of it.

The law's terms are in docs/architecture.md ("Deadlines"), with what is still to be verified by people. A term in days
or months ends with its last day, and if nobody works on that one, with the next working day.
"""

import calendar as months
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta

from bot.deadlines.calendar import calendar_of
from bot.deadlines.working_days import add_working_days, next_working_day
from bot.dialogue.content import Operator
from bot.dialogue.local_time import VIETNAM
from bot.dialogue.office import Office

HANDLING_DAYS = 20
"""Calendar days from the entry in the register (BLTTHS article 147)."""
HANDLING_MONTHS = (2, 4)
"""Months from the entry in all, with the first extension and with the second."""
DATA_ANSWER_DAYS = 2
"""Working days until whoever asks about their data hears from somebody (NĐ 356/2025 article 5)."""
DATA_DAYS = {"data_see": 10, "data_correct": 10, "data_restrict": 15, "data_delete": 20}
"""What is asked of one's data → calendar days until it is done."""

_DAY = timedelta(days=1)
_LAST_SECOND = time(23, 59, 59)


@dataclass(frozen=True, slots=True)
class Term:
    """When something is due, and when to remind of it; aware UTC."""

    due_at: datetime
    remind_at: datetime


def reception(filed_at: datetime, unit: Operator, *, is_urgent: bool) -> Term:
    """Until when somebody should have taken a case. The hours run at night too; the reminder waits for the day."""
    if is_urgent:
        time_given = timedelta(minutes=unit.office.urgent_minutes)
        return Term(filed_at + time_given, filed_at + time_given / 2)
    due_at = filed_at + timedelta(hours=unit.reception_hours)
    return _reminded(filed_at, due_at, timedelta(hours=unit.office.remind_hours), unit.office)


def handling(entered_at: datetime, extended: int, office: Office) -> Term:
    """Until when a registered case is to be decided, after so many extensions (0, 1 or 2)."""
    day = local_day(entered_at)
    last = _months_later(day, HANDLING_MONTHS[extended - 1]) if extended else day + HANDLING_DAYS * _DAY
    return _by_days(entered_at, last, office)


def data_answer(asked_at: datetime, office: Office) -> Term:
    """Until when whoever asks about their data is to hear from somebody."""
    last = add_working_days(local_day(asked_at), DATA_ANSWER_DAYS, calendar_of(office))
    return _by_days(asked_at, last, office)


def data_request(asked_at: datetime, what: str | None, extended: int, office: Office) -> Term:
    """Until when it is done; an extension gives as many days again. What we do not know has the shortest term."""
    days = DATA_DAYS.get(what or "", min(DATA_DAYS.values()))
    return _by_days(asked_at, local_day(asked_at) + days * (1 + extended) * _DAY, office)


def local_day(moment: datetime) -> date:
    """The day it is then in Vietnam, whose law gives the terms."""
    return moment.astimezone(VIETNAM).date()


def is_office_time(moment: datetime, office: Office) -> bool:
    """Whether somebody is at work then."""
    there = moment.astimezone(VIETNAM)
    return office.opens <= there.time() < office.closes and calendar_of(office).is_working(there.date())


def _by_days(started_at: datetime, last: date, office: Office) -> Term:
    last = next_working_day(last, calendar_of(office))
    due_at = datetime.combine(last, _LAST_SECOND, VIETNAM).astimezone(UTC)
    return _reminded(started_at, due_at, office.remind_days * _DAY, office)


def _reminded(started_at: datetime, due_at: datetime, lead: timedelta, office: Office) -> Term:
    wanted = due_at - min(lead, (due_at - started_at) / 2)
    return Term(due_at, _at_work(wanted, started_at, office))


def _at_work(wanted: datetime, started_at: datetime, office: Office) -> datetime:
    """When people are at work: then, else the last opening before it, else, if it had not begun, the next one."""
    if is_office_time(wanted, office):
        return wanted
    day, calendar = local_day(wanted), calendar_of(office)
    while (opening := _opening(day, office)) > wanted or not calendar.is_working(day):
        day -= _DAY
    if opening >= started_at:
        return opening
    day = local_day(started_at)
    while (opening := _opening(day, office)) < started_at or not calendar.is_working(day):
        day += _DAY
    return opening


def _opening(day: date, office: Office) -> datetime:
    return datetime.combine(day, office.opens, VIETNAM).astimezone(UTC)


def _months_later(day: date, count: int) -> date:
    """The same day of a later month, or that month's last."""
    year, month = divmod(day.year * 12 + day.month - 1 + count, 12)
    return date(year, month + 1, min(day.day, months.monthrange(year, month + 1)[1]))
