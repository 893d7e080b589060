"""The group a command was given in: what is subscribed for it, and nothing kept of one that gets nothing."""

from dataclasses import replace

from bot.desk.errand import Errand
from storage import groups, subscriptions
from storage.groups import StaffGroup


async def own_group(errand: Errand) -> StaffGroup:
    """The group; one for which nothing is subscribed yet hears of the communes its admin looks after."""
    found = await groups.find(errand.transaction.work, errand.conversation)
    if found is not None:
        return found
    return StaffGroup(errand.conversation, errand.staff.communes, has_alerts=False, added_by=errand.staff.id)


async def set_alerts(errand: Errand, *, is_on: bool) -> None:
    """Whether the group is told of urgent cases from now on."""
    await _keep(replace(await own_group(errand), has_alerts=is_on), errand)


async def keep(errand: Errand) -> None:
    """Remembers the group after its digest was set or cancelled."""
    await _keep(await own_group(errand), errand)


async def _keep(group: StaffGroup, errand: Errand) -> None:
    work = errand.transaction.work
    if group.has_alerts or await subscriptions.hour_of(work, errand.conversation) is not None:
        await groups.keep(work, group)
    else:
        groups.forget(work, errand.conversation)
