"""Methods about the bot, chats and files; and the table of every method the server knows."""

from collections.abc import Awaitable, Callable
from typing import Any

from msgspec import Struct

from tests.telegram_api import editing, profile, sending
from tests.telegram_api.chats import Chat
from tests.telegram_api.parameters import Parameters
from tests.telegram_api.refusals import bad_request
from tests.telegram_api.world import World

Method = Callable[[World, Parameters], Any | Awaitable[Any]]
"""What a method does: its result, or an awaitable of it. Raises `Refusal`."""


class Told(Struct, frozen=True):
    """A result that the server explains in words."""

    result: Any
    description: str


def get_me(world: World, given: Parameters) -> dict[str, Any]:
    """getMe."""
    del given
    return {
        **world.bot,
        "can_join_groups": True,
        "can_read_all_group_messages": world.reads_all_groups,
        "supports_inline_queries": False,
        "can_connect_to_business": False,
        "has_main_web_app": False,
    }


def get_chat(world: World, given: Parameters) -> dict[str, Any]:
    """getChat."""
    chat = world.chat(given)
    found = {
        **chat.wire(),
        "accent_color_id": 0,
        "max_reaction_count": 11,
        "accepted_gift_types": {
            "unlimited_gifts": False,
            "limited_gifts": False,
            "unique_gifts": False,
            "premium_subscription": False,
            "gifts_from_channels": False,
        },
    }
    return found if chat.is_private else {**found, "permissions": _permissions()}


def leave_chat(world: World, given: Parameters) -> bool:
    """leaveChat."""
    chat: Chat = world.writable(given)
    if chat.is_private:
        raise bad_request("chat member status can't be changed in private chats")
    chat.bot_status = "left"
    return True


def get_file(world: World, given: Parameters) -> dict[str, Any]:
    """getFile."""
    return world.files.link(given.text("file_id"))


def _permissions() -> dict[str, bool]:
    names = (
        "messages", "audios", "documents", "photos", "videos", "video_notes", "voice_notes", "polls",
        "other_messages",
    )  # fmt: skip
    allowed = {f"can_send_{name}": True for name in names}
    return allowed | {"can_add_web_page_previews": True, "can_change_info": False, "can_invite_users": True}


async def _set_webhook(world: World, given: Parameters) -> Told:
    return Told(result=True, description=await world.webhook.set(given))


async def _delete_webhook(world: World, given: Parameters) -> Told:
    return Told(result=True, description=await world.webhook.delete(given))


def _in_scope(world: World, given: Parameters) -> Parameters:
    chat_id = profile.scope_chat(given)
    if chat_id:
        world.chat(Parameters({"chat_id": chat_id}))
    return given


_WORDS = {
    "description": profile.DESCRIPTION_CHARACTERS,
    "short_description": profile.SHORT_DESCRIPTION_CHARACTERS,
}


def _set_text(name: str) -> Method:
    return lambda world, given: world.profile.set_text(name, _WORDS[name], given)


def _get_text(name: str) -> Method:
    return lambda world, given: world.profile.get_text(name, given)


METHODS: dict[str, Method] = {
    **sending.METHODS,
    **editing.METHODS,
    "getme": get_me,
    "getchat": get_chat,
    "leavechat": leave_chat,
    "getfile": get_file,
    "getupdates": lambda world, given: world.polling.get_updates(given),
    "setwebhook": _set_webhook,
    "deletewebhook": _delete_webhook,
    "getwebhookinfo": lambda world, given: world.webhook.info(),  # noqa: ARG005 - every method takes both
    "setmycommands": lambda world, given: world.profile.set_commands(_in_scope(world, given)),
    "getmycommands": lambda world, given: world.profile.get_commands(_in_scope(world, given)),
    "deletemycommands": lambda world, given: world.profile.delete_commands(_in_scope(world, given)),
    "setmydescription": _set_text("description"),
    "getmydescription": _get_text("description"),
    "setmyshortdescription": _set_text("short_description"),
    "getmyshortdescription": _get_text("short_description"),
}
"""Every method, its name in lower case."""
