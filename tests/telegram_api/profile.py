"""What the bot says of itself: its commands by scope and language, its descriptions by language."""

import re
from typing import Any

import msgspec

from tests.telegram_api.parameters import Parameters
from tests.telegram_api.refusals import Refusal, bad_request

COMMANDS = 100
COMMAND_CHARACTERS = 32
COMMAND_DESCRIPTION_CHARACTERS = 256
DESCRIPTION_CHARACTERS = 512
SHORT_DESCRIPTION_CHARACTERS = 120

_NAME = re.compile(r"[a-z0-9_]+")
_LANGUAGE = re.compile(r"([a-z]{2})?")
_WIDE_SCOPES = ("default", "all_private_chats", "all_group_chats", "all_chat_administrators")
_CHAT_SCOPES = ("chat", "chat_administrators", "chat_member")

Command = dict[str, str]
"""A name and its description."""


class Profile:
    """The bot's own settings. Texts for unknown languages fall back to those for none."""

    def __init__(self) -> None:
        self._commands: dict[tuple[bytes, str], list[Command]] = {}
        self._texts: dict[tuple[str, str], str] = {}

    def set_commands(self, given: Parameters) -> bool:
        """setMyCommands. Raises `Refusal`."""
        commands = given.structure("commands")
        if not isinstance(commands, list):
            raise bad_request("can't parse commands JSON object")
        if len(commands) > COMMANDS:
            raise bad_request("BOT_COMMANDS_TOO_MUCH")
        self._commands[scope(given), language(given)] = [_command(command) for command in commands]
        return True

    def get_commands(self, given: Parameters) -> list[Command]:
        """getMyCommands: those of just this scope and language. Raises `Refusal`."""
        return self._commands.get((scope(given), language(given)), [])

    def delete_commands(self, given: Parameters) -> bool:
        """deleteMyCommands. Raises `Refusal`."""
        self._commands.pop((scope(given), language(given)), None)
        return True

    def menu(self, chat_id: int, user_id: int, kind: str, spoken: str) -> list[Command]:
        """The commands a person is offered in a chat: the narrowest scope that has some wins."""
        for wanted in _scopes(chat_id, user_id, kind):
            for code in (spoken, ""):
                found = self._commands.get((_key(wanted), code))
                if found:
                    return found
        return []

    def set_text(self, name: str, limit: int, given: Parameters) -> bool:
        """setMyDescription and its like. The words of the refusal of a long one are inferred."""
        text = given.text(name)
        if len(text) > limit:
            raise bad_request(f"{name.upper()}_TOO_LONG")
        self._texts[name, language(given)] = text
        return True

    def get_text(self, name: str, given: Parameters) -> dict[str, str]:
        """getMyDescription and its like."""
        return {name: self._texts.get((name, language(given))) or self._texts.get((name, ""), "")}


def scope(given: Parameters) -> bytes:
    """The scope of a call in one spelling. Raises `Refusal`."""
    wanted = given.structure("scope") or {"type": "default"}
    if not isinstance(wanted, dict):
        raise bad_request("can't parse BotCommandScope JSON object")
    kind = wanted.get("type")
    if kind in _WIDE_SCOPES:
        return _key({"type": kind})
    if kind not in _CHAT_SCOPES:
        raise _bad_scope("Unsupported type specified")
    if not wanted.get("chat_id"):
        raise _bad_scope("Empty chat_id specified")
    if kind == "chat_member" and not str(wanted.get("user_id") or "").isdecimal():
        raise _bad_scope("Invalid user_id specified")
    return _key(wanted)


def scope_chat(given: Parameters) -> str:
    """The chat a scope is about, "" for none."""
    wanted = given.structure("scope")
    return str(wanted.get("chat_id") or "") if isinstance(wanted, dict) else ""


def language(given: Parameters) -> str:
    """The language of a call, "" for all. Raises `Refusal`."""
    code = given.text("language_code")
    if not _LANGUAGE.fullmatch(code):
        raise bad_request("invalid language code specified")
    return code


def _key(wanted: dict[str, Any]) -> bytes:
    known = {name: wanted[name] for name in ("type", "chat_id", "user_id") if wanted.get(name)}
    return msgspec.json.encode({name: str(value) for name, value in known.items()})


def _scopes(chat_id: int, user_id: int, kind: str) -> list[dict[str, Any]]:
    chat = {"type": "chat", "chat_id": chat_id}
    if kind == "private":
        return [chat, {"type": "all_private_chats"}, {"type": "default"}]
    member = {"type": "chat_member", "chat_id": chat_id, "user_id": user_id}
    return [member, chat, {"type": "all_group_chats"}, {"type": "default"}]


def _command(raw: Any) -> Command:
    if not isinstance(raw, dict):
        raise _bad_command("expected an Object")
    name, description = str(raw.get("command", "")).removeprefix("/"), str(raw.get("description", ""))
    if not name:
        raise bad_request("command must be non-empty")
    if len(name) > COMMAND_CHARACTERS:
        raise bad_request(f"command length must not exceed {COMMAND_CHARACTERS}")
    if not _NAME.fullmatch(name):
        raise bad_request("BOT_COMMAND_INVALID")
    if not description:
        raise bad_request("command description must be non-empty")
    if len(description) > COMMAND_DESCRIPTION_CHARACTERS:
        raise bad_request(f"command description length must not exceed {COMMAND_DESCRIPTION_CHARACTERS}")
    return {"command": name, "description": description}


def _bad_command(reason: str) -> Refusal:
    return bad_request(f"can't parse BotCommand: {reason}")


def _bad_scope(reason: str) -> Refusal:
    return bad_request(f"can't parse BotCommandScope: {reason}")
