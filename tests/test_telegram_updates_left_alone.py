"""Telegram's updates that are not for us: notices, other bots' commands, channels, steps of a live location."""

from typing import Any

import pytest

from bot.channels.telegram.updates import arrival
from bot.channels.telegram.wire import read
from tests.test_telegram_updates import GROUP, HOI_AN, LAN, PRIVATE, message, standing, update

CHANNEL = {"id": -1002, "type": "channel", "title": "Tin tức"}
NOTES = {"id": -1003, "type": "supergroup", "title": "Tổ khác"}


def is_for_us(kind: str, content: Any, username: str | None = None) -> bool:
    return arrival(read(update(kind, content)), username) is not None


@pytest.mark.parametrize("text", ["/tip@tinbaobot", "/tip@TinBaoBot now", "/tip", "xin chào @OtherBot"])
def test_our_commands_in_groups_are_heard(text: str) -> None:
    assert is_for_us("message", message(chat=GROUP, text=text), "TinBaoBot")


@pytest.mark.parametrize("text", ["/tip@OtherBot", "/tip@OtherBot 1", " /start@TinBaoBot2"])
def test_other_bots_commands_in_groups_are_not(text: str) -> None:
    assert not is_for_us("message", message(chat=GROUP, text=text), "TinBaoBot")


def test_steps_of_live_location_are_ignored() -> None:
    assert not is_for_us("edited_message", message(location=HOI_AN | {"live_period": 900}))
    assert not is_for_us("edited_message", message(location=HOI_AN))


@pytest.mark.parametrize(
    "notice",
    [
        {"new_chat_members": [LAN]},
        {"left_chat_member": LAN},
        {"pinned_message": message(text="a")},
        {"new_chat_title": "b"},
        {"group_chat_created": True},
        {"forum_topic_created": {"name": "a"}},
        {"message_auto_delete_timer_changed": {"message_auto_delete_time": 5}},
        {"successful_payment": {}},
        {"users_shared": {}},
        {"video_chat_started": {}},
        {"write_access_allowed": {}},
    ],
)
def test_notices_need_no_answer(notice: dict[str, Any]) -> None:
    assert not is_for_us("message", message(chat=GROUP, **notice))
    assert not is_for_us("message", message(**notice))


@pytest.mark.parametrize(
    ("kind", "content"),
    [
        ("channel_post", {"message_id": 1, "chat": CHANNEL, "text": "a"}),
        ("message_reaction", {"chat": PRIVATE}),
        ("poll", {"id": "1", "question": "?"}),
        ("something_new", {"message": 1}),
        ("message", message(text="a", **{"from": LAN | {"is_bot": True}})),
        ("message", message(text="a", **{"from": None})),
        ("message", message(text="a", chat=CHANNEL)),
        ("message", message(text="a", chat=GROUP, sender_chat=NOTES)),
        ("edited_message", message(text="a", **{"from": LAN | {"is_bot": True}})),
        ("my_chat_member", standing("administrator", chat=CHANNEL)),
    ],
)
def test_what_is_not_for_us_is_left_alone(kind: str, content: Any) -> None:
    assert not is_for_us(kind, content)
