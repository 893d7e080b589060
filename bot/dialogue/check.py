"""Does the content hang together: forms, categories and texts that refer to each other."""

import re
from collections.abc import Iterator
from collections.abc import Set as AbstractSet

from bot.dialogue.content import CHOICE_ID, CHOICE_ID_BYTES, Form, Programme, Question

STATUSES = (
    "new",
    "accepted",
    "in_progress",
    "resolved",
    "rejected",
    "forwarded",
    "unfounded",
    "out_of_scope",
)
"""Every status of a case that a citizen may see; its words are the text `status-<status>`."""

_CONTACT_WAYS = ("none", "chat", "phone")


def check_programme(programme: Programme, text_keys: AbstractSet[str]) -> list[str]:
    """What is wrong, one line a problem; nothing if all of it holds."""
    problems = [f"there is no text {key}" for key in sorted(needed_texts(programme) - text_keys)]
    for form in programme.forms.values():
        problems += _form(form, programme)
    cards = [(f"programme.{card.id}", card) for card in programme.cards]
    cards += [(f"law.{card.id}", card) for card in programme.law_cards]
    problems += [f"card {card.id} makes a bad button id" for id, card in cards if not _is_choice_id(id)]
    nodes = programme.category_by_key
    problems += [f"category {key} makes a bad button id" for key in nodes if not _is_choice_id(key)]
    return problems


def needed_texts(programme: Programme) -> set[str]:
    """The keys of every text that the content refers to."""
    needed = {f"category-{key}" for key in programme.category_by_key} | {f"status-{one}" for one in STATUSES}
    needed |= {node.says for node in programme.category_by_key.values() if node.says}
    for form in programme.forms.values():
        needed |= {form.intro} if form.intro else set()
        for question in form.questions:
            needed |= set(_question_texts(form, question))
    return needed


def _question_texts(form: Form, question: Question) -> Iterator[str]:
    yield f"{form.name}-{question.key}-ask"
    yield f"{form.name}-{question.key}-name"
    yield question.skip
    for option in question.options:
        yield option.label
        if option.says:
            yield option.says


def _form(form: Form, programme: Programme) -> Iterator[str]:
    nodes = programme.category_by_key
    for key in (form.category, form.subcategory):
        if key is not None and key not in nodes:
            yield f"form {form.name}: there is no category {key}"
    if form.category is None and form.category_from is None:
        yield f"form {form.name} has neither category nor category_from"
    own = {option.id for question in form.questions for option in question.options}
    sources = [question for question in form.questions if question.source]
    if sources and (clash := own & nodes.keys()):
        yield f"form {form.name}: option ids are category keys too: {sorted(clash)}"
    for question in form.questions:
        for option in question.options:
            if option.leads_to is not None and option.leads_to not in programme.forms:
                yield f"form {form.name}: {option.id} leads to {option.leads_to}, which is no form"
        if question.kind == "contact":
            ways = {f"{question.key}.{way}" for way in _CONTACT_WAYS}
            if wrong := {option.id for option in question.options} - ways:
                yield f"form {form.name}: {sorted(wrong)} are not among {sorted(ways)}"


def _is_choice_id(id: str) -> bool:
    return re.match(CHOICE_ID, id) is not None and len(id) <= CHOICE_ID_BYTES
