"""The shapes of the content the dialogue walks through: forms, categories, cards, numbers, places.

They are filled from `seeds/` by `bot.programme` and given to each step in its `Context`.
"""

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import cached_property
from typing import Annotated, Any, Literal, Protocol, Self, get_args

from msgspec import Struct
from pydantic import AfterValidator, BaseModel, ConfigDict, Field, model_validator

from bot.dialogue import receipt
from bot.dialogue.hints import Hints
from bot.dialogue.office import Office

CHOICE_ID = r"^[a-z0-9_]+(\.[a-z0-9_]+)*$"
CHOICE_ID_BYTES = 64
KEY_LENGTH = 24
"""Characters of a form's name or a category's key: the database takes no more."""
CONTACT_WAYS = ("none", "chat", "phone")
"""Last parts of the ids that a contact question may offer, after its key."""
RESERVED = frozenset(
    {
        "form", "menu", "edit", "language", "case", "programme", "law", "place",
        "model", "warning", "thanks", "privacy", "scope", "media",
    }
)  # fmt: skip
"""First parts of choice ids that belong to the dialogue itself; a form's options may not use them."""

ChoiceId = Annotated[str, Field(pattern=CHOICE_ID, max_length=CHOICE_ID_BYTES)]
When = Mapping[str, Any]
"""Earlier question key → the answer it must equal, or a list of answers of which one must be equal.

An unanswered or skipped question equals null. `key.part` is one part of an answer: `call.point` of a place.
"""


class Content(BaseModel):
    """Base of everything loaded from seeds: frozen, and an unknown key is an error."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Option(Content):
    """One choice of a question.

    `id` is unique within the whole form, so that a stale button can never answer another question.
    `label` and `says` are text keys; `says` is sent as a message of its own once the option is picked.
    `urgent` makes the case urgent. `leads_to` leaves this form for another, answers dropped; `ends` leaves it for home.
    `when` shows the option only if the earlier answers are equal to it.
    """

    id: ChoiceId
    label: str
    says: str | None = None
    urgent: bool = False
    leads_to: str | None = None
    ends: bool = False
    when: When | None = None


Purpose = Literal["contact", "place", "media"]
"""What a consent is for; each is also the kind of the questions whose answer gives it."""

Kind = Literal["choice", "text", "place", "time", "count", "media", "contact", "confirm"]


class Question(Content):
    """One question of a form; its words are the texts `<form>-<key>-ask` and `<form>-<key>-name`.

    `source` fills the options from the category tree: `categories` takes the top level the form may
    choose from, `children` takes the children of the category picked in question `of`; a question
    left without any option is not asked. `when` asks it only if the earlier answers are equal to it.
    `limit` is the most characters of a text, files of a media question, or pieces of a count.
    `skip` is the text key on the button that leaves the question out.
    """

    key: Annotated[str, Field(pattern=r"^[a-z][a-z0-9_]*$", max_length=40)]
    kind: Kind
    options: tuple[Option, ...] = ()
    source: Literal["categories", "children"] | None = None
    of: str | None = None
    optional: bool = False
    when: When | None = None
    limit: int = Field(default=1000, gt=0)
    skip: str = "form-skip"

    @cached_property
    def has_conditions(self) -> bool:
        """Whether what is offered depends on earlier answers by an option's `when`."""
        return any(option.when for option in self.options)


class Form(Content):
    """A form: its questions in order, and how the answers become a case.

    The case's category is `category`, or the answer to the choice question named by `category_from`
    (likewise the subcategory). The commune is the first that a place question names, the way to write
    back comes from the contact question, the files from the media question. `review: false` sends as soon as
    the last question is answered. `intro` is a text key said when the form opens, after the card whose id is `card`.
    `files_after` names a question: its answer makes the case, and what is answered after it is added to the case
    as it comes; whoever stops there loses nothing. `contact` is how the reporter may be written to where no
    question asks. Staff who open a `private` case read that it is not to be passed on. `sent` is a text key said
    with the receipt, `without_media` one said of a picture that a form without a media question cannot keep.
    """

    name: Annotated[str, Field(max_length=KEY_LENGTH)]
    category: str | None = None
    category_from: str | None = None
    subcategory: str | None = None
    subcategory_from: str | None = None
    urgent: bool = False
    review: bool = True
    intro: str | None = None
    card: str | None = None
    files_after: str | None = None
    contact: Literal["none", "chat"] = "none"
    private: bool = False
    sent: str | None = None
    without_media: str = "media-not-here"
    questions: tuple[Question, ...] = Field(min_length=1)

    @cached_property
    def index(self) -> dict[str, int]:
        """Question key → its place in the form, from 0."""
        return {question.key: at for at, question in enumerate(self.questions)}

    @cached_property
    def media(self) -> Question | None:
        """The question that takes files, if the form has one."""
        return next((question for question in self.questions if question.kind == "media"), None)

    @cached_property
    def purposes(self) -> dict[str, frozenset[Purpose]]:
        """The questions whose answers need a consent → its purpose, alone in a set."""
        return {
            question.key: frozenset((purpose,))
            for question in self.questions
            for purpose in get_args(Purpose)
            if question.kind == purpose
        }

    @model_validator(mode="after")
    def _hangs_together(self) -> Self:
        check_form(self)
        return self


def check_form(form: Form) -> None:
    """Refuse (ValueError) a form without a category, keys or ids used twice or reserved, and looks ahead."""
    _check_order(form)
    _check_options(form)
    _check_added(form)
    if form.category is None and form.category_from is None:
        raise ValueError(f"{form.name} has neither category nor category_from")
    keys = {question.key for question in form.questions}
    for key in (form.category_from, form.subcategory_from):
        if key is not None and key not in keys:
            raise ValueError(f"{form.name}: there is no question {key}")


def _check_order(form: Form) -> None:
    earlier: set[str] = set()
    for question in form.questions:
        if question.key in earlier:
            raise ValueError(f"{form.name}: question {question.key} is there twice")
        for when in (question.when, *(option.when for option in question.options)):
            if ahead := {key.partition(".")[0] for key in when or ()} - earlier:
                raise ValueError(f"{form.name}.{question.key}: `when` looks ahead to {sorted(ahead)}")
        if question.of is not None and question.of not in earlier:
            raise ValueError(f"{form.name}.{question.key}: `of` names no earlier question: {question.of}")
        earlier.add(question.key)


def _check_added(form: Form) -> None:
    if form.files_after is None:
        return
    if form.files_after not in form.index:
        raise ValueError(f"{form.name}: there is no question {form.files_after}")
    if form.review:
        raise ValueError(f"{form.name}: what is sent after {form.files_after} cannot be reviewed")
    for question in form.questions[form.index[form.files_after] + 1 :]:
        if not question.optional or question.kind == "contact":
            raise ValueError(
                f"{form.name}.{question.key}: asked after sending, so it is optional and no contact"
            )


def _check_options(form: Form) -> None:
    ids: set[str] = set()
    for question in form.questions:
        for option in question.options:
            if option.id in ids or option.id.partition(".")[0] in RESERVED:
                raise ValueError(f"{form.name}.{question.key}: option id {option.id} is taken")
            ids.add(option.id)
        ways = {f"{question.key}.{way}" for way in CONTACT_WAYS}
        if question.kind == "contact" and (wrong := {option.id for option in question.options} - ways):
            raise ValueError(f"{form.name}.{question.key}: {sorted(wrong)} are not among {sorted(ways)}")


class Category(Content):
    """A node of the category tree. `key` is English and stable; its label is the text `category-<key>`.

    `item` is the article's item id where `provenance` is `article`; otherwise `reviewer` and
    `checked_on` say who answers for it. `says` is a text key sent when it is picked.
    `forms` names the forms that offer it.
    """

    key: str
    provenance: Literal["article", "operator"]
    item: str | None = None
    quote: str | None = None
    reviewer: str | None = None
    checked_on: date | None = None
    says: str | None = None
    urgent: bool = False
    forms: tuple[str, ...] = ()
    children: tuple["Category", ...] = ()

    @cached_property
    def option(self) -> Option:
        """The category as a choice of a question."""
        return Option(id=self.key, label=f"category-{self.key}", says=self.says, urgent=self.urgent)


REFERENCE = "vi"
"""The language that everything is written in first; what another one lacks is said in it."""

Locale = str


class Words(dict[str, str]):
    """The same in several languages: locale → words. One that is not there is the reference's."""

    def __missing__(self, locale: str) -> str:
        return self[REFERENCE] if locale != REFERENCE else ""


Localised = Annotated[Mapping[str, str], AfterValidator(Words)]


class Card(Content):
    """A programme or law card to read in the chat: words, where they come from, and the day they were last checked."""

    id: Annotated[str, Field(pattern=CHOICE_ID, max_length=CHOICE_ID_BYTES - len("programme."))]
    title: Localised
    body: Localised
    source: Localised
    checked_on: date | None = None


class EmergencyNumber(Content):
    """A number to call, from operator data; never written in code or texts.

    `service` says who answers, so that a text can ask for the police without knowing their number.
    """

    service: Literal["police", "fire", "ambulance", "rescue", "children"] | None = None
    number: str
    name: Localised
    source: str
    effective_from: date | None
    checked_on: date


class Address(Content):
    """Where the true service is found on one network: `address` is what people see there."""

    name: Localised
    address: str


class Operator(Content):
    """Who runs this service, and for which province; citizens are told both.

    `resume_hours`: a form nobody touched for so long is offered again, once. `forget_form_hours`: after so long
    without a touch its answers are erased. `tips_an_hour`: how many cases that are not urgent one conversation
    may file within an hour.
    `addresses` are the only true ones, for whoever wants to tell this bot from a fake one.
    `withdraw_hours`: within so many hours a teller may take back a case that nobody works on yet.
    `reception_hours`: a new case nobody took within so many hours is overdue.
    """

    name: Localised
    province: Localised
    resume_hours: int = Field(default=24, gt=0)
    forget_form_hours: int = Field(default=72, gt=0)
    tips_an_hour: int = Field(default=5, gt=0)
    withdraw_hours: int = Field(default=24, ge=0, le=24 * 365)
    reception_hours: int = Field(default=24, gt=0)
    office: Office = Office()
    addresses: tuple[Address, ...] = ()

    @model_validator(mode="after")
    def _offers_before_it_forgets(self) -> Self:
        if self.forget_form_hours <= self.resume_hours:
            raise ValueError("'forget_form_hours' must be more than 'resume_hours'")
        return self


class Scope(Content):
    """Phrases that name what this line does not take, and those that name what it always takes.

    No phrase of `named` is a single word: those mean too much.
    """

    provenance: Literal["operator"]
    reviewer: str
    checked_on: date
    named: tuple[Annotated[str, Field(pattern=r"\S \S")], ...]
    in_scope: tuple[str, ...]


class Statement(Content):
    """What somebody agrees to by an act, such as sending a position, with this above it.

    Words never change under one `version`: proofs name it. The newest statement of a purpose counts.
    """

    purpose: Purpose
    version: Annotated[str, Field(pattern=r"^[0-9]{1,4}$")]
    since: date
    words: Localised


class Programme(Content):
    """All the content of one unit, as the dialogue needs it."""

    unit: Operator
    forms: Mapping[str, Form]
    categories: tuple[Category, ...]
    cards: tuple[Card, ...]
    law_cards: tuple[Card, ...]
    numbers: tuple[EmergencyNumber, ...]
    statements: tuple[Statement, ...] = ()
    scope: Scope | None = None

    hints: Hints = Hints()
    warnings: tuple[Card, ...] = ()

    @model_validator(mode="after")
    def _has_every_card(self) -> Self:
        known = {card.id for card in self.cards}
        for form in self.forms.values():
            if form.card is not None and form.card not in known:
                raise ValueError(f"the form {form.name} opens with a card that is not there: {form.card}")
        return self

    @cached_property
    def statement_for(self) -> dict[str, Statement]:
        """Purpose → the statement that counts now: the last one in the file."""
        return {statement.purpose: statement for statement in self.statements}

    @cached_property
    def fingerprint(self) -> str:
        """Changes whenever a form or the category tree does."""
        content = self.model_dump_json(include={"forms", "categories"})
        return hashlib.sha256(content.encode()).hexdigest()[:8]

    @cached_property
    def category_by_key(self) -> dict[str, Category]:
        """Every category of the tree, children too, by its key."""
        return {node.key: node for top in self.categories for node in (top, *top.children)}

    @cached_property
    def _offered_categories(self) -> dict[tuple[str, str | None], tuple[Option, ...]]:
        return {}

    def categories_for(self, form: str, parent: str | None) -> tuple[Option, ...]:
        """What a form may choose from the top of the tree, or below `parent`; empty if that is unknown."""
        found = self._offered_categories.get((form, parent))
        if found is None:
            nodes = self.categories
            if parent is not None:
                node = self.category_by_key.get(parent)
                nodes = node.children if node else ()
            found = tuple(node.option for node in nodes if form in node.forms)
            self._offered_categories[form, parent] = found
        return found

    def number_of(self, service: str) -> str:
        """The number of a service, or the first number we have; empty if we have none."""
        first = self.numbers[0].number if self.numbers else ""
        return next((entry.number for entry in self.numbers if entry.service == service), first)


@dataclass(frozen=True, slots=True)
class PlaceMatch:
    """A commune that may be meant: its code, its name, and the name of before it was found by, if by one.

    `is_guess`: the words hold a slip and had to be mended; to be proposed, never to be taken unasked.
    """

    code: str
    label: str
    formerly: str | None = None
    is_guess: bool = False


class Gazetteer(Protocol):
    """Where is that? Static data, so asking it is still pure."""

    def near(self, latitude: float, longitude: float, accuracy: float | None = None) -> Sequence[PlaceMatch]:
        """At most three communes, likeliest first; empty outside the province. `accuracy` in metres."""

    def match(self, words: str) -> Sequence[PlaceMatch]:
        """At most five communes named in `words`, likeliest first, old names and no diacritics understood."""

    def commune(self, code: str) -> PlaceMatch | None:
        """The commune with this present code, or None."""

    def around(self, code: str) -> frozenset[str]:
        """The codes of the commune and of those beside it."""


class Texts(Protocol):
    """The catalogue of everything we say."""

    @property
    def locales(self) -> tuple[str, ...]:
        """The languages we speak, the reference first."""

    def render(self, key: str, locale: str, /, **values: str | int) -> str:
        """The text `key` in `locale`. A missing key or value is an error."""

    def __hash__(self) -> int:
        """Catalogues never change, so what was rendered may be kept."""


class Context(Struct, frozen=True):
    """What a step may know beside state and event.

    `random` is fresh random bytes, as many as a receipt code takes; `channel` is the channel's name, for
    texts that must say what is confidential there.
    """

    now: datetime
    random: bytes
    channel: str
    texts: Texts
    programme: Programme
    gazetteer: Gazetteer

    @property
    def code(self) -> str:
        """The receipt code of a case filed in this step, the same however often it is asked for."""
        return receipt.from_bytes(self.random)
