"""Walking a form: which questions and options apply, what comes next or before, which answers still hold.

Nothing here knows events or words; a form is only data and its answers.
"""

from collections.abc import Container, Mapping
from typing import Any

from bot.dialogue.content import Context, Form, Option, Programme, Question, When
from bot.dialogue.state import AwaitingAnswer, AwaitingEdit, AwaitingReview

QUICK_COUNTS = 3
"""A count question offers buttons for 1 up to this."""


def applies(when: When | None, answers: Mapping[str, Any]) -> bool:
    """Whether the earlier answers are what `when` asks for."""
    if not when:
        return True
    for key, wanted in when.items():
        given = part_of(answers, key)
        if not (given in wanted if isinstance(wanted, list | tuple) else given == wanted):
            return False
    return True


def part_of(answers: Mapping[str, Any], key: str) -> Any:
    """The answer `key`, or for `key.part` that part of it; None where it has none."""
    key, _, part = key.partition(".")
    given = answers.get(key)
    return (given.get(part) if isinstance(given, dict) else None) if part else given


def options(
    form: Form, question: Question, answers: Mapping[str, Any], programme: Programme
) -> tuple[Option, ...]:
    """What can be picked now: from the category tree first, then the question's own options."""
    own = question.options
    if question.has_conditions:
        own = tuple(option for option in own if applies(option.when, answers))
    if question.source is None:
        return own
    if question.source == "categories":
        return programme.categories_for(form.name, None) + own
    parent = answers.get(question.of) if question.of else form.category
    return (programme.categories_for(form.name, parent) if isinstance(parent, str) else ()) + own


def is_asked(form: Form, question: Question, answers: Mapping[str, Any], programme: Programme) -> bool:
    """Whether the question applies, and has an option left where it needs one."""
    if question.when and not applies(question.when, answers):
        return False
    if question.kind not in ("choice", "confirm", "contact"):
        return True
    return bool(options(form, question, answers, programme))


def may_skip(form: Form, question: Question, answers: Mapping[str, Any]) -> bool:
    """Whether the question may be left out: as it says itself, or words where a file tells it instead."""
    return question.optional or (question.kind == "text" and has_files(form, answers))


def has_files(form: Form, answers: Mapping[str, Any]) -> bool:
    """Whether the answers hold a file."""
    return form.media is not None and bool(answers.get(form.media.key))


def is_answered(form: Form, question: Question, answers: Mapping[str, Any]) -> bool:
    """Whether the question has its answer, be it that it was left out."""
    if question.key not in answers:
        return False
    return answers[question.key] is not None or may_skip(form, question, answers)


def following(
    form: Form, answers: Mapping[str, Any], programme: Programme, after: str | None
) -> Question | None:
    """The next question to ask after the one named (None: from the start), or None at the end.

    A media question that already has files is asked all the same, so that one can add to them.
    """
    start = 0 if after is None else form.index[after] + 1
    for question in form.questions[start:]:
        is_open = question.kind == "media" or not is_answered(form, question, answers)
        if is_open and is_asked(form, question, answers, programme):
            return question
    return None


def missing(form: Form, answers: Mapping[str, Any], programme: Programme) -> Question | None:
    """The first question that applies and has no answer, or None."""
    for question in form.questions:
        if not is_answered(form, question, answers) and is_asked(form, question, answers, programme):
            return question
    return None


def previous(
    form: Form,
    answers: Mapping[str, Any],
    programme: Programme,
    before: str | None,
    ahead: Container[str] = (),
) -> Question | None:
    """The last question that applies before the one named (None: before the review), or None at the start.

    Questions `ahead` were answered before they were asked, and are not gone back to.
    """
    end = len(form.questions) if before is None else form.index[before]
    for question in reversed(form.questions[:end]):
        if question.key in ahead and question.key in answers:
            continue
        if is_asked(form, question, answers, programme):
            return question
    return None


def answers_before(
    form: Form, answers: Mapping[str, Any], key: str, ahead: Container[str] = ()
) -> dict[str, Any]:
    """The answers to the questions before `key`, those given `ahead`, and the files: they are never thrown away."""
    at = form.index[key]
    return {
        name: value
        for name, value in answers.items()
        if form.index[name] < at
        or name in ahead
        or (value and form.questions[form.index[name]].kind == "media")
    }


def holding(form: Form, answers: Mapping[str, Any], programme: Programme) -> dict[str, Any]:
    """The answers that still fit the form: unknown, no longer applicable or impossible ones are left out."""
    kept: dict[str, Any] = {}
    for question in form.questions:
        if question.key not in answers:
            continue
        value = answers[question.key]
        if value is None and may_skip(form, question, answers) and is_asked(form, question, kept, programme):
            kept[question.key] = None
        elif is_asked(form, question, kept, programme) and _fits(form, question, value, kept, programme):
            kept[question.key] = value
    return kept


def _fits(
    form: Form, question: Question, value: Any, answers: Mapping[str, Any], programme: Programme
) -> bool:
    if value is None:
        return False
    match question.kind:
        case "text" | "time":
            return isinstance(value, str)
        case "media":
            return isinstance(value, list) and all(isinstance(file_id, str) for file_id in value)
        case "count" if isinstance(value, int):
            return value >= 1
        case "place":
            return isinstance(value, dict) and value.keys() == {"commune", "words", "point"}
        case "contact":
            value = f"{question.key}.{value['way']}" if isinstance(value, dict) and "way" in value else None
    return any(option.id == value for option in options(form, question, answers, programme))


def form_of(awaiting: AwaitingAnswer | AwaitingReview | AwaitingEdit, context: Context) -> Form:
    """The open form. KeyError if the unit has taken it away: repair the state first."""
    return context.programme.forms[awaiting.form]


def question_of(awaiting: AwaitingAnswer, context: Context) -> Question:
    """The question in front. KeyError if it is no longer in the form: repair the state first."""
    form = context.programme.forms[awaiting.form]
    return form.questions[form.index[awaiting.question]]
