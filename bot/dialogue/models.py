"""Models of self-management: the list of a commune, a model, and one message to its team."""

from msgspec.structs import replace

from bot.dialogue.answers import has_words
from bot.dialogue.content import Context
from bot.dialogue.events import PersonEvent, TextReceived
from bot.dialogue.form import asked, home
from bot.dialogue.register_effects import FindModel, KeepRemark, ListModels
from bot.dialogue.register_events import (
    ModelFound,
    ModelLine,
    ModelMissing,
    ModelsListed,
    RemarkKept,
)
from bot.dialogue.register_screens import place_name
from bot.dialogue.registers import at_home, misplaced, names_commune, number_in, on_commune
from bot.dialogue.replies import Reply
from bot.dialogue.said import said
from bot.dialogue.state import (
    AwaitingCommune,
    AwaitingMenu,
    AwaitingModel,
    AwaitingModels,
    AwaitingModelWords,
    State,
)
from bot.dialogue.steps import Step, moved

CONSENT = "model-1"
"""The version of the words on the button `model.send.reply` and above it. Other words, another version."""
WORDS = 1000
"""The most characters of a message to a team."""
KINDS = ("camera", "self_managed", "other")
STATES = ("new", "strengthened", "effective", "replicated", "retired")


def on_model_choice(state: State, picked: str, context: Context) -> Step | None:
    """A button of the register of models, wherever it is pressed; None if it means nothing now."""
    _, _, rest = picked.partition(".")
    verb, _, last = rest.partition(".")
    if verb in ("show", "join", "remark"):
        number = number_in(last)
        if number is None:
            return None
        return _wish(state, verb, number, context) or Step(state, (), (FindModel(number),))
    match verb:
        case "all":
            return Step(state, (), (ListModels(None),))
        case "list":
            return _list(state, last)
        case "propose" if context.gazetteer.commune(last):
            return asked(moved(state, AwaitingModelWords("proposal", last)), context)
        case "send" | "stop":
            return _send(state, last, context)
    return None


def _list(state: State, last: str) -> Step | None:
    commune, _, page = last.partition(".")
    number = number_in(page)
    if not number or len(commune) > 5:
        return None
    return Step(state, (), (ListModels(None if commune == "all" else commune, number),))


def _wish(state: State, verb: str, number: int, context: Context) -> Step | None:
    """Begins the message, if its model is in front; else the model is shown first."""
    shown = state.awaiting
    if verb == "show" or not isinstance(shown, AwaitingModel) or shown.number != number:
        return None
    wish = AwaitingModelWords("join" if verb == "join" else "remark", shown.commune, number, shown.model)
    return asked(moved(state, wish), context)


def _send(state: State, way: str, context: Context) -> Step | None:
    awaiting = state.awaiting
    if not isinstance(awaiting, AwaitingModelWords):
        return None
    if not way:
        return home(state, context, "model-stopped")
    if awaiting.words is None:
        return None
    consent = CONSENT if way == "reply" else None
    keep = KeepRemark(awaiting.wish, awaiting.number, awaiting.commune, awaiting.words, consent)
    return Step(state, (), (keep,))


def on_models(state: State, event: PersonEvent, context: Context) -> Step:
    """An event while a list or a model is in front that picks nothing from it: words name another commune."""
    if names_commune(event, context):
        return on_commune(state, AwaitingCommune("models"), event, context)
    return at_home(state, event, context)


def on_model_words(state: State, awaiting: AwaitingModelWords, event: PersonEvent, context: Context) -> Step:
    """An event while a message to a team is to be typed, or what was typed is to be sent."""
    if not isinstance(event, TextReceived):
        return misplaced(state, event, context)
    words = event.text.strip()
    if not has_words(words):
        return asked(state, context, notice=said("text-empty", state, context))
    if len(words) > WORDS:
        notice = said("text-long", state, context, length=str(len(words)), limit=str(WORDS))
        return asked(state, context, notice=notice)
    return asked(moved(state, replace(awaiting, words=words)), context)


def on_listed(state: State, event: ModelsListed, context: Context) -> Step:
    """A page of models: shown, to pick one from."""
    shown = tuple([(line.number, _label(line, state, context, event.commune)) for line in event.lines])
    return asked(moved(state, AwaitingModels(event.commune, event.page, event.pages, shown)), context)


def _label(line: ModelLine, state: State, context: Context, listed: str | None) -> str:
    sample = f"{said('model-mark-sample', state, context)} " if line.is_sample else ""
    return f"{sample}{line.name}" if listed else f"{sample}{line.name}, {place_name(line.commune, context)}"


def on_model(state: State, event: ModelFound | ModelMissing, context: Context) -> Step:
    """A model: its card, and what can be done with it."""
    if isinstance(event, ModelMissing):
        return asked(
            moved(state, AwaitingMenu("desks")), context, notice=said("model-missing", state, context)
        )
    line = event.line
    card = said(
        "model-card",
        state,
        context,
        name=line.name,
        kind=said(f"model-kind-{line.kind if line.kind in KINDS else 'other'}", state, context),
        place=place_name(line.commune, context),
        status=said(f"model-state-{line.state if line.state in STATES else 'new'}", state, context),
        since=line.changed_on.strftime("%d/%m/%Y"),
    )
    if line.is_sample:
        card = f"{card}\n{said('model-sample', state, context)}"
    if line.state == "retired":
        return Step(state, (Reply(card),), (ListModels(line.commune),))
    shown = AwaitingModel(line.number, line.name, line.commune)
    return asked(moved(state, shown), context, (Reply(card),))


def on_kept(state: State, event: RemarkKept, context: Context) -> Step:
    """The message is on disk: back home."""
    return home(state, context, f"model-kept-{event.kind}")
