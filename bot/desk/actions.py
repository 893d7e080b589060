"""What can be done with a case: one table, from which its buttons are made."""

from collections.abc import Callable
from dataclasses import dataclass

from bot.desk.errand import Errand
from bot.desk.onecase import open_button, tips_button
from bot.desk.workflow import NEXT, WITHOUT_CONTENT
from bot.dialogue.replies import Choice
from storage.cases import CLOSED, Summary


@dataclass(frozen=True, slots=True)
class Action:
    """A command about one case, with the label of its button, and when it fits a case.

    The button of one that is `first` stands under the card; the others are behind "more".
    """

    command: str
    label: str
    fits: Callable[[Errand, Summary], bool]
    first: bool = False


def _is_free(errand: Errand, line: Summary) -> bool:
    del errand
    return line.assignee_id is None and line.status not in CLOSED


def _has_content(errand: Errand, line: Summary) -> bool:
    del errand
    return line.status not in WITHOUT_CONTENT


def _is_masked(errand: Errand, line: Summary) -> bool:
    return line.assignee_id != errand.staff.id and line.status not in WITHOUT_CONTENT


def _goes_on(errand: Errand, line: Summary) -> bool:
    del errand
    return bool(NEXT[line.status])


ACTIONS = (
    Action("take", "desk-button-take", _is_free, first=True),
    Action("reply", "desk-button-reply", _has_content, first=True),
    Action("reveal", "desk-button-reveal", _is_masked),
    Action("status", "desk-button-status", _goes_on, first=True),
    Action("export", "desk-button-export-case", _has_content),
)
"""In the order of their buttons."""


def buttons(errand: Errand, line: Summary) -> tuple[Choice, ...]:
    """The buttons under a case: what comes first, the way to the rest, the way back to the list."""
    first = [_button(errand, line, one) for one in _fitting(errand, line) if one.first]
    if any(not one.first for one in _fitting(errand, line)):
        first.append(errand.button("more", line.number, label="desk-button-more"))
    return (*first, tips_button(errand))


def further(errand: Errand, line: Summary) -> tuple[Choice, ...]:
    """The buttons behind "more", and the way back to the case."""
    rest = [_button(errand, line, one) for one in _fitting(errand, line) if not one.first]
    return (*rest, open_button(errand, line.number))


def _fitting(errand: Errand, line: Summary) -> list[Action]:
    return [one for one in ACTIONS if one.command in errand.allowed and one.fits(errand, line)]


def _button(errand: Errand, line: Summary, action: Action) -> Choice:
    return errand.button(action.command, line.number, label=action.label)
