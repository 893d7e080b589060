"""What a teller may do with their case, and doing it: correct, withdraw, rate, comment, reopen."""

from datetime import datetime, timedelta

from bot.deadlines import keeping
from bot.desk import news
from bot.desk.workflow import WITHOUT_CONTENT
from bot.dialogue.content import Context, Operator
from bot.dialogue.effects import ActOnCase, CaseAct, CheckCaseAct
from bot.dialogue.events import CaseActDone, CaseActOpen, CaseActRefused, CaseMissing
from bot.transaction import Transaction
from storage import cases, merging, questions, ratings
from storage.cases import CLOSED, Summary
from storage.conversations import Conversation

_BEGUN = ("in_progress", "forwarded")


def may(line: Summary, now: datetime, unit: Operator, *, signs: bool) -> tuple[str, ...]:
    """What a teller is offered. Withdrawing is, as long as the case is open: where it is too late they hear why."""
    acts = [act for act in ("correct", "rate", "reopen") if refusal(line, act, now, unit) is None]
    if line.status not in CLOSED and unit.withdraw_hours:
        acts.append("withdraw")
    return (*acts, *(["statement"] if signs else []))


def refusal(line: Summary, act: str, now: datetime, unit: Operator) -> str | None:
    """Why this cannot be done now, as the last part of a text's key; None if it can."""
    if line.status in WITHOUT_CONTENT:
        return "gone"
    match act:
        case "correct" if line.status in CLOSED:
            return "closed"
        case "withdraw":
            return _not_withdrawn(line, now, unit)
        case "rate" | "comment" | "reopen" if line.status not in CLOSED:
            return "open"
        case "rate" if line.rating is not None:
            return "rated"
        case "reopen" if line.reopened_at is not None:
            return "reopened"
    return None


def _not_withdrawn(line: Summary, now: datetime, unit: Operator) -> str | None:
    if line.status in CLOSED:
        return "closed"
    if line.status in _BEGUN:
        return "begun"
    return "late" if now - line.filed_at > timedelta(hours=unit.withdraw_hours) else None


async def check_act(
    effect: CheckCaseAct, conversation: Conversation, transaction: Transaction, context: Context
) -> CaseActOpen | CaseActRefused | CaseMissing:
    """Whether it may be done."""
    line = await _found(effect, conversation, transaction)
    if line is None:
        return CaseMissing()
    return _refused(line, effect.act, transaction, context) or CaseActOpen(
        str(line.number), line.number, effect.act, _can(line, transaction, context)
    )


async def act_on_case(
    effect: ActOnCase, conversation: Conversation, transaction: Transaction, context: Context
) -> CaseActDone | CaseActRefused | CaseMissing:
    """Does it, unless it cannot be done any more."""
    # Locked, so that nobody closes it or takes it up at this moment.
    line = await _found(effect, conversation, transaction, lock=True)
    if line is None:
        return CaseMissing()
    if refused := _refused(line, effect.act, transaction, context):
        return refused
    await _do(effect, line, transaction, context)
    after = await cases.summary(transaction.work, line.number)
    can = _can(after or line, transaction, context)
    return CaseActDone(str(line.number), line.number, effect.act, can)


async def _do(effect: ActOnCase, line: Summary, transaction: Transaction, context: Context) -> None:
    work, now, number = transaction.work, transaction.now, line.number
    if effect.act != "rate":  # everything else comes with words
        questions.answered(work, line)
    match effect.act:
        case "correct":
            cases.add_event(work, number, "correction", now, text=effect.text)
            await news.announce_message(await merging.head_of(work, line), transaction, context)
        case "withdraw":
            await _go_alone(line, transaction)
            await _withdraw(line, transaction)
            await news.announce_change("withdrawn", line, transaction, context)
        case "rate":
            ratings.rate(work, number, effect.rating or "fair", now)
        case "comment":
            cases.add_event(work, number, "rating", now, text=effect.text)
        case "reopen":
            await _stand_alone(line, transaction)
            cases.add_event(work, number, "reopening", now, text=effect.text)
            ratings.reopen(work, number, "new" if line.assignee_id is None else "accepted", now)
            keeping.await_new(work, line, context.programme.unit, now)
            await news.announce_change("reopened", line, transaction, context)


async def _go_alone(line: Summary, transaction: Transaction) -> None:
    """Takes one case out of those it goes with; another leads them."""
    if line.merged_into is not None:
        await merging.part(transaction.work, line, None, transaction.now)
    elif line.merged_count:
        await merging.hand_on(transaction.work, line, transaction.now)


async def _stand_alone(line: Summary, transaction: Transaction) -> None:
    """Nobody else's case opens again because this one does: they would learn that there is another."""
    if line.merged_into is not None:
        await merging.part(transaction.work, line, None, transaction.now)
    elif line.merged_count:
        await merging.let_go(transaction.work, line, transaction.now)


async def _withdraw(line: Summary, transaction: Transaction) -> None:
    """Only number, category, times and status stay."""
    work, number = transaction.work, line.number
    await work.flush()
    cases.empty(work, number)
    await work.flush()
    cases.set_status(work, number, "withdrawn", transaction.now)
    cases.add_event(work, number, "status", transaction.now, status="withdrawn")
    cases.forget_teller(work, number)


async def _found(
    effect: CheckCaseAct | ActOnCase,
    conversation: Conversation,
    transaction: Transaction,
    *,
    lock: bool = False,
) -> Summary | None:
    number = int(effect.case_id)
    if effect.own:
        who = await cases.who_told(transaction.work, number)
        if who is None or who["conversation"] != conversation.key.hex():
            return None
    return await cases.summary(transaction.work, number, lock=lock)


def _refused(
    line: Summary, act: CaseAct, transaction: Transaction, context: Context
) -> CaseActRefused | None:
    reason = refusal(line, act, transaction.now, context.programme.unit)
    if reason is None:
        return None
    return CaseActRefused(str(line.number), line.number, act, reason, _can(line, transaction, context))


def _can(line: Summary, transaction: Transaction, context: Context) -> tuple[str, ...]:
    signs = transaction.work.vault.signer is not None
    return may(line, transaction.now, context.programme.unit, signs=signs)
