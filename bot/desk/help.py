"""`/help`: the commands of one's role by subject, one line each; one command in full; the nearest to a wrong one."""

import re
from collections.abc import Iterable
from itertools import groupby

from rapidfuzz import fuzz, process

from bot.desk.errand import Errand
from bot.desk.home import desk_buttons
from bot.dialogue.fold import fold
from bot.dialogue.replies import Choice, Reply

SUBJECTS = ("lists", "case", "deciding", "people", "reports")
"""In the order of `/help`; the text `desk-help-subject-<name>` heads each."""

EVERYBODYS = frozenset(
    {"start", "cancel", "help", "language", "privacy", "mydata", "forget", "panic", "verify"}
)
"""Commands of every chat, which are not the desk's."""

_SUBJECT = {
    "tips": "lists",
    "find": "lists",
    "model": "lists",
    "overdue": "lists",
    "status": "deciding",
    "grade": "deciding",
    "received": "deciding",
    "register": "deciding",
    "extend": "deciding",
    "merge": "deciding",
    "split": "deciding",
    "thank": "deciding",
    "invite": "people",
    "staff": "people",
    "role": "people",
    "suspend": "people",
    "handover": "people",
    "unit": "people",
    "unlock": "people",
    "lock": "people",
    "recover": "people",
    "warn": "reports",
    "digest": "reports",
    "alerts": "reports",
    "audit": "reports",
    "export": "reports",
}
"""What a command is about; one that is not here works on a case."""

_NEAR = 60
"""Per cent of likeness below which no command is meant."""


def by_subject(names: Iterable[str]) -> list[tuple[str, list[str]]]:
    """The commands under their subjects, both in order."""
    ordered = sorted(names, key=lambda name: SUBJECTS.index(_subject(name)))
    return [(subject, list(some)) for subject, some in groupby(ordered, key=_subject)]


def help_with(errand: Errand, names: list[str], argument: str) -> Reply:
    """`/help [COMMAND]`, of the commands `names`."""
    word = argument.strip().removeprefix("/").lower()
    if not word:
        return overview(errand, names)
    return _in_full(errand, word) if word in names else unknown(errand, names, word)


def overview(errand: Errand, names: Iterable[str]) -> Reply:
    """All of them, a line each; short enough for one message, whatever the role."""
    lines = "\n\n".join(_under(errand, subject, some) for subject, some in by_subject(names))
    return Reply(errand.text("desk-help", lines=lines), desk_buttons(errand))


def line(errand: Errand, name: str) -> str:
    """What a command does, with an example."""
    return errand.text(f"desk-help-{name}")


def unknown(errand: Errand, names: Iterable[str], typed: str, argument: str = "") -> Reply:
    """Names the nearest command as a button; a case's number goes with it."""
    found = process.extract(fold(typed), list(names), scorer=fuzz.ratio, limit=2, score_cutoff=_NEAR)
    number = re.fullmatch(r"#?([0-9]{1,9})", argument.strip())
    buttons = [_try(name, number[1] if number else None) for name, *_ in found]
    key = "desk-help-nearest" if buttons else "desk-help-unknown"
    help_button = errand.button("help", label="desk-button-help")
    return errand.reply(key, *buttons, help_button, word=errand.shown(typed))


def _subject(name: str) -> str:
    return _SUBJECT.get(name, "case")


def _under(errand: Errand, subject: str, names: Iterable[str]) -> str:
    head = errand.text(f"desk-help-subject-{subject}")
    return "\n".join([head, *(line(errand, name) for name in names)])


def _in_full(errand: Errand, name: str) -> Reply:
    """Its line, and below it what else it does, with two examples."""
    words = f"{line(errand, name)}\n\n{errand.text(f'desk-help-{name}-full')}"
    return Reply(words, (errand.button("help", label="desk-button-help"),))


def _try(name: str, number: str | None) -> Choice:
    words = (number,) if number else ()
    return Choice(".".join(["desk", name, *words]), " ".join([f"/{name}", *words]))
