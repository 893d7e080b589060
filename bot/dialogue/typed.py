"""Which choice typed words mean, depending on what we wait for; None where they are only words."""

from bot.dialogue import choices
from bot.dialogue.buttons import DESKS, offered
from bot.dialogue.content import Context
from bot.dialogue.places import is_commune
from bot.dialogue.replies import Choice
from bot.dialogue.state import (
    AwaitingAnswer,
    AwaitingArgument,
    AwaitingCaseAct,
    AwaitingCaseMessage,
    AwaitingCode,
    AwaitingCommune,
    AwaitingMenu,
    AwaitingModelWords,
    AwaitingResume,
    State,
)
from bot.dialogue.walk import question_of

_HOME = Choice("menu.home", "Menu")
_DESKS = tuple([Choice(f"menu.{key}", "") for key in DESKS])
_STOP = Choice("warning.off", "Stop")
_SKIP = (Choice("form.skip", ""),)


def typed_choice(state: State, text: str, context: Context) -> str | None:
    """The id of the choice `text` picks in this state."""
    if len(text) > choices.LONGEST:
        return None
    awaiting = state.awaiting
    shown = offered(state, context)
    match awaiting:
        case AwaitingAnswer():
            return _in_question(awaiting, text, shown, context)
        case AwaitingCode() | AwaitingCaseMessage() | AwaitingCaseAct() | AwaitingResume():
            return choices.exact(text, shown)
        case AwaitingCommune(found=()) | AwaitingModelWords(words=None):
            return choices.exact(text, shown)
        case AwaitingMenu() | AwaitingArgument():
            return choices.resolve(text, shown) or choices.exact(text, (_HOME, _STOP, *_DESKS))
    return choices.resolve(text, shown)


def _in_question(
    awaiting: AwaitingAnswer, text: str, shown: tuple[Choice, ...], context: Context
) -> str | None:
    match question_of(awaiting, context).kind:
        case "text":
            return choices.exact(text, shown)
        case "count" | "time":  # "7" is seven pieces, or seven o'clock, and never the seventh button
            return choices.resolve(text, shown, numbers=False)
        case "contact" if awaiting.pending:
            return choices.exact(text, shown)
        case "place" if awaiting.pending and choices.exact(text, _SKIP):
            return "place.as_written"  # "không biết" is said of the commune asked for, not of the place told before
        case "place" if not (awaiting.pending and any(is_commune(choice) for choice in shown)):
            return choices.exact(text, shown)
    return choices.resolve(text, shown)
