"""The desk itself: what staff see when they come in."""

from bot.desk.errand import Errand
from bot.dialogue.replies import Choice, Reply


def home(errand: Errand, key: str) -> Reply:
    """The desk's buttons under the text `key`."""
    return errand.reply(key, *desk_buttons(errand), role=errand.text(f"role-{errand.staff.role}"))


def desk_buttons(errand: Errand) -> tuple[Choice, ...]:
    """What is a press away from everywhere at the desk."""
    return (
        errand.button("tips", label="desk-button-tips"),
        errand.button("tips", "free", label="desk-button-unassigned"),
        errand.button("tips", "mine", label="desk-button-mine"),
        errand.button("digest", "now", label="desk-button-digest"),
        errand.button("help", label="desk-button-help"),
    )
