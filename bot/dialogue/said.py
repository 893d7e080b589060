"""Texts in the language of who reads them, and the words that content has for us: numbers to call, cards."""

from bot.dialogue.content import Card, Context, Locale
from bot.dialogue.state import (
    State,
)

ANONYMOUS = ("web",)
"""Channels on which nobody has an account; on all others we keep confidential what the network knows."""
_SERVICES = ("police", "fire", "ambulance", "rescue", "children")
NUMBERS = frozenset({*_SERVICES, "numbers"})
"""The names of what `numbers_of` gives."""


def said(key: str, state: State, context: Context, **values: str) -> str:
    """The text `key` in the citizen's language."""
    return context.texts.render(key, state.locale, **values)


def welcome(state: State, context: Context) -> str:
    """The first words to anybody: what this is, who runs it, what is kept, and how to see or erase that."""
    hello = said("welcome", state, context, unit=context.programme.unit.name[state.locale])
    return f"{hello}\n{said(f'notice-{context.channel}' if context.channel in ANONYMOUS else 'notice', state, context)}"


def card_words(card: Card, state: State, context: Context) -> str:
    """A card as it is read: its title, its words, where they come from, and when they were last checked."""
    source = said("card-source", state, context, source=card.source[state.locale])
    if card.checked_on is not None:
        checked = said("card-checked", state, context, checked=f"{card.checked_on:%d/%m/%Y}")
        source = f"{source}\n{checked}"
    return f"{card.title[state.locale]}\n\n{card.body[state.locale]}\n\n{source}"


def numbers_of(context: Context, locale: Locale) -> dict[str, str]:
    """The values every option's words and every form's opening may use: whom to call, from operator data."""
    programme = context.programme
    return {
        **{service: programme.number_of(service) for service in _SERVICES},
        "numbers": number_lines(context, locale),
    }


def number_lines(context: Context, locale: Locale) -> str:
    """Every emergency number with its name, one a line."""
    return "\n".join(f"{entry.number} · {entry.name[locale]}" for entry in context.programme.numbers)
