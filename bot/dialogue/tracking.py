"""Following a case: opening it with its receipt code, reading it, adding to it, slowing guesses down."""

import math
from datetime import timedelta

from msgspec.structs import replace

from bot.dialogue.answers import has_words
from bot.dialogue.calls import is_standing
from bot.dialogue.caseacts import on_case_act, on_open_case, on_pushed_act
from bot.dialogue.caseview import shown
from bot.dialogue.content import Context
from bot.dialogue.effects import AddToCase, FindCase, FindOwnCase
from bot.dialogue.events import (
    CaseAdded,
    CaseClosed,
    CaseFound,
    CaseFull,
    ChoicePicked,
    ContactShared,
    MediaReceived,
    PersonEvent,
    PlaceShared,
    TextReceived,
)
from bot.dialogue.form import asked
from bot.dialogue.places import point_of
from bot.dialogue.receipt import normalise
from bot.dialogue.replies import Reply
from bot.dialogue.said import said
from bot.dialogue.state import (
    AwaitingCaseAct,
    AwaitingCaseMessage,
    AwaitingCode,
    AwaitingMenu,
    AwaitingVoice,
    State,
)
from bot.dialogue.steps import Step, moved, open_form

WRONG_CODES = 5
LOCKED_FOR = timedelta(minutes=15)


def ask_code(state: State, context: Context) -> Step:
    """Wait for a receipt code, unless too many were wrong."""
    if notice := locked(state, context):
        return asked(_left(state), context, notice=notice)
    return asked(moved(state, AwaitingCode(interrupted=open_form(state))), context)


def open_code(state: State, code: str, context: Context) -> Step:
    """Look a code up (in its normal form), unless too many were wrong."""
    if notice := locked(state, context):
        return asked(_left(state), context, notice=notice)
    waiting = moved(state, AwaitingCode(interrupted=open_form(state)))
    return Step(waiting, (), (FindCase(code),))


def on_pushed(state: State, picked: str, context: Context) -> Step | None:
    """A button under a message that came into the chat by itself; None if it is no such one."""
    if picked.startswith("case.reply."):
        return open_own(state, picked.removeprefix("case.reply."), context)
    return on_pushed_act(state, picked)


def open_own(state: State, number: str, context: Context) -> Step:
    """Open a case this conversation reported, by the button under an officer's answer."""
    if not number.isdecimal() or len(number) > 12:
        return asked(state, context, notice=said("stale", state, context))
    waiting = state if not isinstance(state.awaiting, AwaitingCode) else _left(state)
    return Step(waiting, (), (FindOwnCase(int(number)),))


def on_code(state: State, event: PersonEvent, context: Context) -> Step:
    """An event while a receipt code is awaited."""
    if not isinstance(event, TextReceived):
        return asked(state, context, notice=said("track-not-a-code", state, context))
    if notice := locked(state, context):
        return asked(_left(state), context, notice=notice)
    code = normalise(event.text)
    return wrong_code(state, context) if code is None else Step(state, (), (FindCase(code),))


def wrong_code(state: State, context: Context) -> Step:
    """Count a code that opened nothing; after some, no code is tried for a while."""
    count = state.wrong_codes + 1
    if count < WRONG_CODES:
        counted = replace(state, wrong_codes=count)
        return asked(
            counted, context, notice=said("track-wrong", state, context, left=str(WRONG_CODES - count))
        )
    until = context.now + LOCKED_FOR
    closed = replace(state, wrong_codes=0, codes_locked_until=until)
    return asked(_left(closed), context, notice=locked(closed, context))


def locked(state: State, context: Context) -> str | None:
    """Why no code is tried now, or None if one may be."""
    until = state.codes_locked_until
    if until is None or context.now >= until:
        return None
    minutes = math.ceil((until - context.now) / timedelta(minutes=1))
    return said("track-locked", state, context, minutes=str(minutes))


def on_found(state: State, event: CaseFound, context: Context) -> Step:
    """A case is open: show it and wait for what its reporter wants to add."""
    case = AwaitingCaseMessage(
        case_id=event.case_id,
        number=event.number,
        interrupted=open_form(state),
        is_call=is_standing(event),
        has_thanks=event.has_thanks,
        can=event.can,
        is_gone=event.gone,
    )
    opened = moved(state, case)
    if isinstance(state.awaiting, AwaitingCode):
        opened = replace(opened, wrong_codes=0, codes_locked_until=None)
    before = [Reply(shown(event, state, context))]
    if event.has_thanks:
        before.append(Reply(said("thanks-offer", state, context, number=str(event.number))))
    return asked(opened, context, tuple(before))


def on_missing(state: State, context: Context) -> Step:
    """Nothing opened: a wrong code, or a case that is no longer there for this conversation."""
    if isinstance(state.awaiting, AwaitingCode):
        return wrong_code(state, context)
    return asked(_left(state), context, notice=said("case-missing", state, context))


def on_case(state: State, awaiting: AwaitingCaseMessage, event: PersonEvent, context: Context) -> Step:
    """An event while a case is open: words and pictures are added to it."""
    match event:
        case TextReceived(text=text) if has_words(text):
            return Step(state, (), (AddToCase(awaiting.case_id, text=text.strip()),))
        case TextReceived():
            return asked(state, context, notice=said("text-empty", state, context))
        case MediaReceived():
            return _on_file(state, awaiting, event, context)
        case PlaceShared() if point := point_of(event):
            words = said("case-place", state, context, latitude=str(point[0]), longitude=str(point[1]))
            return Step(state, (), (AddToCase(awaiting.case_id, text=words),))
        case ContactShared():
            return asked(state, context, notice=said("case-no-contact", state, context))
        case ChoicePicked(id=picked) if act := on_open_case(state, awaiting, picked):
            return act
        case ChoicePicked():
            return asked(state, context, notice=said("stale", state, context))
    return asked(state, context, notice=said("misplaced", state, context))


def on_act(state: State, awaiting: AwaitingCaseAct, event: PersonEvent, context: Context) -> Step:
    """An event while something is done with the open case; a button of the case itself leaves that."""
    case = awaiting.case
    return on_case_act(state, awaiting, event, context) or on_case(moved(state, case), case, event, context)


def _on_file(state: State, awaiting: AwaitingCaseMessage, event: MediaReceived, context: Context) -> Step:
    """A file becomes part of the case; a voice only once it is known what is to become of it."""
    if event.kind == "voice":
        return asked(moved(state, AwaitingVoice((event.file_id,), awaiting, event.caption or None)), context)
    coming = () if event.source is None else (Reply(said("case-coming", state, context)),)
    return Step(state, coming, (AddToCase(awaiting.case_id, event.caption or None, event.file_id),))


def on_added(state: State, event: CaseAdded | CaseFull | CaseClosed, context: Context) -> Step:
    """Whether what was sent is part of the case now. One whose content is destroyed is left."""
    match event:
        case CaseAdded():
            return asked(state, context, notice=said("case-added", state, context))
        case CaseFull(limit=limit):
            return asked(state, context, notice=said("case-full", state, context, limit=str(limit)))
        case CaseClosed(number=number):
            closed = said("case-closed", state, context, number=str(number))
            return asked(_left(state), context, notice=closed)


def _left(state: State) -> State:
    """The state without the code or the case: back in the interrupted form, or at home."""
    return moved(state, open_form(state) or AwaitingMenu())
