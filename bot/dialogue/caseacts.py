"""What a teller does with a case beside adding to it: correct, withdraw, rate, have it opened again."""

from typing import assert_never

from msgspec.structs import replace

from bot.dialogue.answers import has_words
from bot.dialogue.buttons import RATINGS
from bot.dialogue.content import Context
from bot.dialogue.effects import ActOnCase, CaseAct, CheckCaseAct, ReloadCase, StateReceipt
from bot.dialogue.events import (
    CaseActDone,
    CaseActOpen,
    CaseActRefused,
    ChoicePicked,
    MediaReceived,
    PersonEvent,
    TextReceived,
)
from bot.dialogue.form import asked
from bot.dialogue.said import said
from bot.dialogue.state import Awaiting, AwaitingCaseAct, AwaitingCaseMessage, AwaitingMenu, State
from bot.dialogue.steps import Step, moved, open_form

_WITH_WORDS: dict[str, CaseAct] = {"correct": "correct", "comment": "comment", "reopen": "reopen"}
_ASKED: dict[str, CaseAct] = {"correct": "correct", "withdraw": "withdraw", "reopen": "reopen"}
_LONGEST_NUMBER = 12


def on_pushed_act(state: State, picked: str) -> Step | None:
    """A button under a message that came into the chat by itself, `case.rate.good.12`; None if it is no such one."""
    match picked.split("."):
        case ["case", "rate", rating, number] if rating in RATINGS and _is_number(number):
            return Step(state, (), (ActOnCase(number, "rate", rating=rating, own=True),))
        case ["case", "reopen", number] if _is_number(number):
            return Step(state, (), (CheckCaseAct(number, "reopen", own=True),))
    return None


def _is_number(text: str) -> bool:
    return text.isascii() and text.isdecimal() and len(text) <= _LONGEST_NUMBER


def on_open_case(state: State, case: AwaitingCaseMessage, picked: str) -> Step | None:
    """A button of the case in front; None if it is none of these."""
    match picked.split("."):
        case ["case", "refresh"]:
            return Step(state, (), (ReloadCase(case.case_id),))
        case ["case", "rate", rating] if rating in RATINGS:
            return Step(state, (), (ActOnCase(case.case_id, "rate", rating=rating),))
        case ["case", act] if act in _ASKED:
            return Step(state, (), (CheckCaseAct(case.case_id, _ASKED[act]),))
        case ["case", "statement"]:
            return Step(state, (), (StateReceipt(case.case_id),))
    return None


def on_case_act(state: State, awaiting: AwaitingCaseAct, event: PersonEvent, context: Context) -> Step | None:
    """What was waited for; None for a button of the case itself, which is then in front again."""
    case_id, act = awaiting.case.case_id, awaiting.act
    match event:
        case ChoicePicked(id="case.withdraw_yes") if act == "withdraw":
            return Step(state, (), (ActOnCase(case_id, "withdraw"),))
        case ChoicePicked(id="case.back"):
            return asked(moved(state, awaiting.case), context)
        case ChoicePicked():
            return None
        case TextReceived(text=text) if act in _WITH_WORDS and has_words(text):
            return Step(state, (), (ActOnCase(case_id, _WITH_WORDS[act], text=text.strip()),))
        case TextReceived() if act in _WITH_WORDS:
            return asked(state, context, notice=said("text-empty", state, context))
        case MediaReceived():
            return asked(state, context, notice=said("misplaced-media", state, context))
    return asked(state, context, notice=said("misplaced", state, context))


def on_acted(state: State, event: CaseActOpen | CaseActDone | CaseActRefused, context: Context) -> Step:
    """May it be done, was it done, or why not."""
    case = _case_of(state, event)
    match event:
        case CaseActOpen(act=act):
            return asked(moved(state, AwaitingCaseAct(case=case, act=act)), context)
        case CaseActRefused(reason=reason):
            hours = str(context.programme.unit.withdraw_hours)
            notice = said(f"case-not-{reason}", state, context, hours=hours)
            return asked(moved(state, case), context, notice=notice)
        case CaseActDone(act=act):
            notice = said(f"case-{act}-done", state, context, number=str(event.number))
            return asked(moved(state, _after(act, case)), context, notice=notice)
    assert_never(event)


def _case_of(state: State, event: CaseActOpen | CaseActDone | CaseActRefused) -> AwaitingCaseMessage:
    """The case that is open, with what may be done now; or the one a pushed button is about."""
    awaiting = state.awaiting
    case = awaiting.case if isinstance(awaiting, AwaitingCaseAct) else awaiting
    if not isinstance(case, AwaitingCaseMessage) or case.case_id != event.case_id:
        case = AwaitingCaseMessage(event.case_id, event.number, open_form(state))
    is_gone = case.is_gone or (isinstance(event, CaseActRefused) and event.reason == "gone")
    return replace(case, can=event.can, is_gone=is_gone)


def _after(act: str, case: AwaitingCaseMessage) -> Awaiting:
    if act == "rate":
        return AwaitingCaseAct(case=case, act="comment")
    if act == "withdraw":
        return case.interrupted or AwaitingMenu()
    return case
