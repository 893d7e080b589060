"""What is said to people: neutral messages that every channel can show in its own way."""

from typing import Literal, NamedTuple

from msgspec import Struct

Asks = Literal["place", "contact", "media"]

PROMPT = "prompt"
"""The slot of the message that asks: there is one in a chat, and a network that can edit changes it in place."""


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

    Messages with the same `slot` replace each other while they wait to be sent. `locale` is the language of the
    words, for those a channel adds. What is `is_confidential` is not to be forwarded or kept, where a network
    can see to that. `role` is what its reader has become with it, so that a network can show the commands they
    may use. `receipt` is the receipt or invite code in these words: a channel shows it as a QR picture and a link of
    its own. `clears` takes away what was said before, and names the messages that a network must delete itself.
    `edits` puts this message in the place of the one with that number, or of what came to stand there; of news that
    follow each other the first names itself. `removes` takes messages out of a network by
    what it calls them, and nothing is said.
    `qr` is shown as a QR picture, as it is. Where the network can, the message is taken away `stays_minutes` later.
    """

    text: str
    choices: tuple[Choice, ...] = ()
    asks: Asks | None = None
    files: tuple[File, ...] = ()
    slot: str | None = None
    locale: str = "vi"
    is_confidential: bool = False
    role: str | None = None
    receipt: str | None = None
    clears: tuple[str, ...] | None = None
    qr: str | None = None
    stays_minutes: int | None = None
    edits: int | None = None
    removes: tuple[str, ...] | None = None
