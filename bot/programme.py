"""Loads `seeds/`: everything a unit can change without touching code, checked before anything starts."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from importlib.resources import files
from typing import Any, Literal, get_args

from pydantic import Field, ValidationError

from bot.article import Article
from bot.dialogue.content import (
    KEY_LENGTH,
    Card,
    Category,
    Content,
    EmergencyNumber,
    Form,
    Localised,
    Operator,
    Option,
    Programme,
    Purpose,
    Scope,
    Statement,
)
from bot.dialogue.hints import Hints
from bot.figures import Figures
from bot.hint_file import bad_hints
from bot.seed_file import Folder, Place, SeedError, SeedFile


class Citation(Content):
    """Words of the article: the id of the item that holds them, and the words."""

    item: str
    quote: str


class ProgrammeCard(Card):
    """A card about the programme, and what of the article it rests on.

    `elsewhere` names the sources of whatever the article itself does not say.
    """

    provenance: Literal["article", "operator"]
    article: tuple[Citation, ...] = ()
    elsewhere: tuple[str, ...] = ()
    reviewer: str | None = None


class WarningCard(Card):
    """Standing advice on a trick of criminals, and what it rests on: the article, and sources of the unit."""

    provenance: Literal["article", "operator"]
    article: tuple[Citation, ...] = ()
    elsewhere: tuple[str, ...] = ()
    reviewer: str
    checked_on: date


class SignOff(Content):
    """The operating unit's word that a law card may stand: who, when, under which document."""

    by: str
    on: date
    document: str | None = None


class LawCard(Card):
    """A card about the law. `effective_from` is null where no source gives the day."""

    sources: tuple[str, ...] = Field(min_length=1)
    effective_from: date | None
    checked_on: date
    sign_off: SignOff | None


class Laws(Content):
    """The law cards, and the line that ends the source of each one that is not signed off yet."""

    unsigned: Localised
    cards: tuple[LawCard, ...]

    def shown(self) -> tuple[LawCard, ...]:
        """The cards as people read them."""
        return tuple(card if card.sign_off else self._marked(card) for card in self.cards)

    def _marked(self, card: LawCard) -> LawCard:
        source = {locale: f"{words} {self.unsigned[locale]}" for locale, words in card.source.items()}
        return card.model_copy(update={"source": source})


class Unit(Operator):
    """Who runs this service, and how it works there.

    `reception_hours`: a new case nobody took within so many hours is overdue.
    `tips_per_page`: how many cases one page of `/tips` lists.
    `unlock_hours`: how long a one-time code opens what tips say.
    `view_hours`: after how long what a member of staff was shown is taken out of their chat; 0: never. Networks
    delete nothing that is older than 48 hours.
    `alike_hours`: cases filed within so many hours of each other may be of the same event.
    `export_hours`: after so many hours a file that `/export` made is erased.
    """

    reception_hours: int = Field(gt=0)
    tips_per_page: int = Field(gt=0, le=50)
    unlock_hours: int = Field(default=8, gt=0, le=24)
    view_hours: int = Field(default=24, ge=0, le=47)
    alike_hours: int = Field(default=72, gt=0, le=720)
    export_hours: int = Field(default=24, gt=0, le=24 * 7)


_FILES = (
    "categories",
    "programme",
    "laws",
    "contacts",
    "consents",
    "figures",
    "unit",
    "hints",
    "warnings",
    "scope",
)
"""What is read beside the forms; each checked against the article."""


@dataclass(frozen=True, slots=True)
class Seeds:
    """All of `seeds/` but the texts and the places."""

    programme: Programme
    figures: Figures
    unit: Unit


def load(folder: Folder | None = None) -> Seeds:
    """Read and check a folder of seeds, by default the one that comes with the program.

    Raises `SeedError`, which names the file, the line and what is wrong there.
    """
    folder = folder or files("seeds")
    article = Article.load(folder)
    read = {name: _read(folder, f"{name}.yaml", article) for name in _FILES}
    forms = list(_forms(folder, article))
    categories = read["categories"].build_list(Category)
    if problems := [*_bad_categories(read["categories"], categories, forms), *_bad_forms(forms, categories)]:
        raise SeedError(*problems)
    laws, unit = read["laws"].build(Laws), read["unit"].build(Unit)
    hints = read["hints"].build(Hints)
    if problems := list(bad_hints(read["hints"], hints, {form.name: form for _, form in forms}, categories)):
        raise SeedError(*problems)
    figures = read["figures"].build(Figures)
    return Seeds(
        programme=_programme(
            unit=unit,
            forms={form.name: form for _, form in forms},
            categories=categories,
            cards=_unique(
                read["programme"], (*read["programme"].build_list(ProgrammeCard), _results(figures))
            ),
            law_cards=_unique(read["laws"], laws.shown(), ("cards",)),
            numbers=read["contacts"].build_list(EmergencyNumber),
            hints=hints,
            warnings=_unique(read["warnings"], read["warnings"].build_list(WarningCard)),
            statements=_statements(read["consents"]),
            scope=read["scope"].build(Scope),
        ),
        figures=figures,
        unit=unit,
    )


def _results(figures: Figures) -> ProgrammeCard:
    """The card of all figures, each as the article gives it."""
    return ProgrammeCard(
        id="figures",
        title=figures.card.title,
        body={"vi": figures.body("vi"), "en": figures.body("en")},
        source=figures.source,
        provenance="article",
        article=tuple(Citation(item=figure.item, quote=figure.quote) for figure in figures.figures),
    )


def _read(folder: Folder, name: str, article: Article) -> SeedFile:
    seed = SeedFile.read(folder, name)
    problems = [
        seed.problem((*place, key), f"says it in '{key}' alone; both 'vi' and 'en' are needed")
        for place, mapping in seed.mappings()
        for key in mapping.keys() & {"vi", "en"}
        if not mapping.keys() >= {"vi", "en"}
    ]
    if problems:
        raise SeedError(*problems)
    article.check(seed)
    return seed


def _forms(folder: Folder, article: Article) -> Iterator[tuple[SeedFile, Form]]:
    for name in sorted(file.name for file in folder.joinpath("forms").iterdir()):
        if not name.endswith(".yaml"):
            continue
        seed = _read(folder, f"forms/{name}", article)
        form = seed.build(Form)
        if name != f"{form.name}.yaml":
            raise SeedError(seed.problem(("name",), f"the form '{form.name}' must be in '{form.name}.yaml'"))
        yield seed, form


def _bad_categories(
    seed: SeedFile, categories: Sequence[Category], forms: Sequence[tuple[SeedFile, Form]]
) -> Iterator[str]:
    names = {form.name for _, form in forms}
    seen: set[str] = set()
    for place, category in _tree(categories):
        if category.key in seen:
            yield seed.problem((*place, "key"), f"the category '{category.key}' is there twice")
        seen.add(category.key)
        if not re.fullmatch(r"[a-z][a-z0-9_]*", category.key) or len(category.key) > KEY_LENGTH:
            rule = f"must be small letters a-z, digits and _, at most {KEY_LENGTH}"
            yield seed.problem((*place, "key"), f"'{category.key}' {rule}")
        if "children" in place and category.children:
            yield seed.problem((*place, "children"), "a child has no children of its own")
        for unknown in set(category.forms) - names:
            yield seed.problem((*place, "forms"), f"there is no form '{unknown}' in forms/")


def _bad_forms(forms: Sequence[tuple[SeedFile, Form]], categories: Sequence[Category]) -> Iterator[str]:
    names = {form.name for _, form in forms}
    tree = [category for _, category in _tree(categories)]
    keys = {category.key for category in tree}
    for seed, form in forms:
        for where in ("category", "subcategory"):
            if (key := getattr(form, where)) is not None and key not in keys:
                yield seed.problem((where,), f"there is no category '{key}' in categories.yaml")
        is_sourced = any(question.source for question in form.questions)
        taken = {category.key for category in tree if is_sourced and form.name in category.forms}
        for place, option in _options(form):
            if option.leads_to is not None and option.leads_to not in names:
                yield seed.problem((*place, "leads_to"), f"there is no form '{option.leads_to}' in forms/")
            if option.id in taken:
                yield seed.problem(
                    (*place, "id"), f"'{option.id}' is a category that this form offers already"
                )


def _tree(categories: Sequence[Category], place: Place = ()) -> Iterator[tuple[Place, Category]]:
    for index, category in enumerate(categories):
        yield (*place, index), category
        yield from _tree(category.children, (*place, index, "children"))


def _options(form: Form) -> Iterator[tuple[Place, Option]]:
    for at, question in enumerate(form.questions):
        for index, option in enumerate(question.options):
            yield ("questions", at, "options", index), option


def _unique(seed: SeedFile, cards: tuple[Card, ...], place: Place = ()) -> tuple[Card, ...]:
    ids = [card.id for card in cards]
    for index, card_id in enumerate(ids):
        if card_id in ids[:index]:
            raise SeedError(seed.problem((*place, index, "id"), f"the card '{card_id}' is there twice"))
    return cards


def _statements(seed: SeedFile) -> tuple[Statement, ...]:
    """Every statement that was ever asked to agree to. Each purpose has one, each version its own words."""
    statements = seed.build_list(Statement)
    named = [(statement.purpose, statement.version) for statement in statements]
    for index, name in enumerate(named):
        if name in named[:index]:
            raise SeedError(
                seed.problem((index, "version"), f"version {name[1]} of '{name[0]}' is there twice")
            )
    if missing := set(get_args(Purpose)) - {purpose for purpose, _ in named}:
        raise SeedError(seed.problem((), f"there is no statement for {', '.join(sorted(missing))}"))
    return statements


def _programme(**content: Any) -> Programme:
    """Put together what is right by itself; what does not fit together is a `SeedError` too."""
    try:
        return Programme(**content)
    except ValidationError as error:
        raise SeedError(*(f"seeds: {mistake['msg']}" for mistake in error.errors())) from None
