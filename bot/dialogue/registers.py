"""The registers' door: which of them a button opens, whatever is in front; and how a commune is named for one."""

from bot.dialogue.buttons import offered
from bot.dialogue.content import Context
from bot.dialogue.cry import is_cry
from bot.dialogue.events import (
    ChoicePicked,
    ContactShared,
    MediaReceived,
    PersonEvent,
    PlaceShared,
    TextReceived,
)
from bot.dialogue.form import asked
from bot.dialogue.menu import home_of, on_menu, on_menu_choice
from bot.dialogue.places import point_of
from bot.dialogue.receipt import normalise
from bot.dialogue.register_effects import ListModels, ListWarnings
from bot.dialogue.said import said
from bot.dialogue.state import AwaitingCommune, AwaitingWarnings, State
from bot.dialogue.steps import Step, moved
from bot.dialogue.typed import typed_choice

PLACE_LENGTH = 60
"""Characters; more than that is no name of a place, but somebody telling us something."""


def ask_commune(state: State, picked: str, context: Context) -> Step | None:
    """Which commune's models, or warnings? None if the button does not ask that."""
    match picked:
        case "menu.models" | "model.place":
            return asked(moved(state, AwaitingCommune("models")), context)
        case "warning.place":
            return asked(moved(state, AwaitingCommune("warnings")), context)
    return None


def on_commune(state: State, awaiting: AwaitingCommune, event: PersonEvent, context: Context) -> Step:
    """An event while a commune is to be named for a register."""
    match event:
        case ChoicePicked(id=picked) if picked.startswith("place."):
            code = picked.removeprefix("place.")
            if any(choice.id == picked for choice in offered(state, context)):
                return show(state, awaiting.wanted, code)
        case TextReceived(text=text):
            is_urgent = typed_choice(home_of(state), text, context) == "menu.numbers" or is_cry(text, context)
            if is_urgent or len(text) > PLACE_LENGTH or normalise(text):
                return at_home(state, event, context)
            return _named(state, awaiting, [one.code for one in context.gazetteer.match(text)], context)
        case PlaceShared() if point := point_of(event):
            near = context.gazetteer.near(point[0] or 0, point[1] or 0)
            if not near:
                province = context.programme.unit.province[state.locale]
                notice = said("commune-outside", state, context, province=province)
                return asked(moved(state, AwaitingCommune(awaiting.wanted)), context, notice=notice)
            found = tuple([one.code for one in near])
            return asked(moved(state, AwaitingCommune(awaiting.wanted, found)), context)
        case PlaceShared():
            return asked(state, context, notice=said("place-unreadable", state, context))
    return misplaced(state, event, context)


def _named(state: State, awaiting: AwaitingCommune, found: list[str], context: Context) -> Step:
    if len(found) == 1:
        return show(state, awaiting.wanted, found[0])
    again = moved(state, AwaitingCommune(awaiting.wanted, tuple(found)))
    return asked(again, context, notice=None if found else said("commune-unknown", state, context))


def show(state: State, wanted: str, commune: str | None) -> Step:
    """Look up what a register says of a commune, or of all. What comes back says the rest."""
    if wanted == "models":
        return Step(state, (), (ListModels(commune),))
    return Step(moved(state, AwaitingWarnings(commune)), (), (ListWarnings(commune),))


def names_commune(event: PersonEvent, context: Context) -> bool:
    """Whether the words are the name of a commune, and not a story that happens to name one."""
    if not isinstance(event, TextReceived) or len(event.text) > PLACE_LENGTH:
        return False
    return bool(context.gazetteer.match(event.text))


def at_home(state: State, event: PersonEvent, context: Context) -> Step:
    """What words mean at home: the register is left. A cry for help, a receipt code, or words sent nowhere yet."""
    if not isinstance(event, TextReceived):
        return misplaced(state, event, context)
    home = home_of(state)
    picked = typed_choice(home, event.text, context)
    return (picked and on_menu_choice(home, picked, context)) or on_menu(home, event, context)


def misplaced(state: State, event: PersonEvent, context: Context) -> Step:
    """What came is no answer to what a register asks: say so, and ask again."""
    key = "misplaced"
    match event:
        case ChoicePicked():
            key = "stale"
        case MediaReceived():
            key = "misplaced-media"
        case PlaceShared():
            key = "misplaced-place-never"
        case ContactShared():
            key = "misplaced-contact"
    return asked(state, context, notice=said(key, state, context))


def number_in(text: str) -> int | None:
    """The number that the end of a choice's id is, or None."""
    return int(text) if text.isascii() and text.isdecimal() and len(text) <= 9 else None
