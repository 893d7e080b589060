"""Where a conversation stands, named for what we wait for, stored by name as JSON.

Stored states outlive releases: give every new field a default and never reuse a name.
"""

from datetime import datetime
from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field

Answers = dict[str, Any]
"""Question key → JSON-ready answer; a skipped question is there with None."""


class _Awaiting(BaseModel):
    model_config = ConfigDict(frozen=True, extra="ignore")

    name: str


class AwaitingMenu(_Awaiting):
    """At home: the main menu, or one of the lists of cards reached from it."""

    name: Literal["menu"] = "menu"
    page: Literal["home", "programme", "law"] = "home"


class AwaitingAnswer(_Awaiting):
    """A form's question is asked.

    `pending` is the part of an answer already given (a place whose commune is still to be picked).
    `editing` means the question was opened from the review: Back returns there and keeps the old answer.
    """

    name: Literal["answer"] = "answer"
    form: str
    question: str
    answers: Answers = Field(default_factory=dict)
    pending: dict[str, Any] | None = None
    editing: bool = False


class AwaitingReview(_Awaiting):
    """All questions are answered; the summary is shown, to be sent or mended."""

    name: Literal["review"] = "review"
    form: str
    answers: Answers = Field(default_factory=dict)


class AwaitingEdit(_Awaiting):
    """The list of answers is shown, one to be picked and changed."""

    name: Literal["edit"] = "edit"
    form: str
    answers: Answers = Field(default_factory=dict)


Interrupted = Annotated[AwaitingAnswer | AwaitingReview | AwaitingEdit, Field(discriminator="name")]


class AwaitingLanguage(_Awaiting):
    """The language list is shown. `interrupted` is the form to go back to."""

    name: Literal["language"] = "language"
    interrupted: Interrupted | None = None


class AwaitingCode(_Awaiting):
    """A receipt code is to be typed. `interrupted` is the form to go back to."""

    name: Literal["code"] = "code"
    interrupted: Interrupted | None = None


class AwaitingCaseMessage(_Awaiting):
    """A case is open; what is typed now is added to it."""

    name: Literal["case"] = "case"
    case_id: str
    number: int
    interrupted: Interrupted | None = None


class AwaitingArgument(_Awaiting):
    """Staff only: `command` waits for its last argument, after the `argument` already known."""

    name: Literal["argument"] = "argument"
    command: str
    argument: str = ""


Awaiting = Annotated[
    AwaitingMenu
    | AwaitingLanguage
    | AwaitingAnswer
    | AwaitingReview
    | AwaitingEdit
    | AwaitingCode
    | AwaitingCaseMessage
    | AwaitingArgument,
    Field(discriminator="name"),
]


class State(BaseModel):
    """Everything a conversation remembers between two events.

    `wrong_codes` counts receipt codes that opened nothing since the last right one;
    `codes_locked_until` is when the next try is allowed; `commune` comes from a poster's link.
    `content` is the fingerprint of the forms this state was last checked against.
    """

    model_config = ConfigDict(frozen=True, extra="ignore")

    locale: Literal["vi", "en"] = "vi"
    awaiting: Awaiting = Field(default_factory=AwaitingMenu)
    wrong_codes: int = 0
    codes_locked_until: datetime | None = None
    commune: str | None = None
    content: str = ""
