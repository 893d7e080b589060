"""A case in one line, and the names of what stands in it."""

from datetime import datetime

from bot.desk.errand import Errand
from bot.desk.voice import Voice
from bot.dialogue.calls import status_key
from storage import questions
from storage.cases import Summary


def moment(errand: Errand, at: datetime) -> str:
    """A moment where the unit is: 07:05 23/11."""
    return at.astimezone(errand.zone).strftime("%H:%M %d/%m")


def line(errand: Errand, one: Summary) -> str:
    """One line of `/tips`."""
    sample = f"{errand.text('desk-mark-sample')} " if one.is_sample else ""
    waits = f" · {errand.text('desk-mark-asked')}" if questions.is_waiting(one) else ""
    words = errand.text(
        "desk-line",
        mark=("🔴 " if one.is_urgent else "") + sample,
        number=str(one.number) + (f" (+{one.merged_count})" if one.merged_count else ""),
        category=category(errand, one),
        place=place(errand, one.commune),
        status=errand.text(status_key(one.category, one.status)),
        at=moment(errand, one.filed_at),
    )
    return words + waits


def category(voice: Voice, one: Summary) -> str:
    """The name of a case's category, the child if there is one; `other` for one the unit took away."""
    known = voice.context.programme.category_by_key
    found = (key for key in (one.subcategory, one.category) if key in known)
    return voice.text(f"category-{next(found, 'other')}")


def place(voice: Voice, commune: str | None) -> str:
    """The name of a commune, or that none is known."""
    found = voice.context.gazetteer.commune(commune) if commune else None
    return found.label if found else voice.text("desk-place-unknown")


def quoted(words: str) -> str:
    """Somebody's words under a line of ours: their further lines begin with `>`, so none looks like our own.

    Blanks are made one, or enough of them would push what follows to where a line begins on the screen.
    """
    return "\n> ".join(" ".join(line.split()) for line in words.splitlines())
