"""`/grade`: what a case was worth, and what came of it. Its teller hears of that only by thanks."""

import re
from collections.abc import Iterator, Sequence

from bot.desk import onecase
from bot.desk.errand import Errand
from bot.desk.thanks import may_thank
from bot.desk.voice import Voice
from bot.desk.workflow import WITHOUT_CONTENT
from bot.dialogue.fold import fold
from bot.dialogue.replies import Choice, Reply
from storage import grades
from storage.cases import Case, Happening, Summary
from storage.grades import GRADES, OUTCOMES

_SAID = {
    "valuable": ("valuable", "co gia tri", "gia tri", "co"),
    "not_valuable": ("not_valuable", "not valuable", "khong co gia tri", "khong", "no"),
    "unverified": ("unverified", "chua xac minh", "chua ro"),
    "prosecuted": ("prosecuted", "khoi to"),
    "arrested": ("arrested", "bat", "bat giu"),
    "handled": ("handled", "xu ly"),
    "recovered": ("recovered", "thu hoi"),
    "drop": ("drop", "bo"),
}
"""Grade or outcome → the folded words for it; `drop` takes the outcomes after it away."""
_MEANT = {said: key for key, phrases in _SAID.items() for said in phrases}
_LONGEST = max(len(said.split()) for said in _MEANT)


async def grade(errand: Errand, words: Sequence[str]) -> list[Reply]:
    """`/grade N [grade] [outcomes]`: a grade replaces all; outcomes alone are added to a valuable case."""
    line = await onecase.find(errand, words, "grade", lock=True)
    if isinstance(line, Reply):
        return [line]
    if line.status in WITHOUT_CONTENT:
        button = onecase.open_button(errand, line.number)
        return [errand.reply("desk-grade-emptied", button, number=str(line.number))]
    said = list(_read(words[1:]))
    if not said or None in said:
        ask = errand.reply(
            "desk-grade-ask", *_grades(errand, line), errand.give_up(), number=str(line.number)
        )
        return [errand.wait("grade", str(line.number), ask)]
    given, outcomes = _meant(line, [one for one in said if one is not None])
    grades.grade(
        errand.transaction.work, line.number, given, outcomes, errand.staff.id, errand.transaction.now
    )
    await errand.record("grade", line.number, " ".join([given, *outcomes]))
    return [_done(errand, line, given, outcomes)]


def _read(words: Sequence[str]) -> Iterator[str | None]:
    """What is meant by the words, the longest phrase first; None for what means nothing here."""
    folded = re.sub(r"[,;.+/]", " ", fold(" ".join(words))).split()
    at = 0
    while at < len(folded):
        for size in range(min(_LONGEST, len(folded) - at), 0, -1):
            meant = _MEANT.get(" ".join(folded[at : at + size]))
            if meant is not None or size == 1:
                yield meant
                at += size
                break


def _meant(line: Summary, said: Sequence[str]) -> tuple[str, tuple[str, ...]]:
    """The grade and outcomes from now on. Whatever came of a case made it valuable."""
    given = next((one for one in said if one in GRADES), None)
    held = set(grades.outcomes_of(line.outcomes)) if given is None else set()
    named = {one for one in said if one in OUTCOMES}
    held = held - named if "drop" in said else held | named
    if given is None:
        given = "valuable" if held or line.grade is None else line.grade
    return given, tuple(one for one in OUTCOMES if one in held and given == "valuable")


def _grades(errand: Errand, line: Summary) -> list[Choice]:
    return [errand.button("grade", line.number, one, label=f"desk-grade-{one}") for one in GRADES]


def _outcomes(errand: Errand, line: Summary, outcomes: Sequence[str]) -> list[Choice]:
    """A button an outcome: pressed again, one that holds is taken away."""
    buttons = []
    for one in OUTCOMES:
        label = errand.text(f"desk-outcome-{one}")
        if one in outcomes:
            buttons.append(Choice(f"desk.grade.{line.number}.drop.{one}", f"✓ {label}"))
        else:
            buttons.append(Choice(f"desk.grade.{line.number}.{one}", label))
    return buttons


def _done(errand: Errand, line: Summary, given: str, outcomes: Sequence[str]) -> Reply:
    number, button = str(line.number), onecase.open_button(errand, line.number)
    name = worded(errand, given, outcomes)
    if given != "valuable":
        return errand.reply("desk-grade-done", button, number=number, grade=name)
    buttons = [*_outcomes(errand, line, outcomes), button]
    if may_thank(errand, line):
        buttons.append(errand.button("thank", line.number, label="desk-button-thank"))
    return errand.reply("desk-grade-valued", *buttons, number=number, grade=name)


def worded(voice: Voice, given: str, outcomes: Sequence[str]) -> str:
    """A grade and its outcomes in words."""
    named = [voice.text(f"desk-outcome-{one}") for one in outcomes]
    grade_name = voice.text(f"desk-grade-{given if given in GRADES else 'unverified'}")
    return f"{grade_name} ({', '.join(named)})" if named else grade_name


async def on_card(errand: Errand, case: Case) -> str:
    """What it was worth, where somebody said so."""
    line = case.summary
    if line.grade is None:
        return ""
    return errand.text("desk-card-grade", grade=worded(errand, line.grade, grades.outcomes_of(line.outcomes)))


def happened(voice: Voice, one: Happening) -> str:
    """Which grade was given."""
    return worded(voice, one.status or "", grades.outcomes_of(one.text))
