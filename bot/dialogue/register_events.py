"""What the look-ups of the registers found: models of self-management, warnings, thanks."""

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

RemarkKind = Literal["join", "remark", "proposal"]
ThanksAnswer = Literal["accepted", "quiet", "meet", "refused"]


@dataclass(frozen=True, slots=True)
class ModelLine:
    """A model of self-management in one commune; all of it is public. `changed_on` is a day."""

    number: int
    kind: str
    name: str
    commune: str
    state: str
    changed_on: datetime
    is_sample: bool


@dataclass(frozen=True, slots=True)
class ModelsListed:
    """`ListModels` was done: page `page` of `pages`. `commune` None: of the whole province."""

    commune: str | None
    page: int
    pages: int
    lines: tuple[ModelLine, ...]


@dataclass(frozen=True, slots=True)
class ModelFound:
    """`FindModel` found it."""

    line: ModelLine


@dataclass(frozen=True, slots=True)
class ModelMissing:
    """There is no such model, or no longer."""


@dataclass(frozen=True, slots=True)
class RemarkKept:
    """`KeepRemark` was done: the commune's team can read it."""

    kind: RemarkKind


@dataclass(frozen=True, slots=True)
class WarningLine:
    """A published warning in a list. `commune` None is for everybody."""

    number: int
    topic: str
    commune: str | None


@dataclass(frozen=True, slots=True)
class WarningsListed:
    """`ListWarnings` was done, newest first. `subscribed_to` is a commune or None for all, if `is_on`."""

    commune: str | None
    lines: tuple[WarningLine, ...]
    is_on: bool
    subscribed_to: str | None = None


@dataclass(frozen=True, slots=True)
class WarningFound:
    """`FindWarning` found it: the words of the unit, as they were published."""

    topic: str
    body: str
    source: str
    commune: str | None
    reviewed_on: datetime


@dataclass(frozen=True, slots=True)
class WarningMissing:
    """There is no such warning."""


@dataclass(frozen=True, slots=True)
class WarningsTurned:
    """`TurnWarnings` was done: this conversation gets warnings from now on, or none."""

    is_on: bool
    commune: str | None


@dataclass(frozen=True, slots=True)
class ThanksAnswered:
    """`AnswerThanks` was done. `answer` is where the thanks stand now, also if that was so before."""

    number: int
    answer: ThanksAnswer


@dataclass(frozen=True, slots=True)
class ThanksMissing:
    """There are no thanks to answer: none were offered, the case is not theirs, or its content is gone."""


RegisterEvent = (
    ModelsListed
    | ModelFound
    | ModelMissing
    | RemarkKept
    | WarningsListed
    | WarningFound
    | WarningMissing
    | WarningsTurned
    | ThanksAnswered
    | ThanksMissing
)
