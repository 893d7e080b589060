"""What officers are told of cases that may be, or are, the same: never who sent which."""

from collections.abc import Sequence

from bot.desk import caseline
from bot.desk.errand import Errand
from bot.desk.masking import Shown, shown_to
from bot.desk.voice import Voice
from bot.desk.workflow import WITHOUT_CONTENT
from bot.dialogue.content import Context
from bot.dialogue.replies import Choice, Reply
from bot.transaction import Transaction
from storage import cases, likenesses, merging
from storage.cases import Case, Happening, Summary
from storage.likenesses import Alike, Senders
from storage.work import Work

FEWEST = 3
"""Independent senders that are counted aloud: of two cases a smaller number would tell whether one person sent both."""
_WORDS = 5
"""Messages of each case that goes with another which are shown, the newest."""
_MEMBERS = 10
"""Cases that go with another whose messages are shown."""


async def goes_with(errand: Errand, case: Case) -> str:
    """That this case goes with another, which is named to whoever may see it."""
    line = case.summary
    if line.merged_into is None:
        return ""
    head = await merging.head_of(errand.transaction.work, line)
    number = str(line.number)
    if errand.may_see(head):
        return errand.text("desk-merged-act", number=number, head=str(head.number))
    return errand.text("desk-merged-away", number=number)


async def with_it(errand: Errand, case: Case) -> str:
    """The cases that go with this one, and what their tellers wrote since; each look is recorded.

    Who may see this one reads them: a leader put them together, or whoever sees the one sees the other.
    """
    if not case.summary.merged_count:
        return ""
    work, number = errand.transaction.work, case.summary.number
    members = await merging.with_it(work, number)
    counted = counted_in_words(errand, await likenesses.senders(work, [number]))
    shown = shown_to(errand, case.summary)
    parts = [errand.text("desk-merged-head", count=str(len(members)), senders=counted)]
    for one in members[:_MEMBERS]:
        parts.append(_named(errand, one))
        parts += [_wrote(errand, said, shown) for said in await _messages(work, one)]
        await errand.record("look", one.number, "merged")
    parts.append(errand.text("desk-merged-answers"))
    return "\n".join(parts)


async def _messages(work: Work, one: Summary) -> Sequence[Happening]:
    if one.status in WITHOUT_CONTENT:
        return ()
    written = [said for said in await cases.history(work, one.number) if said.text and said.staff_id is None]
    return written[-_WORDS:]


def _wrote(errand: Errand, said: Happening, shown: Shown) -> str:
    at, kind = caseline.moment(errand, said.at), errand.text(f"desk-history-{said.kind}")
    return f"  {at} · {kind}: {caseline.quoted(shown(said.text or ''))}"


def _named(errand: Errand, one: Summary) -> str:
    return errand.text(
        "desk-merged-line", number=str(one.number), alias=one.alias, at=caseline.moment(errand, one.filed_at)
    )


async def on_card(errand: Errand, case: Case) -> str:
    """The likely duplicates this officer may see, and how many people sent them."""
    work, number = errand.transaction.work, case.summary.number
    found = [one for one in await likenesses.alike(work, number) if errand.may_see(one.line)]
    if not found or case.summary.status in WITHOUT_CONTENT:
        return ""
    lines = [_likely(errand, one) for one in found]
    counted = await likenesses.senders(work, {number, *(one.line.number for one in found)})
    all_of_them = errand.text("desk-alike-senders", senders=counted_in_words(errand, counted))
    return "\n".join([errand.text("desk-alike-head"), *lines, all_of_them])


def _likely(errand: Errand, one: Alike) -> str:
    line = one.line
    return errand.text(
        "desk-alike-line",
        number=str(line.number),
        category=caseline.category(errand, line),
        place=caseline.place(errand, line.commune),
        at=caseline.moment(errand, line.filed_at),
        why=errand.text(f"desk-alike-{one.kind}"),
    )


def counted_in_words(voice: Voice, senders: Senders) -> str:
    """How many people sent some cases, as far as that tells nothing of any two of them."""
    if senders.known >= FEWEST:
        said = voice.text("desk-senders-known", count=str(senders.known))
    else:
        said = voice.text("desk-senders-few")
    if not senders.unknown:
        return said
    return f"{said}, {voice.text('desk-senders-unknown', count=str(senders.unknown))}"


async def announce(line: Summary, transaction: Transaction, context: Context) -> None:
    """Tells those who look after a new case which older ones it may be the same as, each what they may see."""
    found = await likenesses.alike(transaction.work, line.number)
    colleagues = {one.conversation: one for one in await transaction.staff()}
    for to in await transaction.load(list(colleagues)):
        who = colleagues[to.key]
        if line.assignee_id not in (None, who.id) or not who.sees(line):
            continue
        seen = [one.line.number for one in found if who.sees(one.line)]
        if to.staff is None or not seen:
            continue
        voice = Voice(context, to.locale)
        counted = await likenesses.senders(transaction.work, {line.number, *seen})
        words = voice.text(
            "desk-news-alike",
            number=str(line.number),
            others=", ".join(f"#{number}" for number in seen[:FEWEST]),
            senders=counted_in_words(voice, counted),
        )
        buttons = (
            Choice(f"desk.tip.{line.number}", voice.text("desk-button-open")),
            Choice(f"desk.merge.{line.number}", voice.text("desk-button-merge")),
        )
        reply = Reply(words, buttons, slot=f"alike.{line.number}", is_confidential=True)
        transaction.say(to, [reply])
