"""Carries out what the citizens' dialogue asks for, within the turn's transaction."""

from collections.abc import Mapping
from typing import Any

from bot.aliases import draw_alias
from bot.desk.desk import Desk
from bot.dialogue.content import Context
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
    CaseFiled,
    CaseFound,
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
_TIMELINE = {"message": "message", "answer": "answer", "status": "status"}


async def carry_out(
    effect: Effect, conversation: Conversation, transaction: Transaction, context: Context, desk: Desk
) -> OutcomeEvent | None:
    """Does one effect of `conversation`'s step; the outcome, if there is one, goes back to the dialogue."""
    match effect:
        case FileCase():
            return await _file(effect, conversation, transaction, context, desk)
        case FindCase(code):
            return await _open(await cases.find_by_code(transaction.work, code), transaction)
        case FindOwnCase(number):
            return await _open_own(number, conversation, transaction)
        case ReloadCase(case_id):
            return await _open(int(case_id), transaction)
        case AddToCase():
            await _add(effect, transaction, context, desk)
        case ForgetFiles(file_ids):
            for file_id in file_ids:
                files.forget(transaction.work, file_id, conversation.key)
        case Enrol(code):
            return await _enrol(code, conversation, transaction, desk)
    return None


async def _file(
    effect: FileCase, conversation: Conversation, transaction: Transaction, context: Context, desk: Desk
) -> CaseFiled:
    answers, who = _part(effect, conversation)
    count = answers.get("count")
    new = NewCase(
        code=effect.code,
        alias=draw_alias(),
        form=effect.form,
        category=effect.category,
        subcategory=effect.subcategory,
        is_urgent=effect.urgent,
        commune=effect.commune,
        answers=answers,
        item_count=count if isinstance(count, int) else None,
        file_ids=effect.file_ids,
        who=who,
    )
    line = await cases.file_case(transaction.work, new, transaction.now)
    await desk.announce_case(line, transaction, context)
    return CaseFiled(line.number)


def _part(effect: FileCase, conversation: Conversation) -> tuple[dict[str, Any], Mapping[str, Any] | None]:
    """The answers without what leads to the teller, and what leads to the teller."""
    answers = dict(effect.answers)
    contact = answers.get("contact")
    phone = contact.get("phone") if isinstance(contact, dict) else None
    answers["contact"] = {"way": effect.contact}
    if effect.contact == "none":
        return answers, None
    who: dict[str, Any] = {"conversation": conversation.key.hex()}
    return answers, who | ({"phone": phone} if phone else {})


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
        timeline=tuple(_entry(one) for one in case.history if one.kind in _TIMELINE),
    )


def _entry(one: Happening) -> TimelineEntry:
    if one.kind == "status":
        return TimelineEntry(one.at, "status", one.status or "")
    kind: Any = _TIMELINE[one.kind]
    return TimelineEntry(one.at, kind, one.text or "")


async def _open_own(
    number: int, conversation: Conversation, transaction: Transaction
) -> CaseFound | CaseMissing:
    who = await cases.who_told(transaction.work, number)
    if who is None or who["conversation"] != conversation.key.hex():
        return CaseMissing()
    return await _open(number, transaction)


async def _add(effect: AddToCase, transaction: Transaction, context: Context, desk: Desk) -> None:
    number = int(effect.case_id)
    if effect.file_id is not None:
        cases.attach(transaction.work, number, effect.file_id)
    cases.add_event(transaction.work, number, "message", transaction.now, text=effect.text or "📷")
    await desk.announce_message(number, transaction, context)


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
        await desk.subscribe(conversation.staff, transaction)
    await audit.record(work, audit.Entry(conversation.staff.id, "enrol", detail=made.role), now)
    return Enrolled(made.role)
