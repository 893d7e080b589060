"""What people see before they write: the bot's description, and the list of commands behind the menu button."""

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from typing import Any

import structlog
from msgspec import Struct

from bot.channels.base import ChannelError, RetryLater
from bot.channels.telegram.api import Api, as_json
from bot.channels.telegram.ports import NAME, TelegramPorts
from bot.texts import LOCALES

log = structlog.get_logger()

COMMON = ("start", "help", "language", "cancel", "privacy", "mydata", "forget", "panic", "verify")
"""Commands of every chat; each is described by the text `telegram-command-<name>`."""
WAITS = (2.0, 30.0, 300.0)
"""Seconds before what failed is tried again; after that, what everybody sees is tried at the next start."""
_PRIVATE = {"type": "all_private_chats"}
_GROUP_ADMINS = {"type": "all_chat_administrators"}


class _Call(Struct, frozen=True):
    method: str
    parameters: dict[str, Any]


class Profile:
    """Sets what Telegram shows of the bot before anybody writes.

    A call that fails keeps no other from being made, and nobody waits for any. `sleep` takes seconds.
    """

    def __init__(
        self,
        api: Api,
        ports: TelegramPorts,
        sleep: Callable[[float], Awaitable[None]] = asyncio.sleep,
    ) -> None:
        self._api = api
        self._sleep = sleep
        self._words = ports.words
        self._staff = ports.staff_commands
        self._in_groups = ports.group_commands

    async def introduce(self) -> None:
        """Says it all anew. A failure is logged and no more."""
        await self._set([call for locale in LOCALES for call in self._descriptions(locale)])

    async def welcome(self, chat_id: int, role: str) -> None:
        """The commands of `role` in the chat of somebody who has it from now on. As `introduce`."""
        scope = {"type": "chat", "chat_id": chat_id}
        names = (*self._staff.get(role, ()), *COMMON)
        await self._set([self._list(names, locale, scope) for locale in LOCALES])

    def _descriptions(self, locale: str) -> list[_Call]:
        described = self._words("telegram-description", locale)
        in_short = self._words("telegram-short-description", locale)
        language = {"language_code": _code(locale)}
        return [
            _Call("setMyDescription", {"description": described, **language}),
            _Call("setMyShortDescription", {"short_description": in_short, **language}),
            self._list(COMMON, locale, _PRIVATE),
            self._list(self._in_groups, locale, _GROUP_ADMINS),
        ]

    def _list(self, names: Sequence[str], locale: str, scope: object) -> _Call:
        commands = [
            {"command": name, "description": self._words(f"telegram-command-{name}", locale)}
            for name in names
        ]
        given = {"commands": as_json(commands), "scope": as_json(scope), "language_code": _code(locale)}
        return _Call("setMyCommands", given)

    async def _set(self, calls: Sequence[_Call]) -> None:
        """Makes them all; those that failed once more after each of the waits."""
        for wait in (*WAITS, None):
            calls = [call for call in calls if not await self._is_settled(call)]
            if not calls or wait is None:
                return
            await self._sleep(wait)

    async def _is_settled(self, call: _Call) -> bool:
        """Whether it is done, or was refused as it is, so that it would be refused again."""
        try:
            await self._api.call(call.method, **call.parameters)
        except ChannelError as error:
            reason = type(error).__name__
            log.warning("telegram_profile_not_set", channel=NAME, command=call.method, reason=reason)
            return not isinstance(error, RetryLater)
        return True


def _code(locale: str) -> str | None:
    """None is for everybody whose language has nothing of its own: they get Vietnamese."""
    return locale if locale != LOCALES[0] else None
