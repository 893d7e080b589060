"""Which register a button, an outcome or any other event belongs to."""

from bot.dialogue.bulletins import (
    on_turned,
    on_turning_choice,
    on_warning,
    on_warning_choice,
    on_warnings,
    on_warnings_listed,
)
from bot.dialogue.content import Context
from bot.dialogue.events import PersonEvent
from bot.dialogue.models import on_kept, on_listed, on_model, on_model_choice, on_model_words, on_models
from bot.dialogue.register_events import (
    ModelFound,
    ModelMissing,
    ModelsListed,
    RegisterEvent,
    RemarkKept,
    ThanksAnswered,
    ThanksMissing,
    WarningFound,
    WarningMissing,
    WarningsListed,
    WarningsTurned,
)
from bot.dialogue.registers import ask_commune, misplaced, on_commune
from bot.dialogue.state import (
    AwaitingCommune,
    AwaitingModel,
    AwaitingModels,
    AwaitingModelWords,
    AwaitingThanks,
    AwaitingWarnings,
    Registers,
    State,
)
from bot.dialogue.steps import Step
from bot.dialogue.thanks import on_thanks, on_thanks_choice


def on_pushed_choice(state: State, picked: str, context: Context) -> Step | None:
    """Buttons under messages nobody asked for: they work anywhere, and what is open stays open."""
    if picked.startswith("thanks."):
        return on_thanks_choice(state, picked)
    return on_turning_choice(state, picked, context)


def on_register_choice(state: State, picked: str, context: Context) -> Step | None:
    """Buttons that open a register, or something in it, from anywhere outside a form."""
    if found := ask_commune(state, picked, context):
        return found
    if picked.startswith("model."):
        return on_model_choice(state, picked, context)
    if picked == "menu.warnings" or picked.startswith("warning."):
        return on_warning_choice(state, picked, context)
    return None


def on_register_event(state: State, event: RegisterEvent, context: Context) -> Step:
    """What a look-up in a register found."""
    match event:
        case ModelsListed():
            return on_listed(state, event, context)
        case ModelFound() | ModelMissing():
            return on_model(state, event, context)
        case RemarkKept():
            return on_kept(state, event, context)
        case WarningsListed():
            return on_warnings_listed(state, event, context)
        case WarningFound() | WarningMissing():
            return on_warning(state, event, context)
        case WarningsTurned():
            return on_turned(state, event, context)
        case ThanksAnswered() | ThanksMissing():
            return on_thanks(state, event, context)


def in_register(state: State, awaiting: Registers, event: PersonEvent, context: Context) -> Step:
    """Any other event while a register is in front."""
    match awaiting:
        case AwaitingCommune():
            return on_commune(state, awaiting, event, context)
        case AwaitingModels() | AwaitingModel():
            return on_models(state, event, context)
        case AwaitingModelWords():
            return on_model_words(state, awaiting, event, context)
        case AwaitingWarnings():
            return on_warnings(state, event, context)
        case AwaitingThanks():
            return misplaced(state, event, context)
