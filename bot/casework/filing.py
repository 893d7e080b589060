"""From a filled-in form to a case on disk, and who is told of it."""

from collections.abc import Mapping
from typing import Any

from bot.aliases import draw_alias
from bot.deadlines import keeping
from bot.desk import news
from bot.dialogue.content import Context, Form
from bot.dialogue.effects import FileCase
from bot.dialogue.events import CaseFiled
from bot.transaction import Transaction
from storage import cases
from storage.cases import NewCase
from storage.conversations import Conversation


async def file_case(
    effect: FileCase, conversation: Conversation, transaction: Transaction, context: Context
) -> CaseFiled:
    """Puts the case on disk, starts its clocks and tells the staff."""
    form = context.programme.forms[effect.form]
    new = NewCase(
        code=effect.code,
        alias=draw_alias(),
        form=effect.form,
        category=effect.category,
        subcategory=effect.subcategory,
        is_urgent=effect.urgent,
        commune=effect.commune,
        answers=_story(form, effect.answers),
        item_count=next((n for n in _given(form, "count", effect.answers) if isinstance(n, int)), None),
        file_ids=effect.file_ids,
        who=_who(form, effect, conversation),
    )
    line = await cases.file_case(transaction.work, new, transaction.now)
    keeping.await_new(transaction.work, line, context.programme.unit, transaction.now)
    await news.announce_case(line, transaction, context)
    return CaseFiled(line.number, str(line.number))


def _story(form: Form, answers: Mapping[str, Any]) -> dict[str, Any]:
    """The answers without what leads to the teller, whatever the unit calls that question."""
    leads = {question.key for question in form.questions if question.kind == "contact"}
    return {key: value for key, value in answers.items() if key not in leads}


def _who(form: Form, effect: FileCase, conversation: Conversation) -> Mapping[str, Any] | None:
    """What leads to the teller; None if nothing may."""
    if effect.contact == "none":
        return None
    phone = next((one["phone"] for one in _given(form, "contact", effect.answers) if one.get("phone")), None)
    who = {"conversation": conversation.key.hex()}
    return who | {"phone": phone} if phone else who


def _given(form: Form, kind: str, answers: Mapping[str, Any]) -> list[Any]:
    """The answers to the questions of a kind."""
    found = [answers.get(question.key) for question in form.questions if question.kind == kind]
    return [answer for answer in found if answer is not None]
