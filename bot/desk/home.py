"""The desk itself: what staff see when they come in, and what they can type."""

from collections.abc import Iterable

from bot.desk.errand import Errand
from bot.dialogue.replies import Choice, Reply


def home(errand: Errand, key: str) -> Reply:
    """The desk's buttons under the text `key`."""
    return errand.reply(key, *_buttons(errand), role=errand.text(f"role-{errand.staff.role}"))


def overview(errand: Errand, commands: Iterable[str]) -> Reply:
    """The commands, each with an example."""
    lines = "\n".join(errand.text(f"desk-help-{name}") for name in commands)
    return Reply(errand.text("desk-help", lines=lines), _buttons(errand))


def _buttons(errand: Errand) -> tuple[Choice, ...]:
    return (
        errand.button("tips", label="desk-button-tips"),
        errand.button("tips", "free", label="desk-button-unassigned"),
        errand.button("tips", "mine", label="desk-button-mine"),
        errand.button("find", label="desk-button-find"),
        errand.button("digest", "now", label="desk-button-digest"),
        errand.button("help", label="desk-button-help"),
    )
