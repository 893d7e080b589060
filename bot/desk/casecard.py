"""A case as an officer reads it: the line of a list, and the whole card. Never who told us."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from typing import Any

from bot.desk.errand import Errand
from bot.desk.voice import Voice
from bot.desk.workflow import WITHOUT_CONTENT
from bot.dialogue import walk
from bot.dialogue.calls import status_key
from bot.dialogue.content import Form
from bot.dialogue.summary import described
from storage.cases import Case, Happening, Summary

_HAPPENINGS = 15
"""Entries of a case's history that are shown, the newest."""


def moment(errand: Errand, at: datetime) -> str:
    """A moment where the unit is: 07:05 23/11."""
    return at.astimezone(errand.zone).strftime("%H:%M %d/%m")


def line(errand: Errand, one: Summary) -> str:
    """One line of `/tips`."""
    sample = f"{errand.text('desk-mark-sample')} " if one.is_sample else ""
    return errand.text(
        "desk-line",
        mark=("🔴 " if one.is_urgent else "") + sample,
        number=str(one.number),
        category=category(errand, one),
        place=place(errand, one.commune),
        status=errand.text(status_key(one.category, one.status)),
        at=moment(errand, one.filed_at),
    )


def category(voice: Voice, one: Summary) -> str:
    """The name of a case's category, the child if there is one; `other` for one the unit took away."""
    known = voice.context.programme.category_by_key
    found = (key for key in (one.subcategory, one.category) if key in known)
    return voice.text(f"category-{next(found, 'other')}")


def place(voice: Voice, commune: str | None) -> str:
    """The name of a commune, or that none is known."""
    found = voice.context.gazetteer.commune(commune) if commune else None
    return found.label if found else voice.text("desk-place-unknown")


def card(errand: Errand, case: Case, *, way: str, phone: str | None) -> str:
    """The whole case. `way` is how the teller may be answered: none, chat or phone."""
    one = case.summary
    parts = [
        errand.text(
            "desk-card-head",
            mark="🔴 " if one.is_urgent else "",
            number=str(one.number),
            category=category(errand, one),
            status=errand.text(status_key(one.category, one.status)),
            alias=one.alias,
            place=place(errand, one.commune),
            at=moment(errand, one.filed_at),
        ),
        *([errand.text("desk-card-sample")] if one.is_sample else []),
        *([errand.text("desk-card-private")] if _is_private(errand, one) else []),
        "\n".join(_answers(errand, case)),
        errand.text(f"desk-card-contact-{way}", phone=phone or "–"),
    ]
    if case.thanks:
        parts.append(errand.text(f"desk-thank-{case.thanks}", number=str(one.number)))
    if case.coming:
        parts.append(errand.text("desk-card-coming", count=str(case.coming)))
    if case.lost:
        parts.append(errand.text("desk-card-lost", count=str(case.lost)))
    if case.history:
        parts.append("\n".join(_happened(errand, case.history, one.category)))
    return "\n\n".join(part for part in parts if part)


def _is_private(errand: Errand, one: Summary) -> bool:
    form = errand.context.programme.forms.get(one.form)
    return form is not None and form.private


def quoted(words: str) -> str:
    """Somebody's words under a line of ours: their further lines begin with `>`, so none looks like our own.

    Blanks are made one, or enough of them would push what follows to where a line begins on the screen.
    """
    return "\n> ".join(" ".join(line.split()) for line in words.splitlines())


def _answers(errand: Errand, case: Case) -> Iterator[str]:
    if case.summary.status in WITHOUT_CONTENT:
        yield errand.text("desk-card-empty")
        return
    form = errand.context.programme.forms.get(case.summary.form)
    told = walk.holding(form, case.answers, errand.context.programme) if form else {}
    if form is not None:
        yield from _told(errand, form, told)
    left = {key: value for key, value in case.answers.items() if key not in told and value not in (None, [])}
    if left:
        yield errand.text("desk-card-left" if form else "desk-card-old-form")
        yield from (f"• {key}: {quoted(_raw(value))}" for key, value in left.items())


def _told(errand: Errand, form: Form, answers: Mapping[str, Any]) -> Iterator[str]:
    """The answers in the words of today's form."""
    context = errand.context
    words = described(form, answers, context.programme, context.gazetteer, context.texts, errand.locale)
    yield from (f"• {name}: {quoted(value)}" for name, value in words)
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


def _happened(errand: Errand, history: Sequence[Happening], category: str) -> Sequence[str]:
    shown = history[-_HAPPENINGS:]
    return [errand.text("desk-card-history"), *(_entry(errand, one, category) for one in shown)]


def _entry(errand: Errand, one: Happening, category: str) -> str:
    said = _said(errand, one, category)
    return f"{moment(errand, one.at)} · {errand.text(f'desk-history-{one.kind}')}: {said}"


def _said(errand: Errand, one: Happening, category: str) -> str:
    if one.kind == "status":
        return errand.text(status_key(category, one.status)) if one.status else ""
    if one.kind == "rating" and one.status:
        return errand.text(f"case-rate-{one.status}")
    return quoted(one.text) if one.text is not None else errand.text("desk-words-gone")
