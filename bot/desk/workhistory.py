"""What the work on a case leaves in its history, as staff read it."""

from collections.abc import Callable

from bot.desk import assigning, grading, items, noting
from bot.desk.errand import Errand
from storage.cases import Happening


def _received(errand: Errand, one: Happening) -> str:
    parts = (one.text or "").split()
    taken = zip(parts[::2], parts[1::2], strict=False)
    return ", ".join(items.worded(errand, kind, int(count)) for kind, count in taken) or errand.text(
        "desk-words-gone"
    )


SAID: dict[str, Callable[[Errand, Happening], str]] = {
    "assign": assigning.happened,
    "note": noting.happened,
    "grade": grading.happened,
    "received": _received,
}
"""Kind of entry → what is said of it."""
