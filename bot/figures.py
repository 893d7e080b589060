"""The article's figures, kept exactly as it gives them: a dated baseline, never a count to add to."""

import re
from datetime import date
from typing import Literal, Self

from pydantic import model_validator

from bot.dialogue.content import Content, Locale, Localised


class Figure(Content):
    """One figure of the article; `label` are the words that follow it.

    `value` is a count, or None where the article has only words for it ("hàng trăm"): those are never
    charted. `qualifier` "hơn" makes it a lower bound. `period` is None where the article gives none.
    """

    item: str
    quote: str
    qualifier: Literal["hơn"] | None
    value: int | None
    words: Localised | None = None
    label: Localised
    period: Localised | None

    @model_validator(mode="after")
    def _is_what_the_quote_says(self) -> Self:
        if (self.value is None) == (self.words is None):
            raise ValueError("a figure has either a 'value' or 'words'")
        amount, quote = self.amount("vi").lower(), self.quote.lower()
        if not re.search(rf"(?<![\w.]){re.escape(amount)}(?![\w.])", quote):
            raise ValueError(f"the quote does not say '{amount}'")
        if self.qualifier is None and f"hơn {amount}" in quote:
            raise ValueError(f"the quote says 'hơn {amount}': keep the qualifier")
        return self

    def amount(self, locale: Locale) -> str:
        """The figure alone, as written in `locale`: `hơn 12.200`, `more than 12,200`, `hàng trăm`."""
        if self.words is not None:
            return self.words[locale]
        if locale == "en":
            return f"{'more than ' if self.qualifier else ''}{self.value:,}"
        grouped = f"{self.value:,}".replace(",", ".")
        return f"{self.qualifier} {grouped}" if self.qualifier else grouped


class ResultsCard(Content):
    """The words around the figures on the card that shows them."""

    title: Localised
    opening: Localised
    no_period: Localised


class Figures(Content):
    """The figures of one article, as of one day; shown beside live counts and never added to them."""

    as_of: date
    source: Localised
    card: ResultsCard
    figures: tuple[Figure, ...]

    def body(self, locale: Locale) -> str:
        """The card's words in `locale`: every figure, those of one period together."""
        groups: dict[str, list[str]] = {}
        for figure in self.figures:
            period = (figure.period or self.card.no_period)[locale]
            groups.setdefault(period, []).append(f"{figure.amount(locale)} {figure.label[locale]}")
        told = [f"{_capital(period)}:\n" + "\n".join(lines) for period, lines in groups.items()]
        return "\n\n".join([self.card.opening[locale], *told])


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]
