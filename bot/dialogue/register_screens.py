"""What is said and offered while a register is in front: it follows from the state alone."""

from collections.abc import Iterator

from bot.dialogue.content import Context
from bot.dialogue.replies import Choice
from bot.dialogue.state import (
    AwaitingCaseMessage,
    AwaitingCommune,
    AwaitingModel,
    AwaitingModels,
    AwaitingModelWords,
    AwaitingThanks,
    AwaitingWarnings,
    Registers,
    State,
)

_ALL = {"models": "model.all", "warnings": "warning.all"}


def register_choices(awaiting: Registers, state: State, context: Context) -> tuple[Choice, ...]:
    """The buttons of a register's state."""
    return tuple(_choices(awaiting, state, context))


def _choices(awaiting: Registers, state: State, context: Context) -> Iterator[Choice]:
    match awaiting:
        case AwaitingCommune():
            yield from _communes(awaiting, state, context)
        case AwaitingModels():
            yield from _models(awaiting, state, context)
        case AwaitingModel():
            yield _button(f"model.join.{awaiting.number}", "model-join", state, context)
            yield _button(f"model.remark.{awaiting.number}", "model-remark", state, context)
            yield _button(_list_id(awaiting.commune), "model-list", state, context)
        case AwaitingModelWords():
            if awaiting.words is not None:
                yield _button("model.send.reply", "model-send-reply", state, context)
                yield _button("model.send.quiet", "model-send-quiet", state, context)
            yield _button("model.stop", "model-stop", state, context)
            return
        case AwaitingWarnings():
            yield from _warnings(awaiting, state, context)
        case AwaitingThanks():
            yield from _ways_to_thank(awaiting, state, context)
            return
    yield _button("menu.home", "menu-home", state, context)


def _communes(awaiting: AwaitingCommune, state: State, context: Context) -> Iterator[Choice]:
    """The communes that may be meant; at first, that of the poster they came by."""
    first = (state.commune,) if state.commune else ()
    for code in awaiting.found or first:
        if found := context.gazetteer.commune(code):
            yield Choice(f"place.{code}", found.label)
    id = _ALL[awaiting.wanted]
    yield _button(id, id.replace(".", "-"), state, context)


def _models(awaiting: AwaitingModels, state: State, context: Context) -> Iterator[Choice]:
    for number, name in awaiting.shown:
        yield Choice(f"model.show.{number}", name)
    if awaiting.page > 1:
        yield _button(_list_id(awaiting.commune, awaiting.page - 1), "model-earlier", state, context)
    if awaiting.page < awaiting.pages:
        yield _button(_list_id(awaiting.commune, awaiting.page + 1), "model-later", state, context)
    if awaiting.commune is not None:
        yield _button(f"model.propose.{awaiting.commune}", "model-propose", state, context)
        yield _button("model.all", "model-all", state, context)
    yield _button("model.place", "model-place", state, context)


def _list_id(commune: str | None, page: int = 1) -> str:
    return f"model.list.{commune or 'all'}.{page}"


def _warnings(awaiting: AwaitingWarnings, state: State, context: Context) -> Iterator[Choice]:
    for number, topic in awaiting.shown:
        yield Choice(f"warning.show.{number}", topic)
    for card in context.programme.warnings:
        yield Choice(f"warning.card.{card.id}", card.title[state.locale])
    if not awaiting.is_on or awaiting.subscribed_to != awaiting.commune:
        if awaiting.commune is None:
            yield _button("warning.on", "warning-on", state, context)
        else:
            place = place_name(awaiting.commune, context)
            words = context.texts.render("warning-on-place", state.locale, place=place)
            yield Choice(f"warning.on.{awaiting.commune}", words)
    if awaiting.is_on:
        yield _button("warning.off", "warning-off", state, context)
    yield _button("warning.place", "warning-place", state, context)


def thanks_choices(awaiting: AwaitingCaseMessage, state: State, context: Context) -> tuple[Choice, ...]:
    """Whether the teller of the case that is open takes the unit's thanks."""
    return (
        _button(f"thanks.yes.{awaiting.number}", "thanks-yes", state, context),
        _button(f"thanks.no.{awaiting.number}", "thanks-no", state, context),
    )


def _ways_to_thank(awaiting: AwaitingThanks, state: State, context: Context) -> Iterator[Choice]:
    for way in ("quiet", "meet", "no"):
        yield _button(f"thanks.{way}.{awaiting.number}", f"thanks-{way}", state, context)
    yield _button("form.resume" if awaiting.interrupted else "menu.home", "thanks-later", state, context)


def _button(id: str, label: str, state: State, context: Context) -> Choice:
    return Choice(id, context.texts.render(label, state.locale))


def place_name(commune: str | None, context: Context) -> str:
    """The name of a commune; its code where the list of communes has it no more; empty for None."""
    found = context.gazetteer.commune(commune) if commune else None
    return found.label if found else commune or ""


def register_words(awaiting: Registers, state: State, context: Context) -> str:
    """What is asked in a register's state."""
    render, locale = context.texts.render, state.locale
    match awaiting:
        case AwaitingCommune():
            return render("commune-found-ask" if awaiting.found else f"{awaiting.wanted}-place-ask", locale)
        case AwaitingModels():
            return _words_of_models(awaiting, state, context)
        case AwaitingModel():
            return render("model-ask", locale)
        case AwaitingModelWords():
            key = "model-consent-ask" if awaiting.words is not None else f"model-{awaiting.wish}-ask"
            place = place_name(awaiting.commune, context)
            return render(key, locale, place=place, name=awaiting.model)
        case AwaitingWarnings():
            return _words_of_warnings(awaiting, state, context)
    return render("thanks-how", locale)


def _words_of_models(awaiting: AwaitingModels, state: State, context: Context) -> str:
    render, locale = context.texts.render, state.locale
    baseline = render("models-baseline", locale)
    place = place_name(awaiting.commune, context)
    if not awaiting.shown:
        key = "models-none" if awaiting.commune else "models-none-anywhere"
        return f"{render(key, locale, place=place)}\n\n{baseline}"
    if awaiting.commune:
        return render("models-here", locale, place=place)
    head = render("models-everywhere", locale, page=str(awaiting.page), pages=str(awaiting.pages))
    return f"{head}\n\n{baseline}"


def _words_of_warnings(awaiting: AwaitingWarnings, state: State, context: Context) -> str:
    render, locale = context.texts.render, state.locale
    place = place_name(awaiting.commune, context)
    head = render("warnings-here", locale, place=place) if place else render("warnings-everywhere", locale)
    parts = [head] if awaiting.shown else [head, render("warnings-none", locale)]
    if not awaiting.is_on:
        parts.append(render("warnings-consent", locale))
    elif awaiting.subscribed_to:
        subscribed = place_name(awaiting.subscribed_to, context)
        parts.append(render("warnings-on-here", locale, place=subscribed))
    else:
        parts.append(render("warnings-on-everywhere", locale))
    return "\n\n".join(parts)
