"""How a case moves: from new to closed."""

from bot.dialogue.answers import has_words
from storage.cases import DECIDED

NEXT: dict[str, tuple[str, ...]] = {
    "new": ("accepted", "rejected", "unfounded", "out_of_scope"),
    "accepted": ("in_progress", "forwarded", *DECIDED),
    "in_progress": ("forwarded", *DECIDED),
    "forwarded": ("in_progress", *DECIDED),
    "resolved": (),
    "rejected": (),
    "unfounded": (),
    "out_of_scope": (),
    "withdrawn": (),
}
"""From each status, the ones an officer may move a case to. `accepted` is reached when somebody has it.

`forwarded` is a case at another body, which may come back from there: it is open until it is decided.
"""

REOPENED = ("new", "accepted")
"""Where a closed case stands once its teller has had it opened again, which they may once: `new` if nobody has it.

Only its teller withdraws a case, too.
"""

NEEDS_REASON = ("forwarded", *DECIDED)
"""Whoever moves a case there says why, in words its teller reads."""

WITHOUT_CONTENT = ("unfounded", "out_of_scope", "withdrawn")
"""A case closed as one of these loses what it says, and who told us: those named in it did nothing, or the
teller took it back."""


def is_declared(before: str, after: str) -> bool:
    """Whether a case may come from one status to the other at all, by whomever."""
    if before in WITHOUT_CONTENT:
        return False
    if not NEXT[before]:
        return after in REOPENED
    return after in NEXT[before] or (after == "withdrawn" and before in ("new", "accepted"))


def reason_in(words: str | None) -> str | None:
    """The words, if there is anything in them that the teller could read."""
    return words if words is not None and has_words(words) else None
