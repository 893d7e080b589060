"""What staff alone see of a case's history, in words."""

from collections.abc import Callable

from bot.desk import assigning, noting
from bot.desk.errand import Errand
from storage.cases import Happening

SAID: dict[str, Callable[[Errand, Happening], str]] = {
    "assign": assigning.happened,
    "note": noting.happened,
}
"""Kind of entry → what is said of it."""
