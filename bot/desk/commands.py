"""What staff can do, and who may do it: one table."""

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass

from bot.desk import alerts, digest, lists, people, review
from bot.desk.errand import Errand
from bot.dialogue.replies import Reply

Handler = Callable[[Errand, Sequence[str]], Awaitable[list[Reply]]]

_EVERYONE = frozenset({"officer", "admin", "owner"})
LEADERS = frozenset({"admin", "owner"})
"""Who answers for the others."""


@dataclass(frozen=True, slots=True)
class Command:
    """A staff command; its line in `/help` is the text `desk-help-<name>`.

    With `sentence_after` = n the arguments after the n-th are one sentence, kept as it was typed. `in_groups` are
    the roles that may give it in a group, where everybody reads the answer.
    """

    name: str
    roles: frozenset[str]
    handler: Handler
    sentence_after: int | None = None
    in_groups: frozenset[str] = frozenset()

    def split(self, argument: str) -> list[str]:
        """The arguments as the handler takes them."""
        if self.sentence_after is None:
            return argument.split()
        return argument.split(maxsplit=self.sentence_after)


COMMANDS = {
    command.name: command
    for command in (
        Command("tips", _EVERYONE, lists.tips),
        Command("tip", _EVERYONE, review.tip),
        Command("take", _EVERYONE, review.take),
        Command("reply", _EVERYONE, review.reply, sentence_after=1),
        Command("status", _EVERYONE, review.status, sentence_after=2),
        Command("digest", _EVERYONE, digest.digest, in_groups=LEADERS),
        Command("alerts", LEADERS, alerts.alerts, in_groups=LEADERS),
        Command("invite", LEADERS, people.invite),
    )
}
"""Every staff command by name; `/help`, `/start` and `/cancel` are the desk's own."""
