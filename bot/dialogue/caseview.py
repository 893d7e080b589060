"""An open case in words: what it is, where it stands, what happened to it. Nothing that its teller wrote."""

from datetime import datetime

from bot.dialogue.calls import status_key
from bot.dialogue.content import Context
from bot.dialogue.events import CaseFound, TimelineEntry
from bot.dialogue.local_time import VIETNAM
from bot.dialogue.said import said
from bot.dialogue.state import State

TIMELINE = 10
"""Entries of a case's history that are shown."""


def shown(event: CaseFound, state: State, context: Context) -> str:
    """The case; of one that was withdrawn no more than that."""
    if event.status == "withdrawn":
        return said(
            "case-withdrawn",
            state,
            context,
            number=str(event.number),
            filed=_moment(event.filed_at),
            withdrawn=_moment(event.closed_at or event.filed_at),
        )
    lines = [_head(event, state, context)]
    if event.officer is not None:
        lines.append(said("case-officer", state, context, officer=event.officer))
    if event.gone:
        lines.append(said("case-gone", state, context))
    lines += [_line(entry, event.category, state, context) for entry in event.timeline[-TIMELINE:]]
    if event.is_asked:
        lines.append(said("case-asked", state, context))
    return "\n".join(lines)


def _head(event: CaseFound, state: State, context: Context) -> str:
    return said(
        "case-head",
        state,
        context,
        number=str(event.number),
        category=_category(event.category, state, context),
        filed=_moment(event.filed_at),
        status=said(status_key(event.category, event.status), state, context),
    )


def _moment(at: datetime) -> str:
    return at.astimezone(VIETNAM).strftime("%H:%M %d/%m/%Y")


def items(received: str, state: State, context: Context) -> str:
    """What was taken in, as `gun 2 ammunition 30`, in words."""
    parts = received.split()
    return ", ".join(
        said(
            f"case-item-{'ammunition' if kind == 'ammunition' else 'piece'}",
            state,
            context,
            kind=_category(kind, state, context),
            count=count,
        )
        for kind, count in zip(parts[::2], parts[1::2], strict=False)
    )


def _category(key: str, state: State, context: Context) -> str:
    known = key in context.programme.category_by_key
    return said(f"category-{key if known else 'other'}", state, context)


def _line(entry: TimelineEntry, category: str, state: State, context: Context) -> str:
    at = entry.at.astimezone(VIETNAM).strftime("%d/%m %H:%M")
    by = said(f"case-by-{entry.kind}", state, context)
    if entry.kind == "status":
        return f"{at} · {by}: {said(status_key(category, entry.text), state, context)}"
    if entry.kind in ("answer", "question"):
        key = "case-by-officer" if entry.kind == "answer" else "case-question-by-officer"
        who = said(key, state, context, officer=entry.officer) if entry.officer else by
        return f"{at} · {who}: {entry.text}"
    if entry.kind == "received":
        return f"{at} · {by}: {items(entry.text, state, context)}"
    # Not the words: who was tricked into opening a stranger's case by its link must not be read there.
    return f"{at} · {by}"
