"""`/handover`: all open cases of one colleague go to another, in one go."""

from collections.abc import Sequence

from bot.desk.errand import Errand
from bot.desk.staffing import colleague, staff_button
from bot.desk.voice import Voice
from bot.dialogue.replies import Choice, Reply
from storage import colleagues
from storage.staff import Colleague

_CHOICES = 10


async def hand_over(errand: Errand, words: Sequence[str]) -> list[Reply]:
    """`/handover FROM TO`: whole or not at all. TO is somebody who may see every one of them already."""
    one = await colleague(errand, words, "handover")
    if isinstance(one, Reply):
        return [one]
    work, staff = errand.transaction.work, await errand.transaction.staff()
    lines = await colleagues.open_cases(work, one.id)
    if not lines:
        return [errand.reply("desk-handover-none", staff_button(errand), id=str(one.id))]
    said = words[1].strip("#") if len(words) > 1 else ""
    takers = [other for other in staff if other.id != one.id and all(map(other.sees, lines))]
    taker = next((other for other in takers if str(other.id) == said), None)
    if taker is None:
        return [_choices(errand, one.id, takers, said)]
    numbers = [line.number for line in lines]
    colleagues.hand_over(work, numbers, taker.id, errand.staff.id, errand.transaction.now)
    for number in numbers:
        await errand.record("handover", number, f"{one.id} {taker.id}")
    await _tell(errand, taker, len(numbers))
    names = {"giver": str(one.id), "taker": str(taker.id)}
    return [errand.reply("desk-handover-done", staff_button(errand), count=str(len(numbers)), **names)]


def _choices(errand: Errand, giver: int, takers: Sequence[Colleague], said: str) -> Reply:
    """Who can take them all; if nobody can, the cases are passed on one by one."""
    if not takers:
        return errand.reply("desk-handover-nobody", staff_button(errand), id=str(giver))
    buttons = [
        Choice(f"desk.handover.{giver}.{one.id}", f"#{one.id} · {errand.text(f'role-{one.role}')}")
        for one in sorted(takers, key=lambda one: one.id)[:_CHOICES]
    ]
    key = "desk-handover-not" if said else "desk-handover-ask"
    return errand.reply(key, *buttons, staff_button(errand), id=str(giver))


async def _tell(errand: Errand, taker: Colleague, count: int) -> None:
    for to in await errand.transaction.load([taker.conversation]):
        voice = Voice(errand.context, to.locale)
        mine = Choice("desk.tips.mine", voice.text("desk-button-mine"))
        words = voice.text("desk-news-handover", count=str(count))
        if to.key != errand.conversation:
            errand.transaction.say(to, [Reply(words, (mine,), locale=to.locale, is_confidential=True)])
