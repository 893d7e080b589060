"""At home: the main menu, the cards reached from it, and the choice of language."""

from msgspec.structs import replace

from bot.dialogue import choices
from bot.dialogue.calls import call_again
from bot.dialogue.content import Context, Locale
from bot.dialogue.cry import on_cry
from bot.dialogue.events import (
    ChoicePicked,
    ContactShared,
    MediaReceived,
    PersonEvent,
    PlaceShared,
    TextReceived,
)
from bot.dialogue.form import asked, home
from bot.dialogue.form import open_form as start_form
from bot.dialogue.held import TIP, on_file_at_home, on_words_at_home
from bot.dialogue.privacy import open_page
from bot.dialogue.receipt import normalise
from bot.dialogue.replies import Reply
from bot.dialogue.said import card_words, number_lines, said, welcome
from bot.dialogue.state import AwaitingLanguage, AwaitingMenu, State
from bot.dialogue.steps import Step, held_files, held_words, moved, open_form
from bot.dialogue.tracking import ask_code, open_code
from bot.dialogue.voices import offering
from bot.dialogue.whole import opened, whole_tip

FORMS = {
    "menu.tip": "tip",
    "menu.hand_in": "hand_in",
    "menu.flood": "flood",
    "menu.reintegration": "reintegration",
    "menu.mediation": "mediation",
    "menu.camera": "camera",
    "menu.on_behalf": "on_behalf",
    "menu.question": "question",
    "menu.data_request": "data_request",
}
"""Menu choices that open a form."""


def on_menu(state: State, event: PersonEvent, context: Context) -> Step:
    """An event at home, or at the list of languages, that picks nothing from it."""
    match event:
        case TextReceived():
            return _on_text(state, event, context)
        case MediaReceived():
            return on_file_at_home(state, event, context)
        case PlaceShared():
            return _unsent(state, context, "home-place")
        case ContactShared():
            return _unsent(state, context, "home-contact")
        case ChoicePicked():
            return _unsent(state, context, "stale")
    return _unsent(state, context, "misplaced")


def _on_text(state: State, event: TextReceived, context: Context) -> Step:
    text = event.text
    if choices.is_greeting(text):
        return asked(home_of(state), context, notice=welcome(state, context))
    if any(text == entry.number for entry in context.programme.numbers):
        return on_menu_choice(state, "menu.numbers", context) or home(state, context)
    if code := normalise(text):
        return open_code(state, code, context)
    if open_form(state) is None and (crying := on_cry(state, event, context)):
        return crying
    told = whole_tip(state, event, context) if open_form(state) is None else None
    if told is None and held_files(state):
        return on_words_at_home(state, text.strip(), context)
    return told or _unsent(state, context, "home-unsent")


def on_menu_choice(state: State, picked: str, context: Context) -> Step | None:
    """A choice that works anywhere outside a form; None if `picked` is no such choice."""
    if FORMS.get(picked) in context.programme.forms:
        return call_again(state, FORMS[picked], context) or _started(state, FORMS[picked], context)
    match picked:
        case "media.tip" if (held_files(state) or held_words(state)) and TIP in context.programme.forms:
            return _started(state, TIP, context)
        case "media.drop" if held_files(state) or held_words(state):
            return home(state, context, "media-dropped")
        case "menu.track":
            return ask_code(state, context)
        case "menu.language":
            return asked(moved(state, AwaitingLanguage(interrupted=open_form(state))), context)
        case "menu.privacy":
            return open_page(state, context)
        case "menu.home" | "form.cancel":
            return home(state, context)
    return _reading(state, picked, context) or _card(state, picked, context)


def _started(state: State, form: str, context: Context) -> Step:
    """The form, with the files that are held; of a voice among them is asked what is to become of it."""
    if (words := held_words(state)) and form == context.programme.hints.form:
        return opened(state, context.programme.forms[form], TextReceived(words), context)
    step = start_form(state, form, context)
    voices = tuple(file_id for file_id, kind in held_files(state).items() if kind == "voice")
    kept = [file_id for file_id in voices if context.programme.forms[form].media]
    return offering(step, tuple(kept), "", context) if kept else step


def _reading(state: State, picked: str, context: Context) -> Step | None:
    """What one only reads: the lists of cards, the numbers."""
    match picked:
        case "menu.programme":
            return asked(moved(state, AwaitingMenu(page="programme")), context)
        case "menu.desks":
            return asked(moved(state, AwaitingMenu(page="desks")), context)
        case "menu.law":
            return asked(moved(state, AwaitingMenu(page="law")), context)
        case "menu.desks":
            return asked(moved(state, AwaitingMenu(page="desks")), context)
        case "menu.numbers":
            lines = number_lines(context, state.locale)
            days = [entry.checked_on for entry in context.programme.numbers]
            checked = f"{min(days, default=context.now.date()):%d/%m/%Y}"
            words = said("numbers", state, context, numbers=lines, checked=checked)
            return asked(home_of(state), context, (Reply(words),))
    return None


def set_language(state: State, locale: Locale, context: Context) -> Step:
    """Speak `locale` from now on, if we can; an open form or case goes on."""
    if locale not in context.texts.locales:
        return asked(state, context, notice=said("stale", state, context))
    awaiting = state.awaiting
    if isinstance(awaiting, AwaitingLanguage):
        awaiting = awaiting.interrupted or AwaitingMenu()
    spoken = replace(state, awaiting=awaiting, locale=locale)
    return asked(spoken, context, notice=said("language-set", spoken, context))


def home_of(state: State) -> State:
    """The state at the main menu."""
    return moved(state, AwaitingMenu())


def _card(state: State, picked: str, context: Context) -> Step | None:
    kind, _, card_id = picked.partition(".")
    cards = {"programme": context.programme.cards, "law": context.programme.law_cards}.get(kind, ())
    for card in cards:
        if card.id == card_id:
            page = moved(state, AwaitingMenu(page="law" if kind == "law" else "programme"))
            return asked(page, context, (Reply(card_words(card, state, context)),))
    return None


def _unsent(state: State, context: Context, key: str) -> Step:
    return asked(state, context, notice=said(key, state, context))
