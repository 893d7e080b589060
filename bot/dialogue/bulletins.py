"""Warnings on the tricks of criminals: read them, have new ones sent here, and stop that again."""

from msgspec.structs import replace

from bot.dialogue.content import Context
from bot.dialogue.events import PersonEvent
from bot.dialogue.form import asked
from bot.dialogue.register_effects import FindWarning, ListWarnings, TurnWarnings
from bot.dialogue.register_events import WarningFound, WarningMissing, WarningsListed, WarningsTurned
from bot.dialogue.register_screens import place_name
from bot.dialogue.registers import at_home, names_commune, number_in, on_commune, show
from bot.dialogue.replies import Reply
from bot.dialogue.said import said
from bot.dialogue.state import AwaitingCommune, AwaitingWarnings, State
from bot.dialogue.steps import Step, moved

CONSENT = "warning-1"
"""The version of the text `warnings-consent`. Other words, another version."""


def on_turning_choice(state: State, picked: str, context: Context) -> Step | None:
    """The buttons that turn warnings on and off; they work anywhere, and what is open stays open."""
    if picked == "warning.off":
        return Step(state, (), (TurnWarnings(None, None),))
    if picked == "warning.on":
        return Step(state, (), (TurnWarnings(None, CONSENT),))
    commune = picked.removeprefix("warning.on.")
    if picked.startswith("warning.on.") and context.gazetteer.commune(commune):
        return Step(state, (), (TurnWarnings(commune, CONSENT),))
    return None


def on_warning_choice(state: State, picked: str, context: Context) -> Step | None:
    """Any other button of the warnings; None if it means nothing."""
    if picked == "menu.warnings":
        return show(state, "warnings", state.commune)
    if picked == "warning.all":
        return show(state, "warnings", None)
    verb, _, last = picked.removeprefix("warning.").partition(".")
    if verb == "show" and (number := number_in(last)):
        return Step(state, (), (FindWarning(number),))
    return _card(state, last, context) if verb == "card" else None


def _card(state: State, card_id: str, context: Context) -> Step | None:
    for card in context.programme.warnings:
        if card.id == card_id:
            source = said("card-source", state, context, source=card.source[state.locale])
            words = f"{card.title[state.locale]}\n\n{card.body[state.locale]}\n\n{source}"
            return _shown(state, Reply(words), context)
    return None


def _shown(state: State, reply: Reply, context: Context) -> Step:
    """A warning, and the list again; if that is not in front, it is looked up."""
    if isinstance(state.awaiting, AwaitingWarnings):
        return asked(state, context, (reply,))
    return Step(moved(state, AwaitingWarnings(state.commune)), (reply,), (ListWarnings(state.commune),))


def on_warnings(state: State, event: PersonEvent, context: Context) -> Step:
    """An event while the list is in front that picks nothing from it: words name another commune."""
    if names_commune(event, context):
        return on_commune(state, AwaitingCommune("warnings"), event, context)
    return at_home(state, event, context)


def on_warnings_listed(state: State, event: WarningsListed, context: Context) -> Step:
    """The list: shown, to read from and to subscribe to."""
    shown = tuple([(line.number, line.topic) for line in event.lines])
    awaiting = AwaitingWarnings(event.commune, event.is_on, event.subscribed_to, shown)
    return asked(moved(state, awaiting), context)


def on_warning(state: State, event: WarningFound | WarningMissing, context: Context) -> Step:
    """One warning, as the unit wrote it."""
    if isinstance(event, WarningMissing):
        return asked(state, context, notice=said("warning-missing", state, context))
    words = said(
        "warning-card",
        state,
        context,
        topic=event.topic,
        place=place_name(event.commune, context) or said("warning-for-all", state, context),
        body=event.body,
        source=event.source,
        reviewed=event.reviewed_on.strftime("%d/%m/%Y"),
    )
    return _shown(state, Reply(words), context)


def on_turned(state: State, event: WarningsTurned, context: Context) -> Step:
    """Whether warnings come from now on. The question in front stays."""
    key = "warnings-turned-on" if event.is_on else "warnings-turned-off"
    place = place_name(event.commune, context) or said("warning-for-all", state, context)
    if isinstance(state.awaiting, AwaitingWarnings):
        now = replace(state.awaiting, is_on=event.is_on, subscribed_to=event.commune)
        state = moved(state, now)
    return asked(state, context, notice=said(key, state, context, place=place))
