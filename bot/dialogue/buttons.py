"""The buttons under what we say when we wait: they follow from the state alone and are never stored."""

from functools import lru_cache
from typing import Any

from bot.dialogue.consent import PURPOSES
from bot.dialogue.content import Context, Locale, PlaceMatch, Texts
from bot.dialogue.guess import offered_guess
from bot.dialogue.places import candidates
from bot.dialogue.register_screens import register_choices, thanks_choices
from bot.dialogue.replies import Choice
from bot.dialogue.said import said
from bot.dialogue.sent import repeated
from bot.dialogue.state import (
    AwaitingAnswer,
    AwaitingArgument,
    AwaitingCaseAct,
    AwaitingCaseMessage,
    AwaitingCode,
    AwaitingEdit,
    AwaitingLanguage,
    AwaitingMenu,
    AwaitingPrivacy,
    AwaitingResume,
    AwaitingReview,
    AwaitingVoice,
    Elsewhere,
    Filed,
    Interrupted,
    Plain,
    Registers,
    State,
)
from bot.dialogue.walk import QUICK_COUNTS, form_of, has_files, options, question_of

HOME = ("tip", "hand_in", "flood", "desks", "track", "programme", "numbers", "privacy", "language")
"""The main menu, in order."""
DESKS = ("reintegration", "mediation", "camera", "on_behalf", "question", "models", "warnings")
"""What else the programme does for people, the list behind `menu.desks`, in order."""
RATINGS = ("good", "fair", "bad")
"""The marks a teller may give, each a button `case.rate.<mark>`."""
_HOME_CHOICES = tuple([f"menu.{key}" for key in HOME])
_DESK_CHOICES = tuple([f"menu.{key}" for key in (*DESKS, "home")])


def offered(state: State, context: Context) -> tuple[Choice, ...]:
    """The choices we wait for, recomputed, never stored."""
    if isinstance(state.awaiting, Registers):
        return register_choices(state.awaiting, state, context)
    return _offered(state.awaiting, state, context)


def _offered(awaiting: Elsewhere, state: State, context: Context) -> tuple[Choice, ...]:
    match awaiting:
        case AwaitingAnswer():
            return _answers(awaiting, state, context)
        case AwaitingReview():
            return _review(awaiting, state, context)
        case AwaitingEdit():
            return _edits(awaiting, state, context)
        case AwaitingMenu():
            return _menu(awaiting, state, context)
        case AwaitingLanguage():
            return _languages(context) + _named((_away(awaiting.interrupted),), state, context)
        case AwaitingCaseMessage() if awaiting.has_thanks:
            return thanks_choices(awaiting, state, context) + _named(_keys(awaiting, state), state, context)
    return _named(_keys(awaiting, state), state, context)


def _keys(awaiting: Plain, state: State) -> tuple[str, ...]:
    match awaiting:
        case AwaitingCode():
            return (_away(awaiting.interrupted),)
        case AwaitingCaseMessage():
            safe = ("case.safe",) if awaiting.is_call else ()
            return (*safe, "case.refresh", *act_choices(awaiting.can), _away(awaiting.interrupted))
        case AwaitingCaseAct():
            return (*(("case.withdraw_yes",) if awaiting.act == "withdraw" else ()), "case.back")
        case AwaitingResume():
            return ("form.resume", "form.cancel")
        case AwaitingPrivacy():
            return _privacy(awaiting, state)
        case AwaitingVoice():
            is_case = isinstance(awaiting.interrupted, AwaitingCaseMessage)
            return ("media.alter", "media.as_it_is", *(() if is_case else ("form.cancel",)))
        case AwaitingArgument():
            return _HOME_CHOICES


def _edits(awaiting: AwaitingEdit, state: State, context: Context) -> tuple[Choice, ...]:
    """Every answer of the open form, by the name of its question."""
    form = form_of(awaiting, context)
    edits = [question.key for question in form.questions if question.key in awaiting.answers]
    named = tuple([(f"edit.{key}", f"{form.name}-{key}-name") for key in edits])
    return _labelled(context.texts, state.locale, named) + _named(
        ("form.back", "form.cancel"), state, context
    )


def act_choices(can: tuple[str, ...]) -> tuple[str, ...]:
    """The ids of the buttons for what may be done with a case."""
    found: list[str] = []
    for act in can:
        found += [f"case.rate.{rating}" for rating in RATINGS] if act == "rate" else [f"case.{act}"]
    return tuple(found)


@lru_cache(maxsize=1024)
def _labelled(texts: Texts, locale: Locale, named: tuple[tuple[str, str], ...]) -> tuple[Choice, ...]:
    """Choices of ids and the texts on them. Most questions offer everybody the same, several times a turn."""
    return tuple([Choice(id, texts.render(label, locale)) for id, label in named])


def _named(ids: tuple[str, ...], state: State, context: Context) -> tuple[Choice, ...]:
    """Choices whose label is the text named like their id: `form.back` is `form-back`."""
    return _labelled(context.texts, state.locale, tuple([(id, id.replace(".", "-")) for id in ids]))


def _menu(awaiting: AwaitingMenu, state: State, context: Context) -> tuple[Choice, ...]:
    programme = context.programme
    if awaiting.held or awaiting.words:
        return _named(("media.tip", "media.drop", "menu.numbers"), state, context)
    if awaiting.page == "programme":
        cards = [Choice(f"programme.{card.id}", card.title[state.locale]) for card in programme.cards]
        law: tuple[str, ...] = ("menu.law",) if programme.law_cards else ()
        return (*cards, *_named((*law, "menu.home"), state, context))
    if awaiting.page == "law":
        cards = [Choice(f"law.{card.id}", card.title[state.locale]) for card in programme.law_cards]
        return (*cards, *_named(("menu.home",), state, context))
    if awaiting.page == "desks":
        return _named(_DESK_CHOICES, state, context)
    return _named(_HOME_CHOICES, state, context)


def _languages(context: Context) -> tuple[Choice, ...]:
    """Every language by its own name: whoever reads no Vietnamese must find theirs."""
    texts = context.texts
    return tuple(
        [Choice(f"language.{locale}", texts.render("language-name", locale)) for locale in texts.locales]
    )


def _away(interrupted: Interrupted | None) -> str:
    return "form.resume" if interrupted else "menu.home"


def _privacy(awaiting: AwaitingPrivacy, state: State) -> tuple[str, ...]:
    away = _away(awaiting.interrupted)
    if awaiting.page == "forget":
        return ("privacy.forget.yes", away)
    given = [f"privacy.withdraw.{purpose}" for purpose in PURPOSES if purpose in state.consents]
    # An open form stays in front, so no other is offered above it.
    more = () if awaiting.interrupted else ("menu.data_request",)
    return ("privacy.data", *given, "privacy.forget", *more, "privacy.verify", away)


def _answers(awaiting: AwaitingAnswer, state: State, context: Context) -> tuple[Choice, ...]:
    form = form_of(awaiting, context)
    question = question_of(awaiting, context)
    found: tuple[Choice, ...] = ()
    if question.kind == "place":
        found = _places(awaiting.pending, state, context)
    elif question.kind == "count":
        counts = range(1, min(QUICK_COUNTS, question.limit) + 1)
        found = tuple([Choice(f"count.{n}", str(n)) for n in counts])
    elif awaiting.pending and (category := offered_guess(awaiting, form, question, context)):
        name = said(f"category-{category}", state, context)
        found = (Choice(category, said("guess-yes", state, context, name=name)),)
    named: list[tuple[str, str]] = []
    if not (question.kind == "contact" and awaiting.pending):
        chosen_from = options(form, question, awaiting.answers, context.programme)
        named += [(option.id, option.label) for option in chosen_from]
    if awaiting.case_id is not None:
        named += [("form.skip", question.skip), ("form.enough", "form-enough"), ("case.safe", "case-safe")]
        return found + _labelled(context.texts, state.locale, tuple(named))
    if question.kind == "media" and awaiting.answers.get(question.key):
        named += [("form.done", "form-done"), ("form.clear", "form-clear")]
    elif question.optional:
        named.append(("form.skip", question.skip))
    elif question.kind == "text" and has_files(form, awaiting.answers):
        named.append(("form.skip", "media-tells"))
    if question.kind == "text" and state.scope == "declined":
        named.append(("scope.still", "scope-still"))
    named += [("form.back", "form-back"), ("form.cancel", "form-cancel")]
    return found + _labelled(context.texts, state.locale, tuple(named))


def _places(pending: dict[str, Any] | None, state: State, context: Context) -> tuple[Choice, ...]:
    found = [
        Choice(f"place.{match.code}", _place_label(match, state, context))
        for match in candidates(pending, state.commune, context)
    ]
    if pending:
        label = "place-as-written" if pending.get("words") else "place-point-only"
        found.append(Choice("place.as_written", said(label, state, context)))
        if not pending.get("other"):
            found.append(Choice("place.other", said("place-elsewhere", state, context)))
    return tuple(found)


def _place_label(match: PlaceMatch, state: State, context: Context) -> str:
    if match.formerly is None:
        return match.label
    return said("place-formerly", state, context, name=match.label, before=match.formerly)


def sent_earlier(awaiting: AwaitingReview, state: State, context: Context) -> Filed | None:
    """What was sent shortly before in the same words, where whether to send them again is asked."""
    if not awaiting.repeats:
        return None
    return repeated(state, form_of(awaiting, context), awaiting.answers, context.now)


def _review(awaiting: AwaitingReview, state: State, context: Context) -> tuple[Choice, ...]:
    after = ("form.edit", "form.back", "form.cancel")
    earlier = sent_earlier(awaiting, state, context)
    if earlier is None:
        return _named(("form.submit", *after), state, context)
    again = [("form.again", "form-again")]
    if earlier.number is not None:
        again.insert(0, (f"case.reply.{earlier.number}", "repeat-open"))
    return _labelled(context.texts, state.locale, tuple(again)) + _named(after, state, context)
