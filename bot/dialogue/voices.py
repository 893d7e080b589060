"""Voice messages: whether their voice is to be altered is asked before any officer can hear it."""

from collections.abc import Callable

from bot.dialogue.ask import ask
from bot.dialogue.content import Context
from bot.dialogue.effects import AddToCase, AlterVoices, Effect
from bot.dialogue.events import ChoicePicked, MediaReceived, PersonEvent
from bot.dialogue.said import said
from bot.dialogue.state import (
    AwaitingAnswer,
    AwaitingCaseMessage,
    AwaitingEdit,
    AwaitingReview,
    AwaitingVoice,
    State,
)
from bot.dialogue.steps import Step, moved

ALTER, AS_IT_IS = "media.alter", "media.as_it_is"

OnEvent = Callable[[State, PersonEvent, Context], Step]


def offering(step: Step, file_ids: tuple[str, ...], notice: str, context: Context) -> Step:
    """The step, and then the question what is to become of the voices in `file_ids`.

    `notice` is said before it. A step that leaves the form, or sends it, asks nothing.
    """
    after = step.state.awaiting
    if step.effects or not isinstance(
        after, AwaitingAnswer | AwaitingReview | AwaitingEdit | AwaitingCaseMessage
    ):
        return step
    state = moved(step.state, AwaitingVoice(file_ids, after))
    return Step(state, (*step.replies[:-1], ask(state, context, notice or None)))


def on_voice(
    state: State, awaiting: AwaitingVoice, event: PersonEvent, context: Context, on_interrupted: OnEvent
) -> Step:
    """An event while the question about the voices is asked; `on_interrupted` takes what is for the form behind it."""
    match event:
        case ChoicePicked(id="media.alter"):
            return _decided(state, awaiting, context, alter=True)
        case ChoicePicked(id="media.as_it_is"):
            return _decided(state, awaiting, context, alter=False)
        case MediaReceived():
            return _one_more(state, awaiting, event, context, on_interrupted)
    return Step(state, (ask(state, context, said("choice-unclear", state, context)),))


def _one_more(
    state: State, awaiting: AwaitingVoice, event: MediaReceived, context: Context, on_interrupted: OnEvent
) -> Step:
    """Another file while the question stands: it is kept as it would be without, and the question is asked for all."""
    if isinstance(awaiting.interrupted, AwaitingCaseMessage):
        if event.kind != "voice":
            case_id = awaiting.interrupted.case_id
            return Step(state, (), (AddToCase(case_id, text=event.caption or None, file_id=event.file_id),))
        caption = awaiting.caption or event.caption
        both = AwaitingVoice((*awaiting.file_ids, event.file_id), awaiting.interrupted, caption)
        asking = moved(state, both)
        return Step(asking, (ask(asking, context),))
    step = on_interrupted(moved(state, awaiting.interrupted), event, context)
    after = step.state.awaiting
    new = after.file_ids if isinstance(after, AwaitingVoice) else ()
    inner = after.interrupted if isinstance(after, AwaitingVoice) else after
    if not isinstance(inner, (AwaitingAnswer, AwaitingReview, AwaitingEdit)):
        return step
    ids = tuple(dict.fromkeys((*awaiting.file_ids, *new)))
    asking = moved(step.state, AwaitingVoice(ids, inner))
    notice = step.replies[-1].text.partition("\n\n")[0] if step.replies else None
    return Step(asking, (*step.replies[:-1], ask(asking, context, notice)), step.effects)


def _decided(state: State, awaiting: AwaitingVoice, context: Context, *, alter: bool) -> Step:
    back = moved(state, awaiting.interrupted)
    altering: tuple[Effect, ...] = (AlterVoices(awaiting.file_ids),) if alter else ()
    if isinstance(awaiting.interrupted, AwaitingCaseMessage):
        case_id = awaiting.interrupted.case_id
        captions = (awaiting.caption, *[None] * len(awaiting.file_ids))
        adding = [
            AddToCase(case_id, text=caption, file_id=file_id)
            for file_id, caption in zip(awaiting.file_ids, captions, strict=False)
        ]
        return Step(back, (), (*altering, *adding))
    notice = said("media-altering" if alter else "media-unaltered", state, context)
    return Step(back, (ask(back, context, notice),), altering)
