"""Following a case: opening it with its receipt code, reading it, adding to it, slowing guesses down."""

import math
from datetime import timedelta

from msgspec.structs import replace

from bot.dialogue.answers import has_words
from bot.dialogue.ask import said
from bot.dialogue.calls import is_standing, status_key
from bot.dialogue.content import Context
from bot.dialogue.effects import AddToCase, FindCase, FindOwnCase, ReloadCase
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
    TimelineEntry,
)
from bot.dialogue.form import asked
from bot.dialogue.local_time import VIETNAM
from bot.dialogue.places import point_of
from bot.dialogue.receipt import normalise
from bot.dialogue.replies import Reply
from bot.dialogue.state import AwaitingCaseMessage, AwaitingCode, AwaitingMenu, State
from bot.dialogue.steps import Step, moved, open_form

WRONG_CODES = 5
LOCKED_FOR = timedelta(minutes=15)
TIMELINE = 10
"""Entries of a case's history that are shown."""


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
    )
    opened = moved(state, case)
    if isinstance(state.awaiting, AwaitingCode):
        opened = replace(opened, wrong_codes=0, codes_locked_until=None)
    shown = [Reply(_shown(event, state, context))]
    if event.has_thanks:
        shown.append(Reply(said("thanks-offer", state, context, number=str(event.number))))
    return asked(opened, context, tuple(shown))


def on_missing(state: State, context: Context) -> Step:
    """Nothing opened: a wrong code, or a case that is no longer there for this conversation."""
    if isinstance(state.awaiting, AwaitingCode):
        return wrong_code(state, context)
    return asked(_left(state), context, notice=said("case-missing", state, context))


def on_case(state: State, awaiting: AwaitingCaseMessage, event: PersonEvent, context: Context) -> Step:
    """An event while a case is open: words and pictures are added to it."""
    match event:
        case ChoicePicked(id="case.refresh"):
            return Step(state, (), (ReloadCase(awaiting.case_id),))
        case TextReceived(text=text) if has_words(text):
            return Step(state, (), (AddToCase(awaiting.case_id, text=text.strip()),))
        case TextReceived():
            return asked(state, context, notice=said("text-empty", state, context))
        case MediaReceived(file_id=file_id, caption=caption):
            return Step(state, (), (AddToCase(awaiting.case_id, text=caption or None, file_id=file_id),))
        case PlaceShared() if point := point_of(event):
            words = said("case-place", state, context, latitude=str(point[0]), longitude=str(point[1]))
            return Step(state, (), (AddToCase(awaiting.case_id, text=words),))
        case ContactShared():
            return asked(state, context, notice=said("case-no-contact", state, context))
        case ChoicePicked():
            return asked(state, context, notice=said("stale", state, context))
    return asked(state, context, notice=said("misplaced", state, context))


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


def _shown(event: CaseFound, state: State, context: Context) -> str:
    known = event.category in context.programme.category_by_key
    category = said(f"category-{event.category if known else 'other'}", state, context)
    head = said(
        "case-head",
        state,
        context,
        number=str(event.number),
        category=category,
        filed=event.filed_at.astimezone(VIETNAM).strftime("%H:%M %d/%m/%Y"),
        status=said(status_key(event.category, event.status), state, context),
    )
    return "\n".join(
        [head, *(_line(entry, event.category, state, context) for entry in event.timeline[-TIMELINE:])]
    )


def _line(entry: TimelineEntry, category: str, state: State, context: Context) -> str:
    at = entry.at.astimezone(VIETNAM).strftime("%d/%m %H:%M")
    if entry.kind == "message":
        # Not the words: who was tricked into opening a stranger's case by its link must not be read there.
        return f"{at} · {said('case-by-message', state, context)}"
    is_status = entry.kind == "status"
    words = said(status_key(category, entry.text), state, context) if is_status else entry.text
    return f"{at} · {said(f'case-by-{entry.kind}', state, context)}: {words}"
