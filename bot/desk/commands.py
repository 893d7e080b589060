"""What staff can do, and who may do it: one table."""

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from bot.desk import (
    alerts,
    asking,
    assigning,
    auditing,
    bulletins,
    digest,
    exporting,
    find,
    grading,
    handing,
    lists,
    merging,
    models,
    noting,
    overdue,
    people,
    receiving,
    recovery,
    registering,
    reveals,
    review,
    slip,
    staffing,
    thanks,
    transfer,
    units,
    unlocking,
)
from bot.desk.errand import Errand
from bot.dialogue.replies import Reply
from storage.staff import LEADERS

Handler = Callable[[Errand, Sequence[str]], Awaitable[list[Reply]]]

_LEADERS = frozenset(LEADERS)
_EVERYONE = frozenset({"officer", *LEADERS})


@dataclass(frozen=True, slots=True)
class Command:
    """A staff command; its line in `/help` is the text `desk-help-<name>`.

    With `sentence_after` = n the arguments after the n-th are one sentence, kept as it was typed. What
    `is_for_groups` can be ordered by a leader in a group too, where everybody reads the answer. What
    `is_for_organisations` tells nothing of any case, so that people of member organisations may give it too. What
    `needs_unlock` asks for a one-time code first: all that shows what citizens wrote, or changes a case, or lets
    somebody in.
    """

    name: str
    roles: frozenset[str]
    handler: Handler
    sentence_after: int | None = None
    is_for_groups: bool = False
    is_for_organisations: bool = False
    needs_unlock: bool = True

    def split(self, argument: str) -> list[str]:
        """The arguments as the handler takes them."""
        if self.sentence_after is None:
            return argument.split()
        return argument.split(maxsplit=self.sentence_after)


COMMANDS = {
    command.name: command
    for command in (
        Command("tips", _EVERYONE, lists.tips, needs_unlock=False),
        Command("find", _EVERYONE, find.find, sentence_after=0),
        Command("tip", _EVERYONE, review.tip),
        Command("more", _EVERYONE, review.more),
        Command("take", _EVERYONE, review.take),
        Command("reply", _EVERYONE, review.reply, sentence_after=1),
        Command("status", _EVERYONE, review.status, sentence_after=2),
        Command("assign", _EVERYONE, assigning.assign),
        Command("transfer", _EVERYONE, transfer.transfer, sentence_after=2),
        Command("ask", _EVERYONE, asking.ask, sentence_after=1),
        Command("note", _EVERYONE, noting.note, sentence_after=1),
        Command("register", _EVERYONE, registering.register, sentence_after=1),
        Command("extend", _EVERYONE, registering.extend, sentence_after=1),
        Command("overdue", _EVERYONE, overdue.overdue, needs_unlock=False),
        Command("grade", _EVERYONE, grading.grade),
        Command("received", _EVERYONE, receiving.received),
        Command("slip", _EVERYONE, slip.slip),
        Command("merge", _EVERYONE, merging.merge),
        Command("split", _EVERYONE, merging.split),
        Command("reveal", _EVERYONE, reveals.reveal, sentence_after=1),
        Command("consent", _EVERYONE, reveals.consent),
        Command("thank", _EVERYONE, thanks.thank),
        Command("model", _EVERYONE, models.model, sentence_after=2, is_for_organisations=True),
        Command("warn", _LEADERS, bulletins.warn, sentence_after=1),
        Command("digest", _EVERYONE, digest.digest, is_for_groups=True, needs_unlock=False),
        Command("alerts", _LEADERS, alerts.alerts, is_for_groups=True, needs_unlock=False),
        Command("export", _LEADERS, exporting.export),
        Command("invite", _LEADERS, people.invite),
        Command("staff", _LEADERS, staffing.staff),
        Command("role", _LEADERS, staffing.role),
        Command("suspend", _LEADERS, staffing.suspend),
        Command("handover", _LEADERS, handing.hand_over),
        Command("unit", _LEADERS, units.unit, sentence_after=2),
        Command("unlock", _EVERYONE, unlocking.unlock, is_for_organisations=True, needs_unlock=False),
        Command("lock", _EVERYONE, unlocking.lock, is_for_organisations=True, needs_unlock=False),
        Command("recover", _LEADERS, recovery.recover),
        Command("audit", _LEADERS, auditing.audit),
    )
}
"""Every staff command by name; `/help`, `/start` and `/cancel` are the desk's own."""


@lru_cache(maxsize=8)
def allowed_to(role: str, *, is_outside: bool = False) -> frozenset[str]:
    """The names of the commands a role may give; in a member organisation those that tell nothing of a case."""
    return frozenset(
        name
        for name, command in COMMANDS.items()
        if role in command.roles and (command.is_for_organisations or not is_outside)
    )
