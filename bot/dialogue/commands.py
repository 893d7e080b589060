"""The commands that work in every chat: start, cancel, help, language, and those about one's own data."""

from msgspec.structs import replace

from bot.dialogue.content import Context
from bot.dialogue.effects import Enrol
from bot.dialogue.events import CommandReceived
from bot.dialogue.form import asked, home
from bot.dialogue.menu import home_of, set_language
from bot.dialogue.privacy import about_own_data
from bot.dialogue.receipt import normalise
from bot.dialogue.replies import Reply
from bot.dialogue.said import said, welcome
from bot.dialogue.state import AwaitingAnswer, AwaitingLanguage, State
from bot.dialogue.statements import check_statement
from bot.dialogue.steps import Step, moved, open_form
from bot.dialogue.tracking import open_code

INVITE = "i-"
POSTER = "xa-"
_LONGEST = 64
"""Characters of a start argument; networks allow no more."""


def on_command(state: State, event: CommandReceived, context: Context) -> Step:
    """Any command, known or not."""
    match event.name:
        case "start":
            return _start(state, (event.argument or "").strip(), context)
        case "cancel":
            return home(state, context, _left_behind(state))
        case "help":
            return asked(state, context, (Reply(said("help", state, context)),))
        case "language":
            return _language(state, (event.argument or "").strip().lower(), context)
        case "verify" if (event.argument or "").strip():
            return check_statement(state, event.argument or "", context)
    return about_own_data(state, event.name, context) or asked(
        state, context, notice=said("command-unknown", state, context)
    )


def _left_behind(state: State) -> str | None:
    """The text that says what becomes of what is left; None if nothing is."""
    if isinstance(state.awaiting, AwaitingAnswer) and state.awaiting.case_id is not None:
        return "followup-left"
    return "cancelled" if open_form(state) else None


def _start(state: State, argument: str, context: Context) -> Step:
    if argument.startswith(INVITE) and len(argument) <= _LONGEST:
        return Step(state, (), (Enrol(argument),))
    if code := normalise(argument):
        return open_code(state, code, context)
    commune = (
        context.gazetteer.commune(argument.removeprefix(POSTER)) if argument.startswith(POSTER) else None
    )
    if commune:
        state = replace(state, commune=commune.code)
    if form := open_form(state):
        return asked(moved(state, form), context, notice=said("form-still-open", state, context))
    if commune:
        hello = (Reply(welcome(state, context)),)
        return asked(home_of(state), context, hello, said("start-poster", state, context))
    notice = said("start-unknown", state, context) if argument else welcome(state, context)
    return asked(home_of(state), context, notice=notice)


def _language(state: State, argument: str, context: Context) -> Step:
    if argument in context.texts.locales:
        return set_language(state, argument, context)
    return asked(moved(state, AwaitingLanguage(interrupted=open_form(state))), context)
