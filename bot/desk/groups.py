"""The group a command was given in: what is subscribed for it, and no row of one for which nothing is."""

from bot.desk.errand import Errand
from storage import groups, subscriptions


async def has_alerts(errand: Errand) -> bool:
    """Whether the group is told of urgent cases."""
    group = await groups.find(errand.transaction.work, errand.conversation)
    return group is not None and group.has_alerts


async def keep(errand: Errand, *, alerts: bool) -> None:
    """Remembers what the group gets from now on. It hears what the admin may who ordered something last."""
    work = errand.transaction.work
    if alerts or await subscriptions.hour_of(work, errand.conversation) is not None:
        await groups.keep(work, errand.conversation, errand.staff.id, has_alerts=alerts)
    else:
        groups.forget(work, errand.conversation)
