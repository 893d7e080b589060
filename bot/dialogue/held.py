"""A file that comes at home, without a form: kept, and its words too, while its sender says whether it makes a tip."""

from bot.dialogue.ask import ask
from bot.dialogue.content import Context
from bot.dialogue.events import MediaReceived
from bot.dialogue.said import said
from bot.dialogue.state import AwaitingMenu, State
from bot.dialogue.steps import Step, held_files, held_words, moved

TIP = "tip"


def on_file_at_home(state: State, event: MediaReceived, context: Context) -> Step:
    """Hold the file and offer to tell more; where no tip takes files, say that it goes nowhere."""
    form = context.programme.forms.get(TIP)
    if form is None or form.media is None:
        return Step(state, (ask(state, context, said("home-media-none", state, context)),))
    held = {**held_files(state), event.file_id: event.kind}
    if len(held) > form.media.limit:
        notice = said("media-full", state, context, limit=str(form.media.limit))
        return Step(state, (ask(state, context, notice),))
    before = held_words(state)
    words = _joined(before, event.caption or "", context)
    holding = moved(state, AwaitingMenu(held=held, words=before if words is None else words))
    notice = said("home-media", state, context)
    if words is None:
        notice = f"{notice} {said('media-caption-lost', state, context)}"
    elif event.caption:
        notice = f"{notice} {said('home-media-words', state, context)}"
    return Step(holding, (ask(holding, context, notice),))


def on_words_at_home(state: State, text: str, context: Context) -> Step:
    """Words typed while files are held: they are held too."""
    words = _joined(held_words(state), text, context)
    if words is None:
        return Step(state, (ask(state, context, said("media-caption-lost", state, context)),))
    holding = moved(state, AwaitingMenu(held=held_files(state), words=words))
    return Step(holding, (ask(holding, context, said("home-media-words", state, context)),))


def _joined(before: str, words: str, context: Context) -> str | None:
    """The words one below the other; None if a tip that is told with them has no room for them."""
    hints = context.programme.hints
    form = context.programme.forms.get(hints.form or "")
    joined = "\n".join(filter(None, (before, words.strip())))
    if form is None or form.name != TIP:
        return joined if joined == before else None
    return joined if len(joined) <= form.questions[form.index[hints.text]].limit else None
