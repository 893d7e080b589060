"""A case as whoever told it follows it: opened, reloaded, added to."""

from collections.abc import Iterator, Sequence
from typing import cast

from bot.casework.acting import may
from bot.desk import news
from bot.desk.officer_alias import officer_alias
from bot.desk.workflow import WITHOUT_CONTENT
from bot.dialogue.content import Context
from bot.dialogue.effects import AddToCase
from bot.dialogue.events import CaseAdded, CaseClosed, CaseFound, CaseFull, CaseMissing, TimelineEntry
from bot.transaction import Transaction
from storage import cases, likenesses, merging, questions
from storage.cases import Happening, TellerKind
from storage.conversations import Conversation
from storage.vault import Vault


async def open_case(
    number: int | None, transaction: Transaction, context: Context
) -> CaseFound | CaseMissing:
    """The case with this number, as its teller may read it."""
    case = None if number is None else await cases.open_case(transaction.work, number, for_teller=True)
    if case is None:
        return CaseMissing()
    line, vault = case.summary, transaction.work.vault
    taken_by = line.assignee_id
    return CaseFound(
        case_id=str(line.number),
        number=line.number,
        category=line.subcategory or line.category,
        status=line.status,
        filed_at=line.filed_at,
        timeline=tuple(_timeline(case.history, line.number, vault)),
        can=may(line, transaction.now, context.programme.unit, signs=vault.signer is not None),
        gone=line.status in WITHOUT_CONTENT,
        officer=None if taken_by is None else officer_alias(vault, line.number, taken_by),
        closed_at=line.closed_at,
        has_thanks=case.thanks == "offered" and line.status not in WITHOUT_CONTENT,
        is_asked=questions.is_waiting(line),
    )


def _timeline(history: Sequence[Happening], number: int, vault: Vault) -> Iterator[TimelineEntry]:
    """What its teller may read; storage gave no other kinds."""
    for one in history:
        if one.kind == "transfer":
            yield TimelineEntry(one.at, "transfer", "")
            continue
        words = (one.status if one.kind == "status" else one.text) or ""
        officer = None if one.staff_id is None else officer_alias(vault, number, one.staff_id)
        yield TimelineEntry(one.at, cast("TellerKind", one.kind), words, officer)


async def open_own(
    number: int, conversation: Conversation, transaction: Transaction, context: Context
) -> CaseFound | CaseMissing:
    """The same, if this conversation is its teller."""
    who = await cases.who_told(transaction.work, number)
    if who is None or who["conversation"] != conversation.key.hex():
        return CaseMissing()
    return await open_case(number, transaction, context)


async def add_to_case(
    effect: AddToCase, transaction: Transaction, context: Context
) -> CaseAdded | CaseFull | CaseClosed | CaseMissing:
    """The teller's words or file become part of the case, unless it is full or without content."""
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
        await likenesses.compare_again(work, line.number, transaction.now)
    cases.add_event(work, line.number, "message", transaction.now, text=effect.text or "📷")
    questions.answered(work, line)
    await news.announce_message(await merging.head_of(work, line), transaction, context)
    return CaseAdded()
