"""Opinions and belief are not for this line: declined politely, and not a word of them is kept or passed on.

It acts only on phrases the unit has listed, only where nothing of crime, violence, weapons or help is named, and never
twice: whoever says that it is a crime after all is heard.
"""

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from functools import lru_cache

from msgspec.structs import replace

from bot.dialogue.content import Context, Scope
from bot.dialogue.events import ChoicePicked, MediaReceived, PersonEvent, TextEdited, TextReceived
from bot.dialogue.fold import fold
from bot.dialogue.form import asked
from bot.dialogue.said import said
from bot.dialogue.state import AwaitingAnswer, AwaitingCaseMessage, State
from bot.dialogue.steps import Step, open_form
from bot.dialogue.walk import form_of, question_of

_WORD = re.compile(r"\w+")


def is_outside(text: str, scope: Scope | None) -> bool:
    """Whether the words name an opinion or a belief, and nothing that is for the police."""
    if scope is None:
        return False
    words = _words(text)
    return _names(words, scope.named) and not _names(words, scope.in_scope)


def guarded(state: State, event: PersonEvent, context: Context) -> Step | State:
    """The polite refusal of what `event` says; or the state to go on with, if there is nothing to refuse."""
    if isinstance(event, ChoicePicked):
        return _insisting(state, event, context)
    if state.scope == "still" or not is_outside(_said_in(event), context.programme.scope):
        return replace(state, scope="") if state.scope == "declined" else state
    awaiting = state.awaiting
    if isinstance(awaiting, AwaitingAnswer) and form_of(awaiting, context).urgent:
        return state  # a call for help is heard whatever else it says
    if isinstance(awaiting, AwaitingCaseMessage):
        return state  # it belongs to a report that was taken
    if isinstance(awaiting, AwaitingAnswer) and question_of(awaiting, context).kind == "text":
        declined = replace(state, scope="declined")
        return asked(declined, context, notice=said("scope-declined", state, context))
    if open_form(state) is not None and isinstance(event, TextReceived):
        return state  # a place or a phone number: it is read as that, and refused if it is none
    return asked(state, context, notice=said("scope-home", state, context))


def _insisting(state: State, event: ChoicePicked, context: Context) -> Step | State:
    """Their word that it is a crime stands until the form is left."""
    if event.id != "scope.still" or state.scope != "declined":
        return state
    return asked(replace(state, scope="still"), context, notice=said("scope-again", state, context))


def _said_in(event: PersonEvent) -> str:
    if isinstance(event, (TextReceived, TextEdited)):
        return event.text
    return (event.caption or "") if isinstance(event, MediaReceived) else ""


def _words(text: str) -> list[str]:
    return _WORD.findall(text.casefold())


def _names(words: Sequence[str], phrases: tuple[str, ...]) -> bool:
    """Whether one of the phrases stands in the words."""
    beginning_with = _index(phrases)
    if beginning_with.keys().isdisjoint(words):
        return False
    return any(
        len(phrase) <= len(words) - at
        and all(word in typed for word, typed in zip(words[at : at + len(phrase)], phrase, strict=True))
        for at, first in enumerate(words)
        for phrase in beginning_with.get(first, ())
    )


@lru_cache(maxsize=8)
def _index(phrases: tuple[str, ...]) -> Mapping[str, Sequence[Sequence[frozenset[str]]]]:
    """First word as typed → the phrases that begin so, each as the ways to type its words: with all marks or none."""
    found: defaultdict[str, list[Sequence[frozenset[str]]]] = defaultdict(list)
    for phrase in phrases:
        ways = [frozenset((word, fold(word))) for word in _words(phrase)]
        for first in ways[0]:
            found[first].append(ways)
    return dict(found)
