"""Methods that change or take away what the bot sent before, and the answer to a press."""

from typing import Any

from tests.telegram_api import markup, rich_text
from tests.telegram_api.chats import Chat, Message
from tests.telegram_api.parameters import Parameters
from tests.telegram_api.refusals import NOT_MODIFIED, bad_request
from tests.telegram_api.sending import previews
from tests.telegram_api.world import World

DELETED_AT_ONCE = 100
"""The most messages that deleteMessages takes."""
DELETABLE_SECONDS = 48 * 3600

_TEXT = ("text", "entities", "link_preview_options")
_CAPTION = ("caption", "caption_entities")


def edit_message_text(world: World, given: Parameters) -> dict[str, Any]:
    """editMessageText."""
    words = rich_text.message_text(given)
    preview = previews(given)
    if preview is not None:
        words["link_preview_options"] = preview
    message = _editable(world, given)
    if "text" not in message.content:
        raise bad_request("there is no text in the message to edit")
    edited = _edit(world, message, _replaced(message, _TEXT, words), _inline(given))
    message.preview = not (preview or {}).get("is_disabled", False)
    return edited


def edit_message_caption(world: World, given: Parameters) -> dict[str, Any]:
    """editMessageCaption."""
    words = rich_text.caption(
        given.text("caption"), given.text("parse_mode"), given.structure("caption_entities")
    )
    message = _editable(world, given)
    if not message.content.keys() & {"photo", "document"}:
        raise bad_request("there is no caption in the message to edit")
    return _edit(world, message, _replaced(message, _CAPTION, words), _inline(given))


def edit_message_reply_markup(world: World, given: Parameters) -> dict[str, Any]:
    """editMessageReplyMarkup."""
    message = _editable(world, given)
    return _edit(world, message, message.content, _inline(given))


def delete_message(world: World, given: Parameters) -> bool:
    """deleteMessage."""
    chat = world.writable(given)
    message = chat.history.get(given.number("message_id"))
    if message is None:
        raise bad_request("message to delete not found")
    _delete(world, chat, message)
    return True


def delete_messages(world: World, given: Parameters) -> bool:
    """deleteMessages: those that cannot be found are passed over."""
    wanted = given.structure("message_ids")
    if not wanted:
        raise bad_request("message identifiers are not specified")
    if not isinstance(wanted, list):
        raise bad_request("expected an Array of message identifiers")
    if not all(isinstance(message_id, int) for message_id in wanted):
        raise bad_request("message identifier must be a Number")
    if len(wanted) > DELETED_AT_ONCE:
        raise bad_request("too many message identifiers specified")
    chat = world.writable(given)
    for message_id in wanted:
        message = chat.history.get(message_id)
        if message is not None:
            _delete(world, chat, message)
    return True


def answer_callback_query(world: World, given: Parameters) -> bool:
    """answerCallbackQuery: once, and within 15 seconds."""
    return world.presses.answer(given)


METHODS = {
    "editmessagetext": edit_message_text,
    "editmessagecaption": edit_message_caption,
    "editmessagereplymarkup": edit_message_reply_markup,
    "deletemessage": delete_message,
    "deletemessages": delete_messages,
    "answercallbackquery": answer_callback_query,
}


def _editable(world: World, given: Parameters) -> Message:
    """The message of an edit. Only the bot's own, without a keyboard or with an inline one."""
    chat = world.writable(given)
    message_id = given.number("message_id")
    if not message_id:
        raise bad_request("message identifier is not specified")
    message = chat.history.get(message_id)
    if message is None:
        raise bad_request("message to edit not found")
    if not message.from_bot or (message.markup is not None and "inline_keyboard" not in message.markup):
        raise bad_request("message can't be edited")
    return message


def _inline(given: Parameters) -> markup.Markup | None:
    return markup.checked_inline(given.structure("reply_markup"))


def _replaced(message: Message, names: tuple[str, ...], words: dict[str, Any]) -> dict[str, Any]:
    return {**{name: value for name, value in message.content.items() if name not in names}, **words}


def _edit(
    world: World, message: Message, content: dict[str, Any], keyboard: markup.Markup | None
) -> dict[str, Any]:
    if content == message.content and keyboard == message.markup:
        raise bad_request(NOT_MODIFIED)
    world.limits.spend(message.chat)
    message.change(content, keyboard, world.now())
    return message.wire()


def _delete(world: World, chat: Chat, message: Message) -> None:
    if message.date + DELETABLE_SECONDS < world.clock():
        raise bad_request("message can't be deleted for everyone")
    if not message.from_bot and not chat.is_private:
        raise bad_request("message can't be deleted")
    chat.remove(message)
