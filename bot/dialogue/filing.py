"""From a form's answers to a case, and from a filed case to the receipt."""

from typing import Literal

from bot.dialogue.content import Context, Form
from bot.dialogue.effects import FileCase
from bot.dialogue.receipt import format_code
from bot.dialogue.replies import Reply
from bot.dialogue.said import numbers_of, said
from bot.dialogue.state import Answers, State
from bot.dialogue.walk import options

Contact = Literal["none", "chat", "phone"]


def file_case(state: State, form: Form, answers: Answers, context: Context) -> FileCase:
    """The case that the answers make."""
    tree = context.programme.category_by_key
    category = _text(answers.get(form.category_from)) if form.category_from else form.category
    subcategory = _text(answers.get(form.subcategory_from)) if form.subcategory_from else form.subcategory
    files = answers.get(form.media.key) if form.media else None
    return FileCase(
        form=form.name,
        code=context.code,
        category=category or "other",
        subcategory=subcategory if subcategory in tree else None,
        urgent=is_urgent(form, answers, context),
        commune=_commune(form, answers, state.commune),
        contact=contact_of(form, answers),
        answers=dict(answers),
        file_ids=tuple(files or ()),
    )


def is_urgent(form: Form, answers: Answers, context: Context) -> bool:
    """Whether the form, or any option or category picked in it, makes the case urgent."""
    if form.urgent:
        return True
    for question in form.questions:
        picked = answers.get(question.key)
        if not isinstance(picked, str) or question.kind == "text":
            continue
        for option in options(form, question, answers, context.programme):
            if option.urgent and option.id == picked:
                return True
    return False


def contact_of(form: Form, answers: Answers) -> Contact:
    """How the reporter may be written to: as they said, or as the form has it where nobody asked."""
    for question in form.questions:
        answer = answers.get(question.key)
        if question.kind == "contact" and answer:
            way: Contact = answer["way"]
            return way
    return form.contact


def receipt(state: State, form: Form, answers: Answers, context: Context, number: int) -> tuple[Reply, ...]:
    """What is said once the case is on disk: the code first, then what happens next."""
    code = format_code(context.code)
    thanks = said("receipt", state, context, code=code, number=str(number))
    after = said(f"receipt-contact-{contact_of(form, answers)}", state, context)
    if form.sent:
        after = f"{said(form.sent, state, context, **numbers_of(context, state.locale))}\n\n{after}"
    elif is_urgent(form, answers, context):
        police = context.programme.number_of("police")
        after = f"{said('receipt-urgent', state, context, police=police)}\n\n{after}"
    return (Reply(thanks, locale=state.locale, receipt=code), Reply(after))


def _commune(form: Form, answers: Answers, poster: str | None) -> str | None:
    """The first commune named as a place; the poster's only where no place was told at all."""
    told = [answers.get(question.key) for question in form.questions if question.kind == "place"]
    places = [place for place in told if place]
    named = [place["commune"] for place in places if place["commune"]]
    return named[0] if named else None if places else poster


def _text(value: object) -> str | None:
    return value if isinstance(value, str) else None
