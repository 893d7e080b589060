"""Messages as they lie in the outbox: a reply and its moment as compact JSON, empty fields left out."""

from datetime import datetime

from msgspec import Struct
from msgspec.json import Decoder, Encoder

from bot.channels.base import Message
from bot.dialogue.replies import Reply


class _Stored(Struct):
    at: datetime
    reply: Reply


_encode = Encoder().encode
_decode = Decoder(_Stored).decode


def encode(reply: Reply, at: datetime) -> bytes:
    """The reply as JSON."""
    return _encode(_Stored(at, reply))


def decode(n: int, body: bytes) -> Message:
    """The message that `encode` wrote."""
    stored = _decode(body)
    return Message(n, stored.reply, stored.at)
