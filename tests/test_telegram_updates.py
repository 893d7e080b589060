"""Telegram's updates: every kind is understood, refused kindly or left alone, and a broken one hurts nobody."""

from typing import Any

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.channels.telegram.updates import (
    FILE_LIMIT,
    Arrival,
    Edited,
    Membership,
    Migrated,
    Picture,
    arrival,
)
from bot.channels.telegram.wire import Refusal, UnreadableError, read, update_ids
from bot.dialogue.events import (
    TEXT_LIMIT,
    ChoicePicked,
    CommandReceived,
    ContactShared,
    PlaceShared,
    TextReceived,
    UnsupportedReceived,
)

LAN = {"id": 77, "is_bot": False, "first_name": "Lan", "language_code": "vi"}
PRIVATE = {"id": 77, "type": "private", "first_name": "Lan"}
GROUP = {"id": -1001, "type": "supergroup", "title": "Tổ an ninh"}
CHANNEL = {"id": -1002, "type": "channel", "title": "Tin tức"}
NOTES = {"id": -1003, "type": "supergroup", "title": "Tổ khác"}
PHOTO = [
    {"file_id": "small", "file_unique_id": "s", "width": 90, "height": 60, "file_size": 1_000},
    {"file_id": "large", "file_unique_id": "l", "width": 1280, "height": 853, "file_size": 200_000},
    {"file_id": "middle", "file_unique_id": "m", "width": 320, "height": 213, "file_size": 20_000},
]
HOI_AN = {"latitude": 15.8801, "longitude": 108.338}
KICKED = {"status": "kicked", "user": {"id": 1, "is_bot": True, "first_name": "Tin Báo"}, "until_date": 0}


def update(kind: str, content: Any, update_id: int = 500) -> bytes:
    return msgspec.json.encode({"update_id": update_id, kind: content})


def message(**fields: Any) -> dict[str, Any]:
    return {"message_id": 9, "date": 1_764_000_000, "chat": PRIVATE, "from": LAN, **fields}


def press(**fields: Any) -> dict[str, Any]:
    pressed = {"message_id": 8, "date": 0, "chat": PRIVATE}
    return {"id": "444", "from": LAN, "chat_instance": "1", "data": "menu.tip", "message": pressed, **fields}


def standing(status: str, **fields: Any) -> dict[str, Any]:
    return {"chat": PRIVATE, "from": LAN, "date": 1, "new_chat_member": {"status": status}, **fields}


def arrived(kind: str, content: Any, username: str | None = None) -> Arrival:
    found = arrival(read(update(kind, content)), username)
    assert found is not None
    return found


def sent(**fields: Any) -> Any:
    """What a message with these fields means."""
    return arrived("message", message(**fields)).event


def is_for_us(kind: str, content: Any, username: str | None = None) -> bool:
    return arrival(read(update(kind, content)), username) is not None


def test_message_tells_who_where_and_what() -> None:
    assert arrived("message", message(text="Có người bán pháo")) == Arrival(
        update_id=500,
        chat_id=77,
        user_id=77,
        is_group=False,
        event=TextReceived("Có người bán pháo"),
        language="vi",
        message_id=9,
        callback_id=None,
        album=None,
    )


@pytest.mark.parametrize(
    ("code", "language"),
    [
        ("vi", "vi"),
        ("vi-VN", "vi"),
        ("EN-gb", "en"),
        ("fr", None),
        ("english", None),
        ("", None),
        (None, None),
    ],
)
def test_only_our_languages_are_told(code: str | None, language: str | None) -> None:
    assert (
        arrived("message", message(text="a", **{"from": LAN | {"language_code": code}})).language == language
    )


@pytest.mark.parametrize(
    ("text", "event"),
    [
        ("Tie\u0302\u0301ng\u200b Việt\u202e", TextReceived("Tiếng Việt")),
        ("/start", CommandReceived("start")),
        ("/start ABCD-EFGH", CommandReceived("start", "ABCD-EFGH")),
        ("/Tip@TinBaoBot 12", CommandReceived("tip", "12")),
        ("\u3164\u200b", UnsupportedReceived("empty")),
        ("a" * TEXT_LIMIT, TextReceived("a" * TEXT_LIMIT)),
        ("a" * (TEXT_LIMIT + 1), UnsupportedReceived("long_text")),
    ],
)
def test_words_are_cleaned_as_on_the_web(text: str, event: object) -> None:
    assert sent(text=text) == event


@pytest.mark.parametrize("text", ["/tip@tinbaobot", "/tip@TinBaoBot now", "/tip", "xin chào @OtherBot"])
def test_our_commands_in_groups_are_heard(text: str) -> None:
    assert is_for_us("message", message(chat=GROUP, text=text), "TinBaoBot")


@pytest.mark.parametrize("text", ["/tip@OtherBot", "/tip@OtherBot 1", " /start@TinBaoBot2"])
def test_other_bots_commands_in_groups_are_not(text: str) -> None:
    assert not is_for_us("message", message(chat=GROUP, text=text), "TinBaoBot")


def test_any_command_in_private_is_ours() -> None:
    assert arrived("message", message(text="/tip@OtherBot"), "TinBaoBot").event == CommandReceived("tip")


def test_groups_are_told_from_private_chats() -> None:
    found = arrived("message", message(chat=GROUP, text="chào"))
    assert (found.chat_id, found.user_id, found.is_group) == (-1001, 77, True)


def test_largest_photo_is_taken() -> None:
    assert sent(photo=PHOTO) == Picture("large", 200_000, None, "photo")


def test_caption_is_cleaned() -> None:
    assert sent(photo=PHOTO, caption=" trước\u200b nhà\u00a0số 2 ").caption == "trước nhà số 2"
    assert sent(photo=PHOTO, caption="\u200b").caption is None


def test_caption_without_end_is_refused() -> None:
    assert sent(photo=PHOTO, caption="a" * (TEXT_LIMIT + 1)) == UnsupportedReceived("long_text")


def test_pictures_of_one_album_know_it() -> None:
    found = arrived("message", message(photo=PHOTO, media_group_id="131"))
    assert found.album == "131"


def test_picture_sent_as_file_is_a_picture() -> None:
    document = {"file_id": "f", "file_unique_id": "u", "mime_type": "image/png", "file_size": FILE_LIMIT}
    assert sent(document=document, caption="ảnh") == Picture("f", FILE_LIMIT, "ảnh", "document")


@pytest.mark.parametrize("mime_type", ["application/pdf", "application/image/png", None])
def test_other_files_are_refused(mime_type: str | None) -> None:
    document = {"file_id": "f", "file_unique_id": "u", "mime_type": mime_type}
    assert sent(document=document) == UnsupportedReceived("document")


@pytest.mark.parametrize(
    "content",
    [
        {"document": {"file_id": "f", "mime_type": "image/png", "file_size": FILE_LIMIT + 1}},
        {"document": {"file_id": "f", "mime_type": "application/zip", "file_size": FILE_LIMIT + 1}},
        {"video": {"file_id": "f", "file_size": FILE_LIMIT + 1}},
        {"photo": [PHOTO[0] | {"file_size": FILE_LIMIT + 1}]},
    ],
)
def test_files_nobody_can_fetch_are_too_big(content: dict[str, Any]) -> None:
    assert sent(**content) == UnsupportedReceived("too_big")


@pytest.mark.parametrize(
    "kind",
    [
        "animation", "audio", "dice", "game", "invoice", "poll", "sticker", "story", "video", "video_note",
        "voice",
    ],
)  # fmt: skip
def test_what_we_do_not_take_is_named(kind: str) -> None:
    assert sent(**{kind: {"file_id": "f", "duration": 3}}) == UnsupportedReceived(kind)


def test_animation_is_no_file() -> None:
    assert sent(animation={"file_id": "f"}, document={"file_id": "f"}) == UnsupportedReceived("animation")


@pytest.mark.parametrize("content", [{"checklist": {"title": "a"}}, {"hologram": {}}, {}])
def test_contents_newer_than_this_get_an_answer(content: dict[str, Any]) -> None:
    assert sent(**content) == UnsupportedReceived("other")


def test_place_comes_with_its_accuracy() -> None:
    assert sent(location=HOI_AN | {"horizontal_accuracy": 12}) == PlaceShared(15.8801, 108.338, 12.0)
    assert sent(location=HOI_AN | {"live_period": 900}) == PlaceShared(15.8801, 108.338)


def test_venue_is_a_place() -> None:
    venue = {"location": HOI_AN, "title": "Chùa Cầu", "address": "Hội An"}
    assert sent(venue=venue, location=HOI_AN) == sent(venue=venue) == PlaceShared(15.8801, 108.338)


def test_own_number_is_taken() -> None:
    assert sent(contact={"phone_number": "+84 90 555 01 23", "user_id": 77}) == ContactShared(
        "+84 90 555 01 23"
    )


@pytest.mark.parametrize("owner", [{"user_id": 78}, {}, {"user_id": None}])
def test_somebody_elses_number_is_refused(owner: dict[str, Any]) -> None:
    assert sent(contact={"phone_number": "+84905550123", **owner}) == UnsupportedReceived("others_contact")


@pytest.mark.parametrize("phone", ["gọi Lan", "", "+", "0" * 21])
def test_number_that_is_none_is_broken(phone: str) -> None:
    assert sent(contact={"phone_number": phone, "user_id": 77}) == UnsupportedReceived("broken")


def test_press_picks_its_choice() -> None:
    found = arrived("callback_query", press())
    assert found.event == ChoicePicked("menu.tip")
    assert (found.chat_id, found.message_id, found.callback_id) == (77, 8, "444")


def test_press_in_group_is_by_its_person() -> None:
    found = arrived("callback_query", press(message={"message_id": 8, "date": 0, "chat": GROUP}))
    assert (found.chat_id, found.user_id, found.is_group) == (-1001, 77, True)


def test_press_without_its_message_is_heard() -> None:
    found = arrived("callback_query", press(message=None))
    assert (found.chat_id, found.user_id, found.is_group, found.message_id) == (77, 77, False, None)


@pytest.mark.parametrize("data", ["", "Báo tin", "menu.tip\n", "menu..tip", "a" * 65, "MENU.TIP"])
def test_choice_that_cannot_be_ours_is_broken(data: str) -> None:
    found = arrived("callback_query", press(data=data))
    assert (found.event, found.callback_id) == (UnsupportedReceived("broken"), "444")


def test_longest_choice_is_picked() -> None:
    assert arrived("callback_query", press(data="a" * 64)).event == ChoicePicked("a" * 64)


@pytest.mark.parametrize(
    ("content", "text"),
    [
        ({"text": "số\u200b 12, không phải 21"}, "số 12, không phải 21"),
        ({"text": "/tip"}, "/tip"),
        ({"photo": PHOTO, "caption": "xe trắng"}, "xe trắng"),
        ({"photo": PHOTO}, ""),
    ],
)
def test_edit_tells_the_words_now(content: dict[str, Any], text: str) -> None:
    found = arrived("edited_message", message(**content))
    assert (found.event, found.message_id) == (Edited(text), 9)


def test_edit_that_grew_too_long_is_refused() -> None:
    found = arrived("edited_message", message(text="a" * (TEXT_LIMIT + 1)))
    assert found.event == UnsupportedReceived("long_text")


def test_steps_of_live_location_are_ignored() -> None:
    assert not is_for_us("edited_message", message(location=HOI_AN | {"live_period": 900}))
    assert not is_for_us("edited_message", message(location=HOI_AN))


@pytest.mark.parametrize(
    ("member", "is_member"),
    [
        ({"status": "member"}, True),
        ({"status": "administrator"}, True),
        ({"status": "restricted", "is_member": True}, True),
        ({"status": "restricted", "is_member": False}, False),
        ({"status": "left"}, False),
        (KICKED, False),
    ],
)
def test_standing_is_told(member: dict[str, Any], is_member: bool) -> None:
    found = arrived("my_chat_member", standing("", new_chat_member=member))
    assert (found.event, found.chat_id, found.message_id) == (Membership(is_member), 77, None)


def test_standing_in_a_group_names_it() -> None:
    found = arrived("my_chat_member", standing("administrator", chat=GROUP))
    assert (found.chat_id, found.user_id, found.is_group) == (-1001, 77, True)


def test_moved_group_reads_the_same_from_both_ends() -> None:
    old = {"id": -5, "type": "group", "title": "Tổ an ninh"}
    from_old = arrived("message", message(chat=old, migrate_to_chat_id=-1001))
    from_new = arrived("message", message(chat=GROUP, migrate_from_chat_id=-5))
    assert from_old == from_new
    assert (from_old.chat_id, from_old.event) == (-5, Migrated(-1001))


@pytest.mark.parametrize("sender", [None, {"id": 1087968824, "is_bot": True, "first_name": "Group"}])
def test_moved_group_may_name_nobody_real(sender: dict[str, Any] | None) -> None:
    found = arrived("message", message(chat=GROUP, migrate_from_chat_id=-5, **{"from": sender}))
    assert found.event == Migrated(-1001)


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


@pytest.mark.parametrize(
    ("kind", "content"),
    [
        ("callback_query", {key: value for key, value in press().items() if key != "data"}),
        ("callback_query", {key: value for key, value in press().items() if key != "from"}),
        ("callback_query", press(message={"message_id": 1})),
        ("message", message(chat=None)),
        ("message", message(text=5)),
        ("message", message(photo=[])),
        ("message", message(location={"latitude": 91, "longitude": 0})),
        ("message", "text"),
        ("my_chat_member", standing("left", new_chat_member=None)),
    ],
)
def test_broken_update_is_told_by_its_id(kind: str, content: Any) -> None:
    with pytest.raises(UnreadableError) as caught:
        read(update(kind, content))
    assert caught.value.update_id == 500


def test_error_holds_nothing_of_the_content() -> None:
    with pytest.raises(UnreadableError) as caught:
        read(update("message", message(text={"Bí mật": "0905550123"})))
    assert caught.value.__cause__ is None
    assert caught.value.__suppress_context__
    assert not any(word in repr(vars(caught.value)) + str(caught.value) for word in ("mật", "0905550123"))


@given(st.binary() | st.text().map(str.encode))
def test_bytes_of_any_kind_read_or_fail_plainly(raw: bytes) -> None:
    with pytest.raises(UnreadableError) as caught:
        read(raw)
    assert caught.value.update_id is None


@pytest.mark.parametrize(
    "raw",
    [
        b'{"update_id":7,"message":' + b"[" * 100_000,
        b'{"update_id":"7"}',
        b"[7]",
        update("message", message(text="x")).replace(b'"x"', b'"\xff"'),
        update("message", message(text="x")).replace(b'"x"', b'"\\ud83d"'),
    ],
)
def test_hostile_json_fails_plainly(raw: bytes) -> None:
    with pytest.raises(UnreadableError):
        read(raw)


ANY_JSON = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**63), 2**63 - 1) | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
)
FIELDS = st.sampled_from([
    "text", "caption", "photo", "document", "location", "venue", "contact", "sticker", "pinned_message", "from",
    "sender_chat", "chat", "message_id", "media_group_id", "migrate_to_chat_id", "anything_else",
])  # fmt: skip


@given(st.dictionaries(FIELDS, ANY_JSON, max_size=4), st.sampled_from(["message", "edited_message"]))
def test_any_message_is_understood_or_unreadable(fields: dict[str, Any], kind: str) -> None:
    raw = update(kind, message(**fields))
    try:
        found = arrival(read(raw), "TinBaoBot")
    except UnreadableError:
        return
    assert found is None or found.update_id == 500


@given(st.text(max_size=200))
def test_any_words_reach_us(text: str) -> None:
    assert isinstance(sent(text=text), TextReceived | CommandReceived | UnsupportedReceived)


def test_poison_in_an_answer_blocks_nobody() -> None:
    poison = b'{"update_id":2,"callback_query":{"id":"1"}}'
    answer = b'{"ok":true,"result":[%s,%s,{"no_id":1},"x",%s]}' % (
        update("message", message(text="một"), 1),
        poison,
        update("message", message(text="hai"), 3),
    )
    pairs = update_ids(answer)
    assert isinstance(pairs, list)
    assert [update_id for update_id, _ in pairs] == [1, 2, None, None, 3]
    assert bytes(pairs[1][1]) == poison
    assert [read(pairs[at][1]).update_id for at in (0, 4)] == [1, 3]


def test_empty_answer_has_no_updates() -> None:
    assert update_ids(b'{"ok":true,"result":[]}') == []


def test_refusal_keeps_its_reason() -> None:
    flood = b'{"ok":false,"error_code":429,"description":"Too Many Requests","parameters":{"retry_after":7}}'
    assert update_ids(flood) == Refusal(429, "Too Many Requests", 7)
    conflict = b'{"ok":false,"error_code":409,"description":"Conflict: terminated"}'
    assert update_ids(conflict) == Refusal(409, "Conflict: terminated")


@pytest.mark.parametrize("answer", [b"<html>502 Bad Gateway</html>", b"", b'{"ok":true,"result":{}}', b"[]"])
def test_answer_of_somebody_else_is_unreadable(answer: bytes) -> None:
    with pytest.raises(UnreadableError) as caught:
        update_ids(answer)
    assert caught.value.update_id is None
