"""Consent for each purpose, given by an act right below the words that say what it is for.

Sharing a position, sending a picture and choosing to be written to are such acts: no card, no tick, no extra step.
Silence is none. What comes before its words were shown is answered with them, and counts once it is sent off.
For a form that is urgent from the start nothing is asked: life and health need no consent.
"""

from collections.abc import Mapping
from typing import Any

from msgspec.structs import replace

from bot.dialogue.content import Context, Form, Purpose
from bot.dialogue.effects import AddToCase, FileCase, RecordConsent
from bot.dialogue.events import CaseFiled, Event, PlaceShared
from bot.dialogue.replies import Reply
from bot.dialogue.state import AwaitingAnswer, AwaitingCaseMessage, Interrupted, State
from bot.dialogue.steps import Step, open_form

PURPOSES: tuple[Purpose, ...] = ("contact", "place", "media")
_NONE = frozenset[Purpose]()
_AT_CASE = frozenset[Purpose](("place", "media"))


def statements(state: State, context: Context) -> list[str]:
    """The words of every consent that the next act may give and that was not given yet."""
    awaiting = state.awaiting
    if not isinstance(awaiting, (AwaitingAnswer, AwaitingCaseMessage)):
        return []
    if isinstance(awaiting, AwaitingAnswer) and awaiting.pending:
        return []
    opened = _open(state, context)
    return [_words(purpose, state, context) for purpose in PURPOSES if purpose in opened] if opened else []


def noted(state: State, event: Event, after: Step, context: Context) -> Step:
    """`after`, the step from `state`, with the consents that the event gave, or the words for what came before them."""
    if isinstance(event, CaseFiled):
        return after
    used = _used(event, after, context)
    if used:
        used -= _given(after.state, context)
    if not used:
        return after
    sent_off = any(isinstance(effect, FileCase) for effect in after.effects)
    given = used if sent_off else used & _open(state, context)
    late = used - given - _in_form(state, context)
    if late and after.replies:
        *before, last = after.replies
        told = [_words(purpose, state, context) for purpose in PURPOSES if purpose in late]
        words = Reply("\n\n".join(told), locale=after.state.locale)
        after = Step(after.state, (*before, words, last), after.effects)
    return _recorded(after, given, context)


def without(form: Interrupted, purpose: str, context: Context) -> Interrupted:
    """The open form without what the consent for `purpose` was for."""
    kinds = {one.key: one.kind for one in context.programme.forms[form.form].questions}
    answers = {
        key: kept
        for key, answer in form.answers.items()
        if (kept := _cut(kinds.get(key), answer, purpose)) is not None or answer is None
    }
    if isinstance(form, AwaitingAnswer):
        return replace(form, answers=answers, pending=None)
    return replace(form, answers=answers)


def _cut(kind: str | None, answer: Any, purpose: str) -> Any:
    """The answer without what `purpose` stands for; None if nothing is left of it."""
    if kind != purpose or answer is None:
        return answer
    if kind == "place" and (answer.get("words") or answer.get("commune")):
        return {**answer, "point": None}
    return None


def _recorded(after: Step, given: frozenset[Purpose], context: Context) -> Step:
    agreed = {one: context.programme.statement_for[one].version for one in PURPOSES if one in given}
    if not agreed:
        return after
    state = replace(after.state, consents={**after.state.consents, **agreed})
    proofs = [RecordConsent(purpose, version, state.locale) for purpose, version in agreed.items()]
    return Step(state, after.replies, (*after.effects, *proofs))


def _open(state: State, context: Context) -> frozenset[Purpose]:
    """The purposes whose words are in front, and which were not agreed to before."""
    awaiting = state.awaiting
    found = _NONE
    if isinstance(awaiting, AwaitingCaseMessage):
        found = _NONE if awaiting.is_gone else _AT_CASE
    elif isinstance(awaiting, AwaitingAnswer) and (form := _form(awaiting, context)):
        found = form.purposes.get(awaiting.question, _NONE)
    return found & context.programme.statement_for.keys() - _given(state, context) if found else found


def _given(state: State, context: Context) -> frozenset[Purpose]:
    """The purposes agreed to in the words that count now, and those that nobody is asked about."""
    stated = context.programme.statement_for
    return frozenset(
        purpose
        for purpose in PURPOSES
        if purpose not in stated or state.consents.get(purpose) == stated[purpose].version
    )


def _used(event: Event, after: Step, context: Context) -> frozenset[Purpose]:
    """The purposes that the step needs: of the open form, of the case it files, of what it adds to one."""
    used = _in_form(after.state, context)
    for effect in after.effects:
        if isinstance(effect, AddToCase):
            used |= {"media"} if effect.file_id else _NONE
            used |= {"place"} if isinstance(event, PlaceShared) else _NONE
    return used


def _in_form(state: State, context: Context) -> frozenset[Purpose]:
    """The purposes that the open form's answers need, and half an answer too."""
    awaiting = open_form(state)
    form = _form(awaiting, context) if awaiting else None
    if awaiting is None or form is None:
        return _NONE
    used = _in_answers(form, awaiting.answers)
    pending = awaiting.pending if isinstance(awaiting, AwaitingAnswer) else None
    return used | {"place"} if pending and pending.get("point") else used


def _in_answers(form: Form, answers: Mapping[str, Any]) -> frozenset[Purpose]:
    used = _NONE
    for key, purpose in form.purposes.items():
        answer = answers.get(key)
        if answer and _needs(answer, purpose):
            used |= purpose
    return used


def _needs(answer: Any, purpose: frozenset[Purpose]) -> bool:
    if "media" in purpose:
        return True
    is_point = "place" in purpose and answer.get("point")
    return bool(is_point or ("contact" in purpose and answer.get("way") != "none"))


def _form(awaiting: Interrupted, context: Context) -> Form | None:
    """The form, unless it is gone, or too urgent to ask anything that is not needed."""
    form = context.programme.forms.get(awaiting.form)
    return None if form is None or form.urgent else form


def _words(purpose: Purpose, state: State, context: Context) -> str:
    return context.programme.statement_for[purpose].words[state.locale]
