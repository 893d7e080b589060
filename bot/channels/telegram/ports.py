"""What the channel needs from the rest, and what may be set."""

from collections.abc import Awaitable, Callable, Mapping, Sequence
from datetime import datetime
from typing import Any, Literal, Protocol

from msgspec import Struct

from bot.channels.base import Files, Submit

NAME = "telegram"


class Words(Protocol):
    """The few words of the channel's own."""

    def __call__(self, key: str, locale: str, /, **values: str | int) -> str:
        """The text `key`."""


class TelegramOptions(Struct, frozen=True):
    """`url` is the Bot API server's; `webhook_url` belongs to the mode `webhook`, with its secret."""

    token: str
    url: str = "https://api.telegram.org"
    mode: Literal["polling", "webhook"] = "polling"
    webhook_url: str | None = None
    webhook_secret: str | None = None

    def __repr__(self) -> str:
        return f"<TelegramOptions {self.mode}>"

    def __rich_repr__(self) -> list[tuple[str, Any]]:
        """Likewise where tracebacks are printed with their values."""
        return [("mode", self.mode)]


class TelegramPorts(Struct, frozen=True):
    """The service as the channel sees it.

    `name_file` gives the id under which a file will be kept, by Telegram's own name for it. `staff_commands` are the
    names of each role's commands, `group_commands` of those that groups know; `may_order` tells whether somebody, by
    their user id, may give these there.
    """

    submit: Submit
    files: Files
    name_file: Callable[[str], str]
    words: Words
    staff_commands: Mapping[str, Sequence[str]]
    group_commands: Sequence[str]
    may_order: Callable[[str], Awaitable[bool]]
    clock: Callable[[], datetime]
