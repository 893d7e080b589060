"""What was sent from this conversation within the last hour: how many reports, and whether one says the same.

Of each only the minute, a fingerprint of its words and, where its teller may be written to, its number are kept.
"""

import math
from datetime import datetime, timedelta
from hashlib import blake2s

from bot.dialogue.content import Context, Form
from bot.dialogue.effects import FileCase
from bot.dialogue.fold import fold
from bot.dialogue.state import Answers, Filed, State

RECENTLY = timedelta(hours=1)
_MINUTE = timedelta(minutes=1)
_NEVER_LIMITED = frozenset({"flood"})
"""Categories whose reports come through however many there are, beside everything urgent."""


def is_limited(case: FileCase) -> bool:
    """Whether the report may be asked to wait, or taken for one that was sent already."""
    return not case.urgent and case.category not in _NEVER_LIMITED


def recent(state: State, now: datetime) -> tuple[Filed, ...]:
    """What was sent within the last hour, the oldest first."""
    return tuple([one for one in state.filed if now - one.at < RECENTLY])


def minutes_to_wait(state: State, context: Context) -> int:
    """Minutes until one more may be sent; 0 is at once."""
    sent, allowed = recent(state, context.now), context.programme.unit.tips_an_hour
    if len(sent) < allowed:
        return 0
    free_at = sent[-allowed].at + RECENTLY
    return max(1, math.ceil((free_at - context.now) / _MINUTE))


def repeated(state: State, form: Form, answers: Answers, now: datetime) -> Filed | None:
    """The last report of the last hour that says the same words, or None; without words there is none."""
    sent = recent(state, now)
    words = fingerprint(form, answers) if sent else ""
    return next((one for one in reversed(sent) if words and one.words == words), None)


def fingerprint(form: Form, answers: Answers) -> str:
    """The same for the same words, whatever their marks and blanks; empty if nothing was written."""
    written = [answers.get(question.key) for question in form.questions if question.kind == "text"]
    said = [fold(words) for words in written if isinstance(words, str)]
    if not said:
        return ""
    return blake2s("\n".join((form.name, *said)).encode(), digest_size=8, person=b"sent").hexdigest()


def remembered(
    state: State, form: Form, answers: Answers, number: int | None, now: datetime
) -> tuple[Filed, ...]:
    """What was sent within the last hour, now with this report. No number: nothing may lead to the case."""
    minute = now.replace(second=0, microsecond=0)
    return (*recent(state, now), Filed(minute, fingerprint(form, answers), number))
