"""Starting the clocks of a case when what starts them happens."""

from datetime import datetime

from bot.deadlines import terms
from bot.deadlines.terms import Term
from bot.dialogue.content import Operator
from storage import clocks
from storage.cases import Summary
from storage.clocks import ClockKind
from storage.work import Work

DATA_FORM = "data_request"
"""The form by which somebody asks about their own data."""


def await_reception(work: Work, line: Summary, unit: Operator, now: datetime) -> None:
    """Somebody is to take the case. None of these clocks runs for it: it is new, or was closed."""
    _start(work, line.number, "reception", now, terms.reception(now, unit, is_urgent=line.is_urgent))


def await_new(work: Work, line: Summary, unit: Operator, now: datetime) -> None:
    """A case came in, or was opened again: every clock that runs from then on."""
    await_reception(work, line, unit, now)
    if line.form == DATA_FORM:
        await_data_request(work, line, unit, now)


def await_data_request(work: Work, line: Summary, unit: Operator, now: datetime) -> None:
    """Somebody asked about their data: they are to be answered, and it is to be done."""
    _start(work, line.number, "data_answer", now, terms.data_answer(now, unit.office))
    asked = terms.data_request(now, line.subcategory, 0, unit.office)
    _start(work, line.number, "data_request", now, asked)


def await_decision(work: Work, number: int, unit: Operator, now: datetime) -> None:
    """A case was entered in the register: it is to be decided."""
    _start(work, number, "handling", now, terms.handling(now, 0, unit.office))


def _start(work: Work, number: int, kind: ClockKind, now: datetime, term: Term) -> None:
    clocks.start(work, number, kind, now, term.due_at, term.remind_at)
