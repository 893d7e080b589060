"""What people see before they write: the bot's description, and the list of commands behind the menu button."""

from collections.abc import Sequence

import structlog

from bot.channels.base import ChannelError
from bot.channels.telegram.api import Api, as_json
from bot.channels.telegram.ports import NAME, TelegramPorts

log = structlog.get_logger()

COMMON = ("start", "help", "language", "cancel")
"""Commands of every chat; each is described by the text `telegram-command-<name>`."""
_LOCALES = ("vi", "en")
_PRIVATE = {"type": "all_private_chats"}
_GROUP_ADMINS = {"type": "all_chat_administrators"}


class Profile:
    """Sets what Telegram shows of the bot before anybody writes."""

    def __init__(self, api: Api, ports: TelegramPorts) -> None:
        self._api = api
        self._words = ports.words
        self._staff = ports.staff_commands
        self._in_groups = ports.group_commands

    async def introduce(self) -> None:
        """Says it all anew. A failure is logged and no more: nobody waits for it."""
        try:
            for locale in _LOCALES:
                # Vietnamese also goes to everybody whose language has no list of its own.
                await self._describe(locale, locale if locale != _LOCALES[0] else None)
        except ChannelError as error:
            log.warning("telegram_profile_not_set", channel=NAME, reason=type(error).__name__)

    async def welcome(self, chat_id: int, role: str) -> None:
        """The commands of `role` in the chat of somebody who has it from now on."""
        scope = {"type": "chat", "chat_id": chat_id}
        names = (*self._staff.get(role, ()), *COMMON)
        for locale in _LOCALES:
            await self._list(names, locale, scope, locale if locale != _LOCALES[0] else None)

    async def _describe(self, locale: str, code: str | None) -> None:
        await self._api.call(
            "setMyDescription", description=self._words("telegram-description", locale), language_code=code
        )
        await self._api.call(
            "setMyShortDescription",
            short_description=self._words("telegram-short-description", locale),
            language_code=code,
        )
        await self._list(COMMON, locale, _PRIVATE, code)
        await self._list(self._in_groups, locale, _GROUP_ADMINS, code)

    async def _list(self, names: Sequence[str], locale: str, scope: object, code: str | None) -> None:
        commands = [
            {"command": name, "description": self._words(f"telegram-command-{name}", locale)}
            for name in names
        ]
        await self._api.call(
            "setMyCommands", commands=as_json(commands), scope=as_json(scope), language_code=code
        )
