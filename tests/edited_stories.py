"""Somebody who types messages, and edits them later."""

from bot.dialogue.events import TextEdited, TextReceived
from tests.dialogue_world import THANH_BINH, Phone

STORY = "Xe 43A1 chở pháo lậu"
MENDED = "Xe 92A1 chở pháo lậu"
THANH_BINH_POINT = (15.4388, 108.323)


def typed(phone: Phone, text: str, ref: str) -> Phone:
    """Somebody types a message that can be edited later."""
    return phone.send(TextReceived(text, ref))


def edited(phone: Phone, ref: str, text: str) -> Phone:
    """They change it."""
    return phone.send(TextEdited(ref, text))


def told_what(ref: str = "7") -> Phone:
    """A tip told in a message, the next question in front."""
    return typed(Phone().press("menu.tip", "form.skip", "other"), STORY, ref)


def at_place() -> Phone:
    """A tip, the question for the place in front."""
    return Phone().press("menu.tip", "form.skip", "other").say("Mất xe").press("when.now")


def finish(phone: Phone) -> Phone:
    """To the review in the plainest way."""
    while phone.question:
        phone.press("contact.none" if phone.question == "contact" else "form.skip")
    return phone


def at_count(kind: str = "support_tool") -> Phone:
    """An offer to hand in, the number of pieces asked."""
    return Phone().press("menu.hand_in", "explosive.no", kind)


def at_phone_number() -> Phone:
    """An offer to hand in, a phone number asked."""
    phone = at_count().press("count.2").say("Thạnh Bình").press(f"place.{THANH_BINH}")
    return phone.press("handover.come", "suits.any", "contact.phone")
