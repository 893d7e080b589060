"""Telegram's updates: what citizens send is understood, or refused kindly."""

from typing import Any

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.channels.telegram.updates import (
    FILE_LIMIT,
    NO_BUTTON,
    Arrival,
    Edited,
    FileSent,
    Membership,
    Migrated,
    arrival,
)
from bot.channels.telegram.wire import read
from bot.dialogue.events import (
    TEXT_LIMIT,
    ChoicePicked,
    CommandReceived,
    ContactShared,
    MediaKind,
    PlaceShared,
    TextReceived,
    UnsupportedReceived,
)

LAN = {"id": 77, "is_bot": False, "first_name": "Lan", "language_code": "vi"}
PRIVATE = {"id": 77, "type": "private", "first_name": "Lan"}
GROUP = {"id": -1001, "type": "supergroup", "title": "Tổ an ninh"}
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


def test_message_tells_who_where_and_what() -> None:
    assert arrived("message", message(text="Có người bán pháo")) == Arrival(
        update_id=500,
        chat_id=77,
        user_id=77,
        is_group=False,
        event=TextReceived("Có người bán pháo", ref="9"),
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
        ("Tie\u0302\u0301ng\u200b Việt\u202e", TextReceived("Tiếng Việt", ref="9")),
        ("/start", CommandReceived("start")),
        ("/start ABCD-EFGH", CommandReceived("start", "ABCD-EFGH")),
        ("/Tip@TinBaoBot 12", CommandReceived("tip", "12")),
        ("\u3164\u200b", UnsupportedReceived("empty")),
        ("a" * TEXT_LIMIT, TextReceived("a" * TEXT_LIMIT, ref="9")),
        ("a" * (TEXT_LIMIT + 1), UnsupportedReceived("long_text")),
    ],
)
def test_words_are_cleaned_as_on_the_web(text: str, event: object) -> None:
    assert sent(text=text) == event


def test_any_command_in_private_is_ours() -> None:
    assert arrived("message", message(text="/tip@OtherBot"), "TinBaoBot").event == CommandReceived("tip")


def test_groups_are_told_from_private_chats() -> None:
    found = arrived("message", message(chat=GROUP, text="chào"))
    assert (found.chat_id, found.user_id, found.is_group) == (-1001, 77, True)


def test_anonymous_administrator_is_nobody() -> None:
    anonymous = {"id": 1087968824, "is_bot": True, "first_name": "Group"}
    found = arrived("message", message(chat=GROUP, text="/digest", sender_chat=GROUP, **{"from": anonymous}))
    assert (found.is_anonymous, found.user_id, found.event) == (True, 0, CommandReceived("digest"))
    assert not arrived("message", message(chat=GROUP, text="/digest")).is_anonymous


def test_largest_photo_is_taken() -> None:
    assert sent(photo=PHOTO) == FileSent("large", 200_000, None, "picture")


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
    assert sent(document=document, caption="ảnh") == FileSent("f", FILE_LIMIT, "ảnh", "picture")


@pytest.mark.parametrize(
    ("mime_type", "kind"),
    [
        ("application/pdf", "document"),
        ("application/image/png", "document"),
        ("video/mp4", "video"),
        ("audio/mpeg", "voice"),
        (None, "document"),
    ],
)
def test_other_files_are_what_they_are_called_until_they_are_here(
    mime_type: str | None, kind: MediaKind
) -> None:
    document = {"file_id": "f", "file_unique_id": "u", "mime_type": mime_type}
    assert sent(document=document) == FileSent("f", None, None, kind)


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("voice", "voice"),
        ("audio", "voice"),
        ("video", "video"),
        ("video_note", "video"),
        ("animation", "video"),
    ],
)
def test_sound_and_film_are_files(name: str, kind: MediaKind) -> None:
    given = sent(**{name: {"file_id": "f", "duration": 3, "file_size": 9}}, caption="Nghe đi")
    assert given == FileSent("f", 9, "Nghe đi", kind)


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        ({"document": {"file_id": "f", "mime_type": "image/png"}}, "too_big"),
        ({"photo": [PHOTO[0]]}, "too_big"),
        ({"document": {"file_id": "f", "mime_type": "application/zip"}}, "too_big_file"),
        ({"document": {"file_id": "f"}}, "too_big_file"),
        ({"video": {"file_id": "f"}}, "too_big_file"),
        ({"voice": {"file_id": "f"}}, "too_big_file"),
    ],
)
def test_files_nobody_can_fetch_are_too_big(content: dict[str, Any], kind: str) -> None:
    [(name, file)] = content.items()
    size = {"file_size": FILE_LIMIT + 1}
    too_big = [one | size for one in file] if isinstance(file, list) else file | size
    assert sent(**{name: too_big}) == UnsupportedReceived(kind)


@pytest.mark.parametrize("kind", ["dice", "game", "invoice", "poll", "sticker", "story"])
def test_what_we_do_not_take_is_named(kind: str) -> None:
    assert sent(**{kind: {"duration": 3}}) == UnsupportedReceived(kind)


def test_animation_is_one_film() -> None:
    """Telegram gives it as a document too, for old programs."""
    given = sent(animation={"file_id": "f"}, document={"file_id": "g"})
    assert given == FileSent("f", None, None, "video")


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
def test_number_that_is_none_is_an_unclear_one(phone: str) -> None:
    assert sent(contact={"phone_number": phone, "user_id": 77}) == ContactShared("")


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
def test_choice_that_cannot_be_ours_is_none_of_ours(data: str) -> None:
    found = arrived("callback_query", press(data=data))
    assert (found.event, found.callback_id) == (ChoicePicked(NO_BUTTON), "444")


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


@given(st.text(max_size=200))
def test_any_words_reach_us(text: str) -> None:
    assert isinstance(sent(text=text), TextReceived | CommandReceived | UnsupportedReceived)
