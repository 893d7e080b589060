"""What happened: everything that can reach a conversation, named in the past tense.

The first group comes from people through a channel. The second group is the outcome of an effect
that an earlier step asked for; it reaches the dialogue within the same turn.
"""

from dataclasses import dataclass, field
from datetime import datetime
from typing import Literal

from bot.dialogue.register_events import RegisterEvent


@dataclass(frozen=True, slots=True)
class CommandReceived:
    """`/name argument`, or the same without the slash from a menu of commands. `name` is lower case."""

    name: str
    argument: str | None = None


@dataclass(frozen=True, slots=True)
class TextReceived:
    """Words somebody typed, NFC, without control characters, at most `TEXT_LIMIT` long.

    `ref` names the message within its chat, as its network does; None where a message cannot be edited.
    """

    text: str
    ref: str | None = None


@dataclass(frozen=True, slots=True)
class TextEdited:
    """The message `ref` was changed after it came; `text` is its words now, as `TextReceived` has them.

    A picture's words under it count as well. Some networks say so without any word having changed.
    """

    ref: str
    text: str


@dataclass(frozen=True, slots=True)
class ChoicePicked:
    """A button was pressed; `id` is the stable id that was sent with it, never its label.

    `ref` is the message that meant the button, where its words were typed instead.
    """

    id: str
    ref: str | None = None


@dataclass(frozen=True, slots=True)
class PlaceShared:
    """A position in degrees (WGS 84), its accuracy in metres where the phone knows it."""

    latitude: float
    longitude: float
    accuracy: float | None = None


@dataclass(frozen=True, slots=True)
class ContactShared:
    """The sender's own phone number, as the channel or the sender wrote it."""

    phone: str


MediaKind = Literal["picture", "video", "voice", "document"]
"""What a file is; every sound is a `voice`, every PDF a `document`."""


@dataclass(frozen=True, slots=True)
class MediaReceived:
    """A file under `file_id`: cleaned, sealed and on disk, or still to be fetched from `source`.

    `source` is its network and the network's own name for it; what the file really is, is known once it is here.
    `look` is how a picture looks, by which another much like it is known; it tells what is on it.
    """

    file_id: str
    kind: MediaKind
    size: int
    caption: str | None = None
    source: str | None = None
    look: str | None = None


@dataclass(frozen=True, slots=True)
class UnsupportedReceived:
    """Something we cannot take (a sticker, a poll, …); `kind` is the channel's word for it."""

    kind: str


@dataclass(frozen=True, slots=True)
class CaseFiled:
    """`FileCase` was done: the public number of the new case, and what opens it within (never shown)."""

    number: int
    case_id: str | None = None


@dataclass(frozen=True, slots=True)
class TimelineEntry:
    """One thing the reporter may see of a case: a message of theirs, an answer, a change of status or of unit.

    `text` is the message, or the status key where `kind` is `status`, or what was `received`: category and count
    between blanks. A `transfer` to another unit has none. The first four kinds are the reporter's own. `officer` is
    the name that an officer who answered has in this case only.
    """

    at: datetime
    kind: Literal[
        "message",
        "correction",
        "rating",
        "reopening",
        "answer",
        "status",
        "question",
        "received",
        "transfer",
    ]
    text: str
    officer: str | None = None


@dataclass(frozen=True, slots=True)
class CaseFound:
    """`FindCase` or `FindOwnCase` found it. `case_id` is internal and never shown.

    `can` is what its teller may do with it; `gone` says that its content was destroyed, at `closed_at`;
    `officer` is the name that whoever has taken it has in this case only.
    `has_thanks`: the unit offered its thanks, and they were not answered yet.
    """

    case_id: str
    number: int
    category: str
    status: str
    filed_at: datetime
    timeline: tuple[TimelineEntry, ...] = field(default=())
    can: tuple[str, ...] = ()
    gone: bool = False
    officer: str | None = None
    closed_at: datetime | None = None
    has_thanks: bool = False
    is_asked: bool = False


@dataclass(frozen=True, slots=True)
class CaseMissing:
    """No case opens with what was given."""


@dataclass(frozen=True, slots=True)
class CaseAdded:
    """`AddToCase` was done."""


@dataclass(frozen=True, slots=True)
class CaseAnswered:
    """`AnswerCase` was done."""


@dataclass(frozen=True, slots=True)
class CaseFull:
    """`AddToCase` was not done: the case has `limit` pictures already. Nobody keeps the file."""

    limit: int
    file_id: str


@dataclass(frozen=True, slots=True)
class CaseClosed:
    """`AddToCase` was not done: the content of the case was destroyed for good. Nobody keeps the file."""

    number: int
    file_id: str | None = None


@dataclass(frozen=True, slots=True)
class CaseActOpen:
    """`CheckCaseAct`: it may be done, once there are words for it or its teller is sure."""

    case_id: str
    number: int
    act: str
    can: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class CaseActDone:
    """`ActOnCase` was done; `can` is what may be done with the case from now on."""

    case_id: str
    number: int
    act: str
    can: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class CaseActRefused:
    """It may not be done, or not any more. `reason` is the last part of the text that says why."""

    case_id: str
    number: int
    act: str
    reason: str
    can: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ReceiptStated:
    """`StateReceipt` was done. `words` and `signature` make the statement."""

    words: str
    signature: str


@dataclass(frozen=True, slots=True)
class StatementChecked:
    """Whether the statement is ours and unchanged; None where this service signs nothing and cannot tell."""

    is_ours: bool | None
    words: str


@dataclass(frozen=True, slots=True)
class FileLost:
    """A file that came could not be kept; `reason` is that of its refusal, or `unfetched`. Nobody keeps it."""

    file_id: str
    reason: str


@dataclass(frozen=True, slots=True)
class Enrolled:
    """`Enrol` was done: this conversation is a member of staff from now on."""

    role: str


@dataclass(frozen=True, slots=True)
class InviteRefused:
    """The invite is unknown, used or past its time."""


@dataclass(frozen=True, slots=True)
class TimePassed:
    """The time came at which something that the conversation remembers is due. Nobody sent it."""


@dataclass(frozen=True, slots=True)
class OwnCase:
    """One case that still knows this conversation as its teller: nothing of what it says."""

    number: int
    status: str
    filed_at: datetime


@dataclass(frozen=True, slots=True)
class OwnDataFound:
    """`FindOwnData` was done: the newest cases first.

    `remarks` are messages to the teams of models that may be answered here; `has_warnings` says that warnings are sent.
    """

    cases: tuple[OwnCase, ...] = ()
    remarks: int = 0
    has_warnings: bool = False


@dataclass(frozen=True, slots=True)
class TellerForgotten:
    """`ForgetTeller` was done: so many cases no longer know who told them."""

    cases: int


@dataclass(frozen=True, slots=True)
class TellerKept:
    """`ForgetTeller` was not done: who works here stays known."""


@dataclass(frozen=True, slots=True)
class ChatEmptied:
    """`EmptyChat` was done on our side; `refs` are the messages that the network itself still shows."""

    refs: tuple[str, ...] = ()


PersonEvent = (
    CommandReceived
    | TextReceived
    | TextEdited
    | ChoicePicked
    | PlaceShared
    | ContactShared
    | MediaReceived
    | UnsupportedReceived
)
CaseOutcome = CaseFiled | CaseFound | CaseMissing | CaseAdded | CaseAnswered | CaseFull | CaseClosed
AfterSendingOutcome = CaseActOpen | CaseActDone | CaseActRefused | ReceiptStated | StatementChecked
OwnDataOutcome = OwnDataFound | TellerForgotten | TellerKept | ChatEmptied
OutcomeEvent = (
    FileLost | CaseOutcome | AfterSendingOutcome | OwnDataOutcome | Enrolled | InviteRefused | RegisterEvent
)
Event = PersonEvent | OutcomeEvent | TimePassed

TEXT_LIMIT = 4000
"""Code points of one message that are kept; a longer one is refused with a kind word, never cut."""
