"""A file that comes at home, without a form: kept while its sender says whether it makes a tip."""

from bot.dialogue.ask import ask, said
from bot.dialogue.content import Context
from bot.dialogue.events import MediaReceived
from bot.dialogue.state import AwaitingMenu, State
from bot.dialogue.steps import Step, held_files, moved

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
    holding = moved(state, AwaitingMenu(held=held))
    notice = said("home-media", state, context)
    if event.caption:
        notice = f"{notice} {said('media-caption-lost', state, context)}"
    return Step(holding, (ask(holding, context, notice),))
