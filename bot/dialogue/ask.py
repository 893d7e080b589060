"""What is said when we wait: every question, list and summary follows from the state alone."""

from collections.abc import Mapping

from bot.dialogue.buttons import offered, sent_earlier
from bot.dialogue.consent import statements
from bot.dialogue.content import Context
from bot.dialogue.guess import guessed
from bot.dialogue.local_time import VIETNAM
from bot.dialogue.places import ask_key
from bot.dialogue.register_screens import register_words
from bot.dialogue.replies import PROMPT, Asks, Choice, Reply
from bot.dialogue.said import said
from bot.dialogue.state import (
    Awaiting,
    AwaitingAnswer,
    AwaitingArgument,
    AwaitingCaseAct,
    AwaitingCaseMessage,
    AwaitingCode,
    AwaitingCommune,
    AwaitingEdit,
    AwaitingLanguage,
    AwaitingMenu,
    AwaitingPrivacy,
    AwaitingResume,
    AwaitingReview,
    AwaitingVoice,
    Elsewhere,
    Filed,
    Registers,
    State,
)
from bot.dialogue.summary import described, shortened
from bot.dialogue.walk import form_of, question_of


def ask(state: State, context: Context, notice: str | None = None) -> Reply:
    """What we wait for, asked (again); `notice` is said first, in the same message."""
    choices = offered(state, context)
    text = "\n\n".join([_words(state, choices, context), *statements(state, context)])
    if notice:
        text = f"{notice}\n\n{text}"
    return Reply(text, choices, asks=_asks(state, context), slot=PROMPT, locale=state.locale)


def _words(state: State, choices: tuple[Choice, ...], context: Context) -> str:
    if isinstance(state.awaiting, Registers):
        return register_words(state.awaiting, state, context)
    return _words_of(state.awaiting, state, choices, context)


def _words_of(awaiting: Elsewhere, state: State, choices: tuple[Choice, ...], context: Context) -> str:
    match awaiting:
        case AwaitingAnswer():
            return _question_words(awaiting, state, choices, context)
        case AwaitingReview():
            return _review_words(awaiting, state, context)
        case AwaitingCaseMessage() | AwaitingCaseAct():
            return _case_words(awaiting, state, context)
        case AwaitingMenu(page=page, held=held, words=words):
            return said("media-home-ask" if held or words else f"{page}-ask", state, context)
        case AwaitingPrivacy(page=about):
            return said(f"privacy-{about}-ask", state, context)
    return said(_ASKED[type(awaiting)], state, context)


_ASKED: Mapping[type[Awaiting], str] = {
    AwaitingEdit: "form-edit-ask",
    AwaitingLanguage: "language-ask",
    AwaitingCode: "track-ask",
    AwaitingResume: "resume-ask",
    AwaitingVoice: "media-voice-ask",
    AwaitingArgument: "home-ask",
}
"""What is said in states that say always the same."""


def _review_words(awaiting: AwaitingReview, state: State, context: Context) -> str:
    if earlier := sent_earlier(awaiting, state, context):
        return _repeat_words(earlier, state, context)
    form = form_of(awaiting, context)
    lines = described(
        form, awaiting.answers, context.programme, context.gazetteer, context.texts, state.locale
    )
    summary = "\n".join(f"• {name}: {shortened(words)}" for name, words in lines)
    return said("form-review", state, context, summary=summary)


def _repeat_words(earlier: Filed, state: State, context: Context) -> str:
    at = earlier.at.astimezone(VIETNAM).strftime("%H:%M")
    if earlier.number is None:
        return said("repeat-ask", state, context, at=at)
    return said("repeat-ask-number", state, context, at=at, number=str(earlier.number))


def _case_words(awaiting: AwaitingCaseMessage | AwaitingCaseAct, state: State, context: Context) -> str:
    if isinstance(awaiting, AwaitingCaseAct):
        return said(f"case-{awaiting.act}-ask", state, context, number=str(awaiting.case.number))
    key = "case-ask-gone" if awaiting.is_gone else "case-ask"
    return said(key, state, context, number=str(awaiting.number))


def _question_words(
    awaiting: AwaitingAnswer, state: State, choices: tuple[Choice, ...], context: Context
) -> str:
    pending = awaiting.pending
    if pending and (guess := guessed(awaiting)):
        is_offered = any(choice.id == guess for choice in choices)
        return said("guess-ask" if is_offered else f"{awaiting.form}-{awaiting.question}-ask", state, context)
    if pending:
        question = question_of(awaiting, context)
        if question.kind == "contact":
            return said("contact-phone-ask", state, context)
        words, province = shortened(pending.get("words") or ""), context.programme.unit.province[state.locale]
        return said(ask_key(pending, choices, context), state, context, words=words, province=province)
    return said(f"{awaiting.form}-{awaiting.question}-ask", state, context)


def _asks(state: State, context: Context) -> Asks | None:
    awaiting = state.awaiting
    if isinstance(awaiting, AwaitingCommune):
        return "place"
    if not isinstance(awaiting, AwaitingAnswer):
        return None
    kind = question_of(awaiting, context).kind
    if kind == "contact":
        return "contact" if awaiting.pending else None
    if kind == "media":
        return "media"
    return "place" if kind == "place" else None
