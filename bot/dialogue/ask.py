"""What is said when we wait: every question, list and summary follows from the state alone."""

from typing import Any, assert_never

from bot.dialogue.content import Context, Form, Locale, Question
from bot.dialogue.places import ask_key, candidates
from bot.dialogue.replies import Asks, Choice, Reply
from bot.dialogue.state import (
    AwaitingAnswer,
    AwaitingArgument,
    AwaitingCaseMessage,
    AwaitingCode,
    AwaitingEdit,
    AwaitingLanguage,
    AwaitingMenu,
    AwaitingReview,
    State,
)
from bot.dialogue.summary import described, shortened
from bot.dialogue.walk import QUICK_COUNTS, options

HOME = ("tip", "hand_in", "track", "programme", "numbers", "privacy", "language")
"""The main menu, in order."""


def ask(state: State, context: Context, notice: str | None = None) -> Reply:
    """What we wait for, asked (again); `notice` is said first, in the same message."""
    choices = offered(state, context)
    text = _words(state, choices, context)
    if notice:
        text = f"{notice}\n\n{text}"
    return Reply(text, choices, asks=_asks(state, context))


def said(key: str, state: State, context: Context, **values: str) -> str:
    """The text `key` in the citizen's language."""
    return context.texts.render(key, state.locale, **values)


def numbers_of(context: Context, locale: Locale) -> dict[str, str]:
    """The values every option's words and every form's opening may use: whom to call, from operator data."""
    programme = context.programme
    services = ("police", "fire", "ambulance", "rescue")
    return {
        **{service: programme.number_of(service) for service in services},
        "numbers": number_lines(context, locale),
    }


def number_lines(context: Context, locale: Locale) -> str:
    """Every emergency number with its name, one a line."""
    return "\n".join(f"{entry.number} · {entry.name[locale]}" for entry in context.programme.numbers)


def form_of(awaiting: AwaitingAnswer | AwaitingReview | AwaitingEdit, context: Context) -> Form:
    """The open form. KeyError if the unit has taken it away: repair the state first."""
    return context.programme.forms[awaiting.form]


def question_of(awaiting: AwaitingAnswer, context: Context) -> Question:
    """The question in front. KeyError if it is no longer in the form: repair the state first."""
    form = context.programme.forms[awaiting.form]
    return form.questions[form.index[awaiting.question]]


def offered(state: State, context: Context) -> tuple[Choice, ...]:
    """The choices we wait for, recomputed, never stored."""
    return tuple([Choice(id, label) for id, label in _offers(state, context)])


def _offers(state: State, context: Context) -> list[tuple[str, str]]:
    awaiting = state.awaiting
    match awaiting:
        case AwaitingAnswer():
            return _answer_offers(awaiting, state, context)
        case AwaitingReview():
            keys = ["form.submit", "form.edit", "form.back", "form.cancel"]
        case AwaitingEdit():
            form = form_of(awaiting, context)
            edits = [question.key for question in form.questions if question.key in awaiting.answers]
            named = [(f"edit.{key}", said(f"{form.name}-{key}-name", state, context)) for key in edits]
            return [*named, *_navigation(["form.back", "form.cancel"], state, context)]
        case AwaitingMenu():
            return _menu_offers(awaiting, state, context)
        case AwaitingLanguage():
            back = "form.resume" if awaiting.interrupted else "menu.home"
            languages = [
                (f"language.{code}", said(f"language-{code}", state, context)) for code in ("vi", "en")
            ]
            return [*languages, *_navigation([back], state, context)]
        case AwaitingCode():
            keys = ["form.resume" if awaiting.interrupted else "menu.home"]
        case AwaitingCaseMessage():
            keys = ["case.refresh", "form.resume" if awaiting.interrupted else "menu.home"]
        case AwaitingArgument():
            keys = [f"menu.{key}" for key in HOME]
        case _:
            assert_never(awaiting)
    return _navigation(keys, state, context)


def _navigation(keys: list[str], state: State, context: Context) -> list[tuple[str, str]]:
    """Choices whose label is the text named like their id: `form.back` is `form-back`."""
    render, locale = context.texts.render, state.locale
    return [(key, render(key.replace(".", "-"), locale)) for key in keys]


def _menu_offers(awaiting: AwaitingMenu, state: State, context: Context) -> list[tuple[str, str]]:
    if awaiting.page == "programme":
        cards = [(f"programme.{card.id}", card.title[state.locale]) for card in context.programme.cards]
        law = ["menu.law"] if context.programme.law_cards else []
        return [*cards, *_navigation([*law, "menu.home"], state, context)]
    if awaiting.page == "law":
        cards = [(f"law.{card.id}", card.title[state.locale]) for card in context.programme.law_cards]
        return [*cards, *_navigation(["menu.home"], state, context)]
    return _navigation([f"menu.{key}" for key in HOME], state, context)


def _answer_offers(awaiting: AwaitingAnswer, state: State, context: Context) -> list[tuple[str, str]]:
    form = form_of(awaiting, context)
    question = question_of(awaiting, context)
    render, locale = context.texts.render, state.locale
    found: list[tuple[str, str]] = []
    if question.kind == "place":
        found = _place_offers(awaiting.pending, state, context)
    elif question.kind == "count":
        found = [(f"count.{n}", str(n)) for n in range(1, min(QUICK_COUNTS, question.limit) + 1)]
    if not (question.kind == "contact" and awaiting.pending):
        for option in options(form, question, awaiting.answers, context.programme):
            found.append((option.id, render(option.label, locale)))
    has_files = question.kind == "media" and bool(awaiting.answers.get(question.key))
    if has_files:
        found += _navigation(["form.done", "form.clear"], state, context)
    if question.optional and not has_files:
        found.append(("form.skip", render(question.skip, locale)))
    found.append(("form.back", render("form-back", locale)))
    found.append(("form.cancel", render("form-cancel", locale)))
    return found


def _place_offers(pending: dict[str, Any] | None, state: State, context: Context) -> list[tuple[str, str]]:
    found = [(f"place.{match.code}", match.label) for match in candidates(pending, state.commune, context)]
    if pending:
        label = "place-as-written" if pending.get("words") else "place-point-only"
        found.append(("place.as_written", said(label, state, context)))
        if not pending.get("other"):
            found.append(("place.other", said("place-elsewhere", state, context)))
    return found


def _words(state: State, choices: tuple[Choice, ...], context: Context) -> str:
    awaiting = state.awaiting
    match awaiting:
        case AwaitingAnswer():
            return _question_words(awaiting, state, choices, context)
        case AwaitingReview():
            form = form_of(awaiting, context)
            lines = described(
                form, awaiting.answers, context.programme, context.gazetteer, context.texts, state.locale
            )
            summary = "\n".join(f"• {name}: {shortened(words)}" for name, words in lines)
            return said("form-review", state, context, summary=summary)
        case AwaitingEdit():
            return said("form-edit-ask", state, context)
        case AwaitingMenu(page=page):
            return said(f"{page}-ask", state, context)
        case AwaitingLanguage():
            return said("language-ask", state, context)
        case AwaitingCode():
            return said("track-ask", state, context)
        case AwaitingCaseMessage():
            return said("case-ask", state, context, number=str(awaiting.number))
        case AwaitingArgument():
            return said("home-ask", state, context)
        case _:
            assert_never(awaiting)


def _question_words(
    awaiting: AwaitingAnswer, state: State, choices: tuple[Choice, ...], context: Context
) -> str:
    pending = awaiting.pending
    if pending:
        question = question_of(awaiting, context)
        if question.kind == "contact":
            return said("contact-phone-ask", state, context)
        return said(ask_key(pending, choices), state, context, words=shortened(pending.get("words") or ""))
    return said(f"{awaiting.form}-{awaiting.question}-ask", state, context)


def _asks(state: State, context: Context) -> Asks | None:
    awaiting = state.awaiting
    if not isinstance(awaiting, AwaitingAnswer):
        return None
    kind = question_of(awaiting, context).kind
    if kind == "contact":
        return "contact" if awaiting.pending else None
    if kind == "media":
        return "media"
    return "place" if kind == "place" else None
