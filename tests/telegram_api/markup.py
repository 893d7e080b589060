"""Keyboards: what a bot may put under a message, checked as strictly as Telegram checks it."""

import re
from typing import Any

from tests.telegram_api.refusals import Refusal, bad_request

CALLBACK_DATA_BYTES = 64
BUTTONS = 100
ROW_BUTTONS = 8

_FLAGS = (
    "remove_keyboard", "hide_keyboard", "force_reply", "selective", "resize_keyboard", "one_time_keyboard",
    "is_persistent",
)  # fmt: skip
_REQUESTS = {
    "request_contact": "phone number can be requested in private chats only",
    "request_location": "location can be requested in private chats only",
    "request_poll": "poll can be requested in private chats only",
    "request_users": "users can be requested in private chats only",
    "request_chat": "chats can be requested in private chats only",
}
_OTHER_ACTIONS = (
    "copy_text", "login_url", "switch_inline_query", "switch_inline_query_chosen_chat",
    "switch_inline_query_current_chat", "web_app",
)  # fmt: skip
_LINK = re.compile(r"https?://[^\s/.]+(\.[^\s/.]+)*(:\d+)?([/?#]\S*)?|tg://\S+", re.IGNORECASE)
_BARE_HOST = re.compile(r"[^\s/.]+(\.[^\s/.]+)+(/\S*)?")

Markup = dict[str, Any]
"""One of `inline_keyboard`, `keyboard`, `remove_keyboard`, `force_reply`, with its options."""


def checked(markup: Any, *, private: bool) -> Markup | None:
    """A message's markup, None for none. `private`: the chat is one person's. Raises `Refusal`."""
    if markup is None:
        return None
    if isinstance(markup, str):
        raise bad_request("can't parse reply keyboard markup JSON object")
    if not isinstance(markup, dict):
        raise bad_request("object expected as reply markup")
    _check_types(markup)
    if markup.get("keyboard"):
        return _reply_keyboard(markup, private=private)
    if markup.get("inline_keyboard"):
        return _inline_keyboard(markup["inline_keyboard"])
    if markup.get("remove_keyboard") or markup.get("hide_keyboard"):
        return {"remove_keyboard": True}
    return {"force_reply": True} if markup.get("force_reply") else None


def checked_inline(markup: Any) -> Markup | None:
    """The markup of an edit, which may only be inline; None takes the buttons away. Raises `Refusal`.

    What Telegram says to another kind is inferred.
    """
    found = checked(markup, private=True)
    if found is not None and "inline_keyboard" not in found:
        raise bad_request("inline keyboard expected")
    return found


def _check_types(markup: Markup) -> None:
    for name in ("keyboard", "inline_keyboard"):
        if markup.get(name) is not None and not isinstance(markup[name], list):
            raise bad_request(f'field "{name}" must be of type Array')
    for name in _FLAGS:
        if markup.get(name) is not None and not isinstance(markup[name], bool):
            raise bad_request(f'field "{name}" must be of type Boolean')


def _inline_keyboard(rows: list[Any]) -> Markup | None:
    kept = []
    for row in rows:
        if not isinstance(row, list):
            raise bad_request(
                'field "inline_keyboard" of the InlineKeyboardMarkup must be an Array of Arrays'
            )
        if row:
            kept.append([_inline_button(button) for button in row])
    _check_size(kept)
    return {"inline_keyboard": kept} if kept else None


def _inline_button(button: Any) -> dict[str, Any]:
    if not isinstance(button, dict):
        raise _unparsable_inline("InlineKeyboardButton must be an Object")
    if "text" not in button:
        raise _unparsable_inline('Can\'t find field "text"')
    kept = {name: value for name, value in button.items() if value is not None}
    if not str(kept.get("text", "")).strip():
        raise bad_request("inline keyboard button text must be non-empty")
    _check_action(kept)
    return kept


def _check_action(button: dict[str, Any]) -> None:
    if button.get("url"):
        _check_link(str(button["url"]))
    elif button.get("callback_data"):
        if len(str(button["callback_data"]).encode()) > CALLBACK_DATA_BYTES:
            raise bad_request("BUTTON_DATA_INVALID")
    elif "callback_game" in button or "pay" in button:
        raise bad_request("BUTTON_TYPE_INVALID")
    elif not any(name in button for name in _OTHER_ACTIONS):
        raise _unparsable_inline("Text buttons are not allowed in the inline keyboard")


def _check_link(url: str) -> None:
    if _LINK.fullmatch(url) or _BARE_HOST.fullmatch(url):
        return
    reason = "Unsupported URL protocol" if "://" in url else "Wrong HTTP URL"
    raise bad_request(f"inline keyboard button URL '{url}' is invalid: {reason}")


def _reply_keyboard(markup: Markup, *, private: bool) -> Markup:
    rows = []
    for row in markup["keyboard"]:
        if not isinstance(row, list):
            raise bad_request('field "keyboard" must be an Array of Arrays')
        rows.append([_reply_button(button, private=private) for button in row])
    _check_size(rows)
    options = {name: markup[name] for name in _FLAGS if markup.get(name)}
    return {"keyboard": rows, **options}


def _reply_button(button: Any, *, private: bool) -> dict[str, Any]:
    if isinstance(button, str):
        button = {"text": button}
    if not isinstance(button, dict):
        raise _unparsable_reply("KeyboardButton must be a String or an Object")
    if "text" not in button:
        raise _unparsable_reply('Can\'t find field "text"')
    kept = {name: value for name, value in button.items() if value not in (None, False)}
    if not str(kept.get("text", "")).strip():
        raise bad_request("keyboard button text must be non-empty")
    for name, refusal in _REQUESTS.items():
        if name in kept and not private:
            raise bad_request(refusal)
    return kept


def _check_size(rows: list[list[dict[str, Any]]]) -> None:
    """That a row that is too long is refused in these words is inferred."""
    if sum(len(row) for row in rows) > BUTTONS or any(len(row) > ROW_BUTTONS for row in rows):
        raise bad_request("reply markup is too long")


def _unparsable_inline(reason: str) -> Refusal:
    return bad_request(f"can't parse inline keyboard button: {reason}")


def _unparsable_reply(reason: str) -> Refusal:
    return bad_request(f"can't parse keyboard button: {reason}")
