"""The desk itself: what staff see when they come in."""

from bot.desk.errand import Errand
from bot.dialogue.replies import Choice, Reply


def home(errand: Errand, key: str) -> Reply:
    """The desk's buttons under the text `key`."""
    is_outside = errand.staff.is_outside
    if is_outside and key == "desk-home":
        key = "desk-home-member"
    role = errand.text("role-member" if is_outside else f"role-{errand.staff.role}")
    return errand.reply(key, *desk_buttons(errand), role=role)


def desk_buttons(errand: Errand) -> tuple[Choice, ...]:
    """What is a press away from everywhere at the desk."""
    if errand.staff.is_outside:
        return (
            errand.button("model", label="desk-button-models"),
            errand.button("help", label="desk-button-help"),
        )
    return (
        errand.button("tips", label="desk-button-tips"),
        errand.button("tips", "free", label="desk-button-unassigned"),
        errand.button("tips", "mine", label="desk-button-mine"),
        errand.button("find", label="desk-button-find"),
        errand.button("overdue", label="desk-button-overdue"),
        errand.button("digest", "now", label="desk-button-digest"),
        errand.button("help", label="desk-button-help"),
    )
