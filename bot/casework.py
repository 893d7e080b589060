"""Carries out what the citizens' dialogue asks for, within the turn's transaction."""

from collections.abc import Mapping
from typing import Any

from bot.aliases import draw_alias
from bot.desk import news
from bot.desk.desk import Desk
from bot.desk.workflow import WITHOUT_CONTENT
from bot.dialogue.content import Context, Form
from bot.dialogue.effects import (
    AddToCase,
    Effect,
    Enrol,
    FileCase,
    FindCase,
    FindOwnCase,
    ForgetFiles,
    ReloadCase,
)
from bot.dialogue.events import (
    CaseAdded,
    CaseClosed,
    CaseFiled,
    CaseFound,
    CaseFull,
    CaseMissing,
    Enrolled,
    InviteRefused,
    OutcomeEvent,
    TimelineEntry,
)
from bot.transaction import Transaction
from storage import audit, cases, conversations, files, staff
from storage.cases import Happening, NewCase
from storage.conversations import Conversation
from storage.staff import Invite

_RANKS = ("officer", "admin", "owner")


async def carry_out(
    effect: Effect, conversation: Conversation, transaction: Transaction, context: Context, desk: Desk
) -> OutcomeEvent | None:
    """Does one effect of `conversation`'s step; the outcome, if there is one, goes back to the dialogue."""
    match effect:
        case FileCase():
            return await _file(effect, conversation, transaction, context)
        case FindCase(code):
            return await _open(await cases.find_by_code(transaction.work, code), transaction)
        case FindOwnCase(number):
            return await _open_own(number, conversation, transaction)
        case ReloadCase(case_id):
            return await _open(int(case_id), transaction)
        case AddToCase():
            return await _add(effect, transaction, context)
        case ForgetFiles(file_ids):
            for file_id in file_ids:
                files.forget(transaction.work, file_id, conversation.key)
        case Enrol(code):
            return await _enrol(code, conversation, transaction, desk)
    return None


async def _file(
    effect: FileCase, conversation: Conversation, transaction: Transaction, context: Context
) -> CaseFiled:
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
    await news.announce_case(line, transaction, context)
    return CaseFiled(line.number)


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


async def _open(number: int | None, transaction: Transaction) -> CaseFound | CaseMissing:
    case = None if number is None else await cases.open_case(transaction.work, number)
    if case is None:
        return CaseMissing()
    line = case.summary
    return CaseFound(
        case_id=str(line.number),
        number=line.number,
        category=line.subcategory or line.category,
        status=line.status,
        filed_at=line.filed_at,
        timeline=tuple(_entry(one) for one in case.history),
    )


def _entry(one: Happening) -> TimelineEntry:
    return TimelineEntry(one.at, one.kind, (one.status if one.kind == "status" else one.text) or "")


async def _open_own(
    number: int, conversation: Conversation, transaction: Transaction
) -> CaseFound | CaseMissing:
    who = await cases.who_told(transaction.work, number)
    if who is None or who["conversation"] != conversation.key.hex():
        return CaseMissing()
    return await _open(number, transaction)


async def _add(
    effect: AddToCase, transaction: Transaction, context: Context
) -> CaseAdded | CaseFull | CaseClosed | CaseMissing:
    work = transaction.work
    # Locked, so that whoever closes it at this moment destroys these words too, or we see that it is closed.
    line = await cases.summary(work, int(effect.case_id), lock=True)
    if line is None:
        return CaseMissing()
    if line.status in WITHOUT_CONTENT:
        return CaseClosed(line.number, effect.file_id)
    if effect.file_id is not None:
        if await cases.count_files(work, line.number) >= cases.FILES:
            return CaseFull(cases.FILES, effect.file_id)
        cases.attach(work, line.number, effect.file_id)
    cases.add_event(work, line.number, "message", transaction.now, text=effect.text or "📷")
    await news.announce_message(line, transaction, context)
    return CaseAdded()


async def _enrol(
    code: str, conversation: Conversation, transaction: Transaction, desk: Desk
) -> Enrolled | InviteRefused:
    work, now, before = transaction.work, transaction.now, conversation.staff
    made = await staff.use_invite(work, code, now)
    if made is None:
        return InviteRefused()
    if before is not None and _RANKS.index(before.role) > _RANKS.index(made.role):
        made = Invite(before.role, before.communes)  # nobody is brought low by opening a colleague's invite
    conversations.save(work, [conversation], now)  # staff rows refer to it
    conversation.staff = await staff.enrol(work, conversation.key, made, now)
    if before is None:
        await desk.subscribe(conversation, transaction)
    await audit.record(work, audit.Entry(conversation.staff.id, "enrol", detail=made.role), now)
    return Enrolled(made.role)
