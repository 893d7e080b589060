"""Messages as they lie in the outbox: a reply and its moment as compact JSON."""

from datetime import UTC, datetime
from typing import Any

from pydantic_core import from_json, to_json

from bot.channels.base import Message
from bot.dialogue.replies import Choice, File, Reply


def encode(reply: Reply, at: datetime) -> bytes:
    """The reply as JSON; fields that are empty are left out. `slot` is a column of its own."""
    fields: dict[str, Any] = {"text": reply.text, "at": at.timestamp()}
    if reply.choices:
        fields["choices"] = [(choice.id, choice.label) for choice in reply.choices]
    if reply.asks:
        fields["asks"] = reply.asks
    if reply.files:
        fields["files"] = [(file.id, file.kind, file.size) for file in reply.files]
    return to_json(fields)


def decode(n: int, body: bytes) -> Message:
    """The message that `encode` wrote."""
    fields = from_json(body)
    reply = Reply(
        text=fields["text"],
        choices=tuple(Choice(id, label) for id, label in fields.get("choices", ())),
        asks=fields.get("asks"),
        files=tuple(File(*file) for file in fields.get("files", ())),
    )
    return Message(n, reply, datetime.fromtimestamp(fields["at"], UTC))
