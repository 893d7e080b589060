"""Where a conversation stands, named for what we wait for, stored by name as JSON.

Stored states outlive releases: give every new field a default and never reuse a name. What is as the default
says is not stored, so a default never changes.
"""

from datetime import datetime
from typing import Any, Literal

from msgspec import Struct, field
from msgspec.json import Decoder, Encoder

from bot.dialogue.desk_memory import DeskMemory

Answers = dict[str, Any]
"""Question key → JSON-ready answer; a skipped question is there with None."""


class AwaitingMenu(Struct, frozen=True, omit_defaults=True, tag_field="name", tag="menu"):
    """At home: the main menu, or one of the lists of cards reached from it.

    `held` are files that came without a form, id → kind: they wait to be told whether they make a tip.
    `words` are what was written under them.
    """

    page: Literal["home", "programme", "law", "desks"] = "home"
    held: dict[str, str] = field(default_factory=dict)
    words: str = ""


class AwaitingAnswer(Struct, frozen=True, omit_defaults=True, tag_field="name", tag="answer"):
    """A form's question is asked.

    `pending` is the part of an answer already given (a place whose commune is still to be picked).
    `editing` means the question was opened from the review: Back returns there and keeps the old answer.
    `tried` is the message whose words were read last and are no answer yet: refused, or `pending`.
    `case_id` is the case that the form has made already: answers are added to it as they come.
    """

    form: str
    question: str
    answers: Answers = field(default_factory=dict)
    pending: dict[str, Any] | None = None
    editing: bool = False
    tried: str | None = None
    case_id: str | None = None


class AwaitingReview(Struct, frozen=True, omit_defaults=True, tag_field="name", tag="review"):
    """All questions are answered; the summary is shown, to be sent or mended.

    `repeats` means the same words were sent shortly before, and whether they are sent again is asked.
    """

    form: str
    answers: Answers = field(default_factory=dict)
    repeats: bool = False


class AwaitingEdit(Struct, frozen=True, omit_defaults=True, tag_field="name", tag="edit"):
    """The list of answers is shown, one to be picked and changed."""

    form: str
    answers: Answers = field(default_factory=dict)


Interrupted = AwaitingAnswer | AwaitingReview | AwaitingEdit


class Unfinished(Struct, frozen=True):
    """What `AwaitingAnswer` held of an answer when another question came in between."""

    pending: dict[str, Any]
    tried: str | None = None


class AwaitingLanguage(Struct, frozen=True, omit_defaults=True, tag_field="name", tag="language"):
    """The language list is shown. `interrupted` is the form to go back to."""

    interrupted: Interrupted | None = None


class AwaitingCode(Struct, frozen=True, omit_defaults=True, tag_field="name", tag="code"):
    """A receipt code is to be typed. `interrupted` is the form to go back to."""

    interrupted: Interrupted | None = None


class AwaitingCaseMessage(Struct, frozen=True, omit_defaults=True, tag_field="name", tag="case"):
    """A case is open; what is typed now is added to it.

    `is_call` means a call for help that still stands, `has_thanks` that the unit's thanks wait to be answered;
    `can` is what else its teller was offered to do with it; `is_gone`: its content is destroyed, nothing can be added.
    """

    case_id: str
    number: int
    interrupted: Interrupted | None = None
    is_call: bool = False
    has_thanks: bool = False
    can: tuple[str, ...] = ()
    is_gone: bool = False


class AwaitingCaseAct(Struct, frozen=True, omit_defaults=True, tag_field="name", tag="case_act"):
    """What it takes to do `act` with an open case: words, or that its teller is sure.

    `act` is `correct`, `withdraw`, `comment` (words beside a mark) or `reopen`.
    """

    case: AwaitingCaseMessage
    act: str


Listed = tuple[tuple[int, str], ...]
"""What a list shows: numbers, each with the name on its button."""


class AwaitingCommune(Struct, frozen=True, omit_defaults=True, tag_field="name", tag="commune"):
    """A commune is to be named, to see what a register says of it; `found` are the ones that may be meant."""

    wanted: Literal["models", "warnings"]
    found: tuple[str, ...] = ()


class AwaitingModels(Struct, frozen=True, omit_defaults=True, tag_field="name", tag="models"):
    """A page of models of self-management is shown, of a commune or of all."""

    commune: str | None = None
    page: int = 1
    pages: int = 1
    shown: Listed = ()


class AwaitingModel(Struct, frozen=True, omit_defaults=True, tag_field="name", tag="model"):
    """One model is shown, to be joined or written to."""

    number: int
    model: str
    commune: str


class AwaitingModelWords(Struct, frozen=True, omit_defaults=True, tag_field="name", tag="model_words"):
    """One message to a commune's team is to be typed; once it is (`words`), whether they may write back."""

    wish: Literal["join", "remark", "proposal"]
    commune: str
    number: int | None = None
    model: str = ""
    words: str | None = None


class AwaitingWarnings(Struct, frozen=True, omit_defaults=True, tag_field="name", tag="warnings"):
    """The warnings for a commune, or all, are shown. `is_on` with `subscribed_to` says what is sent unasked."""

    commune: str | None = None
    is_on: bool = False
    subscribed_to: str | None = None
    shown: Listed = ()


class AwaitingThanks(Struct, frozen=True, omit_defaults=True, tag_field="name", tag="thanks"):
    """Thanks for case `number` were accepted; in which way? `case_id` is of a case open by its code."""

    number: int
    case_id: str | None = None
    interrupted: Interrupted | None = None


class AwaitingResume(Struct, frozen=True, omit_defaults=True, tag_field="name", tag="resume"):
    """A form left for a day was offered again: it goes on, or is cancelled. Whatever else comes goes to the form."""

    interrupted: Interrupted


class AwaitingPrivacy(Struct, frozen=True, omit_defaults=True, tag_field="name", tag="privacy"):
    """The page about one's own data is shown, or (`forget`) whether to erase is asked the second time."""

    page: Literal["own", "forget"] = "own"
    interrupted: Interrupted | None = None


Interrupting = (
    AwaitingCode | AwaitingCaseMessage | AwaitingLanguage | AwaitingResume | AwaitingThanks | AwaitingPrivacy
)
"""What may come in front of an open form, which waits in `interrupted`."""


class AwaitingVoice(Struct, frozen=True, omit_defaults=True, tag_field="name", tag="voice"):
    """Voice messages came: are their voices to be altered? `interrupted` goes on afterwards.

    Files for a case are in it only after the answer; `caption` goes with them.
    """

    file_ids: tuple[str, ...]
    interrupted: Interrupted | AwaitingCaseMessage
    caption: str | None = None


class AwaitingArgument(Struct, frozen=True, omit_defaults=True, tag_field="name", tag="argument"):
    """Staff only: `command` waits for its last argument, after the `argument` already known.

    `then` is the command line to be done once this one is.
    """

    command: str
    argument: str = ""
    then: str = ""


class Call(Struct, frozen=True, omit_defaults=True):
    """A call for help that this conversation sent: who calls again soon after adds to the same case.

    `is_sought` while that case is looked for.
    """

    form: str
    case_id: str
    at: datetime
    is_sought: bool = False


Plain = (
    AwaitingCode
    | AwaitingCaseMessage
    | AwaitingCaseAct
    | AwaitingResume
    | AwaitingVoice
    | AwaitingPrivacy
    | AwaitingArgument
)
"""States whose buttons are named like their ids."""

Elsewhere = Plain | Interrupted | AwaitingMenu | AwaitingLanguage
"""All states but those of the registers."""

Registers = (
    AwaitingCommune | AwaitingModels | AwaitingModel | AwaitingModelWords | AwaitingWarnings | AwaitingThanks
)
"""The states of the registers: models of self-management, warnings, thanks."""

Awaiting = Elsewhere | Registers


class Filed(Struct, frozen=True, omit_defaults=True):
    """A report sent within the last hour: the minute, the fingerprint of its words, its number if that may be known."""

    at: datetime
    words: str = ""
    number: int | None = None


class State(Struct, frozen=True, omit_defaults=True):
    """Everything a conversation remembers between two events.

    `wrong_codes` counts receipt codes that opened nothing since the last right one;
    `codes_locked_until` is when the next try is allowed; `commune` comes from a poster's link, for the next case.
    `content` is the fingerprint of the forms this state was last checked against.
    `told_by` is, for the open form, question key → the message that gave its answer, where it can be edited;
    a key whose answer was taken back means nothing.
    `unfinished` is, for the open form, question key → the part of its answer to go on with when it is asked again.
    `ahead` are, for the open form, the questions that were answered before they were asked: Back passes them by.
    `cared` are the texts for children and victims that were said while it was open.
    `call` is the last call for help that was sent from here.
    `form_used_at` is the end of the hour in which the open form was last used; `was_offered` says that it was
    offered again since it was opened. `erased` says that a form was, and that its owner was not told yet.
    `scope` is, for the open form, whether words were declined as not for this line, or are heard all the same.
    `consents` is purpose → the version of the statement that was agreed to and not taken back.
    `filed` is what was sent within the last hour, the oldest first. `desk` is an officer's alone.
    `sought` is what a member of staff searched for last, for its next page.
    """

    locale: str = "vi"
    awaiting: Awaiting = field(default_factory=AwaitingMenu)
    wrong_codes: int = 0
    codes_locked_until: datetime | None = None
    commune: str | None = None
    content: str = ""
    told_by: dict[str, str] = field(default_factory=dict)
    unfinished: dict[str, Unfinished] = field(default_factory=dict)
    ahead: tuple[str, ...] = ()
    cared: tuple[str, ...] = ()
    call: Call | None = None
    form_used_at: datetime | None = None
    was_offered: bool = False
    erased: bool = False
    consents: dict[str, str] = field(default_factory=dict)
    filed: tuple[Filed, ...] = ()
    scope: Literal["", "declined", "still"] = ""
    desk: DeskMemory = DeskMemory()
    sought: str = ""


state_as_json = Encoder().encode
"""A state as it is stored."""

state_of_json = Decoder(State).decode
"""The state that was stored; fields of another release are left out. `msgspec.ValidationError` if it is none."""
