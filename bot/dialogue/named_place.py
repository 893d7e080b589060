"""The part of a message that names a place, for the place question to confirm."""

from collections.abc import Sequence

from bot.dialogue.content import Context, Form, PlaceMatch
from bot.dialogue.fold import fold

_EDGES = ".,;:!?()\"'“”…"
MOST_WORDS = 100
"""Words of a message that are looked at: whoever sends a book is asked for the place."""
_REACH = 6
"""Words before a commune's name that may belong to the place ("thôn 3", "gần chợ")."""


def named_place(text: str, form: Form, context: Context) -> str | None:
    """The words around the commune that `text` names, such as "thôn 3 Tiên Cảnh"; None if it names none."""
    hints, match = context.programme.hints, context.gazetteer.match
    words = text.split()[:MOST_WORDS]
    wanted = _codes(match(" ".join(words)))
    if not wanted:
        return None

    def names_it(start: int, end: int) -> bool:
        return _codes(match(" ".join(words[start:end]))) == wanted

    start, end = 0, len(words)
    while end > 1 and names_it(start, end - 1):
        end -= 1
    while start < end - 1 and names_it(start + 1, end):
        start += 1
    before = start
    while before > 0 and start - before < _REACH and not _is_break(words[before - 1]):
        before -= 1
    leading = [at for at in range(before, start) if fold(words[at].strip(_EDGES)) in hints.place_words]
    found = " ".join(words[leading[0] if leading else start : end]).strip(_EDGES + " ")
    question = form.questions[form.index[hints.place]]
    return found if found and len(found) <= question.limit else None


def _is_break(word: str) -> bool:
    return word[-1] in ".,;:!?"


def _codes(found: Sequence[PlaceMatch]) -> list[str]:
    return [match.code for match in found]
