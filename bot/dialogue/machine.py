"""The dialogue's door: which room answers which event. Any event in any state gets an answer.

AwaitingMenu ──menu.tip, menu.hand_in──▶ AwaitingAnswer ──last answer──▶ AwaitingReview ──CaseFiled──▶ menu
     │  ▲                                   ▲      ▲                        │    ▲
     │  └────────── cancel, anywhere        │      └──── AwaitingEdit ◀─────┘    │
     │                                      └───────────────── edit.<question> ──┘
     ├──menu.flood──▶ AwaitingAnswer ──first answer, CaseFiled──▶ AwaitingAnswer of the case ──▶ menu
     ├──menu.track──▶ AwaitingCode ──CaseFound──▶ AwaitingCaseMessage ◀──case.…──▶ AwaitingCaseAct
     ├──menu.models──▶ AwaitingCommune ──▶ AwaitingModels ──▶ AwaitingModel ──▶ AwaitingModelWords
     ├──menu.warnings──▶ AwaitingWarnings ──warning.place──▶ AwaitingCommune
     ├──thanks.yes──▶ AwaitingThanks
     ├──menu.privacy──▶ AwaitingPrivacy, also from a form, which waits meanwhile
     └──menu.language──▶ AwaitingLanguage

A form in front or interrupted ──TimePassed──▶ AwaitingResume ──form.resume──▶ the form
"""

from msgspec.structs import replace

from bot.dialogue import calls, choices, consent, recall
from bot.dialogue.caseacts import on_acted
from bot.dialogue.commands import on_command
from bot.dialogue.content import RESERVED, Context
from bot.dialogue.edited import on_edited
from bot.dialogue.effects import AddToCase, ForgetFiles
from bot.dialogue.events import (
    TEXT_LIMIT,
    AfterSendingOutcome,
    CaseAdded,
    CaseAnswered,
    CaseClosed,
    CaseFiled,
    CaseFound,
    CaseFull,
    CaseMissing,
    CaseOutcome,
    ChoicePicked,
    CommandReceived,
    Enrolled,
    Event,
    FileLost,
    InviteRefused,
    MediaReceived,
    OutcomeEvent,
    OwnDataOutcome,
    PersonEvent,
    ReceiptStated,
    StatementChecked,
    TextEdited,
    TextReceived,
    TimePassed,
    UnsupportedReceived,
)
from bot.dialogue.followup import on_case_answered, on_followup
from bot.dialogue.form import asked, on_answer
from bot.dialogue.lost import REASONS, on_lost
from bot.dialogue.memory import on_time_passed, touched
from bot.dialogue.menu import home_of, on_menu, on_menu_choice, set_language
from bot.dialogue.panic import is_panic, panic
from bot.dialogue.pictures import pictures_of, waiting_files
from bot.dialogue.privacy import on_own_outcome, on_privacy_choice
from bot.dialogue.receipt import normalise
from bot.dialogue.register_desk import (
    in_register,
    on_pushed_choice,
    on_register_choice,
    on_register_event,
)
from bot.dialogue.register_events import RegisterEvent
from bot.dialogue.repair import repaired
from bot.dialogue.replies import Reply
from bot.dialogue.review import on_filed, on_review
from bot.dialogue.said import said
from bot.dialogue.scope import guarded
from bot.dialogue.state import (
    AwaitingAnswer,
    AwaitingCaseAct,
    AwaitingCaseMessage,
    AwaitingCode,
    AwaitingEdit,
    AwaitingPrivacy,
    AwaitingResume,
    AwaitingReview,
    AwaitingVoice,
    Registers,
    State,
)
from bot.dialogue.statement import is_meant
from bot.dialogue.statements import check_statement, on_checked, on_stated
from bot.dialogue.steps import Step, moved, open_form
from bot.dialogue.tracking import on_act, on_added, on_case, on_code, on_pushed, open_code
from bot.dialogue.typed import typed_choice
from bot.dialogue.voices import on_voice
from bot.dialogue.walk import form_of
from bot.dialogue.whole import unclear_words

__all__ = ["Step", "step"]

_UNSUPPORTED = frozenset({"empty", "long_text", "others_contact", "too_big", "too_big_file"}) | REASONS
"""Kinds of unsupported events with words of their own, the text `unsupported-<kind>`."""


def step(state: State, event: Event, context: Context) -> Step:
    """The next state, what is said, and what the turn must do. Pure: the same input gives the same output.

    An effect's outcome comes back here with the state this step returned and the same context.
    """
    after = consent.noted(state, event, _in_time(state, event, context), context)
    if isinstance(event, CaseFiled):
        return after  # its pictures belong to the case now
    dropped = _came(event) | pictures_of(state, context)
    if not dropped:
        return after
    dropped -= pictures_of(after.state, context)
    dropped -= {effect.file_id for effect in after.effects if isinstance(effect, AddToCase)}
    if not dropped:
        return after
    replies = after.replies
    if (
        dropped & waiting_files(state)
        and event != ChoicePicked("media.drop")
        and not isinstance(event, (FileLost, TimePassed))
    ):
        replies = (Reply(said("media-unsent", after.state, context)), *replies)
    return Step(after.state, replies, (*after.effects, ForgetFiles(tuple(sorted(dropped)))))


def _in_time(state: State, event: Event, context: Context) -> Step:
    """The step, with what time does to the state: an open form is used now, one that was erased is told of."""
    if isinstance(event, TimePassed):
        return on_time_passed(state, context)
    before: tuple[Reply, ...] = ()
    if state.erased:
        before = (Reply(said("form-erased", state, context)),)
        state = replace(state, erased=False)
    after = _stepped(state, event, context)
    return Step(touched(after.state, context.now), (*before, *after.replies), after.effects)


def _came(event: Event) -> frozenset[str]:
    """The file that this event leaves with us, for the step to keep or to forget."""
    if isinstance(event, (MediaReceived, CaseFull, CaseClosed)) and event.file_id is not None:
        return frozenset((event.file_id,))
    return frozenset()


def _stepped(state: State, event: PersonEvent | OutcomeEvent, context: Context) -> Step:
    fingerprint = context.programme.fingerprint
    if state.content == fingerprint:
        return _routed(state, event, context)
    mended = repaired(replace(state, content=fingerprint), context)
    if mended.notice is None:
        return _routed(mended.state, event, context)
    if mended.asks_again and not isinstance(event, (CommandReceived, TextEdited)):
        return asked(mended.state, context, notice=mended.notice)
    after = _routed(mended.state, event, context)
    return Step(after.state, (Reply(mended.notice), *after.replies), after.effects)


def _routed(state: State, event: PersonEvent | OutcomeEvent, context: Context) -> Step:
    if isinstance(event, PersonEvent):
        return _from_person(state, event, context)
    if isinstance(event, FileLost):
        return on_lost(state, event, context)
    if isinstance(event, RegisterEvent):
        return on_register_event(state, event, context)
    if isinstance(event, AfterSendingOutcome):
        return _after_sending(state, event, context)
    if isinstance(event, OwnDataOutcome):
        return on_own_outcome(state, event, context)
    if isinstance(event, (Enrolled, InviteRefused)):
        return _on_invite(state, event, context)
    return _on_case_outcome(state, event, context)


def _on_case_outcome(state: State, event: CaseOutcome, context: Context) -> Step:
    match event:
        case CaseFiled():
            return on_filed(state, event, context)
        case CaseFound():
            return recall.on_found(state, event, context)
        case CaseMissing():
            return recall.on_missing(state, context)
        case CaseAnswered():
            return on_case_answered(state, context)
        case CaseAdded() | CaseFull() | CaseClosed():
            return on_added(state, event, context)


def _on_invite(state: State, event: Enrolled | InviteRefused, context: Context) -> Step:
    if isinstance(event, InviteRefused):
        return asked(state, context, notice=said("staff-invite-refused", state, context))
    named = said(f"role-{event.role}", state, context)
    welcome = said("staff-enrolled", state, context, role=named)
    return Step(home_of(state), (Reply(welcome, role=event.role),))


def _after_sending(state: State, event: AfterSendingOutcome, context: Context) -> Step:
    match event:
        case ReceiptStated():
            return on_stated(state, event, context)
        case StatementChecked():
            return on_checked(state, event, context)
    return on_acted(state, event, context)


def _from_person(state: State, event: PersonEvent, context: Context) -> Step:
    match event:
        case CommandReceived():
            return on_command(state, event, context)
        case TextReceived(text=text) if is_panic(text):
            return panic(state)
        case TextReceived(text=text) if len(text) > TEXT_LIMIT:
            return asked(state, context, notice=said("unsupported-long_text", state, context))
        case UnsupportedReceived(kind=kind):
            key = f"unsupported-{kind}" if kind in _UNSUPPORTED else "unsupported"
            return asked(state, context, notice=said(key, state, context))
        case TextEdited() if not _adds_to_a_case(state):
            after = guarded(state, event, context)
            return after if isinstance(after, Step) else on_edited(after, event, context)
        case ChoicePicked(id=picked):
            return _anywhere(state, picked, context) or _in_state(state, event, context)
        case TextReceived(text=text, ref=ref) if typed := typed_choice(state, text, context):
            return _anywhere(state, typed, context) or _in_state(state, ChoicePicked(typed, ref), context)
    return _in_state(state, event, context)


def _adds_to_a_case(state: State) -> bool:
    return isinstance(state.awaiting, AwaitingAnswer) and state.awaiting.case_id is not None


def _anywhere(state: State, picked: str, context: Context) -> Step | None:
    """Buttons that mean the same wherever they are pressed; a menu button never throws an open form away."""
    form = open_form(state)
    if form is not None and picked.partition(".")[0] not in RESERVED:
        return None  # of the form in front, as most presses are
    if found := _wherever(state, picked, context):
        return found
    if form is None:
        return on_register_choice(state, picked, context) or on_menu_choice(state, picked, context)
    if picked == "form.cancel":
        return on_command(state, CommandReceived("cancel"), context)
    if picked == "form.resume":
        return asked(moved(state, form), context)
    if picked.startswith(("menu.", "programme.", "law.", "model.", "warning.")):
        return asked(moved(state, form), context, notice=said("form-still-open", state, context))
    return None


def _wherever(state: State, picked: str, context: Context) -> Step | None:
    """Buttons that an open form waits for: the language, one's own data, and what came into the chat by itself."""
    if picked.startswith("language."):
        return set_language(state, picked.removeprefix("language."), context)
    if picked.startswith("privacy."):
        return on_privacy_choice(state, picked, context)
    if picked == "case.safe":
        return calls.say_safe(state, context) or on_pushed_choice(state, picked, context)
    return on_pushed(state, picked, context) or on_pushed_choice(state, picked, context)


def _in_state(state: State, event: PersonEvent, context: Context) -> Step:
    if isinstance(event, TextReceived) and is_meant(event.text):
        return check_statement(state, event.text, context)  # wherever it is pasted, it is no answer
    after = guarded(state, event, context)
    if isinstance(after, Step):
        return after
    state, awaiting = after, after.awaiting
    if isinstance(awaiting, Registers):
        return in_register(state, awaiting, event, context)
    if isinstance(event, TextReceived) and (kept := unclear_words(state, event, context)):
        return kept
    if isinstance(awaiting, AwaitingAnswer):
        return _in_question(state, awaiting, event, context)
    return _elsewhere(state, event, context)


def _in_question(state: State, awaiting: AwaitingAnswer, event: PersonEvent, context: Context) -> Step:
    is_call = form_of(awaiting, context).files_after is not None
    if is_call and isinstance(event, TextReceived) and (code := normalise(event.text)):
        return open_code(
            state, code, context
        )  # what is typed there goes to officers at once, and a code must not
    if awaiting.case_id is not None:
        return on_followup(state, awaiting, awaiting.case_id, event, context)
    return on_answer(state, awaiting, event, context)


def _elsewhere(state: State, event: PersonEvent, context: Context) -> Step:
    awaiting = state.awaiting
    match awaiting:
        case AwaitingReview() | AwaitingEdit():
            return on_review(state, awaiting, event, context)
        case AwaitingResume():
            return _resumed(moved(state, awaiting.interrupted), event, context)
        case AwaitingCode():
            return on_code(state, event, context)
        case AwaitingCaseMessage():
            return on_case(state, awaiting, event, context)
        case AwaitingPrivacy() if awaiting.interrupted:
            key = "choice-unclear" if isinstance(event, TextReceived) else "misplaced"
            return asked(state, context, notice=said(key, state, context))
        case AwaitingCaseAct():
            return on_act(state, awaiting, event, context)
        case AwaitingVoice():
            return on_voice(state, awaiting, event, context, _in_state)
    return on_menu(state, event, context)


def _resumed(state: State, event: PersonEvent, context: Context) -> Step:
    """Whatever is not about the offer itself is for the form; a bare number was said of the offer's buttons."""
    if isinstance(event, TextReceived) and choices.number(event.text) is not None:
        return asked(state, context)
    return _from_person(state, event, context)
