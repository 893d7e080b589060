"""What a step wants done by the turn, named in the imperative. Outcomes come back as events."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal

from bot.dialogue.register_effects import RegisterEffect


@dataclass(frozen=True, slots=True)
class FileCase:
    """Put a new case on disk. Comes back as `CaseFiled`.

    `contact` says who may be written to: for `none` the case holds nothing that leads to the
    reporter, `chat` and `phone` leave one sealed row. `answers` is JSON-ready.
    """

    form: str
    code: str
    category: str
    subcategory: str | None
    urgent: bool
    commune: str | None
    contact: Literal["none", "chat", "phone"]
    answers: Mapping[str, Any]
    file_ids: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class FindCase:
    """Open a case by its receipt code (normalised). Comes back as `CaseFound` or `CaseMissing`."""

    code: str


@dataclass(frozen=True, slots=True)
class FindOwnCase:
    """Open case `number` if this conversation is its reporter. `CaseFound` or `CaseMissing`."""

    number: int


@dataclass(frozen=True, slots=True)
class ReloadCase:
    """Open a case again that this conversation has open. `CaseFound` or `CaseMissing`."""

    case_id: str


@dataclass(frozen=True, slots=True)
class AddToCase:
    """Add the reporter's words or a file to an open case. `CaseAdded`, `CaseFull` or `CaseClosed`."""

    case_id: str
    text: str | None = None
    file_id: str | None = None


CaseAct = Literal["correct", "withdraw", "rate", "comment", "reopen"]
"""What a teller may do with their case beside adding to it; `comment` are words beside the mark they gave."""


@dataclass(frozen=True, slots=True)
class CheckCaseAct:
    """May this be done with a case now? Comes back as `CaseActOpen`, `CaseActRefused` or `CaseMissing`.

    With `own` the case is named by a button that was pushed into a chat, and must be this conversation's own.
    """

    case_id: str
    act: CaseAct
    own: bool = False


@dataclass(frozen=True, slots=True)
class ActOnCase:
    """Do it. `CaseActDone`, `CaseActRefused` or `CaseMissing`; `own` as in `CheckCaseAct`.

    `text` are the words of a correction, of a comment, of the reason for a reopening; `rating` is the mark.
    """

    case_id: str
    act: CaseAct
    text: str | None = None
    rating: str | None = None
    own: bool = False


@dataclass(frozen=True, slots=True)
class StateReceipt:
    """Sign a statement of receipt for an open case. `ReceiptStated` or `CaseMissing`."""

    case_id: str


@dataclass(frozen=True, slots=True)
class CheckStatement:
    """Is this statement (its words, and its signature as text) one of ours? Comes back as `StatementChecked`."""

    words: str
    signature: str


@dataclass(frozen=True, slots=True)
class AnswerCase:
    """Put answers to its form into a case that is filed. `CaseAnswered`, `CaseClosed` or `CaseMissing`.

    `commune` is where the answers say it is, None if they say nothing of that. `answers` is JSON-ready.
    """

    case_id: str
    answers: Mapping[str, Any]
    commune: str | None = None


@dataclass(frozen=True, slots=True)
class ForgetFiles:
    """Delete files that came in but will belong to no case. Nothing comes back."""

    file_ids: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class AlterVoices:
    """Alter the voices in files, before anybody hears them. Nothing comes back."""

    file_ids: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Enrol:
    """Use up an invite. Comes back as `Enrolled` or `InviteRefused`."""

    code: str


@dataclass(frozen=True, slots=True)
class RecordConsent:
    """Keep the proof that `version` of the statement for `purpose` was agreed to. Nothing comes back."""

    purpose: str
    version: str
    locale: str


@dataclass(frozen=True, slots=True)
class WithdrawConsent:
    """Note that a consent was taken back, and do what follows from it. Nothing comes back."""

    purpose: str


@dataclass(frozen=True, slots=True)
class FindOwnData:
    """Look up what is tied to this conversation. Comes back as `OwnDataFound`."""


@dataclass(frozen=True, slots=True)
class ForgetTeller:
    """Cut every tie to this conversation, for good. Comes back as `TellerForgotten` or `TellerKept`."""


@dataclass(frozen=True, slots=True)
class EmptyChat:
    """Delete every message to this conversation that we still have. Comes back as `ChatEmptied`."""


CaseEffect = FileCase | FindCase | FindOwnCase | ReloadCase | AddToCase | AnswerCase
OwnDataEffect = RecordConsent | WithdrawConsent | FindOwnData | ForgetTeller | EmptyChat
AfterSendingEffect = CheckCaseAct | ActOnCase | StateReceipt | CheckStatement
Effect = CaseEffect | AfterSendingEffect | OwnDataEffect | ForgetFiles | AlterVoices | Enrol | RegisterEffect
