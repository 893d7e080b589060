"""The review of a form: send it, or pick one answer, change it and come back."""

from msgspec.structs import replace

from bot.dialogue import calls, followup, walk
from bot.dialogue.content import Context, Form
from bot.dialogue.events import (
    CaseFiled,
    ChoicePicked,
    MediaReceived,
    PersonEvent,
    PlaceShared,
    TextReceived,
)
from bot.dialogue.filing import contact_of, file_case, receipt
from bot.dialogue.form import asked, home, on_answer
from bot.dialogue.misplaced import misplaced_place
from bot.dialogue.pictures import with_picture
from bot.dialogue.replies import Reply
from bot.dialogue.said import said
from bot.dialogue.sent import is_limited, minutes_to_wait, remembered, repeated
from bot.dialogue.state import Answers, AwaitingAnswer, AwaitingEdit, AwaitingMenu, AwaitingReview, State
from bot.dialogue.steps import Step, moved
from bot.dialogue.walk import form_of


def on_review(
    state: State, awaiting: AwaitingReview | AwaitingEdit, event: PersonEvent, context: Context
) -> Step:
    """An event while the summary, or the list of answers to change, is shown."""
    if isinstance(event, TextReceived):
        return asked(state, context, notice=said("choice-unclear", state, context))
    if isinstance(event, MediaReceived):
        return with_picture(state, awaiting, event, context, on_answer)
    if isinstance(event, PlaceShared):
        return asked(state, context, notice=misplaced_place(state, awaiting, context))
    if not isinstance(event, ChoicePicked):
        return asked(state, context, notice=said("misplaced", state, context))
    return _on_choice(state, awaiting, event.id, context)


def _on_choice(state: State, awaiting: AwaitingReview | AwaitingEdit, picked: str, context: Context) -> Step:
    form, answers = form_of(awaiting, context), awaiting.answers
    key = picked.removeprefix("edit.")
    if key != picked and key in answers:
        return asked(
            moved(state, AwaitingAnswer(form=form.name, question=key, answers=answers, editing=True)), context
        )
    if isinstance(awaiting, AwaitingEdit) and picked == "form.back":
        return asked(moved(state, AwaitingReview(form=form.name, answers=answers)), context)
    match picked:
        case "form.submit" | "form.again":
            is_meant = isinstance(awaiting, AwaitingReview) and awaiting.repeats and picked == "form.again"
            return _submit(state, form, answers, context, is_meant=is_meant)
        case "form.edit":
            return asked(moved(state, AwaitingEdit(form=form.name, answers=answers)), context)
        case "form.back":
            return _back(state, awaiting, context)
    return asked(state, context, notice=said("stale-in-form", state, context))


def _submit(state: State, form: Form, answers: Answers, context: Context, *, is_meant: bool) -> Step:
    """Send it, unless the same was just sent, or too many were: then the answers stay as they are."""
    filing = moved(state, AwaitingReview(form=form.name, answers=answers))
    case = file_case(filing, form, answers, context)
    if is_limited(case):
        if not is_meant and repeated(state, form, answers, context.now):
            return asked(moved(state, AwaitingReview(form.name, answers, repeats=True)), context)
        if minutes := minutes_to_wait(state, context):
            police = context.programme.number_of("police")
            notice = said("limit-reached", state, context, minutes=str(minutes), police=police)
            return asked(filing, context, notice=notice)
    return Step(filing, (), (case,))


def _back(state: State, awaiting: AwaitingReview | AwaitingEdit, context: Context) -> Step:
    form = form_of(awaiting, context)
    question = walk.previous(form, awaiting.answers, context.programme, None, state.ahead)
    if question is None:
        return home(state, context, "form-left")
    answers = walk.answers_before(form, awaiting.answers, question.key, state.ahead)
    return asked(
        moved(state, AwaitingAnswer(form=form.name, question=question.key, answers=answers)), context
    )


def on_filed(state: State, event: CaseFiled, context: Context) -> Step:
    """The case is on disk: the receipt, and home. The poster was for this report; the next may be elsewhere."""
    awaiting = state.awaiting
    if isinstance(awaiting, AwaitingReview) and awaiting.form in context.programme.forms:
        form = form_of(awaiting, context)
        replies = receipt(state, form, awaiting.answers, context, event.number)
        number = None if contact_of(form, awaiting.answers) == "none" else event.number
        filed = remembered(state, form, awaiting.answers, number, context.now)
        state = replace(state, commune=None, filed=filed)
        if form.files_after is not None and event.case_id is not None:
            state = calls.called(state, form, event.case_id, context)
            further = followup.begin(state, form, awaiting.answers, event.case_id, context, replies)
            if further is not None:
                return further
        return asked(moved(state, AwaitingMenu()), context, replies)
    words = said("case-filed", state, context, number=str(event.number))
    return asked(state, context, (Reply(words),))
