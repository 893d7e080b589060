"""What the dialogue wants of the registers: models of self-management, warnings, thanks."""

from dataclasses import dataclass

from bot.dialogue.register_events import RemarkKind, ThanksAnswer


@dataclass(frozen=True, slots=True)
class ListModels:
    """A page of the models of a commune, or of all (None). Comes back as `ModelsListed`."""

    commune: str | None
    page: int = 1


@dataclass(frozen=True, slots=True)
class FindModel:
    """One model. Comes back as `ModelFound` or `ModelMissing`."""

    number: int


@dataclass(frozen=True, slots=True)
class KeepRemark:
    """Keep words for the team of a model, or of a commune that has none (`model` None). `RemarkKept`.

    `consent` is the version of the words agreed to, if the team may write back; None if it may not: then
    nothing is kept that leads to this conversation.
    """

    kind: RemarkKind
    model: int | None
    commune: str
    text: str
    consent: str | None


@dataclass(frozen=True, slots=True)
class ListWarnings:
    """The newest warnings for a commune and for everybody, or all (None). Comes back as `WarningsListed`."""

    commune: str | None


@dataclass(frozen=True, slots=True)
class FindWarning:
    """One warning. Comes back as `WarningFound` or `WarningMissing`."""

    number: int


@dataclass(frozen=True, slots=True)
class TurnWarnings:
    """Send this conversation warnings from now on (of `commune`, or all), or no longer. `WarningsTurned`.

    `consent` is the version of the words agreed to; None to stop.
    """

    commune: str | None
    consent: str | None


@dataclass(frozen=True, slots=True)
class AnswerThanks:
    """The answer to thanks offered for case `number`. Comes back as `ThanksAnswered` or `ThanksMissing`.

    `case_id` is given if this conversation has the case open by its code; else it must be its teller's.
    """

    number: int
    answer: ThanksAnswer
    case_id: str | None = None


RegisterEffect = (
    ListModels | FindModel | KeepRemark | ListWarnings | FindWarning | TurnWarnings | AnswerThanks
)
