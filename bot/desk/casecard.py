"""The card of a case as an officer reads it, made of sections. Never who told us."""

from collections.abc import Awaitable, Callable, Iterator, Mapping, Sequence
from typing import Any

from bot.desk import (
    assigning,
    caseline,
    duplicates,
    grading,
    masking,
    overdue,
    receiving,
    waiting,
    workhistory,
)
from bot.desk.errand import Errand
from bot.desk.masking import Shown
from bot.desk.workflow import WITHOUT_CONTENT
from bot.dialogue import walk
from bot.dialogue.calls import status_key
from bot.dialogue.content import Form
from bot.dialogue.summary import described
from storage import cases
from storage.cases import CLOSED, Case, Happening, Summary

_HAPPENINGS = 15
"""Entries of a case's history that are shown, the newest."""


async def card(errand: Errand, case: Case) -> str:
    """The whole case: what each of the sections says of it."""
    return "\n\n".join([said for section in SECTIONS if (said := await section(errand, case))])


async def _head(errand: Errand, case: Case) -> str:
    one = case.summary
    return errand.text(
        "desk-card-head",
        mark="🔴 " if one.is_urgent else "",
        number=str(one.number),
        category=caseline.category(errand, one),
        status=errand.text(status_key(one.category, one.status)),
        alias=one.alias,
        place=caseline.place(errand, one.commune),
        at=caseline.moment(errand, one.filed_at),
    )


async def _sample(errand: Errand, case: Case) -> str:
    return errand.text("desk-card-sample") if case.summary.is_sample else ""


async def _private(errand: Errand, case: Case) -> str:
    return errand.text("desk-card-private") if _is_private(errand, case.summary) else ""


async def _answered(errand: Errand, case: Case) -> str:
    return "\n".join(_answers(errand, case))


async def _contact(errand: Errand, case: Case) -> str:
    """How the teller may be answered. Whoever took the case sees a phone number, and that look is recorded."""
    line = case.summary
    who = await cases.who_told(errand.transaction.work, line.number) or {}
    # Once the case is closed there is nothing left to call about.
    phone: str | None = who.get("phone") if line.status not in CLOSED else None
    way = "phone" if phone else "chat" if who else "none"
    if phone and line.assignee_id != errand.staff.id:
        way, phone = "phone-hidden", None
    if phone:
        await errand.record("phone", line.number)
    return errand.text(f"desk-card-contact-{way}", phone=phone or "–")


async def _thanked(errand: Errand, case: Case) -> str:
    return errand.text(f"desk-thank-{case.thanks}", number=str(case.summary.number)) if case.thanks else ""


async def _files(errand: Errand, case: Case) -> str:
    coming = errand.text("desk-card-coming", count=str(case.coming)) if case.coming else ""
    lost = errand.text("desk-card-lost", count=str(case.lost)) if case.lost else ""
    return "\n\n".join(part for part in (coming, lost) if part)


async def _history(errand: Errand, case: Case) -> str:
    return "\n".join(_happened(errand, case.history, case.summary)) if case.history else ""


Section = Callable[[Errand, Case], Awaitable[str]]

SECTIONS: tuple[Section, ...] = (
    _head,
    overdue.on_card,
    _sample,
    duplicates.goes_with,
    _private,
    assigning.on_card,
    waiting.on_card,
    grading.on_card,
    receiving.on_card,
    _answered,
    _contact,
    _thanked,
    _files,
    _history,
    duplicates.with_it,
    duplicates.on_card,
    masking.on_card,
)
"""What a card is made of, in order; one with nothing to say gives an empty text."""


def _is_private(errand: Errand, one: Summary) -> bool:
    form = errand.context.programme.forms.get(one.form)
    return form is not None and form.private


def _answers(errand: Errand, case: Case) -> Iterator[str]:
    if case.summary.status in WITHOUT_CONTENT:
        yield errand.text("desk-card-empty")
        return
    form = errand.context.programme.forms.get(case.summary.form)
    told = walk.holding(form, case.answers, errand.context.programme) if form else {}
    shown = masking.shown_to(errand, case.summary)
    if form is not None:
        yield from _told(errand, form, told, shown)
    left = {key: value for key, value in case.answers.items() if key not in told and value not in (None, [])}
    if left:
        yield errand.text("desk-card-left" if form else "desk-card-old-form")
        yield from (f"• {key}: {caseline.quoted(shown(_raw(value)))}" for key, value in left.items())


def _told(errand: Errand, form: Form, answers: Mapping[str, Any], shown: Shown) -> Iterator[str]:
    """The answers in the words of today's form."""
    context = errand.context
    words = described(form, answers, context.programme, context.gazetteer, context.texts, errand.locale)
    yield from (f"• {name}: {caseline.quoted(shown(value))}" for name, value in words)
    for question in form.questions:
        place = answers.get(question.key)
        if question.kind == "place" and place and place["point"]:
            yield _point(errand, *place["point"])


def _raw(value: Any) -> str:
    """An answer nobody knows the question of any more, as it was kept."""
    match value:
        case dict():
            return ", ".join(f"{key}: {_raw(part)}" for key, part in value.items() if part is not None)
        case list():
            return ", ".join(_raw(part) for part in value)
    return str(value)


def _point(errand: Errand, latitude: float, longitude: float, accuracy: float | None) -> str:
    within = "" if accuracy is None else f" (± {accuracy:.0f} m)"
    return errand.text("desk-card-point", point=f"{latitude}, {longitude}{within}")


def entries(errand: Errand, history: Sequence[Happening], line: Summary) -> list[str]:
    """Entries of a case's history, as the card has them."""
    shown = masking.shown_to(errand, line)
    return [_entry(errand, one, line.category, shown) for one in history]


def _happened(errand: Errand, history: Sequence[Happening], line: Summary) -> Sequence[str]:
    return [errand.text("desk-card-history"), *entries(errand, history[-_HAPPENINGS:], line)]


def _entry(errand: Errand, one: Happening, category: str, shown: Shown) -> str:
    said = workhistory.said(errand, one, category, shown)
    return f"{caseline.moment(errand, one.at)} · {errand.text(f'desk-history-{one.kind}')}: {said}"
