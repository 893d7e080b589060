"""The lines of the table: a figure, what it has to be, and whether it is."""

from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median

from rich.table import Table


@dataclass(frozen=True, slots=True)
class Row:
    """One measure with a value for each round; the median counts.

    `target` is the least (`at_least`) or the most the figure may be. `form` writes one value.
    """

    what: str
    values: Sequence[float]
    target: float
    form: str
    at_least: bool
    detail: str = ""

    @property
    def figure(self) -> float:
        """The median of the rounds."""
        return median(self.values)

    @property
    def is_met(self) -> bool:
        """Whether the figure reaches the target."""
        return self.figure >= self.target if self.at_least else self.figure < self.target

    def cells(self) -> tuple[str, ...]:
        """The row as it is printed."""
        spread = "–".join(self.form.format(value) for value in (min(self.values), max(self.values)))
        target = ("≥ " if self.at_least else "< ") + self.form.format(self.target)
        verdict = "[green]met[/]" if self.is_met else "[bold red]missed[/]"
        is_one = len(self.values) == 1
        return (
            self.what,
            self.form.format(self.figure),
            "" if is_one else spread,
            target,
            verdict,
            self.detail,
        )


def ratio(what: str, ours: Sequence[float], theirs: Sequence[Sequence[float]], target: float) -> Row:
    """Our rate over the fastest peer's, round by round."""
    fastest = [max(rates) for rates in zip(*theirs, strict=True)]
    values = [mine / peer for mine, peer in zip(ours, fastest, strict=True)]
    detail = f"{median(ours):,.0f} against {median(fastest):,.0f} turns/s"
    return Row(what, values, target, "{:.2f}×", at_least=True, detail=detail)


def at_most(what: str, values: Sequence[float], target: float, form: str, detail: str = "") -> Row:
    """A figure that must stay below its target."""
    return Row(what, values, target, form, at_least=False, detail=detail)


def at_least(what: str, values: Sequence[float], target: float, form: str, detail: str = "") -> Row:
    """A figure that must reach its target."""
    return Row(what, values, target, form, at_least=True, detail=detail)


def table(rows: Sequence[Row]) -> Table:
    """All of it, to print."""
    made = Table(
        "measure", "figure", "spread", "target", "", "detail", title="Tin Báo, measured here and now"
    )
    for row in rows:
        made.add_row(*row.cells())
    return made
