"""Other members of staff, as one of them sees them: who may have a case, and how they hear of it."""

from collections.abc import Sequence

from bot.desk import caseline
from bot.desk.errand import Errand
from bot.desk.voice import Voice
from bot.dialogue.replies import Choice, Reply
from storage.cases import Summary
from storage.staff import Colleague


async def who_may_have(errand: Errand, line: Summary) -> Sequence[Colleague]:
    """The active members of staff who may see a case, by their ids."""
    staff = await errand.transaction.staff()
    return sorted((one for one in staff if one.sees(line)), key=lambda one: one.id)


def named(voice: Voice, staff_id: int) -> str:
    """How a member of staff is called at the desk."""
    return voice.text("desk-colleague", id=str(staff_id))


async def tell(errand: Errand, staff_id: int | None, key: str, line: Summary) -> None:
    """Says the text `key` about a case to a member of staff, over a button that opens it; nothing to oneself."""
    if staff_id is None or staff_id == errand.staff.id:
        return
    found = [one for one in await errand.transaction.staff() if one.id == staff_id]
    for to in await errand.transaction.load([one.conversation for one in found]):
        voice = Voice(errand.context, to.locale)
        words = voice.text(
            key,
            number=str(line.number),
            category=caseline.category(voice, line),
            place=caseline.place(voice, line.commune),
        )
        button = Choice(f"desk.tip.{line.number}", voice.text("desk-button-open"))
        errand.transaction.say(to, [Reply(words, (button,), is_confidential=True)])
