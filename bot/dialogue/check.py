"""Do the content and the texts hang together: every text it refers to, and the values each of them is given."""

from collections.abc import Iterable, Iterator, Mapping
from collections.abc import Set as AbstractSet

from bot.dialogue.content import Form, Programme
from bot.dialogue.said import NUMBERS


def check_programme(programme: Programme, text_keys: AbstractSet[str], statuses: Iterable[str]) -> list[str]:
    """What is wrong, one line a problem; nothing if all of it holds. `statuses` are those a case may have."""
    needed = values_given(programme).keys() | {f"status-{one}" for one in statuses}
    return [f"there is no text {key}" for key in sorted(needed - text_keys)]


def values_given(programme: Programme) -> Mapping[str, AbstractSet[str]]:
    """The keys of every text that the content refers to, each with the names of the values it is given.

    What is said on its own, when a form opens or an option is picked, is given `NUMBERS`; a question or
    a label is given none.
    """
    said = dict.fromkeys(_said_alone(programme), NUMBERS)
    return said | {key: frozenset[str]() for key in _plain(programme)}


def _said_alone(programme: Programme) -> Iterator[str]:
    for node in programme.category_by_key.values():
        if node.says:
            yield node.says
    if programme.hints.urgent_says:
        yield programme.hints.urgent_says
    yield from (hint.says for hint in programme.hints.care)
    for form in programme.forms.values():
        if form.intro:
            yield form.intro
        if form.sent:
            yield form.sent
        yield from (option.says for question in form.questions for option in question.options if option.says)


def _plain(programme: Programme) -> Iterator[str]:
    yield from (f"category-{key}" for key in programme.category_by_key)
    for form in programme.forms.values():
        yield form.without_media
        yield from _questions(form)


def _questions(form: Form) -> Iterator[str]:
    for question in form.questions:
        yield f"{form.name}-{question.key}-ask"
        yield f"{form.name}-{question.key}-name"
        yield question.skip
        yield from (option.label for option in question.options)
