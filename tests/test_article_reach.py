"""What the article says that concerns citizens is reached in the chat: a robot presses every button and lists where."""

from collections import deque
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from bot.dialogue.content import Locale
from bot.dialogue.menu import FORMS
from bot.dialogue.said import card_words
from bot.dialogue.state import AwaitingAnswer, AwaitingMenu, State
from bot.dialogue.steps import open_form
from bot.dialogue.walk import part_of, question_of
from bot.programme import ProgrammeCard
from bot.seed_file import SeedFile
from tests.dialogue_world import TAM_KY_POINT, FakeDesk, Phone, real_context

SEEDS = Path(__file__).parents[1] / "seeds"

NOT_FOR_CITIZENS = {
    "A02": "who led a visit: history, kept by officers (F24)",
    "A05": "a report between authorities: digests and summaries (F13, F15)",
    "A13": "praise at a meeting: visit record (F24)",
    "A14": "proposals noted at a meeting: officers' log (F21)",
    "A15": "a video of the meeting: history (F24)",
    "D01": "periodic summaries: officers' digest and reports (F13)",
    "D09": "limits in working together, which the article does not list: officers' log (F21)",
    "E01": "a picture of the meeting: visit record (F24)",
    "E06": "a picture of a speech: visit record (F24)",
}
"""Items that nobody needs to find here, and why."""

Way = tuple[str, ...]


def where(state: State) -> tuple[object, ...]:
    """What tells one place of the chat from another, for a walk that must end."""
    awaiting = state.awaiting
    if isinstance(awaiting, AwaitingAnswer):
        question = question_of(awaiting, real_context())
        parent = awaiting.answers.get(question.of) if question.of else None
        decided = conditions(awaiting)
        return (
            awaiting.form,
            awaiting.question,
            parent,
            decided,
            awaiting.pending is not None,
            awaiting.case_id,
        )
    if isinstance(awaiting, AwaitingMenu):
        return ("menu", awaiting.page)
    form = open_form(state)
    return (type(awaiting).__name__, form.form if form else None)


def conditions(awaiting: AwaitingAnswer) -> tuple[str, ...]:
    """The earlier answers that decide what else the form asks and offers."""
    form = real_context().programme.forms[awaiting.form]
    whens = [question.when or {} for question in form.questions]
    whens += [option.when or {} for question in form.questions for option in question.options]
    keys = sorted({key for when in whens for key in when if key.partition(".")[0] in awaiting.answers})
    return tuple(f"{key}={_shape(part_of(awaiting.answers, key))}" for key in keys)


def _shape(answer: object) -> str:
    return answer if isinstance(answer, str) and "." in answer else type(answer).__name__


def told_somehow(phone: Phone) -> Iterator[tuple[str, Phone]]:
    """The phone after words, and after a position, where a question takes them."""
    awaiting = phone.state.awaiting
    kind = question_of(awaiting, phone.context).kind if isinstance(awaiting, AwaitingAnswer) else None
    if kind in ("text", "place"):
        yield "typed", copied(phone).say("xã Thạnh Bình")
    if kind == "place":
        yield "shared", copied(phone).share_place(*TAM_KY_POINT)


def copied(phone: Phone) -> Phone:
    """Another phone that stands where this one does."""
    twin = Phone(phone.context, FakeDesk())
    twin.desk.filed = list(phone.desk.filed)
    twin.desk.timeline = {number: list(entries) for number, entries in phone.desk.timeline.items()}
    twin.state, twin.replies = phone.state, list(phone.replies)
    return twin


@cache
def walked() -> dict[Way, Phone]:
    """Every place of the chat that buttons lead to, by the way that was found first; all that was read on it."""
    start = Phone().command("start")
    ways: dict[Way, Phone] = {(): start}
    seen = {where(start.state)}
    todo: deque[tuple[Way, Phone]] = deque([((), start)])
    cards: set[str] = set()
    while todo:
        way, phone = todo.popleft()
        for choice, twin in [(choice, copied(phone)) for choice in phone.buttons]:
            _keep(ways, (*way, choice), twin.press(choice), seen, cards, todo)
        for act, twin in told_somehow(phone):
            _keep(ways, (*way, act), twin, seen, cards, todo)
    return ways


def _keep(
    ways: dict[Way, Phone],
    way: Way,
    phone: Phone,
    seen: set[tuple[object, ...]],
    cards: set[str],
    todo: deque[tuple[Way, Phone]],
) -> None:
    place = where(phone.state)
    is_new_card = way[-1].startswith(("programme.", "law.")) and way[-1] not in cards
    if place in seen and not is_new_card:
        return
    cards.add(way[-1])
    ways[way] = phone
    if place not in seen:
        seen.add(place)
        todo.append((way, phone))


def items_on(phone: Phone) -> Iterator[str]:
    """The article's items that what was just said rests on, and those of the categories it offers or files under."""
    programme = phone.context.programme
    for card in programme.cards:
        if isinstance(card, ProgrammeCard) and card_words(card, phone.state, phone.context) in phone.screen:
            yield from (citation.item for citation in card.article)
    tree = programme.category_by_key
    yield from (item for one in phone.buttons if one in tree and (item := tree[one].item))
    form = open_form(phone.state)
    category = programme.forms[form.form].category if form else None
    if category and (item := tree[category].item):
        yield item


@cache
def reached() -> dict[str, Way]:
    """Article item → the buttons that lead to it."""
    found: dict[str, Way] = {}
    for way, phone in walked().items():
        for item in items_on(phone):
            found.setdefault(item, way)
    return found


def kinds() -> dict[str, str]:
    """Article item → its kind."""
    seed = SeedFile.read(SEEDS, "article.yaml")
    return {mapping["id"]: mapping["kind"] for _, mapping in seed.mappings()}


def table() -> str:
    """Every item and where it is."""
    ways = {item: " > ".join(way) for item, way in reached().items()}
    return "\n".join(
        f"{item} {kind}: {ways.get(item) or NOT_FOR_CITIZENS.get(item) or 'NOWHERE'}"
        for item, kind in kinds().items()
    )


def test_every_item_for_citizens_is_reached() -> None:
    wanted = {item for item, kind in kinds().items() if kind != "excluded"} - NOT_FOR_CITIZENS.keys()
    assert wanted - reached().keys() == set(), table()


def test_what_is_not_for_citizens_is_nowhere() -> None:
    assert NOT_FOR_CITIZENS.keys() & reached().keys() == set(), table()
    assert NOT_FOR_CITIZENS.keys() <= kinds().keys()


def test_excluded_item_is_nowhere() -> None:
    assert [item for item, kind in kinds().items() if kind == "excluded" and item in reached()] == []


def test_every_card_is_reached() -> None:
    programme = real_context().programme
    pressed = {way[-1] for way in walked() if way}
    assert {f"programme.{card.id}" for card in programme.cards} <= pressed
    assert {f"law.{card.id}" for card in programme.law_cards} <= pressed


def test_every_form_is_reached_and_opens_from_the_menu() -> None:
    opened = {awaiting.form for phone in walked().values() if (awaiting := open_form(phone.state))}
    assert opened == set(real_context().programme.forms)
    assert set(FORMS.values()) <= opened


def test_every_category_of_a_form_is_offered() -> None:
    programme = real_context().programme
    shown = {choice for phone in walked().values() for choice in phone.buttons}
    offered = {key for key, node in programme.category_by_key.items() if node.forms}
    assert offered <= shown


def test_every_question_is_reached() -> None:
    asked = {
        (awaiting.form, awaiting.question)
        for phone in walked().values()
        if isinstance(awaiting := phone.state.awaiting, AwaitingAnswer)
    }
    forms = real_context().programme.forms.values()
    assert {(form.name, question.key) for form in forms for question in form.questions} <= asked


@pytest.mark.parametrize("locale", ["vi", "en"])
def test_every_place_speaks_both_languages(locale: Locale) -> None:
    for way, phone in walked().items():
        twin = copied(phone).command("language", locale)
        assert twin.replies[-1].text.strip(), way
        assert twin.replies[-1].choices, way
