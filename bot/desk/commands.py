"""What staff can do, and who may do it: one table."""

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from bot.desk import alerts, bulletins, digest, exporting, lists, models, people, reveals, review, thanks
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
    `is_for_groups` can be ordered by a leader in a group too, where everybody reads the answer.
    """

    name: str
    roles: frozenset[str]
    handler: Handler
    sentence_after: int | None = None
    is_for_groups: bool = False

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
        Command("more", _EVERYONE, review.more),
        Command("take", _EVERYONE, review.take),
        Command("reply", _EVERYONE, review.reply, sentence_after=1),
        Command("status", _EVERYONE, review.status, sentence_after=2),
        Command("reveal", _EVERYONE, reveals.reveal, sentence_after=1),
        Command("consent", _EVERYONE, reveals.consent),
        Command("thank", _EVERYONE, thanks.thank),
        Command("model", _EVERYONE, models.model, sentence_after=2),
        Command("warn", _LEADERS, bulletins.warn, sentence_after=1),
        Command("digest", _EVERYONE, digest.digest, is_for_groups=True),
        Command("alerts", _LEADERS, alerts.alerts, is_for_groups=True),
        Command("export", _LEADERS, exporting.export),
        Command("invite", _LEADERS, people.invite),
    )
}
"""Every staff command by name; `/help`, `/start` and `/cancel` are the desk's own."""


@lru_cache(maxsize=8)
def allowed_to(role: str) -> frozenset[str]:
    """The names of the commands a role may give."""
    return frozenset(name for name, command in COMMANDS.items() if role in command.roles)
