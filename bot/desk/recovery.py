"""`/recover`: two admins together erase the one-time codes of a colleague who lost their phone."""

from collections.abc import Sequence
from datetime import timedelta

from bot.desk.errand import Errand
from bot.desk.voice import Voice
from bot.dialogue.replies import Choice, Reply
from storage import unlocking
from storage.staff import LEADERS, Colleague

HOURS = 24
"""How long the second admin has."""
_DIGITS = 9


async def recover(errand: Errand, words: Sequence[str]) -> list[Reply]:
    """`/recover ID`: the first admin asks, a second one confirms with the same words or by the button."""
    word = words[0].strip("#.,:;") if words else ""
    if not (word.isascii() and word.isdigit() and len(word) <= _DIGITS):
        return [await _said(errand, "how", "desk-recover-how")]
    id = int(word)
    staff = await errand.transaction.staff()
    whose = next((one for one in staff if one.id == id), None)
    if whose is None:
        return [await _said(errand, f"none {id}", "desk-recover-none", id=str(id))]
    if id == errand.staff.id:
        await errand.record("refused", detail="recover own")
        return [errand.reply("desk-recover-own")]
    if await unlocking.find(errand.transaction.work, id) is None:
        return [await _said(errand, f"nothing {id}", "desk-recover-nothing", id=str(id))]
    leaders = {one.id: one for one in staff if one.role in LEADERS}
    asked = await unlocking.asked(errand.transaction.work, id)
    now = errand.transaction.now
    if asked is None or now - asked.asked_at > timedelta(hours=HOURS) or asked.asked_by not in leaders:
        return [await _ask(errand, whose, list(leaders.values()))]
    if asked.asked_by == errand.staff.id:
        return [await _said(errand, f"waits {id}", "desk-recover-waits", id=str(id), hours=str(HOURS))]
    return [await _confirm(errand, whose, leaders[asked.asked_by])]


async def _said(errand: Errand, detail: str, key: str, **values: str) -> Reply:
    await errand.record("recover", detail=detail)
    return errand.reply(key, **values)


async def _ask(errand: Errand, whose: Colleague, leaders: Sequence[Colleague]) -> Reply:
    others = [one for one in leaders if one.id not in (whose.id, errand.staff.id)]
    if not others:
        return await _said(errand, f"alone {whose.id}", "desk-recover-alone", id=str(whose.id))
    await unlocking.ask(errand.transaction.work, whose.id, errand.staff.id, errand.transaction.now)
    await errand.record("recover", detail=f"asked {whose.id}")
    await _ask_others(errand, others, whose)
    count, hours = str(len(others)), str(HOURS)
    return errand.reply("desk-recover-asked", id=str(whose.id), count=count, hours=hours)


async def _ask_others(errand: Errand, others: Sequence[Colleague], whose: Colleague) -> None:
    for to in await errand.transaction.load([one.conversation for one in others]):
        voice = Voice(errand.context, to.locale)
        words = voice.text(
            "desk-recover-confirm",
            id=str(whose.id),
            by=str(errand.staff.id),
            role=voice.text(f"role-{whose.role}"),
            hours=str(HOURS),
        )
        confirm = Choice(f"desk.recover.{whose.id}", voice.text("desk-recover-button"))
        errand.transaction.say(to, [Reply(words, (confirm,), locale=to.locale)])


async def _confirm(errand: Errand, whose: Colleague, first: Colleague) -> Reply:
    await unlocking.forget(errand.transaction.work, whose.id)
    await errand.record("recover", detail=f"done {whose.id} with {first.id}")
    await _tell(errand, whose, "desk-recover-told")
    await _tell(errand, first, "desk-recover-done", id=str(whose.id))
    return errand.reply("desk-recover-done", id=str(whose.id))


async def _tell(errand: Errand, to: Colleague, key: str, **values: str) -> None:
    for one in await errand.transaction.load([to.conversation]):
        words = Voice(errand.context, one.locale).text(key, **values)
        errand.transaction.say(one, [Reply(words, locale=one.locale)])
