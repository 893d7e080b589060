"""The news staff get unasked: which case came in or was added to, and nothing of what it says."""

from collections.abc import Sequence
from typing import Literal

from bot.desk import caseline
from bot.desk.voice import Voice
from bot.dialogue.content import Context
from bot.dialogue.replies import Choice, Reply
from bot.transaction import Transaction
from storage import groups
from storage.cases import Summary
from storage.staff import LEADERS, Colleague

Change = Literal["withdrawn", "reopened"]


async def announce_case(line: Summary, transaction: Transaction, context: Context) -> None:
    """Tells those who look after its place that a case came in; the groups that want it, of an urgent one."""
    key = "desk-news-urgent" if line.is_urgent else "desk-news-case"
    await _tell_staff(key, line, transaction, context)
    if line.is_urgent:
        await _tell_groups(key, line, transaction, context)


async def announce_message(line: Summary, transaction: Transaction, context: Context) -> None:
    """Tells the officer who has the case, or everybody who may take it, that its teller wrote again.

    However often that is, one such message waits to be delivered; the case's arrival is another.
    """
    await _tell_staff("desk-news-message", line, transaction, context, slot=f"news.{line.number}")


async def announce_files(line: Summary, transaction: Transaction, context: Context) -> None:
    """Tells the same people that the files of a case are all here now."""
    await _tell_staff("desk-news-files", line, transaction, context, slot=f"files.{line.number}")


async def announce_thanks(line: Summary, key: str, transaction: Transaction, context: Context) -> None:
    """Tells the same people how the teller answered the unit's thanks; the newest answer alone."""
    await _tell_staff(key, line, transaction, context, slot=f"thanks.{line.number}")


async def announce_change(change: Change, line: Summary, transaction: Transaction, context: Context) -> None:
    """Tells the same people what its teller did to a case."""
    await _tell_staff(f"desk-news-{change}", line, transaction, context)


async def announce_transfer(line: Summary, transaction: Transaction, context: Context, *, by: int) -> None:
    """Tells the unit that a case was passed on to that it is theirs now; not who did that, if they are of it."""
    staff = await transaction.staff()
    theirs = [one for one in staff if one.unit_id == line.unit_id and one.sees(line)]
    told = [one for one in theirs or _to_be_told(line, staff) if one.id != by]
    await _tell_staff("desk-news-transfer", line, transaction, context, told=told)


async def _tell_staff(
    key: str,
    line: Summary,
    transaction: Transaction,
    context: Context,
    *,
    slot: str | None = None,
    told: Sequence[Colleague] | None = None,
) -> None:
    """Tells whom it concerns, or those who are named."""
    if told is None:
        told = _to_be_told(line, await transaction.staff())
    colleagues = {one.conversation: one for one in told}
    for to in await transaction.load(list(colleagues)):
        if to.staff is None:
            continue
        voice = Voice(context, to.locale)
        news = _news(key, line, voice)
        if colleagues[to.key].sees(line):
            button = Choice(f"desk.tip.{line.number}", voice.text("desk-button-open"))
            transaction.say(to, [Reply(news, (button,), slot=slot, is_confidential=True)])
        else:
            nobodys = voice.text("desk-news-nobody", commune=line.commune or "")
            transaction.say(to, [Reply(f"{news}\n{nobodys}", slot=slot, is_confidential=True)])


async def _tell_groups(key: str, line: Summary, transaction: Transaction, context: Context) -> None:
    concerned = [one for one in await groups.alerted(transaction.work) if one.sees(line)]
    for to in await transaction.load([one.conversation for one in concerned]):
        news = _news(key, line, Voice(context, to.locale))
        transaction.say(to, [Reply(news, locale=to.locale, is_confidential=True)])


def _to_be_told(line: Summary, staff: Sequence[Colleague]) -> Sequence[Colleague]:
    """Whom news of a case goes to: who has it, else who looks after its place.

    Where nobody does, the leaders are told that, or everybody if there are none: it must not lie unseen.
    """
    inside = [one for one in staff if not one.is_outside]
    concerned = [one for one in inside if one.sees(line)]
    assigned = [one for one in concerned if one.id == line.assignee_id]
    leaders = [one for one in inside if one.role in LEADERS and one.unit_id is None]
    return assigned or concerned or leaders or inside


def _news(key: str, line: Summary, voice: Voice) -> str:
    return voice.text(
        key,
        number=str(line.number),
        category=caseline.category(voice, line),
        place=caseline.place(voice, line.commune),
    )
