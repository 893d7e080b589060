"""What a person does on their phone so that the dialogue hears of a certain event; and where pictures go."""

import io
from collections.abc import AsyncIterator, Callable

from PIL import Image, PngImagePlugin

from bot.channels.base import StoredFile
from bot.channels.telegram.updates import FILE_LIMIT
from bot.dialogue.events import (
    ChoicePicked,
    CommandReceived,
    ContactShared,
    Event,
    MediaReceived,
    PlaceShared,
    TextReceived,
    UnsupportedReceived,
)
from tests.telegram_api import Message, Person, Press

PNG = b"\x89PNG\r\n\x1a\n"

UNSUPPORTED: dict[str, Callable[[Person], Message]] = {
    "sticker": lambda person: person.sticker(),
    "long_text": lambda person: person.say("dài " * 1_020),
    "empty": lambda person: person.say("\u2800"),  # the blank of Braille, which Telegram takes for a letter
    "too_big": lambda person: person.document("anh.png", b"", "image/png", FILE_LIMIT + 1),
}
"""What leads to each kind of what we cannot take."""


class Actor:
    """Does as a story says."""

    def __init__(self, person: Person) -> None:
        self._person = person

    def act(self, event: Event) -> Press | None:
        """The event happens, from the person's side. Gives the press if it is one."""
        match event:
            case ChoicePicked(id=choice):
                return self._press(choice)
            case TextReceived(text=text):
                self._person.say(text)
            case CommandReceived(name="start", argument=str(argument)):
                self._person.open_link(argument)
            case CommandReceived(name=name, argument=argument):
                self._person.say(f"/{name} {argument or ''}".strip())
            case PlaceShared(latitude=latitude, longitude=longitude, accuracy=accuracy):
                self._person.share_place(latitude, longitude, accuracy or 0.0)
            case ContactShared(phone=phone):
                self._person.share_contact(phone)
            case MediaReceived(file_id=file_id, caption=caption):
                self._person.photo(picture(file_id), caption)
            case UnsupportedReceived(kind=kind):
                UNSUPPORTED[kind](self._person)
            case _:
                raise AssertionError(f"nobody does {event}")
        return None

    def _press(self, choice: str) -> Press:
        """On the message that shows the button, else on one that showed it, else on one that is gone."""
        for message in self._person.chat.from_bot():
            buttons = (*message.buttons, *message.former_buttons)
            if any(button.data == choice for button in buttons):
                return self._person.press(choice, message)
        return self._person.press_lost(choice)


def picture(file_id: str) -> bytes:
    """A small picture that names within itself the id under which `FakeFiles` is to keep it."""
    named = PngImagePlugin.PngInfo()
    named.add_text("id", file_id)
    target = io.BytesIO()
    Image.new("1", (64, 48)).save(target, "PNG", pnginfo=named)
    return target.getvalue()


def named_in(data: bytes) -> str:
    """The id that `picture` wrote into a picture."""
    with Image.open(io.BytesIO(data), formats=["PNG"]) as opened:
        file_id: str = opened.info["id"]
    return file_id


class FakeFiles:
    """Nothing of it is used in a story."""

    async def store(self, chunks: AsyncIterator[bytes]) -> StoredFile:
        """Files are fetched after their turn: no story stores one. Fails."""
        raise AssertionError(f"{chunks} are stored")

    async def discard(self, file_id: str) -> None:
        """Fails likewise."""
        raise AssertionError(f"{file_id} is discarded")

    async def open(self, channel: str, user_id: str, file_id: str) -> tuple[str, bytes] | None:
        """No story shows one. Fails."""
        raise AssertionError(f"{file_id} is shown to {user_id} on {channel}")
