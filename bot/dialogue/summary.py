"""Answers in words, for the citizen's review and for the officer who reads the case."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from bot.dialogue.content import Form, Gazetteer, Programme, Question, Texts
from bot.dialogue.walk import options

SHORT = 300
"""Characters of one answer shown in a review; the whole answer is sent all the same."""


def described(
    form: Form,
    answers: Mapping[str, Any],
    programme: Programme,
    gazetteer: Gazetteer,
    texts: Texts,
    locale: str,
) -> Iterator[tuple[str, str]]:
    """The name and the words of each answer, in the order of the form; skipped questions are left out."""
    summary = _Summary(form, answers, programme, gazetteer, texts, locale)
    for question in form.questions:
        value = answers.get(question.key)
        if value is not None and value != []:
            name = texts.render(f"{form.name}-{question.key}-name", locale)
            yield name, summary.words(question, value)


def in_words(
    question: Question,
    form: Form,
    answers: Mapping[str, Any],
    programme: Programme,
    gazetteer: Gazetteer,
    texts: Texts,
    *,
    locale: str,
) -> str:
    """One answer that was given, in words."""
    return _Summary(form, answers, programme, gazetteer, texts, locale).words(question, answers[question.key])


def shortened(words: str) -> str:
    """`words` cut to fit a review, with a mark where something is left out."""
    return words if len(words) <= SHORT else words[: SHORT - 1].rstrip() + "…"


@dataclass(frozen=True, slots=True)
class _Summary:
    """One form's answers, and what it takes to put them into words."""

    form: Form
    answers: Mapping[str, Any]
    programme: Programme
    gazetteer: Gazetteer
    texts: Texts
    locale: str

    def words(self, question: Question, value: Any) -> str:
        match question.kind:
            case "media":
                return self.texts.render("summary-pictures", self.locale, count=str(len(value)))
            case "place":
                return self._place(value)
            case "contact" if value.get("phone"):
                return str(value["phone"])
            case "contact":
                value = f"{question.key}.{value['way']}"
            case "text":
                return str(value)
        for option in options(self.form, question, self.answers, self.programme):
            if option.id == value:
                return self.texts.render(option.label, self.locale)
        return str(value)

    def _place(self, value: Mapping[str, Any]) -> str:
        found = self.gazetteer.commune(value["commune"]) if value["commune"] else None
        parts = [value["words"], found.label if found else None]
        if value["point"]:
            parts.append(self.texts.render("summary-point", self.locale))
        return " · ".join(dict.fromkeys(part for part in parts if part))
