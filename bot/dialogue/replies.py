"""What is said to people: neutral messages that every channel can show in its own way."""

from typing import Literal, NamedTuple

from msgspec import Struct

Asks = Literal["place", "contact", "media"]


class Choice(NamedTuple):
    """A button: a stable ASCII id of at most 64 bytes, and the words on it."""

    id: str
    label: str


class File(Struct, frozen=True, array_like=True):
    """A stored file shown with a message; the channel fetches it for its reader by id."""

    id: str
    kind: str
    size: int


class Reply(Struct, frozen=True, omit_defaults=True):
    """One message. `asks` tells a channel to offer its own way of sharing a place, contact or picture.

    Messages with the same `slot` that were not delivered yet replace each other.
    """

    text: str
    choices: tuple[Choice, ...] = ()
    asks: Asks | None = None
    files: tuple[File, ...] = ()
    slot: str | None = None
