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
        group = await groups.own_group(errand)
        state = errand.text("desk-alerts-are-on" if group.has_alerts else "desk-alerts-are-off")
        return [errand.reply("desk-alerts-how", state=state)]
    is_on = wanted in _ON
    await groups.set_alerts(errand, is_on=is_on)
    await errand.record("group", detail="alerts on" if is_on else "alerts off")
    return [errand.reply("desk-alerts-on" if is_on else "desk-alerts-off")]
