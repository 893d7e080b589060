"""`/alerts`: whether a group is told at once of urgent cases."""

from collections.abc import Sequence

from bot.desk import groups
from bot.desk.errand import Errand
from bot.dialogue.fold import fold
from bot.dialogue.replies import Reply

_ON = ("on", "bat")
_OFF = ("off", "tat")


async def alerts(errand: Errand, words: Sequence[str]) -> list[Reply]:
    """`/alerts [on | off]` in a group; staff themselves are told of every case anyway."""
    if not errand.is_in_group:
        return [errand.reply("desk-alerts-where")]
    wanted = fold(" ".join(words))
    if wanted not in (*_ON, *_OFF):
        state = errand.text(
            "desk-alerts-are-on" if await groups.has_alerts(errand) else "desk-alerts-are-off"
        )
        return [errand.reply("desk-alerts-how", state=state)]
    is_on = wanted in _ON
    await groups.keep(errand, alerts=is_on)
    await errand.record("group", detail="alerts on" if is_on else "alerts off")
    if is_on:
        return [errand.reply("desk-alerts-on", area=errand.area(errand.staff.communes))]
    return [errand.reply("desk-alerts-off")]
