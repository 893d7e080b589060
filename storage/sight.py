"""Which cases somebody may see: one rule, for a case at hand and for lists and counts of them.

The desk sees the cases of its communes, and those without a place. A unit sees the cases routed to it, wherever they
are. Categories narrow both. Whoever has a case sees it. A member organisation sees none.
"""

from collections.abc import Collection
from dataclasses import dataclass
from typing import Any, Protocol, Self

from sqlalchemy import (
    ColumnElement,
    FromClause,
    ScalarSelect,
    Select,
    and_,
    func,
    literal_column,
    not_,
    or_,
    select,
    true,
)

from storage.tables import cases, staff, unit

LEADERS = ("admin", "owner")
"""Who answers for the others."""

ORGANISATION = "organisation"
"""The kind of a unit whose people see no case."""


class Placed(Protocol):
    """What of a case decides who may see it."""

    @property
    def commune(self) -> str | None:
        """Where it is, if that is known."""

    @property
    def category(self) -> str:
        """Its key at the top of the tree."""

    @property
    def unit_id(self) -> int | None:
        """Whose it is; None: the desk's."""

    @property
    def assignee_id(self) -> int | None:
        """Who has taken it."""


@dataclass(frozen=True, slots=True)
class Sight:
    """What one person, or a group, may see. Communes and categories, if empty, are all of them.

    `unit_id` None is the desk. `staff_id` None is a group's. `is_outside`: of a member organisation.
    """

    communes: frozenset[str] = frozenset()
    categories: frozenset[str] = frozenset()
    unit_id: int | None = None
    staff_id: int | None = None
    is_outside: bool = False

    @classmethod
    def of(
        cls,
        staff_id: int | None,
        role: str,
        communes: frozenset[str],
        unit_id: int | None,
        categories: frozenset[str],
        *,
        is_outside: bool,
    ) -> Self:
        """What a member of staff sees: in a unit its cases, wherever; a leader of the desk every category."""
        if unit_id is not None:
            communes = frozenset()
        elif role in LEADERS:
            categories = frozenset()
        return cls(communes, categories, unit_id, staff_id, is_outside)

    def sees(self, case: Placed) -> bool:
        """Whether they may see this case."""
        if self.is_outside:
            return False
        has_it = self.staff_id is not None and case.assignee_id == self.staff_id
        return has_it or (self._reaches(case) and (not self.categories or case.category in self.categories))

    def _reaches(self, case: Placed) -> bool:
        if self.unit_id is not None:
            return case.unit_id == self.unit_id
        # A case without a place belongs to everybody at the desk, or nobody would ever see it.
        return not self.communes or case.commune is None or case.commune in self.communes

    def conditions(self) -> list[ColumnElement[bool]]:
        """The same as conditions on `cases`; none at all for whoever sees everything."""
        area = self._area()
        if not area or self.is_outside or self.staff_id is None:
            return area
        return [or_(and_(*area), cases.c.assignee_id == self.staff_id)]

    def parts(self) -> list[list[ColumnElement[bool]]]:
        """The same as one or two lists of conditions; no case fulfils both."""
        area = self._area()
        if not area or self.is_outside or self.staff_id is None:
            return [area]
        return [area, [cases.c.assignee_id == self.staff_id, not_(and_(*self.counted()))]]

    def _area(self) -> list[ColumnElement[bool]]:
        if self.is_outside:
            return [~true()]
        conditions: list[ColumnElement[bool]] = []
        if self.unit_id is not None:
            conditions.append(cases.c.unit_id == self.unit_id)
        elif self.communes:
            conditions.append(cases.c.commune.in_(sorted(self.communes)) | cases.c.commune.is_(None))
        if self.categories:
            conditions.append(cases.c.category.in_(sorted(self.categories)))
        return conditions

    def counted(self) -> list[ColumnElement[bool]]:
        """As `conditions`, for counting, and without the cases of elsewhere that somebody has taken.

        Expressions and not columns: the time and the status choose the index, they leave fewer rows.
        """
        if self.is_outside:
            return [~true()]
        conditions: list[ColumnElement[bool]] = []
        if self.unit_id is not None:
            conditions.append(func.coalesce(cases.c.unit_id, 0) == self.unit_id)
        elif self.communes:
            conditions.append(_among(cases.c.commune, [*self.communes, ""]))
        if self.categories:
            conditions.append(_among(cases.c.category, self.categories))
        return conditions


EVERYTHING = Sight()
"""What the whole desk sees."""


def _among(column: ColumnElement[Any], values: Collection[str]) -> ColumnElement[bool]:
    return func.coalesce(column, "").in_(sorted(values))


def is_outside(of: FromClause = staff) -> ScalarSelect[Any]:
    """Whether a row of `staff` (or of its alias) belongs to a member organisation, as a column: 1 or NULL."""
    # Written out: a statement that is kept for every event has no parameters but those that are named.
    kind = unit.c.kind == literal_column(f"'{ORGANISATION}'")
    one: Select[Any] = select(literal_column("1")).where(unit.c.id == of.c.unit_id, kind)
    return one.correlate(of).scalar_subquery()
