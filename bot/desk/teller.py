"""Writing to whoever told us of a case, without knowing who it is."""

from collections.abc import Mapping, Sequence

from bot.desk.errand import Errand
from bot.desk.officer_alias import officer_alias
from bot.desk.voice import Voice
from bot.desk.workflow import WITHOUT_CONTENT
from bot.dialogue.buttons import RATINGS
from bot.dialogue.calls import status_key
from bot.dialogue.replies import Choice, Reply
from storage import cases, merging
from storage.cases import CLOSED, EventKind, Summary
from storage.conversations import Conversation


async def tell(errand: Errand, number: int, key: str, **values: str) -> bool:
    """Says the text `key` in the teller's chat, in their language; False where nobody may be written to.

    Those whose cases go with this one are told as well, each of their own; it stands in the story of each.
    """
    told = await _tell_one(errand, number, key, values)
    for one in await merging.with_it(errand.transaction.work, number):
        if "text" in values:
            _keep(errand, one.number, "answer", text=values["text"])
        else:
            _keep(errand, one.number, "status", status=one.status)
        told |= await _tell_one(errand, one.number, key, values)
    return told


async def _tell_one(errand: Errand, number: int, key: str, values: Mapping[str, str]) -> bool:
    to = await _teller(errand, number)
    if to is None:
        return False
    named = {
        "number": str(number),
        "officer": officer_alias(errand.transaction.work.vault, number, errand.staff.id),
    }
    _say(errand, to, number, errand.context.texts.render(key, to.locale, **values, **named))
    return True


async def tell_accepted(errand: Errand, number: int, staff_id: int) -> bool:
    """Says in the teller's chat that a member of staff has their case now, and to those whose cases go with it."""
    told = await _tell_accepted(errand, number, staff_id)
    for one in await merging.with_it(errand.transaction.work, number):
        told |= await _tell_accepted(errand, one.number, staff_id)
    return told


async def _tell_accepted(errand: Errand, number: int, staff_id: int) -> bool:
    to = await _teller(errand, number)
    if to is None:
        return False
    officer = officer_alias(errand.transaction.work.vault, number, staff_id)
    render = errand.context.texts.render
    words = render("case-push-accepted", to.locale, number=str(number), officer=officer)
    _say(errand, to, number, words)
    return True


async def tell_question(errand: Errand, number: int, words: str) -> bool:
    """Puts a question in the teller's chat, over a button by which they answer at once; False likewise."""
    to = await _teller(errand, number)
    if to is None:
        return False
    officer = officer_alias(errand.transaction.work.vault, number, errand.staff.id)
    render = errand.context.texts.render
    asked = render("case-push-question", to.locale, number=str(number), officer=officer, text=words)
    button = Choice(f"case.reply.{number}", render("case-push-answer-button", to.locale))
    errand.transaction.say(to, [Reply(asked, (button,), locale=to.locale)])
    return True


async def tell_received(errand: Errand, number: int, taken: Sequence[tuple[str, int]]) -> bool:
    """A receipt in the teller's chat of what was taken in, by kind and count; False likewise."""
    to = await _teller(errand, number)
    if to is None:
        return False
    voice = Voice(errand.context, to.locale)
    known = errand.context.programme.category_by_key
    lines = [
        voice.text(
            "case-item-ammunition" if kind == "ammunition" else "case-item-piece",
            kind=voice.text(f"category-{kind if kind in known else 'other'}"),
            count=str(count),
        )
        for kind, count in taken
    ]
    _say(errand, to, number, voice.text("case-push-received", number=str(number), lines="\n".join(lines)))
    return True


def _keep(
    errand: Errand, number: int, kind: EventKind, *, text: str | None = None, status: str | None = None
) -> None:
    """Puts what is said to all into the story of one case that goes with another."""
    work, now = errand.transaction.work, errand.transaction.now
    cases.add_event(work, number, kind, now, text=text, status=status, staff_id=errand.staff.id)


async def tell_with(errand: Errand, number: int, key: str, choices: Sequence[str]) -> bool:
    """As `tell`, over buttons about the case: `thanks.yes` is `thanks.yes.<number>`, labelled `thanks-yes`."""
    to = await _teller(errand, number)
    if to is None:
        return False
    render = errand.context.texts.render
    buttons = tuple(Choice(f"{one}.{number}", render(one.replace(".", "-"), to.locale)) for one in choices)
    words = render(key, to.locale, number=str(number))
    errand.transaction.say(to, [Reply(words, buttons, locale=to.locale)])
    return True


async def tell_status(errand: Errand, line: Summary, status: str, reason: str | None) -> bool:
    """Says in the teller's chat where their case stands now, and why; False likewise.

    Of one that is closed they may say how it was handled, and have it opened again if they did not before.
    Those whose cases go with this one are told as well; it stands in the story of each.
    """
    told = await tell_status_of_one(errand, line, status, reason)
    for one in await merging.with_it(errand.transaction.work, line.number):
        _keep(errand, one.number, "status", status=status)
        if reason:
            _keep(errand, one.number, "answer", text=reason)
        told |= await tell_status_of_one(errand, one, status, reason)
    return told


async def tell_status_of_one(errand: Errand, line: Summary, status: str, reason: str | None) -> bool:
    """As `tell_status`, to the teller of this case alone."""
    number = line.number
    to = await _teller(errand, number)
    if to is None:
        return False
    render = errand.context.texts.render
    stands = render(status_key(line.category, status), to.locale)
    words = render("case-push-status", to.locale, number=str(number), status=stands)
    if reason:
        words += "\n" + render("case-push-reason", to.locale, reason=reason)
    if status in WITHOUT_CONTENT:
        errand.transaction.say(
            to, [Reply(words)]
        )  # the tie is cut: from this chat it opens by the code alone
    elif status in CLOSED:
        ids = [f"case.rate.{rating}.{number}" for rating in RATINGS]
        if line.reopened_at is None:
            ids.append(f"case.reopen.{number}")
        labels = [render(id.rpartition(".")[0].replace(".", "-"), to.locale) for id in ids]
        words += "\n\n" + render("case-push-rate", to.locale)
        _say(errand, to, number, words, *map(Choice, ids, labels))
    else:
        _say(errand, to, number, words)
    return True


async def _teller(errand: Errand, number: int) -> Conversation | None:
    who = await cases.who_told(errand.transaction.work, number)
    if who is None:
        return None
    found = await errand.transaction.load([bytes.fromhex(who["conversation"])])
    return found[0] if found else None


def _say(errand: Errand, to: Conversation, number: int, words: str, *others: Choice) -> None:
    button = Choice(f"case.reply.{number}", errand.context.texts.render("case-push-button", to.locale))
    errand.transaction.say(to, [Reply(words, (button, *others))])
