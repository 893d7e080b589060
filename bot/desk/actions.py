"""What can be done with a case: one table, from which its buttons are made."""

from collections.abc import Callable
from dataclasses import dataclass

from bot.deadlines.keeping import DATA_FORM
from bot.desk.errand import Errand
from bot.desk.onecase import is_own, open_button, tips_button
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


def _is_open(errand: Errand, line: Summary) -> bool:
    del errand
    return line.status not in CLOSED


def _has_content(errand: Errand, line: Summary) -> bool:
    del errand
    return line.status not in WITHOUT_CONTENT


def _is_of_weapons(errand: Errand, line: Summary) -> bool:
    del errand
    return line.category == "weapon"


def _is_masked(errand: Errand, line: Summary) -> bool:
    return line.assignee_id != errand.staff.id and line.status not in WITHOUT_CONTENT


def _goes_on(errand: Errand, line: Summary) -> bool:
    del errand
    return bool(NEXT[line.status])


def _is_unregistered(errand: Errand, line: Summary) -> bool:
    del errand
    return line.register_number is None and line.status not in CLOSED


def _may_take_longer(errand: Errand, line: Summary) -> bool:
    del errand
    return line.status not in CLOSED and (line.register_number is not None or line.form == DATA_FORM)


def _is_merged(errand: Errand, line: Summary) -> bool:
    del errand
    return line.merged_into is not None


ACTIONS = (
    Action("take", "desk-button-take", _is_free, first=True),
    Action("reply", "desk-button-reply", _has_content, first=True),
    Action("reveal", "desk-button-reveal", _is_masked),
    Action("status", "desk-button-status", _goes_on, first=True),
    Action("transfer", "desk-button-transfer", _goes_on),
    Action("register", "desk-button-register", _is_unregistered),
    Action("extend", "desk-button-extend", _may_take_longer),
    Action("assign", "desk-button-assign", _is_open),
    Action("ask", "desk-button-ask", _is_open),
    Action("note", "desk-button-note", _has_content),
    Action("grade", "desk-button-grade", _has_content),
    Action("received", "desk-button-received", _is_of_weapons),
    Action("slip", "desk-button-slip", _is_of_weapons),
    Action("merge", "desk-button-merge", _is_open),
    Action("split", "desk-button-split", _is_merged),
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
    fitting = [one for one in ACTIONS if one.command in errand.allowed and one.fits(errand, line)]
    return [one for one in fitting if line.merged_into is None or is_own(one.command)]


def _button(errand: Errand, line: Summary, action: Action) -> Choice:
    return errand.button(action.command, line.number, label=action.label)
